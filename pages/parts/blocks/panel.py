"""The frame of every block: a panel with a heading, a caption, and the mark of made-up figures."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from briefings.takeaway import Takeaway
from charts.cards import made_up_html
from pages.parts.folded import show_folded
from pages.parts.takeaway import show_takeaway

Take = tuple[str, Callable[[], Takeaway]]


def show_panel(
    name: str,
    heading: str,
    caption: str,
    body: str,
    made_up: bool,
    take: Take | None = None,
    draw: Callable[[], dict[str, Any]] | None = None,
    more: tuple[str, Callable[[], str]] | None = None,
) -> None:
    """One panel. caption is plain text, body HTML that was made here.

    take: the sector, and what can be taken away; draw: its picture, where it has one; more: the label of what is folded
    away, and its HTML.
    """
    mark = f" {made_up_html()}" if made_up else ""
    with st.container(key=f"panel-{name}"):
        st.subheader(heading, anchor=False)
        st.html(f'<div class="gb-caption">{escape(caption)}{mark}</div>{body}')
        if more:
            show_folded(name, *more)
        if take:
            sector, make = take
            show_takeaway(name, sector, make, draw)
