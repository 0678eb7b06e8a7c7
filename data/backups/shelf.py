"""The folder of backups: which are whole, which may go, when the last rehearsal was."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path

REHEARSALS = "rehearsals.csv"
PARTIAL = ".part"
_SUM = ".sha256"
_NAME = re.compile(r"giao-ban_\w+_(\d{8}T\d{6})\.tar\.zst\.age")
_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True)
class Keep:
    """How many days, weeks and months keep their newest backup."""

    daily: int = 14
    weekly: int = 8
    monthly: int = 12


@dataclass(frozen=True)
class Backup:
    """One backup in the folder."""

    path: Path
    taken_at: datetime

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size

    @property
    def whole(self) -> bool:
        """Whether it is, byte by byte, what was written."""
        said = _sum_file(self.path)
        if not said.exists():
            return False
        with self.path.open("rb") as stream:
            return said.read_text().split()[:1] == [hashlib.file_digest(stream, "sha256").hexdigest()]


@dataclass(frozen=True)
class Rehearsal:
    """One rehearsal: when, of which backup, how long it took, and what was wrong ('' when nothing)."""

    at: datetime
    backup: str
    seconds: float
    problem: str


@dataclass(frozen=True)
class BackupState:
    """What the status page says of backups."""

    newest: Backup | None
    whole: bool
    last_rehearsal: Rehearsal | None


def backup_name(province: str, taken_at: datetime) -> str:
    """The file name of a backup."""
    return f"giao-ban_{province}_{taken_at.strftime(_STAMP)}.tar.zst.age"


def list_backups(folder: Path) -> list[Backup]:
    """Every finished backup, newest first; one that was only begun has another name."""
    found = ((path, _NAME.fullmatch(path.name)) for path in folder.glob("giao-ban_*"))
    backups = [Backup(path, datetime.strptime(name.group(1), _STAMP)) for path, name in found if name]
    return sorted(backups, key=lambda backup: backup.taken_at, reverse=True)


def newest_whole(folder: Path) -> Backup | None:
    """The backup that one would restore."""
    return next((backup for backup in list_backups(folder) if backup.whole), None)


def backup_state(folder: Path) -> BackupState:
    """The newest backup, whether it is whole, and the last rehearsal."""
    newest = next(iter(list_backups(folder)), None)
    return BackupState(newest, newest is not None and newest.whole, next(iter(_read_rehearsals(folder)), None))


def put_on_shelf(partial: Path, sha256: str) -> Path:
    """Give a finished pack its name; its sum, as sha256sum -c reads it, is there first."""
    path = partial.with_name(partial.name.removesuffix(PARTIAL))
    _sum_file(path).write_text(f"{sha256}  {path.name}\n", encoding="utf-8")
    return partial.replace(path)


def thin(folder: Path, keep: Keep) -> list[Path]:
    """Remove the whole backups that no day, week or month keeps; a damaged one neither counts nor goes."""
    whole = {backup.taken_at: backup.path for backup in list_backups(folder) if backup.whole}
    gone = [path for taken_at, path in whole.items() if taken_at not in kept(whole, keep)]
    for path in gone:
        path.unlink()
        _sum_file(path).unlink()
    return gone


def kept(taken: Iterable[datetime], keep: Keep) -> set[datetime]:
    """The newest backup of each of the last days, weeks and months that have one."""
    times = sorted(taken)
    return {
        *_newest(times, _day, keep.daily),
        *_newest(times, _week, keep.weekly),
        *_newest(times, _month, keep.monthly),
    }


def append_rehearsal(folder: Path, rehearsal: Rehearsal) -> None:
    """Add a line to the record of rehearsals."""
    with (folder / REHEARSALS).open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerow(astuple(rehearsal))


def _read_rehearsals(folder: Path) -> Iterator[Rehearsal]:
    """Newest first."""
    path = folder / REHEARSALS
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for at, backup, seconds, problem in csv.reader(reversed(lines)):
        yield Rehearsal(datetime.fromisoformat(at), backup, float(seconds), problem)


def _sum_file(path: Path) -> Path:
    return path.with_name(path.name + _SUM)


def _newest(times: list[datetime], span: Callable[[datetime], tuple[int, ...]], count: int) -> list[datetime]:
    """times in ascending order: the last one of each span, of the last spans."""
    by_span = {span(time): time for time in times}
    return list(by_span.values())[-count:] if count else []


def _day(time: datetime) -> tuple[int, ...]:
    return time.timetuple()[:3]


def _week(time: datetime) -> tuple[int, ...]:
    return time.isocalendar()[:2]


def _month(time: datetime) -> tuple[int, ...]:
    return time.timetuple()[:2]
