"""Opening a page as st.navigation runs it, and reading what stands on it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data.catalogue import load_catalogue
from tests.conftest import NO_OVERLAY

PAGES = Path(__file__).resolve().parents[2] / "pages"
MENU = PAGES / "parts" / "menu.py"
SECTOR_PAGES = ("socio_economic", "documents", "discharge", "sector_extra")
OTHER_SECTOR_PAGES = (
    *("tasks", "citizen_feedback", "environment", "fishing_vessels", "traffic_security"),
    *("health", "education", "portals", "media", "public_services"),
)
ALL_PAGES = (
    "overview",
    "briefings",
    *SECTOR_PAGES,
    *OTHER_SECTOR_PAGES,
    "indicator",
    "source",
    "upload",
    "inbox",
    "obligations",
    "unit",
    "search",
    "audit",
    "system",
)
NOT_FOR_THE_DEMONSTRATION = ("accounts",)
ADDRESSES = {
    "overview": "tong-quan",
    "briefings": "giao-ban",
    "indicator": "chi-tieu",
    "search": "tim-kiem",
    "source": "tep-nguon",
    "obligations": "tinh-hinh-gui-so-lieu",
    "unit": "don-vi",
    "upload": "nap-so-lieu",
    "inbox": "tiep-nhan",
    "accounts": "tai-khoan",
    "audit": "nhat-ky",
    "system": "tinh-trang-he-thong",
}
MADE_UP = "Số liệu minh họa"
ADDRESS = "http://127.0.0.1:8501/"
_TAGS = re.compile(r"<[^>]*>")
_CARD = re.compile(r'<article class="gb-headline".*?</article>')


def visit(page: str, **address: str) -> AppTest:
    """The page of a file after one run, by its address; the overview is the page that one comes to without."""
    return type_address("" if page == "overview" else address_of(page), **address)


def type_address(url: str, **address: str) -> AppTest:
    """What somebody gets who types the address of a page, whether the menu offers it or not."""
    at = AppTest.from_file(str(MENU), default_timeout=60)
    at.context["url"] = f"{ADDRESS}{url}"
    at._page_hash = calc_hash(url) if url else ""
    at.query_params = dict(address)
    return at.run()


@cache
def address_of(page: str) -> str:
    """Where a page stands: a sector's by the catalogue."""
    sectors = load_catalogue("38", NO_OVERLAY).sectors.values()
    return ({sector.page: sector.url for sector in sectors} | ADDRESSES)[page]


def unfolded(at: AppTest, key: str) -> AppTest:
    """The page with the table open that is folded away under a key."""
    at.session_state[f"folded-{key}"] = True
    return at.run()


def html_of(at: AppTest) -> list[str]:
    """The pieces of our own HTML, in order."""
    return [str(element.proto.body) for element in at.get("html")]


def sentences(at: AppTest) -> list[str]:
    """What the boxes of the platform say: errors, warnings, notices, successes."""
    return [element.value for kind in (at.error, at.warning, at.info, at.success) for element in kind]


def text_of(at: AppTest) -> str:
    """Everything that a reader reads: headings, boxes, our HTML without its tags."""
    headings = [element.value for kind in (at.title, at.header, at.subheader) for element in kind]
    return "\n".join([*headings, *sentences(at), *(_TAGS.sub(" ", piece) for piece in html_of(at))])


def cards_with_a_number(at: AppTest) -> list[str]:
    """The cards that show a value."""
    return [card for piece in html_of(at) for card in _CARD.findall(piece) if "gb-none" not in card]


def assert_in_order(at: AppTest) -> None:
    """A page that came to its end: a title, no exception, no sentence of an error."""
    assert not at.exception
    assert [element.value for element in at.error] == []
    assert len(at.title) == 1
