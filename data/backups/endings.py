"""How a backup, a restore or a rehearsal ended, as a line in the log of the centre."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from data.audit.chain import record
from data.audit.events import BACKUP_END, DONE, FAILED, REHEARSAL, RESTORE
from data.backups import words
from data.backups.errors import BackupError
from data.local_route import post, read_endpoint
from data.store import FILE_NAME, Store, StoreLocked, open_store

ENDED = {"backup": BACKUP_END, "restore": RESTORE, "rehearse": REHEARSAL}


@dataclass(frozen=True)
class Ending:
    """act: a command of ENDED; backup: the name of its file, '' when there is none; told: what came of it."""

    act: str
    backup: str
    told: str
    failed: bool = False


def note_ending(store: Store, ending: Ending) -> None:
    """A line in the log of an open store."""
    outcome = FAILED if ending.failed else DONE
    record(store, ENDED[ending.act], ending.backup, after=ending.told, outcome=outcome)


def tell_log(var: Path, ending: Ending) -> None:
    """A line in the log of the store in a folder, by whoever has it open; nothing where there is no store.

    Raises StoreError when nobody can write it.
    """
    if not (var / FILE_NAME).exists():
        return
    try:
        store = open_store(var)
    except StoreLocked:
        _tell_app(var, ending)
        return
    try:
        note_ending(store, ending)
    finally:
        store.close()


def _tell_app(var: Path, ending: Ending) -> None:
    endpoint = read_endpoint(var)
    if endpoint is None:
        raise BackupError(words.NOT_LOGGED.format(why=words.IN_USE))
    try:
        post(endpoint, "backup-ended", ending=asdict(ending))
    except OSError as error:
        raise BackupError(words.NOT_LOGGED.format(why=error)) from error
