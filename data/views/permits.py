"""Permits: each facility's newest values against the limits of its own permit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.catalogue import Indicator, Sector
from data.entities import Entity, EntityLimit, read_limits
from data.periods import Period
from data.views.reader import PlaceValue, Reader
from data.views.values import entities_of, read_periods_with_data, read_place_values

OVER = "over"
NEAR = "near"
WITHIN = "within"
NO_LIMIT = "no_limit"
NO_SIGNAL = "no_signal"
NEAR_SHARE = Decimal("0.9")


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
    """One facility; the worst state of its cells comes first in the table."""

    entity: Entity
    cells: tuple[PermitCell, ...]

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
    """Every facility of the sector on the newest day with data; None where nothing was measured."""
    indicators = [i for i in reader.catalogue.indicators_of(sector.code) if i.permit_limits]
    known = read_periods_with_data(reader, [i.code for i in indicators])
    days = sorted({p for periods in known.values() for p in periods if p.start <= until})
    if not days:
        return None
    day = days[-1]
    values = {i.code: _by_place(reader, i, day) for i in indicators}
    limits = {(x.entity, x.indicator): x for x in read_limits(reader.store, reader.as_of, day.end)}
    entities = [e for e in entities_of(reader, sector.entity) if _valid(e, day.end)]
    rows = [
        PermitRow(e, tuple(_cell(i, values[i.code].get(e.code), limits.get((e.code, i.code))) for i in indicators))
        for e in entities
    ]
    return PermitTable(day, tuple(indicators), tuple(sorted(rows, key=_urgency)))


def _by_place(reader: Reader, indicator: Indicator, day: Period) -> dict[str, PlaceValue]:
    return {v.place: v for v in read_place_values(reader, indicator.code, [day.code]).get(day.code, [])}


def _valid(entity: Entity, day: date) -> bool:
    return entity.valid_from <= day and (entity.valid_to is None or day <= entity.valid_to)


def _cell(indicator: Indicator, value: PlaceValue | None, permit: EntityLimit | None) -> PermitCell:
    """The permit's limit comes before the legal one that holds for all."""
    general = indicator.limit
    minimum = permit.minimum if permit else general.minimum if general else None
    maximum = permit.maximum if permit else general.maximum if general else None
    document = permit.document if permit else general.source if general else ""
    used = value.amount / maximum if value and maximum else None
    return PermitCell(indicator, value, minimum, maximum, document, _state(value, minimum, maximum), used)


def _state(value: PlaceValue | None, minimum: Decimal | None, maximum: Decimal | None) -> str:
    if value is None:
        return NO_SIGNAL
    if minimum is None and maximum is None:
        return NO_LIMIT
    if (maximum is not None and value.amount > maximum) or (minimum is not None and value.amount < minimum):
        return OVER
    one_sided = maximum is not None and minimum is None
    return NEAR if one_sided and maximum and value.amount >= maximum * NEAR_SHARE else WITHIN


def _urgency(row: PermitRow) -> tuple[int, Decimal, str]:
    most = max((cell.used for cell in row.cells if cell.used is not None), default=Decimal(0))
    return _ORDER.index(row.state), -most, row.entity.name
