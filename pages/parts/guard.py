"""The first line of every page: who is looking, and may they?"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from starlette.requests import Request

from data.access import Denied, Viewer, allowed, viewer_of
from pages.parts import words

_FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip")


def require(action: str, sector: str = "") -> Viewer:
    """The viewer, if they may do this; otherwise says so and stops the page."""
    viewer = _viewer()
    if viewer is None or not allowed(viewer, action, sector):
        st.error(words.DENIED)
        st.stop()
    return viewer


def may(action: str, sector: str = "") -> bool:
    """Whether whoever is looking may do this."""
    viewer = _viewer()
    return viewer is not None and allowed(viewer, action, sector)


def may_fetch(request: Request, action: str) -> bool:
    """Whether whoever asks one of our routes may do this."""
    viewer = _viewer_at(request.client.host if request.client else None, request.headers)
    return viewer is not None and allowed(viewer, action)


def _viewer() -> Viewer | None:
    return _viewer_at(st.context.ip_address, st.context.headers)


def _viewer_at(address: str | None, headers: Mapping[str, str]) -> Viewer | None:
    try:
        return viewer_of(
            address=address,
            forwarded=any(name in headers for name in _FORWARDED),
            bound_to=str(st.get_option("server.address") or ""),
        )
    except Denied:
        return None
