"""What readers do: from a card to its cell, to a commune, to another period, and back by the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Server
from tests.e2e.walker import Walk, walking


@pytest.fixture
def walk(browser: Browser, server: Server) -> Iterator[Walk]:
    with walking(browser, server.address) as started:
        yield started


def test_opened_menus_boxes_and_expanders_are_vietnamese(walk: Walk) -> None:
    walk.open("/van-ban")
    for box in walk.page.locator("[data-testid=stSelectbox] input").all():
        box.click()
        expect(walk.page.get_by_role("option").first).to_be_visible()
        assert walk.english() == []
        box.fill("không có gì như thế")
        expect(walk.page.get_by_text("Không tìm thấy").first).to_be_visible()
        assert walk.english() == []
        walk.page.keyboard.press("Escape")
    for expander in walk.page.locator("summary").all():
        expander.click()
    expect(walk.page.locator("details[open] table").first).to_be_visible()
    walk.page.locator("[data-testid=stVegaLiteChart]").first.hover()
    assert walk.english() == []
    walk.assert_in_order()


def test_the_menu_of_a_phone_is_vietnamese(browser: Browser, server: Server) -> None:
    with walking(browser, server.address, 390) as walk:
        walk.open("/")
        walk.page.locator("[data-testid=stExpandSidebarButton]").click()
        walk.page.get_by_role("link", name="Văn bản").first.click()
        walk.page.wait_for_url("**/van-ban")
        walk.settle()
        assert walk.english() == []


def number_in(text: str) -> Decimal:
    found = re.search(r"-?\d[\d.]*(?:,\d+)?", text)
    assert found, text
    return Decimal(found[0].replace(".", "").replace(",", "."))


def click_cell(walk: Walk) -> None:
    """From the birth certificate to the cell: the same number, marked, with its file."""
    cell = walk.page.locator(".st-key-panel-certificate tbody tr").first
    value, link = number_in(cell.locator("td").nth(1).inner_text()), cell.locator("a")
    file_name, _, address = link.inner_text().partition(" › ")
    link.click()
    walk.page.wait_for_url("**/tep-nguon?**")
    walk.settle()
    marked = walk.page.locator("mark.gb-here")
    expect(marked).to_have_count(1)
    expect(marked).to_be_visible()
    assert Decimal(marked.inner_text().replace(",", ".")) == value
    assert file_name in walk.page.locator("[data-testid=stMain]").inner_text()
    sheet, _, _ = address.partition("!")
    if file_name.endswith(".xlsx"):
        assert f"Trang tính: {sheet}" in walk.page.locator(".st-key-panel-excerpt").inner_text()
    expect(walk.page.get_by_role("heading", name=f"Ô {address}")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/kinh-te-xa-hoi", "/van-ban", "/xa-thai", "/du-lich"])
def test_two_clicks_lead_from_a_card_to_the_cell_of_its_file(path: str, walk: Walk) -> None:
    walk.open(path)
    card = walk.page.locator(".gb-headline").first
    number = card.locator(".gb-number").inner_text()
    card.locator("a").click()
    walk.page.wait_for_url("**/chi-tieu?**")
    expect(walk.page.locator(".st-key-panel-certificate")).to_be_visible()
    walk.settle()
    assert number_in(walk.page.locator(".gb-number").inner_text()) == number_in(number)
    click_cell(walk)
    walk.assert_in_order()


@pytest.mark.parametrize("sector", ["Văn bản", "Phản ánh, kiến nghị", "Môi trường", "Tàu cá", "Y tế", "Dịch vụ công"])
def test_three_clicks_lead_from_the_overview_to_a_cell(sector: str, walk: Walk) -> None:
    walk.open("/")
    overview = walk.title
    walk.page.locator(".gb-tile a", has_text=sector).click()
    expect(walk.page.locator("h1")).not_to_have_text(overview)
    walk.settle()
    walk.page.locator(".gb-headline a").first.click()
    walk.page.wait_for_url("**/chi-tieu?**")
    walk.settle()
    click_cell(walk)
    walk.assert_in_order()


def test_a_task_leads_to_its_row_in_the_register(walk: Walk) -> None:
    walk.open("/nhiem-vu")
    row = walk.page.locator(".st-key-panel-task-overdue tbody tr").first
    code = row.locator("td").first.inner_text()
    row.locator("a").last.click()
    walk.page.wait_for_url("**/tep-nguon?**")
    walk.settle()
    assert walk.page.locator(".gb-here").inner_text() == code
    walk.assert_in_order()


def test_a_click_on_the_map_makes_the_page_that_of_a_commune_until_it_is_let_go(walk: Walk) -> None:
    walk.open("/y-te")
    whole = walk.title
    tiles = walk.page.locator("[class*=st-key-map-] [data-testid=stVegaLiteChart] path[aria-roledescription]")
    tiles.nth(40).click()
    walk.page.wait_for_url("**noi=*")
    expect(walk.page.locator("h1")).not_to_have_text(whole)
    walk.settle()
    walk.assert_in_order()
    walk.page.get_by_role("button", name="Bỏ lọc").click()
    expect(walk.page.locator("h1")).to_have_text(whole)
    walk.settle()
    walk.assert_in_order()


def test_a_sector_in_the_overview_is_one_click_away(walk: Walk) -> None:
    walk.open("/")
    walk.page.locator(".gb-tile a", has_text="Du lịch").click()
    walk.page.wait_for_url("**/du-lich")
    walk.settle()
    assert "du lịch" in walk.title.lower()


def test_a_chosen_period_stands_in_the_address_and_its_link_shows_the_same(
    browser: Browser, server: Server, walk: Walk
) -> None:
    walk.open("/van-ban")
    before = walk.title
    walk.choose("Kỳ số liệu", "Tháng 08/2026")
    walk.page.wait_for_url("**/van-ban?ky=2026-08")
    expect(walk.page.locator("h1")).not_to_have_text(before)
    walk.settle()
    with walking(browser, server.address) as other:
        other.open(walk.page.url)
        assert other.title == walk.title


def test_a_chosen_moment_goes_along_to_the_next_page(walk: Walk) -> None:
    walk.open("/chi-tieu?ma=KTXH-02-LK&luc=2025-11-26")
    assert "349.309" in walk.title
    walk.page.locator(".gb-crumb a", has_text="Kinh tế - xã hội").click()
    walk.page.wait_for_url("**/kinh-te-xa-hoi?luc=2025-11-26")
    walk.settle()
    expect(walk.page.locator(".gb-banner")).to_contain_text("26/11/2025")


def test_a_click_on_a_bar_picks_its_unit_and_stands_in_the_address(walk: Walk) -> None:
    walk.open("/van-ban")
    walk.page.locator("[class*=st-key-panel-ranking] .mark-rect path").first.click()
    walk.page.wait_for_url("**/van-ban?noi=*")
    expect(walk.page.locator("[class*=st-key-panel-ranking] .gb-sub")).to_contain_text("hạng 1/")


@pytest.mark.parametrize(
    "path",
    [
        "/chi-tieu?ma=![x](http://127.0.0.9/x.png)",
        "/van-ban?ky=![x](http://127.0.0.9/x.png)",
        "/van-ban?luc=![x](http://127.0.0.9/x.png)",
        "/van-ban?noi=![x](http://127.0.0.9/x.png)",
        "/tep-nguon?tep=N0000001&o=![x](http://127.0.0.9/x.png)",
        "/tep-nguon?tep=![x](http://127.0.0.9/x.png)",
    ],
)
def test_markup_in_an_address_stays_text(path: str, walk: Walk) -> None:
    walk.open(path)
    expect(walk.page.get_by_text("![x](", exact=False).first).to_be_visible()
    walk.assert_in_order()
