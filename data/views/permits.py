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
    codes = [i.code for i in reader.catalogue.indicators_of(sector.code) if i.entity == sector.entity and _limited(i)]
    table = read_place_table(reader, sector.entity, codes, until)
    if table is None:
        return None
    limits = {(x.entity, x.indicator): x for x in read_limits(reader.store, reader.as_of, table.period.end)}
    rows = [PermitRow(e, _cells(table, e, limits), table.silent_for(e.code)) for e in table.entities]
    return PermitTable(table.period, table.indicators, tuple(sorted(rows, key=_urgency)))


def _limited(indicator: Indicator) -> bool:
    return indicator.permit_limits or indicator.limit is not None


def _cells(table: PlaceTable, entity: Entity, limits: Mapping[tuple[str, str], EntityLimit]) -> tuple[PermitCell, ...]:
    return tuple(
        _cell(i, table.values.get((entity.code, i.code)), limits.get((entity.code, i.code))) for i in table.indicators
    )


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
