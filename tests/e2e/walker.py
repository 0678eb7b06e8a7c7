"""A browser page under watch: what it asked for, what failed, what English shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, WebSocket, expect

ADDRESSES = {
    "overview": "/",
    "briefings": "/giao-ban",
    "frozen": "/van-ban?giao-ban=47",
    "socio_economic": "/kinh-te-xa-hoi",
    "documents": "/van-ban",
    "discharge": "/xa-thai",
    "tourism": "/du-lich",
    "tasks": "/nhiem-vu",
    "citizen_feedback": "/phan-anh-kien-nghi",
    "environment": "/moi-truong",
    "fishing_vessels": "/tau-ca",
    "traffic_security": "/giao-thong-an-ninh",
    "health": "/y-te",
    "health_of_a_commune": "/y-te?noi=14797&nhom=mien-nui",
    "education": "/giao-duc",
    "portals": "/cong-thong-tin",
    "media": "/bao-chi-mang-xa-hoi",
    "public_services": "/dich-vu-cong",
    "indicator": "/chi-tieu?ma=KTXH-02-LK",
    "indicator_list": "/chi-tieu",
    "source": "/tep-nguon",
    "search": "/tim-kiem?tim=thu%20ngan%20sach",
    "upload": "/nap-so-lieu",
    "inbox": "/tiep-nhan",
    "obligations": "/tinh-hinh-gui-so-lieu",
    "unit": "/don-vi?ma=SNNMT",
    "commune": "/don-vi?ma=14797",
    "audit": "/nhat-ky",
    "system": "/tinh-trang-he-thong",
}
# Words of the platform's own interface, and little words that betray an English sentence.
ENGLISH = re.compile(
    r"\b(about|add|all|and|app|apply|are|axis|bar|browse|cancel|chart|choose|clear|click|close|collapse|connect(?:ed|ing|ion)"
    r"|copy|dark|data|delete|deploy|developer|directory|download|drag|drop|enter|error|exist|exit|expand|failed"
    r"|files?|for|found|fullscreen|hide|here|increment|label|light|limit|line|loading|logo|main|mark|menu|more|navigat(?:e|ion)|next"
    r"|open|options?|pages?|per|point|press|previous|print|remove|report|rerun|results?|running|screencast|search|select(?:ed)?"
    r"|settings|show|sidebar|skip|sort|source|spec|step|stop|submit|system|the|theme|this|upload|value|view|visualization"
    r"|wide|with|you|your)\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"https?://\S+|python -m [a-z ]+|docs/\w+\.md|\S+\.(?:csv|xlsx)\b|\bSHA-256\b|[0-9a-f]{64}")
READ_TEXT = """() => {
  const said = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      const holder = node.parentElement;
      if (holder.closest("script, style, noscript, [data-testid=stIconMaterial]")) continue;
      if (node.data.trim() && holder.checkVisibility()) said.push(node.data.trim());
    } else {
      for (const name of ["aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt"]) {
        const text = node.getAttribute(name);
        if (text && text.trim()) said.push(text.trim());
      }
    }
  }
  return said;
}"""
SETTLED = """() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
  && document.querySelector('h1') && !document.querySelector('[data-testid=stSkeleton]')
  && document.fonts.status === 'loaded' && document.documentElement.classList.contains('gb-whole-view')"""
# Layout shift as browsers measure it: what moved under the reader's eyes without a click, as a share of the window.
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""


@dataclass
class Walk:
    """A page of the browser on one server."""

    page: Page
    address: str
    troubles: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to an address of the app and wait until it has come to rest."""
        self.page.goto(path if path.startswith("http") else self.address + path)
        self.settle()

    def look(self, width: int, scheme: Literal["light", "dark"] = "light") -> None:
        """Make the window this wide and wish for light or dark, as the next address will find it."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme)
        self.settle()

    def settle(self) -> None:
        """Wait until the script has ended and everything lazy is there."""
        self.page.wait_for_function(SETTLED, timeout=15_000)

    @property
    def title(self) -> str:
        """The finding."""
        return self.page.locator("h1").inner_text()

    def choose(self, label: str, option: str) -> None:
        """Pick an option of a select box by its words."""
        self.page.locator("[data-testid=stSelectbox]").filter(has=self.page.get_by_text(label, exact=True)).locator(
            "input"
        ).click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def shifted(self) -> float:
        """How much has moved since the page opened; browsers call up to 0,1 good."""
        return float(self.page.evaluate("window.shifted"))

    def english(self) -> list[str]:
        """What a reader sees or hears that is English."""
        return [text for text in self.page.evaluate(READ_TEXT) if ENGLISH.search(NAMES.sub("", text))]

    def barriers(self) -> list[str]:
        """What axe finds serious or critical, each with the first place where it is."""
        found = Axe().run(self.page).response["violations"]
        grave = [violation for violation in found if violation["impact"] in ("serious", "critical")]
        return [f"{violation['id']}: {violation['nodes'][0]['html'][:200]}" for violation in grave]

    def assert_in_order(self) -> None:
        """A title, no exception, no console error, no request elsewhere, no page that scrolls sideways."""
        expect(self.page.locator("h1")).to_be_visible()
        expect(self.page.locator("[data-testid=stException], [data-testid=stAlertContentError]")).to_have_count(0)
        assert self.troubles == []
        wider = "(at) => { const e = document.querySelector(at); return e.scrollWidth - e.clientWidth; }"
        assert self.page.evaluate(wider, "html") <= 0
        assert self.page.evaluate(wider, "[data-testid=stMain]") <= 0
        assert self.page.evaluate("document.documentElement.lang") == "vi"

    def _probes(self) -> tuple[str, str]:
        """The two addresses below a deep link that the platform tries before the right ones."""
        here = self.page.url.split("?")[0].rstrip("/")
        return f"{here}/_stcore/health", f"{here}/_stcore/host-config"

    def on_response(self, response: Response) -> None:
        if response.status >= 400 and response.url not in self._probes():
            self.troubles.append(f"{response.status} {response.url}")

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and message.location.get("url") not in self._probes():
            self.troubles.append(f"console: {message.text}")

    def on_request(self, request: Request) -> None:
        if not request.url.startswith((self.address + "/", "data:", "blob:")):
            self.troubles.append(f"elsewhere: {request.url}")

    def on_socket(self, socket: WebSocket) -> None:
        if not socket.url.startswith(self.address.replace("http", "ws") + "/"):
            self.troubles.append(f"elsewhere: {socket.url}")


@contextmanager
def walking(
    browser: Browser, address: str, width: int = 1366, height: int = 900, scheme: Literal["light", "dark"] = "light"
) -> Iterator[Walk]:
    """A fresh visitor with a screen of this width and a wish for light or dark."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN", color_scheme=scheme)
    context.set_default_timeout(15_000)
    walk = Walk(context.new_page(), address)
    walk.page.add_init_script(SHIFTS)
    walk.page.on("response", walk.on_response)
    walk.page.on("console", walk.on_console)
    walk.page.on("pageerror", lambda error: walk.troubles.append(f"page: {error}"))
    walk.page.on("request", walk.on_request)
    walk.page.on("websocket", walk.on_socket)
    yield walk
    context.close()
