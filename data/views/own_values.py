"""Own values: every indicator at one commune or unit, its rank among its like, and the province's value beside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.catalogue import Indicator
from data.disclosure import hide_small
from data.periods import Period, parse_period, period_of, previous_periods
from data.views.differences import read_series_values
from data.views.headline import SPARK_PERIODS, Point
from data.views.judgement import ENOUGH_COVERAGE
from data.views.ranking import rank_places
from data.views.reader import PlaceValue, Reader, Value
from data.views.values import read_values_of_places

LOOK_BACK = SPARK_PERIODS + 3
YEARS_BACK = 5
AT_AN_END = 10


@dataclass(frozen=True)
class OwnValue:
    """One indicator at one place, in the newest period in which the place has it.

    amount: None when it is too small to be shown. rank and tied: None and 0 where there is no ranking; ranked: places
    in it. have/expected: places with a value in that period. points: the place's own series, oldest first.
    """

    indicator: Indicator
    period: Period
    amount: Decimal | None
    value: PlaceValue
    whole: Value | None
    rank: int | None
    tied: int
    ranked: int
    have: int
    expected: int
    points: tuple[Point, ...]

    @property
    def leads(self) -> bool:
        """Whether it is one of the AT_AN_END best, by a rate, of a ranking that is long enough to say so."""
        return self._telling and self.rank is not None and self.rank + self.tied - 1 <= AT_AN_END

    @property
    def trails(self) -> bool:
        """Whether it is one of the AT_AN_END last."""
        return self._telling and self.rank is not None and self.rank > self.ranked - AT_AN_END

    @property
    def _telling(self) -> bool:
        """Counts grow with the size of a place, so that only rates put one ahead of another."""
        return self.indicator.rate is not None and self.ranked >= 3 * AT_AN_END


def read_own_values(reader: Reader, place: str, like: Iterable[str], codes: Sequence[str]) -> list[OwnValue]:
    """The indicators, of those asked for, that a place has in one of the last LOOK_BACK periods, in their order.

    `like`: the codes of all places of its kind, itself included.
    """
    places = set(like)
    series = read_values_of_places(reader, [(code, p.code) for code in codes for p in _window(reader, code)], place)
    newest: dict[str, Period] = {}
    for code, period_code in series:
        newest[code] = max(newest.get(code, parse_period(period_code)), parse_period(period_code))
    wanted = [(code, newest[code].code) for code in codes if code in newest]
    beside = _read_beside(reader, wanted)
    whole = read_series_values(reader, wanted)
    own = {key: found[0] for key, found in series.items()}
    return [
        _own_value(
            reader.catalogue.indicators[code],
            newest[code],
            own,
            [value for value in beside[code, period] if value.place in places],
            whole.get((code, period)),
            len(places),
        )
        for code, period in wanted
    ]


def _read_beside(reader: Reader, wanted: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], Sequence[PlaceValue]]:
    """The values of every place: the same on the page of each of them, so asked once between two writes."""
    name = f"places at {reader.as_of.revision} under {reader.catalogue.version}"
    known: dict[tuple[str, str], list[PlaceValue]] = reader.store.remembered(name, dict)
    unknown = [key for key in wanted if key not in known]
    if unknown:
        known.update(read_values_of_places(reader, unknown))
    return known


def _window(reader: Reader, code: str) -> list[Period]:
    scheme = reader.catalogue.indicators[code].scheme
    return previous_periods(period_of(scheme, reader.today), YEARS_BACK if scheme == "year" else LOOK_BACK)


def _own_value(
    indicator: Indicator,
    period: Period,
    own: Mapping[tuple[str, str], PlaceValue],
    beside: Sequence[PlaceValue],
    whole: Value | None,
    expected: int,
) -> OwnValue:
    value = own[indicator.code, period.code]
    counts = {other.place: other.amount for other in beside}
    hidden = bool(indicator.small_cell) and value.place in hide_small(counts, indicator.small_cell)
    enough = len(beside) >= ENOUGH_COVERAGE * expected and indicator.direction in ("higher", "lower")
    ranks = rank_places(indicator, beside) if enough and not hidden else {}
    rank = ranks.get(value.place)
    return OwnValue(
        indicator=indicator,
        period=period,
        amount=None if hidden else value.amount,
        value=value,
        whole=whole,
        rank=rank,
        tied=list(ranks.values()).count(rank) if rank else 0,
        ranked=len(ranks),
        have=len(beside),
        expected=expected,
        points=() if indicator.small_cell else _points(indicator, period, own),
    )


def _points(indicator: Indicator, last: Period, own: Mapping[tuple[str, str], PlaceValue]) -> tuple[Point, ...]:
    points = []
    for period in previous_periods(last, SPARK_PERIODS if indicator.scheme != "year" else YEARS_BACK):
        value = own.get((indicator.code, period.code))
        points.append(Point(period, value.amount, value.made_up) if value else Point(period, None))
    return tuple(points)
