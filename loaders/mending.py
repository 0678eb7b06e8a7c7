"""Cells mended in place: another value for a cell of a file, with a reason; the file itself stays as it was sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from data.mendings import Mending
from loaders.answers import fault_of_reason
from loaders.cells.grid import CSV, CellValue, Grid, Sheet, column_index, column_letters
from loaders.files.xml_scan import MOST_COLUMNS
from loaders.problems.personal_signs import personal_sign
from loaders.problems.problem import Place, place_of_cell, show
from loaders.rows.layouts import header_name

LONGEST_VALUE = 300


@dataclass(frozen=True)
class Fix:
    """What a cell is to hold, as somebody types it, and why."""

    value: str
    reason: str


Fixes = Mapping[str, Fix]  # a cell as problems name it -> its fix
NO_FIXES: Fixes = {}


def fault_of_fix(fix: Fix) -> str:
    """Why a fix can't be kept, in Vietnamese; '' when it can."""
    if len(fix.value) > LONGEST_VALUE or personal_sign(fix.value):
        return "Giá trị mới quá dài hoặc có thông tin cá nhân."
    return fault_of_reason(fix.reason)


def apply_fixes(grid: Grid, fixes: Fixes) -> tuple[Grid, dict[str, str]]:
    """The grid with its cells mended; cell -> what the file says there, for those that were found."""
    before: dict[str, str] = {}
    sheets = list(grid.sheets)
    for cell, fix in fixes.items():
        place = place_of_cell(cell)
        at = next((at for at, sheet in enumerate(sheets) if grid.layout == CSV or sheet.name == place.sheet), None)
        where = None if at is None else _find(sheets[at], place, grid.layout == CSV)
        if at is not None and where is not None:
            sheets[at], said = _mend(sheets[at], *where, fix.value)
            before[cell] = show(said)
    return replace(grid, sheets=tuple(sheets)), before


def mendings_of(before: Mapping[str, str], fixes: Fixes, person: str) -> tuple[Mending, ...]:
    """What is kept with the submission."""
    return tuple(
        Mending(cell, said, fixes[cell].value, " ".join(fixes[cell].reason.split()), person)
        for cell, said in before.items()
    )


def _find(sheet: Sheet, place: Place, text_table: bool) -> tuple[int, int] | None:
    """The indexes of row and column of a place; None where the sheet has no such cell."""
    if not place.row or place.row not in sheet.lines or not sheet.rows:
        return None
    if not text_table:
        column = column_index(place.column)
        return (sheet.lines.index(place.row), column) if column < MOST_COLUMNS else None
    names = [header_name(value) for value in sheet.rows[0]]
    return (sheet.lines.index(place.row), names.index(place.column)) if place.column in names else None


def _mend(sheet: Sheet, row: int, column: int, value: str) -> tuple[Sheet, CellValue]:
    """The sheet with one cell changed, which is then no error, formula or percentage any more; and what it held."""
    cells = [*sheet.rows[row], *[""] * (column + 1 - len(sheet.rows[row]))]
    said, cells[column] = cells[column], value.strip()
    rows = [*sheet.rows]
    rows[row] = cells
    address = f"{column_letters(column)}{sheet.lines[row]}"
    said = sheet.errors.get(address, said)
    return replace(
        sheet,
        rows=rows,
        errors={at: error for at, error in sheet.errors.items() if at != address},
        uncomputed=sheet.uncomputed - {address},
        percent=sheet.percent - {address},
    ), said
