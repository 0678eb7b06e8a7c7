"""What the charts of a presenter's screen share: the box, the type, axes with round numbers."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import altair as alt

from charts import style

FONT = "Giao Ban Sans"
SIZE = 26
NAME_SIZE = 28
LETTER = 0.53
HALF = 2.5
STEPS = (1, 2, HALF, 5, 10)
MOST_STEPS = 5


@dataclass(frozen=True)
class Box:
    """The room of a chart in CSS pixels of the 1920 x 1080 stage."""

    width: int
    height: int


@dataclass(frozen=True)
class Line:
    """One line or one row of bars; None where there is no number."""

    name: str
    amounts: tuple[Decimal | None, ...]
    made_up: bool = False


@dataclass(frozen=True)
class Content:
    """The numbers of a chart: labels are periods or places; decimals and unit say how an amount is written.

    anew: the places at which lines begin anew.
    """

    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    unit: str
    decimals: int
    anew: tuple[int, ...] = ()

    @property
    def amounts(self) -> list[Decimal]:
        """Every number that is drawn."""
        return [amount for line in self.lines for amount in line.amounts if amount is not None]


def letters(texts: Sequence[str], size: int = SIZE) -> int:
    """The width that the longest of some texts takes at most, lines counted one by one."""
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return math.ceil(longest * size * LETTER)


def nice_ticks(low: float, high: float, decimals: int = 6) -> list[float]:
    """Round numbers that hold a range, in few steps, none of them with more decimals than are written."""
    if high <= low:
        high = low + 1
    raw = max((high - low) / MOST_STEPS, 10.0**-decimals)
    power = 10.0 ** math.floor(math.log10(raw))
    sizes = (size * power for size in STEPS if size != HALF or power >= 10.0 ** (1 - decimals))
    step = next(size for size in sizes if size >= raw * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [n * step for n in range(first, last + 1)]


def said_by(values: Sequence[float], texts: Sequence[str]) -> str:
    """An expression: a value of an axis -> its text."""
    return f"{json.dumps(list(texts), ensure_ascii=False)}[indexof({json.dumps(list(values))}, datum.value)]"


def finished_for(chart: alt.LayerChart | alt.FacetChart, padding: dict[str, int]) -> dict[str, Any]:
    """The specification of a chart whose view and padding are set, without descriptions for readers of the screen."""
    spec = style.finished(chart.configure(**style.config(style.LIGHT)))
    spec["config"] |= {"font": FONT, "aria": False}
    return {**spec, "autosize": {"type": "none"}, "padding": padding}
