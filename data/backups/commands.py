"""python -m data backup-keys | backup | restore | rehearse, with or without the app running."""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from data import settings
from data.audit.chain import record
from data.audit.events import BACKUP
from data.backups import words
from data.backups.acts import Restored, back_up, rehearse, restore
from data.backups.copying import copy_store
from data.backups.endings import ENDED, Ending, tell_log
from data.backups.errors import BackupError
from data.backups.keys import make_keys, read_identity, read_recipient
from data.backups.shelf import Keep
from data.local_route import post, read_endpoint
from data.numbers import format_moment, format_number
from data.store import FILE_NAME, StoreError, StoreLocked, open_store

if TYPE_CHECKING:
    Actions = argparse._SubParsersAction[argparse.ArgumentParser]

GENTLE = 10


def add_commands(actions: Actions) -> None:
    """The four commands and their options."""
    keys = actions.add_parser("backup-keys", help="make the key pair of backups")
    keys.add_argument("--identity", type=Path, required=True, metavar="FILE", help="where the secret key goes")
    backup = actions.add_parser("backup", help="an encrypted copy of store, originals, catalogue and boundaries")
    backup.add_argument("--to", type=Path, metavar="FOLDER", help="instead of IOC_BACKUPS")
    backup.add_argument("--keep", type=_keep, default=Keep(), metavar="14,8,12", help="days, weeks, months")
    back = actions.add_parser("restore", help="a backup into an empty folder")
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument("--identity", type=Path, required=True, metavar="FILE")
    back.add_argument("--to", type=Path, metavar="FOLDER", help="instead of IOC_VAR")
    proof = actions.add_parser("rehearse", help="restore the newest backup aside, compare, and remove it again")
    proof.add_argument("--identity", type=Path, required=True, metavar="FILE")
    proof.add_argument("--from", dest="shelf", type=Path, metavar="FOLDER", help="instead of IOC_BACKUPS")


def run(options: argparse.Namespace) -> int:
    """0 when all is well, 1 when a rule of verification is broken, 2 when it can't be done."""
    try:
        return ACTIONS[options.action](options)
    except StoreError as error:
        return _fail(options, str(error))
    except OSError as error:
        return _fail(options, words.NOT_DONE.format(why=error))


def _fail(options: argparse.Namespace, why: str) -> int:
    print(why, file=sys.stderr)
    if options.action in ENDED:
        backup = options.file.name if options.action == "restore" else ""
        _log(settings.var_folder(), Ending(options.action, backup, why, failed=True))
    return 2


def _log(var: Path, ending: Ending) -> None:
    """What was done stays done when the log can't be told."""
    try:
        tell_log(var, ending)
    except (StoreError, OSError) as error:
        print(error, file=sys.stderr)


def _keep(text: str) -> Keep:
    daily, weekly, monthly = (int(count) for count in text.split(","))
    return Keep(daily, weekly, monthly)


def _make_keys(options: argparse.Namespace) -> int:
    recipient = make_keys(settings.var_folder(), options.identity)
    print(words.KEYS_MADE.format(public=recipient, identity=options.identity))
    return 0


def _back_up(options: argparse.Namespace) -> int:
    begun = time.monotonic()
    os.nice(GENTLE)
    var = settings.var_folder()
    done = back_up(var, options.to or settings.backup_folder(), read_recipient(var), options.keep, _copy)
    measured = {
        "size": format_number(Decimal(done.path.stat().st_size) / 1_000_000, 1),
        "rows": format_number(done.contents.rows),
        "seconds": _seconds(time.monotonic() - begun),
    }
    print(words.BACKED_UP.format(file=done.path, **measured))
    if done.gone:
        print(words.THINNED.format(count=len(done.gone)))
    _log(var, Ending("backup", done.path.name, words.LOGGED.format(**measured)))
    return 0


def _copy() -> Path:
    """A copy of the store by whoever has it open: the running app, else this process."""
    var = settings.var_folder()
    if not (var / FILE_NAME).exists():
        raise BackupError(words.NO_STORE.format(folder=var))
    try:
        store = open_store(var)
    except StoreLocked as locked:
        return _ask_app(var, locked)
    try:
        record(store, BACKUP)
        return copy_store(store)
    finally:
        store.close()


def _ask_app(var: Path, locked: StoreLocked) -> Path:
    endpoint = read_endpoint(var)
    if endpoint is None:
        raise BackupError(words.APP_DID_NOT_COPY.format(why=locked)) from locked
    try:
        return Path(post(endpoint, "backup")["copy"])
    except OSError as error:
        raise BackupError(words.APP_DID_NOT_COPY.format(why=error)) from error


def _restore(options: argparse.Namespace) -> int:
    to = options.to or settings.var_folder()
    restored = restore(options.file, read_identity(options.identity), to)
    contents, taken_at = restored.manifest.contents, format_moment(restored.manifest.taken_at)
    print(words.RESTORED.format(folder=to, revision=contents.revision, taken_at=taken_at, **_measured(restored)))
    return _end(to, Ending("restore", options.file.name, words.LOGGED_ROWS.format(**_measured(restored))), restored)


def _rehearse(options: argparse.Namespace) -> int:
    var, shelf = settings.var_folder(), options.shelf or settings.backup_folder()
    path, restored = rehearse(var, shelf, read_identity(options.identity))
    print(words.REHEARSED.format(file=path.name, **_measured(restored)))
    return _end(var, Ending("rehearse", path.name, words.LOGGED_ROWS.format(**_measured(restored))), restored)


def _measured(restored: Restored) -> dict[str, str]:
    return {"rows": format_number(restored.manifest.contents.rows), "seconds": _seconds(restored.seconds)}


def _end(var: Path, ending: Ending, restored: Restored) -> int:
    """Log it, and say so where the restored store breaks rules."""
    if not restored.broken:
        _log(var, ending)
        return 0
    said = words.RULES_BROKEN.format(rules="; ".join(restored.broken))
    print(said, file=sys.stderr)
    _log(var, replace(ending, told=f"{ending.told}. {said}", failed=True))
    return 1


def _seconds(seconds: float) -> str:
    return format_number(Decimal(str(seconds)), 1)


ACTIONS = {"backup-keys": _make_keys, "backup": _back_up, "restore": _restore, "rehearse": _rehearse}
