"""Vessels whose device is silent, the longest first; how often connections were lost is told apart."""

from __future__ import annotations

from datetime import timedelta

from briefings.blocks import vessels_takeaway
from charts.tables import Safe, link_html, table_html
from charts.words import VESSELS
from data.numbers import format_date, format_moment, format_number
from data.views.reader import Reader
from data.views.sector import SectorView
from data.views.vessels import HEARD, LONG_LOST, LOST, NEVER, Vessel, VesselView, read_vessels
from pages.parts.base import view
from pages.parts.blocks.panel import show_panel
from pages.parts.links import CELL, PLACE, SUBMISSION, query

HEADING = "Kết nối giám sát hành trình"
SHOWN = 20
PILLS = {LONG_LOST: "over", LOST: "near", HEARD: "within", NEVER: "none"}


def show(reader: Reader, found: SectorView) -> None:
    """The counts and the table; says nothing where no vessel is registered."""
    if found.cutoff is None or (fleet := view(read_vessels, reader, found.cutoff.end.isoformat())) is None:
        return
    silent = [vessel for vessel in fleet.vessels if vessel.state in (LOST, LONG_LOST)]
    headers = ("Tàu", "Địa bàn", "Tình trạng", "Vị trí cuối lúc", "Im lặng", "Kinh độ, vĩ độ", "Nguồn")
    rows = [_row(reader, vessel) for vessel in silent[:SHOWN]]
    table = table_html(headers, rows, numeric=(4,)) if rows else "<p>Không có tàu nào đang mất kết nối.</p>"
    take = (found.sector.code, lambda: vessels_takeaway(reader.catalogue, found, HEADING, fleet))
    show_panel("vessels", HEADING, _caption(reader, fleet), _pills(fleet) + table, fleet.made_up, take)


def _caption(reader: Reader, fleet: VesselView) -> str:
    hours, days = (reader.catalogue.rules[code] for code in ("vms_lost_hours", "vms_lost_days"))
    return (
        f"Lúc {format_moment(fleet.moment)} · {_part(fleet)}. Mất kết nối: quá {hours.value} "
        f"{hours.unit}; kéo dài: quá {days.value} {days.unit}. {hours.source}.{_times_lost(fleet)}"
    )


def _part(fleet: VesselView) -> str:
    """Of which vessels the block tells, where they are a part of all that have a device."""
    told = f"{len(fleet.vessels)} tàu trong danh mục theo dõi vị trí"
    if fleet.fitted is None or fleet.fitted_in is None or fleet.fitted <= len(fleet.vessels):
        return told
    period = fleet.fitted_in.label[0].lower() + fleet.fitted_in.label[1:]
    return f"{told}, trong {format_number(fleet.fitted, 0)} tàu đã lắp thiết bị ({period})"


def _times_lost(fleet: VesselView) -> str:
    if fleet.times_lost is None:
        return ""
    times = format_number(fleet.times_lost, 0)
    return f" Ngày {format_date(fleet.times_day)} toàn tỉnh có {times} lượt mất kết nối (lượt, không phải số tàu)."


def _pills(fleet: VesselView) -> str:
    pills = " ".join(
        f'<span class="gb-pill gb-{PILLS[state]}">{symbol} {word}: <b>{fleet.count(state)} tàu</b></span>'
        for state, (symbol, word) in VESSELS.items()
    )
    return f'<div class="gb-scale">{pills}</div>'


def _row(reader: Reader, vessel: Vessel) -> list[str]:
    symbol, word = VESSELS[vessel.state]
    position, area = vessel.position, reader.catalogue.areas.get(vessel.entity.area)
    return [
        link_html(vessel.entity.name, "", **query(**{PLACE: vessel.entity.code})),
        area.short_name if area else vessel.entity.area,
        Safe(f'<span class="gb-pill gb-{PILLS[vessel.state]}">{symbol} {word}</span>'),
        format_moment(position.at) if position else "–",
        silence(vessel.silent),
        f"{format_number(position.lon, 3)}; {format_number(position.lat, 3)}" if position else "–",
        link_html("mở ô", "/tep-nguon", **query(**{SUBMISSION: position.submission_id, CELL: position.cell}))
        if position
        else "–",
    ]


def silence(silent: timedelta | None) -> str:
    """'7 giờ', '12 ngày'."""
    if silent is None:
        return "–"
    return f"{silent.days} ngày" if silent.days >= 2 else f"{int(silent.total_seconds() // 3600)} giờ"
