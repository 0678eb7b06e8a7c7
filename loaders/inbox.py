"""The drop folder for other systems: $IOC_VAR/inbox/<unit>/ is read through the same door as the page.

A file is taken when it has stopped growing; it moves to accepted/ or refused/ beside it, with reports of the same name.
"""

from __future__ import annotations

import json
import logging
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.access import SUBMIT, UNIT, Denied, Viewer, allowed
from data.audit.chain import record
from data.audit.events import REFUSED as REFUSED_ACT
from data.catalogue.model import Catalogue
from data.intake_context import intake_context
from data.numbers import format_moment
from data.scope import catalogue_for
from data.sendings import Sending
from data.store import Store, StoreError
from data.submissions import Receipt, Refused
from loaders.files.intake import LARGEST_FILE, safe_name
from loaders.report import Report
from loaders.sending import hand_over
from loaders.submit import check_file

FOLDER = "inbox"
ACCEPTED, REFUSED = "accepted", "refused"
ACTOR = "thư mục nhận tệp"
SETTLING = 2.0
UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".swp", "~")
LOG = logging.getLogger("giao_ban.inbox")
Look = tuple[int, int]


@dataclass(frozen=True)
class Outcome:
    """What became of one file: the folder that it moved to, the sentence and all that the report says."""

    unit: str
    file_name: str
    folder: str
    sentence: str
    report: Report | None = None

    def to_text(self) -> str:
        """For who put the file there."""
        return "\n\n".join(filter(None, (self.sentence, self.report.to_text() if self.report else ""))) + "\n"

    def to_dict(self) -> dict[str, Any]:
        """For the system that put it there."""
        report = self.report.to_dict() if self.report else None
        return {
            "file": self.file_name,
            "unit": self.unit,
            "outcome": self.folder,
            "text": self.sentence,
            "report": report,
        }


class Inbox:
    """The folder as it was seen at the last look."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[Path, Look] = {}
        self._done: dict[Path, Look] = {}

    def sweep(self, store: Store, catalogue: Catalogue) -> list[Outcome]:
        """Take every file that looks as it did at the last look. One that goes wrong does not stop the others."""
        looks = {path: look for path in self._files() if (look := _look_at(path))}
        settled = [path for path, look in looks.items() if self._seen.get(path) == look != self._done.get(path)]
        self._seen = looks
        self._done = {path: look for path, look in self._done.items() if looks.get(path) == look}
        outcomes = []
        for path in settled:
            outcome = _take(path, looks[path], store, catalogue)
            if outcome:
                self._done[path] = looks[path]
                outcomes.append(outcome)
        return outcomes

    def _files(self) -> Iterator[Path]:
        """What lies in the folders of the units, without what is still being written; links lead nowhere."""
        for unit in sorted(_entries(self.folder)):
            if unit.is_dir() and not unit.is_symlink():
                yield from sorted(p for p in _entries(unit) if not _is_passed_over(p))


def sweep_once(folder: Path, store: Store, catalogue: Catalogue, settling: float = SETTLING) -> list[Outcome]:
    """Look, wait, and take what has not changed meanwhile."""
    inbox = Inbox(folder / FOLDER)
    inbox.sweep(store, catalogue)
    time.sleep(settling)
    return inbox.sweep(store, catalogue)


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _is_passed_over(path: Path) -> bool:
    name = path.name.casefold()
    return name.startswith((".", "~$")) or name.endswith(UNFINISHED) or (path.is_dir() and not path.is_symlink())


def _look_at(path: Path) -> Look | None:
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _take(path: Path, look: Look, store: Store, catalogue: Catalogue) -> Outcome | None:
    """What becomes of a file that has settled; None when it has changed after all, or the store can't write now."""
    unit = path.parent.name
    try:
        outcome = _outcome_of(path, look, store, catalogue)
        if outcome and outcome.folder == REFUSED:
            record(_of_unit(store, unit), SUBMIT, safe_name(path.name), after=outcome.sentence, outcome=REFUSED_ACT)
    except StoreError as trouble:
        LOG.error("%r of %s waits, because of the store: %s", path.name, unit, trouble)
        return None
    if outcome:
        LOG.info("%r of %s: %s", path.name, unit, outcome.folder)
        _put_away(path, outcome)
    return outcome


def _outcome_of(path: Path, look: Look, store: Store, catalogue: Catalogue) -> Outcome | None:
    unit = path.parent.name
    try:
        content = _read(path, look)
        return None if content is None else _hand_in(unit, path.name, content, store, catalogue)
    except StoreError:
        raise
    except _NoFile:
        return Outcome(unit, path.name, REFUSED, "Chỉ nhận tệp thường, không nhận liên kết hay tệp đặc biệt.")
    except Exception:
        LOG.exception("the file %r of %s was not taken", path.name, unit)
        return Outcome(unit, path.name, REFUSED, "Không xử lý được tệp này; đầu mối IOC xem sổ ghi của máy chủ.")


class _NoFile(Exception):
    """A link or a special file."""


def _read(path: Path, look: Look) -> bytes | None:
    """The bytes, no more than the door takes; None when the file is not the one that was looked at."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise _NoFile
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as stream:
        content = stream.read(LARGEST_FILE + 1)
        after = os.fstat(stream.fileno())
    return content if (after.st_size, after.st_mtime_ns) == look else None


def _of_unit(store: Store, unit: str) -> Store:
    """The folder may do what the unit may."""
    return store.seen_by(Viewer(UNIT, ACTOR, unit))


def _hand_in(unit: str, name: str, content: bytes, store: Store, catalogue: Catalogue) -> Outcome:
    if unit not in catalogue.units and unit not in catalogue.communes:
        return Outcome(unit, name, REFUSED, f"Không có đơn vị mang mã {safe_name(unit)}; thư mục phải mang mã đơn vị.")
    own = _of_unit(store, unit)
    known = catalogue_for(own.viewer, catalogue)
    report = check_file(name, content, known, intake_context(own, own.now()))
    form = known.forms.get(report.form)
    if report.unit and not allowed(own.viewer, SUBMIT, form.sector if form else "", report.unit):
        return Outcome(unit, name, REFUSED, f"Thư mục này chỉ nhận tệp của {catalogue.sender_name(unit)}.")
    if report.submission is None:
        return Outcome(unit, name, REFUSED, f"Tệp có {len(report.problems)} lỗi.", report)
    if report.questions:
        told = f"Tệp có {len(report.questions)} điểm nghi vấn cần người xác nhận; nạp tệp trên trang Nạp số liệu."
        return Outcome(unit, name, REFUSED, told, report)
    try:
        found = hand_over(report.submission, content, known, own, f"{catalogue.sender_name(unit)}, {ACTOR}", own.now())
    except (Refused, Denied):
        return Outcome(unit, name, REFUSED, "Kho không nhận tệp này.", report)
    return Outcome(unit, name, ACCEPTED, _told(found), report)


def _told(found: Receipt | Sending) -> str:
    if isinstance(found, Sending):
        return f"Đã gửi, chờ tổ thư ký tiếp nhận. Mã gửi {found.sending_id}, lúc {format_moment(found.sent_at)}."
    told = "Tệp này đã được tiếp nhận trước đó" if found.already else "Đã tiếp nhận"
    return f"{told}. Mã lần gửi {found.submission_id}, {found.stored} ô số liệu, {format_moment(found.received_at)}."


def _put_away(path: Path, outcome: Outcome) -> None:
    """Move the file and write its report; a file that can't be moved stays, and is not taken again unchanged."""
    target = path.parent / outcome.folder / path.name
    try:
        target.parent.mkdir(exist_ok=True)
        number = 1
        if target.parent.is_symlink():
            raise OSError(f"{target.parent} is a link")
        while target.is_symlink() or target.exists():
            number += 1
            target = target.with_name(f"{path.stem} ({number}){path.suffix}")
        path.rename(target)
        told = json.dumps(outcome.to_dict(), ensure_ascii=False, indent=2)
        _write_new(target.with_name(f"{target.name}.json"), told)
        _write_new(target.with_name(f"{target.name}.txt"), outcome.to_text())
    except OSError as error:
        LOG.error("%r of %s could not be put away: %s", path.name, outcome.unit, error)


def _write_new(path: Path, text: str) -> None:
    """Write a file that was not there: nothing that lies in the way is followed or written over."""
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o640), "w", encoding="utf-8"
    ) as out:
        out.write(text)
