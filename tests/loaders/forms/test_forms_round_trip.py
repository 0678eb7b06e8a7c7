"""A form that we write, filled in and read back, gives exactly the values."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue.model import Catalogue
from data.entities import Entity, EntityLimit
from data.observations import SENDABLE, Observation
from data.submissions import Row
from data.targets import Target
from loaders.forms.templates import TemplateRefused, write_form
from loaders.report import Report
from tests import broken
from tests.loaders.lines import Check

FEW = settings(max_examples=12, deadline=None)
TEXTS = st.text(alphabet="aăâđêôơư =+-@'\"<>;1", max_size=20).map(str.strip)


def rows_of(report: Report) -> list[Row]:
    assert report.submission, report.to_text()
    return [
        row._replace(cell="") if isinstance(row, Observation) else replace(row, cell="")
        for row in report.submission.rows
    ]


def amounts(places: int, most: int = 90_000) -> st.SearchStrategy[Decimal]:
    return st.decimals(0, most, places=places, allow_nan=False, allow_infinity=False)


@FEW
@given(
    st.fixed_dictionaries({"KT-01-LK": amounts(1, 999_999_999_999), "KT-02": amounts(2, 150)}),
    st.sampled_from(SENDABLE),
    st.booleans(),
    st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    TEXTS,
)
def test_observations_come_back_as_they_were_written(
    catalogue: Catalogue,
    check_csv: Check,
    values: dict[str, Decimal],
    status: str,
    approx: bool,
    until: date | None,
    note: str,
) -> None:
    rows = [Observation(i, "38", "", "", "2026-10", v, status, approx, until, note) for i, v in sorted(values.items())]
    report = check_csv(write_form(catalogue, "KT-T", "STC", "2026-10", values=rows), "a.xlsx")
    assert rows_of(report) == rows
    assert report.cells_in == 5


@FEW
@given(st.lists(st.none() | st.integers(0, 10**9), min_size=3, max_size=3).filter(any))
def test_values_typed_into_a_form_come_back_and_blanks_stay_blank(
    commune_form: bytes, check_csv: Check, typed: list[int | None]
) -> None:
    cells = {f"C{row}": value for row, value in enumerate(typed, 10)}
    report = check_csv(broken.with_cells(commune_form, cells), "a.xlsx")
    kept = [row.value for row in rows_of(report) if isinstance(row, Observation)]
    assert kept == [value for value in typed if value is not None]
    assert report.cells_in == report.cells_stored + report.cells_blank == 6


@FEW
@given(amounts(3), st.sampled_from(["CS1", "CS2"]))
def test_values_of_facilities_come_back_with_their_area(
    catalogue: Catalogue, entities: dict[str, Entity], check_csv: Check, value: Decimal, code: str
) -> None:
    row = Observation("XT-01", entities[code].area, code, "", "2026-11-20", value)
    form = write_form(catalogue, "XT-N", "SYT", "2026-11-20", entities.values(), values=[row])
    assert rows_of(check_csv(form, "a.xlsx")) == [row]


@FEW
@given(amounts(2, 70), st.sampled_from(["min", "max", "range"]), st.none() | amounts(2), st.booleans(), TEXTS)
def test_targets_come_back_as_they_were_written(
    catalogue: Catalogue, check_csv: Check, value: Decimal, bound: str, base: Decimal | None, approx: bool, text: str
) -> None:
    upper = value + 10 if bound == "range" else None
    target = Target("KT-02", "38", "", "", "2026", value, bound, upper, base, text, text, approx, text)
    assert rows_of(check_csv(write_form(catalogue, "KT-CT", "STC", "2026", values=[target]), "a.xlsx")) == [target]


@FEW
@given(TEXTS.filter(bool), st.none() | amounts(6, 9), st.none() | st.dates(date(2026, 1, 1), date(2100, 1, 1)))
def test_facilities_come_back_as_they_were_written(
    catalogue: Catalogue, check_csv: Check, name: str, offset: Decimal | None, until: date | None
) -> None:
    lon = None if offset is None else 102 + offset
    lat = None if offset is None else 10 + offset
    entity = Entity("CS3", "facility", name, "14797", lon, lat, date(2025, 7, 1), until, name)
    assert rows_of(check_csv(write_form(catalogue, "XT-DS", "SYT", "2026", values=[entity]), "a.xlsx")) == [entity]


@FEW
@given(st.none() | amounts(6, 10), amounts(6).map(lambda number: number + 11), TEXTS)
def test_permit_limits_come_back_as_they_were_written(
    catalogue: Catalogue, check_csv: Check, low: Decimal | None, high: Decimal, text: str
) -> None:
    limit = EntityLimit("CS1", "XT-01", low, high, date(2025, 7, 1), None, text)
    assert rows_of(check_csv(write_form(catalogue, "XT-GP", "SYT", "2026", values=[limit]), "a.xlsx")) == [limit]


def test_a_form_says_whether_its_figures_are_made_up(catalogue: Catalogue, check: Check) -> None:
    row = Observation("KT-02", "38", "", "", "2026-10", Decimal(1))
    for made_up in (True, False):
        form = write_form(catalogue, "KT-T", "STC", "2026-10", made_up=made_up, values=[row])
        assert check(form).made_up is made_up


def test_registered_facilities_stand_in_the_blank_list(
    catalogue: Catalogue, entities: dict[str, Entity], check: Check
) -> None:
    form = write_form(catalogue, "XT-DS", "SYT", "2026", entities.values())
    assert rows_of(check(form)) == list(entities.values())


def test_a_commune_gets_only_its_own_row(catalogue: Catalogue, check: Check) -> None:
    form = write_form(catalogue, "YT-X", "14800", "2026-10")
    report = check(broken.with_cells(form, {"C10": 7}))
    assert [(row.area, row.value) for row in rows_of(report) if isinstance(row, Observation)] == [("14800", Decimal(7))]


def test_labels_are_locked_and_value_cells_are_not(month_form: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(month_form))["Số liệu"]
    assert sheet.protection.sheet
    assert [sheet[cell].protection.locked for cell in ("A10", "B10", "C10", "B2", "E10", "I10", "B5")] == [True] * 4 + [
        False
    ] * 3
    assert sheet.freeze_panes == "C10"


def test_a_form_has_two_visible_sheets_and_no_hidden_one(month_form: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(month_form))
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [("Số liệu", "visible"), ("Hướng dẫn", "visible")]


@pytest.mark.parametrize("note", ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)"])
def test_text_that_begins_like_a_formula_is_written_as_text(catalogue: Catalogue, note: str) -> None:
    row = Observation("KT-01", "38", "", "", "2026-10", Decimal(1), note=note)
    form = write_form(catalogue, "KT-T", "STC", "2026-10", values=[row])
    assert b"<f>" not in broken.read_member(form, broken.SHEET_XML)
    cell = openpyxl.load_workbook(io.BytesIO(form))["Số liệu"]["I10"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (note, "s", True)


@pytest.mark.parametrize(
    ("form", "unit", "period"), [("XX", "STC", "2026-10"), ("KT-T", "SYT", "2026-10"), ("KT-T", "STC", "2026")]
)
def test_a_form_that_nobody_may_send_is_not_written(catalogue: Catalogue, form: str, unit: str, period: str) -> None:
    with pytest.raises(TemplateRefused):
        write_form(catalogue, form, unit, period)
