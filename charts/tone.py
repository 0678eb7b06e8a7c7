"""Tone of the press as stacked bars by day."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from charts import style
from data.numbers import capitalise
from data.views.tone import TONES, ToneView

COLOURS = (style.GOOD, style.QUIET, style.RISK)


def draw_tone(view: ToneView, theme: str) -> dict[str, Any]:
    """Positive at the bottom, negative on top, each tone named at its colour."""
    names = [capitalise(word) for word in TONES.values()]
    rows = [
        {"day": day.start.isoformat(), "label": day.label, "tone": name, "order": order, "pieces": int(counts[code])}
        for day, counts in view.days
        if counts
        for order, (code, name) in enumerate(zip(TONES, names, strict=True))
        if code in counts
    ]
    palette, side = style.PALETTES[theme], list(style.PALETTES).index(theme)
    chart = (
        alt.Chart(pd.DataFrame(rows, columns=["day", "label", "tone", "order", "pieces"]))
        .mark_bar(size=11)
        .encode(
            x=alt.X("yearmonthdate(day):T", axis=alt.Axis(title=None, format="%d/%m", grid=False, tickCount=8)),
            y=alt.Y("pieces:Q", axis=alt.Axis(title="tin, bài", tickCount=5, format="d")),
            color=alt.Color(
                "tone:N",
                scale=alt.Scale(domain=names, range=[pair[side] for pair in COLOURS]),
                legend=alt.Legend(title=None, orient="top", labelColor=palette.ink, labelFontSize=13),
            ),
            order=alt.Order("order:Q"),
            tooltip=[alt.Tooltip("label:N", title="Ngày"), alt.Tooltip("tone:N", title="Sắc thái"), "pieces:Q"],
        )
        .properties(height=240, width="container")
        .configure(**style.config(palette))
    )
    return style.finished(chart)
