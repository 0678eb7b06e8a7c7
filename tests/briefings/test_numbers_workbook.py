"""The workbook of a meeting: every number of the deck is in it as a number, with all that is said of it, and inert."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from briefings.deck import Deck, Table
from briefings.number_sheets import Number, read_shown
from briefings.numbers_workbook import write_numbers
from data.catalogue import Catalogue
from data.numbers import format_number
from data.views.commune_map import NO_VALUE
from tests.briefings.decks import deck, figure, screen, screens
from tests.charts.test_maps import made

HOSTILE = '=HYPERLINK("x")\x00\x0b\ufffe@SUM(1)'
Line = dict[str, Any]


def book_of(shown: Deck) -> Any:
    return load_workbook(io.BytesIO(write_numbers(shown)))


def lines_of(book: Any, sheet: str, table: str) -> list[Line]:
    """The rows of a table by the names of its columns."""
    rows = [[cell.value for cell in row] for row in book[sheet][book[sheet].tables[table].ref]]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.fixture(scope="module")
def shown(catalogue: Catalogue) -> Deck:
    late = figure("PA-05", "1234567.890", unit="hồ sơ", made_up=True, owner="Sở Y tế")
    missing = figure("KTXH-02", status="no_data")
    return deck(
        catalogue,
        *screens(),
        screen(figures=(late, missing), chart=None, map=made(catalogue, judged=True)),
    )


@pytest.fixture(scope="module")
def book(shown: Deck) -> Any:
    return book_of(shown)


def test_every_figure_is_a_row_with_its_exact_number_and_its_text(shown: Deck, book: Any) -> None:
    lines = lines_of(book, "Số liệu", "SoLieu")
    assert len(lines) == len(list(shown.figures()))
    for (at, found), line in zip(shown.figures(), lines, strict=True):
        assert line["Màn hình"] == at
        assert found.amount is not None
        assert Decimal(str(line["Giá trị"])) == found.amount
        assert (line["Hiển thị"], line["Đơn vị tính"], line["Kỳ"]) == (found.said, found.unit, found.period)
        assert (line["Chỉ tiêu"], line["Thay đổi"], line["Độ phủ"]) == (found.label, found.change, found.coverage)
        assert line["Nhận lúc"] == found.received_at
        assert line["Nguồn"].startswith("Biểu KTXH-M1")


def test_a_figure_says_its_code_status_owner_and_nature(book: Any) -> None:
    line = lines_of(book, "Số liệu", "SoLieu")[-2]
    assert (line["Mã chỉ tiêu"], line["Đánh giá"]) == ("PA-05", "Nguy cơ không đạt")
    assert (line["Cơ quan chủ trì"], line["Tính chất"]) == ("Sở Y tế", "Số liệu minh họa")
    assert lines_of(book, "Số liệu", "SoLieu")[-1]["Tính chất"] is None


def test_a_number_is_shown_with_the_decimals_of_its_indicator(book: Any) -> None:
    sheet = book["Số liệu"]
    at = [cell.value for cell in sheet[1]].index("Giá trị")
    assert {row[at].number_format for row in sheet.iter_rows(min_row=2)} == {"#,##0.0"}


def test_the_first_sheet_says_what_was_frozen_and_the_agenda(shown: Deck, book: Any) -> None:
    facts = {line["Thông tin"]: line["Giá trị"] for line in lines_of(book, "Bản chốt", "BanChot")}
    assert facts["Bản giao ban"] == "Giao ban số 47, chốt 07 giờ 00 ngày 22/11/2026"
    assert facts["SHA-256"] == "ab" * 32
    assert facts["Lần ghi của kho số liệu"] == 812
    assert facts["Phiên bản danh mục chỉ tiêu"] == shown.catalogue.version
    assert facts["Chốt lúc"] == datetime(2026, 11, 22, 7)
    (item,) = lines_of(book, "Bản chốt", "NoiDung")
    assert (item["Mục"], item["Phút"]) == (1, 4)


def test_the_rows_of_the_report_stand_with_plan_and_share_as_numbers(book: Any) -> None:
    lines = lines_of(book, "Báo cáo", "BaoCao")
    assert [line["Giá trị"] for line in lines] == [n + 0.5 for n in range(1, 11)]
    assert (lines[0]["Kế hoạch"], lines[0]["Đạt so với kế hoạch (%)"]) == (95, 64.4)
    assert lines[0]["So với cùng kỳ"] == "tăng 9,1 điểm %"


def test_charts_and_maps_are_there_point_by_point_with_their_gaps(shown: Deck, book: Any) -> None:
    lines = lines_of(book, "Biểu đồ", "BieuDo")
    first = [line for line in lines if line["Màn hình"] == 2 and line["Chuỗi số"] == "Thực hiện"]
    assert [line["Giá trị"] for line in first] == [6 * month for month in range(1, 11)]
    found = shown.screens[-1].map
    assert found is not None
    places = [line for line in lines if line["Màn hình"] == 7]
    assert len(places) == len(found.keys)
    gap = places[list(found.keys.values()).index(NO_VALUE)]
    assert (gap["Giá trị"], gap["Ghi chú"]) == (None, "Chưa có số liệu")


def test_tables_stand_under_each_other_with_the_titles_of_their_screens(catalogue: Catalogue) -> None:
    table = Table(("Đơn vị", "Số", "Số"), (("1.234", "1.234,50", "141 ngày"),), numeric=(1, 2))
    sheet = book_of(deck(catalogue, screen(table=table), screen("Sau", table=table)))["Bảng"]
    assert sheet["A1"].value.startswith("Màn hình 1: Giải ngân")
    assert sheet["A5"].value == "Màn hình 2: Sau"
    assert [cell.value for cell in sheet[2]] == ["Đơn vị", "Số", "Số 2"]
    assert [cell.value for cell in sheet[3]] == ["1.234", 1234.5, "141 ngày"]
    assert sheet["B3"].number_format == "#,##0.00"
    assert set(sheet.tables) == {"Bang1", "Bang2"}


def test_every_sheet_prints_on_a4_and_keeps_its_header_in_sight(book: Any) -> None:
    assert [book[name].freeze_panes for name in ("Số liệu", "Báo cáo", "Biểu đồ")] == ["A2"] * 3
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.left.text.startswith("Giao ban số 47")


def test_hostile_texts_stay_texts(catalogue: Catalogue) -> None:
    found = figure(label=HOSTILE, unit=HOSTILE, owner=HOSTILE, change=HOSTILE, goal=HOSTILE)
    hostile = screen(HOSTILE, heading=HOSTILE, figures=(found,), table=Table((HOSTILE,), ((HOSTILE,),), (0,)))
    shown = deck(catalogue, hostile)
    meeting = replace(shown.briefing, title=HOSTILE, place=HOSTILE)
    shown = replace(shown, snapshot=replace(shown.snapshot, briefing=meeting))
    cells = [cell for sheet in book_of(shown) for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    begun = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith("=HYPERLINK")]
    assert len(begun) >= 6
    assert all(cell.quotePrefix for cell in begun)


def test_a_deck_without_numbers_gives_a_workbook_that_says_so(catalogue: Catalogue) -> None:
    empty = book_of(deck(catalogue, screen(figures=(), chart=None, lines=())))
    assert empty["Số liệu"]["A2"].value == "Chưa có số liệu"
    assert empty["Bảng"]["A1"].value == "Chưa có số liệu"


@given(st.decimals(-(10**12), 10**12, places=3), st.integers(0, 3), st.sampled_from(["", "%"]))
def test_a_shown_number_is_read_as_what_it_shows(amount: Decimal, decimals: int, sign: str) -> None:
    text = format_number(amount, decimals, fixed=True)
    read = read_shown(text + sign)
    assert isinstance(read, Number)
    assert format_number(read.amount, read.decimals, fixed=True) + read.sign == text + sign


@pytest.mark.parametrize("text", ["1234", "01.234", "1,5 ngày", "12.34", "–", "", "−0", "=1+1"])
def test_what_shows_no_number_of_ours_stays_text(text: str) -> None:
    assert read_shown(text) == text
