"""The ranking as horizontal bars from zero; a click picks a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import altair as alt
import pandas as pd

from charts import style, words
from charts.ties import gather_ties
from data.numbers import format_value
from data.views.ranking import Ranked, Ranking

SHOWN_AT_EACH_END = 8
NO_CLASSES: Mapping[str, tuple[str, str]] = MappingProxyType({})


@dataclass(frozen=True)
class Bar:
    """One place, or all those that share a rank and are too many to be shown one by one."""

    places: tuple[Ranked, ...]
    label: str

    @property
    def place(self) -> str:
        """What a click picks: nothing where it stands for many."""
        return self.places[0].place if len(self.places) == 1 else ""

    @property
    def amount(self) -> Decimal:
        """The value of each of them."""
        return self.places[0].amount

    @property
    def made_up(self) -> bool:
        """Whether any of them is."""
        return any(row.made_up for row in self.places)


def shown_bars(ranking: Ranking) -> list[Bar]:
    """The best and the worst; everything when it is short. Many of one value are one bar."""
    bars = [_bar_of(ranking, same) for same in gather_ties(ranking.rows, lambda row: row.amount, SHOWN_AT_EACH_END)]
    if len(bars) <= 2 * SHOWN_AT_EACH_END:
        return bars
    return [*bars[:SHOWN_AT_EACH_END], *bars[-SHOWN_AT_EACH_END:]]


def _bar_of(ranking: Ranking, same: list[Ranked]) -> Bar:
    many = words.TIED.format(count=len(same), places=words.PLACES.get(ranking.indicator.entity, "đơn vị"))
    name = same[0].name if len(same) == 1 else many
    return Bar(tuple(same), f"{same[0].rank}. {name}")


def draw_ranking(
    ranking: Ranking, picked: str, palette: style.Palette, classes: Mapping[str, tuple[str, str]] = NO_CLASSES
) -> dict[str, Any]:
    """A Vega-Lite specification with a selection 'pick' on the field 'place'.

    classes: place -> the colour and the symbol of its class, where a map beside shows them.
    """
    rows = shown_bars(ranking)
    frame = pd.DataFrame([_row(ranking, bar, picked, palette, classes) for bar in rows])
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


def _row(
    ranking: Ranking, bar: Bar, picked: str, palette: style.Palette, classes: Mapping[str, tuple[str, str]]
) -> dict[str, Any]:
    """One bar: in the colour of its class with the symbol beside the number, else plain, and pale when made up."""
    first = bar.places[0]
    fill, symbol = classes.get(first.place, (palette.accent, ""))
    is_picked = bool(picked) and bar.place == picked
    return {
        "place": bar.place,
        "name": bar.label,
        "amount": float(bar.amount),
        "said": f"{said(ranking, first)} {symbol}".strip(),
        "told": f"{bar.label}: {said(ranking, first)}",
        "picked": is_picked,
        "fill": palette.ink if is_picked else fill,
        "edge": palette.ink if is_picked else palette.secondary if classes else palette.accent,
        "pale": bar.made_up and not classes,
    }


def said(ranking: Ranking, row: Ranked) -> str:
    """The amount with its unit."""
    return format_value(row.amount, ranking.indicator.unit, ranking.indicator.decimals)
