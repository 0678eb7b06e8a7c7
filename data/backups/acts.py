"""Back up, restore, rehearse."""

from __future__ import annotations

import fcntl
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from pyrage.x25519 import Identity, Recipient

from data import settings
from data.audit.check import check_chain
from data.audit.heads import FOLDER as HEADS
from data.backups import words
from data.backups.copying import COPIES, PATTERN, settle
from data.backups.errors import BackupError
from data.backups.manifest import Contents, Manifest, changed_tables, program_version, read_contents
from data.backups.pack import read_pack, write_pack
from data.backups.shelf import (
    PARTIAL,
    Keep,
    Rehearsal,
    append_rehearsal,
    backup_name,
    newest_whole,
    put_on_shelf,
    thin,
)
from data.local_route import FILE_NAME as ENDPOINT
from data.store import FILE_NAME, StoreError, StoreMismatch, open_store
from data.verify import verify

LEFT_OUT = (COPIES, HEADS, ENDPOINT)
_UNPACKING = ".restoring"
_ASIDE = "aside-"


@dataclass(frozen=True)
class Done:
    """A backup that was made: where, what it holds, and the old ones that went."""

    path: Path
    contents: Contents
    gone: tuple[Path, ...]


@dataclass(frozen=True)
class Restored:
    """A store that was restored: what it held then, how long it took, and the rules of verification it breaks."""

    manifest: Manifest
    seconds: float
    broken: tuple[str, ...]


def back_up(var: Path, shelf: Path, recipient: Recipient, keep: Keep, copy: Callable[[], Path]) -> Done:
    """Pack a copy of the store with all that stands beside it, then remove what nobody keeps.

    copy: asks whoever has the store open for a consistent copy. Raises BackupError; then nothing new is on the shelf.
    """
    with _alone(var / COPIES):
        shelf.mkdir(parents=True, exist_ok=True)
        _sweep(var / COPIES, shelf)
        with TemporaryDirectory(prefix=_ASIDE, dir=var / COPIES) as aside:
            _keep_heads(var, Path(aside))
            settle(copy(), Path(aside) / FILE_NAME)
            path, contents = _pack(var, shelf, recipient, Path(aside))
        return Done(path, contents, tuple(thin(shelf, keep)))


def restore(pack: Path, identity: Identity, to: Path) -> Restored:
    """Bring a backup into an empty folder: every file and every row as packed, then brought to this program's schema.

    Raises BackupError; then the folder is as empty as before.
    """
    begun = time.monotonic()
    partial = to / _UNPACKING
    shutil.rmtree(partial, ignore_errors=True)
    if to.exists() and any(to.iterdir()):
        raise BackupError(words.NOT_EMPTY.format(folder=to))
    if not pack.is_file():
        raise BackupError(words.NO_FILE.format(file=pack))
    try:
        partial.mkdir(parents=True)
        with pack.open("rb") as stream:
            manifest = read_pack(stream, identity, partial)
        broken = _open(partial, manifest)
        for path in sorted(partial.iterdir(), key=lambda path: path.name == FILE_NAME):
            path.replace(to / path.name)
    except OSError as error:
        raise BackupError(words.NOT_RESTORED.format(folder=to, why=error)) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return Restored(manifest, time.monotonic() - begun, broken)


def rehearse(var: Path, shelf: Path, identity: Identity) -> tuple[Path, Restored]:
    """Restore the newest whole backup into a folder that goes away again; the record of rehearsals says how it went.

    Raises StoreError when it can't be restored.
    """
    newest = newest_whole(shelf)
    if newest is None:
        raise BackupError(words.NO_BACKUP.format(folder=shelf))
    entry = Rehearsal(settings.vietnam_now(), newest.path.name, 0.0, "")
    try:
        with _alone(var / COPIES), TemporaryDirectory(prefix=_ASIDE, dir=var / COPIES) as folder:
            restored = restore(newest.path, identity, Path(folder))
    except StoreError as error:
        append_rehearsal(shelf, replace(entry, problem=str(error)))
        raise
    problem = words.RULES_BROKEN.format(rules="; ".join(restored.broken)) if restored.broken else ""
    append_rehearsal(shelf, replace(entry, seconds=round(restored.seconds, 1), problem=problem))
    return newest.path, restored


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(words.BUSY) from error
        yield


def _sweep(copies: Path, shelf: Path) -> None:
    """Remove what interrupted backups and rehearsals left."""
    for path in (*copies.glob(PATTERN), *shelf.glob(f"*{PARTIAL}")):
        path.unlink()
    for path in copies.glob(f"{_ASIDE}*"):
        shutil.rmtree(path)


def _keep_heads(var: Path, aside: Path) -> None:
    """The heads of the log before the store is copied: a head that the copied chain has not reached would accuse it."""
    if (var / HEADS).exists():
        shutil.copytree(var / HEADS, aside / HEADS)


def _pack(var: Path, shelf: Path, recipient: Recipient, aside: Path) -> tuple[Path, Contents]:
    taken_at = settings.vietnam_now()
    manifest = Manifest(taken_at, program_version(), read_contents(aside / FILE_NAME))
    partial = shelf / f"{backup_name(manifest.contents.province, taken_at)}{PARTIAL}"
    try:
        with partial.open("xb") as stream:
            sha256 = write_pack(stream, recipient, _members(var, shelf, aside), manifest)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return put_on_shelf(partial, sha256), manifest.contents


def _members(var: Path, shelf: Path, aside: Path) -> Iterator[tuple[str, Path]]:
    """What is packed: the store and the heads of its log, then what else the centre keeps, newer originals too."""
    for path in _files(aside):
        yield str(path.relative_to(aside)), path
    for path in _files(var):
        inside = path.relative_to(var)
        if inside.parts[0] not in LEFT_OUT and not inside.parts[0].startswith(FILE_NAME) and shelf not in path.parents:
            yield str(inside), path


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != PARTIAL)


def _open(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """Hold the unpacked store against the manifest, open it with this program; the rules that it breaks."""
    contents = manifest.contents
    if contents.province != settings.province_code():
        raise BackupError(words.WRONG_PROVINCE.format(found=contents.province, expected=settings.province_code()))
    try:
        changed = changed_tables(folder / FILE_NAME, contents)
        if changed:
            raise BackupError(words.DAMAGED.format(why=words.WRONG_ROWS.format(table=", ".join(changed))))
        store = open_store(folder)
    except StoreMismatch as error:
        raise BackupError(words.NEWER.format(program=manifest.program)) from error
    except duckdb.Error as error:
        raise BackupError(words.DAMAGED.format(why=error)) from error
    try:
        cut = ("audit: every line follows the one before",) if check_chain(store).faults else ()
        return (*(finding.rule for finding in verify(store) if finding.rows), *cut)
    finally:
        store.close()
