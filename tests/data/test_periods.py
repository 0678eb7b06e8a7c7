"""A period has a code, a start and an end; nothing is derived from its label."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.periods import parse_period, period_of, previous_periods

SCHEMES = ("day", "week", "month", "quarter", "year")
days = st.dates(min_value=date(2001, 1, 1), max_value=date(2099, 12, 31))


@given(st.sampled_from(SCHEMES), days)
def test_the_period_of_a_day_contains_it_and_reads_back_from_its_code(scheme: str, day: date) -> None:
    period = period_of(scheme, day)
    assert period.start <= day <= period.end
    assert parse_period(period.code) == period


@given(st.sampled_from(SCHEMES), days)
def test_the_previous_period_ends_the_day_before(scheme: str, day: date) -> None:
    period = period_of(scheme, day)
    assert parse_period(period.previous).end == period.start - timedelta(days=1)


@given(st.sampled_from(SCHEMES), days)
def test_the_period_a_year_ago_is_of_the_same_scheme(scheme: str, day: date) -> None:
    period = period_of(scheme, day)
    ago = parse_period(period.year_ago)
    assert ago.scheme == scheme
    assert 350 <= (period.start - ago.start).days <= 378


def test_the_month_from_the_25th_is_not_the_calendar_month() -> None:
    month = parse_period("2025-10@25")
    assert (month.start, month.end) == (date(2025, 9, 25), date(2025, 10, 24))
    assert parse_period(month.previous).end == date(2025, 9, 24)


def test_the_29th_of_february_compares_with_the_28th() -> None:
    assert parse_period("2024-02-29").year_ago == "2023-02-28"


@pytest.mark.parametrize("code", ["", "2025-13", "2025-00", "2025-Q5", "2025-W54", "2025-02-30", "T10/2025", "25-10"])
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"period|month|day|week"):
        parse_period(code)


def test_previous_periods_are_oldest_first() -> None:
    assert [p.code for p in previous_periods(parse_period("2026-02"), 3)] == ["2025-12", "2026-01", "2026-02"]
