"""How far back the demonstration reaches, and the periods that lie within."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from data.periods import HOUR, Period, period_at, period_of, previous_periods

LAST_HOUR = time(6)


@dataclass(frozen=True)
class Span:
    """months: of monthly, quarterly and yearly figures; days: of daily and weekly ones, from the first of a month.

    single_days: how many of the newest days come as one file each; the days before come by the month. hours: how many
    of the newest hours there are of what is measured by the hour.
    form_days: for how many days back people filled in our forms, other than daily ones. tasks: how many are assigned.
    """

    today: date
    months: int = 36
    days: int = 400
    single_days: int = 92
    hours: int = 48
    form_days: int = 100
    tasks: int = 3571

    @property
    def first_day(self) -> date:
        """The first day with daily figures."""
        return (self.today - timedelta(days=self.days)).replace(day=1)

    @property
    def first_month(self) -> Period:
        """The first month with monthly figures."""
        return self.complete("month")[0]

    @property
    def latest_hours(self) -> list[Period]:
        """The newest hours that are over before the day's work begins, oldest first."""
        return previous_periods(period_at(HOUR, datetime.combine(self.today, LAST_HOUR)), self.hours)

    def complete(self, scheme: str) -> list[Period]:
        """The periods of a scheme that are over, oldest first."""
        return _complete(self, scheme)


@cache
def _complete(span: Span, scheme: str) -> list[Period]:
    last = period_of(scheme, period_of(scheme, span.today).start - timedelta(days=1))
    days = (last.end - span.first_day).days + 1
    count = {"day": days, "week": days // 7, "month": span.months, "quarter": span.months // 3}
    return previous_periods(last, count.get(scheme, max(1, span.months // 12)))


def short_span(today: date) -> Span:
    """Enough for every page to have something to say, and small enough to be loaded for each run of the tests."""
    return Span(today, months=14, days=21, single_days=3, hours=8, form_days=55, tasks=571)
