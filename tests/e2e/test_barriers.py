"""Every page, light and dark: nothing that a screen reader or a keyboard can't get past."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.e2e.conftest import Server
from tests.e2e.walker import ADDRESSES, walking


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ADDRESSES.values(), ids=ADDRESSES)
def test_no_page_puts_up_a_serious_barrier(
    path: str, scheme: Literal["light", "dark"], browser: Browser, server: Server
) -> None:
    with walking(browser, server.address, scheme=scheme) as walk:
        walk.open(path)
        assert walk.barriers() == []
