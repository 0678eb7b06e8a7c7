"""The trend of one indicator: its line and the required line of its target; made-up points are hollow."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import altair as alt
import pandas as pd

from charts import style, words
from charts.line_ends import apart
from data.catalogue import Break, Indicator
from data.numbers import format_date, format_value
from data.periods import Period
from data.targets import Target
from data.views.headline import Point
from data.views.judgement import required_range

SERIES = [words.ACTUAL, *words.WANTED]
DASHES = [[1, 0], *[[5, 4]] * len(words.WANTED)]
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
    pace: Sequence[tuple[Period, Decimal]] = (),
) -> dict[str, Any]:
    """A Vega-Lite specification; lines carry their names at their ends. A year-to-date line starts anew each year.

    A dashed rule stands where the series means something else from then on (see breaks_shown); no line crosses it.
    pace: where it would lead, dotted; its periods are among those of the points.
    """
    shown = list(points) if pace else _trimmed(points)
    rows = _rows(indicator, shown, targets, breaks)
    ahead = [_row(indicator, period, amount, words.PACE, False) for period, amount in pace]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    domain = _domain(indicator, [row[2] for row in (*rows, *ahead)])
    x, y = _axes(shown, domain, indicator.decimals)
    colours = {words.ACTUAL: palette.accent, **dict.fromkeys(words.WANTED, palette.secondary)}
    colours |= {words.PACE: palette.accent} if pace else {}
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    colour = alt.Color("series:N", legend=None, scale=scale)
    dash = alt.StrokeDash("series:N", legend=None, scale=alt.Scale(domain=SERIES, range=DASHES))
    base = alt.Chart(frame).encode(x=x, y=y, color=colour)
    dots = (
        base.transform_filter(alt.datum.series == words.ACTUAL)
        .mark_point(size=46, strokeWidth=2, opacity=1)
        .encode(
            fill=alt.condition("datum.made_up", alt.value(palette.surface), alt.value(palette.accent)),
            tooltip=[alt.Tooltip("label:N", title="Kỳ"), alt.Tooltip("said:N", title=indicator.short_name)],
        )
    )
    dots = dots.transform_calculate(told="datum.series + ', ' + datum.label + ': ' + datum.said")
    dots = dots.encode(description=alt.Description("told:N"))
    lines = base.mark_line(strokeWidth=2.2).encode(strokeDash=dash, detail="run:N")
    ends = pd.DataFrame(_ends([*rows, *ahead], domain), columns=["code", "series", "name", "amount", "last"])
    names = alt.Chart(ends).encode(x=x, y="amount:Q", color=colour, text="name:N")
    beside = names.transform_filter("datum.last").mark_text(align="left", dx=9, baseline="middle", **NAME)
    above = names.transform_filter("!datum.last").mark_text(align="right", dy=-32, baseline="top", **NAME)
    marks = [*_range_marks(rows, x, palette), *_break_marks(shown, breaks, x, palette)]
    marks += _pace_marks(ahead, x, y, colour)
    inside = _name_below(names) if 2 * len(ahead) > len(shown) else above
    layers = alt.layer(*marks, lines, dots, beside, inside).properties(height=HEIGHT, width="container")
    return style.finished(layers.configure(**style.config(palette)))


def wanted_lines(
    indicator: Indicator, points: Sequence[Point], targets: Sequence[Target], made_up: bool
) -> dict[str, list[Decimal | None]]:
    """What the targets ask by each point's period: a line with its name, or both ends of a range."""
    by_year = {target.period: target for target in targets if target.made_up == made_up}
    lines: dict[str, list[Decimal | None]] = {}
    for at, point in enumerate(points):
        target = by_year.get(str(point.period.year))
        asked = required_range(indicator, target, point.period) if target else ()
        names = (words.LOWEST, words.HIGHEST) if len(asked) > 1 else (words.REQUIRED,)
        for name, amount in zip(names, asked, strict=False):
            lines.setdefault(name, [None] * len(points))[at] = amount
    return lines


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


def _range_marks(rows: Sequence[tuple[Any, ...]], x: alt.X, palette: style.Palette) -> list[alt.Chart]:
    """The room between both ends of a range, shaded."""
    low = {row[0]: row[2] for row in rows if row[3] == words.LOWEST}
    high = {row[0]: row[2] for row in rows if row[3] == words.HIGHEST}
    if not low:
        return []
    frame = pd.DataFrame([{"code": code, "low": amount, "high": high[code]} for code, amount in low.items()])
    shaded = alt.Chart(frame).mark_area(color=palette.accent, opacity=0.12, aria=False)
    return [shaded.encode(x=x, y="low:Q", y2="high:Q")]


def _pace_marks(ahead: Sequence[tuple[Any, ...]], x: alt.X, y: alt.Y, colour: alt.Color) -> list[alt.Chart]:
    if not ahead:
        return []
    dotted = alt.Chart(pd.DataFrame(ahead, columns=COLUMNS)).mark_line(strokeDash=[1, 4], strokeWidth=1.6)
    return [dotted.encode(x=x, y=y, color=colour)]


def _name_below(names: alt.Chart) -> alt.Chart:
    """The name of a line that ends early in the picture, in one line under its rest, where nothing else is drawn."""
    said = names.transform_filter("!datum.last").transform_calculate(one="replace(datum.name, '\\n', ': ')")
    below: alt.Chart = said.mark_text(align="left", dx=8, dy=7, baseline="top", **NAME).encode(text="one:N")
    return below


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
    made_up = any(point.made_up for point in valued)
    for name, amounts in wanted_lines(indicator, points, targets, made_up).items():
        asked = zip(points, amounts, strict=True)
        rows += [_row(indicator, p.period, amount, name, False) for p, amount in asked if amount is not None]
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
    last_ones = [end for end in ends if end["last"]]
    return [*apart(last_ones, LABEL_GAP * (high - low), low, high), *(end for end in ends if not end["last"])]


def _end(row: tuple[Any, ...], last: str) -> dict[str, Any]:
    code, _, amount, series, said, *_ = row
    return {"code": code, "series": series, "name": f"{series}\n{said}", "amount": amount, "last": code == last}
