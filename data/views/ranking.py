"""Ranking of communes, units or facilities by one indicator; none below a coverage threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.catalogue import Indicator
from data.periods import Period
from data.views.judgement import ENOUGH_COVERAGE
from data.views.reader import PlaceValue, Reader
from data.views.values import places_of, read_hidden_places, read_place_values

SMALLEST_DENOMINATOR = 30


@dataclass(frozen=True)
class Ranked:
    """One place in the order; moved: places gained since the previous period, None when it was not ranked then."""

    place: str
    name: str
    rank: int
    amount: Decimal
    moved: int | None
    approx: bool
    made_up: bool


@dataclass(frozen=True)
class Ranking:
    """Best first. missing: no value at all; too_small: left out for a denominator under SMALLEST_DENOMINATOR.

    hidden: with a count too small to show, or one that protects such a count.
    """

    indicator: Indicator
    period: Period
    rows: tuple[Ranked, ...]
    too_small: tuple[str, ...]
    hidden: tuple[str, ...]
    missing: tuple[str, ...]
    expected: int

    @property
    def enough(self) -> bool:
        """Whether enough places are there to rank at all."""
        there = self.expected - len(self.missing)
        return bool(self.expected) and Decimal(there) / self.expected >= ENOUGH_COVERAGE


def read_ranking(reader: Reader, code: str, period: Period, group: str = "") -> Ranking:
    """The order of all places by an indicator in a period; of the communes of one group, when it is named."""
    indicator = reader.catalogue.indicators[code]
    names = _in_group(reader, indicator, group, places_of(reader, indicator))
    found = read_place_values(reader, code, [period.previous, period.code])
    now, before = ([v for v in found.get(p, []) if v.place in names] for p in (period.code, period.previous))
    known = {value.place: value for value in now}
    hidden = read_hidden_places(reader, code, period.code) & names.keys()
    rankable = [value for value in known.values() if _large_enough(value)]
    ranks, old = rank_places(indicator, rankable), rank_places(indicator, before)
    rows = [
        Ranked(
            place=value.place,
            name=names[value.place],
            rank=ranks[value.place],
            amount=value.amount,
            moved=old[value.place] - ranks[value.place] if value.place in old else None,
            approx=value.approx,
            made_up=value.made_up,
        )
        for value in rankable
    ]
    return Ranking(
        indicator=indicator,
        period=period,
        rows=tuple(sorted(rows, key=lambda row: (row.rank, row.name))),
        too_small=tuple(sorted(names[p] for p in known.keys() - ranks.keys())),
        hidden=tuple(sorted(names[place] for place in hidden)),
        missing=tuple(name for place, name in names.items() if place not in known and place not in hidden),
        expected=len(names),
    )


def _in_group(reader: Reader, indicator: Indicator, group: str, names: dict[str, str]) -> dict[str, str]:
    """The communes that belong to a group; groups do not divide units, stations or facilities."""
    chosen = reader.catalogue.groups.get(group)
    if chosen is None or indicator.entity:
        return names
    return {code: name for code, name in names.items() if code in chosen.communes}


def rank_places(indicator: Indicator, values: Sequence[PlaceValue]) -> dict[str, int]:
    """Place -> rank, of the places whose denominator is large enough."""
    return _ranks(indicator, [value for value in values if _large_enough(value)])


def _large_enough(value: PlaceValue) -> bool:
    return value.weight is None or value.weight >= SMALLEST_DENOMINATOR


def _ranks(indicator: Indicator, values: list[PlaceValue]) -> dict[str, int]:
    """Place -> rank; equal values share a rank, and the next one counts them."""
    best_first = sorted((v.amount for v in values), reverse=indicator.direction != "lower")
    first = {amount: rank for rank, amount in reversed(list(enumerate(best_first, start=1)))}
    return {value.place: first[value.amount] for value in values}
