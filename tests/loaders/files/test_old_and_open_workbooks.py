""".xls and .ods say what the same table says as .xlsx: every value, date, error, percentage, merge and hidden sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.cells.grid import Grid
from loaders.files.intake import receive
from loaders.files.workbook import read_workbook
from loaders.problems.problem import Problem
from tests import broken
from tests.broken.ods_files import cell, ods, row, saved_as_ods
from tests.broken.xls_files import (
    formula_without_value,
    link_to_another_file,
    macro_sheet,
    saved_as_xls,
    with_password,
    xls,
)
from tests.loaders.lines import Check
from tests.loaders.reports import GOOD, kinds

Save = Callable[[bytes], bytes]
SAVED = pytest.mark.parametrize(("save", "name"), [(saved_as_xls, "bieu.xls"), (saved_as_ods, "bieu.ods")])
ERROR = '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error">'
ERROR += "<text:p>#DIV/0!</text:p></table:table-cell>"
OLD_ERROR = '<table:table-cell table:formula="of:=x" office:value-type="float" office:value="0">'
OLD_ERROR += "<text:p>#NAME?</text:p></table:table-cell>"
OUTSIDE = "<table:table-cell table:formula=\"of:=['file:///so.ods'#$A.A1]\"/>"
FAR = cell(7).replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"', 1)
PERCENT = '<table:table-cell office:value-type="percentage" office:value="0.125"/>'
COMMENT = '<table:table-cell office:value-type="string"><office:annotation><text:p>lời bàn</text:p></office:annotation>'
COMMENT += '<text:p>Hòa<text:s text:c="2"/>Bình<text:line-break/>x</text:p></table:table-cell>'


def read(content: bytes) -> Grid | Problem:
    taken = receive("bieu", content)
    assert taken.kind, taken.problems
    return read_workbook(content, task=taken.kind)


def grid_of(content: bytes) -> Grid:
    grid = read(content)
    assert isinstance(grid, Grid), grid
    return grid


@SAVED
def test_a_form_saved_in_another_format_is_taken_with_the_same_numbers(
    save: Save, name: str, check: Check, month_form: bytes
) -> None:
    filled = broken.with_cells(month_form, GOOD)
    usual, other = check(filled), check(save(filled), name)
    assert other.outcome == "clean", other.to_text()
    assert other.submission
    assert usual.submission
    assert other.submission.rows == usual.submission.rows


@SAVED
def test_a_form_by_commune_keeps_its_merged_cells_and_codes(
    save: Save, name: str, check: Check, commune_form: bytes
) -> None:
    filled = broken.with_cells(commune_form, {"C10": 3, "C11": 4, "C12": 5, "D10": 1.5, "D11": 2.5, "D12": 3.5})
    usual, other = check(filled), check(save(filled), name)
    assert [problem.kind for problem in other.problems] == [problem.kind for problem in usual.problems]
    assert usual.submission is None or (other.submission and other.submission.rows == usual.submission.rows)


@SAVED
def test_hidden_sheets_with_data_are_seen(save: Save, name: str, check: Check, month_form: bytes) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("cũ")
        sheet["A1"], sheet.sheet_state = 1, "veryHidden"

    report = check(save(broken.edit_workbook(broken.with_cells(month_form, GOOD), hide)), name)
    assert kinds(report) == {"hidden_sheet"}


@pytest.mark.parametrize("name", ["bieu.xlsx", "bieu.csv", "bieu"])
def test_the_content_counts_and_a_wrong_name_is_a_notice(name: str) -> None:
    taken = receive(name, xls({(0, 0): 1}))
    assert (taken.kind, [problem.kind for problem in taken.problems]) == ("xls", ["name_differs"])


def test_cells_of_xls_keep_their_types() -> None:
    values = ["Hòa", 2.5, True, date(2026, 11, 22), datetime(2026, 11, 22, 7, 30), -0.25]
    sheet = grid_of(xls({(1, column): value for column, value in enumerate(values)})).sheets[0]
    assert sheet.rows == [[""] * 6, values]


@pytest.mark.parametrize("later", [False, True])
def test_both_calendars_of_xls_give_the_same_day(later: bool) -> None:
    days = 45983 - (1462 if later else 0)

    def choose(book: xlwt.Workbook) -> None:
        book.dates_1904 = later

    assert grid_of(xls({(0, 0): days}, choose, number="dd/mm/yyyy")).sheets[0].rows == [[date(2025, 11, 22)]]


def test_percentages_are_told_in_xls() -> None:
    assert grid_of(xls({(0, 0): 0.125, (3, 2): "x"}, number="0.0%")).sheets[0].percent == {"A1"}
    assert not grid_of(xls({(0, 0): 0.125})).sheets[0].percent


def test_formulas_without_result_are_told_in_xls() -> None:
    content = formula_without_value(xls({(0, 0): 2, (3, 2): xlwt.Formula("A1*2")}))
    assert grid_of(content).sheets[0].uncomputed == {"C4"}


def test_errors_are_told_in_xls() -> None:
    def fail(book: xlwt.Workbook) -> None:
        book.add_sheet("Lỗi").row(4).set_cell_error(1, "#DIV/0!")

    assert dict(grid_of(xls({(0, 0): 1}, fail)).sheets[0].errors) == {"B5": "#DIV/0!"}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (macro_sheet(xls({(0, 0): 1})), "active_content"),
        (with_password(xls({(0, 0): 1})), "encrypted"),
        (link_to_another_file(xls({(0, 0): 1})), "outside_links"),
        (broken.old_excel(), "damaged_file"),
    ],
)
def test_what_is_unsafe_in_xls_is_refused_by_name(content: bytes, kind: str) -> None:
    problem = read(content)
    assert isinstance(problem, Problem)
    assert problem.kind == kind


def test_half_of_an_xls_file_is_damaged() -> None:
    assert [problem.kind for problem in receive("a.xls", xls({(0, 0): 1})[:3000]).problems] == ["damaged_file"]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=8))
def test_no_byte_that_is_changed_in_xls_kills_the_reader(at: int, change: bytes) -> None:
    content = xls({(0, 0): "Hòa", (1, 1): 2.5})
    at %= len(content)
    read_again = read_workbook(content[:at] + change + content[at + len(change) :], task="xls")
    assert isinstance(read_again, Grid | Problem)


def test_cells_of_ods_keep_their_types_and_comments_are_no_content() -> None:
    values = ["Hòa", 2.5, True, date(2026, 11, 22), datetime(2026, 11, 22, 7, 30), PERCENT, COMMENT]
    sheet = grid_of(ods(row("", times=2), row(*values), row("", times=1_048_000))).sheets[0]
    assert sheet.rows == [[""] * 7, [""] * 7, [*values[:5], 0.125, "Hòa  Bình\nx"]]
    assert sheet.percent == {"F3"}


def test_repeated_cells_and_rows_of_ods_are_all_there() -> None:
    twice = cell(7).replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="2"', 1)
    assert grid_of(ods(row("a", twice, "b", times=2))).sheets[0].rows == [["a", 7, 7, "b"]] * 2


def test_errors_and_formulas_without_result_are_told_in_ods() -> None:
    formula = '<table:table-cell table:formula="of:=1+1"/>'
    sheet = grid_of(ods(row(1, ERROR, OLD_ERROR), row(formula))).sheets[0]
    assert dict(sheet.errors) == {"B1": "#DIV/0!", "C1": "#NAME?"}
    assert sheet.uncomputed == {"A2"}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (ods(row(OUTSIDE)), "outside_links"),
        (ods(row(1), extra="<table:table><table:table-source/></table:table>"), "outside_links"),
        (ods(row(1), manifest="<manifest:encryption-data/>"), "encrypted"),
        (ods(row(1, times=300_000)), "far_cell"),
        (ods(row("", times=1_048_575), row(1)), "far_cell"),
        (
            ods(
                row(cell(7).replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"', 1))
            ),
            "far_cell",
        ),
        (ods(row(*range(600), times=100_000)), "too_much_data"),
        (broken.edit_member(ods(row(1)), "content.xml", lambda xml: b"<!DOCTYPE x>" + xml), "declared_entities"),
        (broken.edit_member(ods(row(1)), "content.xml", lambda xml: xml[:-30]), "damaged_file"),
        (ods(row('<table:table-cell office:value-type="" office:value="40"/>')), "damaged_file"),
        (ods(row('<table:table-cell office:value="40"/>')), "damaged_file"),
        (ods(row('<table:table-cell office:value-type="time" office:value="40"/>')), "damaged_file"),
        (ods(row('<table:table-cell office:value-type="string" office:value="40"/>')), "damaged_file"),
        (ods(row('<table:table-cell office:value-type="flaot" office:value="40"/>')), "damaged_file"),
    ],
)
def test_what_is_unsafe_in_ods_is_refused_by_name(content: bytes, kind: str) -> None:
    problem = read(content)
    assert isinstance(problem, Problem)
    assert problem.kind == kind


def test_macros_in_ods_are_refused_before_it_is_opened() -> None:
    taken = receive("a.ods", ods(row(1), members=("Basic/Standard/Module1.xml",)))
    assert [problem.kind for problem in taken.problems] == ["macros"]
