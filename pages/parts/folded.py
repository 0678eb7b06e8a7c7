"""A long table that is folded away: it is made and sent when it is opened, so that no visit pays for it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def show_folded(key: str, label: str, make: Callable[[], str]) -> None:
    """The heading to open it by; `make` gives its HTML."""
    box = st.expander(label, key=f"folded-{key}", on_change="rerun")
    if box.open:
        with box:
            st.html(make())
