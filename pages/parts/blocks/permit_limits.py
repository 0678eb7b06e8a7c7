"""Each facility or site against its limits, those of its own permit first; the worst on top."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from briefings.tables import permits_takeaway
from charts.cards import made_up_html
from charts.tables import Safe, table_html
from charts.words import PERMIT, PLACES
from data.numbers import capitalise, format_number
from data.views.permits import NO_SIGNAL, OVER, PermitCell, PermitRow
from data.views.reader import Reader
from data.views.sector import SectorView, read_sector
from pages.parts import words
from pages.parts.base import view
from pages.parts.folded import show_folded
from pages.parts.groups import sector_asked
from pages.parts.links import carried, number_link
from pages.parts.takeaway import show_takeaway

FIRST, REST, SHOWN = "first", "rest", 30
HEADINGS = {
    "facility": "Từng cơ sở so với giới hạn của giấy phép",
    "site": "Từng trang so với thời gian tối đa cho phép",
}


def show(reader: Reader, found: SectorView) -> None:
    """The table; says nothing where nothing was measured."""
    table = found.permits
    if table is None:
        return
    with st.container(key="panel-permits"):
        st.subheader(HEADINGS[found.sector.entity], anchor=False)
        over, silent = table.count(OVER), table.count(NO_SIGNAL)
        st.html(
            f'<div class="gb-caption">{escape(table.period.label)} · {len(table.rows)} {PLACES[found.sector.entity]} · '
            f"<b>{over}</b> vượt giới hạn · <b>{silent}</b> không có số liệu. Ô ghi giá trị đo và giới hạn. "
            f"{made_up_html() if _made_up(table.rows) else ''}</div>"
        )
        asked = (found.sector.code, *sector_asked(reader.catalogue))
        st.html(view(permit_table, reader, *asked, FIRST, also=carried()))
        if more := table.rows[SHOWN:]:
            label = words.MORE_PLACES.format(count=len(more), place=PLACES[found.sector.entity])
            show_folded("permits", label, lambda: view(permit_table, reader, *asked, REST, also=carried()))
        heading = HEADINGS[found.sector.entity]
        make = partial(permits_takeaway, reader.catalogue, found.sector, heading, table, found.received_at)
        show_takeaway("permits", found.sector.code, make)


def permit_table(reader: Reader, sector: str, period: str, group: str, which: str) -> str:
    """The finished table of a sector's view: of the FIRST rows, or of the REST."""
    found = view(read_sector, reader, sector, period, group)
    if found.permits is None:
        return ""
    shown = found.permits.rows[:SHOWN] if which == FIRST else found.permits.rows[SHOWN:]
    measured = (f"{indicator.short_name} ({indicator.unit})" for indicator in found.permits.indicators)
    headers = [capitalise(PLACES[found.sector.entity]), "Địa bàn", "Tình trạng", *measured]
    rows = [_row(reader, row, found.permits.period.code) for row in shown]
    return table_html(headers, rows, numeric=range(3, len(headers)))


def _row(reader: Reader, row: PermitRow, period: str) -> list[str]:
    area = reader.catalogue.areas.get(row.entity.area)
    return [
        row.entity.name,
        area.short_name if area else row.entity.area,
        pill(row.state, row.silent),
        *(_cell(cell, row.entity.code, period) for cell in row.cells),
    ]


def pill(state: str, silent: int = 0) -> Safe:
    """A state as symbol and word; `silent` tells for how many periods nothing came."""
    symbol, word = PERMIT[state]
    since = f" {silent} kỳ liền" if state == NO_SIGNAL and silent > 1 else ""
    return Safe(f'<span class="gb-pill gb-{state}">{symbol} {word}{since}</span>')


def _cell(cell: PermitCell, place: str, period: str) -> str:
    if cell.value is None:
        return "–"
    said = format_number(cell.value.amount, cell.indicator.decimals)
    value, limit = number_link(said, cell.indicator.code, period, place), _limit(cell)
    if cell.state == OVER:
        return Safe(f'<b class="gb-pill gb-over">■ {value}</b> <small>{limit}</small>')
    return Safe(f"{value} <small>{limit}</small>")


def _limit(cell: PermitCell) -> str:
    decimals = cell.indicator.decimals
    if cell.minimum is not None and cell.maximum is not None:
        return f"/ {format_number(cell.minimum, decimals)}–{format_number(cell.maximum, decimals)}"
    if cell.maximum is not None:
        return f"/ {format_number(cell.maximum, decimals)}"
    return f"/ từ {format_number(cell.minimum, decimals)}" if cell.minimum is not None else ""


def _made_up(rows: tuple[PermitRow, ...]) -> bool:
    return any(cell.value.made_up for row in rows for cell in row.cells if cell.value)
