"""The sender's own workbook given back: wrong cells coloured and commented, a first sheet that says what to mend."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from data.numbers import format_date
from loaders.cells.grid import CellValue, Sheet
from loaders.files.archive import XLSX
from loaders.files.intake import TEXT, Intake, receive
from loaders.files.opening import open_file
from loaders.files.workbook import ChildFailed, Limits, run_child
from loaders.problems.groups import Group, group_problems
from loaders.problems.kind import LABELS
from loaders.problems.problem import Problem
from loaders.rows.layouts import SCOPE, SHEET

LARGEST_KEPT = 5 * 1024 * 1024
LIMITS = Limits(memory_bytes=1024 * 1024 * 1024, cpu_seconds=60, wall_seconds=90.0)
MOST_RANGES = 60
_BOOTSTRAP = (
    "import sys; sys.path += sys.argv[4:]; from loaders.markup_child import main; "
    "main(int(sys.argv[2]), int(sys.argv[3]))"
)
_LOST_PARTS = (
    ("xl/charts/", "kiểu dáng biểu đồ"),
    ("xl/media/", "vị trí hình ảnh"),
    ("xl/diagrams/", "sơ đồ (SmartArt)"),
    ("xl/pivottables/", "bảng tổng hợp (PivotTable)"),
    ("xl/slicers/", "bộ lọc (slicer)"),
    ("xl/printersettings/", "thiết lập máy in"),
)


@dataclass(frozen=True)
class Marked:
    """A workbook to give back; lost: what of the sender's could not be kept in it, in Vietnamese."""

    name: str
    content: bytes
    lost: tuple[str, ...]


def mark_up(file_name: str, content: bytes, told: Sequence[Problem]) -> Marked | None:
    """The sent file with its problems and doubts marked; None where it has none, or can't be read as a table.

    What openpyxl can't read, or not within its limits, gives a workbook with the list of what to mend alone.
    """
    intake = receive(file_name, content)
    if not told or not intake.kind:
        return None
    name = f"{PurePath(intake.name).stem}_can-sua.xlsx"
    asked = {"groups": [_plain_group(group) for group in group_problems(told)], "cells": _notes(told)}
    kept, lost = _source(intake, content)
    try:
        answer = _ask({**asked, **kept, "lost": lost})
    except ChildFailed:
        lost = [*lost, "toàn bộ nội dung tệp (tệp quá lớn hoặc không mở được để đánh dấu)"]
        answer = _ask({**asked, "lost": lost})
    return Marked(name, base64.b64decode(answer["content"]), tuple(answer["lost"]))


def _ask(said: dict[str, Any]) -> dict[str, Any]:
    return run_child("mark", json.dumps(said).encode(), LIMITS, _BOOTSTRAP)


def _source(intake: Intake, content: bytes) -> tuple[dict[str, Any], list[str]]:
    """What the child marks: the workbook, or the rows of a text table; and what will be lost."""
    if len(content) > LARGEST_KEPT:
        return {}, ["nội dung tệp (tệp quá lớn để đánh dấu; sửa theo danh sách)"]
    if intake.kind == XLSX:
        return {"workbook": base64.b64encode(content).decode()}, _lost_parts(content)
    grid, _ = open_file(intake, content, SCOPE[:1])
    lost = [] if intake.kind == TEXT else ["định dạng của tệp .xls, .ods (giữ nội dung)"]
    return {"sheets": [_plain_sheet(sheet) for sheet in grid.sheets] if grid else []}, lost


def _plain_sheet(sheet: Sheet) -> dict[str, Any]:
    """Its name and its filled rows; numbers stay numbers, days become text."""
    rows = [(line, [_plain(value) for value in row]) for line, row in zip(sheet.lines, sheet.rows, strict=True)]
    return {"name": sheet.name or SHEET, "rows": rows}


def _plain(value: CellValue) -> str | int | float | bool:
    return format_date(value) if isinstance(value, date) else value


def _lost_parts(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name.lower() for name in archive.namelist()]
    return [what for part, what in _LOST_PARTS if any(name.startswith(part) for name in names)]


def _plain_group(group: Group) -> dict[str, Any]:
    ranges = group.ranges
    return {
        "title": group.first.title,
        "severity": LABELS[group.first.severity],
        "sentence": group.first.sentence,
        "mend": group.mend,
        "count": len(group.problems),
        "ranges": [vars(one) for one in ranges[:MOST_RANGES]],
        "more": max(0, len(ranges) - MOST_RANGES),
    }


def _notes(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """What to write at each cell; a cell of a text table lies on the sheet that is made of it."""
    return [
        {
            "sheet": problem.sheet or SHEET,
            "row": problem.row,
            "cell": problem.cell.rpartition("!")[2] if problem.sheet else "",
            "column": problem.column,
            "asks": problem.asks,
            "text": f"{problem.title}: {problem.sentence} Cách sửa: {problem.mend}",
        }
        for problem in problems
        if problem.row and problem.cell
    ]
