"""What is measured by the hour: its periods, its due time, the newest hour of each station beside the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.entities import Entity
from data.obligations import due_at, owed
from data.periods import HOUR, following, parse_period, period_at, period_of, previous_periods
from data.store import DEMO, Store, open_store
from data.views.air import Hour, read_air
from data.views.headline import is_stale
from data.views.reader import Reader
from data.views.values import part_periods
from tests.data.submitting import observe, send

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
FORM = CATALOGUE.forms["MT-SNNMT-GIO"]
HOURLY = CATALOGUE.indicators["MT-24"]
moments = st.datetimes(datetime(2001, 1, 1), datetime(2099, 12, 31))


@pytest.fixture
def demo(tmp_path: Path) -> Store:
    return open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22))


def reader_of(store: Store, now: datetime | None = None) -> Reader:
    return Reader(store, CATALOGUE, store.as_of(), now or store.now())


def with_stations(store: Store, *codes: str) -> Store:
    commune = sorted(CATALOGUE.communes)[0]
    stations = [Entity(code, "station", f"Trạm {code}", commune, None, None, date(2020, 1, 1)) for code in codes]
    send(store, stations, form="DM", periods=["2026"])
    return store


def hour_of(period: str, amount: str, late: int) -> tuple[str, Decimal, int]:
    return (period, Decimal(amount), late)


def told(hour: Hour | None) -> tuple[str, Decimal, int] | None:
    return hour and (hour.period.code, hour.amount, hour.late)


@given(moments)
def test_the_hour_of_a_moment_contains_it_and_reads_back_from_its_code(moment: datetime) -> None:
    hour = period_at(HOUR, moment)
    assert hour.begins_at <= moment < hour.begins_at + timedelta(hours=1)
    assert parse_period(hour.code) == hour
    assert hour.start == hour.end == moment.date()


@given(moments)
def test_hours_follow_each_other_also_over_midnight(moment: datetime) -> None:
    hour = period_at(HOUR, moment)
    before = parse_period(hour.previous)
    assert hour.begins_at - before.begins_at == timedelta(hours=1)
    assert following(before) == hour
    assert before < hour


@given(moments)
def test_a_day_is_made_of_its_24_hours(moment: datetime) -> None:
    day = period_of("day", moment.date())
    hours = part_periods(HOURLY, day)
    assert len(hours) == 24
    assert {parse_period(code).start for code in hours} == {day.start}


def test_an_hour_is_compared_with_the_same_hour_last_year() -> None:
    assert parse_period("2026-11-22T07").year_ago == "2025-11-22T07"
    assert parse_period("2024-02-29T23").year_ago == "2023-02-28T23"
    assert parse_period("2026-11-22T07").label == "07 giờ ngày 22/11/2026"


@pytest.mark.parametrize("code", ["2026-11-22T24", "2026-11-22T7", "2026-11-22 07", "2026-02-30T07", "2026-11-22T"])
def test_what_is_no_hour_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"period|month|day|hour"):
        parse_period(code)


def test_hours_stand_between_those_of_the_days_around() -> None:
    hours = previous_periods(parse_period("2026-11-22T01"), 4)
    assert [hour.code for hour in hours] == ["2026-11-21T22", "2026-11-21T23", "2026-11-22T00", "2026-11-22T01"]
    assert sorted(hours) == hours


def test_an_hourly_form_is_due_some_hours_after_its_hour_and_owed_by_nobody() -> None:
    assert due_at(FORM, parse_period("2026-11-22T06")) == datetime(2026, 11, 22, 9)
    late = replace(FORM, due=replace(FORM.due, days=1))
    assert due_at(late, parse_period("2026-11-22T23")) == datetime(2026, 11, 24, 2)
    found = owed(CATALOGUE, date(2026, 1, 1), datetime(2026, 11, 1), datetime(2026, 11, 22, 9))
    assert FORM not in [form for form, _, _ in found]


def test_an_hour_is_stale_when_the_next_one_is_overdue(demo: Store) -> None:
    hour = parse_period("2026-11-22T06")
    assert not is_stale(reader_of(demo, datetime(2026, 11, 22, 10)), HOURLY, hour)
    assert is_stale(reader_of(demo, datetime(2026, 11, 22, 10, 1)), HOURLY, hour)


def test_a_computed_rate_is_stale_when_the_form_of_its_numerators_is_overdue(demo: Store) -> None:
    rate, august = CATALOGUE.indicators["VB-06"], parse_period("2026-08")
    assert rate.code not in CATALOGUE.form_of
    assert not is_stale(reader_of(demo, datetime(2026, 10, 5, 17)), rate, august)
    assert is_stale(reader_of(demo, datetime(2026, 10, 5, 17, 1)), rate, august)


def test_each_station_tells_its_newest_hour_and_how_far_it_is_behind(demo: Store) -> None:
    with_stations(demo, "T1", "T2", "T3")
    send(demo, [observe("MT-01", "2026-11-21", "40", entity=code) for code in ("T1", "T2", "T3")])
    rows = [observe("MT-24", "2026-11-22T06", "55", entity="T1"), observe("MT-24", "2026-11-22T04", "160", entity="T2")]
    send(demo, [*rows, observe("MT-24", "2026-11-22T04", "90", entity="T1")])
    air = read_air(reader_of(demo), "2026-11-21", "2026-11-22")
    assert air is not None
    assert (air.period.code, air.hour and air.hour.code) == ("2026-11-21", "2026-11-22T06")
    assert {row.entity.code: told(row.hour) for row in air.rows} == {
        "T1": hour_of("2026-11-22T06", "55", 0),
        "T2": hour_of("2026-11-22T04", "160", 2),
        "T3": None,
    }
    bands = {row.entity.code: row.hour.band.name for row in air.rows if row.hour and row.hour.band}
    assert bands == {"T1": "Trung bình", "T2": "Xấu"}


def test_an_earlier_day_shows_its_own_hours_or_none(demo: Store) -> None:
    with_stations(demo, "T1")
    send(demo, [observe("MT-01", day, "40", entity="T1") for day in ("2026-11-10", "2026-11-21")])
    send(demo, [observe("MT-24", code, "50", entity="T1") for code in ("2026-11-21T05", "2026-11-22T06")])
    early, later = (read_air(reader_of(demo), day) for day in ("2026-11-10", "2026-11-21"))
    assert early is not None
    assert later is not None
    assert early.rows[0].hour is None
    assert told(later.rows[0].hour) == hour_of("2026-11-21T05", "50", 0)
