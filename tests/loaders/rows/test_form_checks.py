"""Each fault of a cell is its own problem, at its own cell."""

from __future__ import annotations

import openpyxl
import pytest

from data.submissions import Check as RuleCheck
from loaders.problems.kinds import RULES
from tests import broken
from tests.loaders.lines import Check
from tests.loaders.reports import GOOD, only


def test_a_filled_form_is_clean_and_every_cell_is_accounted_for(check: Check, month_form: bytes) -> None:
    report = check(broken.with_cells(month_form, {**GOOD, "E14": None}))
    assert report.outcome == "clean"
    assert report.submission
    assert (report.form, report.unit, report.periods) == ("KT-T", "STC", ("2026-10",))
    assert (report.cells_in, report.cells_stored, report.cells_blank) == (5, 4, 1)
    assert report.submission.rows[0].cell == "Số liệu!E10"


def test_every_rule_leaves_its_mark_also_when_passed(check: Check, month_form: bytes) -> None:
    report = check(broken.with_cells(month_form, GOOD))
    assert {mark.outcome for mark in report.checks} == {"passed"}
    assert [mark.rule for mark in report.checks] == list(RULES)
    broken_checks: tuple[RuleCheck, ...] = check(broken.with_cells(month_form, {"E10": "abc"})).checks
    assert {mark.rule for mark in broken_checks if mark.outcome == "failed"} == {"numbers"}


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("nhiều", "not_a_number"),
        (True, "not_a_number"),
        ("12.5", "english_number"),
        ("-", "blank_sign"),
        ("~30", "about_sign"),
        ("30%", "percent_sign"),
        (12.25, "too_many_decimals"),
        (10**13, "number_too_large"),
        (-1, "impossible_value"),
    ],
)
def test_a_wrong_value_is_found_at_its_cell(value: object, kind: str, check: Check, month_form: bytes) -> None:
    problem = only(check(broken.with_cells(month_form, {"E10": value})))
    assert (problem.kind, problem.cell, problem.row, problem.column) in (
        (kind, "Số liệu!E10", 10, "gia_tri"),
        (kind, "Số liệu!E10", 10, "E"),
    )


def test_a_date_in_a_value_cell_is_refused(check: Check, month_form: bytes) -> None:
    def turn_into_date(book: openpyxl.Workbook) -> None:
        book["Số liệu"]["E10"].value = 46000
        book["Số liệu"]["E10"].number_format = "dd/mm/yyyy"

    assert only(check(broken.edit_workbook(month_form, turn_into_date))).kind == "date_in_number"


def test_a_cell_shown_as_percent_is_refused_because_it_holds_a_hundredth(check: Check, month_form: bytes) -> None:
    def show_percent(book: openpyxl.Workbook) -> None:
        book["Số liệu"]["E14"].value = 0.125
        book["Số liệu"]["E14"].number_format = "0.0%"

    assert only(check(broken.edit_workbook(month_form, show_percent))).kind == "percent_cell"


def test_a_formula_without_a_value_is_refused_not_read_as_blank(check: Check, month_form: bytes) -> None:
    problem = only(check(broken.formula_without_value(broken.with_cells(month_form, GOOD), "E10")))
    assert (problem.kind, problem.cell) == ("uncomputed_formula", "Số liệu!E10")


def test_an_error_cell_is_refused_not_read_as_blank(check: Check, month_form: bytes) -> None:
    problem = only(check(broken.error_cell(broken.with_cells(month_form, GOOD), "E10")))
    assert (problem.kind, problem.found) == ("error_cell", "#DIV/0!")


def test_a_changed_unit_of_measure_is_refused(check: Check, month_form: bytes) -> None:
    assert only(check(broken.with_cells(month_form, {**GOOD, "C10": "triệu đồng"}))).kind == "unit_changed"


@pytest.mark.parametrize(
    ("cell", "value", "kind"),
    [
        ("B2", "KT-Z", "unknown_form"),
        ("B2", None, "required_empty"),
        ("B3", "SXX", "unknown_unit"),
        ("B3", None, "required_empty"),
        ("B3", "SYT", "sender_not_allowed"),
        ("B4", "tháng mười", "bad_period"),
        ("B4", "2026-13", "bad_period"),
        ("B4", None, "required_empty"),
        ("B4", "2026-Q3", "wrong_scheme"),
        ("B5", "Chắc là thực", "unknown_word"),
        ("A12", "KT-99", "unknown_indicator"),
        ("A12", "YT-01", "indicator_not_in_form"),
        ("D12", "C", "unknown_part"),
        ("F10", "gần đúng", "unknown_word"),
        ("G10", "chắc", "unknown_word"),
        ("H10", "31/02/2026", "bad_date"),
        ("I10", "x" * 2001, "text_too_long"),
    ],
)
def test_a_wrong_cell_is_one_problem_there(
    cell: str, value: object, kind: str, check: Check, month_form: bytes
) -> None:
    problem = only(check(broken.with_cells(month_form, {**GOOD, cell: value})))
    assert (problem.kind, problem.cell) == (kind, f"Số liệu!{cell}")
