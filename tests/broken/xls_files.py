""".xls files, good ones and ones named for their fault. xlwt writes them; what it can't write is put into the bytes."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping
from datetime import date, datetime

import openpyxl
import xlwt

Cells = Mapping[tuple[int, int], object]
_WINDOW = 0x003D


def xls(cells: Cells, edit: Callable[[xlwt.Workbook], object] = lambda book: None, **styles: str) -> bytes:
    """A workbook with these cells by (row, column); `font` and `number` style the cells that hold text and numbers."""
    book = xlwt.Workbook(encoding="utf-8")
    edit(book)
    sheet = book.add_sheet("Số liệu")
    for (row, column), value in cells.items():
        sheet.write(row, column, value, _style(value, **styles))
    return _saved(book)


def saved_as_xls(content: bytes) -> bytes:
    """An .xlsx workbook as Excel 97-2003 would keep it: values, merges, hidden sheets, number formats."""
    book = xlwt.Workbook(encoding="utf-8")
    for old in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        new = book.add_sheet(old.title)
        new.visibility = 0 if old.sheet_state == "visible" else 1
        merged = {(r.min_row, r.min_col) for r in old.merged_cells.ranges}
        for area in old.merged_cells.ranges:
            value = old.cell(area.min_row, area.min_col).value
            new.write_merge(area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1, value)
        for row in old.iter_rows():
            for cell in row:
                if cell.value is not None and (cell.row, cell.column) not in merged:
                    new.write(cell.row - 1, cell.column - 1, cell.value, _style(cell.value))
    return _saved(book)


def link_to_another_file(content: bytes) -> bytes:
    """A workbook with a record of links that names no sheet of its own."""
    return _rename(content, _WINDOW, 0x01AE)


def with_password(content: bytes) -> bytes:
    """A workbook that says its records are encrypted."""
    return _rename(content, _WINDOW, 0x002F)


def formula_without_value(content: bytes) -> bytes:
    """A workbook whose first formula waits to be calculated, as programs other than Excel write it."""
    at = _record(content, 0x0006)
    return content[: at + 10] + bytes(8) + b"\2" + content[at + 19 :]


def macro_sheet(content: bytes) -> bytes:
    """A workbook whose first sheet is one of Excel 4 macros."""
    at = _record(content, 0x0085)
    return content[: at + 9] + b"\1" + content[at + 10 :]


def _rename(content: bytes, kind: int, other: int) -> bytes:
    at = _record(content, kind)
    return content[:at] + struct.pack("<H", other) + content[at + 2 :]


def _record(content: bytes, kind: int) -> int:
    """Where the first record of a kind stands in the stream of the workbook, which xlwt writes in one piece."""
    at = content.index(struct.pack("<HHHH", 0x0809, 16, 0x0600, 0x0005))
    while struct.unpack_from("<H", content, at)[0] != kind:
        at += 4 + int(struct.unpack_from("<H", content, at + 2)[0])
    return at


def _style(value: object, font: str = "Arial", number: str = "General") -> xlwt.XFStyle:
    formats = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy"}
    style = xlwt.XFStyle()
    style.font.name = font
    style.num_format_str = formats.get(type(value), number)
    return style


def _saved(book: xlwt.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
