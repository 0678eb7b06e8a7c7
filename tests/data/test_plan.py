"""The year's plan of a sector: what is assigned, reached, asked by now, and where the pace so far would lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.periods import parse_period
from data.store import DEMO, Store, open_store
from data.targets import Target
from data.views.judgement import AT_RISK, NO_DATA, NO_TARGET, ON_TRACK
from data.views.plan import PlanView, plan_day, projected, read_plan
from data.views.reader import Reader
from data.views.sector import read_sector
from tests.data.submitting import observe, send

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
TODAY = "2026-11-22"
GROWTH, EXPORTS, INVESTMENT, BUDGET = "KTXH-01-LK", "KTXH-09-LK", "KTXH-10-LK", "KTXH-04-LK"


@pytest.fixture
def demo(tmp_path: Path) -> Store:
    return open_store(tmp_path, kind=DEMO, today=date.fromisoformat(TODAY))


def reader_of(store: Store) -> Reader:
    return Reader(store, CATALOGUE, store.as_of(), store.now())


def plan_of(store: Store, *targets: Target, day: str = TODAY) -> PlanView:
    send(store, targets, form="CT", periods=["2026"])
    return read_plan(reader_of(store), "KTXH", day)


def goal(code: str, amount: int, year: str = "2026", made_up: bool = False) -> Target:
    return Target(code, "38", "", "", year, Decimal(amount), made_up=made_up, cell="Số liệu!E10")


def test_an_amount_says_what_is_asked_by_its_period_the_distance_and_where_its_pace_leads(demo: Store) -> None:
    send(demo, [observe(EXPORTS, "2026-02", "1100")])
    (line,) = plan_of(demo, goal(EXPORTS, 8500)).lines
    assert line.headline.period.code == "2026-02"
    assert line.headline.verdict.status == AT_RISK
    assert round(line.headline.verdict.required or Decimal(0), 2) == Decimal("1416.67")
    assert round(line.gap or Decimal(0), 2) == Decimal("-316.67")
    assert line.projected == 6600


def test_what_has_no_value_this_year_says_what_is_asked_by_the_last_period_that_ended(demo: Store) -> None:
    send(demo, [observe(INVESTMENT, "2025-Q4", "148500")], form="G")
    (line,) = plan_of(demo, goal(INVESTMENT, 168000)).lines
    assert (line.headline.value, line.headline.verdict.status) == (None, NO_DATA)
    assert (line.headline.period.code, line.headline.verdict.required) == ("2026-Q3", 126000)
    assert (line.gap, line.projected) == (None, None)


def test_before_the_first_period_of_the_year_has_ended_nothing_is_asked_yet(demo: Store) -> None:
    (line,) = plan_of(demo, goal(INVESTMENT, 168000), day="2026-02-15").lines
    assert line.headline.verdict.required is None
    assert line.headline.period.code == "2026"


def test_targets_of_other_years_are_left_out_and_the_most_urgent_comes_first(demo: Store) -> None:
    values = [observe(EXPORTS, "2026-10", "3000"), observe(BUDGET, "2026-10", "50000")]
    send(demo, values)
    found = plan_of(demo, goal(GROWTH, 11), goal(BUDGET, 55000), goal(EXPORTS, 8500), goal("KTXH-02-LK", 9, "2025"))
    told = [(line.headline.indicator.code, line.headline.verdict.status) for line in found.lines]
    assert told == [(EXPORTS, AT_RISK), (BUDGET, ON_TRACK), (GROWTH, NO_DATA)]
    assert not found.made_up


def test_a_rate_leads_nowhere_and_a_made_up_value_meets_no_published_target(demo: Store) -> None:
    send(demo, [observe(GROWTH, "2026-Q3", "12")])
    send(demo, [observe(EXPORTS, "2026-10", "9000")], form="M", made_up=True)
    found = plan_of(demo, goal(GROWTH, 11), goal(EXPORTS, 8500))
    lines = {line.headline.indicator.code: line for line in found.lines}
    assert (lines[GROWTH].projected, lines[GROWTH].gap) == (None, 1)
    assert lines[EXPORTS].headline.verdict.status == NO_TARGET
    assert (lines[EXPORTS].projected, lines[EXPORTS].gap) == (None, None)
    assert found.made_up


@given(st.decimals(0, 10**6, places=3), st.integers(1, 12))
def test_the_pace_leads_to_as_much_as_the_time_that_is_left_allows(amount: Decimal, month: int) -> None:
    found = projected(CATALOGUE.indicators[EXPORTS], amount, parse_period(f"2026-{month:02d}"))
    if month == 12:
        assert found is None
    else:
        assert found is not None
        assert abs(found * month - amount * 12) <= Decimal("0.0005") * month + Decimal("0.00001")


def test_the_page_follows_the_plan_to_today_at_its_newest_period_and_to_the_end_of_an_older_one(demo: Store) -> None:
    send(demo, [observe(EXPORTS, "2025-12", "7000"), observe(EXPORTS, "2026-02", "1100")])
    now = read_sector(reader_of(demo), "KTXH")
    today = date.fromisoformat(TODAY)
    assert plan_day(now, today) == today
    assert plan_day(read_sector(reader_of(demo), "KTXH", "2025-12"), today) == date(2025, 12, 31)
    assert plan_day(now, date(2027, 1, 20)) == date(2026, 12, 31)
    assert plan_day(replace(now, cutoff=None), today) == today


def test_the_trend_is_of_an_indicator_with_a_target_of_this_year_where_there_is_one(demo: Store) -> None:
    send(demo, [observe(BUDGET, "2026-02", "9000"), observe(EXPORTS, "2026-02", "1100")])
    before = read_sector(reader_of(demo), "KTXH").trend
    send(demo, [goal(EXPORTS, 8500), goal(INVESTMENT, 168000)], form="CT", periods=["2026"])
    planned = read_sector(reader_of(demo), "KTXH").trend
    send(demo, [goal(BUDGET, 60000)], form="CT2", periods=["2026"])
    usual = read_sector(reader_of(demo), "KTXH").trend
    assert [trend and trend.indicator.code for trend in (before, planned, usual)] == [BUDGET, EXPORTS, BUDGET]
