"""Tìm kiếm: a box in the sidebar of every page, and the page of its results."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data.access import FOLLOW, SUBMIT, VIEW, Viewer, allowed
from data.catalogue import Catalogue
from data.views.search import COMMUNE, INDICATOR, LONGEST_QUERY, PAGE, SECTOR, UNIT, Entry, catalogue_entries, search
from pages.parts import words
from pages.parts.base import the_reader
from pages.parts.frame import show_breadcrumb, show_sub, show_title
from pages.parts.guard import require
from pages.parts.links import (
    CODE,
    INDICATOR_PAGE,
    OBLIGATIONS_PAGE,
    OVERVIEW_PAGE,
    TERM,
    UNIT_PAGE,
    UPLOAD_PAGE,
    query,
    sector_file,
)

KINDS = {
    INDICATOR: words.INDICATOR,
    SECTOR: "Lĩnh vực",
    UNIT: "Đơn vị",
    COMMUNE: "Xã, phường",
    PAGE: "Trang",
}
PAGES = {
    "tong-quan": (OVERVIEW_PAGE, words.OVERVIEW, VIEW),
    "nap-so-lieu": (UPLOAD_PAGE, words.UPLOAD, SUBMIT),
    "tinh-hinh-gui-so-lieu": (OBLIGATIONS_PAGE, words.OBLIGATIONS, FOLLOW),
    "chi-tieu": (INDICATOR_PAGE, words.INDICATORS, VIEW),
}
BOX, TYPED = "search", "search_for"


def show_search_box() -> str:
    """The box in the sidebar; gives what was just entered into it, once, and empties it."""
    st.sidebar.text_input(
        words.SEARCH,
        key=BOX,
        placeholder=words.SEARCH_HINT,
        label_visibility="collapsed",
        max_chars=LONGEST_QUERY,
        icon=":material/search:",
        on_change=_take,
    )
    return str(st.session_state.pop(TYPED, ""))


def show() -> None:
    """The page of results of the query in the address."""
    viewer = require(VIEW)
    reader = the_reader()
    asked = str(st.query_params.get(TERM, ""))[:LONGEST_QUERY]
    show_breadcrumb((words.OVERVIEW, "/"), (words.SEARCH, ""))
    found = [e for e in search(_entries(reader.catalogue), asked) if _may_see(reader.catalogue, viewer, e)]
    show_title(f"{len(found)} kết quả cho “{words.plain(asked)}”" if found else words.SEARCH)
    show_sub(words.SEARCH_HOW)
    _show_again(asked)
    if found:
        with st.container(key="panel-results"):
            for entry in found:
                _show_result(reader.catalogue, entry)
    elif asked.strip():
        st.info(words.NOTHING_FOUND.format(text=words.plain(asked)))


def _take() -> None:
    st.session_state[TYPED], st.session_state[BOX] = st.session_state[BOX], ""


def _entries(catalogue: Catalogue) -> list[Entry]:
    return [*(Entry(PAGE, code, name) for code, (_, name, _) in PAGES.items()), *catalogue_entries(catalogue)]


def _may_see(catalogue: Catalogue, viewer: Viewer, entry: Entry) -> bool:
    """A sector without a page leads nowhere; what is in a sector is for those who may look at it."""
    if entry.kind == SECTOR:
        return bool(catalogue.sectors[entry.code].page) and allowed(viewer, VIEW, entry.code)
    if entry.kind == INDICATOR:
        return allowed(viewer, VIEW, catalogue.indicators[entry.code].sector)
    return allowed(viewer, PAGES[entry.code][2] if entry.kind == PAGE else FOLLOW)


def _show_again(asked: str) -> None:
    """The box of the page itself: on a phone the sidebar is folded away."""
    typed = st.text_input(
        words.SEARCH, asked, key=f"again-{asked}", max_chars=LONGEST_QUERY, placeholder=words.SEARCH_HINT
    )
    if typed is not None and typed != asked:
        st.query_params[TERM] = typed
        st.rerun()


def _show_result(catalogue: Catalogue, entry: Entry) -> None:
    about = " · ".join(filter(None, (KINDS[entry.kind], "" if entry.kind == PAGE else entry.code, entry.about)))
    code = {} if entry.kind in (SECTOR, PAGE) else {CODE: entry.code}
    st.page_link(
        _target(catalogue, entry),
        label=f"**{words.plain(entry.name, 200)}** · {words.plain(about)}",
        query_params=query(**code),
    )


def _target(catalogue: Catalogue, entry: Entry) -> Path | st.Page:
    if entry.kind == SECTOR:
        sector = catalogue.sectors[entry.code]
        return st.Page(sector_file(sector), title=sector.short_name, url_path=sector.url)
    if entry.kind == PAGE:
        return PAGES[entry.code][0]
    return INDICATOR_PAGE if entry.kind == INDICATOR else UNIT_PAGE
