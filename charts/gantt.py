"""Tasks of one programme along time: from assignment to deadline, with extensions and the day it was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from charts import style
from charts.words import TASK_STATES
from data.numbers import format_date
from data.views.task_board import DONE, DONE_LATE, DUE_SOON, OPEN, OVERDUE, Standing

COLOURS = {
    DONE: style.GOOD,
    DONE_LATE: style.ATTENTION,
    OPEN: style.QUIET,
    DUE_SOON: style.ACCENT,
    OVERDUE: style.RISK,
}
LONGEST_TITLE = 46
NARROW = 480  # a phone has room for the code of a task only


def draw_gantt(standings: Sequence[Standing], today: date, theme: str) -> dict[str, Any]:
    """One bar a task, coloured by how it stands, with its symbol; a thin bar is the extension; a line is today."""
    palette, side = style.PALETTES[theme], list(style.PALETTES).index(theme)
    frame = pd.DataFrame(
        [_row(standing, today, COLOURS[standing.state][side]) for standing in standings if standing.task.due_on]
    )
    label = f"width < {NARROW} ? split(datum.label, ' ')[0] : datum.label"
    named = alt.Axis(title=None, labelLimit=300, labelFontSize=13, labelColor=palette.ink, labelExpr=label)
    y = alt.Y("name:N", sort=None, axis=named)
    x_axis = alt.Axis(title=None, format="%m/%Y", tickCount=8)
    told = [alt.Tooltip("told:N", title="Nhiệm vụ")]
    base = alt.Chart(frame).encode(y=y, tooltip=told, description=alt.Description("told:N"))
    bars = base.mark_bar(height=12, cornerRadius=3).encode(
        x=alt.X("start:T", axis=x_axis), x2="due:T", color=alt.Color("colour:N", scale=None)
    )
    extension = base.mark_bar(height=4).encode(x="due:T", x2="until:T", color=alt.Color("colour:N", scale=None))
    marks = base.mark_text(align="left", dx=6, fontSize=13, color=palette.ink).encode(x="end:T", text="mark:N")
    rule = alt.Chart(pd.DataFrame({"today": [today.isoformat()]})).mark_rule(color=palette.ink, strokeDash=[3, 3])
    chart = (
        alt.layer(bars, extension, marks, rule.encode(x="today:T", description=alt.value(format_date(today))))
        .properties(height=22 * max(len(frame), 1) + 20, width="container")
        .configure(**style.config(palette))
    )
    return style.finished(chart)


def _row(standing: Standing, today: date, colour: str) -> dict[str, str]:
    task = standing.task
    due, until = task.due_on or today, task.deadline or today
    end = max(due, until)
    symbol, word = TASK_STATES[standing.state]
    name = task.title if len(task.title) <= LONGEST_TITLE else task.title[: LONGEST_TITLE - 1] + "…"
    return {
        "name": f"{task.code} {name}",
        "start": task.assigned_on.isoformat(),
        "due": due.isoformat(),
        "until": until.isoformat(),
        "end": end.isoformat(),
        "mark": symbol,
        "colour": colour,
        "told": f"{task.title} · {task.lead} · hạn {format_date(until)} · {word.lower()}",
    }
