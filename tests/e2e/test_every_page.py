"""Every page on a phone, a laptop and a wall, light and dark: whole, quiet, at home, in Vietnamese, no barriers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Server
from tests.e2e.walker import ADDRESSES, Walk, walking

PHONE, LAPTOP, WALL = 390, 1366, 1920
STEADY = 0.1


def assert_whole(walk: Walk) -> None:
    """In order and in Vietnamese."""
    walk.assert_in_order()
    assert walk.english() == []


@pytest.mark.parametrize("path", ADDRESSES.values(), ids=ADDRESSES)
def test_every_page_is_whole_quiet_at_home_in_vietnamese_and_without_barriers(
    path: str, browser: Browser, server: Server
) -> None:
    with walking(browser, server.address, LAPTOP) as walk:
        walk.open(path)
        assert walk.shifted() < STEADY
        assert_whole(walk)
        assert walk.barriers() == []
        walk.look(width=WALL)
        assert_whole(walk)
        walk.look(width=LAPTOP, scheme="dark")
        walk.open(path)
        assert walk.barriers() == []


@pytest.mark.parametrize("path", ADDRESSES.values(), ids=ADDRESSES)
def test_every_page_is_whole_on_a_phone(path: str, browser: Browser, server: Server) -> None:
    with walking(browser, server.address, PHONE) as walk:
        walk.open(path)
        assert walk.shifted() < STEADY
        assert_whole(walk)


def test_a_view_shows_though_nobody_says_that_it_is_whole(browser: Browser, server: Server) -> None:
    with walking(browser, server.address, LAPTOP) as walk:
        walk.page.route("**/mo-trang.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        walk.page.goto(server.address)
        expect(walk.page.locator("h1")).to_be_visible(timeout=15_000)


@pytest.mark.parametrize("width", [PHONE, LAPTOP, WALL])
def test_the_breadcrumb_is_not_covered(width: int, browser: Browser, server: Server) -> None:
    with walking(browser, server.address, width) as walk:
        walk.open("/van-ban")
        crumb = walk.page.locator(".gb-crumb a")
        box = crumb.bounding_box()
        assert box is not None
        on_top = "([x, y]) => document.elementFromPoint(x, y)?.className"
        assert walk.page.evaluate(on_top, [box["x"] + 5, box["y"] + 3]) == "gb-link"
