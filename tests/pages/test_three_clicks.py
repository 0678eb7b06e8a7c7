"""From any number of a sector's own tables to its cell: the number, its birth certificate, the cell; and back."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from data.catalogue import Catalogue
from pages.parts import words
from tests.pages.visit import assert_in_order, html_of, text_of, unfolded, visit

pytestmark = pytest.mark.usefixtures("demonstration_pages")
MOST_BYTES, OFFICE = 40_000, "chanh-van-phong-ubnd-tinh"
NUMBER = re.compile(r'<a href="/chi-tieu\?([^"]*)" data-page>(.*?)</a>')
CELL = re.compile(r"<td[^>]*>([^<]*)</td><td[^>]*><a href=\"/tep-nguon\?([^\"]*)\"")
NUMBERS = {
    ("documents", "noi"): {"VB-01", "VB-03", "VB-04", "VB-05"},
    ("environment", "noi"): {"MT-01", "MT-03", "MT-04", "MT-06", "MT-07", "MT-24"},
    ("discharge", "noi"): {"XT-05", "XT-09"},
    ("portals", "noi"): {"CT-05", "CT-08"},
    ("health", "noi"): {"YT-11"},
    ("citizen_feedback", "muc"): {"PA-17", "PA-18", "PA-19", "PA-20"},
    ("education", "muc"): {"GD-22", "GD-23", "GD-24", "GD-25"},
    ("education", ""): {"GD-22"},
    ("public_services", "muc"): {"DV-11"},
    ("media", ""): {"BC-02", "BC-03", "BC-04"},
    ("traffic_security", ""): {"AN-01-LK", "AN-02-LK"},
}


def address(query: str) -> dict[str, str]:
    return dict(parse_qsl(unescape(query)))


def numbers_of(at: AppTest, named: str = "") -> dict[str, tuple[str, dict[str, str]]]:
    """Indicator -> its first number in the tables, with the address that it leads to; named: what that has to name."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for query, said in NUMBER.findall(" ".join(html_of(at))):
        asked = address(query)
        if not named or named in asked:
            number = re.search(r"\d[\d.,]*", re.sub("<[^>]*>", "", said))
            found.setdefault(asked["ma"], (number[0] if number else "", asked))
    return found


def cells_of(at: AppTest) -> list[tuple[str, dict[str, str]]]:
    """The value and the address of every cell in the birth certificate."""
    piece = next(p for p in html_of(at) if "Ô gốc" in p)
    return [(value, address(query)) for value, query in CELL.findall(piece)]


def assert_leads_to_its_cell(said: str, asked: dict[str, str]) -> None:
    """The page of the number has just its cell, which opens with the way back."""
    at = visit("indicator", **asked)
    assert_in_order(at)
    ((value, cell),) = cells_of(at)
    assert re.search(rf"(?<![\d,.]){re.escape(said)}(?![\d,.])", value)
    source = visit("source", **cell)
    assert_in_order(source)
    assert "gb-here" in " ".join(html_of(source))
    trail = next(p for p in html_of(source) if "gb-crumb" in p)
    back = re.findall(r'href="/chi-tieu\?([^"]*)"', trail)
    assert [address(query) for query in back] == [asked]


@pytest.mark.parametrize(("page", "named"), NUMBERS)
def test_each_number_of_a_table_leads_to_its_own_cell_and_back(page: str, named: str) -> None:
    found = numbers_of(visit(page), named)
    assert NUMBERS[page, named] <= found.keys()
    for code in sorted(NUMBERS[page, named]):
        assert_leads_to_its_cell(*found[code])


def test_the_table_of_parts_has_the_cell_of_each() -> None:
    at = visit("indicator", ma="GD-22", ky="2026")
    table = next(p for p in html_of(at) if "Trung học phổ thông" in p)
    assert table.count("/tep-nguon?") == table.count("<tr>") - 1
    assert "muc=thpt" in table


def test_the_certificate_of_a_part_says_whose_it_is_and_leads_to_all_cells() -> None:
    at = visit("indicator", ma="GD-22", ky="2026", muc="thpt")
    assert "Đang hiện 1 ô của  Trung học phổ thông" in text_of(at)
    assert words.EVERY_CELL in text_of(at)


@pytest.mark.parametrize("unknown", [{"muc": "khong-co"}, {"noi": "khong-co"}, {"muc": "thpt", "noi": "x"}])
def test_an_unknown_part_or_place_shows_what_there_is(unknown: dict[str, str]) -> None:
    at = visit("indicator", ma="GD-22", ky="2026", **unknown)
    assert_in_order(at)
    assert cells_of(at)


def test_every_commune_of_a_ranking_leads_to_its_own_number(catalogue: Catalogue) -> None:
    for at in (unfolded(visit("health"), "YT-01"), unfolded(visit("indicator", ma="YT-01"), "places")):
        asked = [address(query) for query, _ in NUMBER.findall(" ".join(html_of(at)))]
        places = {a["noi"] for a in asked if a["ma"] == "YT-01" and a["ky"] == "2026-10" and "noi" in a}
        assert places <= catalogue.communes.keys()
        assert len(places) > 100


def test_a_unit_of_a_ranking_leads_to_its_two_cells_and_its_rate() -> None:
    asked = {"ma": "VB-06", "ky": "2026-10", "noi": "STC"}
    assert asked in [address(q) for q, _ in NUMBER.findall(" ".join(html_of(unfolded(visit("documents"), "VB-06"))))]
    at = visit("indicator", **asked)
    assert re.search(r"Đang hiện 2 ô của\s+Sở Tài chính\s+\(\d+[\d,]*%\)", text_of(at))
    assert [cell["noi"] for _, cell in cells_of(at)] == ["STC", "STC"]


def test_the_certificate_of_a_rate_shows_both_sides_the_numerator_first() -> None:
    at = visit("indicator", ma="YT-01", ky="2026-10")
    headings = [p for p in html_of(at) if "Tử số" in p or "Mẫu số" in p]
    assert ["Tử số: Số người tham gia bảo hiểm y tế" in p for p in headings] == [True, False]
    assert all(p.count("/tep-nguon?") > 1 for p in headings)
    small = cells_of(visit("indicator", ma="YT-01", ky="2026-10", noi="14758"))
    assert len(small) == 2
    insured, people = (int(re.sub(r"\D", "", value)) for value, _ in small)
    assert insured < people


def test_the_cells_that_are_folded_away_open() -> None:
    at = visit("indicator", ma="YT-01", ky="2026-10")
    before = sum(p.count("/tep-nguon?") for p in html_of(at))
    assert sum(p.count("/tep-nguon?") for p in html_of(unfolded(at, "cells-YT-14"))) > before + 100


def test_a_file_that_is_opened_by_itself_says_only_where_it_is() -> None:
    cell = cells_of(visit("indicator", ma="GD-22", ky="2026"))[0][1]
    for at in (visit("source", tep=cell["tep"]), visit("source", tep=cell["tep"], ma="KHONG-CO")):
        assert_in_order(at)
        trail = next(p for p in html_of(at) if "gb-crumb" in p)
        assert "/chi-tieu" not in trail
        assert words.SOURCE in trail


def test_the_way_back_names_sector_and_number() -> None:
    cell = cells_of(visit("indicator", ma="GD-22", ky="2026"))[0][1]
    trail = next(p for p in html_of(visit("source", **cell)) if "gb-crumb" in p)
    assert re.search(r"Tổng quan.*›.*/giao-duc.*Giáo dục.*›.*/chi-tieu.*Trường theo cấp học.*›", trail)


@pytest.mark.parametrize("page", ["documents", "portals", "discharge", "environment", "media"])
def test_links_of_dense_tables_keep_a_page_small(page: str) -> None:
    assert sum(len(piece.encode()) for piece in html_of(visit(page))) < MOST_BYTES


def test_links_of_a_kept_table_carry_the_portfolio_of_each_visit() -> None:
    def tables(**asked: str) -> str:
        return " ".join(query for query, _ in NUMBER.findall(" ".join(html_of(visit("discharge", **asked)))))

    assert "phu-trach" not in tables()
    assert tables(**{"phu-trach": OFFICE}).count(f"phu-trach={OFFICE}") > 20
