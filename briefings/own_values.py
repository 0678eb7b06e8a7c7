"""Takeaway of one unit or commune among its like."""

from __future__ import annotations

from collections.abc import Sequence

from briefings import words
from briefings.tables import sources_of_all
from briefings.takeaway import Column, Line, Takeaway
from data.catalogue import Catalogue
from data.views.own_values import OwnValue


def own_values_takeaway(catalogue: Catalogue, code: str, title: str, name: str, values: Sequence[OwnValue]) -> Takeaway:
    """Every indicator of a place with its rank and the province's value; what is too small is not written."""
    decimals = max(own.indicator.decimals for own in values)
    columns = (
        *map(Column, (words.CODE, words.INDICATOR, words.UNIT, words.PERIOD)),
        Column(words.AMOUNT, decimals, mixed=True),
        Column(words.RANK, 0),
        Column(words.RANKED, 0),
        Column(words.WHOLE_PROVINCE, decimals, mixed=True),
        Column(words.PLACES_THERE, 0),
        Column(words.PLACES_ALL, 0),
        Column(words.NOTES),
    )
    return Takeaway(
        code=code,
        about=title,
        title=f"{name}: {title[:1].lower()}{title[1:]}",
        subtitle="",
        columns=columns,
        lines=tuple(map(_own, values)),
        sources=sources_of_all(catalogue, [own.indicator.code for own in values]),
        cutoff=max((own.whole.received_at for own in values if own.whole), default=None),
    )


def _own(own: OwnValue) -> Line:
    indicator, whole = own.indicator, own.whole
    beside = whole.amount if whole and whole.made_up == own.value.made_up else None
    notes = words.HIDDEN if own.amount is None else words.ABOUT if own.value.approx else ""
    cells = (
        *(indicator.code, indicator.name, indicator.unit, own.period.label, own.amount),
        *(own.rank, own.ranked if own.rank else None, beside, own.have, own.expected, notes),
    )
    return Line(cells, own.value.made_up)
