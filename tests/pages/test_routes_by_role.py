"""Every role at every route of ours and of the platform's that gives or takes: exactly what the table says."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest
from itsdangerous import TimestampSigner
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from data.access import DOWNLOAD, RIGHTS, SUBMIT, UNIT, VIEW, allowed, allowed_somewhere
from data.people.accounts import GIVEN, change_account, read_accounts
from data.store import open_store
from pages.parts.door import METRICS, UPLOADS, KnownOnly
from pages.parts.downloads import HOLDS, ORIGINAL, send_original
from pages.parts.guard import COOKIE
from pages.parts.local_work import work
from pages.parts.resources import the_sessions, the_store
from pages.parts.routes import shapes
from pages.parts.sign_in import ask_session
from pages.parts.tickets import seal
from tests.data.people.staff import account
from tests.data.submitting import observe
from tests.data.submitting import send as send_in
from tests.pages.conftest import serving

STRANGER = ""
SENDER, FOREIGN = "SCT", "SYT"


@pytest.fixture(scope="module", autouse=True)
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A submission of one unit, and an account of every role; units: the sender and another one."""
    folder = tmp_path_factory.mktemp("routes") / "var"
    store = open_store(folder)
    send_in(store, [observe("KTXH-09-LK", "2026-10", "9000")], form="KTXH-SCT-T", unit=SENDER)
    for role in GIVEN:
        change_account(store, account(role, role, unit=SENDER))
    change_account(store, account("don-vi-khac", UNIT, unit=FOREIGN))
    store.close()
    with serving(folder):
        yield


def request_of(login: str, path: str, query: str = "", **parameters: str) -> Request:
    """What the browser of somebody who is signed in asks; of a stranger's, without a session."""
    cookie = f"{COOKIE}={the_sessions().open(login, '10.0.0.7')}" if login else ""
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": query.encode(),
            "headers": [(b"cookie", cookie.encode()), (b"host", b"giao-ban.example")],
            "client": ("10.0.0.7", 40000),
            "server": ("giao-ban.example", 443),
            "scheme": "https",
            "path_params": parameters,
        }
    )


def status_at_the_door(login: str, path: str) -> int:
    """What the middleware answers itself; 200 where it lets the request through."""
    said: list[int] = []

    async def through(scope: Scope, receive: Receive, send: Send) -> None:
        said.append(200)

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            said.append(message["status"])

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    asyncio.run(KnownOnly(through)(request_of(login, path).scope, receive, send))
    return said[0]


@pytest.mark.parametrize("role", [STRANGER, *GIVEN])
def test_what_the_platform_keeps_and_takes_is_for_who_may(role: str) -> None:
    viewer = read_accounts(the_store())[role].viewer() if role else None
    sends = viewer is not None and allowed_somewhere(viewer, SUBMIT)
    assert status_at_the_door(role, f"{UPLOADS}/session/file") == (200 if sends else 403)
    assert status_at_the_door(role, "/media/0123.xlsx") == (200 if role else 403)
    assert status_at_the_door(role, METRICS) == 404


@pytest.mark.parametrize("role", [STRANGER, *GIVEN])
def test_shapes_of_maps_are_for_who_may_look(role: str) -> None:
    asked = request_of(role, "/geo/tiles.json", kind="tiles")
    expected = 200 if VIEW in RIGHTS.get(role, {}) else 403
    assert asyncio.run(shapes(asked)).status_code == expected


@pytest.mark.parametrize("login", [STRANGER, *GIVEN, "don-vi-khac"])
def test_an_original_is_for_who_may_download_it_by_a_link_of_their_own(login: str) -> None:
    ((submission,), *_) = the_store().query("select submission_id from submission order by submission_id")
    viewer = read_accounts(the_store())[login].viewer() if login else None
    may = viewer is not None and allowed(viewer, DOWNLOAD, "KTXH", SENDER)
    for name in {login, "secretariat", "khac"}:
        asked = request_of(login, "/tep-goc", f"ve={seal(ORIGINAL, [submission, name])}")
        expected = 200 if may and name == login else 403
        assert asyncio.run(send_original(asked)).status_code == expected, name


def test_a_link_to_an_original_is_over_after_its_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    ((submission,), *_) = the_store().query("select submission_id from submission order by submission_id")
    made_at = time.time()
    link = f"ve={seal(ORIGINAL, [submission, 'secretariat'])}"
    for waited, status in ((HOLDS - 5, 200), (HOLDS + 5, 403)):
        monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self, at=int(made_at) + waited: at)
        assert asyncio.run(send_original(request_of("secretariat", "/tep-goc", link))).status_code == status


@pytest.mark.parametrize("role", [STRANGER, *GIVEN])
def test_command_line_work_is_for_no_session_at_all(role: str) -> None:
    asked = request_of(role, "/local/accounts", action="accounts")
    assert asyncio.run(work(asked)).status_code == 403


@pytest.mark.parametrize("role", [STRANGER, *GIVEN])
def test_a_session_is_known_by_its_cookie_only(role: str) -> None:
    assert asyncio.run(ask_session(request_of(role, "/phien"))).status_code == (204 if role else 401)
