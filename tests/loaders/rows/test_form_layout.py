"""Sheets, columns and merges: what is not the form's layout is its own problem, at its own place."""

from __future__ import annotations

import openpyxl

from tests import broken
from tests.loaders.lines import Check
from tests.loaders.reports import GOOD, kinds, notices, only


def test_a_far_cell_is_refused(check: Check, month_form: bytes) -> None:
    report = check(broken.far_cell(month_form))
    assert (report.outcome, only(report).kind) == ("unreadable", "far_cell")


def test_a_lying_dimension_is_read_with_a_notice(check: Check, month_form: bytes) -> None:
    report = check(broken.dimension(broken.with_cells(month_form, GOOD), "1:69"))
    assert report.outcome == "clean"
    assert notices(report) == ["second_reader"]


def test_a_row_that_stands_twice_inside_the_file_is_refused(check: Check, month_form: bytes) -> None:
    report = check(broken.row_twice(broken.with_cells(month_form, GOOD), 13, 14))
    assert "rows_out_of_order" in kinds(report)


def test_a_merged_header_is_refused(check: Check, month_form: bytes) -> None:
    report = check(broken.edit_workbook(month_form, lambda book: book["Số liệu"].merge_cells("E8:F8")))
    assert "merged_header" in kinds(report)


def test_merged_cells_among_the_values_are_refused(check: Check, month_form: bytes) -> None:
    merged = broken.edit_workbook(
        broken.with_cells(month_form, GOOD), lambda book: book["Số liệu"].merge_cells("E11:E12")
    )
    assert only(check(merged)).kind == "merged_cells"


def test_a_hidden_sheet_with_data_is_refused(check: Check, month_form: bytes) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book.create_sheet("Bí mật")["A1"] = 1
        book["Bí mật"].sheet_state = "veryHidden"

    problem = only(check(broken.edit_workbook(broken.with_cells(month_form, GOOD), hide)))
    assert (problem.kind, problem.found) == ("hidden_sheet", "Bí mật")


def test_another_visible_sheet_is_named_as_not_read(check: Check, month_form: bytes) -> None:
    def add(book: openpyxl.Workbook) -> None:
        book.create_sheet("Phụ lục")["A1"] = "thêm"

    report = check(broken.edit_workbook(broken.with_cells(month_form, GOOD), add))
    assert (report.outcome, notices(report)) == ("clean", ["ignored_sheet"])


def test_a_workbook_without_a_form_is_refused(check: Check, month_form: bytes) -> None:
    report = check(broken.edit_workbook(month_form, lambda book: book["Số liệu"].delete_cols(1, 20)))
    assert only(report).kind == "missing_sheet"


def test_two_forms_in_one_workbook_are_refused(check: Check, month_form: bytes) -> None:
    report = check(broken.edit_workbook(month_form, lambda book: book.copy_worksheet(book["Số liệu"])))
    assert only(report).kind == "several_forms"


def test_a_missing_column_is_refused(check: Check, month_form: bytes) -> None:
    report = check(broken.edit_workbook(month_form, lambda book: book["Số liệu"].delete_cols(6)))
    assert (only(report).kind, only(report).found) == ("missing_column", "trang_thai")


def test_a_column_that_the_form_does_not_have_is_refused(check: Check, month_form: bytes) -> None:
    report = check(broken.with_cells(month_form, {**GOOD, "J8": "gia_tri_khac"}))
    assert only(report).kind == "unknown_column"


def test_values_in_a_column_without_a_name_are_refused(check: Check, month_form: bytes) -> None:
    assert only(check(broken.with_cells(month_form, {**GOOD, "L12": 5}))).kind == "unknown_column"


def test_a_repeated_column_is_refused(check: Check, month_form: bytes) -> None:
    assert "repeated_column" in kinds(check(broken.with_cells(month_form, {**GOOD, "J8": "gia_tri"})))


def test_a_footer_without_values_is_no_fault(check: Check, month_form: bytes) -> None:
    assert check(broken.with_cells(month_form, {**GOOD, "B17": "Người lập biểu"})).outcome == "clean"
