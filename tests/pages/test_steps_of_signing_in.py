"""The second step of signing in: what a ticket is good for, and for how long it stays so."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pyotp
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from data.access import ADMIN
from data.people.credentials import read_credentials
from data.store import open_store
from pages.parts import words
from pages.parts.guard import COOKIE
from pages.parts.resources import the_store
from pages.parts.sign_in import SIGN_IN, sign_in
from tests.data.people.staff import PASSWORD, add_account
from tests.pages.conftest import Serve

LOGIN = "mot"


@pytest.fixture(autouse=True)
def staffed(tmp_path: Path, serve: Serve) -> Iterator[None]:
    """A store with an administrator who has no authenticator app yet."""
    store = open_store(tmp_path)
    add_account(store, LOGIN, ADMIN)
    store.close()
    with serve(tmp_path):
        yield


def post(**form: str) -> Response:
    body = urlencode(form).encode()
    headers = [(b"content-type", b"application/x-www-form-urlencoded"), (b"host", b"127.0.0.1:8501")]
    scope = {"type": "http", "method": "POST", "path": SIGN_IN, "query_string": b"", "headers": headers}

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    here = {"scheme": "http", "server": ("127.0.0.1", 8501), "client": ("127.0.0.1", 40000)}
    return asyncio.run(sign_in(Request({**scope, **here}, receive)))


def binding() -> tuple[str, str]:
    """The ticket of a page that binds an app, and the secret that it shows."""
    page = bytes(post(tai_khoan=LOGIN, mat_khau=PASSWORD).body).decode()
    ticket, secret = re.search(r'name="ve" value="([^"]+)"', page), re.search(r"<code>(\w+)</code>", page)
    assert ticket
    assert secret
    return ticket[1], secret[1]


def bound() -> str:
    return read_credentials(the_store())[LOGIN].totp_secret


def test_an_app_is_bound_by_its_own_code() -> None:
    ticket, secret = binding()
    assert post(ve=ticket, ma="000000" if pyotp.TOTP(secret).now() != "000000" else "111111").status_code == 401
    assert bound() == ""
    answer = post(ve=ticket, ma=pyotp.TOTP(secret).now())
    assert answer.status_code == 303
    assert COOKIE in answer.headers["set-cookie"]
    assert bound() == secret


def test_an_older_ticket_binds_no_second_app() -> None:
    (first, kept), (second, other) = binding(), binding()
    assert post(ve=first, ma=pyotp.TOTP(kept).now()).status_code == 303
    answer = post(ve=second, ma=pyotp.TOTP(other).now())
    assert answer.status_code == 401
    assert words.STEP_TOO_LATE in bytes(answer.body).decode()
    assert COOKIE not in answer.headers.get("set-cookie", "")
    assert bound() == kept
