"""Workbooks are read in a child that may die; nothing is lost silently."""

from __future__ import annotations

import io
import time
from datetime import date

import openpyxl
import pytest

from loaders.cells.grid import Grid, column_index, column_letters
from loaders.files.workbook import ChildFailed, Limits, read_workbook, run_child
from loaders.problems.problem import Problem
from tests import broken

USUAL = Limits()
SHORT = Limits(wall_seconds=1.0)
TIGHT = Limits(memory_bytes=300 * 1024 * 1024)
HANG = "import time; time.sleep(60)"
SPIN = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass"
BOMB = "import resource; resource.setrlimit(resource.RLIMIT_AS, (2**28, 2**28)); bytearray(2**40)"


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows_of(content: bytes) -> list[list[object]]:
    grid = read_workbook(content)
    assert isinstance(grid, Grid), grid
    return [list(row) for row in grid.sheets[0].rows]


def refusal(content: bytes, limits: Limits = USUAL) -> Problem:
    problem = read_workbook(content, limits)
    assert isinstance(problem, Problem)
    return problem


TABLE: list[list[object]] = [["ma", 1.5, True], ["Hòa", 2.0, date(2026, 11, 22)], ["c", 3.25, "x"]]


def test_cells_keep_their_types() -> None:
    assert rows_of(workbook(TABLE)) == TABLE


@pytest.mark.parametrize("ref", ["A1", "A1:XFD1048576", "B2:B2", "C5:D6"])
def test_a_lying_dimension_loses_no_row(ref: str) -> None:
    assert rows_of(broken.dimension(workbook(TABLE), ref)) == TABLE


@pytest.mark.parametrize("ref", ["1:69", "A:C"])
def test_what_the_first_reader_refuses_is_read_by_the_second_and_said_so(ref: str) -> None:
    grid = read_workbook(broken.dimension(workbook(TABLE), ref))
    assert isinstance(grid, Grid)
    assert [list(row) for row in grid.sheets[0].rows] == TABLE
    assert grid.reader_note


def test_a_far_cell_is_refused_with_its_address_and_kills_nothing() -> None:
    problem = refusal(broken.far_cell(workbook(TABLE)))
    assert (problem.kind, problem.found) == ("far_cell", "XFD1048576")


def test_a_far_cell_that_hides_its_address_is_refused() -> None:
    assert refusal(broken.far_cell_without_address(workbook(TABLE))).kind == "far_cell"


def test_styled_empty_cells_far_out_are_no_cells() -> None:
    styled = b'<row r="4"><c r="XFD4" s="0"/></row></sheetData>'
    content = broken.edit_member(workbook(TABLE), broken.SHEET_XML, lambda xml: xml.replace(b"</sheetData>", styled))
    assert rows_of(content) == TABLE


def test_a_document_type_is_refused() -> None:
    assert refusal(broken.doctype(workbook(TABLE))).kind == "declared_entities"


@pytest.mark.parametrize("damage", [broken.utf16_sheet, broken.wrong_checksum, broken.cut_sheet])
def test_damaged_sheets_are_refused(damage: broken.Edit) -> None:
    assert refusal(damage(workbook(TABLE))).kind == "damaged_file"


def test_a_thousand_sheets_are_refused() -> None:
    book = openpyxl.Workbook()
    for number in range(210):
        book.create_sheet(f"t{number}")
    stream = io.BytesIO()
    book.save(stream)
    assert refusal(stream.getvalue()).kind == "unpacks_too_big"


def test_the_child_survives_nothing_but_the_parent_survives_a_hang() -> None:
    started = time.monotonic()
    with pytest.raises(ChildFailed) as failed:
        run_child("xlsx", b"", SHORT, bootstrap=HANG)
    assert failed.value.slow
    assert time.monotonic() - started < 5


def test_a_child_that_spins_is_stopped_by_its_processor_limit() -> None:
    with pytest.raises(ChildFailed) as failed:
        run_child("xlsx", b"", Limits(), bootstrap=SPIN)
    assert failed.value.slow


@pytest.mark.parametrize("bootstrap", [BOMB, "import os; os.abort()", "print('not json')"])
def test_a_child_that_dies_or_babbles_is_a_failure_of_the_child_only(bootstrap: str) -> None:
    with pytest.raises(ChildFailed) as failed:
        run_child("xlsx", b"", Limits(), bootstrap=bootstrap)
    assert not failed.value.slow


def test_a_workbook_that_takes_too_long_is_a_problem() -> None:
    assert refusal(workbook(TABLE), Limits(wall_seconds=0.0001)).kind == "too_slow"


def test_a_workbook_that_needs_too_much_memory_is_a_problem() -> None:
    wide = workbook([[float(i)] * 40 for i in range(3000)])
    content = broken.edit_member(wide, broken.SHEET_XML, lambda xml: xml + b" " * 200_000_000)
    assert refusal(content, TIGHT).kind == "too_much_data"


def test_columns_are_counted_as_excel_counts_them() -> None:
    assert [column_letters(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(column_index(column_letters(index)) == index for index in range(2000))
