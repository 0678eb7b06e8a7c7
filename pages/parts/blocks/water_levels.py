"""Each river station's highest level of the day against its own alarm levels I, II and III; rain beside it."""

from __future__ import annotations

from briefings.air import water_takeaway
from charts.bands import alarm_pill
from charts.tables import table_html
from data.catalogue import AlarmLevels, Catalogue
from data.numbers import format_number, format_value
from data.views.air import AirView
from data.views.reader import PlaceValue
from data.views.sector import SectorView
from data.views.water import RAIN, RIVER, WaterRow
from pages.parts import words
from pages.parts.blocks.panel import show_panel
from pages.parts.links import number_link


def show(catalogue: Catalogue, found: SectorView, air: AirView) -> None:
    """The panel of water."""
    rows = [_row(catalogue, row, air.period.code) for row in air.water]
    headers = ("Trạm", "Địa bàn", "Mực nước lớn nhất", "So với báo động", "Báo động I / II / III", "Lượng mưa")
    table = table_html(headers, rows, numeric=(2, 4, 5))
    take = (found.sector.code, lambda: water_takeaway(catalogue, found, words.WATER, air))
    show_panel("water", words.WATER, f"{air.period.label}. {_told(air)}", table, air.made_up, take)


def _told(air: AirView) -> str:
    """Where the levels come from, and how many stations stand in alarm."""
    known = [row.levels for row in air.water if row.levels]
    if not known:
        return words.NO_ALARM_LEVELS
    documents = "; ".join(dict.fromkeys(_document(levels) for levels in known))
    reached = sum(bool(row.alarm) for row in air.water)
    return words.ALARM_LEVELS.format(reached=reached, count=len(known), documents=documents)


def _document(levels: AlarmLevels) -> str:
    return levels.document if levels.confirmed else f"{levels.document} ({words.UNCONFIRMED})"


def _row(catalogue: Catalogue, row: WaterRow, day: str) -> list[str]:
    decimals = catalogue.indicators[RIVER].decimals
    levels = " / ".join(format_number(level, decimals) for level in row.levels.levels) if row.levels else ""
    return [
        row.entity.name,
        catalogue.areas[row.entity.area].short_name,
        _said(catalogue, row.level, RIVER, day),
        "" if row.alarm is None else alarm_pill(row.alarm),
        levels,
        _said(catalogue, row.rain, RAIN, day),
    ]


def _said(catalogue: Catalogue, value: PlaceValue | None, code: str, day: str) -> str:
    if value is None:
        return "–"
    indicator = catalogue.indicators[code]
    return number_link(format_value(value.amount, indicator.unit, indicator.decimals), code, day, value.place)
