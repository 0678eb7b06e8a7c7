"""Slides opened again: every number and title is there as text, nothing overlaps, nothing is small or lost."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from pptx import Presentation

from briefings.deck import Chart, Deck, Screen, Series, Table
from briefings.slides.letters import SMALLEST, height
from briefings.slides.page import HEIGHT, WIDTH
from briefings.slides.writing import write_slides
from data.catalogue import Catalogue
from tests.briefings.decks import deck, figure, screen, screens
from tests.briefings.slides.read_back import boxes_of, notes_of, sizes_of, slides_of, texts_of
from tests.charts.test_maps import made

LONG = (
    "Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp phối hợp Sở Nông nghiệp và Môi trường, "
    "Sở Văn hóa, Thể thao và Du lịch, Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh"
)
HOSTILE = '=HYPERLINK("x")\x00\x1b[31m<script>&amp;]]>\n\u202e\ufffe _x000D_ {{7*7}}'


def shapes(catalogue: Catalogue) -> tuple[Screen, ...]:
    """Screens of every shape, also as long, as full and as hostile as they get."""
    table = Table(("Cơ quan chủ trì", "Quá hạn", "Lâu nhất"), ((LONG, "12", "141 ngày"),) * 8, numeric=(1,))
    wide = figure(amount="51234567.8", unit="triệu đồng", label=LONG, owner=LONG, goal=LONG, made_up=True)
    cards = tuple(figure(f"A-{n}", "1234567.8", unit="tỷ đồng", label=LONG, made_up=n == 2) for n in range(5))
    bars = Chart(
        "bars", LONG, "%", 1, (LONG, HOSTILE, "Xã C"), (Series(LONG, tuple(map(Decimal, ("4.5", "0", "-2.25")))),)
    )
    empty = Chart("line", "Trống", "%", 1, ("T9", "T10"), (Series("Thực hiện", (None, None)),))
    return (
        *screens(),
        screen(map=made(catalogue, True), chart=None, figures=(figure(),)),
        screen(map=made(catalogue, False), chart=None),
        screen(table=table, chart=None, title=LONG * 3, heading=LONG * 3),
        screen(table=table, chart=None, figures=(), lines=(LONG,) * 12),
        screen(chart=None),
        screen(figures=(wide, *cards), lines=(LONG,) * 3),
        screen(figures=(wide, *cards), chart=None, sources=(LONG,) * 9, coverage=LONG),
        screen(figures=(), chart=None, lines=tuple(f"{n}. {LONG[:50]}" for n in range(1, 41))),
        screen(figures=(), chart=None, lines=(LONG,) * 60),
        screen(figures=(figure(),), chart=bars),
        screen(figures=(), chart=empty, lines=()),
        screen(title="", heading="", cutoff="", coverage="", sources=(), made_up="", notes=(), minutes=0),
        screen(
            HOSTILE,
            heading=HOSTILE,
            lines=(HOSTILE,),
            notes=(HOSTILE,),
            sources=(HOSTILE,),
            figures=(figure(label=HOSTILE, unit=HOSTILE, owner=HOSTILE),),
            chart=None,
            table=Table((HOSTILE,), ((HOSTILE,),)),
        ),
        screen(LONG, kind="cover", figures=(), chart=None, lines=(LONG,) * 6),
    )


@pytest.fixture(scope="module")
def whole(catalogue: Catalogue) -> Deck:
    return deck(catalogue, *shapes(catalogue))


@pytest.fixture(scope="module")
def written(whole: Deck) -> list[Any]:
    return slides_of(whole)


def one(catalogue: Catalogue, shown: Screen) -> Any:
    return slides_of(deck(catalogue, shown))[0]


def test_every_number_stands_on_the_slide_of_its_screen_with_its_unit(catalogue: Catalogue) -> None:
    shown = deck(catalogue)
    slides = slides_of(shown)
    for at, found in shown.figures():
        assert found.said in texts_of(slides[at - 1])


def test_a_number_too_long_for_one_line_has_its_unit_under_it(catalogue: Catalogue) -> None:
    shown = screen(figures=(figure(amount="51234567.8", unit="triệu đồng"),))
    assert "51.234.567,8 triệu đồng" in texts_of(one(catalogue, shown))


def test_the_key_number_is_the_largest_text_and_at_least_a_twelfth_of_the_height(written: list[Any]) -> None:
    for slide in written:
        numbers = [shape for shape in slide.shapes if shape.name == "Số liệu"]
        if numbers:
            largest = max(sizes_of(slide))
            assert numbers[0].text_frame.paragraphs[0].runs[0].font.size.pt == largest >= 0.08 * HEIGHT


def test_nothing_is_smaller_than_24_pixels_of_1080(written: list[Any]) -> None:
    assert min(size for slide in written for size in sizes_of(slide)) == SMALLEST


def test_no_box_leaves_the_slide_or_touches_another(written: list[Any]) -> None:
    for at, slide in enumerate(written, start=1):
        boxes = boxes_of(slide)
        for name, left, top, right, bottom in boxes:
            inside = left >= 0 and top >= 0 and right <= WIDTH + 0.1 and bottom <= HEIGHT + 0.1
            assert inside, f"{at}: {name}"
        for (one_name, *a), (other, *b) in combinations(boxes, 2):
            apart = a[2] <= b[0] + 0.1 or b[2] <= a[0] + 0.1 or a[3] <= b[1] + 0.1 or b[3] <= a[1] + 0.1
            assert apart, f"{at}: {one_name}, {other}"


def test_no_text_is_taller_than_its_box(written: list[Any]) -> None:
    for at, slide in enumerate(written, start=1):
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text or shape.name == "Số liệu":
                continue
            needed = sum(
                height([p.text], shape.width / 12700, p.runs[0].font.size.pt, p.runs[0].font.bold)
                for p in shape.text_frame.paragraphs
            )
            assert needed <= shape.height / 12700 + 0.5, f"{at}: {shape.text_frame.text}"


def test_titles_are_real_titles_and_none_is_empty(whole: Deck, written: list[Any]) -> None:
    for screen_of, slide in zip(whole.screens, written, strict=True):
        title = slide.shapes.title.text_frame.text
        assert title
        if screen_of.title in (LONG, "Văn bản mới"):
            assert title == screen_of.title


def test_the_foot_says_snapshot_cutoff_coverage_mark_sources_and_page(catalogue: Catalogue) -> None:
    said = " ".join(texts_of(one(catalogue, screen())))
    assert "Giao ban số 47  ·  Số liệu chốt đến 17 giờ 00 ngày 20/11/2026".replace("  ", " ") in said.replace("  ", " ")
    for part in ("Có số liệu 162/166 xã, phường", "Số liệu minh họa", "Nguồn: Biểu KTXH-M1", "1/1"):
        assert part in said


def test_what_is_cut_on_the_slide_and_what_only_the_presenter_sees_stands_in_the_notes(written: list[Any]) -> None:
    assert "Hỏi Sở Tài chính về ba dự án chậm nhất." in notes_of(written[1])
    assert "Thời gian: 4 phút" in notes_of(written[1])
    assert "Cơ quan chủ trì: Sở Tài chính" in notes_of(written[1])
    cut = next(slide for slide in written if slide.shapes.title.text_frame.text.endswith("…"))
    assert LONG * 3 in notes_of(cut)


def test_every_line_of_a_long_agenda_stands_on_its_slide(written: list[Any]) -> None:
    said = " ".join(texts_of(written[13]))
    assert all(f"{n}. {LONG[:50]}".strip() in said for n in range(1, 41))


def test_a_screen_that_only_says_one_thing_says_it_large(written: list[Any]) -> None:
    title = written[5].shapes.title
    assert title.text_frame.text == "Báo chí mạng xã hội: chưa có số liệu"
    assert title.text_frame.paragraphs[0].runs[0].font.size.pt > 40


def test_a_chart_without_any_number_says_so(written: list[Any]) -> None:
    assert "○ Chưa có số liệu" in texts_of(written[16])


def test_a_table_is_a_real_table_with_every_text(catalogue: Catalogue) -> None:
    table = Table(("Cơ quan", "Số"), (("Sở Y tế", "1.234"), ("=1+1", "2")), numeric=(1,))
    slide = one(catalogue, screen(figures=(), chart=None, lines=(), table=table))
    drawn = next(shape.table for shape in slide.shapes if shape.has_table)
    read = [[cell.text for cell in row.cells] for row in drawn.rows]
    assert read == [["Cơ quan", "Số"], ["Sở Y tế", "1.234"], ["=1+1", "2"]]


def test_made_up_numbers_among_others_are_marked_each(catalogue: Catalogue) -> None:
    mixed = (figure(), figure("A", made_up=True), figure("B"))
    assert texts_of(one(catalogue, screen(figures=mixed))).count("Số liệu minh họa") == 1
    wholly = tuple(replace(found, made_up=True) for found in mixed)
    assert texts_of(one(catalogue, screen(figures=wholly))).count("Số liệu minh họa") == 0


def test_pictures_and_charts_are_told_to_who_does_not_see_them(written: list[Any]) -> None:
    for slide in written:
        for shape in slide.shapes:
            if shape.has_chart or shape.name == "Mã QR":
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_the_file_says_which_snapshot_it_is_in_vietnamese(catalogue: Catalogue) -> None:
    said = Presentation(io.BytesIO(write_slides(deck(catalogue)))).core_properties
    assert said.title == "Giao ban công tác tuần 47"
    assert said.subject.startswith("Giao ban số 47, chốt 07 giờ 00 ngày 22/11/2026 · SHA-256 abab")
    assert said.language == "vi-VN"
    assert said.author == "Giao Ban"


def test_hostile_text_stays_text(written: list[Any]) -> None:
    said = " ".join(texts_of(written[18]))
    assert '=HYPERLINK("x")' in said
    assert "<script>&amp;]]>" in said
    assert not any(sign in said for sign in "\x00\x1b\ufffe")
