"""The presenter as it is handed out: opened from disk, without a server and without a network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import quantiles

import pytest
from playwright.sync_api import Browser, Page, expect

from briefings.deck import Deck
from briefings.presenter.page import present_html
from data.briefings.model import AgendaItem
from data.catalogue import Catalogue
from data.store import open_store
from tests.briefings.decks import deck, screen
from tests.briefings.presenter.shapes import every_shape, longest
from tests.data.briefings.meetings import frozen, plan
from tests.data.submitting import observe, send
from tests.e2e.conftest import Server, Start

SIZES = ((1920, 1080), (1366, 768), (1280, 720))
SWIFT = """async () => {
  const times = [];
  for (let n = 0; n < 60; n += 1) {
    const began = performance.now();
    document.dispatchEvent(new KeyboardEvent("keydown", {code: "ArrowRight", key: "ArrowRight", bubbles: true}));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - began);
    if (document.querySelector(".on").nextElementSibling === null) location.hash = "#1";
  }
  return times;
}"""


def written(folder: Path, shown: Deck) -> str:
    """The address on disk of the presenter of a deck."""
    path = folder / "giao-ban.html"
    path.write_text(present_html(shown), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def address(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Every shape of screen."""
    return written(tmp_path_factory.mktemp("every"), deck(catalogue, *every_shape(catalogue)))


@pytest.fixture(scope="module")
def long_address(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Every shape with the longest names, of an edition."""
    found = replace(deck(catalogue, *longest(catalogue)), address="https://ioc.example.vn")
    edition = replace(found.snapshot, snapshot_id="47.1", edition=1)
    return written(tmp_path_factory.mktemp("long"), replace(found, snapshot=edition))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that is cut off from everything; what its console says and what it asks for fails the test."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, offline=True, accept_downloads=True)
    opened, wrong = context.new_page(), []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda asked: wrong.append(asked.url) if asked.url.startswith("http") else None)
    yield opened
    context.close()
    assert not wrong


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-ready]")


def shown(page: Page) -> int:
    return int(str(page.locator(".screen.on").get_attribute("data-n")))


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_small_or_missing_on_any_shape_of_screen(
    page: Page, address: str, long_address: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for found in (address, long_address):
        opened(page, found)
        assert page.evaluate("giaoBanCheck()") == []


def test_the_check_names_what_is_wrong_by_screen(page: Page, catalogue: Catalogue, tmp_path: Path) -> None:
    endless = screen("Một tiêu đề " * 60, lines=("Một dòng rất dài " * 400,), figures=(), chart=None, kind="text")
    silent = screen(cutoff="", coverage="")
    opened(page, written(tmp_path, deck(catalogue, endless, silent)))
    found = page.evaluate("giaoBanCheck()")
    assert {one["screen"] for one in found} == {1, 2}
    said = "\n".join(one["said"] for one in found)
    assert "chữ bị cắt bớt: “Một tiêu đề" in said
    assert "thiếu thời điểm chốt số liệu" in said
    assert "thiếu phạm vi số liệu" in said
    page.keyboard.press("c")
    expect(page.get_by_role("dialog")).to_contain_text("Màn hình 2: Giải ngân đầu tư công")


def test_keys_walk_the_screens_and_the_address_keeps_the_place(page: Page, address: str) -> None:
    opened(page, address)
    last = page.locator(".screen").count()
    walk = ("ArrowRight", 2), ("PageDown", 3), ("Space", 4), ("ArrowLeft", 3), ("PageUp", 2), ("End", last), ("Home", 1)
    for key, at in walk:
        page.keyboard.press(key)
        assert shown(page) == at
    page.keyboard.press("ArrowLeft")
    assert shown(page) == 1
    page.keyboard.press("End")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert shown(page) == last
    assert page.locator("#live").inner_text().startswith(f"Màn hình {last}/{last}.")


def test_a_click_goes_on_and_a_click_on_the_left_goes_back(page: Page, address: str) -> None:
    opened(page, address)
    page.mouse.click(1500, 500)
    page.mouse.click(1500, 500)
    assert shown(page) == 3
    page.mouse.click(200, 500)
    assert shown(page) == 2


def test_a_swipe_on_a_phone_turns_the_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 844, "height": 390}, has_touch=True, offline=True)
    page = context.new_page()
    opened(page, address)
    finger = context.new_cdp_session(page)
    for kind, x in (("touchStart", 700), ("touchMove", 500), ("touchMove", 300), ("touchEnd", 0)):
        points = [] if kind == "touchEnd" else [{"x": x, "y": 200}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_selector('.screen.on[data-n="2"]')
    assert shown(page) == 2
    context.close()


def test_black_hides_everything_and_any_key_brings_it_back(page: Page, address: str) -> None:
    opened(page, address)
    page.keyboard.press("b")
    assert page.evaluate("getComputedStyle(document.elementFromPoint(900, 500)).backgroundColor") == "rgb(0, 0, 0)"
    page.keyboard.press("ArrowRight")
    assert page.locator("#black").is_hidden()
    assert shown(page) == 1


def test_going_to_a_screen_by_number_and_by_words_without_marks(page: Page, address: str) -> None:
    opened(page, address)
    page.keyboard.press("g")
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    assert shown(page) == 6
    page.keyboard.press("g")
    page.keyboard.type("nhiem vu qua han")
    page.keyboard.press("Enter")
    assert shown(page) == 4
    page.keyboard.press("1")
    expect(page.get_by_role("dialog")).to_contain_text("Đến màn hình")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_help_lists_the_keys(page: Page, address: str) -> None:
    opened(page, address)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Cửa sổ của người trình bày")


def test_the_presenter_has_a_window_with_notes_the_next_screen_and_the_time(page: Page, address: str) -> None:
    opened(page, address)
    page.keyboard.press("ArrowRight")
    with page.expect_popup() as popped:
        page.keyboard.press("n")
    desk = popped.value
    expect(desk.locator("body")).to_contain_text("Hỏi Sở Tài chính về ba dự án chậm nhất.")
    expect(desk.locator("body")).to_contain_text("Mục này 4 phút, còn 3:5")
    assert desk.locator(".peek .screen").get_attribute("data-n") == "3"
    desk.keyboard.press("ArrowRight")
    assert shown(page) == 3
    assert desk.locator(".peek .screen").get_attribute("data-n") == "4"


def test_a_lobby_rotates_until_somebody_presses_a_key(page: Page, address: str) -> None:
    opened(page, f"{address}#2&xoay=1")
    page.wait_for_selector('.screen.on[data-n="3"]')
    expect(page.locator("#state")).to_contain_text("Tự chuyển sau mỗi 1 giây")
    page.keyboard.press("Escape")
    at = shown(page)
    page.wait_for_timeout(1500)
    assert shown(page) == at
    assert "xoay" not in page.url


def conclude(page: Page, text: str) -> None:
    page.keyboard.press("k")
    form = page.get_by_role("dialog")
    form.get_by_label("Nội dung kết luận").fill(text)
    form.get_by_label("Đơn vị thực hiện").fill("sở tài chính")
    form.get_by_label("Thời hạn").fill("2026-12-05")
    expect(form).to_contain_text("Thời hạn 05/12/2026")
    form.get_by_role("button", name="Lưu kết luận").click()


def test_a_conclusion_outlives_a_reload_without_a_network_and_is_saved_as_a_file(page: Page, address: str) -> None:
    opened(page, f"{address}#2")
    page.keyboard.press("k")
    page.get_by_role("button", name="Lưu kết luận").click()
    expect(page.get_by_role("dialog")).to_contain_text("Chưa có nội dung kết luận")
    page.get_by_role("dialog").get_by_label("Nội dung kết luận").fill("Viết dở")
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    expect(page.get_by_role("dialog").get_by_label("Nội dung kết luận")).to_have_value("Viết dở")
    page.keyboard.press("Escape")
    conclude(page, "Rà soát <b>ba</b> dự án chậm nhất")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("k")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Rà soát <b>ba</b> dự án chậm nhất – Sở Tài chính, 05/12/2026 (đã lưu trên máy)")
    with page.expect_download() as saved:
        dialog.get_by_role("button", name="Lưu tệp kết luận").click()
    said = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert saved.value.suggested_filename == "ket-luan-giao-ban-47.json"
    assert (said["snapshot"], said["sha256"]) == ("47", "ab" * 32)
    (kept,) = said["conclusions"]
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", kept.pop("conclusion_id"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", kept.pop("recorded_at"))
    assert kept == {
        "snapshot_id": "47",
        "screen": f"1. Kinh tế - xã hội (Màn hình 2/{page.locator('.screen').count()})",
        "said": "Tỷ lệ giải ngân vốn đầu tư công: 61,2% (Tháng 10/2026)",
        "text": "Rà soát <b>ba</b> dự án chậm nhất",
        "unit": "STC",
        "deadline": "2026-12-05",
    }


@pytest.fixture(scope="module")
def served(start: Start, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app over a small store with a frozen briefing, opened from its own machine."""
    folder = tmp_path_factory.mktemp("served")
    store = open_store(folder)
    send(store, [observe("KTXH-09-LK", "2026-10", "9000")], form="KTXH-SCT-T", unit="SCT")
    plan(store, catalogue, agenda=(AgendaItem("indicator", "KTXH-09-LK"),))
    frozen(store, catalogue)
    store.close()
    with start(folder) as started:
        yield started


def test_the_served_copy_sends_a_conclusion_when_the_connection_is_back(served: Server, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    opened(page, f"{served.address}/trinh-bay/47#3")
    assert page.evaluate("giaoBanCheck()") == []
    context.set_offline(True)
    conclude(page, "Rà soát ba dự án chậm nhất")
    page.keyboard.press("Escape")
    expect(page.locator("#state")).to_have_text("Mất kết nối, sẽ gửi lại (1)", timeout=15_000)
    page.keyboard.press("ArrowLeft")
    assert shown(page) == 2
    context.set_offline(False)
    expect(page.locator("#state")).to_be_hidden(timeout=15_000)
    page.keyboard.press("k")
    expect(page.get_by_role("dialog")).to_contain_text("Rà soát ba dự án chậm nhất – Sở Tài chính, 05/12/2026 (đã gửi)")
    context.close()


def test_screens_change_at_once(page: Page, address: str) -> None:
    opened(page, address)
    times = page.evaluate(SWIFT)
    print(f"screen change p95: {quantiles(times, n=20)[-1]:.0f} ms")
    assert len(times) == 60
