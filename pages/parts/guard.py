"""The first line of every page and route: who is looking, and may they?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

import streamlit as st
from starlette.requests import HTTPConnection

from data.access import (
    LOOPBACK,
    NOBODY,
    PUBLIC,
    Viewer,
    allowed,
    allowed_somewhere,
    demonstration_viewer,
)
from data.scope import catalogue_for
from pages.parts import words
from pages.parts.refusals import note_refusal
from pages.parts.resources import fault, fault_of_catalogue, the_catalogue, the_sessions

COOKIE = "giao_ban"
_FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip")


def require(action: str, sector: str = "", unit: str = "") -> Viewer:
    """The viewer, if they may do this; otherwise says so and stops the page."""
    viewer = the_viewer()
    if not allowed(viewer, action, sector, unit):
        _refuse(viewer)
    _stop_at(fault_of_catalogue())
    return viewer if _may(viewer, action, sector, unit) else _refuse(viewer)


def require_somewhere(action: str) -> Viewer:
    """The viewer, if there is any sector or unit in which they may do this; otherwise stops the page."""
    viewer = the_viewer()
    if not allowed_somewhere(viewer, action):
        _refuse(viewer)
    _stop_at(fault_of_catalogue())
    return viewer


def refuse_page() -> NoReturn:
    """What stands at the address of a page that is not for this viewer."""
    _refuse(the_viewer())


def may(action: str, sector: str = "", unit: str = "") -> bool:
    """Whether whoever is looking may do this."""
    return _may(the_viewer(), action, sector, unit)


def _may(viewer: Viewer, action: str, sector: str, unit: str) -> bool:
    shown = not sector or sector in catalogue_for(viewer, the_catalogue()).sectors
    return shown and allowed(viewer, action, sector, unit)


def the_viewer() -> Viewer:
    """Whoever is looking at this page; stops it when nothing can be opened."""
    _stop_at(fault())
    address = st.context.ip_address
    return _viewer_at(LOOPBACK[0] if address is None else address, st.context.headers, st.context.cookies)


def viewer_of(request: HTTPConnection, acting: bool = True) -> Viewer:
    """Whoever asks one of our routes; nobody while nothing can be opened."""
    if fault():
        return NOBODY
    address = request.client.host if request.client else ""
    return _viewer_at(address, request.headers, request.cookies, acting)


def address_of(address: str, headers: Mapping[str, str]) -> str:
    """Where a request comes from: what our own proxy on this machine says, else the connection itself."""
    told = headers.get("X-Forwarded-For", "") if address in LOOPBACK else ""
    return told.rpartition(",")[2].strip() or address


def note_refused_page(viewer: Viewer) -> None:
    """A line in the log: the viewer may not see this page, or not all that it needs."""
    address = st.context.ip_address
    from_where = address_of(LOOPBACK[0] if address is None else address, st.context.headers)
    note_refusal(viewer, from_where, st.context.url or "")


def note_refused_route(viewer: Viewer, request: HTTPConnection) -> None:
    """A line in the log: the viewer may not have what this route gives."""
    note_refusal(viewer, address_of(request.client.host if request.client else "", request.headers), str(request.url))


def _viewer_at(address: str, headers: Mapping[str, str], cookies: Mapping[str, str], acting: bool = True) -> Viewer:
    sessions = the_sessions()
    known = sessions.viewer(cookies.get(COOKIE, ""), acting)
    if known is not None:
        return known
    if not sessions.any_account:
        forwarded = any(name in headers for name in _FORWARDED)
        open_to_all = demonstration_viewer(address, forwarded, str(st.get_option("server.address") or ""))
        if open_to_all is not None:
            return open_to_all
    some_public = not fault_of_catalogue() and the_catalogue().public
    return Viewer(PUBLIC, words.PUBLIC_NAME, address=address) if some_public else NOBODY


def _stop_at(trouble: str) -> None:
    if trouble:
        st.error(trouble)
        st.stop()


def _refuse(viewer: Viewer) -> NoReturn:
    if viewer.role in ("", PUBLIC):
        st.info(words.SIGN_IN_FIRST)
    else:
        st.error(words.DENIED)
    note_refused_page(viewer)
    st.stop()
