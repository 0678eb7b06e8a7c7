"""Permits: each facility's newest values against the limits of its own permit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.catalogue import Indicator, Sector
from data.entities import Entity, EntityLimit, read_limits
from data.periods import Period
from data.views.place_table import PlaceTable, read_place_table
from data.views.reader import PlaceValue, Reader

OVER = "over"
NEAR = "near"
WITHIN = "within"
NO_LIMIT = "no_limit"
NO_SIGNAL = "no_signal"
NEAR_SHARE = Decimal("0.9")


@dataclass(frozen=True)
class Bounds:
    """Between what a value has to lie, and the document that says so; one of the two is there."""

    minimum: Decimal | None
    maximum: Decimal | None
    document: str

    def outside(self, amount: Decimal) -> bool:
        """Whether a value lies outside; on the limit is within."""
        too_much = self.maximum is not None and amount > self.maximum
        return too_much or (self.minimum is not None and amount < self.minimum)


def bounds_of(indicator: Indicator, permit: EntityLimit | None, day: date) -> Bounds | None:
    """The permit's limit comes before the legal one that holds for all, from the day on which that is in force."""
    general = indicator.limit
    found: Bounds | None = None
    if permit:
        found = Bounds(permit.minimum, permit.maximum, permit.document)
    elif general and (general.effective_from is None or general.effective_from <= day):
        found = Bounds(general.minimum, general.maximum, general.source)
    return found if found and (found.minimum, found.maximum) != (None, None) else None


def is_limited(indicator: Indicator) -> bool:
    """Whether values of an indicator are held against limits at all."""
    return indicator.permit_limits or indicator.limit is not None


@dataclass(frozen=True)
class PermitCell:
    """One indicator of one facility against its limit. used: share of the limit taken up."""

    indicator: Indicator
    value: PlaceValue | None
    minimum: Decimal | None
    maximum: Decimal | None
    document: str
    state: str
    used: Decimal | None


@dataclass(frozen=True)
class PermitRow:
    """One facility; the worst state of its cells comes first in the table. silent: periods without any value."""

    entity: Entity
    cells: tuple[PermitCell, ...]
    silent: int

    @property
    def state(self) -> str:
        """The worst state of its cells."""
        return min((cell.state for cell in self.cells), key=_ORDER.index, default=NO_SIGNAL)


@dataclass(frozen=True)
class PermitTable:
    """All facilities on one day, worst first."""

    period: Period
    indicators: tuple[Indicator, ...]
    rows: tuple[PermitRow, ...]

    def count(self, state: str) -> int:
        """How many facilities are in a state."""
        return sum(row.state == state for row in self.rows)


_ORDER = (OVER, NO_SIGNAL, NEAR, NO_LIMIT, WITHIN)


def read_permits(reader: Reader, sector: Sector, until: date) -> PermitTable | None:
    """Every facility of the sector in the newest period with data; None where nothing was measured."""
    codes = [i.code for i in reader.catalogue.indicators_of(sector.code) if i.entity == sector.entity and is_limited(i)]
    table = read_place_table(reader, sector.entity, codes, until)
    if table is None:
        return None
    limits = {(x.entity, x.indicator): x for x in read_limits(reader.store, reader.as_of, table.period.end)}
    rows = [PermitRow(e, _cells(table, e, limits), table.silent_for(e.code)) for e in table.entities]
    return PermitTable(table.period, table.indicators, tuple(sorted(rows, key=_urgency)))


def _cells(table: PlaceTable, entity: Entity, limits: Mapping[tuple[str, str], EntityLimit]) -> tuple[PermitCell, ...]:
    day = table.period.end
    return tuple(
        _cell(i, table.values.get((entity.code, i.code)), bounds_of(i, limits.get((entity.code, i.code)), day))
        for i in table.indicators
    )


def _cell(indicator: Indicator, value: PlaceValue | None, bounds: Bounds | None) -> PermitCell:
    minimum, maximum, document = (bounds.minimum, bounds.maximum, bounds.document) if bounds else (None, None, "")
    used = value.amount / maximum if value and maximum else None
    return PermitCell(indicator, value, minimum, maximum, document, _state(value, bounds), used)


def _state(value: PlaceValue | None, bounds: Bounds | None) -> str:
    if value is None:
        return NO_SIGNAL
    if bounds is None:
        return NO_LIMIT
    if bounds.outside(value.amount):
        return OVER
    near = bounds.minimum is None and bounds.maximum and value.amount >= bounds.maximum * NEAR_SHARE
    return NEAR if near else WITHIN


def _urgency(row: PermitRow) -> tuple[int, Decimal, str]:
    most = max((cell.used for cell in row.cells if cell.used is not None), default=Decimal(0))
    return _ORDER.index(row.state), -most, row.entity.name
