"""Ranking of communes, units or facilities by one indicator; none below a coverage threshold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data.catalogue import Indicator
from data.periods import Period
from data.views.judgement import ENOUGH_COVERAGE
from data.views.reader import PlaceValue, Reader
from data.views.values import places_of, read_place_values

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
    """Best first. too_small: left out for a denominator under SMALLEST_DENOMINATOR; missing: no value at all."""

    indicator: Indicator
    period: Period
    rows: tuple[Ranked, ...]
    too_small: tuple[str, ...]
    missing: tuple[str, ...]
    expected: int

    @property
    def enough(self) -> bool:
        """Whether enough places are there to rank at all."""
        there = self.expected - len(self.missing)
        return bool(self.expected) and Decimal(there) / self.expected >= ENOUGH_COVERAGE


def read_ranking(reader: Reader, code: str, period: Period) -> Ranking:
    """The order of all places by an indicator in a period."""
    indicator = reader.catalogue.indicators[code]
    names = places_of(reader, indicator)
    found = read_place_values(reader, code, [period.previous, period.code])
    now, before = found.get(period.code, []), found.get(period.previous, [])
    known = {value.place: value for value in now if value.place in names}
    rankable = [value for value in known.values() if _large_enough(value)]
    ranks, old = _ranks(indicator, rankable), _ranks(indicator, [v for v in before if _large_enough(v)])
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
        missing=tuple(name for place, name in names.items() if place not in known),
        expected=len(names),
    )


def _large_enough(value: PlaceValue) -> bool:
    return value.weight is None or value.weight >= SMALLEST_DENOMINATOR


def _ranks(indicator: Indicator, values: list[PlaceValue]) -> dict[str, int]:
    """Place -> rank; equal values share a rank, and the next one counts them."""
    best_first = sorted((v.amount for v in values), reverse=indicator.direction != "lower")
    first = {amount: rank for rank, amount in reversed(list(enumerate(best_first, start=1)))}
    return {value.place: first[value.amount] for value in values}
