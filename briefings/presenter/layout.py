"""Where the parts of a screen stand on the stage of 1920 x 1080, so that a chart is drawn for the room it gets."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.deck import Screen
from briefings.presenter.captions import BARS, ONE_LINE, caption_of
from briefings.presenter.key_number import BESIDE_OTHERS, LARGE, SMALLEST, Key, set_key
from briefings.presenter.strip import FEW, LINE, strip_height
from briefings.presenter.strip import LARGEST as LARGEST_STRIP
from charts.screen import Box
from data.briefings.model import INDICATOR, OVERVIEW, SECTOR, UNIT

WIDTH, HEIGHT = 1752, 724
GAP, ROW_GAP = 56, 24
NARROW, MIDDLE, WIDER, WIDEST = 560, 700, 760, 860
SAID = 84
LEGEND = 330
MANY_BARS = 8
PLAIN_KINDS = ("cover", "end")
DATA_KINDS = (OVERVIEW, SECTOR, INDICATOR, UNIT)
NO_KEY = Key()


@dataclass(frozen=True)
class Layout:
    """shape: of the screen's body; chart: the room of chart or map; caption: the height above it.

    strip: the height of the other numbers under them; brief: these have no room for their goals.
    """

    shape: str
    key: Key = NO_KEY
    chart: Box | None = None
    caption: int = ONE_LINE
    strip: int = 0
    brief: bool = False


def lay_out(screen: Screen) -> Layout:
    """The layout of a screen by what it holds."""
    if screen.kind in PLAIN_KINDS:
        return Layout("cover")
    if not screen.figures:
        return _without_figures(screen)
    others = len(screen.figures) - 1
    if not (screen.chart or screen.map or screen.table):
        return Layout("grid" if others else "alone", set_key(screen.figures[0], LARGE, (MIDDLE, WIDEST)))
    if others and not _is_tall(screen):
        return _with_strip(screen)
    size = LARGE if not others else BESIDE_OTHERS if others <= FEW else SMALLEST
    widths = (NARROW, MIDDLE, WIDEST) if not others else (MIDDLE, WIDEST) if others <= FEW else (WIDER, WIDEST)
    key = set_key(screen.figures[0], size, widths)
    return Layout("beside", key, *_drawn(screen, WIDTH - key.width - GAP, HEIGHT))


def _with_strip(screen: Screen) -> Layout:
    """The others in a row below; where they are high, the key number is smaller."""
    others = screen.figures[1:]
    brief = bool(screen.lines) and len(others) > FEW
    strip = strip_height(others, WIDTH, brief)
    size = BESIDE_OTHERS if strip <= LARGEST_STRIP - LINE else SMALLEST
    key = set_key(screen.figures[0], size, (NARROW, MIDDLE, WIDEST))
    height = HEIGHT - strip - ROW_GAP - (SAID if screen.lines else 0)
    return Layout("strip", key, *_drawn(screen, WIDTH - key.width - GAP, height), strip, brief)


def _without_figures(screen: Screen) -> Layout:
    if screen.chart or screen.map:
        beside = WIDTH - NARROW - GAP if screen.lines else WIDTH
        return Layout("beside" if screen.lines else "whole", Key(NARROW), *_drawn(screen, beside, HEIGHT))
    if screen.table:
        return Layout("table")
    if screen.kind in DATA_KINDS and len(screen.lines) <= FEW:
        return Layout("empty")
    return Layout("text" if screen.lines else "silent")


def _is_tall(screen: Screen) -> bool:
    """Whether a chart or map needs the whole height."""
    chart = screen.chart
    return screen.map is not None or (chart is not None and chart.kind == BARS and len(chart.labels) > MANY_BARS)


def _drawn(screen: Screen, width: int, height: int) -> tuple[Box | None, int]:
    """The room of a chart or map under its caption, and the height of that."""
    if not (screen.map or screen.chart):
        return None, ONE_LINE
    caption = caption_of(screen).height(width)
    return Box(width - (LEGEND if screen.map else 0), height - caption), caption
