"""Texts are measured before they are put: what fits stays whole, what does not is cut at a word's sign and says so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefings.slides.letters import fit, height, line_count, one_line, width

TEXTS = st.lists(st.text(st.characters(blacklist_categories=("C", "Z")) | st.just(" "), max_size=80), max_size=5)


@given(TEXTS, st.floats(60, 900), st.floats(15, 400))
def test_fitted_texts_are_never_taller_than_their_room(texts: list[str], wide: float, high: float) -> None:
    found = fit(texts, (wide, high), (30, 20, 12), gap=0.3)
    assert found.height <= high + 0.02 or found.texts == ("…",)
    if not found.cut:
        assert found.texts == tuple(texts)


def test_a_letter_with_marks_has_room_for_the_wider_one_that_may_stand_in_for_it() -> None:
    assert width("ea", 12) < width("ếặ", 12) < width("ea", 12) * 1.2
    assert width("e\u0302\u0301", 12) == width("e", 12)
    assert width("abc", 12, bold=True) > width("abc", 12)


def test_lines_break_between_words_and_inside_of_words_longer_than_a_line() -> None:
    assert line_count("một hai", width("một hai", 12) + 1, 12) == 1
    assert line_count("một hai", width("một hai", 12) - 1, 12) == 2
    assert line_count("x" * 100, width("x" * 30, 12), 12) == 4


def test_the_largest_size_that_fits_is_taken() -> None:
    assert fit(["Giao ban"], (400, 60), (30, 20)).size == 30
    assert fit(["Giao ban"], (400, 30), (30, 20)).size == 20


def test_a_line_is_cut_with_an_ellipsis_only_when_it_must() -> None:
    assert one_line("Sở Y tế", 200, 12) == "Sở Y tế"
    short = one_line("Sở Nông nghiệp và Môi trường", 80, 12)
    assert short.endswith("…")
    assert height([short], 80, 12) == height(["x"], 80, 12)
