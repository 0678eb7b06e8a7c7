"""Each facility against the limits of its own permit, worst first."""

from __future__ import annotations

from html import escape

import streamlit as st

from charts.cards import made_up_html
from charts.tables import Safe, table_html
from charts.words import PERMIT
from data.numbers import format_number
from data.views.permits import NO_SIGNAL, OVER, PermitCell, PermitRow
from data.views.reader import Reader
from data.views.sector import SectorView


def show(reader: Reader, found: SectorView) -> None:
    """The table of facilities; says nothing where nothing was measured."""
    table = found.permits
    if table is None:
        return
    with st.container(key="panel-permits"):
        st.subheader("Từng cơ sở so với giới hạn của giấy phép", anchor=False)
        over, silent = table.count(OVER), table.count(NO_SIGNAL)
        st.html(
            f'<div class="gb-caption">{escape(table.period.label)} · {len(table.rows)} cơ sở · '
            f"<b>{over}</b> vượt giới hạn · <b>{silent}</b> không có số liệu. Ô ghi giá trị đo và giới hạn. "
            f"{made_up_html() if _made_up(table.rows) else ''}</div>"
        )
        headers = ["Cơ sở", "Địa bàn", "Tình trạng", *(f"{i.short_name} ({i.unit})" for i in table.indicators)]
        rows = [_row(reader, row) for row in table.rows]
        st.html(table_html(headers, rows, numeric=range(3, len(headers))))


def _row(reader: Reader, row: PermitRow) -> list[str]:
    area = reader.catalogue.areas.get(row.entity.area)
    return [
        row.entity.name,
        area.short_name if area else row.entity.area,
        pill(row.state),
        *(_cell(cell) for cell in row.cells),
    ]


def pill(state: str) -> Safe:
    """A state as symbol and word."""
    symbol, word = PERMIT[state]
    return Safe(f'<span class="gb-pill gb-{state}">{symbol} {word}</span>')


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
