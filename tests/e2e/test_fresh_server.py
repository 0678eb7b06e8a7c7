"""The very first request of a server: a deep link runs the menu first, a file's name runs no file."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Start
from tests.e2e.walker import ADDRESSES, walking

OVERVIEW = "nguy cơ không đạt, thuộc"
ONE_OF_EACH_KIND = ("overview", "documents", "tourism", "indicator", "source", "unit", "upload", "system")
NOT_FOUND = "The page that you have requested does not seem to exist."


@pytest.mark.parametrize("path", [ADDRESSES[page] for page in ONE_OF_EACH_KIND], ids=ONE_OF_EACH_KIND)
def test_a_deep_link_to_a_freshly_started_server_works(
    path: str, demonstration_copy: Path, start: Start, browser: Browser
) -> None:
    with start(demonstration_copy) as server, walking(browser, server.address) as walk:
        walk.open(path)
        walk.assert_in_order()
        expect(walk.page.locator("[data-testid=stSidebarNavLink]").first).to_be_attached()
        assert (OVERVIEW in walk.title) == (path == "/")


@pytest.mark.parametrize("name", ["socio_economic", "upload", "menu"])
def test_a_file_s_name_as_first_address_runs_no_file_and_shows_the_main_page(
    name: str, demonstration_copy: Path, start: Start, browser: Browser
) -> None:
    with start(demonstration_copy) as server, walking(browser, server.address) as walk:
        walk.open(f"/{name}")
        assert OVERVIEW in walk.title
        expect(walk.page.get_by_role("dialog")).to_contain_text("Không có trang")
        assert walk.english() == []
        assert [trouble for trouble in walk.troubles if NOT_FOUND not in trouble] == []


def test_a_server_that_goes_away_is_told_in_vietnamese(
    demonstration_copy: Path, start: Start, browser: Browser
) -> None:
    with ExitStack() as running:
        server = running.enter_context(start(demonstration_copy))
        with walking(browser, server.address) as walk:
            walk.open("/van-ban")
            running.close()
            expect(walk.page.get_by_role("dialog")).to_contain_text("Máy chủ không trả lời", timeout=30_000)
            assert walk.english() == []


def test_an_address_of_several_steps_leads_to_the_first_page(
    demonstration_copy: Path, start: Start, browser: Browser
) -> None:
    with start(demonstration_copy) as server, walking(browser, server.address) as walk:
        walk.open("/parts/menu")
        assert OVERVIEW in walk.title
        walk.assert_in_order()
