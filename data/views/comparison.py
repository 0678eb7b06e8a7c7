"""Comparison of a value with the previous period and the same period last year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.catalogue import Break, Indicator
from data.periods import Period, parse_period
from data.views.breaks import break_between, merged_between
from data.views.judgement import ENOUGH_COVERAGE
from data.views.reader import Value, Values

PREVIOUS = "previous"
YEAR_AGO = "year_ago"


@dataclass(frozen=True)
class Comparison:
    """The change since another period: in the unit (points for percentages) and as a share of the other value.

    across: the break of the series that lies between the two.
    """

    base: str
    period: str
    delta: Decimal
    share: Decimal | None
    across: Break | None = None


def compare(
    indicator: Indicator, values: Values, period: Period, base: str, breaks: Sequence[Break] = ()
) -> Comparison | None:
    """The change against `base`; None where a comparison would mislead.

    Never between a made-up and a published value, between totals of which one is partly covered, between months that
    lack days, of a growth rate that already compares two years, or with what ended before the province merged.
    """
    other_code = period.previous if base == PREVIOUS else period.year_ago
    if merged_between(breaks, parse_period(other_code), period):
        return None
    now, then = values.get((indicator.code, period.code)), values.get((indicator.code, other_code))
    if now is None or then is None or now.made_up != then.made_up or not _alike(indicator, now, then):
        return None
    if base == PREVIOUS and indicator.basis == "cumulative":
        return None
    delta = now.amount - then.amount
    share = delta / abs(then.amount) if then.amount and not indicator.is_percentage else None
    across = break_between(indicator, breaks, parse_period(other_code), period)
    return Comparison(base, other_code, delta, share, across)


def _alike(indicator: Indicator, now: Value, then: Value) -> bool:
    if now.basis != then.basis or now.present != now.wanted or then.present != then.wanted:
        return False
    adds_up = indicator.rate is None and indicator.aggregate.entity != "mean"
    needed = Decimal(1) if adds_up else ENOUGH_COVERAGE
    return now.coverage >= needed and then.coverage >= needed
