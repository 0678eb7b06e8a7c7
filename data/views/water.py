"""Rivers and rain: each station's highest level of the day against its own alarm levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.catalogue import AlarmLevels
from data.entities import Entity
from data.views.place_table import PlaceTable
from data.views.reader import PlaceValue, Reader

RIVER, RAIN = "MT-06", "MT-07"


@dataclass(frozen=True)
class WaterRow:
    """One station of rivers or rain. alarm: how many of its levels are reached; None without a value or levels."""

    entity: Entity
    level: PlaceValue | None
    rain: PlaceValue | None
    levels: AlarmLevels | None
    alarm: int | None


def read_water(reader: Reader, table: PlaceTable) -> tuple[WaterRow, ...]:
    """The stations of a table that measure water: those in alarm, the other rivers, rain."""
    stations = [e for e in table.entities if (e.code, RIVER) in table.seen or (e.code, RAIN) in table.seen]
    rows = [_row(reader, table, station) for station in stations]
    return tuple(sorted(rows, key=lambda row: -1 if row.alarm is None else row.alarm, reverse=True))


def alarm_of(levels: Sequence[Decimal], amount: Decimal) -> int:
    """How many levels are reached; a level is reached when the water stands at it."""
    return sum(amount >= level for level in levels)


def _holds(levels: AlarmLevels, level: PlaceValue | None, day: date) -> bool:
    """Made-up levels are never held against a real value, nor the other way round."""
    in_force = levels.indicator == RIVER and levels.effective_from <= day
    return in_force and (level is None or level.made_up == levels.made_up)


def _row(reader: Reader, table: PlaceTable, station: Entity) -> WaterRow:
    level, rain = (table.values.get((station.code, code)) for code in (RIVER, RAIN))
    levels = reader.catalogue.alarm_levels.get(station.code)
    if levels and not _holds(levels, level, table.period.end):
        levels = None
    return WaterRow(station, level, rain, levels, alarm_of(levels.levels, level.amount) if levels and level else None)
