"""Air around people: each station's VN_AQI of its newest hour and of the day in their official bands, and dust."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from data.catalogue import Band
from data.entities import Entity
from data.periods import Period
from data.views.place_table import PlaceTable, read_place_table
from data.views.reader import PlaceValue, Reader
from data.views.values import read_periods_with_data, read_place_values
from data.views.water import RAIN, RIVER, WaterRow, read_water

SCALE = "vn_aqi"
DAILY, HOURLY, FINE_DUST, DUST = "MT-01", "MT-24", "MT-03", "MT-04"
HOURS_BACK = 24
POOR = 3


@dataclass(frozen=True)
class Hour:
    """The newest hour of a station, with its band; late: how many hours behind the newest hour of all stations."""

    period: Period
    amount: Decimal
    band: Band | None
    late: int
    made_up: bool


@dataclass(frozen=True)
class AirRow:
    """One air station; band stands where its daily value does. silent: days without any value."""

    entity: Entity
    values: dict[str, PlaceValue]
    band: Band | None
    hour: Hour | None
    silent: int


@dataclass(frozen=True)
class AirView:
    """All air stations on one day, the worst first, and the newest hour of any; water: stations of rivers and rain."""

    period: Period
    hour: Period | None
    bands: tuple[Band, ...]
    rows: tuple[AirRow, ...]
    water: tuple[WaterRow, ...]
    made_up: bool

    @property
    def poor(self) -> int:
        """How many stations are in the third band or a worse one."""
        return sum(row.band is not None and self.bands.index(row.band) + 1 >= POOR for row in self.rows)


def read_air(reader: Reader, until: str, hours_until: str = "") -> AirView | None:
    """The newest day up to an ISO date with a value of any station; None where there never was one.

    hours_until: the last day whose hours are told, where that is another one.
    """
    codes = (DAILY, FINE_DUST, DUST, RIVER, RAIN)
    table = read_place_table(reader, "station", codes, date.fromisoformat(until))
    if table is None:
        return None
    bands = reader.catalogue.bands.get(SCALE, ())
    hours = _read_hours(reader, table.period, date.fromisoformat(hours_until or until), bands)
    measured = {code for code, indicator in table.seen if indicator in (DAILY, FINE_DUST, DUST)} | hours.keys()
    rows = [_row(table, e, bands, hours.get(e.code)) for e in table.entities if e.code in measured]
    return AirView(
        period=table.period,
        hour=max((hour.period for hour in hours.values()), default=None),
        bands=bands,
        rows=tuple(sorted(rows, key=_urgency)),
        water=read_water(reader, table),
        made_up=table.made_up or any(hour.made_up for hour in hours.values()),
    )


def band_of(bands: Sequence[Band], amount: Decimal) -> Band | None:
    """The band of a value; the last one beyond the scale's end, None without bands."""
    return next((band for band in bands if amount <= band.high), bands[-1] if bands else None)


def _read_hours(reader: Reader, shown: Period, until: date, bands: Sequence[Band]) -> dict[str, Hour]:
    """Station -> its newest hour of the day that is shown or later, within HOURS_BACK of the newest of all."""
    known = read_periods_with_data(reader, [HOURLY])[HOURLY]
    hours = [p for p in known if shown.start <= p.start <= until][-HOURS_BACK:]
    found = read_place_values(reader, HOURLY, [p.code for p in hours]) if hours else {}
    newest: dict[str, Hour] = {}
    for period in hours:
        late = (hours[-1].begins_at - period.begins_at) // timedelta(hours=1)
        for value in found.get(period.code, ()):
            newest[value.place] = Hour(period, value.amount, band_of(bands, value.amount), late, value.made_up)
    return newest


def _row(table: PlaceTable, entity: Entity, bands: Sequence[Band], hour: Hour | None) -> AirRow:
    values = {i.code: v for i in table.indicators if (v := table.values.get((entity.code, i.code)))}
    daily = values.get(DAILY)
    return AirRow(
        entity=entity,
        values=values,
        band=band_of(bands, daily.amount) if daily else None,
        hour=hour,
        silent=table.silent_for(entity.code),
    )


def _urgency(row: AirRow) -> tuple[bool, Decimal, str]:
    daily = row.values.get(DAILY)
    return daily is None, -daily.amount if daily else Decimal(0), row.entity.name
