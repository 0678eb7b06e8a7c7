"""Documents by unit: what came in, was handled in time and late, waits beyond its time, and how long it took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.catalogue import Indicator
from data.periods import Period
from data.views.ranking import SMALLEST_DENOMINATOR
from data.views.reader import PlaceValue, Reader, Value
from data.views.values import places_of, read_periods_with_data, read_values, read_values_of_places

RECEIVED, IN_TIME, RATE, LATE, WAITING, HOURS = "VB-01", "VB-03", "VB-06", "VB-04", "VB-05", "VB-10"
CODES = (RECEIVED, IN_TIME, RATE, LATE, WAITING, HOURS)


@dataclass(frozen=True)
class UnitRow:
    """One unit. values: indicator -> what it sent; few: too few documents were due for its rate to say much."""

    unit: str
    name: str
    values: dict[str, PlaceValue]
    few: bool


@dataclass(frozen=True)
class DocumentsView:
    """A month of documents, the units with the lowest rate in time first; missing: by name those that sent nothing."""

    period: Period
    indicators: tuple[Indicator, ...]
    rows: tuple[UnitRow, ...]
    total: dict[str, Value]
    missing: tuple[str, ...]

    @property
    def made_up(self) -> bool:
        """Whether any of its values is made up."""
        return any(value.made_up for row in self.rows for value in row.values.values())


def read_documents(reader: Reader, until: str) -> DocumentsView | None:
    """The newest month up to an ISO date; None where no month was sent."""
    known = read_periods_with_data(reader, CODES)
    months = [p for found in known.values() for p in found if p.start <= date.fromisoformat(until)]
    if not months:
        return None
    period = max(months)
    found = read_values_of_places(reader, [(code, period.code) for code in CODES])
    sent: dict[str, dict[str, PlaceValue]] = {}
    for (code, _), values in found.items():
        for value in values:
            sent.setdefault(value.place, {})[code] = value
    names = places_of(reader, reader.catalogue.indicators[RECEIVED])
    rows = [_row(unit, name, sent[unit]) for unit, name in names.items() if unit in sent]
    total = read_values(reader, [(code, period.code) for code in CODES])
    return DocumentsView(
        period=period,
        indicators=tuple(reader.catalogue.indicators[code] for code in CODES),
        rows=tuple(sorted(rows, key=_urgency)),
        total={code: value for (code, _), value in total.items()},
        missing=tuple(name for unit, name in names.items() if unit not in sent),
    )


def _row(unit: str, name: str, values: Mapping[str, PlaceValue]) -> UnitRow:
    weight = values[RATE].weight if RATE in values else None
    return UnitRow(unit, name, dict(values), few=weight is not None and weight < SMALLEST_DENOMINATOR)


def _urgency(row: UnitRow) -> tuple[bool, bool, Decimal, Decimal, str]:
    rate, waiting = row.values.get(RATE), row.values.get(WAITING)
    most_waiting = -waiting.amount if waiting else Decimal(0)
    return rate is None, row.few, rate.amount if rate else Decimal(0), most_waiting, row.name
