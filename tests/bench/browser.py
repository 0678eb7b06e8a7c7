"""What a reader sees in Chromium: the first view, the way to another page, another period."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

from data.catalogue import Catalogue
from tests.bench.figures import Figure, p50
from tests.bench.pages import serve
from tests.e2e.conftest import FLAGS
from tests.e2e.walker import Walk

CHROMIUM = "/usr/bin/chromium"
RUNS = 7
FIRST_MS, FIRST_MB, STEP_MS = 3000, 3, 500


def bench_browser(folder: Path, catalogue: Catalogue) -> Iterator[Figure]:
    """Two sector pages over the store in a folder; the server has answered each before."""
    office, schools = (catalogue.sectors[code].url for code in ("VB", "GD"))
    with serve(folder) as server:
        address = f"http://127.0.0.1:{server.port}"
        with _fresh_page() as (page, _):
            for path in ("/", f"/{office}", f"/{schools}"):
                Walk(page, address).open(path)
        firsts = [_first_view(address, office) for _ in range(RUNS)]
        yield _figure("first view, nothing cached", [taken for taken, _ in firsts], FIRST_MS)
        yield Figure("first view, on the wire", max(size for _, size in firsts) / 2**20, "MB", FIRST_MB)
        with _fresh_page() as (page, _):
            walk = Walk(page, address)
            yield _figure("from page to page by the menu", _switches(walk, office, schools), STEP_MS)
            yield _figure("from a card to its indicator", _to_indicator(walk, office), STEP_MS)
            yield _figure("another period", _periods(walk, office), STEP_MS)


class Wire:
    """Bytes of files that crossed, packed as they were."""

    def __init__(self, session: CDPSession) -> None:
        self.size = 0.0
        session.send("Network.enable")
        session.on("Network.dataReceived", self._take)

    def _take(self, event: dict[str, float]) -> None:
        self.size += event["encodedDataLength"]


@contextmanager
def _fresh_page() -> Iterator[tuple[Page, Wire]]:
    """A browser that has seen nothing yet."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        yield page, Wire(page.context.new_cdp_session(page))
        browser.close()


def _first_view(address: str, path: str) -> tuple[float, float]:
    with _fresh_page() as (page, wire):
        walk = Walk(page, address)
        return _timed(lambda: walk.open(f"/{path}")), wire.size


def _switches(walk: Walk, *paths: str) -> list[float]:
    walk.open(f"/{paths[0]}")
    times = []
    for number in range(1, RUNS + 1):
        link = walk.page.locator(f"[data-testid=stSidebarNavLink][href$='/{paths[number % len(paths)]}']")
        times.append(_timed(lambda link=link: _go(walk, link.click)))  # type: ignore[misc]
    return times


def _to_indicator(walk: Walk, path: str) -> list[float]:
    times = []
    for _ in range(RUNS):
        walk.open(f"/{path}")
        times.append(_timed(lambda: _go(walk, walk.page.locator(".gb-headline a").first.click)))
    return times


def _periods(walk: Walk, path: str) -> list[float]:
    walk.open(f"/{path}")
    box = walk.page.locator("[data-testid=stSelectbox]").filter(has_text="Kỳ số liệu").locator("input")
    times = []
    for number in range(RUNS):
        box.click()
        option = walk.page.get_by_role("option").nth(1 + number % 2)
        times.append(_timed(lambda option=option: _go(walk, option.click)))  # type: ignore[misc]
    return times


def _go(walk: Walk, act: Callable[[], object]) -> None:
    """Do what changes the address, and wait until the page of the new address has come to rest."""
    before = walk.page.url
    act()
    walk.page.wait_for_function("before => location.href !== before", arg=before)
    walk.settle()


def _timed(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def _figure(name: str, times: list[float], budget: float) -> Figure:
    return Figure(f"{name}, p50 of {len(times)}", p50(times), "ms", budget, f"longest {max(times):.0f}")
