"""The ranking as horizontal bars from zero; a click picks a place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import altair as alt
import pandas as pd

from charts import style
from data.numbers import format_value
from data.views.ranking import Ranked, Ranking

SHOWN_AT_EACH_END = 8
NO_CLASSES: Mapping[str, tuple[str, str]] = MappingProxyType({})


def shown_rows(ranking: Ranking) -> list[Ranked]:
    """The best and the worst; everything when it is short."""
    if len(ranking.rows) <= 2 * SHOWN_AT_EACH_END:
        return list(ranking.rows)
    return [*ranking.rows[:SHOWN_AT_EACH_END], *ranking.rows[-SHOWN_AT_EACH_END:]]


def draw_ranking(
    ranking: Ranking, picked: str, palette: style.Palette, classes: Mapping[str, tuple[str, str]] = NO_CLASSES
) -> dict[str, Any]:
    """A Vega-Lite specification with a selection 'pick' on the field 'place'.

    classes: place -> the colour and the symbol of its class, where a map beside shows them.
    """
    rows = shown_rows(ranking)
    frame = pd.DataFrame([_bar(ranking, row, picked, palette, classes) for row in rows])
    y = alt.Y("name:N", sort=None, axis=alt.Axis(title=None, labelLimit=230, labelFontSize=13, labelColor=palette.ink))
    x = alt.X("amount:Q", axis=None, scale=alt.Scale(domainMin=0, zero=True, padding=40))
    pick = alt.selection_point(name="pick", fields=["place"], on="click", toggle=False)
    base = alt.Chart(frame).encode(y=y, x=x)
    bars = base.mark_bar(height=11, cornerRadiusEnd=4, strokeWidth=1.4).encode(
        color=alt.Color("fill:N", scale=None),
        fillOpacity=alt.condition("datum.pale", alt.value(0.35), alt.value(1)),
        stroke=alt.Stroke("edge:N", scale=None),
        description=alt.Description("told:N"),
        tooltip=[alt.Tooltip("name:N", title="Đơn vị"), alt.Tooltip("said:N", title=ranking.indicator.short_name)],
    )
    labels = base.mark_text(align="left", dx=6, fontSize=13, fontWeight=600, color=palette.ink).encode(text="said:N")
    chart = (
        alt.layer(bars.add_params(pick), labels)
        .properties(height=24 * max(len(rows), 1) + 10, width="container")
        .configure(**style.config(palette))
    )
    return style.finished(chart)


def _bar(
    ranking: Ranking, row: Ranked, picked: str, palette: style.Palette, classes: Mapping[str, tuple[str, str]]
) -> dict[str, Any]:
    """One bar: in the colour of its class with the symbol beside the number, else plain, and pale when made up."""
    fill, symbol = classes.get(row.place, (palette.accent, ""))
    is_picked = row.place == picked
    return {
        "place": row.place,
        "name": f"{row.rank}. {row.name}",
        "amount": float(row.amount),
        "said": f"{said(ranking, row)} {symbol}".strip(),
        "told": f"{row.rank}. {row.name}: {said(ranking, row)}",
        "picked": is_picked,
        "fill": palette.ink if is_picked else fill,
        "edge": palette.ink if is_picked else palette.secondary if classes else palette.accent,
        "pale": row.made_up and not classes,
    }


def said(ranking: Ranking, row: Ranked) -> str:
    """The amount with its unit."""
    return format_value(row.amount, ranking.indicator.unit, ranking.indicator.decimals)
