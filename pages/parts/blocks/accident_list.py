"""Accidents one by one, each with the cell that it came from; of one commune where the address names one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefings.blocks import accident_list_takeaway
from charts.tables import table_html
from data.events import Event
from data.numbers import format_moment
from data.views.accidents import AccidentView
from data.views.provenance import opens_sources
from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts.blocks.panel import show_panel
from pages.parts.focus import place_asked
from pages.parts.links import cell_link

HEADING = "Từng vụ tai nạn, mới nhất trước"
HEADERS = ("Lúc", "Xã, phường", "Nơi xảy ra", "Người chết", "Người bị thương", "Nguồn")
FIRST, MOST = 10, 200
OPEN = "mở ô"
TOLD = "{shown} trong {count} vụ{where}. Bấm số vụ của một xã, phường ở bảng trên để chỉ xem nơi đó."


def show_accident_list(reader: Reader, sector: SectorView, found: AccidentView) -> None:
    """The newest accidents, the others folded away; nothing where there are none."""
    asked = place_asked()
    events = sorted(found.events, key=lambda event: event.happened_at, reverse=True)
    own = [event for event in events if event.area == asked]
    shown = own or events
    where = f" tại {reader.catalogue.areas[asked].name}" if own else ""
    rest = shown[FIRST:MOST]
    more = (f"Xem thêm {len(rest)} vụ", lambda: _table(reader, rest)) if rest else None
    caption = TOLD.format(shown=min(FIRST, len(shown)), count=len(shown), where=where)
    listed = replace(found, events=tuple(reversed(shown)))
    take = (sector.sector.code, lambda: accident_list_takeaway(reader.catalogue, sector, HEADING, listed))
    table = _table(reader, shown[:FIRST])
    show_panel("accident-list", HEADING, caption, table, found.made_up, take, more=more)


def _table(reader: Reader, events: Sequence[Event]) -> str:
    return table_html(HEADERS, [_row(reader, event) for event in events], numeric=(3, 4))


def _row(reader: Reader, event: Event) -> list[str]:
    area = reader.catalogue.areas.get(event.area)
    source = cell_link(OPEN, event.submission_id, event.cell) if event.cell and opens_sources(reader) else "–"
    return [
        format_moment(event.happened_at),
        area.short_name if area else event.area,
        event.place,
        str(event.deaths),
        str(event.injuries),
        source,
    ]
