"""The presenter's file: everything inside, nothing asked of anybody, every number as text, hostile text as text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from briefings.presenter.page import present_html
from data.catalogue import Catalogue
from tests.briefings.decks import deck, figure, screen
from tests.briefings.presenter.shapes import bars, every_shape, three_lines

HOSTILE = "</script><img src=x onerror=alert(1)>{{ 7*7 }}"
LIMIT = 8 * 1024 * 1024


@pytest.fixture(scope="module")
def page(catalogue: Catalogue) -> str:
    """The file of a deck with every shape of screen."""
    return present_html(deck(catalogue, *every_shape(catalogue)))


def body(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def told(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="told">(.*?)</script>', page, re.DOTALL)
    assert found
    said: dict[str, object] = json.loads(found[1])
    return said


def test_the_file_asks_nothing_of_anybody(page: str) -> None:
    without_names = page.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xlink", "")
    assert not re.search(r"https?://|(?:src|href)=\"(?!#)|@import|url\((?!data:|#)", without_names)
    assert "default-src 'none'" in unescape(page)
    assert "connect-src 'none'" in unescape(page)


def test_only_a_copy_with_a_token_may_talk_to_its_own_server(catalogue: Catalogue) -> None:
    page = present_html(deck(catalogue, screen(chart=None)), token="a-token")
    assert "connect-src 'self'" in unescape(page)
    assert told(page)["token"] == "a-token"


def test_every_screen_is_a_labelled_section(page: str, catalogue: Catalogue) -> None:
    shown = every_shape(catalogue)
    sections = re.findall(r'<section class="screen" data-n="(\d+)"[^>]* aria-label="([^"]+)"', page)
    assert [int(n) for n, _ in sections] == list(range(1, len(shown) + 1))
    assert unescape(sections[1][1]) == f"Màn hình 2/{len(shown)}. {shown[1].title}"


def test_every_number_is_there_with_all_that_is_said_of_it(page: str, catalogue: Catalogue) -> None:
    for section, shown in zip(body(page).split("<section ")[1:], every_shape(catalogue), strict=True):
        text = unescape(re.sub(r"<[^>]+>", " ", section))
        for one in shown.figures:
            assert one.text in text
            assert one.label in text
        assert ("Số liệu minh họa" in text) == bool(shown.made_up or any(one.made_up for one in shown.figures))


def test_numbers_in_charts_are_text_in_the_file_s_own_typeface(catalogue: Catalogue) -> None:
    page = present_html(deck(catalogue, screen(chart=three_lines()), screen(chart=bars("vụ", 51, "7.5", None))))
    drawn = re.findall(r"<(?:text|tspan)[^>]*>([^<]+)<", body(page))
    assert {"Yêu cầu đến kỳ", "96,4%", "51 vụ", "7,5 vụ", "Chưa có số liệu"} <= set(drawn)
    assert set(re.findall(r'font-family="([^"]+)"', body(page))) == {"Giao Ban Sans"}
    assert page.count("data:font/ttf;base64,") == 2
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', body(page))]
    assert min(sizes) >= 24
    clips = re.findall(r'<clipPath id="([^"]+)"', page)
    assert len(clips) == len(set(clips))


def test_the_foot_says_snapshot_cutoff_coverage_place_and_mark_on_every_screen(page: str) -> None:
    feet = re.findall(r"<footer>(.*?)</footer>", page, re.DOTALL)
    for n, foot in enumerate(feet, start=1):
        text = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", foot)))
        assert "Giao ban số 47 chốt 07 giờ 00 ngày 22/11/2026 mã 47, dấu kiểm abababab" in text
        assert "Số liệu chốt đến 17 giờ 00 ngày 20/11/2026" in text
        assert "162/166 xã, phường" in text
        assert f" {n}/{len(feet)} " in text
        assert "<svg" in foot


def test_hostile_text_stays_text(catalogue: Catalogue) -> None:
    named = replace(figure(label=HOSTILE), owner=HOSTILE)
    chart = replace(bars("vụ", 51, 7), labels=(HOSTILE, "b"), title=HOSTILE)
    shown = screen(HOSTILE, figures=(named,), heading=HOSTILE, lines=(HOSTILE,), chart=chart, notes=(HOSTILE,))
    page = present_html(deck(catalogue, shown))
    assert "<img" not in page
    assert "49" not in re.sub(r"base64,[^)]+", "", body(page))
    assert page.count("</script>") == 2
    screens = told(page)["screens"]
    assert isinstance(screens, list)
    assert screens[0]["notes"] == [HOSTILE]


def test_forty_screens_stay_under_the_limit_and_tell_how_far_they_are(catalogue: Catalogue) -> None:
    heard: list[tuple[int, int]] = []
    shown = every_shape(catalogue)[6:18]
    page = present_html(deck(catalogue, *(shown * 4)[:40]), lambda done, total: heard.append((done, total)))
    assert len(page.encode()) < LIMIT
    assert heard[-1][0] == heard[-1][1] == len(heard) > 30


def test_an_empty_sector_says_so_calmly(catalogue: Catalogue) -> None:
    page = present_html(deck(catalogue, screen("Chưa có số liệu", figures=(), chart=None)))
    assert "Đến thời điểm chốt, mục này chưa nhận được số liệu nào" in page


def test_the_square_code_names_the_frozen_pages_or_else_what_to_hold_against(catalogue: Catalogue) -> None:
    without = deck(catalogue, screen(chart=None))
    addressed = replace(without, address="https://ioc.example.vn")
    assert "Mã đối chiếu bản giao ban" not in present_html(without)
    cover = replace(screen(kind="cover", chart=None), figures=())
    assert "Mã đối chiếu bản giao ban" in present_html(replace(without, screens=(cover,)))
    assert "Quét mã để mở bản giao ban này" in present_html(replace(addressed, screens=(cover,)))
