"""Pages whose address holds a megabyte, thousands of fields, or what is no value of theirs: they open all the same."""

from __future__ import annotations

import pytest

from pages.parts import links
from pages.parts.base import MOMENT
from tests.pages.visit import assert_in_order, text_of, visit

pytestmark = pytest.mark.usefixtures("demonstration_pages")
NAMES = (
    *(MOMENT, links.PERIOD, links.CODE, links.PLACE, links.SUBMISSION, links.SENDING, links.CELL, links.GROUND),
    *(links.FORM, links.WINDOW, links.SCHEME, links.TERM, links.PORTFOLIO, links.GROUP, links.PROGRAMME),
)
PAGES = (
    "overview",
    "socio_economic",
    "indicator",
    "source",
    "upload",
    "inbox",
    "obligations",
    "unit",
    "search",
    "audit",
)
MANY = {f"x{number}": "'; drop table observation --" for number in range(5_000)}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("value", ["NaN", "9" * 1_000_000], ids=["nan", "megabyte"])
def test_no_value_in_the_address_breaks_a_page_or_is_repeated_at_length(page: str, value: str) -> None:
    at = visit(page, **dict.fromkeys(NAMES, value), **MANY)
    assert_in_order(at)
    assert value[:100] not in text_of(at) or len(value) < 100
    assert "drop table" not in text_of(at)
