"""Every page at a phone's, a laptop's and a wall's width: whole, quiet, at home and in Vietnamese."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.e2e.conftest import Server
from tests.e2e.walker import ADDRESSES, walking

WIDTHS = (390, 1366, 1920)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ADDRESSES.values(), ids=ADDRESSES)
def test_every_page_is_whole_quiet_at_home_and_in_vietnamese(
    path: str, width: int, browser: Browser, server: Server
) -> None:
    with walking(browser, server.address, width) as walk:
        walk.open(path)
        walk.assert_in_order()
        assert walk.english() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_breadcrumb_is_not_covered(width: int, browser: Browser, server: Server) -> None:
    with walking(browser, server.address, width) as walk:
        walk.open("/van-ban")
        crumb = walk.page.locator(".gb-crumb a")
        box = crumb.bounding_box()
        assert box is not None
        on_top = "([x, y]) => document.elementFromPoint(x, y)?.className"
        assert walk.page.evaluate(on_top, [box["x"] + 5, box["y"] + 3]) == "gb-link"
