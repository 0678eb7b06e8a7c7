"""Charts as pictures: drawn in a child process, with Vietnamese letters, and without asking anybody for anything."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefings.pictures import PictureFailed, draw_picture
from briefings.takeaway import Line
from charts.style import LIGHT, config, data_address
from tests.briefings.test_files_taken_away import TABLE

FONTS = Path(__file__).parents[2] / "briefings" / "fonts"
SPEC: dict[str, Any] = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.4.1.json",
    "width": "container",
    "height": 60,
    "config": config(LIGHT),
    "data": {
        "url": data_address("application/json", '[{"name": "Phường Hạc Thành", "amount": 12345.5}]'),
        "format": {"type": "json"},
    },
    "mark": "bar",
    "encoding": {"y": {"field": "name", "type": "nominal"}, "x": {"field": "amount", "type": "quantitative"}},
}


def test_an_svg_says_title_cutoff_source_and_mark_in_vietnamese() -> None:
    svg = draw_picture("svg", SPEC, TABLE).decode()
    said = re.findall(r"<(?:text|tspan)[^>]*>([^<]+)<", svg)
    assert "Thu ngân sách nhà nước trên địa bàn" in said
    assert "Có số liệu minh họa · Số liệu chốt đến 17 giờ 00 ngày 20/11/2026" in said
    assert "Nguồn: Biểu KTXH-STC-T" in said
    assert "Phường Hạc Thành" in said
    assert "12.000" in said
    assert "Giao Ban Sans" not in svg
    assert not re.search(r"(?:href|src)=|url\(", svg)


def test_a_wholly_made_up_chart_says_so() -> None:
    made_up = replace(TABLE, lines=tuple(Line(line.cells, made_up=True) for line in TABLE.lines))
    assert "Số liệu minh họa · " in draw_picture("svg", SPEC, made_up).decode()


def test_a_png_is_a_picture_and_letters_leave_ink() -> None:
    with_title, without = TABLE, replace(TABLE, title=" ", subtitle="", sources=(), cutoff=None, lines=())
    drawn, bare = draw_picture("png", SPEC, with_title), draw_picture("png", SPEC, without)
    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(drawn) > len(bare) + 5_000


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert draw_picture("png", SPEC, TABLE) == draw_picture("png", SPEC, TABLE)


@pytest.mark.parametrize("url", ["http://127.0.0.9/x.json", "//127.0.0.9/x.json", "/etc/passwd"])
def test_a_picture_never_fetches_anything(url: str) -> None:
    elsewhere = copy.deepcopy(SPEC)
    elsewhere["data"] = {"url": url}
    with pytest.raises(PictureFailed):
        draw_picture("png", elsewhere, TABLE)


def test_a_picture_holds_nothing_of_the_files_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "rows.json").write_text('[{"name": "Tệp của máy", "amount": 1}]', encoding="utf-8")
    local = copy.deepcopy(SPEC)
    local["data"] = {"url": (tmp_path / "rows.json").as_uri()}
    assert "Tệp của máy" not in draw_picture("svg", local, TABLE).decode()


def test_a_broken_specification_is_refused_and_the_next_one_is_drawn() -> None:
    with pytest.raises(PictureFailed):
        draw_picture("svg", {"mark": {"type": "no such mark"}}, TABLE)
    assert draw_picture("svg", SPEC, TABLE)


def test_the_typefaces_travel_with_their_licence() -> None:
    faces = {path.stem.split("-")[0] for path in FONTS.glob("*.ttf")}
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert faces == {"GiaoBanSans", "GiaoBanSerif"}
    assert "SIL OPEN FONT LICENSE" in licence
    assert "Giao Ban Sans is made from" in licence
    assert "Giao Ban Serif is made from" in licence
