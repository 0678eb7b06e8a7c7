"""The script that st.App runs: the navigation, built from the catalogue, and the page asked for."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException

from data.access import (
    ACCEPT,
    FOLLOW,
    MANAGE_ACCOUNTS,
    NOBODY,
    OPEN_SOURCE,
    READ_AUDIT,
    READ_BRIEFING,
    READ_SYSTEM,
    SUBMIT,
    UNIT,
    VIEW,
    Denied,
    Viewer,
    allowed,
    allowed_somewhere,
)
from data.briefings.snapshots import SnapshotLost
from data.views.overview import read_overview
from data.views.portfolio import my_sectors
from data.views.reader import Reader
from pages.parts import words
from pages.parts.account import show_account
from pages.parts.base import COMPUTED, the_reader, view
from pages.parts.faults import MET_AT_WORK, sentence_of
from pages.parts.frame import show_computed
from pages.parts.guard import note_refused_page, refuse_page, the_viewer
from pages.parts.links import (
    ACCOUNTS_PAGE,
    AUDIT_PAGE,
    BRIEFINGS_PAGE,
    INBOX_PAGE,
    INDICATOR_PAGE,
    OBLIGATIONS_PAGE,
    OVERVIEW_PAGE,
    SEARCH_PAGE,
    SOURCE_PAGE,
    SYSTEM_PAGE,
    TERM,
    UNIT_PAGE,
    UPLOAD_PAGE,
    query,
    sector_file,
)
from pages.parts.portfolio import choose_portfolio
from pages.parts.resources import fault_of_catalogue, has_lost_writes, the_catalogue
from pages.parts.search import show_search_box
from pages.parts.welcome import show_welcome

HOME = "trang-dau"  # reserved by the platform for the page at "/"; nothing links to it
LOGO = str(Path(__file__).with_name("logo.svg"))
LOG = logging.getLogger("giao_ban.pages")


def run() -> None:
    """Show the menu and run the page; an unforeseen error becomes a sentence with a code, and a line in the log."""
    st.set_page_config(page_title=words.PRODUCT, page_icon="📋", layout="wide", initial_sidebar_state=244)
    viewer = NOBODY
    try:
        viewer = the_viewer()
        st.logo(LOGO, size="large", link=None)
        if not viewer.role:
            show_welcome()
        elif trouble := fault_of_catalogue():
            st.error(trouble)
        else:
            _run_page(viewer)
    except (StopException, RerunException):
        raise
    except MET_AT_WORK as met:
        st.error(sentence_of(met))
    except SnapshotLost:
        st.error(words.SNAPSHOT_CHANGED)
    except Denied:
        st.error(words.DENIED)
        note_refused_page(viewer)
    except Exception:
        code = secrets.token_hex(3).upper()
        LOG.exception("page %s failed, code %s", st.context.url, code)
        st.error(words.FAILED.format(code=code))


def _run_page(viewer: Viewer) -> None:
    reader = the_reader()
    looks = allowed(viewer, VIEW)
    typed = show_search_box() if looks else ""
    page = st.navigation(_menu(reader, choose_portfolio(reader.catalogue) if looks else ""), expanded=True)
    if typed:
        st.switch_page(SEARCH_PAGE, query_params=query(**{TERM: typed}))
    show_account(viewer)
    if has_lost_writes():
        st.error(words.STORE_CUT)
    st.session_state.pop(COMPUTED, None)
    page.run()
    show_computed()


def _menu(reader: Reader, post: str) -> dict[str, list[st.Page]]:
    """Pages are costly to make, and a run marks the one that it opens: made once, copied by every run."""
    return {name: [*map(copy, pages)] for name, pages in view(_pages, reader, post).items()}


def _pages(reader: Reader, post: str) -> dict[str, list[st.Page]]:
    """Every page that the viewer may open; the menu lists the sectors of a leading post. The first one is home."""
    viewer = reader.store.viewer
    groups = {
        words.STEERING: [
            _Entry(OVERVIEW_PAGE, words.OVERVIEW, "tong-quan", allowed(viewer, VIEW)),
            _Entry(BRIEFINGS_PAGE, words.BRIEFINGS, "giao-ban", allowed(viewer, READ_BRIEFING) and not viewer.sectors),
        ],
        **_sectors(reader, post),
        words.WORK: [
            _Entry(UNIT_PAGE, _own_name(reader), "don-vi", viewer.role == UNIT),
            _Entry(UPLOAD_PAGE, words.UPLOAD, "nap-so-lieu", allowed_somewhere(viewer, SUBMIT)),
            _Entry(INBOX_PAGE, words.INBOX, "tiep-nhan", allowed_somewhere(viewer, ACCEPT)),
            _Entry(OBLIGATIONS_PAGE, words.OBLIGATIONS, "tinh-hinh-gui-so-lieu", allowed(viewer, FOLLOW)),
        ],
        words.SYSTEM_GROUP: [
            _Entry(ACCOUNTS_PAGE, words.ACCOUNTS, "tai-khoan", allowed(viewer, MANAGE_ACCOUNTS)),
            _Entry(AUDIT_PAGE, words.AUDIT, "nhat-ky", allowed(viewer, READ_AUDIT)),
            _Entry(SYSTEM_PAGE, words.SYSTEM, "tinh-trang-he-thong", allowed(viewer, READ_SYSTEM)),
        ],
        "": [
            _Entry(SEARCH_PAGE, words.SEARCH, "tim-kiem", allowed(viewer, VIEW), hidden=True),
            _Entry(INDICATOR_PAGE, words.INDICATOR, "chi-tieu", allowed(viewer, VIEW), hidden=True),
            _Entry(SOURCE_PAGE, words.SOURCE, "tep-nguon", allowed_somewhere(viewer, OPEN_SOURCE), hidden=True),
            _Entry(UNIT_PAGE, words.UNIT, "don-vi", allowed(viewer, FOLLOW), hidden=True),
        ],
    }
    offered = {name: [entry for entry in entries if entry.offered] for name, entries in groups.items()}
    home = next(entry for entries in offered.values() for entry in entries)
    offered[""] += _closed(groups, offered)
    offered[""].append(replace(home, hidden=True))  # a first page is at "/" only; links name its own address
    return {name: [entry.page(entry is home) for entry in entries] for name, entries in offered.items() if entries}


def _closed(groups: dict[str, list[_Entry]], offered: dict[str, list[_Entry]]) -> list[_Entry]:
    """The addresses of all other pages: whoever types one hears that it is not for them, and the log does too."""
    known = {entry.url for entries in groups.values() for entry in entries}
    known |= {sector.url for sector in the_catalogue().sectors.values() if sector.page}
    open_ones = {entry.url for entries in offered.values() for entry in entries}
    return [_Entry(refuse_page, words.CLOSED_PAGE, url, True, hidden=True) for url in sorted(known - open_ones)]


@dataclass(frozen=True)
class _Entry:
    """A line of the menu; a hidden one has an address only."""

    file: Path | Callable[[], None]
    title: str
    url: str
    offered: bool
    hidden: bool = False

    def page(self, home: bool) -> st.Page:
        visibility: Literal["visible", "hidden"] = "hidden" if self.hidden else "visible"
        url = HOME if home else self.url
        return st.Page(self.file, title=self.title, url_path=url, visibility=visibility, default=home)


def _sectors(reader: Reader, post: str) -> dict[str, list[_Entry]]:
    viewer = reader.store.viewer
    if not allowed(viewer, VIEW):
        return {}
    tiles = {tile.sector.code: tile for tile in view(read_overview, reader, "").tiles}
    badges = {
        code: f"{' ■' + str(t.at_risk) if t.at_risk else ''}{' ◆' + str(t.attention) if t.attention else ''}"
        for code, t in tiles.items()
    }
    sectors = [sector for sector in reader.catalogue.sectors.values() if sector.page]
    mine = {sector.code for sector in my_sectors(reader.catalogue, post)}
    heading = words.MY_SECTORS if post else f"{len(sectors)} lĩnh vực"
    return {
        heading: [
            _Entry(sector_file(s), f"{s.short_name}{badges.get(s.code, '')}", s.url, True, hidden=s.code not in mine)
            for s in sectors
        ]
    }


def _own_name(reader: Reader) -> str:
    return reader.catalogue.sender_name(reader.store.viewer.unit)


if __name__ == "__main__":
    run()
