"""Requests as no browser of good will makes them: cut off, several at once, of a megabyte; nothing is lost."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from data.catalogue import Catalogue
from data.local_route import Endpoint, post, read_endpoint
from data.observations import Observation
from data.store import DEMO, open_store
from loaders.forms.templates import write_form
from tests.broken import edit_workbook
from tests.e2e.conftest import Server, serving
from tests.e2e.walker import walking

FORM, UNIT, SENDER, CODE = "KTXH-SCT-T", "SCT", "Sở Công Thương", "KTXH-09-LK"
REASON = "Đã đối chiếu với báo cáo của đơn vị"


def form(catalogue: Catalogue, period: str, value: int) -> bytes:
    row = Observation(CODE, "38", "", "", period, Decimal(value))
    return write_form(catalogue, FORM, UNIT, period, values=[row])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over a store that was empty; every test sends another month."""
    folder = tmp_path_factory.mktemp("hostile") / "var"
    open_store(folder, kind=DEMO, today=date(2026, 11, 22)).close()
    with serving(folder) as started:
        yield started


def endpoint(server: Server) -> Endpoint:
    found = read_endpoint(server.folder)
    assert found
    return found


def submit(server: Server, content: bytes, by: str = "Tổ thư ký") -> dict[str, Any]:
    """What the local route says of the receipt."""
    (told,) = post(endpoint(server), "submit", {"bieu.xlsx": content}, by)["reports"]
    receipt: dict[str, Any] = told["receipt"]
    return receipt


def assert_nothing_is_broken(server: Server) -> None:
    assert [rule for rule, broken in post(endpoint(server), "verify")["rules"] if broken] == []
    assert "Traceback" not in (server.folder / "server.log").read_text()


def send_half(server: Server, method: str, path: str, headers: dict[str, str], body: bytes) -> None:
    """Announce the whole body, send one half, and leave."""
    said = {"Host": urlsplit(server.address).netloc, "Content-Length": str(len(body)), **headers}
    head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in said.items())
    with socket.create_connection(("127.0.0.1", int(urlsplit(server.address).port or 0))) as line:
        line.sendall(head.encode() + b"\r\n" + body[: len(body) // 2])


def status_of(server: Server, path: str) -> int:
    connection = HTTPConnection(urlsplit(server.address).netloc, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (ConnectionError, OSError):
        return 0
    finally:
        connection.close()


def test_a_cut_upload_stores_nothing_and_the_whole_one_is_taken_afterwards(
    catalogue: Catalogue, server: Server
) -> None:
    before = sorted((server.folder / "originals").glob("*"))
    token = {"X-Giao-Ban-Token": endpoint(server).token, "Content-Type": "application/json"}
    for _ in range(20):
        send_half(server, "PUT", "/_stcore/upload_file/session/file", {}, bytes(2_000_000))
        send_half(server, "POST", "/local/submit", token, b'{"by": "x", "files": {"a.xlsx": "' + b"UEsD" * 9000)
    assert status_of(server, "/healthz") == 200
    assert sorted((server.folder / "originals").glob("*")) == before
    assert submit(server, form(catalogue, "2026-06", 3210))["already"] is False
    assert_nothing_is_broken(server)


def test_one_file_sent_by_eight_at_once_is_one_submission(catalogue: Catalogue, server: Server) -> None:
    content = form(catalogue, "2026-07", 4321)
    with ThreadPoolExecutor(8) as people:
        told = list(people.map(lambda who: submit(server, content, who), "ABCDEFGH"))
    assert len({receipt["submission"] for receipt in told}) == 1
    assert [receipt["already"] for receipt in told].count(False) == 1
    assert_nothing_is_broken(server)


def test_a_browser_that_is_closed_at_the_click_leaves_all_or_nothing(
    catalogue: Catalogue, server: Server, browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(form(catalogue, "2026-08", 5432))
    with walking(browser, server.address) as walk:
        walk.open("/nap-so-lieu")
        walk.choose("Đơn vị nạp", SENDER)
        walk.page.locator("input[type=file]").set_input_files(path)
        expect(walk.page.get_by_text("Tệp đạt mọi kiểm tra.")).to_be_visible()
        walk.page.get_by_role("button", name="Tiếp nhận").click(no_wait_after=True)
        walk.page.close()
    assert_nothing_is_broken(server)
    assert submit(server, path.read_bytes())["stored"] == 1


def test_an_address_of_a_megabyte_or_of_five_thousand_fields_harms_nobody(server: Server, browser: Browser) -> None:
    fields = "&".join(f"x{number}=%27;drop" for number in range(5_000))
    assert status_of(server, "/?luc=" + "9" * 1_000_000) in (0, 400, 414, 431)
    assert status_of(server, "/?" + fields) in (0, 200, 400, 414, 431)
    assert status_of(server, "/healthz") == 200
    with walking(browser, server.address) as walk:
        walk.open("/chi-tieu?" + "&".join(f"x{number}=NaN" for number in range(2_000)))
        walk.assert_in_order()


def test_a_doubt_is_answered_for_from_the_command_line_beside_the_running_app(
    catalogue: Catalogue, server: Server, browser: Browser, tmp_path: Path
) -> None:
    path, command = tmp_path / "bieu.xlsx", ("loaders", "submit", str(tmp_path / "bieu.xlsx"), "--by", "Tổ thư ký")
    whole = form(catalogue, "2026-09", 6543)
    path.write_bytes(edit_workbook(whole, lambda book: book["Số liệu"].delete_rows(book["Số liệu"].max_row)))
    asked = server.run(*command, "--json")
    question = next(q for q in json.loads(asked.stdout)[0]["report"]["questions"] if q["kind"] == "rows_taken_out")
    assert asked.returncode == 1
    refused = server.run(*command, "--acknowledge", f"khac={REASON}")
    assert (refused.returncode, "Đã tiếp nhận" in refused.stdout) == (1, False)
    taken = server.run(*command, "--acknowledge", f"{question['id']}={REASON}")
    assert taken.returncode == 0, taken.stdout
    found = re.search(r"Đã tiếp nhận: (N[0-9]{7})", taken.stdout)
    assert found
    with walking(browser, server.address) as walk:
        walk.open(f"/tep-nguon?tep={found[1]}")
        expect(walk.page.get_by_text(REASON).first).to_be_visible()
