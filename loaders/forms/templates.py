"""The forms that we hand out: workbooks written from the catalogue, read back by rows/form_sheet.py."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from itertools import count
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.catalogue.model import Catalogue, Form
from data.entities import Entity
from data.items import TONES
from data.observations import SENDABLE
from data.periods import parse_period
from data.plain_text import for_xml
from data.submissions import Row
from loaders.cells.values import BOUNDS, NO, TASK_KINDS, YES
from loaders.forms.cells import FormRow
from loaders.forms.guide import guide_lines, guide_lists
from loaders.forms.rows import form_rows
from loaders.rows.layouts import DATES, GUIDE_SHEET, LABELS, MADE_UP, META, MOMENTS, REAL, SHEET, form_columns

HEADER_ROW = 8
LABEL_ROW = 9
FIRST_ROW = 10
_SMALL_GREY = Font(size=8, color="808080")
_BOLD = Font(bold=True)
_INPUT = PatternFill("solid", fgColor="FFF9E5")
_HEAD = PatternFill("solid", fgColor="E8EEF4")
_WRAP = Alignment(wrap_text=True, vertical="center")
_WIDE = dict.fromkeys(("noi_dung", "tieu_de", "noi_dung_tra_loi", "dia_diem", "chuong_trinh"), 48)
_WIDTHS = _WIDE | {
    "ma": 14,
    "ten": 52,
    "don_vi_tinh": 16,
    "ghi_chu": 36,
    "van_ban": 30,
    "co_quan_giao": 24,
    "chi_tieu": 14,
}
_CHOICES = {
    "trang_thai": SENDABLE,
    "xap_xi": (YES, NO),
    "gioi_han": tuple(BOUNDS),
    "ket_noi": (YES, NO),
    "sac_thai": TONES,
    "loai": tuple(TASK_KINDS),
}
_DATE_FORMATS = dict.fromkeys(DATES, "dd/mm/yyyy") | dict.fromkeys(MOMENTS, "dd/mm/yyyy hh:mm")


class TemplateRefused(ValueError):
    """There is no such form for this unit and period; the message is for the person who asked."""


def write_form(
    catalogue: Catalogue,
    form: str,
    unit: str,
    period: str,
    entities: Iterable[Entity] = (),
    made_up: bool = False,
    values: Sequence[Row] | None = None,
) -> bytes:
    """The Excel form of a unit for a period, filled with `values` where given.

    Raises TemplateRefused for an unknown form, one that is not this unit's to send, or a period of another scheme.
    """
    known = _find_form(catalogue, form, unit, period)
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    rows = form_rows(known, unit, catalogue, list(entities), values or ())
    _write_meta(sheet, known, unit, period, catalogue, made_up)
    _write_header(sheet, known, catalogue)
    _write_rows(sheet, form_columns(known), rows)
    lists = _write_guide(workbook.create_sheet(GUIDE_SHEET), known, catalogue)
    _offer_choices(sheet, form_columns(known), lists, FIRST_ROW, FIRST_ROW + len(rows) - 1)
    _arrange(sheet, known)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _find_form(catalogue: Catalogue, code: str, unit: str, period: str) -> Form:
    form = catalogue.forms.get(code)
    if form is None:
        raise TemplateRefused(f"Mã biểu {code} không có trong danh mục.")
    if not catalogue.sends(unit, form):
        raise TemplateRefused(f"{catalogue.sender_name(unit)} không được giao gửi biểu {code}.")
    try:
        fits = parse_period(period).scheme == form.scheme
    except ValueError:
        fits = False
    if not fits:
        raise TemplateRefused(f"{period} không phải kỳ số liệu của biểu {code}.")
    return form


def _write_meta(sheet: Worksheet, form: Form, unit: str, period: str, catalogue: Catalogue, made_up: bool) -> None:
    put_text(sheet.cell(1, 1), form.name).font = Font(bold=True, size=14)
    lines = {
        "form": (form.code, ""),
        "unit": (unit, catalogue.sender_name(unit)),
        "period": (period, parse_period(period).label),
        "made_up": (MADE_UP if made_up else REAL, ""),
        "note": ("", ""),
    }
    for number, (key, (value, label)) in enumerate(lines.items(), 2):
        put_text(sheet.cell(number, 1), META[key]).font = _BOLD
        put_text(sheet.cell(number, 2), value).number_format = "@"
        put_text(sheet.cell(number, 3), label)
    for number in (5, 6):
        _unlock(sheet.cell(number, 2))
    _offer(sheet, f'"{REAL},{MADE_UP}"', "B5")


def _write_header(sheet: Worksheet, form: Form, catalogue: Catalogue) -> None:
    for at, name in enumerate(form_columns(form), 1):
        put_text(sheet.cell(HEADER_ROW, at), name).font = _SMALL_GREY
        indicator = catalogue.indicators.get(name)
        label = f"{indicator.short_name} ({indicator.unit})" if indicator else LABELS[name]
        cell = put_text(sheet.cell(LABEL_ROW, at), label)
        cell.font, cell.fill, cell.alignment = _BOLD, _HEAD, _WRAP


def _write_rows(sheet: Worksheet, columns: Sequence[str], rows: Sequence[FormRow]) -> None:
    looks: dict[tuple[str, bool], StyleArray] = {}
    for number, row in enumerate(rows, FIRST_ROW):
        for at, name in enumerate(columns, 1):
            cell = sheet.cell(number, at)
            _dress(cell, _DATE_FORMATS.get(name) or row.formats.get(name, "@"), name in row.inputs, looks)
            value = row.cells.get(name, "")
            if isinstance(value, str):
                put_text(cell, value)
            else:
                cell.value = value


def _dress(cell: Any, number_format: str, is_input: bool, looks: dict[tuple[str, bool], StyleArray]) -> None:
    """Give a cell its look; looks that were made before are copied, which is many times faster than making them."""
    if (number_format, is_input) not in looks:
        cell.number_format = number_format
        if is_input:
            _unlock(cell)
        looks[number_format, is_input] = copy(cell._style)
    else:
        cell._style = copy(looks[number_format, is_input])


def put_text(cell: Cell | MergedCell, text: str) -> Cell | MergedCell:
    """Write text that stays text, also when it begins like a formula."""
    clean = for_xml(text)
    if clean:
        cell.value = clean
        cell.data_type = "s"
        cell.quotePrefix = clean[0] in "=+-@"
    return cell


def _unlock(cell: Cell | MergedCell) -> None:
    cell.protection = Protection(locked=False)
    cell.fill = _INPUT


def _offer_choices(sheet: Worksheet, columns: Sequence[str], lists: Mapping[str, str], first: int, last: int) -> None:
    choices = {name: f'"{",".join(words)}"' for name, words in _CHOICES.items()} | dict(lists)
    for at, name in enumerate(columns, 1):
        if name in choices:
            letter = get_column_letter(at)
            _offer(sheet, choices[name], f"{letter}{first}:{letter}{last}")


def _offer(sheet: Worksheet, choices: str, where: str) -> None:
    validation = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=True)
    validation.error = "Hãy chọn một trong các giá trị của danh sách."
    validation.errorTitle = "Giá trị không hợp lệ"
    sheet.add_data_validation(validation)
    validation.add(where)


def _arrange(sheet: Worksheet, form: Form) -> None:
    columns = form_columns(form)
    for at, name in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = max(_WIDTHS.get(name, 16), 22 if at == 1 else 0)
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.row_dimensions[LABEL_ROW].height = 32


def _write_guide(sheet: Worksheet, form: Form, catalogue: Catalogue) -> dict[str, str]:
    """Write the instructions and, beside them, the lists of codes; column -> the range of its list."""
    sheet.column_dimensions["A"].width = 110
    for number, line in enumerate(guide_lines(form), 1):
        written = put_text(sheet.cell(number, 1), line)
        written.alignment = _WRAP
        written.font = Font(bold=True, size=13) if number == 1 else Font()
    return {
        name: _write_list(sheet, at, LABELS[name], codes)
        for at, (name, codes) in zip(count(3, 3), guide_lists(form, catalogue).items(), strict=False)
    }


def _write_list(sheet: Worksheet, at: int, label: str, codes: Mapping[str, str]) -> str:
    put_text(sheet.cell(1, at), label).font = _BOLD
    for number, (code, name) in enumerate(codes.items(), 2):
        put_text(sheet.cell(number, at), code).number_format = "@"
        put_text(sheet.cell(number, at + 1), name)
    letter = get_column_letter(at)
    sheet.column_dimensions[get_column_letter(at + 1)].width = 44
    return f"'{GUIDE_SHEET}'!${letter}$2:${letter}${len(codes) + 1}"
