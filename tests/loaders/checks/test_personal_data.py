"""Personal data are refused anywhere in a file and never repeated; what only looks like them is taken."""

from __future__ import annotations

import json
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.problems.personal_signs import CITIZEN, HEALTH_CARD, NAME_AND_BIRTH, PHONE, mask, personal_sign
from loaders.problems.problem import show
from loaders.report import Report
from tests import broken
from tests.loaders.lines import Check, changed, table
from tests.loaders.reports import GOOD

NUMBER = "038085012345"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        (NUMBER, CITIZEN),
        ("CCCD số 038 085 012 345 cấp ngày", CITIZEN),
        ("CMND: 171234567", CITIZEN),
        ("0912345678", PHONE),
        ("ĐT 0912.345.678", PHONE),
        ("+84 912 345 678", PHONE),
        ("DN4380123456789", HEALTH_CARD),
        ("thẻ HS 4 38 0123456789", HEALTH_CARD),
        ("BHYT số 3812345678", HEALTH_CARD),
        ("Nguyễn Thị Minh, sinh ngày 12/03/1980", NAME_AND_BIRTH),
        ("Lê Minh SN 1975", NAME_AND_BIRTH),
    ],
)
def test_personal_data_are_recognised(text: str, sign: str) -> None:
    assert personal_sign(text) == sign


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("14758", ""),
        ("1234/QĐ-UBND ngày 12/03/2025", ""),
        ("1.001234.000.00.00.H56", ""),
        ("000.00.16.H42-231123-0001", ""),
        ("MST 0912345678", ""),
        ("0912345678", "Mã số thuế"),
        ("2800123456", ""),
        ("0301234567-001", ""),
        ("105.776123; 19.807456", ""),
        ("19,8070912345", ""),
        ("105.0912345678", ""),
        ("1.234.567.890.123", ""),
        ("038-085-012345/BC-STC", ""),
        ("20261122093000", ""),
        ("2026-11-22", ""),
        ("0237 3852 246", ""),
        ("1900 1009", ""),
        ("Trẻ sinh năm 2020", ""),
        ("Tổng số trẻ sinh 2025", ""),
        ("171234567", ""),
        ("3812345678", ""),
        ("TH-90123-TS", ""),
    ],
)
def test_what_only_looks_like_personal_data_is_taken(text: str, beside: str) -> None:
    assert personal_sign(text, beside) == ""
    assert mask(text) == text or beside or "MST" in text


@given(st.integers(0, 10**11 - 1).map(lambda number: f"038{number % 10**9:09d}"))
def test_a_citizen_number_is_found_whatever_its_digits(number: str) -> None:
    assert (personal_sign(number) == CITIZEN) == (number[3] in "0123")


@given(st.integers(10**9, 10**10 - 1))
def test_a_tax_code_that_adds_up_is_no_telephone(number: int) -> None:
    digits = f"0{number % 10**8:08d}"
    check = 10 - sum(int(d) * w for d, w in zip(digits, (31, 29, 23, 19, 17, 13, 7, 5, 3), strict=True)) % 11
    if check < 10:
        assert personal_sign(f"{digits}{check}") == ""


def told(report: Report) -> list[tuple[str, str]]:
    assert report.submission is None
    return [(problem.cell, problem.found) for problem in report.problems if problem.kind == "personal_data"]


def test_a_side_column_and_a_sheet_that_is_not_read_are_looked_at(check: Check, month_form: bytes) -> None:
    def add(book: openpyxl.Workbook) -> None:
        book["Số liệu"]["I10"] = f"Người lập: {NUMBER}"
        other = book.create_sheet("Danh sách")
        other.append(["Họ và tên", "Ngày sinh", "Điện thoại"])
        other.append(["Nguyễn Thị Minh", date(1980, 3, 12), 912345678])

    report = check(broken.edit_workbook(broken.with_cells(month_form, GOOD), add))
    assert set(told(report)) == {
        ("Số liệu!I10", CITIZEN),
        ("Danh sách!B2", NAME_AND_BIRTH),
        ("Danh sách!C2", PHONE),
    }
    assert [mark.outcome for mark in report.checks if mark.rule == "personal"] == ["failed"]


def test_a_long_table_is_looked_at(check: Check) -> None:
    report = check(table(changed(ghi_chu="gọi 0912 345 678")), "a.csv")
    assert told(report) == [("dòng 2, cột ghi_chu", PHONE)]


def test_nothing_personal_is_repeated_whatever_else_is_wrong_with_the_cell(check: Check) -> None:
    lines = [
        changed(gia_tri=NUMBER),
        changed(dia_ban=NUMBER),
        changed(chi_tieu="0912345678"),
        changed(ky="DN4380123456789"),
    ]
    report = check(table(*lines), "a.csv")
    said = report.to_text() + json.dumps(report.to_dict(), ensure_ascii=False)
    assert not any(digits in said for digits in (NUMBER, "0912345678", "4380123456789"))
    assert len(told(report)) == 4
    assert show(f"ô {NUMBER}") == "ô (đã che)"


def test_many_cells_of_one_sheet_are_told_by_some(check: Check) -> None:
    report = check(table(*[changed(ghi_chu=NUMBER)] * 300), "a.csv")
    assert 50 <= len(told(report)) <= 51


def test_a_text_as_long_as_a_cell_may_be_is_searched_to_its_end() -> None:
    for piece in ("À", "Sinh 1980 ", "A b ", "A b SN 1980 ", "BHYT ", "0912345678 ", "038 085 "):
        assert isinstance(personal_sign(piece * (32_767 // len(piece))), str)
