"""The other numbers of a screen side by side under its key number and chart: how high they need to be."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from briefings.deck import Figure
from briefings.presenter.words import MADE_UP
from charts.words import STATUS

LARGEST = 322
FEW = 3
GAP = 28
LETTER, LINE = 12.2, 29
EDGE, VALUE = 13, 60
UNCROWDED = 45


def strip_height(figures: Sequence[Figure], width: int, brief: bool) -> int:
    """What the longest of these numbers needs; brief: they are shown without their goals."""
    signs = ((width + GAP) / len(figures) - GAP) / LETTER
    return min(LARGEST, max(EDGE + VALUE + LINE * _lines(figure, signs, brief) for figure in figures))


def _lines(figure: Figure, signs: float, brief: bool) -> int:
    """Name (two lines where there are many), status with mark, sentences."""
    mark = len(MADE_UP) + 4 if figure.made_up else 0
    marks = len(STATUS[figure.status][1]) + mark if figure.status else mark
    texts = (figure.change, "" if brief else figure.goal, figure.coverage)
    name = max(2 if signs < UNCROWDED else 1, ceil(len(figure.label) / signs))
    return name + ceil(marks / signs) + sum(ceil(len(text) / signs) for text in texts)
