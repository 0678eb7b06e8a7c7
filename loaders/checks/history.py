"""What stood before the values of a file: in the file itself, or else in the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from data.catalogue.model import Indicator
from data.intake_context import IntakeContext
from data.observations import Observation
from data.periods import parse_period
from loaders.rows.reading import Reading

Place = tuple[str, str, str]  # area, entity, breakdown
Series = tuple[str, str]  # indicator, period
NOTHING: Mapping[Place, Decimal] = {}


@dataclass(frozen=True)
class History:
    """The values of the file and those of the store that its checks compare them with, by indicator and period."""

    rows: Mapping[Series, Mapping[Place, Observation]]
    stored: Mapping[Series, Mapping[Place, Decimal]]
    known: dict[Series, Mapping[Place, Decimal]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many values the file has; one that stands there twice counts once."""
        return sum(map(len, self.rows.values()))

    def values(self, indicator: str, period: str) -> Mapping[Place, Decimal]:
        """Place -> the value in a period; what the file says counts before what the store has."""
        asked = (indicator, period)
        if asked not in self.known:
            said = {place: row.value for place, row in self.rows.get(asked, {}).items()}
            self.known[asked] = {**self.stored.get(asked, NOTHING), **said}
        return self.known[asked]

    def value(self, row: Observation, indicator: str, period: str) -> Decimal | None:
        """The value of an indicator in a period at the place of a row."""
        return self.values(indicator, period).get(place_of(row))

    def said(self, row: Observation, indicator: str) -> Decimal | None:
        """What the file says of an indicator in the period and at the place of a row."""
        found = self.rows.get((indicator, row.period), {}).get(place_of(row))
        return found.value if found else None


def place_of(row: Observation) -> Place:
    """Area, entity and part of a row."""
    return (row.area, row.entity, row.breakdown)


def read_history(rows: Iterable[Observation], reading: Reading, context: IntakeContext) -> History:
    """Ask the store once for everything that the values of a file are held against."""
    here: dict[Series, dict[Place, Observation]] = {}
    for row in rows:
        here.setdefault((row.indicator, row.period), {})[row.area, row.entity, row.breakdown] = row
    indicators = {indicator for indicator, _ in here}.union(reading.form.indicators if reading.form else ())
    periods = {code for period in {period for _, period in here} for code in _around(period)}
    stored: dict[Series, dict[Place, Decimal]] = {}
    found = context.standing(sorted(indicators), sorted(periods), reading.made_up) if here else {}
    for (indicator, period, *place), value in found.items():
        stored.setdefault((indicator, period), {})[place[0], place[1], place[2]] = value
    return History(here, stored)


def codes_before(period_code: str, indicator: Indicator) -> tuple[str, ...]:
    """A year-to-date value grows from month to month: only the same period last year is like it."""
    period = parse_period(period_code)
    return (period.year_ago,) if indicator.basis == "cumulative" else (period.previous, period.year_ago)


def _around(code: str) -> tuple[str, str, str]:
    period = parse_period(code)
    return code, period.previous, period.year_ago
