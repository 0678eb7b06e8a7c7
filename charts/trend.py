"""The trend of one indicator: its line and the required line of its target; made-up points are hollow."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import altair as alt
import pandas as pd

from charts import style, words
from data.catalogue import Indicator
from data.numbers import format_value
from data.periods import Period
from data.targets import Target
from data.views.headline import Point
from data.views.judgement import required_to_date

SERIES = [words.ACTUAL, words.REQUIRED]
COLUMNS = ["code", "label", "amount", "series", "said", "made_up", "run"]
LABEL_GAP = 0.1


def draw_trend(indicator: Indicator, points: Sequence[Point], targets: Sequence[Target], height: int = 280) -> dict[str, Any]:
    """A Vega-Lite specification; lines carry their names at their ends. A year-to-date line starts anew each year."""
    shown = _trimmed(points)
    frame = pd.DataFrame(_rows(indicator, shown, targets), columns=COLUMNS)
    x, y = _axes(shown)
    colour = alt.Color("series:N", legend=None, scale=alt.Scale(domain=SERIES, range=[style.ACCENT, style.SECONDARY]))
    dash = alt.StrokeDash("series:N", legend=None, scale=alt.Scale(domain=SERIES, range=[[1, 0], [5, 4]]))
    base = alt.Chart(frame).encode(x=x, y=y, color=colour)
    dots = (
        base.transform_filter(alt.datum.series == words.ACTUAL)
        .mark_point(size=46, strokeWidth=2, opacity=1)
        .encode(
            fill=alt.condition("datum.made_up", alt.value("white"), alt.value(style.ACCENT)),
            tooltip=[alt.Tooltip("label:N", title="Kỳ"), alt.Tooltip("said:N", title=indicator.short_name)],
        )
    )
    lines = base.mark_line(strokeWidth=2.2).encode(strokeDash=dash, detail="run:N")
    names = (
        alt.Chart(_ends(frame))
        .mark_text(align="left", dx=9, fontSize=12.5, fontWeight=600, lineBreak="\n", baseline="middle", lineHeight=15)
        .encode(x=x, y=alt.Y("at:Q"), color=colour, text="name:N")
    )
    chart = (
        alt.layer(lines, dots, names)
        .properties(height=height, width="container", padding={"left": 4, "top": 8, "right": 108, "bottom": 4})
        .configure(**style.config())
    )
    spec: dict[str, Any] = chart.to_dict()
    return spec


def short_label(period: Period) -> str:
    """T10/2025, Q3/2025, 2025, 21/11: what fits under an axis."""
    if period.scheme in ("month", "month25"):
        return f"T{period.end.month}/{period.end.year}"
    if period.scheme == "quarter":
        return f"Q{period.code[-1]}/{period.year}"
    if period.scheme == "day":
        return f"{period.end.day:02d}/{period.end.month:02d}"
    return period.code


def _trimmed(points: Sequence[Point]) -> list[Point]:
    """Without the empty periods before the first value, six periods at least."""
    first = next((i for i, point in enumerate(points) if point.amount is not None), 0)
    return list(points[max(0, min(first, len(points) - 6)) :])


def _axes(points: Sequence[Point]) -> tuple[alt.X, alt.Y]:
    labels = ", ".join(f"'{point.period.code}': '{short_label(point.period)}'" for point in points)
    order = [point.period.code for point in points]
    axis = alt.Axis(
        title=None, labelAngle=0, labelOverlap="greedy", labelExpr=f"({{{labels}}})[datum.value]", labelSeparation=12
    )
    x = alt.X("code:O", sort=order, axis=axis, scale=alt.Scale(domain=order))
    return x, alt.Y("amount:Q", axis=alt.Axis(title=None, tickCount=5))


def _rows(indicator: Indicator, points: Sequence[Point], targets: Sequence[Target]) -> list[tuple[Any, ...]]:
    valued = [point for point in points if point.amount is not None]
    rows = [_row(indicator, p.period, p.amount, words.ACTUAL, p.made_up) for p in valued if p.amount is not None]
    by_year = {target.period: target for target in targets}
    made_up = any(point.made_up for point in valued)
    for p in points:
        target = by_year.get(str(p.period.year))
        if target and target.made_up == made_up:
            rows.append(_row(indicator, p.period, required_to_date(indicator, target, p.period), words.REQUIRED, False))
    return rows


def _row(indicator: Indicator, period: Period, amount: Decimal, series: str, made_up: bool) -> tuple[Any, ...]:
    said = format_value(amount, indicator.unit, min(indicator.decimals, 2))
    starts_anew = indicator.basis == "cumulative" or indicator.judgement.trajectory == "cumulative"
    run = f"{series} {period.year}" if starts_anew else series
    return (period.code, period.label, float(amount), series, said, made_up, run)


def _ends(frame: pd.DataFrame) -> pd.DataFrame:
    """The newest point of each series with its name, kept apart when two would collide."""
    ends = frame.sort_values("code").groupby("series", sort=False).tail(1).copy()
    ends["name"] = ends["series"] + "\n" + ends["said"]
    ends["at"] = ends["amount"]
    span = max(frame["amount"].max(), 0) - min(frame["amount"].min(), 0) if len(frame) else 0
    gap = 2 * LABEL_GAP * span
    if len(ends) == 2 and ends["at"].max() - ends["at"].min() < gap:
        upper = ends["at"].idxmax()
        lower = next(index for index in ends.index if index != upper)
        middle = (ends.at[upper, "at"] + ends.at[lower, "at"]) / 2
        ends.at[upper, "at"], ends.at[lower, "at"] = middle + gap / 2, middle - gap / 2
    return ends
