"""Sheets of a workbook with real tables: numbers as numbers, moments as moments, every text inert."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from openpyxl.cell.cell import Cell as Written
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from briefings import words
from briefings.workbook import WIDEST, unique
from data.numbers import format_number
from loaders.forms.templates import put_text

NARROWEST, PAGE_WIDTH = 10, 200
REPEATED = "A:D"
MOMENT = "dd/mm/yyyy hh:mm"
_BOLD, _TITLE = Font(name="Calibri", bold=True), Font(name="Calibri", bold=True, size=14)
_TINT = PatternFill("solid", fgColor="EAF2F8")
_HEADER = Alignment(wrap_text=True, vertical="center")
_RIGHT = Alignment(horizontal="right")
_LEFT = Alignment(horizontal="left")
_SHOWN = re.compile(r"(−?)(\d{1,3}(?:\.\d{3})*)(?:,(\d+))?(%?)")


@dataclass(frozen=True)
class Number:
    """A number and how many decimals are shown of it; sign: what stands behind it."""

    amount: Decimal
    decimals: int
    sign: str = ""

    @property
    def pattern(self) -> str:
        """How a spreadsheet shows it."""
        decimals = f".{'0' * self.decimals}" if self.decimals else ""
        return f"#,##0{decimals}" + (f'"{self.sign}"' if self.sign else "")


Cell = str | int | Number | datetime | None


def read_shown(text: str) -> Cell:
    """A text of a table as the number that it shows, where it shows exactly one: '1.234,5', '61,2%'."""
    found = _SHOWN.fullmatch(text)
    if not found:
        return text
    minus, whole, part, sign = found.groups(default="")
    amount = Decimal(f"{'-' if minus else ''}{whole.replace('.', '')}.{part or '0'}")
    shown = format_number(amount, len(part), fixed=True) + sign
    return Number(amount, len(part), sign) if shown == text else text


def put_title(sheet: Worksheet, row: int, text: str, large: bool = False) -> None:
    """A line above a table."""
    put_text(sheet.cell(row, 1), text).font = _TITLE if large else _BOLD


def put_table(
    sheet: Worksheet,
    top: int,
    name: str,
    headers: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    right: Sequence[int] = (),
    left: Sequence[int] = (),
) -> int:
    """A table under its headers; gives the row after it. right, left: columns in which everything is set so."""
    for at, header in enumerate(unique(headers), 1):
        cell = put_text(sheet.cell(top, at), header)
        cell.font, cell.alignment, cell.fill = _BOLD, _HEADER, _TINT
    for number, row in enumerate(rows, top + 1):
        for at, value in enumerate(row):
            cell = put(sheet.cell(number, at + 1), value)
            if at in (*right, *left):
                cell.alignment = _RIGHT if at in right else _LEFT
    if not rows:
        put_text(sheet.cell(top + 1, 1), words.EMPTY)
        return top + 2
    table = Table(displayName=name, ref=f"A{top}:{get_column_letter(len(headers))}{top + len(rows)}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    return top + len(rows) + 1


def put(cell: Written | MergedCell, value: Cell) -> Written | MergedCell:
    """One value."""
    if isinstance(value, str):
        put_text(cell, value)
    elif isinstance(value, Number):
        cell.value, cell.number_format = value.amount, value.pattern
    elif value is not None:
        cell.value = value
        if isinstance(value, datetime):
            cell.number_format = MOMENT
    return cell


def arrange(sheet: Worksheet, rows: Sequence[Sequence[Cell]], header: int, foot: str) -> None:
    """Widths by the longest texts, the header frozen and repeated on paper; header: its row, 0 for none."""
    total = 0
    for at in range(max(map(len, rows), default=0)):
        longest = max((_length(row[at]) for row in rows if at < len(row)), default=0)
        wide = min(max(longest + 3, NARROWEST), WIDEST)
        sheet.column_dimensions[get_column_letter(at + 1)].width = wide
        total += wide
    if header:
        sheet.freeze_panes = f"A{header + 1}"
        sheet.print_title_rows = f"{header}:{header}"
    _arrange_paper(sheet, -(-total // PAGE_WIDTH) or 1, foot)


def _arrange_paper(sheet: Worksheet, pages: int, foot: str) -> None:
    """A4 across, as many pages wide as stay readable, the first columns on each."""
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.orientation = Worksheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if pages > 1:
        sheet.print_title_cols = REPEATED
    said = sheet.oddFooter
    assert said is not None
    said.left.text, said.right.text = foot.replace("&", "&&"), "&P/&N"


def _length(value: Cell) -> int:
    if isinstance(value, Number):
        return len(format_number(value.amount, value.decimals, fixed=True)) + len(value.sign)
    return len(MOMENT) if isinstance(value, datetime) else len(str(value or ""))
