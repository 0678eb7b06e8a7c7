"""What the demonstration says of one thing in two places is the same: counts, and the lists they are counted from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue import load_catalogue
from data.items import NEGATIVE, NEUTRAL, POSITIVE, PRESS, Item, read_items
from data.store import Store, open_store
from data.views.judgement import AT_RISK, ATTENTION, NO_DATA, NOT_DUE, ON_TRACK
from data.views.overview import read_overview
from data.views.press import OPEN, OVERDUE, read_press
from data.views.reader import Reader, part_codes
from data.views.sector import read_sector
from data.views.task_board import read_task_board
from data.views.values import read_periods_with_data, read_values
from data.views.vessels import LONG_LOST, read_vessels

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def loaded(demonstration: Path) -> Iterator[Store]:
    """The demonstration, to be read only."""
    store = open_store(demonstration)
    yield store
    store.close()


@pytest.fixture(scope="module")
def reader(loaded: Store) -> Reader:
    return Reader(loaded, CATALOGUE, loaded.as_of(), loaded.now())


@pytest.fixture(scope="module")
def items(loaded: Store) -> list[Item]:
    return read_items(loaded, loaded.as_of(), PRESS, date(2025, 1, 1), TODAY)


def amounts(reader: Reader, code: str) -> dict[str, Decimal]:
    """Period -> the province's value."""
    periods = [period.code for period in read_periods_with_data(reader, [code])[code]]
    found = read_values(reader, [(code, period) for period in periods])
    return {period: value.amount for (_, period), value in found.items()}


def by_day(days: Iterator[date]) -> Counter[str]:
    return Counter(day.isoformat() for day in days)


def test_the_press_is_counted_from_its_list_on_every_day(reader: Reader, items: list[Item]) -> None:
    asked = [item for item in items if item.due_at]
    in_time = [i for i in asked if i.answered_at and i.due_at and i.answered_at <= i.due_at]
    overdue = [item for item in asked if item not in in_time]
    counted = {
        "BC-12": by_day(item.published_at.date() for item in items),
        "BC-02": by_day(item.published_at.date() for item in items if item.tone == POSITIVE),
        "BC-03": by_day(item.published_at.date() for item in items if item.tone == NEGATIVE),
        "BC-04": by_day(item.published_at.date() for item in items if item.tone == NEUTRAL),
        "BC-07": by_day(item.published_at.date() for item in asked),
        "BC-08": by_day(i.answered_at.date() for i in in_time if i.answered_at),
        "BC-13": by_day(i.answered_at.date() for i in in_time if i.answered_at)
        + by_day(i.due_at.date() for i in overdue if i.due_at),
    }
    for code, days in counted.items():
        told = amounts(reader, code)
        assert len(told) >= 20, code
        assert told == {day: days[day] for day in told}, code


def test_of_what_has_to_be_verified_some_is_open_and_some_overdue(reader: Reader) -> None:
    press = read_press(reader, TODAY.isoformat())
    assert press is not None
    assert press.count(OPEN) >= 1
    assert press.count(OVERDUE) >= 1


def test_no_percentage_of_a_whole_exceeds_it(reader: Reader) -> None:
    shares = [i for i in CATALOGUE.indicators.values() if i.rate and i.plausible[1] == 100 and i.is_percentage]
    seen = 0
    for indicator in shares:
        told = amounts(reader, indicator.code)
        assert all(0 <= amount <= 100 for amount in told.values()), indicator.code
        seen += len(told)
    assert {"PA-06", "BC-09"} <= {indicator.code for indicator in shares}
    assert seen > 500


def test_each_assigned_target_is_one_row_that_is_judged(reader: Reader) -> None:
    board = read_task_board(reader, TODAY.isoformat())
    assert board is not None
    rows = board.targets()
    assert len({row.task.indicator for row in rows}) == len(rows) > 15
    assert {row.verdict for row in rows} <= {AT_RISK, ATTENTION, ON_TRACK, NOT_DUE, NO_DATA}
    for row in (row for row in rows if row.verdict == NO_DATA):  # days and weeks don't reach back to a whole month
        assert {CATALOGUE.indicators[code].scheme for code in part_codes(CATALOGUE.indicators[row.task.indicator])} & {
            "day",
            "week",
        }


def test_what_the_register_says_is_at_risk_is_so_on_the_overview_and_on_the_page_of_its_sector(reader: Reader) -> None:
    board = read_task_board(reader, TODAY.isoformat())
    assert board is not None
    risky = {row.task.indicator for row in board.targets() if row.verdict == AT_RISK}
    assert risky
    assert risky <= {h.indicator.code for h in read_overview(reader).urgent if h.verdict.status == AT_RISK}
    for code in risky:
        page = read_sector(reader, CATALOGUE.indicators[code].sector)
        assert code in {h.indicator.code for h in page.judged if h.verdict.status == AT_RISK}, code


def test_vessels_that_are_silent_for_days_are_those_of_the_list(reader: Reader) -> None:
    for back in range(1, 6):
        day = (TODAY - timedelta(days=back)).isoformat()
        fleet = read_vessels(reader, day)
        assert fleet is not None
        assert fleet.count(LONG_LOST) == amounts(reader, "TC-06")[day]
        assert (fleet.fitted or 0) > len(fleet.vessels)
