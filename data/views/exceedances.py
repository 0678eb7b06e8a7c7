"""Exceedances: every measured value outside of the limit that held for its facility on its day, one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from data.catalogue import Indicator, Sector
from data.entities import Entity, EntityLimit, read_limits_between
from data.periods import Period, parse_period, previous_periods
from data.views.permits import Bounds, bounds_of, is_limited
from data.views.provenance import Contributor, read_entity_cells
from data.views.reader import PlaceValue, Reader
from data.views.values import entities_of, read_periods_with_data, read_place_values

WINDOW = 31


@dataclass(frozen=True)
class Exceedance:
    """One value of one facility outside of its bounds in one period; cell: None for who may open no source."""

    entity: Entity
    indicator: Indicator
    period: Period
    value: PlaceValue
    bounds: Bounds
    cell: Contributor | None = None

    @property
    def times(self) -> Decimal | None:
        """How many times the limit was reached; None below a lower limit, and where there are two limits."""
        one_sided = self.bounds.minimum is None and self.bounds.maximum
        return self.value.amount / self.bounds.maximum if one_sided and self.bounds.maximum else None

    @property
    def beyond(self) -> Decimal:
        """How far the value lies outside of the limit that it passed."""
        if self.bounds.maximum is not None and self.value.amount > self.bounds.maximum:
            return self.value.amount - self.bounds.maximum
        return (self.bounds.minimum or Decimal(0)) - self.value.amount


@dataclass(frozen=True)
class FacilityTally:
    """One facility: how often each of its parameters was outside, the newest time, and the worst exceedance."""

    entity: Entity
    counts: tuple[tuple[Indicator, int], ...]
    newest: Period
    worst: Exceedance | None

    @property
    def count(self) -> int:
        """All its exceedances."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True)
class ExceedanceView:
    """The last WINDOW periods up to the newest with data. exceedances: newest first; tallies: most exceedances first.

    measured: how many facilities were measured at all; values: how many measured values were held against a limit.
    """

    first: Period
    last: Period
    exceedances: tuple[Exceedance, ...]
    tallies: tuple[FacilityTally, ...]
    measured: int
    values: int
    made_up: bool

    def of(self, entity: str) -> tuple[Exceedance, ...]:
        """Those of one facility, or all."""
        return tuple(found for found in self.exceedances if entity in ("", found.entity.code))


def read_exceedances(reader: Reader, sector_code: str, until: str) -> ExceedanceView | None:
    """Up to an ISO date; None where nothing was measured."""
    sector, day = reader.catalogue.sectors[sector_code], date.fromisoformat(until)
    limited = [i for i in reader.catalogue.indicators_of(sector.code) if i.entity == sector.entity and is_limited(i)]
    known = read_periods_with_data(reader, [i.code for i in limited])
    periods = sorted({p for found in known.values() for p in found if p.start <= day})
    if not periods:
        return None
    window = previous_periods(periods[-1], WINDOW)
    return _view(reader, sector, limited, window)


def _view(reader: Reader, sector: Sector, limited: list[Indicator], window: list[Period]) -> ExceedanceView:
    entities = {entity.code: entity for entity in entities_of(reader, sector.entity)}
    permits = _by_key(read_limits_between(reader.store, reader.as_of, window[0].start, window[-1].end))
    held: list[Exceedance] = []
    for indicator in limited:
        for code, values in read_place_values(reader, indicator.code, [p.code for p in window]).items():
            period = parse_period(code)
            for value in values:
                permit = _on(permits.get((value.place, indicator.code), ()), period.end)
                if (entity := entities.get(value.place)) and (bounds := bounds_of(indicator, permit, period.end)):
                    held.append(Exceedance(entity, indicator, period, value, bounds))
    outside = _with_cells(reader, sorted((e for e in held if e.bounds.outside(e.value.amount)), key=_newest_first))
    return ExceedanceView(
        first=window[0],
        last=window[-1],
        exceedances=tuple(outside),
        tallies=tuple(sorted(_tally(outside), key=lambda t: (-t.count, t.entity.code))),
        measured=len({e.entity.code for e in held}),
        values=len(held),
        made_up=any(e.value.made_up for e in held),
    )


def _with_cells(reader: Reader, exceedances: list[Exceedance]) -> list[Exceedance]:
    codes = sorted({e.indicator.code for e in exceedances})
    cells = read_entity_cells(reader, codes, sorted({e.period.code for e in exceedances}))
    return [replace(e, cell=cells.get((e.indicator.code, e.entity.code, e.period.code))) for e in exceedances]


def _by_key(limits: Iterable[EntityLimit]) -> dict[tuple[str, str], list[EntityLimit]]:
    found: dict[tuple[str, str], list[EntityLimit]] = {}
    for limit in limits:
        found.setdefault((limit.entity, limit.indicator), []).append(limit)
    return found


def _on(limits: Iterable[EntityLimit], day: date) -> EntityLimit | None:
    """The newest of a facility's limits that holds on a day; they come oldest first."""
    holding = [x for x in limits if x.valid_from <= day and (x.valid_to is None or day <= x.valid_to)]
    return holding[-1] if holding else None


def _newest_first(found: Exceedance) -> tuple[int, str, str]:
    return -found.period.end.toordinal(), found.entity.code, found.indicator.code


def _tally(exceedances: list[Exceedance]) -> list[FacilityTally]:
    by_entity: dict[Entity, list[Exceedance]] = {}
    for found in exceedances:
        by_entity.setdefault(found.entity, []).append(found)
    return [
        FacilityTally(
            entity=entity,
            counts=_counts(found),
            newest=max((e.period for e in found), key=lambda period: period.end),
            worst=max((e for e in found if e.times), key=lambda e: e.times or Decimal(0), default=None),
        )
        for entity, found in by_entity.items()
    ]


def _counts(exceedances: list[Exceedance]) -> tuple[tuple[Indicator, int], ...]:
    indicators = sorted({e.indicator.code: e.indicator for e in exceedances}.items())
    return tuple((indicator, sum(e.indicator.code == code for e in exceedances)) for code, indicator in indicators)
