""".xls (Excel 5 to 2003) -> the answer of the reading child. xlrd tells type, error, format and font of each cell."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, Literal

import xlrd
from xlrd.book import Book
from xlrd.sheet import Sheet
from xlrd.xldate import XLDateError

from loaders.cells.grid import column_letters
from loaders.files.biff import scan_records
from loaders.files.old_fonts import is_old_font
from loaders.files.xml_scan import MOST_CELLS, MOST_COLUMNS, MOST_SHEETS, Unsafe, shows_percent

_EMPTY = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)


def read_xls(content: bytes) -> dict[str, Any]:
    """{'sheets': […], 'reader_note': ''}. Raises Unsafe, and whatever damaged bytes lead to."""
    uncomputed = scan_records(content)
    with open(os.devnull, "w") as nowhere:
        book = xlrd.open_workbook(file_contents=content, logfile=nowhere, formatting_info=True, ragged_rows=True)
    if book.nsheets > MOST_SHEETS:
        raise Unsafe("unpacks_too_big", f"{book.nsheets} trang", str(MOST_SHEETS))
    styles = _Styles(book)
    sheets = [_answer(book, sheet, styles) for sheet in book.sheets()]
    for number, answer in enumerate(sheets):
        answer["uncomputed"] = uncomputed.get(number, [])
    return {"sheets": sheets, "reader_note": ""}


class _Styles:
    """Which cell formats show percentages, and which are drawn in a font of an old table of letters."""

    def __init__(self, book: Book) -> None:
        names = [font.name for font in book.font_list]
        formats = {key: found.format_str for key, found in book.format_map.items()}
        self.percent = {i for i, xf in enumerate(book.xf_list) if shows_percent(formats.get(xf.format_key, ""))}
        self.fonts = {i: names[xf.font_index] for i, xf in enumerate(book.xf_list) if is_old_font(names[xf.font_index])}


def _answer(book: Book, sheet: Sheet, styles: _Styles) -> dict[str, Any]:
    if sheet.ncols > MOST_COLUMNS or sheet.nrows * sheet.ncols > MOST_CELLS:
        raise Unsafe("too_much_data", sheet.name)
    errors: dict[str, str] = {}
    percent: list[str] = []
    fonts: dict[str, str] = {}
    for address, row, column, kind in _cells(sheet):
        if kind == xlrd.XL_CELL_ERROR:
            errors[address] = xlrd.error_text_from_code.get(int(sheet.cell_value(row, column)), "#ERR")
        elif kind == xlrd.XL_CELL_NUMBER and styles.percent and sheet.cell_xf_index(row, column) in styles.percent:
            percent.append(address)
        elif kind == xlrd.XL_CELL_TEXT and styles.fonts and sheet.cell_xf_index(row, column) in styles.fonts:
            fonts[address] = styles.fonts[sheet.cell_xf_index(row, column)]
    return {
        "name": sheet.name,
        "hidden": sheet.visibility != 0,
        "rows": _rows(book, sheet),
        "errors": errors,
        "percent": percent,
        "old_fonts": fonts,
        "merged": [_range(*merged) for merged in sheet.merged_cells],
        "disorder": 0,
    }


def _cells(sheet: Sheet) -> Iterator[tuple[str, int, int, int]]:
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind not in _EMPTY:
                yield f"{column_letters(column)}{row + 1}", row, column, kind


def _rows(book: Book, sheet: Sheet) -> list[list[Any]]:
    cells = (zip(sheet.row_types(row), sheet.row_values(row), strict=True) for row in range(sheet.nrows))
    rows = [[_value(kind, value, book.datemode) for kind, value in row] for row in cells]
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _value(kind: int, value: Any, datemode: Literal[0, 1]) -> Any:
    if kind == xlrd.XL_CELL_DATE:
        return _moment(value, datemode)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    return value if kind in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER) else ""


def _moment(value: float, datemode: Literal[0, 1]) -> Any:
    """A day, a moment, or a time of day; the number itself where no calendar has such a day."""
    try:
        moment = xlrd.xldate_as_datetime(value, datemode)
    except (XLDateError, OverflowError, ValueError):
        return value
    return moment.time() if 0 <= value < 1 else moment


def _range(top: int, bottom: int, left: int, right: int) -> str:
    return f"{column_letters(left)}{top + 1}:{column_letters(right - 1)}{bottom}"
