"""Files sent by browser and by command line while the app runs, and the door around them."""

from __future__ import annotations

import gzip
import io
import json
import urllib.error
import urllib.request
from decimal import Decimal
from email.message import Message
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from data.catalogue import Catalogue
from data.observations import Observation
from loaders.forms.templates import write_form
from tests.e2e.conftest import Server, Start
from tests.e2e.walker import Walk, walking

FORM, UNIT, SENDER, CODE = "KTXH-SCT-T", "SCT", "Sở Công Thương", "KTXH-09-LK"


def form_with(catalogue: Catalogue, period: str, value: int, text: str = "") -> tuple[bytes, str]:
    """The form of a month with a value, or letters in its place, and the address of that cell."""
    row = Observation(CODE, "38", "", "", period, Decimal(value))
    workbook = load_workbook(io.BytesIO(write_form(catalogue, FORM, UNIT, period, values=[row])))
    sheet = workbook["Số liệu"]
    cell = next(sheet.cell(row, 5) for row in range(10, sheet.max_row + 1) if sheet.cell(row, 1).value == CODE)
    cell.value = text or value
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue(), f"{sheet.title}!{cell.coordinate}"


def choose_file(walk: Walk, path: Path) -> None:
    walk.page.locator("input[type=file]").set_input_files(path)


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_file_is_sent_mended_previewed_and_accepted_and_its_number_stands_on_the_page(
    catalogue: Catalogue, server: Server, browser: Browser, tmp_path: Path
) -> None:
    good, cell = form_with(catalogue, "2026-10", 6543)
    bad, _ = form_with(catalogue, "2026-10", 6543, text="sáu nghìn")
    with walking(browser, server.address) as walk:
        walk.open("/nap-so-lieu")
        walk.choose("Đơn vị nạp", SENDER)
        choose_file(walk, written(tmp_path, "hong.xlsx", bad))
        expect(walk.page.get_by_text("Tệp có 1 lỗi")).to_be_visible()
        report = walk.page.locator("[class*=st-key-panel-report]")
        expect(report).to_contain_text(cell)
        expect(report).to_contain_text("sáu nghìn không phải là số.")
        expect(walk.page.get_by_role("button", name="Tiếp nhận")).to_have_count(0)
        assert walk.english() == []

        walk.page.get_by_role("button", name="Bỏ hong.xlsx").click()
        expect(walk.page.get_by_text("Tệp có 1 lỗi")).to_have_count(0)
        choose_file(walk, written(tmp_path, "dung.xlsx", good))
        expect(walk.page.get_by_text("Tệp đạt mọi kiểm tra.")).to_be_visible()
        expect(walk.page.get_by_text("Nếu tiếp nhận:")).to_contain_text("1 số mới")
        walk.page.get_by_role("button", name="Tiếp nhận").click()
        expect(walk.page.get_by_text("Đã tiếp nhận: dung.xlsx")).to_be_visible()
        assert walk.english() == []

        walk.page.get_by_role("link", name="xem trang lĩnh vực").click()
        walk.page.wait_for_url("**/kinh-te-xa-hoi")
        walk.settle()
        card = walk.page.locator(f".gb-headline[data-code={CODE}]")
        expect(card.locator(".gb-number")).to_contain_text("6.543")
        card.locator("a").click()
        walk.page.wait_for_url("**/chi-tieu?**")
        walk.settle()
        certificate = walk.page.locator(".st-key-panel-certificate tbody tr").first
        expect(certificate).to_contain_text("6.543")
        expect(certificate).to_contain_text(f"dung.xlsx › {cell}")
        certificate.locator("a").click()
        expect(walk.page.locator("mark.gb-here")).to_have_text("6543")
        walk.settle()
        walk.assert_in_order()


def test_the_same_file_again_is_recognised(
    catalogue: Catalogue, server: Server, browser: Browser, tmp_path: Path
) -> None:
    path = written(tmp_path, "hai-lan.xlsx", form_with(catalogue, "2026-09", 6000)[0])
    with walking(browser, server.address) as walk:
        walk.open("/nap-so-lieu")
        walk.choose("Đơn vị nạp", SENDER)
        for told in ("Đã tiếp nhận: hai-lan.xlsx", "đã được tiếp nhận trước đó"):
            choose_file(walk, path)
            walk.page.get_by_role("button", name="Tiếp nhận").click()
            expect(walk.page.get_by_text(told)).to_be_visible()
        walk.assert_in_order()


def test_a_form_can_be_downloaded_and_sent_back(
    catalogue: Catalogue, server: Server, browser: Browser, tmp_path: Path
) -> None:
    with walking(browser, server.address) as walk:
        walk.open("/nap-so-lieu")
        walk.page.get_by_text("Tải biểu mẫu đã điền sẵn đơn vị và kỳ").click()
        with walk.page.expect_download() as started:
            walk.page.get_by_role("button", name="Tải biểu mẫu (.xlsx)").click()
        path = tmp_path / started.value.suggested_filename
        started.value.save_as(path)
        assert load_workbook(path)["Số liệu"].max_row >= 10
        walk.settle()
        walk.assert_in_order()


@pytest.fixture
def files(catalogue: Catalogue, tmp_path: Path) -> dict[str, str]:
    """A clean file, one with a problem, one that can't be read."""
    return {
        "clean": str(written(tmp_path, "dung.xlsx", form_with(catalogue, "2026-08", 5000)[0])),
        "problem": str(written(tmp_path, "hong.xlsx", form_with(catalogue, "2026-08", 5000, text="sai")[0])),
        "unreadable": str(written(tmp_path, "rac.xlsx", b"\x00\x01")),
    }


def test_the_command_line_works_through_the_running_app(files: dict[str, str], server: Server) -> None:
    assert [server.run("loaders", "check", files[kind]).returncode for kind in files] == [0, 1, 2]
    refused = server.run("loaders", "submit", files["problem"], "--by", "Văn thư")
    assert refused.returncode == 1
    assert "sai không phải là số" in refused.stdout
    sent = server.run("loaders", "submit", files["clean"], "--by", "Văn thư", "--json")
    assert sent.returncode == 0, sent.stderr
    (answer,) = json.loads(sent.stdout)
    assert not answer["receipt"]["already"]
    again = server.run("loaders", "submit", files["clean"], "--by", "Văn thư")
    assert again.returncode == 0
    assert "đã được tiếp nhận trước đó" in again.stdout
    assert server.run("data", "verify").returncode == 0


def test_what_the_command_line_sent_is_on_the_page_at_once(
    files: dict[str, str], server: Server, browser: Browser
) -> None:
    with walking(browser, server.address) as walk:
        walk.open(f"/chi-tieu?ma={CODE}")
        assert server.run("loaders", "submit", files["clean"], "--by", "Văn thư").returncode == 0
        walk.open(f"/chi-tieu?ma={CODE}&ky=2026-08")
        expect(walk.page.locator(".gb-number")).to_contain_text("5.000")


def test_the_command_line_works_without_the_app(files: dict[str, str], demonstration_copy: Path, start: Start) -> None:
    with start(demonstration_copy) as server:
        announced = server.folder / "app.json"
        assert announced.stat().st_mode & 0o077 == 0
    assert not announced.exists()
    assert [server.run("loaders", "check", files[kind]).returncode for kind in files] == [0, 1, 2]
    assert server.run("loaders", "submit", files["clean"], "--by", "Văn thư").returncode == 0
    assert server.run("data", "verify").returncode == 0


def status_of(request: urllib.request.Request) -> int:
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


@pytest.mark.parametrize("action", ["verify", "check", "submit", "khac"])
@pytest.mark.parametrize("token", [None, "", "sai", "a" * 43])
def test_the_local_route_wants_its_token(action: str, token: str | None, server: Server) -> None:
    headers = {"Content-Type": "application/json"} | ({} if token is None else {"X-Giao-Ban-Token": token})
    body = json.dumps({"by": "x", "files": {}}).encode()
    assert status_of(urllib.request.Request(f"{server.address}/local/{action}", body, headers)) == 403


def fetch(address: str, **headers: str) -> tuple[Message, bytes]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with urllib.request.urlopen(urllib.request.Request(address, headers=named), timeout=20) as answer:
        return answer.headers, answer.read()


@pytest.mark.parametrize("path", ["/", "/van-ban", "/healthz", "/giao-ban.css", "/giao-ban.js"])
def test_every_answer_carries_the_security_headers(path: str, server: Server) -> None:
    headers, _ = fetch(server.address + path)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == "camera=(), microphone=(), geolocation=()"


def test_pages_and_scripts_are_compressed_and_the_page_is_vietnamese(server: Server) -> None:
    headers, plain = fetch(server.address + "/")
    assert b'<html lang="vi" translate="no">' in plain
    assert int(headers["Content-Length"]) == len(plain)
    headers, packed = fetch(server.address + "/", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == plain
    script = plain.decode().split('src="./static/js/')[1].split('"')[0]
    headers, packed = fetch(f"{server.address}/static/js/{script}", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert len(packed) < len(gzip.decompress(packed)) / 2


def test_a_visitor_by_another_name_of_this_machine_behind_a_proxy_is_refused(server: Server, browser: Browser) -> None:
    context = browser.new_context(extra_http_headers={"X-Forwarded-For": "10.0.0.7"})
    page = context.new_page()
    page.goto(server.address + "/van-ban")
    expect(page.get_by_text("Chưa có tài khoản nào.")).to_be_visible()
    assert page.locator("h1, .gb-card, .gb-table").count() == 0
    context.close()
