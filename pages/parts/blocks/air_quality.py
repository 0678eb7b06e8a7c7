"""Each station's VN_AQI of the newest hour and of the day in its official band, dust against its limit."""

from __future__ import annotations

from datetime import timedelta
from html import escape

from briefings.air import air_takeaway
from charts.bands import band_pill, band_scale
from charts.tables import Safe, table_html
from data.catalogue import Catalogue
from data.numbers import format_number
from data.periods import Period
from data.views.air import DAILY, DUST, FINE_DUST, HOURLY, AirRow, AirView, Hour, read_air
from data.views.headline import is_stale
from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts import words
from pages.parts.base import looks_back, view
from pages.parts.blocks import water_levels
from pages.parts.blocks.panel import show_panel
from pages.parts.links import number_link

HEADING = "Chất lượng không khí theo trạm"


def show(reader: Reader, found: SectorView) -> None:
    """Two panels: air, and water; says nothing where no station ever sent anything."""
    if found.cutoff is None:
        return
    newest = found.cutoff == found.choices[0]
    hours_until = reader.today if newest else found.cutoff.end
    air = view(read_air, reader, found.cutoff.end.isoformat(), hours_until.isoformat())
    if air is None:
        return
    if air.rows:
        _show_air(reader, found, air, present=newest and not looks_back())
    if air.water:
        water_levels.show(reader.catalogue, found, air)


def _show_air(reader: Reader, found: SectorView, air: AirView, present: bool) -> None:
    limits = [reader.catalogue.indicators[code].limit for code in (FINE_DUST, DUST)]
    unconfirmed = "; giới hạn cần xác nhận" if any(limit and not limit.confirmed for limit in limits) else ""
    caption = (
        f"{air.period.label} · {len(air.rows)} trạm · {air.poor} trạm từ mức Kém trở lên. "
        f"{_newest(reader, air, present)}VN_AQI ngày và VN_AQI giờ là hai chỉ số khác nhau, không so sánh với nhau. "
        f"Bụi: giá trị trung bình 24 giờ / giới hạn{unconfirmed}."
    )
    headers = ("Trạm", "Địa bàn", "VN_AQI giờ gần nhất", "VN_AQI ngày", "PM2.5 (µg/Nm³)", "PM10 (µg/Nm³)")
    table = table_html(headers, [_air_row(reader.catalogue, row, air.period.code) for row in air.rows], numeric=(4, 5))
    source = f'<div class="gb-caption">Thang màu theo {air.bands[0].source}.</div>' if air.bands else ""
    take = (found.sector.code, lambda: air_takeaway(reader.catalogue, found, HEADING, air))
    show_panel("air", HEADING, caption, band_scale(air.bands) + table + source, air.made_up, take)


def _newest(reader: Reader, air: AirView, present: bool) -> str:
    """The newest hour, and when the page shows the present how long ago it was over."""
    if air.hour is None:
        return ""
    said = words.NEWEST_HOUR.format(hour=air.hour.label)
    if not present:
        return f"{said}. "
    late = f", {words.HOUR_LATE}" if is_stale(reader, reader.catalogue.indicators[HOURLY], air.hour) else ""
    return f"{said}, {_age(reader, air.hour)}{late}. "


def _age(reader: Reader, hour: Period) -> str:
    hours = (reader.now - hour.begins_at) // timedelta(hours=1) - 1
    return words.HOURS_AGO.format(count=hours) if hours > 0 else words.JUST_NOW


def _air_row(catalogue: Catalogue, row: AirRow, day: str) -> list[str]:
    daily, station = row.values.get(DAILY), row.entity.code
    return [
        row.entity.name,
        catalogue.areas[row.entity.area].short_name,
        _hour(row.hour, station),
        number_link(band_pill(row.band, daily.amount), DAILY, day, station) if daily else _silence(row),
        _dust(catalogue, row, FINE_DUST, day),
        _dust(catalogue, row, DUST, day),
    ]


def _hour(hour: Hour | None, station: str) -> str:
    if hour is None:
        return words.NO_HOUR
    behind = f", {words.BEHIND.format(count=hour.late)}" if hour.late else ""
    value = number_link(band_pill(hour.band, hour.amount), HOURLY, hour.period.code, station)
    return Safe(f"{value} <small>{escape(f'{hour.period.begins_at:%H} giờ{behind}')}</small>")


def _dust(catalogue: Catalogue, row: AirRow, code: str, day: str) -> str:
    indicator, value = catalogue.indicators[code], row.values.get(code)
    if value is None:
        return "–"
    said = number_link(format_number(value.amount, indicator.decimals), code, day, row.entity.code)
    most = indicator.limit.maximum if indicator.limit else None
    if most is None:
        return said
    over = "■ " if value.amount > most else ""
    return Safe(f"{over}{said} / {format_number(most, 0)}")


def _silence(row: AirRow) -> str:
    return f"○ không có số liệu {row.silent} ngày" if row.silent else "○ không có số liệu"
