"""A takeaway as an Excel workbook: title, subtitle, cut-off and mark; a real table; notes and sources below."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from briefings import words
from briefings.takeaway import Cell, Column, Takeaway
from data.plain_text import for_xml
from loaders.forms.templates import put_text

TABLE = "SoLieu"
WIDEST = 60
_TITLE = Font(bold=True, size=14)
_BOLD = Font(bold=True)
_MARK = Font(bold=True, color="5B3E8C")
_HEADER = Alignment(wrap_text=True, vertical="center")


def write_workbook(takeaway: Takeaway) -> bytes:
    """The workbook's bytes. Numbers are numbers with the indicator's decimals; every text stays text."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = words.SHEET
    workbook.properties.title = for_xml(takeaway.title)
    workbook.properties.creator = "Giao Ban"
    header = _write_head(sheet, takeaway)
    columns, rows = takeaway.with_nature()
    _write_table(sheet, header, columns, rows)
    _write_foot(sheet, header + len(rows) + 2, takeaway)
    _arrange(sheet, header, columns, rows)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def made_up_phrase(takeaway: Takeaway) -> str:
    """What the head of a table says of its made-up rows; '' when it has none."""
    if not takeaway.made_up:
        return ""
    return words.MADE_UP if takeaway.wholly_made_up else words.PARTLY_MADE_UP


def _write_head(sheet: Worksheet, takeaway: Takeaway) -> int:
    """Writes what stands above the table; gives the row of its header."""
    mark = made_up_phrase(takeaway)
    lines = [takeaway.title, *filter(None, (takeaway.subtitle, takeaway.cutoff_phrase, mark))]
    for number, text in enumerate(lines, 1):
        put_text(sheet.cell(number, 1), text).font = _TITLE if number == 1 else _MARK if text == mark else Font()
    return len(lines) + 2


def _write_table(sheet: Worksheet, header: int, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    for at, name in enumerate(unique(column.name for column in columns), 1):
        cell = put_text(sheet.cell(header, at), name)
        cell.font, cell.alignment = _BOLD, _HEADER
    for number, row in enumerate(rows, header + 1):
        for at, (column, value) in enumerate(zip(columns, row, strict=True), 1):
            _write_cell(sheet, number, at, column, value)
    if not rows:
        put_text(sheet.cell(header + 1, 1), words.EMPTY)
        return
    table = Table(displayName=TABLE, ref=f"A{header}:{get_column_letter(len(columns))}{header + len(rows)}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)


def _write_cell(sheet: Worksheet, number: int, at: int, column: Column, value: Cell) -> None:
    cell = sheet.cell(number, at)
    if isinstance(value, str):
        put_text(cell, value)
    elif value is not None:
        cell.value = value
        places = column.places(value)
        cell.number_format = f"#,##0.{'0' * places}" if places else "#,##0"


def unique(names: Iterable[str]) -> list[str]:
    """Names as Excel wants them in a table: none empty, none twice, whatever their case."""
    taken: dict[str, int] = {}
    unique = []
    for name in names:
        times = taken[name.casefold()] = taken.get(name.casefold(), 0) + 1
        unique.append(name if name and times == 1 else f"{name} {times}".strip())
    return unique


def _write_foot(sheet: Worksheet, number: int, takeaway: Takeaway) -> None:
    for heading, lines in ((words.NOTES, takeaway.notes), (words.SOURCES, takeaway.sources)):
        if not lines:
            continue
        put_text(sheet.cell(number, 1), heading).font = _BOLD
        for at, text in enumerate(lines, number + 1):
            put_text(sheet.cell(at, 1), text)
        number += len(lines) + 2


def _arrange(sheet: Worksheet, header: int, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    for at, column in enumerate(columns):
        longest = max([len(column.name) // 2, *(_length(row[at]) for row in rows), 10])
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(longest + 3, WIDEST)
    sheet.freeze_panes = f"A{header + 1}"
    sheet.print_title_rows = f"{header}:{header}"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _length(value: Cell) -> int:
    return len(f"{value:,}") if isinstance(value, int | Decimal) else len(value or "")
