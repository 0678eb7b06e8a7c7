"""Takeaways of what stations measure: air with its bands, water with its alarm levels."""

from __future__ import annotations

from decimal import Decimal

from briefings import words
from briefings.blocks import block_takeaway
from briefings.tables import sources_of_all
from briefings.takeaway import Cell, Column, Line, Takeaway
from charts.bands import ALARMS
from charts.words import PLACES
from data.catalogue import Catalogue, Indicator
from data.numbers import capitalise
from data.views.air import DAILY, DUST, FINE_DUST, HOURLY, AirRow, AirView
from data.views.reader import PlaceValue
from data.views.sector import SectorView
from data.views.water import RAIN, RIVER, WaterRow


def air_takeaway(catalogue: Catalogue, found: SectorView, title: str, air: AirView) -> Takeaway:
    """Every air station with its newest hour, its day, and dust beside the limit that holds for all."""
    daily, hourly, *dusts = (catalogue.indicators[code] for code in (DAILY, HOURLY, FINE_DUST, DUST))
    columns = (
        *_place_columns(),
        Column(words.HOUR),
        Column(hourly.short_name, hourly.decimals),
        Column(words.HOUR_BAND),
        Column(daily.short_name, daily.decimals),
        Column(words.DAY_BAND),
        *(column for dust in dusts for column in _dust_columns(dust)),
        Column(words.NOTES),
    )
    sources = sources_of_all(catalogue, (DAILY, HOURLY, FINE_DUST, DUST))
    notes = (words.TWO_SCALES, *((words.BANDS.format(source=air.bands[0].source),) if air.bands else ()))
    lines = tuple(_station(catalogue, row, dusts) for row in air.rows)
    return block_takeaway(found, title, air.period.label, columns, lines, sources, notes)


def water_takeaway(catalogue: Catalogue, found: SectorView, title: str, air: AirView) -> Takeaway:
    """Every station of rivers or rain with the day's value and its own alarm levels."""
    river, rain = catalogue.indicators[RIVER], catalogue.indicators[RAIN]
    columns = (
        *_place_columns(),
        Column(f"{river.short_name} ({river.unit})", river.decimals),
        Column(words.ALARM),
        *(
            Column(words.ALARM_LEVEL.format(level=level, unit=river.unit), river.decimals)
            for level in ("I", "II", "III")
        ),
        Column(f"{rain.short_name} ({rain.unit})", rain.decimals),
    )
    documents = dict.fromkeys(row.levels for row in air.water if row.levels)
    told = dict.fromkeys(
        levels.document if levels.confirmed else f"{levels.document} ({words.UNCONFIRMED})" for levels in documents
    )
    notes = tuple(words.ALARM_SOURCE.format(document=document) for document in told)
    lines = tuple(_river(catalogue, row) for row in air.water)
    return block_takeaway(
        found, title, air.period.label, columns, lines, sources_of_all(catalogue, (RIVER, RAIN)), notes
    )


def _place_columns() -> tuple[Column, ...]:
    return Column(capitalise(PLACES["station"])), Column(words.AREA)


def _dust_columns(dust: Indicator) -> tuple[Column, ...]:
    columns = (Column(words.MEASURED.format(name=dust.short_name, unit=dust.unit), dust.decimals),)
    if dust.limit is None or dust.limit.maximum is None:
        return columns
    return (*columns, Column(words.LIMIT_MOST.format(name=dust.short_name, unit=dust.unit), dust.decimals))


def _station(catalogue: Catalogue, row: AirRow, dusts: list[Indicator]) -> Line:
    hour, daily = row.hour, row.values.get(DAILY)
    cells: list[Cell] = [row.entity.name, catalogue.areas[row.entity.area].name]
    cells += [hour.period.label, hour.amount, hour.band.name if hour.band else ""] if hour else ["", None, ""]
    cells += [_amount(daily), row.band.name if row.band else ""]
    for dust in dusts:
        cells.append(_amount(row.values.get(dust.code)))
        if dust.limit and dust.limit.maximum is not None:
            cells.append(dust.limit.maximum)
    cells.append(words.SILENT.format(days=row.silent) if row.silent else "")
    return Line(tuple(cells), any(v.made_up for v in row.values.values()) or bool(hour and hour.made_up))


def _river(catalogue: Catalogue, row: WaterRow) -> Line:
    levels: tuple[Cell, ...] = row.levels.levels if row.levels else (None, None, None)
    alarm = "" if row.alarm is None else ALARMS[row.alarm][2]
    place = (row.entity.name, catalogue.areas[row.entity.area].name)
    made_up = any(value.made_up for value in (row.level, row.rain) if value)
    return Line((*place, _amount(row.level), alarm, *levels, _amount(row.rain)), made_up)


def _amount(value: PlaceValue | None) -> Decimal | None:
    return value.amount if value else None
