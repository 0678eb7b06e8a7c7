"""CSV files are read strictly, with the line and column of what is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.numbers import format_number
from data.observations import Observation
from loaders.files.delimited import read_delimited
from loaders.rows.layouts import SCOPE
from tests.loaders.lines import HEADER, LINE, Check, changed, table


def kinds(content: bytes) -> list[str]:
    return [problem.kind for problem in read_delimited(content, SCOPE[:1])[1]]


def test_a_line_becomes_an_observation_with_its_cell(check: Check) -> None:
    report = check(table(LINE), "a.csv")
    assert report.outcome == "clean"
    assert report.submission
    (row,) = report.submission.rows
    assert isinstance(row, Observation)
    assert (row.indicator, row.area, row.period, row.value) == ("KT-02", "38", "2026-10", Decimal("12.5"))
    assert (row.status, row.approx, row.note) == ("sơ bộ", True, "ghi chú")
    assert row.cell == "dòng 2, cột gia_tri"


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_the_header_line_tells_the_separator(separator: str, check: Check) -> None:
    assert check(table(LINE, separator=separator), "a.csv").outcome == "clean"


def test_a_comma_separates_when_decimals_are_quoted(check: Check) -> None:
    assert check(table(changed(gia_tri='"12,5"'), separator=","), "a.csv").outcome == "clean"


@pytest.mark.parametrize("wrap", [b"\xef\xbb\xbf%s", b"sep=;\n%s", b"SEP=;\r\n%s", b"\n%s\n\n;;;;;;;;;;;\n"])
def test_marks_that_spreadsheets_add_are_no_fault(wrap: bytes, check: Check) -> None:
    assert check(wrap.replace(b"%s", table(LINE)), "a.csv").outcome == "clean"


def test_line_ends_of_every_system_are_read(check: Check) -> None:
    for end in (b"\r\n", b"\r"):
        assert check(table(LINE).replace(b"\n", end), "a.csv").outcome == "clean"


def test_several_periods_in_one_file_are_several_scopes(check: Check) -> None:
    report = check(table(LINE, changed(ky="2026-09")), "a.csv")
    assert report.periods == ("2026-09", "2026-10")


def test_a_blank_value_is_no_value_and_not_zero(check: Check) -> None:
    report = check(table(LINE, changed(chi_tieu="KT-01", gia_tri="", ghi_chu="")), "a.csv")
    assert (report.cells_in, report.cells_stored, report.cells_blank) == (2, 1, 1)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"bieu;H\xf2a", "dòng 1"),
        ("bieu;Hòa".encode("utf-32"), "UTF-32"),
        ("bieu;Hòa".encode("utf-16")[:-1], "UTF-16 LE nhưng bị cắt mất một phần"),
        (b"bieu;\x81\xfe\xff", "dòng 1"),
    ],
)
def test_what_could_be_read_two_ways_is_refused_with_how_to_save(content: bytes, found: str, check: Check) -> None:
    (problem,) = check(content, "a.csv").problems
    assert (problem.kind, problem.found) == ("unknown_encoding", found)
    assert "CSV UTF-8" in problem.mend


def test_nul_characters_are_refused_with_their_line(check: Check) -> None:
    (problem,) = check(table(LINE, LINE).replace(b"12,5", b"1\0002,5"), "a.csv").problems
    assert (problem.kind, problem.row) == ("nul_characters", 2)


def test_letters_that_were_lost_when_saving_are_refused() -> None:
    assert kinds(table(changed(ghi_chu="Ho\ufffda"))) == ["lost_characters"]


def test_an_unclosed_quote_is_found_where_it_opens() -> None:
    _, problems = read_delimited(table(LINE, changed(ghi_chu='"mở'), *[LINE] * 50), SCOPE[:1])
    assert [(problem.kind, problem.row) for problem in problems] == [("unclosed_quote", 3)]


def test_a_quote_in_the_wrong_place_is_refused() -> None:
    assert kinds(table(changed(ghi_chu='"a"b'))) == ["bad_quoting"]


@pytest.mark.parametrize("long", ["x" * 200_000, "x" * 1_000_000, '"' + "dòng\n" * 200_000 + '"'])
def test_a_cell_of_a_megabyte_is_refused_for_its_length_at_its_line(long: str, check: Check) -> None:
    report = check(table(LINE, changed(ghi_chu=long)), "a.csv")
    (problem,) = report.problems
    assert (problem.kind, problem.row) == ("line_too_long", 3)
    assert problem.wanted in ("131.072", "1.000.000")
    assert len(report.to_text()) < 2000


@pytest.mark.parametrize("line", [("x",) * 5_000, (*LINE, *[""] * 4_988)])
def test_five_thousand_fields_on_a_line_are_refused_for_their_number(line: tuple[str, ...], check: Check) -> None:
    report = check(table(LINE, line), "a.csv")
    (problem,) = report.problems
    assert (problem.kind, problem.row, problem.found) == ("too_many_columns", 3, "5.000")
    assert kinds(table(LINE, header=(*HEADER, *map(str, range(4_988))))) == ["too_many_columns"]


@pytest.mark.parametrize(
    ("content", "kind", "row"),
    [
        (table(LINE, ("x",) * 100_000), "too_many_columns", 3),
        (table(LINE, ("x" * 1_200_000,)), "line_too_long", 3),
        (b"sep=;\nbieu;a\n" + b"1;2\n" * 200_010, "too_much_data", 200_002),
        (b"\xfc\n" * 5_000_000, "too_much_data", 0),
    ],
)
def test_what_no_form_can_be_is_refused_where_it_begins(content: bytes, kind: str, row: int) -> None:
    _, problems = read_delimited(content, SCOPE[:1])
    assert [(problem.kind, problem.row) for problem in problems] == [(kind, row)]


def test_ragged_lines_are_refused_each_with_its_number() -> None:
    _, problems = read_delimited(table(LINE, LINE[:-1], (*LINE, "thừa")), SCOPE[:1])
    assert [(problem.kind, problem.row) for problem in problems] == [("ragged_row", 3), ("ragged_row", 4)]


def test_a_footer_is_refused_as_a_ragged_line() -> None:
    assert kinds(table(LINE, ("Nguồn: Sở Tài chính",))) == ["ragged_row"]


def test_a_file_without_a_header_line_is_refused() -> None:
    assert kinds(b"1;2;3\n4;5;6\n") == ["no_separator"]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"Bi\xe1\xbb\x83u 1\n\na;b;c\n1;2,5;3\n", [["Biểu 1", "", ""], ["a", "b", "c"], ["1", "2,5", "3"]]),
        (b"sep=|\na|b,c\n", [["a", "b,c"]]),
        (b'a,"b;c"\rd,e\r', [["a", "b;c"], ["d", "e"]]),
    ],
)
def test_a_foreign_table_is_read_by_its_most_regular_separator(content: bytes, rows: list[list[str]]) -> None:
    grid, problems = read_delimited(content, ())
    assert grid
    assert (grid.sheets[0].rows, problems) == (rows, [])


def test_a_header_only_is_no_submission(check: Check) -> None:
    assert [problem.kind for problem in check(table(), "a.csv").problems] == ["no_values"]


def test_quoted_line_breaks_do_not_shift_line_numbers(check: Check) -> None:
    report = check(table(changed(ghi_chu='"hai\ndòng"'), changed(chi_tieu="KT-01", gia_tri="sai")), "a.csv")
    assert [problem.row for problem in report.problems] == [4]


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_fail(content: bytes) -> None:
    grid, problems = read_delimited(b"bieu;don_vi;ky\n" + content, SCOPE[:1])
    assert grid is not None or any(problem.blocks for problem in problems)


@settings(max_examples=40)
@given(st.lists(st.decimals(0, 150, places=2), min_size=1, max_size=10))
def test_values_of_a_csv_are_stored_exactly(check_csv: Check, values: list[Decimal]) -> None:
    lines = [changed(ky=f"2026-{month:02d}", gia_tri=format_number(v, 2)) for month, v in enumerate(values, 1)]
    report = check_csv(table(*lines), "a.csv")
    assert report.submission
    assert [row.value for row in report.submission.rows if isinstance(row, Observation)] == values
