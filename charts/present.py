"""Lines on a presenter's screen: each with its name and newest number at its end, made-up points hollow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import ceil
from typing import Any

import altair as alt
import pandas as pd

from charts import style, words
from charts.line_ends import apart
from charts.screen import NAME_SIZE, SIZE, Box, Content, Line, finished_for, letters, nice_ticks, said_by
from data.numbers import format_number, format_value

LINE_HEIGHT = 31
BELOW = 2 * LINE_HEIGHT + 12
ABOVE = 18
DASH = [12, 9]
APART = 8
FEWEST = 6
_DATED = re.compile(r"([TQ]\d{1,2})/(\d{4})")


def draw_lines(content: Content, box: Box) -> dict[str, Any]:
    """A Vega-Lite specification; the first line is what is told, the others what it is held against."""
    content = from_first(content)
    ticks = _ticks(content)
    tick_texts = [format_number(Decimal(str(round(tick, 6))), 2) for tick in ticks]
    ends = _ends(content, ticks, box.height - BELOW - ABOVE)
    left, right = letters(tick_texts) + 16, letters([end["name"] for end in ends], NAME_SIZE) + 26
    across = _x_axis(content.labels, box.width - left - right)
    up = alt.Y(
        "amount:Q",
        scale=alt.Scale(domain=[ticks[0], ticks[-1]], nice=False),
        axis=alt.Axis(title=None, values=ticks, labelExpr=said_by(ticks, tick_texts), labelFontSize=SIZE),
    )
    colour = alt.Color("colour:N", scale=None)
    frame = pd.DataFrame(_rows(content), columns=["at", "amount", "run", "colour", "main", "made_up"])
    base = alt.Chart(frame).encode(x=across, y=up, color=colour, detail="run:N")
    others = base.transform_filter("!datum.main").mark_line(strokeWidth=4, strokeDash=DASH)
    main = base.transform_filter("datum.main").mark_line(strokeWidth=6)
    fill = alt.condition("datum.made_up", alt.value(style.LIGHT.surface), alt.Fill("colour:N", scale=None))
    alone = len(content.labels) == 1
    dots = base.transform_filter("datum.main" if not alone else "true").mark_point(size=170, strokeWidth=4, opacity=1)
    named = alt.Chart(pd.DataFrame(ends, columns=["at", "amount", "name", "colour"]))
    names = named.encode(x=across, y=up, color=colour, text="name:N").mark_text(
        align="left",
        dx=18,
        baseline="middle",
        fontSize=NAME_SIZE,
        fontWeight=600,
        lineBreak="\n",
        lineHeight=LINE_HEIGHT,
    )
    layers = alt.layer(others, main, dots.encode(fill=fill), names)
    sized = layers.properties(width=box.width - left - right, height=box.height - BELOW - ABOVE)
    return finished_for(sized, {"left": left, "right": right, "top": ABOVE, "bottom": BELOW})


def from_first(content: Content) -> Content:
    """Without the periods before the first number of what is told, some periods at least."""
    told = content.lines[0].amounts
    first = next((at for at, amount in enumerate(told) if amount is not None), 0)
    start = max(0, min(first, len(told) - FEWEST))
    return replace(
        content,
        labels=content.labels[start:],
        lines=tuple(replace(line, amounts=line.amounts[start:]) for line in content.lines),
        anew=tuple(at - start for at in content.anew if at > start),
    )


def period_lines(labels: Sequence[str]) -> list[str]:
    """What stands under an axis: 'T10' with its year below where the year begins, any other label as it is."""
    said, year = [], ""
    for label in labels:
        found = _DATED.fullmatch(label)
        said.append(f"{found[1]}\n{found[2]}" if found and found[2] != year else found[1] if found else label)
        year = found[2] if found else ""
    return said


def _x_axis(labels: Sequence[str], width: int) -> alt.X:
    """One place a period; of labels that would touch only every second or third stands there, the newest always."""
    said = period_lines(labels)
    room = width / max(len(labels), 1)
    every = max(1, ceil((letters(said) + APART) / room))
    shown = [text if (len(said) - 1 - at) % every == 0 else "" for at, text in enumerate(said)]
    if every > 1:
        shown = [_DATED.sub("\\1\n\\2", label) if text else "" for label, text in zip(labels, shown, strict=True)]
    places = list(range(len(labels)))
    axis = alt.Axis(
        title=None,
        labelAngle=0,
        labelExpr=f"split({said_by(places, shown)}, '\\n')",
        labelFontSize=SIZE,
        labelLineHeight=LINE_HEIGHT,
        labelLimit=0,
        labelOverlap=False,
        grid=False,
    )
    return alt.X("at:O", sort=places, axis=axis, scale=alt.Scale(domain=places))


def _rows(content: Content) -> list[tuple[Any, ...]]:
    return [
        (
            at,
            float(amount),
            f"{line.name} {sum(at >= n for n in content.anew)}",
            _colour(content, line),
            line is content.lines[0],
            line.made_up,
        )
        for line in content.lines
        for at, amount in enumerate(line.amounts)
        if amount is not None
    ]


def _colour(content: Content, line: Line) -> str:
    if line is content.lines[0]:
        return style.LIGHT.accent
    return style.LIGHT.ink if line.name in words.WANTED else style.LIGHT.secondary


def _ticks(content: Content) -> list[float]:
    """From zero, but for percentages that lie close together far from it."""
    heights = [float(amount) for amount in content.amounts] or [0.0]
    low, high = min(heights), max(heights)
    near = content.unit == "%" and low > 0 and high - low < low / 3
    room = max(0.0, 10.0 - (high - low)) / 2 if near else 0.0
    ticks = nice_ticks(max(low - room, 0.0) if near else min(low, 0.0), max(high + room, 0.0), content.decimals)
    return [tick for tick in ticks if tick <= 100] if content.unit == "%" and high <= 100 else ticks


def _ends(content: Content, ticks: Sequence[float], height: int) -> list[dict[str, Any]]:
    """The newest point of each line with its name, moved apart where two would collide."""
    ends: list[dict[str, Any]] = []
    for line in content.lines:
        valued = [(at, amount) for at, amount in enumerate(line.amounts) if amount is not None]
        if valued:
            said = format_value(valued[-1][1], content.unit, content.decimals)
            name = f"{line.name}\n{said}" if line.name else said
            told = {"at": valued[-1][0], "amount": float(valued[-1][1]), "name": name, "colour": _colour(content, line)}
            ends.append(told)
    last = max((end["at"] for end in ends), default=0)
    gap = (2 * LINE_HEIGHT + 8) / height * (ticks[-1] - ticks[0])
    for end in ends:
        end["at"] = last
    return apart(ends, gap, ticks[0], ticks[-1])
