"""Excel -> Grid. The workbook is read in a child process with limits, so that no file can take the application down."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from loaders.cells.grid import EXCEL, Grid, Merge, Sheet, column_index
from loaders.files.archive import XLSX
from loaders.files.xml_scan import MOST_COLUMNS, MOST_ROWS
from loaders.problems.problem import Place, Problem, make_problem

_PROJECT = Path(__file__).resolve().parents[2]
_BOOTSTRAP = (
    "import sys; sys.path += sys.argv[4:]; from loaders.files.excel_child import main; "
    "main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))"
)
_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True)
class Limits:
    """What the child may use."""

    memory_bytes: int = 600 * 1024 * 1024
    cpu_seconds: int = 20
    wall_seconds: float = 30.0


class _Reserve:
    """Children that have started up and wait for their file; kept only while `wanted`."""

    def __init__(self) -> None:
        self.wanted = False
        self.waiting: dict[tuple[str, Limits, str], subprocess.Popen[bytes]] = {}


_reserve = _Reserve()


class ChildFailed(Exception):
    """The child hung or died; `slow` when it ran out of time."""

    def __init__(self, slow: bool) -> None:
        super().__init__("the reading child hung" if slow else "the reading child died")
        self.slow = slow


def read_workbook(content: bytes, limits: Limits = Limits(), task: str = XLSX) -> Grid | Problem:
    """The sheets of a workbook, or why it can't be read. Never raises, whatever the bytes."""
    try:
        answer = run_child(task, content, limits)
    except ChildFailed as failed:
        if failed.slow:
            return make_problem("too_slow", wanted=int(limits.wall_seconds))
        answer = _explain(content, limits) if task == XLSX else {"refused": "too_much_data", "found": ""}
    if answer.get("refused") == "far_cell" and not answer["found"]:
        answer = _explain(content, limits)
    return _refusal(answer) if "refused" in answer else _grid(answer)


def run_child(task: str, content: bytes, limits: Limits, bootstrap: str = _BOOTSTRAP) -> dict[str, Any]:
    """The child's answer. Raises ChildFailed when it dies, hangs or answers nonsense."""
    arguments = (task, limits, bootstrap)
    child = _reserve.waiting.pop(arguments, None) or _start_child(*arguments)
    if _reserve.wanted and task == XLSX:
        _reserve.waiting[arguments] = _start_child(*arguments)
    try:
        output, _ = child.communicate(content, timeout=limits.wall_seconds)
    except subprocess.TimeoutExpired:
        _end_child(child)
        raise ChildFailed(slow=True) from None
    if child.returncode:
        raise ChildFailed(slow=child.returncode in (-24, -9))
    try:
        answer: dict[str, Any] = json.loads(output, object_hook=_from_json)
    except ValueError:
        raise ChildFailed(slow=False) from None
    return answer


@contextmanager
def ready_children() -> Iterator[None]:
    """While many workbooks are read one after another, the next child starts up beside the one that is reading.

    Each child still reads one file, so that the limits hold for every file.
    """
    _reserve.wanted = True
    try:
        yield
    finally:
        _reserve.wanted = False
        while _reserve.waiting:
            _end_child(_reserve.waiting.popitem()[1])


def _start_child(task: str, limits: Limits, bootstrap: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-I", "-S", "-c", bootstrap, task, str(limits.memory_bytes), str(limits.cpu_seconds)]
    pipe = subprocess.PIPE
    return subprocess.Popen([*command, *_import_folders()], stdin=pipe, stdout=pipe, stderr=pipe)


def _end_child(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.communicate()


def _explain(content: bytes, limits: Limits) -> dict[str, Any]:
    try:
        return run_child("explain", content, limits)
    except ChildFailed:
        return {"refused": "too_much_data", "found": ""}


def _import_folders() -> Sequence[str]:
    origins = [importlib.util.find_spec(name) for name in ("python_calamine", "openpyxl", "xlrd")]
    folders = [str(Path(spec.origin).parent.parent) for spec in origins if spec and spec.origin]
    return [str(_PROJECT), *dict.fromkeys(folders)]


def _from_json(found: dict[str, Any]) -> Any:
    if "day" in found:
        return date.fromisoformat(found["day"])
    return datetime.fromisoformat(found["moment"]) if "moment" in found else found


def _refusal(answer: dict[str, Any]) -> Problem:
    found, wanted = str(answer["found"]), str(answer.get("wanted", ""))
    if answer["refused"] != "far_cell":
        return make_problem(answer["refused"], found=found, wanted=wanted)
    sheet, _, address = found.rpartition("!")
    limit = f"{MOST_ROWS:,} dòng, {MOST_COLUMNS} cột".replace(",", ".", 1)
    return make_problem("far_cell", Place(sheet=sheet, cell=found), found=address, wanted=limit)


def _grid(answer: dict[str, Any]) -> Grid:
    sheets = tuple(_sheet(found) for found in answer["sheets"])
    return Grid(layout=EXCEL, sheets=sheets, reader_note=answer["reader_note"])


def _sheet(found: dict[str, Any]) -> Sheet:
    rows = found["rows"]
    return Sheet(
        name=found["name"],
        rows=rows,
        lines=range(1, len(rows) + 1),
        hidden=found["hidden"],
        filled=any(value != "" for row in rows for value in row),
        merged=tuple(merge for ref in found["merged"] if (merge := _merge(ref))),
        errors=found["errors"],
        uncomputed=frozenset(found["uncomputed"]),
        percent=frozenset(found["percent"]),
        disorder=found["disorder"],
        old_fonts=found["old_fonts"],
    )


def _merge(ref: str) -> Merge | None:
    match = _REF.fullmatch(ref)
    if not match:
        return None
    left, top, right, bottom = match.groups()
    return Merge(ref, int(top), column_index(left) + 1, int(bottom), column_index(right) + 1)
