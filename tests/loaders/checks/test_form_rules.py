"""Rules over the rows of a form: duplicates, year-to-date values, parts and totals, completeness, periods."""

from __future__ import annotations

from decimal import Decimal

from loaders.problems.problem import Problem
from tests import broken
from tests.loaders.lines import LINE, Check, changed, table
from tests.loaders.reports import GOOD, kinds, notices, only, questions


def csv_problem(check: Check, **cells: str) -> Problem:
    return only(check(table(changed(**cells)), "a.csv"))


def test_a_period_that_has_not_begun_takes_only_expectations(check: Check) -> None:
    assert csv_problem(check, ky="2026-12").kind == "future_period"
    assert check(table(changed(ky="2026-12", trang_thai="ước")), "a.csv").outcome == "clean"
    assert kinds(check(table(changed(ky="2028-01", trang_thai="ước")), "a.csv")) == {"future_period"}


def test_a_key_that_stands_twice_is_refused_with_the_other_cell(check: Check) -> None:
    problem = only(check(table(LINE, LINE), "a.csv"))
    assert (problem.kind, problem.found) == ("duplicate_key", "dòng 2, cột gia_tri")


def test_a_cumulative_value_below_the_stored_one_is_refused(check: Check, month_form: bytes) -> None:
    filled = broken.with_cells(month_form, GOOD)
    assert only(check(filled, previous=Decimal("900.6"))).kind == "falling_cumulative"
    assert check(filled, previous=Decimal("900.5")).outcome == "clean"


def test_a_cumulative_value_that_falls_within_the_file_is_refused(check: Check) -> None:
    lines = [
        changed(chi_tieu="KT-01-LK", ky=f"2026-{month}", gia_tri=value) for month, value in (("10", "5"), ("09", "6"))
    ]
    problem = only(check(table(*lines), "a.csv"))
    assert (problem.kind, problem.row) == ("falling_cumulative", 2)


def test_a_cumulative_value_starts_anew_with_the_year(check: Check) -> None:
    lines = [changed(chi_tieu="KT-01-LK", ky=ky, gia_tri=value) for ky, value in (("2025-12", "90"), ("2026-01", "6"))]
    assert check(table(*lines), "a.csv").outcome == "clean"


def test_parts_that_do_not_give_the_total_are_refused(check: Check, month_form: bytes) -> None:
    assert only(check(broken.with_cells(month_form, {**GOOD, "E12": 41}))).kind == "parts_differ"
    assert only(check(broken.with_cells(month_form, {"E10": 5, "E11": 6}))).kind == "parts_differ"


def test_parts_may_differ_from_the_total_by_rounding(check: Check, month_form: bytes) -> None:
    assert check(broken.with_cells(month_form, {**GOOD, "E12": 40.1})).outcome == "clean"


def test_a_form_without_values_is_refused(check: Check, month_form: bytes) -> None:
    assert only(check(month_form)).kind == "no_values"


def test_lines_taken_out_of_our_form_are_asked_about_by_name(check: Check, month_form: bytes) -> None:
    report = check(
        broken.edit_workbook(broken.with_cells(month_form, GOOD), lambda book: book["Số liệu"].delete_rows(14))
    )
    assert (report.outcome, questions(report)) == ("questions", ["rows_taken_out"])
    assert "KT-02" in report.questions[0].sentence


def test_a_note_without_a_value_is_a_notice(check: Check, month_form: bytes) -> None:
    report = check(broken.with_cells(month_form, {**GOOD, "E14": None, "I14": "chưa có"}))
    assert (report.outcome, notices(report)) == ("clean", ["note_without_value"])


def test_hundreds_of_faults_are_listed_and_the_rest_counted(check: Check) -> None:
    report = check(table(*[changed(gia_tri="sai")] * 700), "a.csv")
    assert len(report.problems) == 501
    assert (report.problems[-1].kind, report.problems[-1].found) == ("more_problems", "200")
