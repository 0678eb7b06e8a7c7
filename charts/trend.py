"""The trend of one indicator: its line and the required line of its target; made-up points are hollow."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import altair as alt
import pandas as pd

from charts import style, words
from data.catalogue import Break, Indicator
from data.numbers import format_date, format_value
from data.periods import Period
from data.targets import Target
from data.views.headline import Point
from data.views.judgement import required_to_date

SERIES = [words.ACTUAL, words.REQUIRED]
COLUMNS = ["code", "label", "amount", "series", "said", "made_up", "run"]
LABEL_GAP = 0.15
HEIGHT = 280
NARROWEST = 10.0
NAME: dict[str, Any] = {"fontSize": 12.5, "fontWeight": 600, "lineBreak": "\n", "lineHeight": 15}


def draw_trend(
    indicator: Indicator,
    points: Sequence[Point],
    targets: Sequence[Target],
    palette: style.Palette,
    breaks: Sequence[Break] = (),
) -> dict[str, Any]:
    """A Vega-Lite specification; lines carry their names at their ends. A year-to-date line starts anew each year.

    A dashed rule stands where the series means something else from then on (see breaks_shown); no line crosses it.
    """
    shown = _trimmed(points)
    rows = _rows(indicator, shown, targets, breaks)
    frame = pd.DataFrame(rows, columns=COLUMNS)
    domain = _domain(indicator, [row[2] for row in rows])
    x, y = _axes(shown, domain, indicator.decimals)
    colour = alt.Color(
        "series:N", legend=None, scale=alt.Scale(domain=SERIES, range=[palette.accent, palette.secondary])
    )
    dash = alt.StrokeDash("series:N", legend=None, scale=alt.Scale(domain=SERIES, range=[[1, 0], [5, 4]]))
    base = alt.Chart(frame).encode(x=x, y=y, color=colour)
    dots = (
        base.transform_filter(alt.datum.series == words.ACTUAL)
        .mark_point(size=46, strokeWidth=2, opacity=1)
        .encode(
            fill=alt.condition("datum.made_up", alt.value(palette.surface), alt.value(palette.accent)),
            tooltip=[alt.Tooltip("label:N", title="Kỳ"), alt.Tooltip("said:N", title=indicator.short_name)],
        )
    )
    lines = base.mark_line(strokeWidth=2.2).encode(strokeDash=dash, detail="run:N")
    ends = pd.DataFrame(_ends(rows, domain), columns=["code", "series", "name", "amount", "last"])
    names = alt.Chart(ends).encode(x=x, y="amount:Q", color=colour, text="name:N")
    beside = names.transform_filter("datum.last").mark_text(align="left", dx=9, baseline="middle", **NAME)
    above = names.transform_filter("!datum.last").mark_text(align="right", dy=-32, baseline="top", **NAME)
    marks = _break_marks(shown, breaks, x, palette)
    layers = alt.layer(*marks, lines, dots, beside, above).properties(height=HEIGHT, width="container")
    return style.finished(layers.configure(**style.config(palette)))


def breaks_shown(points: Sequence[Point], breaks: Sequence[Break]) -> list[tuple[Break, Period]]:
    """The breaks inside the drawn part of a series, each with the first period that it touches."""
    periods = [point.period for point in _trimmed(points)]
    touched = ((found, next((p for p in periods if p.end >= found.start), None)) for found in breaks)
    return [(found, p) for found, p in touched if p and (p != periods[0] or p.start <= found.start)]


def short_label(period: Period) -> str:
    """T10/2025, Q3/2025, 2025, Tuần 46, 21/11, 07h 21/11: what fits under an axis."""
    if period.scheme in ("month", "month25"):
        return f"T{period.end.month}/{period.end.year}"
    if period.scheme == "quarter":
        return f"Q{period.code[-1]}/{period.year}"
    if period.scheme in ("day", "hour"):
        hour = f"{period.begins_at:%H}h " if period.scheme == "hour" else ""
        return f"{hour}{period.end.day:02d}/{period.end.month:02d}"
    if period.scheme == "week":
        return f"Tuần {int(period.code[-2:])}"
    return period.code


def _trimmed(points: Sequence[Point]) -> list[Point]:
    """Without the empty periods before the first value, six periods at least."""
    first = next((i for i, point in enumerate(points) if point.amount is not None), 0)
    return list(points[max(0, min(first, len(points) - 6)) :])


def _break_marks(points: Sequence[Point], breaks: Sequence[Break], x: alt.X, palette: style.Palette) -> list[alt.Chart]:
    """A rule with its day at the top for each break, on the side where there is more room."""
    found = breaks_shown(points, breaks)
    if not found:
        return []
    order = [point.period.code for point in points]
    rows = [
        {
            "code": period.code,
            "name": words.SINCE.format(day=format_date(one.start)),
            "reason": one.reason,
            "left": 2 * order.index(period.code) > len(order),
        }
        for one, period in found
    ]
    told = [alt.Tooltip("name:N", title=words.BREAK), alt.Tooltip("reason:N", title=words.REASON)]
    marked = alt.Chart(pd.DataFrame(rows)).encode(x=x, tooltip=told)
    plain: dict[str, Any] = {"y": -4, "baseline": "bottom", "fontSize": 12.5, "color": palette.secondary}
    names = marked.encode(text="name:N")
    return [
        marked.mark_rule(strokeDash=[2, 3], strokeWidth=1.4, color=palette.secondary),
        names.transform_filter("!datum.left").mark_text(align="left", dx=5, **plain),
        names.transform_filter("datum.left").mark_text(align="right", dx=-5, **plain),
    ]


def _axes(points: Sequence[Point], domain: list[float] | None, decimals: int) -> tuple[alt.X, alt.Y]:
    labels = ", ".join(f"'{point.period.code}': '{short_label(point.period)}'" for point in points)
    order = [point.period.code for point in points]
    axis = alt.Axis(
        title=None, labelAngle=0, labelOverlap="greedy", labelExpr=f"({{{labels}}})[datum.value]", labelSeparation=12
    )
    x = alt.X("code:O", sort=order, axis=axis, scale=alt.Scale(domain=order))
    return x, alt.Y(
        "amount:Q",
        axis=alt.Axis(title=None, tickCount=5, tickMinStep=10.0**-decimals),
        scale=alt.Scale(domain=domain) if domain else alt.Scale(zero=True),
    )


def _domain(indicator: Indicator, heights: Sequence[float]) -> list[float] | None:
    """From zero for amounts; for percentages a window around the line, never so narrow that it dramatises."""
    if heights and not any(heights):
        return [0.0, 1.0]
    if not indicator.is_percentage or indicator.basis not in ("ratio", "growth") or not heights:
        return None
    low, high = min(heights), max(heights)
    room = max(0.0, NARROWEST - (high - low)) / 2 + (high - low) * 0.08
    low, high = low - room, high + room
    if indicator.basis == "ratio" and high > 100 >= max(heights):
        low, high = low - (high - 100), 100.0
    return [max(low, 0.0) if min(heights) >= 0 else low, high]


def _rows(
    indicator: Indicator, points: Sequence[Point], targets: Sequence[Target], breaks: Sequence[Break]
) -> list[tuple[Any, ...]]:
    valued = [point for point in points if point.amount is not None]
    rows = [
        _row(indicator, p.period, p.amount, words.ACTUAL, p.made_up, sum(b.start <= p.period.end for b in breaks))
        for p in valued
        if p.amount is not None
    ]
    by_year = {target.period: target for target in targets}
    made_up = any(point.made_up for point in valued)
    for p in points:
        target = by_year.get(str(p.period.year))
        if target and target.made_up == made_up:
            rows.append(_row(indicator, p.period, required_to_date(indicator, target, p.period), words.REQUIRED, False))
    return rows


def _row(
    indicator: Indicator, period: Period, amount: Decimal, series: str, made_up: bool, part: int = 0
) -> tuple[Any, ...]:
    """A point of a line; points of different runs are not joined. part: how many breaks lie behind it."""
    said = format_value(amount, indicator.unit, min(indicator.decimals, 2))
    starts_anew = indicator.basis == "cumulative" or indicator.judgement.trajectory == "cumulative"
    run = " ".join(filter(None, (series, str(period.year) if starts_anew else "", "'" * part)))
    return (period.code, period.label, float(amount), series, said, made_up, run)


def _ends(rows: Sequence[tuple[Any, ...]], domain: list[float] | None) -> list[dict[str, Any]]:
    """The newest point of each series with its name, kept apart when two would collide."""
    newest = {row[3]: row for row in sorted(rows)}
    last = max((row[0] for row in newest.values()), default="")
    ends = [_end(row, last) for row in newest.values()]
    heights = [row[2] for row in rows]
    low, high = domain or [min(0.0, *heights, 0.0), max(0.0, *heights, 0.0)]
    gap = LABEL_GAP * (high - low)
    if (
        all(end["last"] for end in ends)
        and len(ends) == len(SERIES)
        and abs(ends[0]["amount"] - ends[1]["amount"]) < gap
    ):
        lower, upper = sorted(ends, key=lambda end: float(end["amount"]))
        middle = (lower["amount"] + upper["amount"]) / 2
        lower["amount"], upper["amount"] = middle - gap / 2, middle + gap / 2
    return ends


def _end(row: tuple[Any, ...], last: str) -> dict[str, Any]:
    code, _, amount, series, said, *_ = row
    return {"code": code, "series": series, "name": f"{series}\n{said}", "amount": amount, "last": code == last}
