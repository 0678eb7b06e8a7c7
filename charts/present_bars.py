"""Bars on a presenter's screen: from zero, horizontal names and numbers; best first."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from charts import style, words
from charts.screen import NAME_SIZE, SIZE, Box, Content, finished_for, letters, said_by
from data.geo.document import two_lines
from data.numbers import format_number, format_value

WIDEST_NAME, WIDEST_WRAPPED = 0.6, 0.4
THICKEST = 55
SMALLEST = 24


def draw_bars(content: Content, box: Box) -> dict[str, Any]:
    """A Vega-Lite specification; every bar has its number at its end, a made-up one is pale inside its edge."""
    rows = _rows(content)
    step = box.height / max(len(rows), 1)
    size = SIZE if step >= SIZE * 1.2 else SMALLEST
    names, left = _names(content, step, size, box.width)
    right = letters([row["said"] for row in rows], NAME_SIZE) + 16
    axis = alt.Axis(
        title=None,
        labelExpr=f"split({said_by(range(len(names)), names)}, '\\n')",
        labelLineHeight=size + 2,
        labelOffset=-(size + 2) / 2 if any("\n" in name for name in names) else 0,
        labelFontSize=size,
        labelColor=style.LIGHT.ink,
        labelLimit=left - 12,
        labelOverlap=False,
    )
    lowest = min(0.0, *(row["amount"] for row in rows), 0.0)
    highest = max(0.0, *(row["amount"] for row in rows), 0.0)
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("place:O", sort=None, axis=axis, scale=alt.Scale(paddingInner=0.3, paddingOuter=0.15)),
        x=alt.X("amount:Q", axis=None, scale=alt.Scale(domain=[lowest, highest or 1.0], nice=False)),
    )
    if len(content.lines) > 1:
        base = base.encode(yOffset=alt.YOffset("order:O"))
    bars = base.mark_bar(cornerRadiusEnd=4, strokeWidth=2, height={"band": 0.86}).encode(
        color=alt.Color("colour:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        fillOpacity=alt.condition("datum.made_up", alt.value(0.3), alt.value(1)),
    )
    numbers = base.mark_text(
        align="left", dx=10, baseline="middle", fontSize=min(NAME_SIZE, size + 2), fontWeight=600, color=style.LIGHT.ink
    ).encode(x="end:Q", text="said:N")
    height = min(box.height, THICKEST * 2 * max(len(rows), 1))
    sized = alt.layer(bars, numbers).properties(width=box.width - left - right, height=height)
    return finished_for(sized, {"left": left, "right": right, "top": 0, "bottom": box.height - height})


def _names(content: Content, step: float, size: int, width: int) -> tuple[list[str], int]:
    """The names, on two lines where they are long and there is room, and the width that they take."""
    wrapped = step > 2.1 * size and letters(content.labels, size) > width * WIDEST_WRAPPED
    names = [two_lines(label) for label in content.labels] if wrapped else list(content.labels)
    return names, min(letters(names, size) + 16, round(width * WIDEST_NAME))


def _rows(content: Content) -> list[dict[str, Any]]:
    """A row a bar; where there is no number, its place says so."""
    colours = (style.LIGHT.accent, style.LIGHT.secondary)
    return [
        {
            "place": at,
            "order": order,
            "amount": float(amount or 0),
            "end": max(float(amount or 0), 0.0),
            "said": _said(content, amount),
            "colour": colours[order % len(colours)],
            "made_up": line.made_up,
        }
        for at in range(len(content.labels))
        for order, line in enumerate(content.lines)
        for amount in (line.amounts[at],)
    ]


def _said(content: Content, amount: Any) -> str:
    if amount is None:
        return words.STATUS["no_data"][1]
    if len(content.unit) > SMALLEST // 3:
        return format_number(amount, content.decimals)
    return format_value(amount, content.unit, content.decimals)
