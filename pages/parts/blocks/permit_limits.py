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
from pages.parts.base import view
from pages.parts.groups import sector_asked
from pages.parts.takeaway import show_takeaway

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
        st.html(view(permit_table, reader, found.sector.code, *sector_asked(reader.catalogue)))
        heading = HEADINGS[found.sector.entity]
        make = partial(permits_takeaway, reader.catalogue, found.sector, heading, table, found.received_at)
        show_takeaway("permits", found.sector.code, make)


def permit_table(reader: Reader, sector: str, period: str, group: str) -> str:
    """The finished table of a sector's view."""
    found = view(read_sector, reader, sector, period, group)
    if found.permits is None:
        return ""
    measured = (f"{indicator.short_name} ({indicator.unit})" for indicator in found.permits.indicators)
    headers = [capitalise(PLACES[found.sector.entity]), "Địa bàn", "Tình trạng", *measured]
    rows = [_row(reader, row) for row in found.permits.rows]
    return table_html(headers, rows, numeric=range(3, len(headers)))


def _row(reader: Reader, row: PermitRow) -> list[str]:
    area = reader.catalogue.areas.get(row.entity.area)
    return [
        row.entity.name,
        area.short_name if area else row.entity.area,
        pill(row.state, row.silent),
        *(_cell(cell) for cell in row.cells),
    ]


def pill(state: str, silent: int = 0) -> Safe:
    """A state as symbol and word; `silent` tells for how many periods nothing came."""
    symbol, word = PERMIT[state]
    since = f" {silent} kỳ liền" if state == NO_SIGNAL and silent > 1 else ""
    return Safe(f'<span class="gb-pill gb-{state}">{symbol} {word}{since}</span>')


def _cell(cell: PermitCell) -> str:
    if cell.value is None:
        return "–"
    value = format_number(cell.value.amount, cell.indicator.decimals)
    limit = _limit(cell)
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
