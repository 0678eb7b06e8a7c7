"""Tổng quan: what is at risk, what came in, how each sector stands."""

from __future__ import annotations

from html import escape

import streamlit as st

from charts.cards import made_up_html
from charts.tables import Safe, link_html, table_html
from data.access import VIEW
from data.numbers import format_age, format_moment
from data.periods import parse_period
from data.views.overview import Arrival, OverviewView, SectorTile, read_overview
from data.views.reader import Reader
from pages.parts import words
from pages.parts.base import the_reader, view
from pages.parts.cards import show_cards
from pages.parts.frame import (
    choose_moment,
    cutoff_phrase,
    show_breadcrumb,
    show_moment,
    show_sources,
    show_sub,
    show_title,
)
from pages.parts.guard import require
from pages.parts.links import SUBMISSION, query

MOST_URGENT = 8


def show() -> None:
    """The first page."""
    require(VIEW)
    reader = the_reader()
    found = view(read_overview, reader)
    trail, moment = st.columns([7, 2.4], vertical_alignment="center")
    with trail:
        show_breadcrumb((f"{words.OVERVIEW} · {reader.catalogue.province.name}", ""))
    with moment:
        choose_moment(reader)
    show_moment(reader)
    show_title(found.title)
    shown = (
        f"hiện {MOST_URGENT} chỉ tiêu chậm nhất trong {len(found.urgent)}" if len(found.urgent) > MOST_URGENT else ""
    )
    show_sub(cutoff_phrase(found.received_at), shown)
    show_cards(reader, found.urgent[:MOST_URGENT])
    st.subheader("Các lĩnh vực", anchor=False)
    st.html(f'<div class="gb-tiles">{"".join(_tile(reader, tile) for tile in found.tiles)}</div>')
    _show_arrivals(reader, found)
    show_sources(any(t.made_up for t in found.tiles), any(t.with_data and not t.made_up for t in found.tiles))


def _tile(reader: Reader, tile: SectorTile) -> str:
    name = (
        link_html(tile.sector.short_name, f"/{tile.sector.url}", **query())
        if tile.sector.page
        else f"<b>{escape(tile.sector.short_name)}</b>"
    )
    counts = [
        f'<span class="gb-pill gb-over">■ {tile.at_risk} nguy cơ</span>' if tile.at_risk else "",
        f'<span class="gb-pill gb-near">◆ {tile.attention} cần lưu ý</span>' if tile.attention else "",
        f'<span class="gb-pill gb-within">● {tile.on_track} đúng tiến độ</span>' if tile.on_track else "",
    ]
    told = f"{tile.with_data}/{tile.headlines} chỉ tiêu chính có số liệu"
    age = f" · nhận {format_age(tile.received_at, reader.now)}" if tile.received_at else ""
    page = "" if tile.sector.page else "<br>Chưa mở trang lĩnh vực"
    made_up = f"<br>{made_up_html()}" if tile.made_up else ""
    return f'<div class="gb-tile">{name}<div>{" ".join(filter(None, counts))}</div>{told}{age}{page}{made_up}</div>'


def _show_arrivals(reader: Reader, found: OverviewView) -> None:
    if not found.arrivals:
        return
    st.subheader("Mới tiếp nhận", anchor=False)
    with st.container(key="panel-arrivals"):
        st.html(
            table_html(
                ("Nhận lúc", "Đơn vị gửi", "Biểu", "Kỳ", "Tệp", "Số ô", ""),
                [_arrival(reader, arrival) for arrival in found.arrivals],
                numeric=(5,),
            )
        )


def _arrival(reader: Reader, arrival: Arrival) -> list[str]:
    form = reader.catalogue.forms.get(arrival.form)
    labels = [parse_period(code).label for code in arrival.periods]
    periods = labels if len(labels) <= 2 else [labels[0], "…", labels[-1]]
    return [
        format_moment(arrival.received_at),
        reader.catalogue.sender_name(arrival.unit),
        form.name if form else arrival.form,
        ", ".join(periods),
        link_html(arrival.file_name, "/tep-nguon", **query(**{SUBMISSION: arrival.submission_id})),
        str(arrival.cells_stored),
        Safe(made_up_html()) if arrival.made_up else "",
    ]
