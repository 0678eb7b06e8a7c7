"""The rows of a sent file around one cell, to be shown as they were."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from loaders.cells.grid import CellValue, Sheet, column_index, column_letters
from loaders.files.intake import receive
from loaders.mapping.loose_text import open_any
from loaders.rows.layouts import header_name

AROUND = 6
MOST_COLUMNS = 16
HIDDEN = "không hiện"
Place = tuple[int, int]
NOWHERE: Place = (-1, -1)
_LINE = re.compile(r"dòng ([0-9]+), cột (.+)")
_ADDRESS = re.compile(r"(.*)!([A-Z]+)([0-9]+)", re.DOTALL)
Row = tuple[int, tuple[tuple[str, bool], ...]]


@dataclass(frozen=True)
class Excerpt:
    """Rows of (line number, cells); a cell is (text, whether it is the one asked for)."""

    sheet: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_excerpt(content: bytes, cell: str, hidden: Collection[str] = ()) -> Excerpt | None:
    """The first rows of a file and those around a cell; None when the file or the cell can't be found any more.

    hidden: addresses of cells whose content is not shown.
    """
    grid, _ = open_any(receive("tệp", content), content)
    if grid is None or not grid.sheets:
        return None
    match = _ADDRESS.fullmatch(cell)
    sheet = next((s for s in grid.sheets if s.name == match.group(1)), None) if match else grid.sheets[0]
    if sheet is None:
        return None
    covered = {_place(sheet, address) for address in hidden}
    letters = bool(match) or (grid.layout == "excel" and not _LINE.fullmatch(cell))
    return _cut(sheet, _place(sheet, cell), covered, letters)


def _place(sheet: Sheet, address: str) -> Place:
    """The line and the column of an address in a sheet; NOWHERE where it is of another one."""
    if match := _ADDRESS.fullmatch(address):
        return (int(match.group(3)), column_index(match.group(2))) if match.group(1) == sheet.name else NOWHERE
    if match := _LINE.fullmatch(address):
        header = [header_name(value) for value in sheet.rows[0]] if sheet.rows else []
        return (int(match.group(1)), header.index(match.group(2)) if match.group(2) in header else -1)
    return NOWHERE


def _cut(sheet: Sheet, here: Place, covered: set[Place], letters: bool) -> Excerpt:
    """The header rows, then the rows around the line, each under the number that its reader sees."""
    line, column = here
    width = min(max((len(row) for row in sheet.rows), default=0), MOST_COLUMNS)
    first = min(max(0, column - MOST_COLUMNS + 4), max(0, max((len(r) for r in sheet.rows), default=0) - width))
    picked = range(first, first + width)
    wanted = [i for i, number in enumerate(sheet.lines) if i < 10 or abs(number - line) <= AROUND][
        : 10 + 2 * AROUND + 1
    ]
    rows = tuple((sheet.lines[i], tuple(_cell(sheet, i, j, here, covered) for j in picked)) for i in wanted)
    return Excerpt(sheet.name if letters else "", tuple(column_letters(j) if letters else "" for j in picked), rows)


def _cell(sheet: Sheet, i: int, j: int, here: Place, covered: set[Place]) -> tuple[str, bool]:
    row, place = sheet.rows[i], (sheet.lines[i], j)
    text = HIDDEN if place in covered else cell_text(row[j]) if j < len(row) else ""
    return (text, place == here)


def cell_text(value: CellValue) -> str:
    """A cell as its reader writes it: dates with slashes, numbers with a comma."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)
