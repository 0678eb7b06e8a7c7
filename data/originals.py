"""Originals: the bytes that were sent, each kept once under its hash."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from data.store import Store, StoreError, telling_faults


def keep_original(store: Store, sha256: str, content: bytes) -> Path:
    """Write the bytes once under their hash, durably, before anything refers to them. Raises NotWritten."""
    folder = store.folder / "originals"
    path = folder / sha256
    if not path.exists():
        with telling_faults():
            folder.mkdir(exist_ok=True)
            _write_durably(path, content)
    return path


def _write_durably(path: Path, content: bytes) -> None:
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with partial.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def read_original(store: Store, sha256: str) -> bytes:
    """The bytes that were sent. Raises StoreError when they are gone or were changed."""
    path = store.folder / "originals" / sha256
    content = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise StoreError(f"the original {sha256} is missing or was changed")
    return content
