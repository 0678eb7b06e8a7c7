"""The first line of every page: who is looking, and may they?"""

from __future__ import annotations

import streamlit as st

from data.access import Denied, Viewer, allowed, viewer_of
from pages.parts import words

_FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip")


def require(action: str, sector: str = "") -> Viewer:
    """The viewer, if they may do this; otherwise says so and stops the page."""
    try:
        viewer = viewer_of(
            address=st.context.ip_address,
            forwarded=any(name in st.context.headers for name in _FORWARDED),
            bound_to=str(st.get_option("server.address") or ""),
        )
    except Denied:
        viewer = None
    if viewer is None or not allowed(viewer, action, sector):
        st.error(words.DENIED)
        st.stop()
    return viewer
