"""The script that st.App runs: the navigation, built from the catalogue, and the page asked for."""

from __future__ import annotations

import logging
import secrets
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException

from data.access import VIEW
from data.catalogue import Sector
from data.views.overview import read_overview
from data.views.portfolio import my_sectors
from data.views.reader import Reader
from pages.parts import words
from pages.parts.base import the_reader, view
from pages.parts.guard import require
from pages.parts.links import (
    INDICATOR_PAGE,
    OBLIGATIONS_PAGE,
    OVERVIEW_PAGE,
    SEARCH_PAGE,
    SOURCE_PAGE,
    TERM,
    UNIT_PAGE,
    UPLOAD_PAGE,
    query,
    sector_file,
)
from pages.parts.portfolio import choose_portfolio
from pages.parts.search import show_search_box

LOGO = str(Path(__file__).with_name("logo.svg"))
LOG = logging.getLogger("giao_ban.pages")


def run() -> None:
    """Show the menu and run the page; an unforeseen error becomes a sentence with a code, and a line in the log."""
    st.set_page_config(page_title=words.PRODUCT, page_icon="📋", layout="wide", initial_sidebar_state=244)
    require(VIEW)
    st.logo(LOGO, size="large", link=None)
    try:
        reader, typed = the_reader(), show_search_box()
        page = st.navigation(_pages(reader, choose_portfolio(reader.catalogue)), expanded=True)
        if typed:
            st.switch_page(SEARCH_PAGE, query_params=query(**{TERM: typed}))
        page.run()
    except (StopException, RerunException):
        raise
    except Exception:
        code = secrets.token_hex(3).upper()
        LOG.exception("page %s failed, code %s", st.context.url, code)
        st.error(words.FAILED.format(code=code))


def _pages(reader: Reader, post: str) -> dict[str, list[st.Page]]:
    """Every page; the menu lists the sectors of a leading post."""
    tiles = {tile.sector.code: tile for tile in view(read_overview, reader).tiles}
    badges = {
        code: f"{' ■' + str(t.at_risk) if t.at_risk else ''}{' ◆' + str(t.attention) if t.attention else ''}"
        for code, t in tiles.items()
    }
    sectors = [sector for sector in reader.catalogue.sectors.values() if sector.page]
    mine = {sector.code for sector in my_sectors(reader.catalogue, post)}
    heading = words.MY_SECTORS if post else f"{len(sectors)} lĩnh vực"
    return {
        words.STEERING: [st.Page(OVERVIEW_PAGE, title=words.OVERVIEW, url_path="tong-quan", default=True)],
        heading: [_sector_page(s, badges.get(s.code, ""), s.code in mine) for s in sectors],
        words.WORK: [
            st.Page(UPLOAD_PAGE, title=words.UPLOAD, url_path="nap-so-lieu"),
            st.Page(OBLIGATIONS_PAGE, title=words.OBLIGATIONS, url_path="tinh-hinh-gui-so-lieu"),
        ],
        "": [
            st.Page(SEARCH_PAGE, title=words.SEARCH, url_path="tim-kiem", visibility="hidden"),
            st.Page(INDICATOR_PAGE, title=words.INDICATOR, url_path="chi-tieu", visibility="hidden"),
            st.Page(SOURCE_PAGE, title=words.SOURCE, url_path="tep-nguon", visibility="hidden"),
            st.Page(UNIT_PAGE, title=words.UNIT, url_path="don-vi", visibility="hidden"),
        ],
    }


def _sector_page(sector: Sector, badge: str, listed: bool) -> st.Page:
    title = f"{sector.short_name}{badge}"
    visibility: Literal["visible", "hidden"] = "visible" if listed else "hidden"
    return st.Page(sector_file(sector), title=title, url_path=sector.url, visibility=visibility)


if __name__ == "__main__":
    run()
