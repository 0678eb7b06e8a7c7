"""The presenter that the app serves: for who may present the whole, with a token that takes conclusions once."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from starlette.requests import Request
from starlette.types import Message

from briefings.apart import NotMade
from data.access import PRESENT, PRESENTER, RIGHTS
from data.briefings.conclusions import read_conclusions
from data.briefings.model import AgendaItem
from data.briefings.presentations import HOLDS
from data.catalogue import Catalogue
from data.people.accounts import DISABLED, GIVEN, change_account, read_accounts
from data.store import Store, open_store
from pages.parts.meetings.words import NOT_MADE
from pages.parts.presenting import LARGEST, _drawn_page, present, take_conclusions
from pages.parts.resources import the_store
from tests.data.briefings.meetings import frozen, plan
from tests.data.people.staff import account
from tests.data.submitting import observe, send
from tests.pages.conftest import serving
from tests.pages.test_routes_by_role import request_of

SAID = {
    "conclusion_id": "0b6e8a52-6a57-4d6f-9d0f-3a0f0a0d0001",
    "snapshot_id": "47",
    "screen": "1. Kinh tế - xã hội",
    "said": "Thu ngân sách: 9.000 tỷ đồng",
    "text": "Rà soát ba dự án chậm nhất.",
    "unit": "STC",
    "deadline": "2026-12-05",
    "recorded_at": "2026-11-23T08:41:07",
}


@pytest.fixture(scope="module", autouse=True)
def staffed(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[None]:
    """A frozen briefing of a small store, an account of every role, and a presenter who is held to one sector."""
    folder = tmp_path_factory.mktemp("presenting") / "var"
    store = open_store(folder)
    send(store, [observe("KTXH-09-LK", "2026-10", "9000")], form="KTXH-SCT-T", unit="SCT")
    plan(store, catalogue, agenda=(AgendaItem("indicator", "KTXH-09-LK"), AgendaItem("text", text="Một dòng.")))
    frozen(store, catalogue)
    for role in GIVEN:
        change_account(store, account(role, role, unit="SCT"))
    change_account(store, replace(account("mot-linh-vuc", PRESENTER), sectors=frozenset({"KTXH"})))
    change_account(store, account("sap-nghi", PRESENTER))
    store.close()
    with serving(folder):
        yield


def opened(login: str, snapshot_id: str = "47") -> tuple[int, str]:
    """The status of opening the presenter, and its token."""
    answer = asyncio.run(present(request_of(login, f"/trinh-bay/{snapshot_id}", snapshot_id=snapshot_id)))
    found = re.search(r'"token": "([\w-]+)"', bytes(answer.body).decode())
    return answer.status_code, found[1] if found else ""


def sent(login: str, said: Any, length: int | None = None) -> tuple[int, Any]:
    """What the address of conclusions answers to somebody's browser."""
    body = json.dumps(said).encode()

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = request_of(login, "/ket-luan").scope
    told = (b"content-length", str(len(body) if length is None else length).encode())
    scope |= {"method": "POST", "headers": [*scope["headers"], told]}
    answer = asyncio.run(take_conclusions(Request(scope, receive)))
    return answer.status_code, json.loads(bytes(answer.body)) if answer.status_code == 200 else None


def texts() -> list[str]:
    return [found.text for found in read_conclusions(the_store(), 47)]


@pytest.mark.parametrize("login", ["", *GIVEN, "mot-linh-vuc"])
def test_only_who_may_present_the_whole_opens_the_presenter(login: str) -> None:
    status, token = opened(login)
    assert status == (200 if PRESENT in RIGHTS.get(login, {}) else 403)
    assert bool(token) == (status == 200)


def test_each_opening_has_a_token_of_its_own_and_is_kept_by_no_cache() -> None:
    assert opened(PRESENTER)[1] != opened(PRESENTER)[1]
    answer = asyncio.run(present(request_of(PRESENTER, "/trinh-bay/47", snapshot_id="47")))
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Quét mã để mở bản giao ban này" in bytes(answer.body).decode()


def test_a_snapshot_that_is_not_there_is_said() -> None:
    assert opened(PRESENTER, "99") == (404, "")


def test_a_conclusion_is_kept_once_however_often_it_is_sent() -> None:
    _, token = opened(PRESENTER)
    batch = {"token": token, "conclusions": [SAID]}
    assert sent(PRESENTER, batch) == (200, {"kept": [SAID["conclusion_id"]]})
    assert sent(PRESENTER, batch) == (200, {"kept": [SAID["conclusion_id"]]})
    assert texts().count(SAID["text"]) == 1
    (kept,) = [c for c in read_conclusions(the_store(), 47) if c.conclusion_id == SAID["conclusion_id"]]
    assert (kept.actor, kept.unit, str(kept.deadline)) == (PRESENTER, "STC", "2026-12-05")


def test_what_can_t_be_kept_holds_nothing_else_up() -> None:
    _, token = opened(PRESENTER)
    good = {**SAID, "conclusion_id": "good", "text": "Câu giữ được."}
    wrong = [
        7,
        {},
        {**SAID, "conclusion_id": "a", "text": " "},
        {**SAID, "conclusion_id": "b", "deadline": "mai"},
        {**SAID, "conclusion_id": "c", "snapshot_id": "46"},
        {**SAID, "conclusion_id": "d", "text": "x" * 3000},
        {**SAID, "conclusion_id": "e", "unit": "x" * 300},
    ]
    assert sent(PRESENTER, {"token": token, "conclusions": [*wrong, good]}) == (200, {"kept": ["good"]})


def test_a_token_outlives_the_session_but_not_its_hours_nor_its_account(monkeypatch: pytest.MonkeyPatch) -> None:
    _, token = opened("sap-nghi")
    batch = {"token": token, "conclusions": [{**SAID, "conclusion_id": "later"}]}
    assert sent("", batch)[0] == 200
    now = the_store().now()
    with monkeypatch.context() as patch:
        patch.setattr(Store, "now", lambda self: now + HOLDS + timedelta(minutes=1))
        assert sent("sap-nghi", batch)[0] == 403
    change_account(the_store(), replace(read_accounts(the_store())["sap-nghi"], state=DISABLED))
    assert sent("", batch)[0] == 403


@pytest.mark.parametrize("token", ["", "khac", None, 7])
def test_without_a_token_of_ours_nothing_is_kept(token: Any) -> None:
    before = texts()
    assert sent(PRESENTER, {"token": token, "conclusions": [{**SAID, "conclusion_id": "x"}]})[0] == 403
    assert texts() == before


def test_what_is_no_batch_or_too_large_is_refused_at_once() -> None:
    assert sent(PRESENTER, [])[0] == 400
    assert sent(PRESENTER, {"conclusions": {}})[0] == 400
    assert sent(PRESENTER, {}, length=LARGEST + 1)[0] == 413


def test_a_presenter_that_can_not_be_made_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> bytes:
        raise NotMade("out of memory")

    _drawn_page.cache_clear()
    monkeypatch.setattr("pages.parts.presenting.make_apart", fails)
    answer = asyncio.run(present(request_of(PRESENTER, "/trinh-bay/47", snapshot_id="47")))
    assert answer.status_code == 503
    assert bytes(answer.body).decode() == NOT_MADE
