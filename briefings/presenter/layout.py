"""Where the parts of a screen stand on the stage of 1920 x 1080, so that a chart is drawn for the room it gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from briefings.deck import Figure, Screen
from briefings.presenter.words import MADE_UP
from charts.screen import Box
from charts.words import STATUS

WIDTH = 1752
HEIGHT = 724
GAP = 56
CAPTION = 48
KEY_WIDTHS = (560, 700, 860)
KEY_SIZE, KEY_BESIDE, KEY_SMALLEST = 190, 150, 134
DIGIT, SIGN = 0.55, 0.3
PERCENT = 0.4 * 0.95
SHORT_UNIT = 4
LARGEST_STRIP = 322
COLUMN_GAP = 28
LETTER, LINE = 12.2, 29
VALUE, EDGE = 60, 13
WIDE_KEY = 760
SAID = 84
MANY_BARS = 8
LEGEND = 330
FEW = 3
PLAIN_KINDS = ("cover", "end")


@dataclass(frozen=True)
class Layout:
    """shape: of the screen's body; key_width, key_size: of the key number; chart: the room of chart or map.

    strip: the height of the other numbers under them; brief: these have no room for their goals.
    """

    shape: str
    key_width: int = 0
    key_size: int = 0
    chart: Box | None = None
    strip: int = 0
    brief: bool = False


def lay_out(screen: Screen) -> Layout:
    """The layout of a screen by what it holds."""
    if screen.kind in PLAIN_KINDS:
        return Layout("cover")
    seen = screen.chart or screen.map or screen.table
    if not screen.figures:
        return _without_figures(screen)
    others = len(screen.figures) - 1
    if seen is None:
        width, size = _key(screen.figures[0], KEY_SIZE, KEY_WIDTHS[1:])
        return Layout("grid" if others else "alone", width, size)
    tall = screen.map is not None or (screen.chart is not None and _is_tall(screen))
    size = KEY_SIZE if not others else KEY_SMALLEST if tall and others > FEW else KEY_BESIDE
    widths = (WIDE_KEY, *KEY_WIDTHS[2:]) if tall and others > FEW else KEY_WIDTHS[1:] if tall and others else KEY_WIDTHS
    width, size = _key(screen.figures[0], size, widths)
    room = WIDTH - width - GAP
    if tall or not others:
        return Layout("beside", width, size, _box(screen, room, HEIGHT))
    brief = bool(screen.lines) and others > FEW
    strip = _strip(screen.figures[1:], brief)
    if strip > LARGEST_STRIP - LINE:
        width, size = _key(screen.figures[0], KEY_SMALLEST, KEY_WIDTHS)
    said = SAID if screen.lines else 0
    return Layout("strip", width, size, _box(screen, WIDTH - width - GAP, HEIGHT - strip - said - 24), strip, brief)


def _strip(figures: Sequence[Figure], brief: bool) -> int:
    """The height that the longest of the other numbers needs, side by side."""
    signs = ((WIDTH + COLUMN_GAP) / len(figures) - COLUMN_GAP) / LETTER
    return min(LARGEST_STRIP, max(_needed(figure, signs, brief) for figure in figures))


def _needed(figure: Figure, signs: float, brief: bool) -> int:
    """Edge, name (two lines where there are many), value, status with mark, sentences."""
    least = 2 if signs < WIDTH / LETTER / FEW - 2 else 1
    mark = len(MADE_UP) + 4 if figure.made_up else 0
    marks = len(STATUS[figure.status][1]) + mark if figure.status else mark
    texts = (figure.change, "" if brief else figure.goal, figure.coverage)
    lines = (
        max(least, ceil(len(figure.label) / signs))
        + sum(ceil(len(text) / signs) for text in texts)
        + ceil(marks / signs)
    )
    return EDGE + VALUE + LINE * lines


def _without_figures(screen: Screen) -> Layout:
    if screen.chart or screen.map:
        room = WIDTH - KEY_WIDTHS[0] - GAP if screen.lines else WIDTH
        return Layout("beside" if screen.lines else "whole", KEY_WIDTHS[0], chart=_box(screen, room, HEIGHT))
    if screen.table:
        return Layout("table")
    return Layout("text" if screen.lines else "empty")


def _is_tall(screen: Screen) -> bool:
    return screen.chart is not None and screen.chart.kind == "bars" and len(screen.chart.labels) > MANY_BARS


def _box(screen: Screen, width: int, height: int) -> Box | None:
    if not (screen.map or screen.chart):
        return None
    return Box(width - (LEGEND if screen.map else 0), height - CAPTION)


def _key(figure: Figure, size: int, widths: tuple[int, ...]) -> tuple[int, int]:
    """The narrowest column that takes the number in its size; in the widest one it is set smaller."""
    ems = sum(DIGIT if sign.isalnum() else SIGN for sign in figure.text) + (PERCENT if figure.unit == "%" else 0)
    width = next((room for room in widths if ems * size <= room), widths[-1])
    return width, max(min(size, int(width / ems)), KEY_SMALLEST) if ems else size
