"""Charts of the presenter: names that don't collide, round axes, labels that fit, gaps that are no lines."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from charts.present import _ends, draw_lines, from_first, period_lines
from charts.present_bars import draw_bars
from charts.screen import Box, Content, Line, nice_ticks

BOX = Box(1100, 420)
AMOUNTS = st.decimals(-1000, 1000, places=1)


def content(*lines: Line, labels: tuple[str, ...] = ("T9/2026", "T10/2026"), unit: str = "vụ") -> Content:
    return Content(labels, lines, unit, 1)


@given(st.decimals(-1_000_000, 1_000_000, places=1), st.decimals(0, 1_000_000, places=1))
def test_an_axis_holds_its_range_with_few_round_numbers(lowest: Decimal, wide: Decimal) -> None:
    low, span = float(lowest), float(wide)
    ticks = nice_ticks(low, low + span)
    assert ticks[0] <= low + abs(low) * 1e-6
    assert ticks[-1] >= low + span - abs(low + span) * 1e-6
    assert 2 <= len(ticks) <= 8


@given(st.lists(AMOUNTS, min_size=1, max_size=4))
def test_names_at_the_ends_of_lines_never_collide(amounts: list[Decimal]) -> None:
    shown = content(*(Line(f"Dòng {n}", (amount, amount)) for n, amount in enumerate(amounts)))
    ticks = nice_ticks(min(0.0, *map(float, amounts)), max(0.0, *map(float, amounts)))
    pixel = (ticks[-1] - ticks[0]) / 320
    heights = [end["amount"] for end in _ends(shown, ticks, 320)]
    assert all(upper - lower >= 61 * pixel for lower, upper in pairwise(heights))


def test_a_month_says_its_year_once() -> None:
    assert period_lines(["T11/2025", "T12/2025", "T1/2026", "T2/2026"]) == ["T11\n2025", "T12", "T1\n2026", "T2"]
    assert period_lines(["2024", "21/11"]) == ["2024", "21/11"]


def test_one_period_and_no_number_are_drawn() -> None:
    alone = draw_lines(content(Line("Thực hiện", (Decimal(5),)), labels=("T10/2026",)), BOX)
    empty = draw_lines(content(Line("Thực hiện", (None, None))), BOX)
    assert alone["width"] + alone["padding"]["left"] + alone["padding"]["right"] == BOX.width
    assert empty["height"] + empty["padding"]["top"] + empty["padding"]["bottom"] == BOX.height


def test_a_line_that_begins_anew_is_not_joined_to_the_year_before() -> None:
    amounts = tuple(map(Decimal, (90, 100, 5, 9)))
    joined = Content(("T11/2025", "T12/2025", "T1/2026", "T2/2026"), (Line("Thực hiện", amounts),), "tỷ đồng", 0)
    parted = draw_lines(replace(joined, anew=(2,)), BOX)
    assert [row["run"] for row in _told(parted)] == ["Thực hiện 0"] * 2 + ["Thực hiện 1"] * 2
    assert len({row["run"] for row in _told(draw_lines(joined, BOX))}) == 1


def _told(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that the lines are drawn from."""
    address = spec["layer"][0]["data"]["url"]
    rows: list[dict[str, Any]] = json.loads(unquote(address.partition(",")[2]))
    return rows


def test_periods_before_the_first_number_are_left_out_but_for_six() -> None:
    labels = tuple(f"T{month}/2026" for month in range(1, 11))
    told, wanted = (None, None, *map(Decimal, range(8))), tuple(map(Decimal, range(10)))
    shown = from_first(Content(labels, (Line("Thực hiện", told), Line("Yêu cầu", wanted)), "vụ", 0, (1, 5)))
    assert (shown.labels[0], shown.lines[1].amounts[0], shown.anew) == ("T3/2026", Decimal(2), (3,))
    late = from_first(Content(labels, (Line("Thực hiện", (*(None,) * 9, Decimal(1))),), "vụ", 0))
    assert late.labels[0] == "T5/2026"


def test_bars_keep_to_their_box_and_start_at_zero() -> None:
    drawn = draw_bars(content(Line("Số vụ", (Decimal(-3), None)), labels=("a", "b")), BOX)
    assert drawn["height"] + drawn["padding"]["bottom"] == BOX.height
    assert drawn["layer"][0]["encoding"]["x"]["scale"]["domain"] == [-3.0, 1.0]
