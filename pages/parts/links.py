"""Where things are: page files and the addresses that reproduce a view."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from charts.tables import Safe, cell_link_html, link_html
from data.catalogue import Sector
from pages.parts.base import BRIEFING, MOMENT

FOLDER = Path(__file__).resolve().parent.parent
OVERVIEW_PAGE = FOLDER / "overview.py"
INDICATOR_PAGE = FOLDER / "indicator.py"
SOURCE_PAGE = FOLDER / "source.py"
BRIEFINGS_PAGE = FOLDER / "briefings.py"
UPLOAD_PAGE = FOLDER / "upload.py"
INBOX_PAGE = FOLDER / "inbox.py"
OBLIGATIONS_PAGE = FOLDER / "obligations.py"
UNIT_PAGE = FOLDER / "unit.py"
SEARCH_PAGE = FOLDER / "search.py"
ACCOUNTS_PAGE = FOLDER / "accounts.py"
AUDIT_PAGE = FOLDER / "audit.py"
SYSTEM_PAGE = FOLDER / "system.py"
PERIOD = "ky"
CODE = "ma"
PLACE = "noi"
ITEM = "muc"
SUBMISSION = "tep"
SENDING = "gui"
CELL = "o"
GROUND = "ban-do"
FORM = "bieu"
WINDOW = "khoang"
SCHEME = "loai-ky"
TERM = "tim"
PORTFOLIO = "phu-trach"
GROUP = "nhom"
PROGRAMME = "chuong-trinh"
CARRIED = (MOMENT, BRIEFING, PORTFOLIO)


def sector_file(sector: Sector) -> Path:
    """The file of a sector's page."""
    return FOLDER / f"{sector.page}.py"


def unit_link(name: str, code: str) -> Safe:
    """A link to the page of a unit or commune."""
    return link_html(name, "/don-vi", **query(**{CODE: code}))


def indicator_link(name: str, code: str, period: str = "", place: str = "") -> Safe:
    """A link to the page of an indicator, where the birth certificate of its number is."""
    return link_html(name, "/chi-tieu", **query(**{CODE: code, PERIOD: period, PLACE: place}))


def number_link(said: str, code: str, period: str, place: str = "", item: str = "") -> Safe:
    """A number of a table as a link to the page of its indicator, where the cells behind just this number are.

    place: the commune, unit or facility whose number it is; item: the part of the indicator's list.
    """
    return cell_link_html(said, "/chi-tieu", **query(**{CODE: code, PERIOD: period, PLACE: place, ITEM: item}))


def cell_link(said: str, submission: str, cell: str, **back: str) -> Safe:
    """A link to the page that shows a file at the cell. back: the number from which it is opened, as in an address."""
    return cell_link_html(said, "/tep-nguon", **query(**{SUBMISSION: submission, CELL: cell, **back}))


def blank_form_link(name: str, form: str, sender: str, period: str) -> Safe:
    """A link to where a form can be taken filled in and be sent."""
    return link_html(name, "/nap-so-lieu", **{FORM: form, CODE: sender, PERIOD: period})


def query(**parameters: str) -> dict[str, str]:
    """Query parameters of a link: those given and not empty, the moment or briefing looked at, whose sectors."""
    asked = st.query_params.to_dict()
    kept = {name: str(asked.get(name, "")) for name in CARRIED}
    return {name: value for name, value in {**parameters, **kept}.items() if value}


def carried() -> str:
    """What every link of this visit carries on: tables with links that are kept depend on it."""
    return repr(query())
