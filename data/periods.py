"""Periods: a code that says its scheme, a label, a start and an end; nothing is derived from the label."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

HOUR = "hour"
_PATTERNS = {
    "day": re.compile(r"^(\d{4})-(\d{2})-(\d{2})$"),
    "week": re.compile(r"^(\d{4})-W(\d{2})$"),
    "month": re.compile(r"^(\d{4})-(\d{2})$"),
    "quarter": re.compile(r"^(\d{4})-Q([1-4])$"),
    "year": re.compile(r"^(\d{4})$"),
    "month25": re.compile(r"^(\d{4})-(\d{2})@25$"),
    HOUR: re.compile(r"^(\d{4})-(\d{2})-(\d{2})T(\d{2})$"),
}


@dataclass(frozen=True, order=True)
class Period:
    """One reporting period; `end` is its last day. previous and year_ago are codes of the same scheme."""

    start: date
    end: date
    code: str
    scheme: str
    label: str
    previous: str
    year_ago: str

    @property
    def year(self) -> int:
        """The year it is reported under."""
        return self.end.year

    @property
    def begins_at(self) -> datetime:
        """The moment at which it begins."""
        return datetime.combine(self.start, time(int(self.code[11:]) if self.scheme == HOUR else 0))


@lru_cache(50_000)
def parse_period(code: str) -> Period:
    """The period of a code: 2025-10-21T07, 2025-10-21, 2025-W43, 2025-10, 2025-Q4, 2025 or 2025-10@25 (25th to 24th).

    Raises ValueError for anything else, also for days that do not exist.
    """
    for scheme, pattern in _PATTERNS.items():
        match = pattern.match(code)
        if match:
            return _BUILDERS[scheme](*(int(part) for part in match.groups()))
    raise ValueError(f"not a period code: {code!r}")


@lru_cache(50_000)
def period_of(scheme: str, day: date) -> Period:
    """The period of a scheme that contains a day; of its hours the last one."""
    if scheme == HOUR:
        return _hour(day.year, day.month, day.day, 23)
    if scheme == "day":
        return _day(day.year, day.month, day.day)
    if scheme == "week":
        iso = day.isocalendar()
        return _week(iso.year, iso.week)
    if scheme == "month":
        return _month(day.year, day.month)
    if scheme == "quarter":
        return _quarter(day.year, (day.month + 2) // 3)
    if scheme == "year":
        return _year(day.year)
    raise ValueError(f"not a period scheme: {scheme!r}")


def period_at(scheme: str, moment: datetime) -> Period:
    """The period of a scheme that contains a moment."""
    if scheme == HOUR:
        return _hour(moment.year, moment.month, moment.day, moment.hour)
    return period_of(scheme, moment.date())


def following(period: Period) -> Period:
    """The next period of the same scheme."""
    if period.scheme == HOUR:
        return period_at(HOUR, period.begins_at + timedelta(hours=1))
    return period_of(period.scheme, period.end + timedelta(days=1))


def previous_periods(last: Period, count: int) -> list[Period]:
    """`count` periods of one scheme ending with `last`, oldest first."""
    periods = [last]
    while len(periods) < count:
        periods.append(parse_period(periods[-1].previous))
    return periods[::-1]


def _hour(year: int, month: int, day: int, hour: int) -> Period:
    whole, begins = _day(year, month, day), datetime(year, month, day, hour)
    return Period(
        start=whole.start,
        end=whole.end,
        code=f"{whole.code}T{hour:02d}",
        scheme=HOUR,
        label=f"{hour:02d} giờ ngày {day:02d}/{month:02d}/{year}",
        previous=f"{begins - timedelta(hours=1):%Y-%m-%dT%H}",
        year_ago=f"{whole.year_ago}T{hour:02d}",
    )


def _day(year: int, month: int, day: int) -> Period:
    this = date(year, month, day)
    ago = date(year - 1, month, min(day, monthrange(year - 1, month)[1]))
    return Period(
        start=this,
        end=this,
        code=this.isoformat(),
        scheme="day",
        label=f"Ngày {day:02d}/{month:02d}/{year}",
        previous=(this - timedelta(days=1)).isoformat(),
        year_ago=ago.isoformat(),
    )


def _week(year: int, week: int) -> Period:
    start = date.fromisocalendar(year, week, 1)
    before = (start - timedelta(days=7)).isocalendar()
    weeks_last_year = date(year - 1, 12, 28).isocalendar().week
    return Period(
        start=start,
        end=start + timedelta(days=6),
        code=f"{year}-W{week:02d}",
        scheme="week",
        label=f"Tuần {week:02d}/{year}",
        previous=f"{before.year}-W{before.week:02d}",
        year_ago=f"{year - 1}-W{min(week, weeks_last_year):02d}",
    )


def _month(year: int, month: int) -> Period:
    before = (year - 1, 12) if month == 1 else (year, month - 1)
    return Period(
        start=date(year, month, 1),
        end=date(year, month, monthrange(year, month)[1]),
        code=f"{year}-{month:02d}",
        scheme="month",
        label=f"Tháng {month:02d}/{year}",
        previous=f"{before[0]}-{before[1]:02d}",
        year_ago=f"{year - 1}-{month:02d}",
    )


def _quarter(year: int, quarter: int) -> Period:
    before = (year - 1, 4) if quarter == 1 else (year, quarter - 1)
    last_month = quarter * 3
    return Period(
        start=date(year, last_month - 2, 1),
        end=date(year, last_month, monthrange(year, last_month)[1]),
        code=f"{year}-Q{quarter}",
        scheme="quarter",
        label=f"Quý {('I', 'II', 'III', 'IV')[quarter - 1]}/{year}",
        previous=f"{before[0]}-Q{before[1]}",
        year_ago=f"{year - 1}-Q{quarter}",
    )


def _year(year: int) -> Period:
    return Period(
        start=date(year, 1, 1),
        end=date(year, 12, 31),
        code=str(year),
        scheme="year",
        label=f"Năm {year}",
        previous=str(year - 1),
        year_ago=str(year - 1),
    )


def _month25(year: int, month: int) -> Period:
    end = date(year, month, 24)
    before = _month(year, month).previous
    return Period(
        start=date(int(before[:4]), int(before[5:]), 25),
        end=end,
        code=f"{year}-{month:02d}@25",
        scheme="month25",
        label=f"Tháng {month:02d}/{year} (từ ngày 25 tháng trước)",
        previous=f"{before}@25",
        year_ago=f"{year - 1}-{month:02d}@25",
    )


_BUILDERS: dict[str, Callable[..., Period]] = {
    "day": _day,
    "week": _week,
    "month": _month,
    "quarter": _quarter,
    "year": _year,
    "month25": _month25,
    HOUR: _hour,
}
