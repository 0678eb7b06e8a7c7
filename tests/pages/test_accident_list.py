"""Accidents one by one: each leads to its cell, and those of one commune can be seen alone."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.blocks.accident_list import FIRST, HEADING
from tests.pages.visit import assert_in_order, html_of, visit

pytestmark = pytest.mark.usefixtures("demonstration_pages")


def listed(at: AppTest) -> str:
    assert_in_order(at)
    assert HEADING in [heading.value for heading in at.subheader]
    return next(piece for piece in html_of(at) if "chỉ xem nơi đó" in piece)


def test_every_accident_leads_to_the_cell_that_it_came_from() -> None:
    table = listed(visit("traffic_security"))
    cells = re.findall(r'href="/tep-nguon\?tep=N\d+&amp;o=[^"]+"', table)
    assert len(cells) == table.count("<tr>") - 1 == FIRST


def test_the_number_of_a_commune_leads_to_its_accidents() -> None:
    places = next(piece for piece in html_of(visit("traffic_security")) if "Vụ trong kỳ so sánh" in piece)
    place, count = re.findall(r"noi=(\d+)[^>]*>(\d+)<", places)[0]
    own = listed(visit("traffic_security", noi=place))
    assert f"trong {count} vụ tại" in own
