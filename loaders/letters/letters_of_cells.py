"""Letters of TCVN3 and VNI in the cells of a workbook, told by their font or by what makes sense, made Unicode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from loaders.cells.grid import CellValue, Grid, Sheet, column_index
from loaders.letters.legacy_letters import LetterTable, letter_tables, mend_piece, table_of
from loaders.problems.problem import Place, Problem, make_problem


def mend_letters(grid: Grid) -> tuple[Grid, list[Problem]]:
    """The grid in Unicode, and a notice for each sheet and table that says how many cells were converted."""
    strange = {text for sheet in grid.sheets for text in sheet.texts if not text.isascii()}
    table = table_of("\n".join(strange))
    mended = {text: read for text in strange if table and (read := mend_piece(table, text)) != text}
    if not mended and not any(sheet.old_fonts for sheet in grid.sheets):
        return grid, []
    done = [_mend_sheet(sheet, table, mended) for sheet in grid.sheets]
    notices = [
        make_problem("converted_cells", Place(sheet=sheet.name), found=name, wanted=count)
        for sheet, counts in done
        for name, count in counts.items()
    ]
    return replace(grid, sheets=tuple(sheet for sheet, _ in done)), notices


def _mend_sheet(sheet: Sheet, table: LetterTable | None, mended: Mapping[str, str]) -> tuple[Sheet, Counter[str]]:
    counts: Counter[str] = Counter()
    rows = [list(row) for row in sheet.rows]
    for address, font in sheet.old_fonts.items():
        _mend_by_font(rows, address, font, table, counts)
    if table and mended:
        for row in rows:
            for at, value in enumerate(row):
                if isinstance(value, str) and value in mended:
                    row[at] = mended[value]
                    counts[table.name] += 1
    return replace(sheet, rows=rows), counts


def _mend_by_font(
    rows: list[list[CellValue]], address: str, font: str, found: LetterTable | None, counts: Counter[str]
) -> None:
    """A font that draws capitals (.VnTimeH) has them as small letters in the file."""
    letters = address.rstrip("0123456789")
    row, column = int(address[len(letters) :]) - 1, column_index(letters)
    text = rows[row][column]
    table = next(table for table in letter_tables() if font.lower().startswith(table.fonts))
    read = mend_piece(table, str(text), sure=table is found)
    if isinstance(text, str) and read != text:
        rows[row][column] = read.upper() if font.lower().startswith(".vn") and font.endswith("H") else read
        counts[table.name] += 1
