"""Workbooks and CSV files taken away: numbers stay numbers, texts stay texts, and everything is said with them."""

from __future__ import annotations

import csv
import io
import warnings
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from briefings.delimited import write_delimited
from briefings.takeaway import Cell, Column, Line, Takeaway
from briefings.workbook import write_workbook

HEADER = 6
TABLE = Takeaway(
    code="KTXH-04-LK",
    about="Diễn biến",
    title="Thu ngân sách nhà nước trên địa bàn",
    subtitle="Diễn biến, tỷ đồng",
    columns=(Column("Kỳ"), Column("Giá trị (tỷ đồng)", 2), Column("Trạng thái số liệu")),
    lines=(
        Line(("Tháng 10/2026", Decimal("51234.5"), "số ước")),
        Line(("Tháng 9/2026", Decimal("-5.25"), "số chính thức"), made_up=True),
        Line(("Tháng 8/2026", None, "Chưa có số liệu")),
    ),
    notes=("Phạm vi: toàn tỉnh.",),
    sources=("Biểu KTXH-STC-T",),
    cutoff=datetime(2026, 11, 20, 17),
)
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "=HYPERLINK(1;2)", "\uff1d1", "\n@x"]


def sheet_of(content: bytes) -> Worksheet:
    sheet = load_workbook(io.BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def lines_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def with_text(text: str) -> Takeaway:
    return replace(TABLE, lines=(Line((text, Decimal(-1), text)),))


def test_a_workbook_says_title_cutoff_mark_notes_and_sources() -> None:
    sheet = sheet_of(write_workbook(TABLE))
    said = [str(row[0]) for row in sheet.iter_rows(values_only=True) if row[0] is not None]
    assert said[:4] == [
        "Thu ngân sách nhà nước trên địa bàn",
        "Diễn biến, tỷ đồng",
        "Số liệu chốt đến 17 giờ 00 ngày 20/11/2026",
        "Có số liệu minh họa, ghi ở cột Tính chất",
    ]
    assert said[-4:] == ["Ghi chú", "Phạm vi: toàn tỉnh.", "Nguồn", "Biểu KTXH-STC-T"]


def test_a_workbook_holds_a_real_table_of_real_numbers() -> None:
    sheet = sheet_of(write_workbook(TABLE))
    assert [table.ref for table in sheet.tables.values()] == ["A6:D9"]
    assert [cell.value for cell in sheet[HEADER]] == [
        "Kỳ",
        "Giá trị (tỷ đồng)",
        "Trạng thái số liệu",
        "Tính chất",
    ]
    amounts = [sheet.cell(row, 2) for row in (7, 8, 9)]
    assert [cell.value for cell in amounts] == [51234.5, -5.25, None]
    assert [cell.number_format for cell in amounts[:2]] == ["#,##0.00", "#,##0.00"]
    assert [sheet.cell(row, 4).value for row in (7, 8, 9)] == [None, "Số liệu minh họa", None]


def test_numbers_of_different_units_have_their_own_decimals_in_one_column() -> None:
    columns = (Column("Kỳ"), Column("Giá trị", 2, mixed=True), Column("Trạng thái"))
    mixed = replace(
        TABLE, columns=columns, lines=(Line(("a", Decimal("49.00"), "")), Line(("b", Decimal("0.005"), "")))
    )
    assert [row[1] for row in lines_of(write_delimited(mixed))[1:]] == ["49", "0,01"]
    sheet = sheet_of(write_workbook(mixed))
    assert [sheet.cell(row, 2).number_format for row in (6, 7)] == ["#,##0", "#,##0.00"]


def test_a_second_reader_finds_the_same_numbers() -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(write_workbook(TABLE))).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[6:9]] == [51234.5, -5.25, ""]


def test_csv_has_a_bom_semicolons_decimal_commas_and_one_header() -> None:
    content = write_delimited(TABLE)
    assert content.startswith(b"\xef\xbb\xbf")
    assert lines_of(content) == [
        ["Kỳ", "Giá trị (tỷ đồng)", "Trạng thái số liệu", "Tính chất", "Số liệu chốt đến"],
        ["Tháng 10/2026", "51234,50", "số ước", "", "17 giờ 00 ngày 20/11/2026"],
        ["Tháng 9/2026", "-5,25", "số chính thức", "Số liệu minh họa", "17 giờ 00 ngày 20/11/2026"],
        ["Tháng 8/2026", "", "Chưa có số liệu", "", "17 giờ 00 ngày 20/11/2026"],
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_formula_in_a_text_is_inert_and_a_negative_number_is_not_touched(text: str) -> None:
    row = lines_of(write_delimited(with_text(text)))[1]
    assert row[0].startswith("'")
    assert row[1] == "-1,00"
    sheet = sheet_of(write_workbook(with_text(text)))
    written = next(r for r in sheet.iter_rows() if r[1].value == -1)
    assert {written[0].data_type, written[2].data_type} <= {"s", "inlineStr"}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_formula_in_a_title_or_a_header_is_inert(text: str) -> None:
    hostile = replace(TABLE, title=text, subtitle=text, columns=(Column(text), *TABLE.columns[1:]), notes=(text,))
    cells = [cell for row in sheet_of(write_workbook(hostile)).iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert lines_of(write_delimited(hostile))[0][0].startswith("'")


@given(st.text(max_size=60), st.decimals(min_value=-(10**11), max_value=10**11, places=2))
def test_any_text_and_any_number_come_through(text: str, amount: Decimal) -> None:
    table = replace(TABLE, lines=(Line((text, amount, "")),))
    row = lines_of(write_delimited(table))[1]
    assert Decimal(row[1].replace(",", ".")) == amount
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))
    sheet = sheet_of(write_workbook(table))
    assert Decimal(str(sheet.cell(HEADER, 2).value)) == pytest.approx(amount, rel=Decimal("1e-14"))


def test_columns_of_the_same_name_make_a_table_that_excel_opens() -> None:
    columns = (Column("Kỳ"), Column("kỳ", 2), Column(""))
    with warnings.catch_warnings(action="error"):
        sheet = sheet_of(write_workbook(replace(TABLE, columns=columns, lines=(Line(("a", Decimal(1), "b")),))))
    names = [str(cell.value) for cell in sheet[5]]
    assert len({name.casefold() for name in names}) == len(names) == 3


def test_an_empty_table_says_so_and_is_no_table() -> None:
    sheet = sheet_of(write_workbook(replace(TABLE, lines=())))
    assert "Chưa có số liệu" in [cell.value for cell in sheet["A"]]
    assert not sheet.tables


@pytest.mark.parametrize(
    ("made_up", "cells", "mark"),
    [
        ((False, False), (Decimal(1), Decimal(2)), None),
        ((True, True), (Decimal(1), Decimal(2)), "Số liệu minh họa"),
        ((True, False), (Decimal(1), None), "Số liệu minh họa"),
        ((True, False), (Decimal(1), Decimal(2)), "Có số liệu minh họa, ghi ở cột Tính chất"),
    ],
)
def test_the_mark_tells_wholly_from_partly_made_up(
    made_up: tuple[bool, bool], cells: tuple[Cell, Cell], mark: str | None
) -> None:
    lines = tuple(Line(("a", cell, ""), flag) for cell, flag in zip(cells, made_up, strict=True))
    head = [cell.value for cell in sheet_of(write_workbook(replace(TABLE, lines=lines)))["A"]][:5]
    assert next((str(text) for text in head if "minh họa" in str(text)), None) == mark


def test_a_file_is_named_in_plain_letters_with_code_and_cutoff() -> None:
    assert TABLE.file_name("xlsx") == "KTXH-04-LK_dien-bien_chot-2026-11-20.xlsx"
    assert replace(TABLE, about="Xếp hạng 2026-10 Đồng bằng", cutoff=None).file_name("csv") == (
        "KTXH-04-LK_xep-hang-2026-10-dong-bang.csv"
    )
