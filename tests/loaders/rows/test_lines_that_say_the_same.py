"""What lines say is looked up once for each wording; the outcome is that of looking up every line."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.grid import EXCEL, CellValue, Sheet
from loaders.rows.table import Line, Table
from tests.loaders.lines import Check, changed, table

CODES = st.sampled_from(["KT-01", "KT-02", " KT-02 ", "kt-02", "YT-01", ""])
AREAS = st.sampled_from(["", "38", "14797", "99999"])
PARTS = st.sampled_from(["", "A", "Z"])
MONTHS = ("2026-08", "2026-09", "2026-10")


def a_line(*values: CellValue) -> Line:
    """A line with the cells of the columns a, b and c."""
    return Line(Table(Sheet("S", [list(values)], range(1, 2)), EXCEL, 0, 0, {"a": 0, "b": 1, "c": 2}), 0, list(values))


@given(st.lists(st.tuples(CODES, AREAS, PARTS), min_size=1, max_size=4, unique=True))
def test_lines_repeated_for_other_periods_have_the_problems_and_rows_of_the_first(
    check_csv: Check, wordings: list[tuple[str, str, str]]
) -> None:
    def sent(*months: str) -> Counter[tuple[str, str]]:
        lines = [changed(chi_tieu=c, dia_ban=a, phan_to=p, ky=month) for month in months for c, a, p in wordings]
        report = check_csv(table(*lines), "a.csv")
        rows = report.submission.rows if report.submission else ()
        return Counter([*((p.kind, p.found) for p in report.problems), *(("row", repr(row)[:40]) for row in rows)])

    once, three_times = sent(MONTHS[0]), sent(*MONTHS)
    told_once = {"rows_left_out", "duplicate_key", "several_forms", "no_values"}
    for key, count in once.items():
        if key[0] not in told_once:
            assert three_times[key] == 3 * count


@pytest.mark.parametrize("other", ["1", True, 1.0])
def test_cells_of_another_type_say_something_else(other: CellValue) -> None:
    assert a_line(1, "x", "").said("a b") != a_line(other, "x", "").said("a b")


def test_a_control_character_in_a_cell_is_no_border_between_cells() -> None:
    assert a_line("a\x1fb", "c", "").said("a b") != a_line("a", "b\x1fc", "").said("a b")


def test_a_line_that_ends_early_says_what_one_with_blank_cells_says() -> None:
    assert a_line("KT-02").said("a c") == a_line("KT-02", "", "").said("a c")


def test_an_unknown_declaration_is_noted_on_every_line_that_has_it(check: Check) -> None:
    header = (*table().decode().split(";"), "minh_hoa")
    lines = [(*changed(ky=month), "có lẽ") for month in MONTHS]
    report = check(table(*lines, header=header), "a.csv")
    assert [problem.row for problem in report.problems if problem.kind == "unknown_word"] == [2, 3, 4]
