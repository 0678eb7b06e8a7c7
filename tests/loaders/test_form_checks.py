"""Each fault of a form is its own problem, at its own cell."""

from __future__ import annotations

from decimal import Decimal

import openpyxl
import pytest

from data.catalogue.model import Catalogue
from data.submissions import Check as RuleCheck
from loaders.problems import Problem
from loaders.report import Report
from loaders.templates import write_form
from tests import broken
from tests.loaders.lines import HEADER, LINE, Check, changed, table

GOOD = {"E10": 100, "E11": 60, "E12": 40, "E13": 900.5, "E14": 12.25}


def only(report: Report) -> Problem:
    assert len(report.problems) == 1, report.to_text()
    assert report.submission is None
    return report.problems[0]


def kinds(report: Report) -> set[str]:
    return {problem.kind for problem in report.problems}


def notices(report: Report) -> list[str]:
    return [problem.kind for problem in report.notices]


def csv_problem(check: Check, **cells: str) -> Problem:
    return only(check(table(changed(**cells)), "a.csv"))


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
    assert len(report.checks) == 15
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
        (-1, "out_of_range"),
        (100_001, "out_of_range"),
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


def test_a_totals_row_without_a_code_is_refused(check: Check, month_form: bytes) -> None:
    problem = only(check(broken.with_cells(month_form, {**GOOD, "B15": "Tổng cộng", "E15": 5})))
    assert (problem.kind, problem.row) == ("row_without_code", 15)


def test_a_footer_without_values_is_no_fault(check: Check, month_form: bytes) -> None:
    assert check(broken.with_cells(month_form, {**GOOD, "B17": "Người lập biểu"})).outcome == "clean"


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


def test_a_period_that_has_not_begun_takes_only_expectations(check: Check) -> None:
    assert csv_problem(check, ky="2026-12").kind == "future_period"
    assert check(table(changed(ky="2026-12", trang_thai="ước")), "a.csv").outcome == "clean"
    assert kinds(check(table(changed(ky="2028-01", trang_thai="ước")), "a.csv")) == {"future_period"}


def test_a_period_that_excel_turned_into_a_date_is_understood(check: Check, month_form: bytes) -> None:
    def type_period(book: openpyxl.Workbook) -> None:
        book["Số liệu"]["B4"].value = 46296
        book["Số liệu"]["B4"].number_format = "mmm-yy"

    assert check(broken.edit_workbook(broken.with_cells(month_form, GOOD), type_period)).periods == ("2026-10",)


def test_a_misspelt_code_is_answered_with_the_one_that_was_meant(check: Check, month_form: bytes) -> None:
    assert "KT-02" in only(check(broken.with_cells(month_form, {**GOOD, "A14": "KT-O2"}))).mend


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


def test_lines_left_out_are_a_notice_that_names_them(check: Check, month_form: bytes) -> None:
    report = check(
        broken.edit_workbook(broken.with_cells(month_form, GOOD), lambda book: book["Số liệu"].delete_rows(14))
    )
    assert (report.outcome, notices(report)) == ("clean", ["rows_left_out"])
    assert "KT-02" in report.notices[0].sentence


def test_a_note_without_a_value_is_a_notice(check: Check, month_form: bytes) -> None:
    report = check(broken.with_cells(month_form, {**GOOD, "E14": None, "I14": "chưa có"}))
    assert (report.outcome, notices(report)) == ("clean", ["note_without_value"])


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"bieu": "XX"}, "unknown_form"),
        ({"don_vi": "14797"}, "sender_not_allowed"),
        ({"dia_ban": "99999"}, "unknown_area"),
        ({"dia_ban": "14797"}, "wrong_level"),
        ({"doi_tuong": "CS1"}, "entity_not_taken"),
        ({"minh_hoa": "chắc"}, "unknown_word"),
    ],
)
def test_a_wrong_csv_cell_is_one_problem(cells: dict[str, str], kind: str, check: Check) -> None:
    header = (*HEADER, "minh_hoa")
    line = (*changed(**cells), cells.get("minh_hoa", ""))
    assert only(check(table(line, header=header), "a.csv")).kind == kind


@pytest.mark.parametrize(
    ("second", "kind"),
    [({"bieu": "YT-X", "don_vi": "SYT", "chi_tieu": "YT-01", "dia_ban": "14797", "gia_tri": "3"}, "several_forms")],
)
def test_two_forms_in_one_csv_are_refused(second: dict[str, str], kind: str, check: Check) -> None:
    assert kind in kinds(check(table(LINE, changed(**second)), "a.csv"))


def test_two_senders_in_one_csv_are_refused(check: Check) -> None:
    form = {"bieu": "YT-X", "chi_tieu": "YT-01", "gia_tri": "3"}
    lines = [changed(**form, don_vi=unit, dia_ban=unit) for unit in ("14797", "14800")]
    assert only(check(table(*lines), "a.csv")).kind == "several_units"


def test_made_up_and_real_figures_in_one_csv_are_refused(check: Check) -> None:
    lines = [(*LINE, "có"), (*changed(ky="2026-09"), "")]
    assert only(check(table(*lines, header=(*HEADER, "minh_hoa")), "a.csv")).kind == "mixed_made_up"


def test_a_csv_says_that_it_is_made_up(check: Check) -> None:
    assert check(table((*LINE, "có"), header=(*HEADER, "minh_hoa")), "a.csv").made_up


def test_a_commune_reports_only_about_itself(check: Check) -> None:
    cells = {"bieu": "YT-X", "don_vi": "14797", "chi_tieu": "YT-01", "gia_tri": "3"}
    assert csv_problem(check, **cells, dia_ban="14800").kind == "area_not_of_sender"
    assert check(table(changed(**cells)), "a.csv").outcome == "clean"


def test_a_commune_code_that_lost_its_zero_is_answered_with_the_right_one(check: Check, commune_form: bytes) -> None:
    problem = only(check(broken.with_cells(commune_form, {"C10": 1, "A12": 4803})))
    assert problem.kind == "unknown_area"
    assert "04803" in problem.mend


def test_an_indicator_of_another_form_is_no_column_of_this_one(check: Check, commune_form: bytes) -> None:
    report = check(broken.with_cells(commune_form, {"C10": 1, "D8": "KT-01"}))
    assert kinds(report) == {"unknown_column", "missing_column"}


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"doi_tuong": "CS9"}, "unknown_entity"),
        ({"dia_ban": "14800"}, "entity_elsewhere"),
        ({"doi_tuong": ""}, "row_without_code"),
    ],
)
def test_wrong_entities_are_refused(cells: dict[str, str], kind: str, check: Check) -> None:
    good = {
        "bieu": "XT-N",
        "don_vi": "SYT",
        "ky": "2026-11-20",
        "chi_tieu": "XT-01",
        "doi_tuong": "CS1",
        "gia_tri": "1",
    }
    assert csv_problem(check, **(good | cells)).kind == kind


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"E10": None}, "required_empty"),
        ({"E10": "khoảng"}, "required_empty"),
        ({"G10": 15}, "upper_not_taken"),
        ({"E10": "khoảng", "G10": 9}, "bad_bounds"),
        ({"E10": "hơn"}, "unknown_word"),
    ],
)
def test_wrong_targets_are_refused(cells: dict[str, object], kind: str, check: Check, catalogue: Catalogue) -> None:
    form = write_form(catalogue, "KT-CT", "STC", "2026")
    assert only(check(broken.with_cells(form, {"F10": 10} | cells))).kind == kind


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"B10": None}, "required_empty"),
        ({"A10": None}, "row_without_code"),
        ({"C10": "999"}, "unknown_area"),
        ({"D10": 19.8, "E10": 105.7}, "bad_position"),
        ({"D10": 105.7}, "required_empty"),
        ({"F10": None}, "required_empty"),
        ({"G10": "01/01/2020"}, "reversed_dates"),
    ],
)
def test_wrong_facilities_are_refused(cells: dict[str, object], kind: str, check: Check, catalogue: Catalogue) -> None:
    good = {"A10": "CS3", "B10": "Nhà máy Ba", "C10": "14797", "F10": "01/01/2025"}
    form = write_form(catalogue, "XT-DS", "SYT", "2026")
    assert only(check(broken.with_cells(form, good | cells))).kind == kind


@pytest.mark.parametrize(
    ("cells", "kind"),
    [({"A10": "CS9"}, "unknown_entity"), ({"C10": 9, "D10": 8}, "bad_bounds"), ({"E10": None}, "required_empty")],
)
def test_wrong_permit_limits_are_refused(
    cells: dict[str, object], kind: str, check: Check, catalogue: Catalogue
) -> None:
    good = {"A10": "CS1", "B10": "XT-01", "D10": 50, "E10": "01/01/2025"}
    form = write_form(catalogue, "XT-GP", "SYT", "2026")
    assert only(check(broken.with_cells(form, good | cells))).kind == kind


def test_hundreds_of_faults_are_listed_and_the_rest_counted(check: Check) -> None:
    report = check(table(*[changed(gia_tri="sai")] * 700), "a.csv")
    assert len(report.problems) == 501
    assert (report.problems[-1].kind, report.problems[-1].found) == ("more_problems", "200")
