"""What stands above a chart or map: what it shows, in which unit, and what must be said of its marks."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.deck import Chart, Screen
from briefings.presenter import words
from data.views.commune_map import CommuneMap

BARS = "bars"
LETTER = 13.6
ONE_LINE, TWO_LINES = 48, 82


@dataclass(frozen=True)
class Caption:
    """text: what is shown; notes: said beside it, in the colour of what is made up."""

    text: str
    notes: tuple[str, ...] = ()

    def height(self, width: int) -> int:
        """The room that it takes above a drawing of a width."""
        said = " · ".join((self.text, *self.notes))
        return ONE_LINE if len(said) * LETTER <= width else TWO_LINES


def caption_of(screen: Screen) -> Caption:
    """The caption of the map or chart of a screen."""
    if screen.map:
        return _of_map(screen.map)
    return _of_chart(screen.chart) if screen.chart else Caption("")


def _of_map(found: CommuneMap) -> Caption:
    unit = "" if found.indicator.is_percentage else f" ({found.indicator.unit})"
    period = found.period.label[:1].lower() + found.period.label[1:]
    return Caption(f"{found.indicator.short_name}{unit}, {period}", (words.MADE_UP,) if found.made_up else ())


def _of_chart(chart: Chart) -> Caption:
    alone = chart.kind != BARS and len(chart.labels) == 1
    hollow = any(series.made_up for series in chart.series)
    mark = words.PALE if chart.kind == BARS else words.HOLLOW
    notes = ((words.ONE_PERIOD, alone), (mark, hollow))
    text = f"{chart.title} ({chart.unit})" if chart.unit else chart.title
    return Caption(text, tuple(note for note, holds in notes if holds))
