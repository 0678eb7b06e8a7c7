"""The script that st.App runs: the navigation, built from the catalogue, and the page asked for."""

from __future__ import annotations

import logging
import secrets
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException

from data.access import VIEW
from data.catalogue import Sector
from data.views.overview import read_overview
from pages.parts import words
from pages.parts.base import the_reader, view
from pages.parts.guard import require
from pages.parts.links import INDICATOR_PAGE, OVERVIEW_PAGE, SOURCE_PAGE, UPLOAD_PAGE, sector_file

LOGO = str(Path(__file__).with_name("logo.svg"))
LOG = logging.getLogger("giao_ban.pages")


def run() -> None:
    """Show the menu and run the page; an unforeseen error becomes a sentence with a code, and a line in the log."""
    st.set_page_config(page_title=words.PRODUCT, page_icon="📋", layout="wide", initial_sidebar_state=244)
    require(VIEW)
    st.logo(LOGO, size="large", link=None)
    try:
        st.navigation(_pages()).run()
    except (StopException, RerunException):
        raise
    except Exception:
        code = secrets.token_hex(3).upper()
        LOG.exception("page %s failed, code %s", st.context.url, code)
        st.error(words.FAILED.format(code=code))


def _pages() -> dict[str, list[st.Page]]:
    reader = the_reader()
    tiles = {tile.sector.code: tile for tile in view(read_overview, reader).tiles}
    badges = {
        code: f"{' ■' + str(t.at_risk) if t.at_risk else ''}{' ◆' + str(t.attention) if t.attention else ''}"
        for code, t in tiles.items()
    }
    sectors = [sector for sector in reader.catalogue.sectors.values() if sector.page]
    return {
        words.STEERING: [st.Page(OVERVIEW_PAGE, title=words.OVERVIEW, url_path="tong-quan", default=True)],
        f"{len(sectors)} lĩnh vực": [_sector_page(sector, badges.get(sector.code, "")) for sector in sectors],
        words.WORK: [st.Page(UPLOAD_PAGE, title=words.UPLOAD, url_path="nap-so-lieu")],
        "": [
            st.Page(INDICATOR_PAGE, title=words.INDICATOR, url_path="chi-tieu", visibility="hidden"),
            st.Page(SOURCE_PAGE, title=words.SOURCE, url_path="tep-nguon", visibility="hidden"),
        ],
    }


def _sector_page(sector: Sector, badge: str) -> st.Page:
    return st.Page(sector_file(sector), title=f"{sector.short_name}{badge}", url_path=sector.url)


if __name__ == "__main__":
    run()
