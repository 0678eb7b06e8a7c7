"""Tone of the press over the last month, with its table twin."""

from __future__ import annotations

from typing import Any

import streamlit as st

from briefings.blocks import tone_takeaway
from charts.cards import made_up_html
from charts.tables import table_html
from charts.tone import draw_tone
from data.numbers import capitalise, format_number
from data.views.reader import Reader
from data.views.sector import SectorView
from data.views.tone import TONES, read_tone
from pages.parts.base import theme, view
from pages.parts.links import number_link
from pages.parts.takeaway import show_takeaway

HEADING = "Sắc thái tin, bài theo ngày"


def show(reader: Reader, found: SectorView) -> None:
    """Bars by day; says nothing where no day was sent."""
    if found.cutoff is None:
        return
    until = found.cutoff.end.isoformat()
    tone = view(read_tone, reader, until)
    if tone is None:
        return
    totals = " · ".join(f"{format_number(count, 0)} {TONES[code]}" for code, count in tone.totals.items())
    with st.container(key="panel-tone"):
        st.subheader(HEADING, anchor=False)
        made_up = f" {made_up_html()}" if tone.made_up else ""
        st.html(f'<div class="gb-caption">{len(tone.days)} ngày gần nhất: {totals}.{made_up}</div>')
        st.vega_lite_chart(view(tone_spec, reader, until, theme()), width="stretch", theme=None)
        with st.expander("Bảng số liệu của biểu đồ"):
            rows = [
                [day.label, *(_said(counts, code, day.code) for code in TONES)] for day, counts in reversed(tone.days)
            ]
            st.html(table_html(("Ngày", *map(capitalise, TONES.values())), rows, numeric=(1, 2, 3)))
        show_takeaway(
            "tone",
            found.sector.code,
            lambda: tone_takeaway(reader.catalogue, found, HEADING, tone),
            lambda: view(tone_spec, reader, until, "light"),
        )


def tone_spec(reader: Reader, until: str, chosen: str) -> dict[str, Any]:
    """The finished chart."""
    tone = view(read_tone, reader, until)
    return draw_tone(tone, chosen) if tone else {}


def _said(counts: dict[str, Any] | None, code: str, day: str) -> str:
    if not counts or code not in counts:
        return "chưa có số liệu"
    return number_link(format_number(counts[code], 0), code, day)
