"""Headlines: one indicator in one period with everything that a card, a row or a finding says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.catalogue import Break, Indicator
from data.obligations import due_at
from data.periods import Period, following, period_of, previous_periods
from data.targets import Target
from data.views.breaks import breaks_of
from data.views.comparison import PREVIOUS, YEAR_AGO, Comparison, compare
from data.views.differences import read_series_periods, read_series_values
from data.views.judgement import ORDER, Verdict, judge
from data.views.reader import Reader, Value, Values, whole_targets

SPARK_PERIODS = 13


@dataclass(frozen=True)
class Point:
    """One period of a series; amount None where there is nothing. corrected: see data/views/corrected."""

    period: Period
    amount: Decimal | None
    made_up: bool = False
    approx: bool = False
    obs_status: str = ""
    corrected: bool = False


@dataclass(frozen=True)
class Headline:
    """An indicator at its newest period up to a cut-off, of the province or of one place.

    points: oldest first, ending with its period; breaks: from when on they mean something else; whole: the province's
    value beside that of a place; corrected: see data/views/corrected.
    """

    indicator: Indicator
    period: Period
    value: Value | None
    verdict: Verdict
    comparisons: tuple[Comparison, ...]
    points: tuple[Point, ...]
    stale: bool
    breaks: tuple[Break, ...] = ()
    whole: Value | None = None
    corrected: bool = False


def read_headlines(reader: Reader, codes: Sequence[str], cutoff: date, spark: int = SPARK_PERIODS) -> list[Headline]:
    """A headline for each code: its newest period with data that has ended by the cut-off (or contains it)."""
    known = read_series_periods(reader, codes)
    chosen = {code: _newest(known[code], cutoff) for code in codes}
    wanted = [(code, p) for code, period in chosen.items() if period for p in periods_of(period, spark)]
    values = read_series_values(reader, wanted)
    targets = whole_targets(reader, codes)
    return [_headline(reader, code, chosen[code], values, targets[code], spark) for code in codes]


def read_verdicts(reader: Reader, codes: Sequence[str], cutoff: date) -> dict[str, Verdict]:
    """How each indicator stands at its newest period up to the cut-off, without what a headline tells beside."""
    known = read_series_periods(reader, codes)
    chosen = {code: period for code in codes if (period := _newest(known[code], cutoff))}
    values = read_series_values(reader, [(code, period.code) for code, period in chosen.items()])
    targets = whole_targets(reader, codes)
    return {
        code: judge(reader.catalogue.indicators[code], values.get((code, p.code)), p, targets[code], reader.today)
        for code, p in chosen.items()
    }


def by_urgency(headlines: Iterable[Headline]) -> list[Headline]:
    """At risk first, then by how far short; those that can't be judged last, in their own order."""
    return sorted(headlines, key=lambda h: (ORDER.index(h.verdict.status), -relative_shortfall(h)))


def relative_shortfall(headline: Headline) -> Decimal:
    """The shortfall as a share of what is required, so that unlike indicators can be ranked."""
    required = headline.verdict.required
    return headline.verdict.shortfall / abs(required) if required else headline.verdict.shortfall


def _newest(periods: Sequence[Period], cutoff: date) -> Period | None:
    past = [period for period in periods if period.start <= cutoff]
    return past[-1] if past else None


def periods_of(last: Period, spark: int) -> list[str]:
    """What a headline is told from: its last periods, and the one a year ago."""
    codes = [period.code for period in previous_periods(last, spark)]
    return codes if last.year_ago in codes else [last.year_ago, *codes]


def _headline(
    reader: Reader, code: str, period: Period | None, values: Values, targets: Sequence[Target], spark: int
) -> Headline:
    indicator = reader.catalogue.indicators[code]
    if period is None:
        from_today = period_of(indicator.scheme, reader.today)
        verdict = judge(indicator, None, from_today, targets, reader.today)
        return Headline(indicator, from_today, None, verdict, (), (), stale=False)
    value, breaks = values.get((code, period.code)), breaks_of(reader.catalogue, indicator)
    found = (compare(indicator, values, period, base, breaks) for base in (YEAR_AGO, PREVIOUS))
    return Headline(
        indicator=indicator,
        period=period,
        value=value,
        verdict=judge(indicator, value, period, targets, reader.today),
        comparisons=tuple(comparison for comparison in found if comparison),
        points=tuple(point(values, code, p) for p in previous_periods(period, spark)),
        stale=is_stale(reader, indicator, period),
        breaks=breaks,
    )


def point(values: Values, code: str, period: Period) -> Point:
    """The point of a series for a period, with or without a value."""
    value = values.get((code, period.code))
    if value is None:
        return Point(period, None)
    return Point(period, value.amount, value.made_up, value.approx, value.obs_status)


def is_stale(reader: Reader, indicator: Indicator, period: Period) -> bool:
    """Whether the next period's form is already overdue, grace included; of a computed rate those of its numerators."""
    carried = reader.catalogue.form_of
    codes = (indicator.code,) if indicator.code in carried or not indicator.rate else indicator.rate.numerator
    forms = [reader.catalogue.forms[carried[code]] for code in codes if code in carried]
    return any(reader.now > due_at(form, following(period)) for form in forms)
