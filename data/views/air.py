"""Air and water around people: each station's VN_AQI in its official band, dust, river level and rain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.catalogue import Band
from data.entities import Entity
from data.periods import Period
from data.views.place_table import PlaceTable, read_place_table
from data.views.reader import PlaceValue, Reader

SCALE = "vn_aqi"
DAILY, HOURLY, FINE_DUST, DUST = "MT-01", "MT-23", "MT-03", "MT-04"
RIVER, RAIN = "MT-06", "MT-07"
POOR = 3


@dataclass(frozen=True)
class AirRow:
    """One air station; band and hourly_band stand where their value does. silent: days without any value."""

    entity: Entity
    values: dict[str, PlaceValue]
    band: Band | None
    hourly_band: Band | None
    silent: int


@dataclass(frozen=True)
class AirView:
    """All air stations on one day, the worst first; water: the stations that measure rain or river level."""

    period: Period
    bands: tuple[Band, ...]
    rows: tuple[AirRow, ...]
    water: tuple[AirRow, ...]
    made_up: bool

    @property
    def poor(self) -> int:
        """How many stations are in the third band or a worse one."""
        return sum(row.band is not None and self.bands.index(row.band) + 1 >= POOR for row in self.rows)


def read_air(reader: Reader, until: str) -> AirView | None:
    """The newest day up to an ISO date with a value of any station; None where there never was one."""
    codes = (DAILY, HOURLY, FINE_DUST, DUST, RIVER, RAIN)
    table = read_place_table(reader, "station", codes, date.fromisoformat(until))
    if table is None:
        return None
    bands = reader.catalogue.bands.get(SCALE, ())
    rows = [_row(table, entity, bands) for entity in table.entities]
    air = [row for row in rows if _measures(table, row.entity, codes[:4])]
    return AirView(
        period=table.period,
        bands=bands,
        rows=tuple(sorted(air, key=_urgency)),
        water=tuple(row for row in rows if _measures(table, row.entity, (RIVER, RAIN))),
        made_up=table.made_up,
    )


def band_of(bands: Sequence[Band], amount: Decimal) -> Band | None:
    """The band of a value; the last one beyond the scale's end, None without bands."""
    return next((band for band in bands if amount <= band.high), bands[-1] if bands else None)


def _row(table: PlaceTable, entity: Entity, bands: Sequence[Band]) -> AirRow:
    values = {i.code: v for i in table.indicators if (v := table.values.get((entity.code, i.code)))}
    daily, hourly = values.get(DAILY), values.get(HOURLY)
    return AirRow(
        entity=entity,
        values=values,
        band=band_of(bands, daily.amount) if daily else None,
        hourly_band=band_of(bands, hourly.amount) if hourly else None,
        silent=table.silent_for(entity.code),
    )


def _measures(table: PlaceTable, entity: Entity, codes: Sequence[str]) -> bool:
    return any((entity.code, code) in table.seen for code in codes)


def _urgency(row: AirRow) -> tuple[bool, Decimal, str]:
    daily = row.values.get(DAILY)
    return daily is None, -daily.amount if daily else Decimal(0), row.entity.name
