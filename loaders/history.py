"""What stood before the values of a file: in the file itself, or else in the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from data.catalogue.model import Indicator
from data.observations import Observation
from data.periods import Period, parse_period
from data.submissions import IntakeContext, PlaceKey
from loaders.reading import Reading


@dataclass(frozen=True)
class History:
    """The values of the file and those of the store that its checks compare them with."""

    here: Mapping[PlaceKey, Decimal]
    stored: Mapping[PlaceKey, Decimal]

    def value(self, row: Observation, indicator: str, period: str) -> Decimal | None:
        """The value of an indicator in a period at the place of a row."""
        key = (indicator, period, row.area, row.entity, row.breakdown)
        return self.here[key] if key in self.here else self.stored.get(key)

    def earlier(self, row: Observation, indicator: Indicator) -> dict[Period, Decimal]:
        """The values of the same place that a row is like, where these are known."""
        found = {parse_period(code): self.value(row, row.indicator, code) for code in codes_before(row, indicator)}
        return {period: value for period, value in found.items() if value is not None}


def read_history(rows: Iterable[Observation], reading: Reading, context: IntakeContext) -> History:
    """Ask the store once for everything that the values of a file are held against."""
    here = {(row.indicator, row.period, row.area, row.entity, row.breakdown): row.value for row in rows}
    indicators = {indicator for indicator, *_ in here}.union(reading.form.indicators if reading.form else ())
    periods = {code for _, period, *_ in here for code in _around(period)}
    stored = context.standing(sorted(indicators), sorted(periods), reading.made_up) if here else {}
    return History(here, stored)


def codes_before(row: Observation, indicator: Indicator) -> tuple[str, ...]:
    """A year-to-date value grows from month to month: only the same period last year is like it."""
    period = parse_period(row.period)
    return (period.year_ago,) if indicator.basis == "cumulative" else (period.previous, period.year_ago)


def _around(code: str) -> tuple[str, str, str]:
    period = parse_period(code)
    return code, period.previous, period.year_ago
