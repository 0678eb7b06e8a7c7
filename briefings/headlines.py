"""Takeaway of several indicators at once: their newest values, how they are judged and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from briefings import words
from briefings.tables import sources_of_all
from briefings.takeaway import Column, Line, Takeaway
from charts.cards import coverage_phrase, goal_phrase
from charts.words import CORRECTED_VALUE, STATUS
from data.catalogue import Catalogue
from data.numbers import capitalise, format_moment
from data.views.findings import change_phrase, period_phrase
from data.views.headline import Headline


def headlines_takeaway(
    catalogue: Catalogue, code: str, title: str, headlines: Sequence[Headline], subtitle: str = ""
) -> Takeaway:
    """One row an indicator. code: the sector or unit whose they are."""
    decimals = max((headline.indicator.decimals for headline in headlines), default=0)
    before = (*map(Column, (words.CODE, words.INDICATOR, words.PERIOD)), Column(words.AMOUNT, decimals, mixed=True))
    names = (words.UNIT, words.JUDGED, words.GOAL_OF_YEAR, words.CHANGE, words.COVERED, words.RECEIVED)
    return Takeaway(
        code=code,
        about=title,
        title=title,
        subtitle=subtitle,
        columns=(*before, *map(Column, names)),
        lines=tuple(map(_headline, headlines)),
        sources=sources_of_all(catalogue, [headline.indicator.code for headline in headlines]),
        cutoff=newest(headlines),
    )


def newest(headlines: Sequence[Headline]) -> datetime | None:
    """When the newest of their values was received."""
    return max((headline.value.received_at for headline in headlines if headline.value), default=None)


def _headline(headline: Headline) -> Line:
    indicator, value = headline.indicator, headline.value
    if value is None:
        return Line((indicator.code, indicator.name, "", None, indicator.unit, words.EMPTY, "", "", "", ""))
    change = change_phrase(headline, headline.comparisons[0]) if headline.comparisons else ""
    corrected = f", {CORRECTED_VALUE}" if headline.corrected else ""
    cells = (
        *(indicator.code, indicator.name, capitalise(period_phrase(headline)), value.amount, indicator.unit),
        *(STATUS[headline.verdict.status][1], goal_phrase(headline), change),
        *(coverage_phrase(value, indicator.entity), f"{format_moment(value.received_at)}{corrected}"),
    )
    return Line(cells, value.made_up)
