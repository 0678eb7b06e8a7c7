"""The key pair of backups: the public key stays on the server and can't open what it closed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pyrage
from pyrage.x25519 import Identity, Recipient

from data.backups import words
from data.backups.errors import BackupError

PUBLIC_KEY = "backup.pub"
T = TypeVar("T")


def make_keys(var: Path, identity: Path) -> Recipient:
    """Write the public key into the store's folder and the identity to a file that only its owner may read.

    Raises BackupError when one of the two files exists.
    """
    public = var / PUBLIC_KEY
    for path in (identity, public):
        if path.exists():
            raise BackupError(words.KEY_EXISTS.format(file=path))
    made = Identity.generate()
    var.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(identity, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(f"# public key: {made.to_public()}\n{made}\n")
    public.write_text(f"{made.to_public()}\n", encoding="utf-8")
    return made.to_public()


def read_recipient(var: Path) -> Recipient:
    """The public key that backups are closed with. Raises BackupError when there is none."""
    path = var / PUBLIC_KEY
    if not path.exists():
        raise BackupError(words.NO_KEY.format(file=path))
    return _read(path, Recipient.from_str, words.BAD_PUBLIC_KEY)


def read_identity(path: Path) -> Identity:
    """The key that opens backups. Raises BackupError when the file holds none."""
    if not path.is_file():
        raise BackupError(words.NO_FILE.format(file=path))
    return _read(path, Identity.from_str, words.BAD_IDENTITY)


def _read(path: Path, parse: Callable[[str], T], sentence: str) -> T:
    """The first line that is no comment, as age writes key files."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    key = next((line.strip() for line in lines if line.strip() and not line.startswith("#")), "")
    try:
        return parse(key)
    except (pyrage.RecipientError, pyrage.IdentityError) as error:
        raise BackupError(sentence.format(file=path)) from error
