"""Events, positions, items and tasks: a form that we write and read back gives exactly the rows, in Excel and CSV."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.events import Event
from data.items import TONES, Item
from data.positions import Position
from data.submissions import Row
from data.tasks import TARGET, TASK, Task
from loaders.forms.templates import write_form
from loaders.report import Report
from loaders.rows.layouts import GUIDE_SHEET, LONG
from tests.loaders.lines import Check, table

FEW = settings(max_examples=12, deadline=None)
TEXTS = st.text(alphabet="aăâđêôơư =+-'\"<>;1", max_size=20).map(str.strip)
NAMES = TEXTS.filter(bool)
OCTOBER = st.datetimes(datetime(2026, 10, 1), datetime(2026, 10, 31, 23, 59, 59)).map(
    lambda m: m.replace(microsecond=0)
)
PLACES = st.tuples(
    st.decimals(102, 112, places=6, allow_nan=False), st.decimals(6, 24, places=6, allow_nan=False)
) | st.just((None, None))
UNITS = st.sampled_from(["STC", "SYT", "14797", "04803"])
DAYS = st.dates(date(2025, 1, 1), date(2026, 11, 22))


def rows_of(report: Report) -> list[Row]:
    assert report.submission, report.to_text()
    assert report.cells_in == report.cells_stored
    return [replace(row, cell="") for row in report.submission.rows]


def in_period(rows: Sequence[Event | Position | Item], period: str) -> list[Row]:
    return [replace(row, period=period) for row in rows]


@FEW
@given(
    st.lists(
        st.builds(
            Event,
            NAMES,
            st.just("accident"),
            OCTOBER,
            UNITS.filter(str.isdigit),
            st.none(),
            st.none(),
            TEXTS,
            st.integers(0, 99),
            st.integers(0, 99),
            TEXTS,
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda e: e.code,
    ),
    PLACES,
)
def test_events_come_back_as_they_were_written(
    catalogue: Catalogue, check_csv: Check, events: list[Event], place: tuple[Decimal | None, Decimal | None]
) -> None:
    rows = [replace(event, lon=place[0], lat=place[1]) for event in events]
    form = write_form(catalogue, "SK-T", "SYT", "2026-10", values=rows)
    assert rows_of(check_csv(form, "a.xlsx")) == in_period(rows, "2026-10")


@FEW
@given(
    st.lists(OCTOBER.map(datetime.time), min_size=1, max_size=5, unique=True),
    st.decimals(98, 122, places=6, allow_nan=False),
    st.sampled_from([True, False, None]),
)
def test_positions_come_back_as_they_were_written(
    catalogue: Catalogue, check_csv: Check, times: list, lon: Decimal, connected: bool | None
) -> None:
    rows = [Position("CS1", datetime.combine(date(2026, 11, 20), t), lon, Decimal("18.5"), connected) for t in times]
    form = write_form(catalogue, "VT-N", "SYT", "2026-11-20", values=rows)
    assert rows_of(check_csv(form, "a.xlsx")) == in_period(rows, "2026-11-20")


@FEW
@given(
    OCTOBER,
    NAMES,
    st.sampled_from(TONES),
    st.sampled_from(["", "A", "B"]),
    UNITS,
    st.datetimes(datetime(2026, 11, 1), datetime(2026, 11, 20)).map(lambda m: m.replace(microsecond=0)),
    TEXTS,
)
def test_items_come_back_as_they_were_written(
    catalogue: Catalogue,
    check_csv: Check,
    at: datetime,
    title: str,
    tone: str,
    field: str,
    unit: str,
    later: datetime,
    answer: str,
) -> None:
    rows = [
        Item("T1", "press", at, "Báo tỉnh", title, tone, field),
        Item("T2", "press", at, "Báo tỉnh", title, tone, field, unit, later),
        Item("T3", "press", at, "Báo tỉnh", title, tone, field, unit, later, later, answer),
    ]
    form = write_form(catalogue, "TIN-T", "SYT", "2026-10", values=rows)
    assert rows_of(check_csv(form, "a.xlsx")) == in_period(rows, "2026-10")


@FEW
@given(
    NAMES,
    st.sampled_from([TASK, TARGET]),
    UNITS,
    st.lists(UNITS, max_size=3, unique=True).map(tuple),
    DAYS,
    st.none() | st.decimals(0, 100, places=2, allow_nan=False),
    TEXTS,
)
def test_tasks_come_back_as_they_were_written(
    catalogue: Catalogue,
    check_csv: Check,
    title: str,
    kind: str,
    lead: str,
    others: tuple[str, ...],
    day: date,
    progress: Decimal | None,
    text: str,
) -> None:
    head = (title, kind, text, text, "UBND tỉnh", lead, others, day)
    rows = [
        Task("NV1", *head, None, progress=progress, indicator="KT-01" if kind == TARGET else "", note=text),
        Task("NV2", *head, date(2026, 12, 31), date(2027, 6, 30), 2),
        Task("NV3", *head, date(2026, 12, 31), done_on=date(2026, 11, 22)),
    ]
    form = write_form(catalogue, "NV-T", "STC", "2026-11", values=rows)
    assert rows_of(check_csv(form, "a.xlsx")) == rows


CSV_LINES = {
    "events": ("SK-T", "SYT", "2026-10", "V1", "05/10/2026 14:05", "14797", "105,75", "19,8", "Ngã ba", "0", "2", ""),
    "positions": ("VT-N", "SYT", "2026-11-20", "CS1", "20/11/2026 00:00:30", "106,5", "18,25", "không"),
    "items": ("TIN-T", "SYT", "2026-10", "T1", "05/10/2026 7:00", "Báo tỉnh", "Rác thải ở chợ", "Tiêu cực", "A", "STC",
        "07/10/2026 17:00", "", ""),
    "tasks": ("NV-T", "STC", "2026-11", "NV1", "Lập đề án", "Nhiệm vụ", "", "12/KH-UBND", "UBND tỉnh", "STC",
        "SYT, 14797", "05/01/2026", "30/06/2026", "31/12/2026", "1", "", "62,5", "", ""),
}  # fmt: skip
CSV_ROWS: dict[str, Row] = {
    "events": Event("V1", "accident", datetime(2026, 10, 5, 14, 5), "14797", Decimal("105.75"), Decimal("19.8"),
        "Ngã ba", 0, 2, cell="dòng 2, cột ma", period="2026-10"),
    "positions": Position("CS1", datetime(2026, 11, 20, 0, 0, 30), Decimal("106.5"), Decimal("18.25"), False,
        "dòng 2, cột thoi_diem", "2026-11-20"),
    "items": Item("T1", "press", datetime(2026, 10, 5, 7), "Báo tỉnh", "Rác thải ở chợ", "tiêu cực", "A", "STC",
        datetime(2026, 10, 7, 17), cell="dòng 2, cột ma", period="2026-10"),
    "tasks": Task("NV1", "Lập đề án", TASK, "", "12/KH-UBND", "UBND tỉnh", "STC", ("SYT", "14797"), date(2026, 1, 5),
        date(2026, 6, 30), date(2026, 12, 31), 1, progress=Decimal("62.5"), cell="dòng 2, cột ma"),
}  # fmt: skip


@pytest.mark.parametrize("kind", CSV_LINES)
def test_a_line_of_a_long_table_says_the_same(check: Check, kind: str) -> None:
    report = check(table(CSV_LINES[kind], header=LONG[kind]), "a.csv")
    assert report.submission, report.to_text()
    assert report.submission.rows == (CSV_ROWS[kind],)


@pytest.mark.parametrize(
    ("form", "unit", "period"), [("SK-T", "SYT", "2026-10"), ("TIN-T", "SYT", "2026-10"), ("NV-T", "STC", "2026-11")]
)
def test_a_blank_list_has_free_rows_that_are_open_for_writing(
    catalogue: Catalogue, form: str, unit: str, period: str
) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_form(catalogue, form, unit, period)))["Số liệu"]
    assert sheet.max_row > 100
    assert not any(cell.protection.locked for cell in sheet[sheet.max_row])


def test_units_and_fields_are_chosen_from_lists_on_the_second_sheet(catalogue: Catalogue) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_form(catalogue, "TIN-T", "SYT", "2026-10")))
    offered = {v.formula1 for v in book["Số liệu"].data_validations.dataValidation}
    assert {f"'{GUIDE_SHEET}'!$C$2:$C$3", f"'{GUIDE_SHEET}'!$F$2:$F$6"} <= offered
    guide = book[GUIDE_SHEET]
    assert [guide.cell(row, column).value for row in (1, 2) for column in (3, 4, 6, 7)] == [
        "Mã lĩnh vực", None, "Đơn vị xác minh", None, "A", "Nông nghiệp", "STC", "Sở Tài chính",
    ]  # fmt: skip
