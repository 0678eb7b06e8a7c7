"""Periods, remembered: a page asks for the same few hundred over and over."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from data import periods
from data.periods import Period

MOST = 50_000


@lru_cache(MOST)
def parse_period(code: str) -> Period:
    """The period of a code, as data.periods has it."""
    return periods.parse_period(code)


@lru_cache(MOST)
def period_of(scheme: str, day: date) -> Period:
    """The period of a scheme that contains a day, as data.periods has it."""
    return periods.period_of(scheme, day)


@lru_cache(MOST)
def previous_periods(last: Period, count: int) -> tuple[Period, ...]:
    """`count` periods of one scheme ending with `last`, oldest first, as data.periods has them."""
    return tuple(periods.previous_periods(last, count))
