"""Takeaway of what changed between two moments."""

from __future__ import annotations

from briefings import words
from briefings.headlines import newest
from briefings.tables import sources_of_all
from briefings.takeaway import Cell, Column, Line, Takeaway
from charts.words import CHANGES, STATUS
from data.catalogue import Catalogue
from data.numbers import capitalise
from data.views.changes import Change, ChangeView
from data.views.findings import period_phrase
from data.views.headline import Headline

CODE = "TONG-QUAN"


def changes_takeaway(catalogue: Catalogue, title: str, found: ChangeView) -> Takeaway:
    """Every change, the most important first."""
    decimals = max((change.now.indicator.decimals for change in found.changes), default=0)
    columns = (
        *map(Column, (words.CHANGE, words.CODE, words.INDICATOR, words.UNIT)),
        *(column for side in (words.THEN, words.NOW) for column in _side(side, decimals)),
    )
    return Takeaway(
        code=CODE,
        about=title,
        title=title,
        subtitle="",
        columns=columns,
        lines=tuple(map(_change, found.changes)),
        notes=(words.CHANGE_ORDER,),
        sources=sources_of_all(catalogue, [change.now.indicator.code for change in found.changes]),
        cutoff=newest([change.now for change in found.changes]),
    )


def _side(side: str, decimals: int) -> tuple[Column, ...]:
    amount = Column(side, decimals, mixed=True)
    return Column(f"{side}: {words.PERIOD.lower()}"), amount, Column(f"{side}: {words.JUDGED.lower()}")


def _change(change: Change) -> Line:
    indicator = change.now.indicator
    cells = (CHANGES[change.kind][1], indicator.code, indicator.name, indicator.unit)
    made_up = change.now.value is not None and change.now.value.made_up
    return Line((*cells, *_told(change.then), *_told(change.now)), made_up)


def _told(headline: Headline) -> tuple[Cell, ...]:
    amount = headline.value.amount if headline.value else None
    return (capitalise(period_phrase(headline)), amount, STATUS[headline.verdict.status][1])
