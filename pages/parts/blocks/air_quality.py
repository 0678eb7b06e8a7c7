"""Each station's VN_AQI in its official band, dust against its limit; river level and rain apart."""

from __future__ import annotations

from charts.bands import band_pill, band_scale
from charts.tables import table_html
from data.catalogue import Catalogue
from data.numbers import format_number, format_value
from data.views.air import DAILY, DUST, FINE_DUST, HOURLY, RAIN, RIVER, AirRow, AirView, read_air
from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts.base import view
from pages.parts.blocks.panel import show_panel


def show(reader: Reader, found: SectorView) -> None:
    """Two panels: air, and water; says nothing where no station ever sent anything."""
    if found.cutoff is None or (air := view(read_air, reader, found.cutoff.end.isoformat())) is None:
        return
    if air.rows:
        _show_air(reader.catalogue, air)
    if air.water:
        _show_water(reader.catalogue, air)


def _show_air(catalogue: Catalogue, air: AirView) -> None:
    limits = [catalogue.indicators[code].limit for code in (FINE_DUST, DUST)]
    unconfirmed = "; giới hạn cần xác nhận" if any(limit and not limit.confirmed for limit in limits) else ""
    caption = (
        f"{air.period.label} · {len(air.rows)} trạm · {air.poor} trạm từ mức Kém trở lên. VN_AQI ngày và VN_AQI giờ "
        f"là hai chỉ số khác nhau, không so sánh với nhau. Bụi: giá trị trung bình 24 giờ / giới hạn{unconfirmed}."
    )
    headers = ("Trạm", "Địa bàn", "VN_AQI ngày", "VN_AQI giờ lớn nhất", "PM2.5 (µg/Nm³)", "PM10 (µg/Nm³)")
    table = table_html(headers, [_air_row(catalogue, row) for row in air.rows], numeric=(4, 5))
    source = f'<div class="gb-caption">Thang màu theo {air.bands[0].source}.</div>' if air.bands else ""
    show_panel("air", "Chất lượng không khí theo trạm", caption, band_scale(air.bands) + table + source, air.made_up)


def _air_row(catalogue: Catalogue, row: AirRow) -> list[str]:
    daily, hourly = row.values.get(DAILY), row.values.get(HOURLY)
    return [
        row.entity.name,
        catalogue.areas[row.entity.area].short_name,
        band_pill(row.band, daily.amount) if daily else _silence(row),
        band_pill(row.hourly_band, hourly.amount if hourly else None),
        _dust(catalogue, row, FINE_DUST),
        _dust(catalogue, row, DUST),
    ]


def _dust(catalogue: Catalogue, row: AirRow, code: str) -> str:
    indicator, value = catalogue.indicators[code], row.values.get(code)
    if value is None:
        return "–"
    said = format_number(value.amount, indicator.decimals)
    most = indicator.limit.maximum if indicator.limit else None
    if most is None:
        return said
    over = "■ " if value.amount > most else ""
    return f"{over}{said} / {format_number(most, 0)}"


def _show_water(catalogue: Catalogue, air: AirView) -> None:
    rows = [
        [
            row.entity.name,
            catalogue.areas[row.entity.area].short_name,
            *(_said(catalogue, row, code) for code in (RIVER, RAIN)),
        ]
        for row in air.water
    ]
    headers = ("Trạm", "Địa bàn", "Mực nước lớn nhất", "Lượng mưa")
    caption = f"{air.period.label}. Cấp báo động của từng trạm sẽ hiện khi địa phương khai trong danh mục."
    show_panel("water", "Mực nước và lượng mưa", caption, table_html(headers, rows, numeric=(2, 3)), air.made_up)


def _said(catalogue: Catalogue, row: AirRow, code: str) -> str:
    value, indicator = row.values.get(code), catalogue.indicators[code]
    return format_value(value.amount, indicator.unit, indicator.decimals) if value else "–"


def _silence(row: AirRow) -> str:
    return f"○ không có số liệu {row.silent} ngày" if row.silent else "○ không có số liệu"
