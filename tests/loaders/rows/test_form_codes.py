"""Who sends what about whom: forms, senders, indicators, areas, entities, and what registers hold."""

from __future__ import annotations

import openpyxl
import pytest

from data.catalogue.model import Catalogue
from loaders.forms.templates import write_form
from loaders.problems.problem import Problem
from tests import broken
from tests.loaders.lines import HEADER, LINE, Check, changed, table
from tests.loaders.reports import GOOD, kinds, only


def csv_problem(check: Check, **cells: str) -> Problem:
    return only(check(table(changed(**cells)), "a.csv"))


def test_a_totals_row_without_a_code_is_refused(check: Check, month_form: bytes) -> None:
    problem = only(check(broken.with_cells(month_form, {**GOOD, "B15": "Tổng cộng", "E15": 5})))
    assert (problem.kind, problem.row) == ("row_without_code", 15)


def test_a_period_that_excel_turned_into_a_date_is_understood(check: Check, month_form: bytes) -> None:
    def type_period(book: openpyxl.Workbook) -> None:
        book["Số liệu"]["B4"].value = 46296
        book["Số liệu"]["B4"].number_format = "mmm-yy"

    assert check(broken.edit_workbook(broken.with_cells(month_form, GOOD), type_period)).periods == ("2026-10",)


def test_a_misspelt_code_is_answered_with_the_one_that_was_meant(check: Check, month_form: bytes) -> None:
    assert "KT-02" in only(check(broken.with_cells(month_form, {**GOOD, "A14": "KT-O2"}))).mend


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
