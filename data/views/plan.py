"""The year's plan of a sector: every assigned target, what is reached of it, and where the pace so far would lead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from data.catalogue import Indicator
from data.periods import Period, parse_period, period_of
from data.targets import Target
from data.views.corrected import mark_corrected
from data.views.headline import Headline, by_urgency, read_headlines
from data.views.judgement import NO_DATA, Verdict, elapsed_share, required_to_date
from data.views.reader import Reader, whole_targets
from data.views.sector import SectorView


@dataclass(frozen=True)
class PlanLine:
    """A target of the year and where the indicator stands.

    headline: at its newest value of that year; without a value, at the last period that has ended in it, with what the
    target asks by then. projected: see `projected`.
    """

    target: Target
    headline: Headline
    projected: Decimal | None = None

    @property
    def gap(self) -> Decimal | None:
        """The value less what is required of it by the end of its period; None where it is not judged."""
        value, required = self.headline.value, self.headline.verdict.required
        return None if value is None or required is None else value.amount - required


@dataclass(frozen=True)
class PlanView:
    """The most urgent first; those without a value of the year last."""

    year: int
    lines: tuple[PlanLine, ...]

    @property
    def made_up(self) -> bool:
        """Whether any target or value is made up."""
        values = [line.headline.value for line in self.lines if line.headline.value]
        return any(line.target.made_up for line in self.lines) or any(value.made_up for value in values)


def read_plan(reader: Reader, sector: str, day: str) -> PlanView:
    """The targets that the province has for the indicators of a sector in the year of an ISO date, as of that day."""
    until = date.fromisoformat(day)
    codes = [code for code, indicator in reader.catalogue.indicators.items() if indicator.sector == sector]
    of_year = {
        code: target
        for code, targets in whole_targets(reader, codes).items()
        for target in targets
        if target.period == str(until.year)
    }
    found = read_headlines(reader, list(of_year), until)
    standing = [_in_year(headline, of_year[headline.indicator.code], until) for headline in found]
    ordered = by_urgency(mark_corrected(reader, standing))
    return PlanView(until.year, tuple(_line(headline, of_year[headline.indicator.code]) for headline in ordered))


def plan_day(found: SectorView, today: date) -> date:
    """The day at which a sector's page follows its plan: the end of its period, today at the newest one."""
    if found.cutoff is None:
        return today
    if found.cutoff != found.choices[0]:
        return found.cutoff.end
    return min(today, date(found.cutoff.year, 12, 31))


def projected(indicator: Indicator, amount: Decimal, period: Period) -> Decimal | None:
    """What an amount that adds up over the year would reach at the pace so far; None for others, and in December."""
    share = elapsed_share(period)
    return round(amount / share, indicator.decimals) if indicator.basis == "cumulative" and share < 1 else None


def _line(headline: Headline, target: Target) -> PlanLine:
    value = headline.value if headline.verdict.target else None
    ahead = projected(headline.indicator, value.amount, headline.period) if value else None
    return PlanLine(target, headline, ahead)


def _in_year(headline: Headline, target: Target, until: date) -> Headline:
    """The headline where it is of the target's year; else one without a value, that says what is asked by now."""
    if headline.value and headline.period.year == until.year:
        return headline
    indicator, ended = headline.indicator, _last_ended(headline.indicator.scheme, until)
    if ended is None:
        asked, period = None, parse_period(target.period)
    else:
        asked, period = required_to_date(indicator, target, ended), ended
    verdict = Verdict(NO_DATA, target, asked, due=asked / target.value if asked is not None and target.value else None)
    return replace(headline, period=period, value=None, verdict=verdict, comparisons=(), points=(), corrected=False)


def _last_ended(scheme: str, until: date) -> Period | None:
    """The last period that has ended by a day in the day's year."""
    period = period_of(scheme, until)
    ended = period if period.end <= until else parse_period(period.previous)
    return ended if ended.year == until.year else None
