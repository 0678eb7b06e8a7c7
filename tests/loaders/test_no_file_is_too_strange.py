"""Whatever stands in the cells, checking ends with a report and every cell is accounted for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue.model import Catalogue
from data.entities import Entity
from data.intake_context import IntakeContext
from loaders.cells.grid import CellValue, Grid
from loaders.checks.rules import check_rows
from loaders.files.workbook import read_workbook
from loaders.forms.templates import write_form
from loaders.problems.problem import Findings
from loaders.rows.form_reader import read_grid
from tests.loaders.lines import HEADER, Check, changed, table
from tests.loaders.small_catalogue import TODAY

WORDS = [
    "",
    " ",
    "KT-01",
    "KT-T",
    "STC",
    "14797",
    "2026-10",
    "2026",
    "có",
    "khoảng",
    "ma",
    "bieu",
    "1.234,5",
    "Mã biểu",
]
VALUES: st.SearchStrategy[CellValue] = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=8),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.just(datetime(2026, 1, 1, 7)),
)
CHANGES = st.lists(st.tuples(st.integers(0, 15), st.integers(0, 12), VALUES), max_size=12)
FORMS = [
    ("KT-T", "STC", "2026-10"),
    ("YT-X", "SYT", "2026-10"),
    ("XT-N", "SYT", "2026-11-20"),
    ("KT-CT", "STC", "2026"),
]
FORMS += [("XT-DS", "SYT", "2026"), ("XT-GP", "SYT", "2026")]


@pytest.fixture(scope="module")
def grids(catalogue: Catalogue, entities: dict[str, Entity]) -> list[Grid]:
    read = [read_workbook(write_form(catalogue, *form, entities.values())) for form in FORMS]
    return [grid for grid in read if isinstance(grid, Grid)]


@settings(max_examples=150, deadline=None)
@given(which=st.integers(0, 5), changes=CHANGES)
def test_strange_cells_in_a_form_end_in_a_report(
    catalogue: Catalogue,
    entities: dict[str, Entity],
    grids: list[Grid],
    which: int,
    changes: list[tuple[int, int, CellValue]],
) -> None:
    sheet = grids[which].sheets[0]
    rows = [row + [""] * (13 - len(row)) for row in sheet.rows]
    for row, column, value in changes:
        rows[row % len(rows)][column] = value
    findings = Findings()
    context = IntakeContext(TODAY, entities, lambda *key: None)
    grid = Grid("excel", (replace(sheet, rows=rows),))
    reading = read_grid(grid, catalogue, context, findings)
    check_rows(reading, catalogue, context, findings)
    assert all(problem.sentence for problem in findings.all())
    desk = reading.desk
    assert findings.refused or desk.cells_in == len(desk.rows) + desk.cells_blank


@settings(max_examples=100, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(HEADER), st.sampled_from(WORDS) | st.text(max_size=6)), max_size=4))
def test_strange_cells_in_a_csv_end_in_a_report(check_csv: Check, lines: list[dict[str, str]]) -> None:
    report = check_csv(table(*(changed(**cells) for cells in lines)), "a.csv")
    assert (report.submission is None) == bool(report.problems)
    assert report.problems or report.cells_in == report.cells_stored + report.cells_blank
