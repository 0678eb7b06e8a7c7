"""Place tables: several indicators at every entity of a kind in one period, and when each was last heard of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.catalogue import Indicator
from data.entities import Entity
from data.periods import Period, parse_period, previous_periods
from data.views.reader import PlaceValue, Reader
from data.views.values import entities_of, read_periods_with_data, read_place_values

LOOK_BACK = 31


@dataclass(frozen=True)
class PlaceTable:
    """values: (entity, indicator) -> its value in the period; seen: the same -> the newest period that has one.

    An entity without a value in any of the last LOOK_BACK periods does not measure that indicator: it is in neither.
    """

    period: Period
    indicators: tuple[Indicator, ...]
    entities: tuple[Entity, ...]
    values: dict[tuple[str, str], PlaceValue]
    seen: dict[tuple[str, str], Period]

    @property
    def made_up(self) -> bool:
        """Whether any of its values is made up."""
        return any(value.made_up for value in self.values.values())

    def silent_for(self, entity: str) -> int:
        """Periods since the entity last sent anything; 0 when it did in this one, LOOK_BACK when never."""
        seen = [period for (code, _), period in self.seen.items() if code == entity]
        return len(_between(max(seen), self.period)) if seen else LOOK_BACK


def read_place_table(reader: Reader, kind: str, codes: Sequence[str], until: date) -> PlaceTable | None:
    """The newest period up to a day in which any of the indicators was measured; None where none ever was."""
    known = read_periods_with_data(reader, codes)
    periods = sorted({p for found in known.values() for p in found if p.start <= until})
    if not periods:
        return None
    period = periods[-1]
    window = [p.code for p in previous_periods(period, LOOK_BACK)]
    values: dict[tuple[str, str], PlaceValue] = {}
    seen: dict[tuple[str, str], Period] = {}
    for code in codes:
        for period_code, found in sorted(read_place_values(reader, code, window).items()):
            seen.update({(value.place, code): parse_period(period_code) for value in found})
            if period_code == period.code:
                values.update({(value.place, code): value for value in found})
    entities = tuple(e for e in entities_of(reader, kind) if e.valid_on(period.end))
    return PlaceTable(period, tuple(reader.catalogue.indicators[code] for code in codes), entities, values, seen)


def _between(earlier: Period, later: Period) -> list[Period]:
    """The periods after the earlier one, up to the later one."""
    return [p for p in previous_periods(later, LOOK_BACK) if p.start > earlier.start]
