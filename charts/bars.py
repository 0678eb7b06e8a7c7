"""The ranking as horizontal bars from zero; a click picks a place."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from charts import style
from data.numbers import format_value
from data.views.ranking import Ranked, Ranking

SHOWN_AT_EACH_END = 8


def shown_rows(ranking: Ranking) -> list[Ranked]:
    """The best and the worst; everything when it is short."""
    if len(ranking.rows) <= 2 * SHOWN_AT_EACH_END:
        return list(ranking.rows)
    return [*ranking.rows[:SHOWN_AT_EACH_END], *ranking.rows[-SHOWN_AT_EACH_END:]]


def draw_ranking(ranking: Ranking, picked: str, palette: style.Palette) -> dict[str, Any]:
    """A Vega-Lite specification with a selection 'pick' on the field 'place'."""
    rows = shown_rows(ranking)
    frame = pd.DataFrame(
        {
            "place": [row.place for row in rows],
            "name": [f"{row.rank}. {row.name}" for row in rows],
            "amount": [float(row.amount) for row in rows],
            "said": [said(ranking, row) for row in rows],
            "picked": [row.place == picked for row in rows],
            "made_up": [row.made_up for row in rows],
        }
    )
    y = alt.Y("name:N", sort=None, axis=alt.Axis(title=None, labelLimit=230, labelFontSize=13, labelColor=palette.ink))
    x = alt.X("amount:Q", axis=None, scale=alt.Scale(domainMin=0, zero=True, padding=40))
    pick = alt.selection_point(name="pick", fields=["place"], on="click", toggle=False)
    base = alt.Chart(frame).encode(y=y, x=x)
    bars = base.mark_bar(height=11, cornerRadiusEnd=4, strokeWidth=1.4).encode(
        color=alt.condition("datum.picked", alt.value(palette.ink), alt.value(palette.accent)),
        fillOpacity=alt.condition("datum.made_up", alt.value(0.35), alt.value(1)),
        stroke=alt.condition("datum.picked", alt.value(palette.ink), alt.value(palette.accent)),
        tooltip=[alt.Tooltip("name:N", title="Đơn vị"), alt.Tooltip("said:N", title=ranking.indicator.short_name)],
    )
    labels = base.mark_text(align="left", dx=6, fontSize=13, fontWeight=600, color=palette.ink).encode(text="said:N")
    chart = (
        alt.layer(bars.add_params(pick), labels)
        .properties(height=24 * max(len(rows), 1) + 10, width="container")
        .configure(**style.config(palette))
    )
    return style.finished(chart)


def said(ranking: Ranking, row: Ranked) -> str:
    """The amount with its unit."""
    return format_value(row.amount, ranking.indicator.unit, ranking.indicator.decimals)
