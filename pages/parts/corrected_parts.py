"""On the page of an indicator: which of the cells behind its number were corrected, from what to what, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from briefings.origins import corrections_takeaway
from charts.cards import made_up_html
from charts.tables import Safe, table_html
from data.numbers import format_moment, format_value
from data.views.indicator import IndicatorView
from data.views.part_corrections import PartCorrection
from data.views.reader import Reader
from pages.parts.certificate import place_name, way_back
from pages.parts.folded import show_folded
from pages.parts.links import cell_link
from pages.parts.meaning import linked
from pages.parts.takeaway import show_takeaway

HEADING = "Các số thành phần đã đính chính"
HEADERS = ("Nhận lúc", "Chỉ tiêu", "Nơi", "Trước", "Nay", "Ô gốc", "Lý do, ghi chú", "")
FIRST = 10


def show_corrected_parts(reader: Reader, found: IndicatorView) -> None:
    """A panel; nothing where no part was corrected."""
    corrections, headline = found.corrections, found.headline
    if not corrections or headline is None:
        return
    with st.container(key="panel-corrected-parts"):
        st.subheader(f"{HEADING} ({len(corrections)})", anchor=False)
        st.html(_table(reader, found, corrections[:FIRST]))
        if rest := corrections[FIRST:]:
            show_folded("corrected-parts", f"Xem thêm {len(rest)} số", lambda: _table(reader, found, rest))
        make = partial(corrections_takeaway, reader.catalogue, found, headline)
        show_takeaway("corrections", found.indicator.sector, make)


def _table(reader: Reader, found: IndicatorView, corrections: Sequence[PartCorrection]) -> str:
    return table_html(HEADERS, [_row(reader, found, one) for one in corrections], numeric=(3, 4))


def _row(reader: Reader, found: IndicatorView, one: PartCorrection) -> list[str]:
    indicator = reader.catalogue.indicators[one.indicator]
    name = f"{one.file_name} › {one.cell}"
    return [
        format_moment(one.received_at),
        indicator.short_name,
        place_name(reader, one),
        *(format_value(amount, indicator.unit, indicator.decimals) for amount in (one.before, one.after)),
        cell_link(name, one.submission_id, one.cell, **way_back(found)) if one.cell else "",
        Safe(linked(" ".join(filter(None, (one.reason, one.note))))),
        Safe(made_up_html()) if one.made_up else "",
    ]
