"""The rest of the year in a trend: the periods that are still to come, and where the pace so far would lead."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from data.periods import Period, following
from data.views.headline import Headline, Point
from data.views.plan import projected


def to_year_end(points: Sequence[Point]) -> list[Point]:
    """The points of the last one's year, and of the year before where it has any, with empty ones to the year's end."""
    last = points[-1].period
    before = any(point.period.year == last.year - 1 for point in points if point.amount is not None)
    ahead, period = [], following(last)
    while period.year == last.year:
        ahead.append(Point(period, None))
        period = following(period)
    return [*(point for point in points if point.period.year >= last.year - before), *ahead]


def pace_of(headline: Headline) -> list[tuple[Period, Decimal]]:
    """From the newest value straight to what the year would end with; nothing for what does not add up."""
    value, now = headline.value, headline.period
    end = projected(headline.indicator, value.amount, now) if value else None
    if value is None or end is None:
        return []
    ahead = [now, *(point.period for point in to_year_end([Point(now, value.amount)])[1:])]
    steps = len(ahead) - 1
    return [(period, value.amount + (end - value.amount) * at / steps) for at, period in enumerate(ahead)]
