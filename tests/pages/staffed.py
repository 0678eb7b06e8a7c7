"""The demonstration with an account of every role, and a visitor who is signed in with one of them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

import briefings  # noqa: F401 - before a page runs alone: with its folder first on the path, this would be a page
from data.access import Viewer
from data.people.accounts import Account, change_account
from data.store import open_store
from pages.parts import words
from pages.parts.guard import COOKIE
from pages.parts.resources import the_sessions
from tests.pages.conftest import serving
from tests.pages.visit import (
    ALL_PAGES,
    NOT_FOR_THE_DEMONSTRATION,
    OTHER_SECTOR_PAGES,
    SECTOR_PAGES,
    html_of,
    sentences,
)
from tests.pages.visit import PAGES as FOLDER

SECTORS = (*SECTOR_PAGES, *OTHER_SECTOR_PAGES)
LOOKING = frozenset({"overview", "briefings", *SECTORS, "indicator", "search"})
OPENS = {
    "leader": LOOKING | {"source", "obligations", "unit"},
    "secretariat": LOOKING | {"source", "obligations", "unit", "upload", "inbox"},
    "unit": frozenset({"source", "unit", "upload"}),
    "presenter": LOOKING,
    "ioc": LOOKING | {"source", "obligations", "unit", "accounts", "system"},
    "admin": frozenset({"accounts", "system"}),
    "auditor": LOOKING | {"source", "obligations", "unit", "audit", "system"},
}
PAGES = (*ALL_PAGES, *NOT_FOR_THE_DEMONSTRATION)
HELD = {"chi-y-te": frozenset({"YT"}), "hai-linh-vuc": frozenset({"VB", "XT"})}
NUMBERED = re.compile(r"\b([A-Z]{2,5})-\d\d\b")


def account(login: str, role: str, sectors: frozenset[str] = frozenset()) -> Account:
    unit = "SYT" if role == "unit" else ""
    return Account(login, f"Tài khoản {login}", "", role, unit, sectors, date(2026, 1, 1), None)


@contextmanager
def staffed(demonstration: Path, folder: Path) -> Iterator[None]:
    """The pages read a copy of the demonstration in which every role has an account."""
    copy = Path(shutil.copytree(demonstration, folder / "demonstration"))
    store = open_store(copy)
    for role in OPENS:
        change_account(store, account(role, role))
    for login, sectors in HELD.items():
        change_account(store, account(login, "leader", sectors))
    change_account(store, account("thu-ky-y-te", "secretariat", frozenset({"YT"})))
    store.close()
    with serving(copy):
        yield


@contextmanager
def signed_in(login: str) -> Iterator[Viewer]:
    """The visitor carries the cookie of a session of this account."""
    token = the_sessions().open(login, "10.0.0.7")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ContextProxy, "ip_address", property(lambda self: "10.0.0.7"))
        patch.setattr(ContextProxy, "cookies", property(lambda self: {COOKIE: token}))
        viewer = the_sessions().viewer(token)
        assert viewer is not None
        yield viewer


def run_alone(page: str, **address: str) -> AppTest:
    """A page's file itself, whatever the menu offers."""
    at = AppTest.from_file(str(FOLDER / f"{page}.py"), default_timeout=60)
    at.query_params = dict(address)
    if page == "sector_extra":
        at.context["url"] = "http://127.0.0.1:8501/du-lich"
    return at.run()


def assert_refused(at: AppTest, sentence: str = words.DENIED) -> None:
    assert not at.exception
    assert sentence in sentences(at)
    assert [piece for piece in html_of(at) if "gb-" in piece] == []
    assert len(at.title) == len(at.subheader) == len(at.selectbox) == 0
