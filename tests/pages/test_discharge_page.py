"""Xả thải: every exceedance stands as a row of its own and leads to its facility and to its cell."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from pages.parts import words
from tests.pages.visit import assert_in_order, html_of, sentences, text_of, visit

pytestmark = pytest.mark.usefixtures("demonstration_pages")
ROW = re.compile(
    r"<td>(Cơ sở minh họa \d+)[^<]*</td><td>[^<]*</td><td[^>]*>■ <a[^>]*tep=([\w-]+)&amp;o=([^\"&]+)\"[^>]*>([\d,.]+)"
)


def exceedances_of(html: list[str]) -> list[tuple[str, str, str, str]]:
    """Facility, file, cell and value of the list's rows."""
    return ROW.findall(" ".join(html))


def test_exceedances_stand_one_by_one_and_lead_to_their_cells() -> None:
    at = visit("discharge")
    assert_in_order(at)
    assert words.EXCEEDANCES in [heading.value for heading in at.subheader]
    assert "lần giới hạn" in text_of(at)
    _, file, cell, value = exceedances_of(html_of(at))[0]
    source = visit("source", tep=file, o=unquote(cell))
    assert_in_order(source)
    assert re.search(rf'class="[^"]*gb-here[^"]*"[^>]*>{re.escape(value)}', " ".join(html_of(source)))


def test_what_is_measured_at_facilities_only_says_so_and_shows_their_cells() -> None:
    at = visit("indicator", ma="XT-05", noi="CS002")
    assert_in_order(at)
    assert words.ONLY_PLACES.format(place="cơ sở") in sentences(at)
    assert "/tep-nguon?tep=" in " ".join(html_of(at))
    assert words.ONLY_ORDERED in text_of(at)
    assert not at.get("vega_lite_chart")


def test_a_facility_shows_its_own_exceedances_and_an_unknown_place_all() -> None:
    at = visit("discharge")
    facility = re.findall(r'noi=(CS\d+)"[^>]*>(Cơ sở minh họa \d+)', " ".join(html_of(at)))[0]
    own = visit("discharge", noi=facility[0])
    assert_in_order(own)
    assert {row[0] for row in exceedances_of(html_of(own))} == {facility[1]}
    assert exceedances_of(html_of(visit("discharge", noi="khong-co"))) == exceedances_of(html_of(at))
