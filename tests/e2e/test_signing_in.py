"""Signing in with the real server and a real browser: every role, and whoever should not come in."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from data.audit.words import ROLES
from data.people.accounts import Account, change_account
from data.people.credentials import change_password, give_password, keep_secret, new_secret
from data.store import open_store
from pages.parts import words
from tests.data.people.staff import PASSWORD
from tests.e2e.conftest import PATIENCE, Server, free_port, serving
from tests.e2e.walker import ADDRESSES, Walk, walking

SECRET = new_secret()
HOMES = {
    "leader": "/",
    "secretariat": "/",
    "unit": "/don-vi",
    "presenter": "/",
    "ioc": "/",
    "admin": "/tai-khoan",
    "auditor": "/nhat-ky",
}
LOCAL = ("khoa", "moi", "quan-tri-moi", "nghi")
SUBJECT = "tk@tinh.example"
XSRF = "_streamlit_xsrf"
SIGN_IN = re.compile(r"/dang-nhap\?tiep=")
SOONER = "const every = setInterval; window.setInterval = (act, time) => every(act, time === 30000 ? 300 : time);"


def account(login: str, role: str, subject: str = "") -> Account:
    unit = "SYT" if role == "unit" else ""
    return Account(login, f"Thử {login}", "", role, unit, frozenset(), date(2026, 1, 1), None, subject=subject)


@pytest.fixture(scope="module")
def people(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration with an account of every role, and a few more for what goes wrong."""
    folder = Path(shutil.copytree(demonstration, tmp_path_factory.mktemp("people") / "demonstration"))
    store = open_store(folder)
    for login in (*HOMES, *LOCAL):
        role = "admin" if login == "quan-tri-moi" else "leader" if login in LOCAL else login
        change_account(store, account(login, role))
        change_password(store, login, give_password(store, login), PASSWORD, length=12)
    keep_secret(store, "admin", SECRET)
    change_account(store, account("tap-trung", "secretariat", SUBJECT))
    store.close()
    return folder


@pytest.fixture(scope="module")
def office(people: Path) -> Iterator[Server]:
    """The server of an office that keeps its own accounts."""
    with serving(people) as server:
        yield server


def fill_password(page: Page, login: str, password: str = PASSWORD) -> None:
    page.fill("#tai_khoan", login)
    page.fill("#mat_khau", password)
    page.click("button")


def sign_in(walk: Walk, login: str, path: str = "/") -> None:
    """From a deep link to the page it names."""
    walk.page.goto(walk.address + path)
    walk.page.wait_for_url(SIGN_IN)
    fill_password(walk.page, login)
    if login == "admin":
        walk.page.fill("#ma", pyotp.TOTP(SECRET).now())
        walk.page.click("button")
    walk.page.wait_for_url(walk.address + path)
    walk.settle()


def ask(
    server: Server, method: str, path: str, headers: Mapping[str, str] | None = None, body: str = ""
) -> tuple[int, str, Mapping[str, str]]:
    """One request as a program makes it: nothing of the path is tidied up."""
    connection = HTTPConnection(urlsplit(server.address).netloc, timeout=30)
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in {"Content-Length": str(len(body.encode())), **(headers or {})}.items():
        connection.putheader(name, value)
    connection.endheaders(body.encode())
    answer = connection.getresponse()
    told = answer.status, answer.read().decode(errors="replace"), dict(answer.getheaders())
    connection.close()
    return told


def send_form(server: Server, said: Mapping[str, str], headers: Mapping[str, str] | None = None) -> tuple[int, str]:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    status, text, _ = ask(server, "POST", "/dang-nhap", {**kind, **(headers or {})}, urlencode(said))
    return status, text


def cookie_of(context: BrowserContext, name: str = "giao_ban") -> str:
    return next(cookie["value"] for cookie in context.cookies() if cookie["name"] == name)


STRANGERS = {
    "/media/" + "0" * 56 + ".xlsx": 403,
    "/geo/tiles.json": 403,
    "/geo/communes.json?v=..%2F..%2Fioc": 403,
    "/tep-goc?ve=x": 403,
    "/_stcore/metrics": 404,
    "/_stcore/metrics/": 404,
    "/%5Fstcore/metrics": 404,
    "/phien": 401,
}


def test_a_stranger_gets_no_data_from_a_fresh_server_by_any_address(people: Path, browser: Browser) -> None:
    with serving(people) as server, walking(browser, server.address) as walk:
        for path, status in STRANGERS.items():
            assert ask(server, "GET", path)[0] == status, path
        assert ask(server, "PUT", "/_stcore/upload_file/x/y", body="x")[0] == 403
        assert ask(server, "POST", "/local/verify", {"Content-Type": "application/json"}, "{}")[0] == 403
        tabs = {name: walk.page.context.new_page() for name in ADDRESSES}
        for name, tab in tabs.items():
            tab.goto(server.address + ADDRESSES[name], wait_until="commit")
        for name, tab in tabs.items():
            tab.wait_for_url(SIGN_IN, timeout=60_000)
            assert tab.url.endswith(quote(ADDRESSES[name], safe="")), name
            assert tab.locator("h1").inner_text() == words.SIGN_IN


@pytest.mark.parametrize("role", HOMES)
def test_every_role_signs_in_and_comes_back_to_where_it_wanted(role: str, office: Server, browser: Browser) -> None:
    with walking(browser, office.address) as walk:
        sign_in(walk, role, HOMES[role])
        walk.assert_in_order()
        assert walk.english() == []
        expect(walk.page.get_by_text(f"{role} · {ROLES[role]}")).to_be_visible()
        (kept,) = [cookie for cookie in walk.page.context.cookies() if cookie["name"] == "giao_ban"]
        assert (kept["httpOnly"], kept["sameSite"], kept["expires"]) == (True, "Lax", -1)
        if role == "admin":
            assert walk.barriers() == []
            walk.open("/tinh-trang-he-thong")
            walk.assert_in_order()
            assert walk.barriers() == []
        if role == "unit":
            walk.page.goto(f"{office.address}/don-vi?ma=STC")
            expect(walk.page.get_by_text(words.DENIED)).to_be_visible()


def test_a_given_password_is_changed_and_an_administrator_sets_up_a_code(office: Server, browser: Browser) -> None:
    told = office.run("data", "accounts", "password", "quan-tri-moi").stdout
    given = told.strip().rpartition(": ")[2]
    with walking(browser, office.address, width=390, height=800, scheme="dark") as walk:
        page = walk.page
        page.goto(f"{office.address}/dang-nhap?tiep=/tai-khoan")
        assert walk.barriers() == []
        fill_password(page, "quan-tri-moi", given)
        expect(page.locator("h1")).to_have_text(words.NEW_PASSWORD)
        assert walk.barriers() == []
        for new, again, sentence in (
            ("ngan", "ngan", words.PASSWORD_RULES["short"].format(length=12)),
            ("cau-that-dai-2026", "khac", words.PASSWORDS_DIFFER),
            ("cau-that-dai-2026", "cau-that-dai-2026", ""),
        ):
            page.fill("#mat_khau", given)
            page.fill("#mat_khau_moi", new)
            page.fill("#nhac_lai", again)
            page.click("button")
            if sentence:
                expect(page.locator(".notice")).to_contain_text(sentence)
        expect(page.locator("h1")).to_have_text(words.SECOND_STEP)
        assert walk.barriers() == []
        assert walk.english() == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        secret = page.locator("code").inner_text()
        page.fill("#ma", "000000")
        page.click("button")
        expect(page.locator(".notice")).to_contain_text(words.CODE_WRONG)
        assert page.locator("code").inner_text() == secret
        page.fill("#ma", pyotp.TOTP(secret).now())
        page.click("button")
        page.wait_for_url(f"{office.address}/tai-khoan")


def test_signing_out_in_one_tab_makes_the_other_one_leave(office: Server, browser: Browser) -> None:
    with walking(browser, office.address) as walk:
        walk.page.context.add_init_script(SOONER)
        sign_in(walk, "secretariat", "/van-ban")
        other = walk.page.context.new_page()
        other.goto(f"{office.address}/y-te")
        other.wait_for_selector("h1")
        walk.page.get_by_text(words.SIGN_OUT, exact=True).click()
        walk.page.wait_for_url(re.compile(r"/dang-nhap($|\?)"))
        other.wait_for_url(SIGN_IN)
        assert other.locator("h1").inner_text() == words.SIGN_IN


def test_an_ended_account_leaves_its_open_tab(office: Server, browser: Browser) -> None:
    with walking(browser, office.address) as walk:
        walk.page.context.add_init_script(SOONER)
        sign_in(walk, "nghi", "/van-ban")
        assert office.run("data", "accounts", "end", "nghi").returncode == 0
        walk.page.wait_for_url(SIGN_IN)
        fill_password(walk.page, "nghi")
        expect(walk.page.locator(".notice")).to_contain_text(words.SIGN_IN_WRONG)


def test_a_wrong_password_and_a_lock_have_their_sentences(office: Server, browser: Browser) -> None:
    with walking(browser, office.address) as walk:
        walk.page.goto(f"{office.address}/dang-nhap")
        fill_password(walk.page, "khoa", "sai")
        expect(walk.page.locator(".notice")).to_contain_text(words.SIGN_IN_WRONG)
        assert walk.page.input_value("#tai_khoan") == "khoa"
        for _ in range(4):
            assert send_form(office, {"tai_khoan": "khoa", "mat_khau": "sai"})[0] == 401
        fill_password(walk.page, "khoa")
        expect(walk.page.locator(".notice")).to_contain_text(words.ACCOUNT_LOCKED.format(tries=5, minutes=15))
        assert walk.barriers() == []


@pytest.mark.parametrize(
    "following",
    ["//evil.example", "/\\evil.example", "https://evil.example", "http://[", "javascript:alert(1)", "/a\nb"],
)
def test_signing_in_leads_to_no_other_place(office: Server, following: str) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    said = urlencode({"tai_khoan": "leader", "mat_khau": PASSWORD, "tiep": following})
    status, _, headers = ask(office, "POST", "/dang-nhap", form, said)
    assert status == 303
    assert headers["location"] == "/"
    assert ask(office, "GET", f"/dang-nhap?tiep={quote(following, safe='')}")[0] == 200


def test_a_form_of_a_foreign_page_is_refused(office: Server, browser: Browser) -> None:
    said = {"tai_khoan": "leader", "mat_khau": PASSWORD}
    for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert send_form(office, said, headers) == (403, words.FOREIGN_FORM)
    with walking(browser, office.address) as walk:
        sign_in(walk, "leader", "/van-ban")
        cookie = {"Cookie": f"giao_ban={cookie_of(walk.page.context)}"}
        assert ask(office, "GET", "/dang-xuat", {**cookie, "Sec-Fetch-Site": "cross-site"})[0] == 403
        assert ask(office, "GET", "/phien", cookie)[0] == 204


def test_forged_headers_and_tickets_open_nothing(office: Server) -> None:
    forged = {
        "Remote-User": "admin",
        "X-Forwarded-User": "admin",
        "X-Forwarded-For": "127.0.0.1",
        "Cookie": "giao_ban=x",
    }
    assert ask(office, "GET", "/phien", forged)[0] == 401
    assert ask(office, "GET", "/geo/tiles.json", forged)[0] == 403
    assert ask(office, "GET", "/phien/mo?ve=x.y.z")[2]["location"] == "/dang-nhap"
    status, text = send_form(office, {"ve": "x.y.z", "ma": "000000"})
    assert status == 401
    assert words.STEP_TOO_LATE in text


def test_an_upload_needs_the_right_and_the_token_of_its_own_page(office: Server, browser: Browser) -> None:
    tokens = {}
    with walking(browser, office.address) as walk, walking(browser, office.address) as other:
        for role, who in (("secretariat", walk), ("leader", other)):
            sign_in(who, role, "/van-ban")
            tokens[role] = cookie_of(who.page.context)
        xsrf, others = (cookie_of(who.page.context, XSRF) for who in (walk, other))
        path, own = "/_stcore/upload_file/x/y", f"giao_ban={tokens['secretariat']}"
        assert ask(office, "PUT", path, {"Cookie": f"giao_ban={tokens['leader']}"}, "x")[0] == 403
        assert ask(office, "PUT", path, {"Cookie": own}, "x")[0] == 403
        assert ask(office, "PUT", path, {"Cookie": own, "X-Xsrftoken": xsrf}, "x")[0] == 403
        replayed = {"Cookie": f"{own}; {XSRF}={xsrf}", "X-Xsrftoken": others}
        assert ask(office, "PUT", path, replayed, "x")[0] == 403


def test_a_socket_of_a_foreign_page_is_refused(office: Server) -> None:
    handshake = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
    }
    assert ask(office, "GET", "/_stcore/stream", {**handshake, "Origin": "http://evil.example"})[0] == 403


@contextmanager
def provider_of(person: Mapping[str, object]) -> Iterator[str]:
    """The address of an identity provider that knows one person, and makes any other whom somebody claims to be."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--user-claims", json.dumps(person)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until_answering(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_until_answering(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError("the provider did not answer")


@pytest.fixture(scope="module")
def central(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An office whose people sign in at an identity provider."""
    folder, port = tmp_path_factory.mktemp("central"), free_port()
    store = open_store(folder / "var")
    change_account(store, account("tap-trung", "secretariat", SUBJECT))
    store.close()
    person = {"sub": "1234", "email": SUBJECT, "email_verified": True}
    with provider_of(person) as provider:
        secrets = folder / "secrets.toml"
        secrets.write_text(
            f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{new_secret()}"
client_id = "giao-ban"
client_secret = "x"
server_metadata_url = "{provider}/.well-known/openid-configuration"
""",
            encoding="utf-8",
        )
        with serving(folder / "var", port, "--secrets.files", str(secrets)) as server:
            yield server


def sign_in_at_the_provider(page: Page, subject: str) -> None:
    page.get_by_role("button", name=words.SIGN_IN_CENTRAL).click()
    page.fill("input[name=sub]", subject)
    page.get_by_role("button", name="Authorize").click()


def test_a_provider_s_word_opens_a_session_and_only_one(central: Server, browser: Browser) -> None:
    with walking(browser, central.address) as walk:
        page = walk.page
        page.goto(central.address)
        expect(page.get_by_text(words.SIGN_IN_FIRST)).to_be_visible()
        sign_in_at_the_provider(page, "1234")
        expect(page.get_by_text(f"tap-trung · {ROLES['secretariat']}")).to_be_visible()
        page.context.clear_cookies(name="giao_ban")
        page.goto(central.address)
        expect(page.get_by_text(words.SIGN_IN_AGAIN)).to_be_visible()
        assert not any(c["name"] == "giao_ban" for c in page.context.cookies())
        sign_in_at_the_provider(page, "1234")
        page.get_by_text(words.SIGN_OUT, exact=True).click()
        page.get_by_role("button", name="End session").click()
        expect(page.get_by_text(words.SIGN_IN_FIRST)).to_be_visible()


def test_a_person_whom_nobody_gave_an_account_is_told_so(central: Server, browser: Browser) -> None:
    with walking(browser, central.address) as walk:
        walk.page.goto(central.address)
        sign_in_at_the_provider(walk.page, SUBJECT.replace("tk", "la"))
        expect(walk.page.get_by_text(words.NO_ACCOUNT)).to_be_visible()
        assert not any(c["name"] == "giao_ban" for c in walk.page.context.cookies())


def test_an_address_that_the_provider_has_not_checked_is_nobody_s(central: Server, browser: Browser) -> None:
    """The provider makes a person of this name, with an unchecked address like that of an account."""
    with walking(browser, central.address) as walk:
        walk.page.goto(central.address)
        sign_in_at_the_provider(walk.page, f" {SUBJECT}")
        expect(walk.page.get_by_text(words.NO_ACCOUNT)).to_be_visible()
