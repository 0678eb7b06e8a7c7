"""The frame of every block: a panel with a heading, a caption, and the mark of made-up figures."""

from __future__ import annotations

from html import escape

import streamlit as st

from charts.cards import made_up_html


def show_panel(name: str, heading: str, caption: str, body: str, made_up: bool) -> None:
    """One panel. caption is plain text, body HTML that was made here."""
    mark = f" {made_up_html()}" if made_up else ""
    with st.container(key=f"panel-{name}"):
        st.subheader(heading, anchor=False)
        st.html(f'<div class="gb-caption">{escape(caption)}{mark}</div>{body}')
