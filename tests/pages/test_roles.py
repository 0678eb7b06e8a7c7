"""Every role at every page: what opens, what is refused with a sentence and without data; scopes that hold."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from data.access import Viewer
from data.audit.events import REFUSED, VISIT
from data.catalogue import Catalogue
from data.scope import catalogue_for
from data.views.audit import Question, read_log
from data.views.headline import read_headlines
from data.views.reader import Reader
from pages.parts import base, words
from pages.parts.guard import COOKIE
from pages.parts.resources import close_all, the_catalogue, the_store
from pages.parts.sign_in import show_sign_in
from tests.pages.staffed import (
    HELD,
    NUMBERED,
    OPENS,
    PAGES,
    SECTORS,
    assert_refused,
    run_alone,
    signed_in,
    staffed,
)
from tests.pages.visit import (
    ADDRESSES,
    MENU,
    cards_with_a_number,
    html_of,
    sentences,
    text_of,
    type_address,
    visit,
)

PUBLIC_LIST = ("KTXH-04", "VB-03", "VB-06", "VB-13")


@pytest.fixture(scope="module", autouse=True)
def staffed_pages(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An account of every role, which these tests only look at."""
    with staffed(demonstration, tmp_path_factory.mktemp("roles")):
        yield


@pytest.mark.parametrize("role", OPENS)
def test_a_role_opens_exactly_its_pages_and_hears_a_sentence_at_the_others(role: str) -> None:
    with signed_in(role):
        for page in PAGES:
            at = run_alone(page)
            if page in OPENS[role]:
                assert not at.exception, page
                assert words.DENIED not in sentences(at), page
                assert len(at.title) == 1, page
            else:
                assert_refused(at)


@pytest.mark.parametrize("role", OPENS)
def test_the_menu_starts_every_role_on_a_page_of_its_own(role: str) -> None:
    with signed_in(role):
        at = AppTest.from_file(str(MENU), default_timeout=60).run()
        assert not at.exception
        assert words.DENIED not in sentences(at)
        assert len(at.title) == 1


def refusals() -> list[tuple[str, str]]:
    """Who was refused where, newest first."""
    lines = read_log(the_store(), Question(action=VISIT), 200)
    return [(line.event.actor, line.event.subject) for line in lines if line.event.outcome == REFUSED]


@pytest.mark.parametrize("role", OPENS)
def test_an_address_that_the_menu_does_not_offer_is_refused_and_stands_in_the_log(role: str) -> None:
    closed = {f"/{address}" for page, address in ADDRESSES.items() if page not in OPENS[role]}
    with signed_in(role):
        for address in ADDRESSES.values():
            at = type_address(address)
            assert not at.exception, address
            assert (words.DENIED in sentences(at)) == (f"/{address}" in closed), address
            if f"/{address}" in closed:
                assert len(at.title) == 0, address
                assert refusals()[0] == (role, f"/{address}")
    assert {subject for actor, subject in refusals() if actor == role} >= closed


def test_the_address_of_a_sector_that_is_not_one_s_own_is_refused_and_stands_in_the_log(catalogue: Catalogue) -> None:
    with signed_in("chi-y-te"):
        for sector in catalogue.sectors.values():
            if sector.page:
                at = type_address(sector.url)
                assert (words.DENIED in sentences(at)) == (sector.code != "YT"), sector.code
                assert sector.code == "YT" or refusals()[0] == ("chi-y-te", f"/{sector.url}")


@pytest.mark.parametrize("page", PAGES)
def test_without_a_session_no_page_shows_anything(page: str) -> None:
    """From this very machine too: the demonstration is over when the first account is there."""
    at = run_alone(page)
    assert_refused(at, words.SIGN_IN_FIRST)
    assert sentences(at) == [words.SIGN_IN_FIRST]


def test_a_forged_cookie_or_header_signs_nobody_in(monkeypatch: pytest.MonkeyPatch) -> None:
    forged = {"Remote-User": "admin", "X-Remote-User": "admin", "X-Forwarded-User": "admin", "X-Forwarded-For": "::1"}
    monkeypatch.setattr(ContextProxy, "headers", property(lambda self: forged))
    for cookie in ("admin", "0", "' or 1=1 --", "é" * 50):
        monkeypatch.setattr(ContextProxy, "cookies", property(lambda self, told=cookie: {COOKIE: told}))
        assert_refused(run_alone("overview"), words.SIGN_IN_FIRST)


def test_an_administrator_sees_no_number_of_the_province() -> None:
    with signed_in("admin"):
        for page in PAGES:
            at = run_alone(page)
            assert cards_with_a_number(at) == []
            assert not NUMBERED.search(text_of(at)), page


def told_of_others(at: AppTest, held: frozenset[str]) -> set[str]:
    """Codes of indicators of other sectors on a page, but for the population that rates of health are made of."""
    return {found[0] for found in NUMBERED.finditer(text_of(at)) if found[1] not in held} - {"KTXH-20"}


@pytest.mark.parametrize("login", HELD)
def test_who_is_held_to_sectors_sees_these_on_every_page(login: str, catalogue: Catalogue) -> None:
    held = HELD[login]
    with signed_in(login):
        for page in ("overview", "indicator", "search", "obligations", "unit"):
            for address in ({}, {"tim": "tỷ lệ"}, {"ma": "SYT"}):
                at = visit(page, **address)
                assert not at.exception, page
                assert told_of_others(at, held) <= {address.get("ma", "")}, (page, address)
        foreign = next(i.code for i in catalogue.indicators.values() if i.sector not in held)
        at = visit("indicator", ma=foreign)
        assert cards_with_a_number(at) == []
        for sector in catalogue.sectors.values():
            if sector.code not in held:
                assert f"/{sector.url}" not in " ".join(html_of(visit("overview"))), sector.code


@pytest.mark.parametrize("login", HELD)
def test_who_is_held_to_sectors_opens_these_and_no_other_sector_s_page(login: str) -> None:
    allowed_pages = {"chi-y-te": {"health"}, "hai-linh-vuc": {"documents", "discharge"}}[login]
    with signed_in(login):
        for page in SECTORS:
            at = run_alone(page)
            assert (words.DENIED in sentences(at)) == (page not in allowed_pages), page


def test_two_viewers_in_turn_never_get_what_was_made_for_the_other() -> None:
    """The views that pages keep: asked by turns, each viewer gets their own."""

    def codes(reader: Reader) -> list[str]:
        return [h.indicator.code for h in read_headlines(reader, list(reader.catalogue.indicators), reader.today)]

    for _ in range(2):
        for login, held in (("leader", None), *HELD.items()):
            with signed_in(login) as viewer:
                reader = the_reader_of(viewer)
                sectors = {code.split("-")[0] for code in base.view(codes, reader)}
                assert held is None or sectors <= held | {"KTXH"}
                assert held is not None or len(sectors) > 10


def the_reader_of(viewer: Viewer) -> Reader:
    store = the_store().seen_by(viewer)
    return Reader(store, catalogue_for(viewer, the_catalogue()), store.as_of(), store.now())


@pytest.fixture
def public_list() -> Iterator[None]:
    """The province opens a few indicators to everybody."""
    folder = the_store().folder
    overlay = folder / "catalogue"
    overlay.mkdir(exist_ok=True)
    lines = ["code,effective_from,document", *(f"{code},2026-01-01,QĐ 1/QĐ-UBND" for code in PUBLIC_LIST)]
    (overlay / "public.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    close_all()
    yield
    (overlay / "public.csv").unlink()
    close_all()


@pytest.mark.usefixtures("public_list")
def test_the_public_sees_the_list_and_nothing_else(catalogue: Catalogue) -> None:
    for page in PAGES:
        at = run_alone(page)
        assert not at.exception, page
        assert {found[0] for found in NUMBERED.finditer(text_of(at))} <= set(PUBLIC_LIST), page
        assert ".xlsx" not in " ".join(html_of(at)), page
        if page not in ("overview", "socio_economic", "documents", "indicator", "search"):
            assert_refused(at, words.SIGN_IN_FIRST)
    shown = run_alone("indicator", ma="VB-06")
    assert catalogue.indicators["VB-06"].name in text_of(shown)
    assert words.SOURCES_CLOSED in text_of(shown)
    hidden = run_alone("indicator", ma="VB-01")
    assert cards_with_a_number(hidden) == []
    assert words.CODE_UNKNOWN.format(text=words.plain("VB-01")) in sentences(hidden)


@pytest.mark.usefixtures("public_list")
def test_whose_session_is_over_can_still_sign_in_where_the_public_looks_on() -> None:
    asked = {
        "type": "http",
        "method": "GET",
        "path": "/dang-nhap",
        "query_string": b"",
        "headers": [(b"cookie", f"{COOKIE}=over".encode())],
        "client": ("10.0.0.7", 1),
    }
    answer = asyncio.run(show_sign_in(Request(asked)))
    assert answer.status_code == 200
    assert words.SESSION_OVER in bytes(answer.body).decode()


@pytest.mark.parametrize("role", ["presenter", "leader", "ioc"])
def test_a_search_leads_only_where_the_viewer_may_go(role: str) -> None:
    with signed_in(role):
        for asked in ("sở y tế", "nạp số liệu", "tình hình gửi", "14797"):
            at = visit("search", tim=asked)
            assert not at.exception, asked
            assert not at.error, asked
        places = visit("search", tim="14797").main.get("page_link")
        assert bool(places) == ("unit" in OPENS[role])


def test_nothing_is_public_until_the_province_says_so() -> None:
    assert the_catalogue().public == frozenset()
    assert_refused(run_alone("overview"), words.SIGN_IN_FIRST)
