"""The head of the chain, kept outside the store: head.json, one line a day in heads.csv, and syslog where asked for.

head.json may lag behind the store by what a crash took; it never leads. A kept head that the chain no longer holds is
not overwritten: it is the proof that the chain was cut or changed.
"""

from __future__ import annotations

import csv
import json
import logging
import os
import threading
from dataclasses import asdict, dataclass
from functools import cache
from logging.handlers import SYSLOG_UDP_PORT, SysLogHandler
from pathlib import Path

from data.people.security import read_rules
from data.store import Store

FOLDER = "audit"
HEAD = "head.json"
HEADS = "heads.csv"
LOG = logging.getLogger("giao_ban.audit")
_keeping = threading.Lock()


@dataclass(frozen=True)
class Head:
    """The number and the hash of a line. kept_at: when it was its turn to be the last one."""

    number: int
    hash: str
    kept_at: str = ""


def keep_head(store: Store, head: Head) -> None:
    """Keep a newer head. The act is done already: what goes wrong here goes to the program's own log."""
    folder = store.folder / FOLDER
    try:
        with _keeping:
            known = read_head(folder)
            if known is None or store.rows("read_audit_hash", number=known.number) == [(known.hash,)]:
                _replace(folder, known, head)
            else:
                LOG.critical("the chain of the log no longer holds line %s of %s", known.number, folder / HEAD)
        _tell_syslog(store.folder, head)
    except (OSError, ValueError) as error:
        LOG.error("the head of the log at line %s was not kept: %s", head.number, error)


def read_head(folder: Path) -> Head | None:
    """The kept head, None before the first one. Raises ValueError when the file says nothing of the kind."""
    path = folder / HEAD
    try:
        return Head(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None
    except TypeError as error:
        raise ValueError(str(path)) from error


def read_daily_heads(folder: Path) -> list[Head]:
    """The heads of the days, oldest first. Raises ValueError when a line is none."""
    path = folder / HEADS
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return [Head(int(number), found, day) for day, number, found in csv.reader(stream)]


def _replace(folder: Path, known: Head | None, head: Head) -> None:
    if known is not None and known.number >= head.number:
        return
    folder.mkdir(exist_ok=True)
    partial = folder / f"{HEAD}.part"
    with partial.open("w", encoding="utf-8") as stream:
        json.dump(asdict(head), stream)
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(folder / HEAD)
    if known is None or known.kept_at[:10] != head.kept_at[:10]:
        with (folder / HEADS).open("a", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerow([head.kept_at[:10], head.number, head.hash])


@cache
def _syslog(folder: Path) -> SysLogHandler | None:
    host, _, port = read_rules(folder).syslog.partition(":")
    return SysLogHandler((host, int(port or SYSLOG_UDP_PORT))) if host else None


def _tell_syslog(folder: Path, head: Head) -> None:
    handler = _syslog(folder)
    if handler is not None:
        said = {"msg": f"giao-ban audit {head.number} {head.hash}", "levelno": logging.INFO, "levelname": "INFO"}
        handler.handle(logging.makeLogRecord(said))
