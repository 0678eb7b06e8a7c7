"""Figures, charts and what must be said with them, made from frozen headlines: formatted here once for all papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from briefings.deck import Chart, Figure, Series
from briefings.screens import words
from charts.bars import shown_bars
from charts.cards import coverage_phrase, goal_phrase
from charts.trend import short_label, wanted_lines
from charts.words import ACTUAL, PLACES, STATUS
from data.catalogue import Catalogue, Indicator
from data.numbers import capitalise, format_moment, format_number, format_value
from data.targets import Target
from data.views.findings import change_phrase, period_phrase, phrase_of
from data.views.headline import Headline, Point
from data.views.ranking import Ranking

SHOWN_PERIODS = 13


def figure_of(headline: Headline, catalogue: Catalogue) -> Figure:
    """The number of a headline; a dash where there is none."""
    indicator, value = headline.indicator, headline.value
    place = catalogue.province.code
    return Figure(
        key=f"{indicator.code}|{headline.period.code}|{place}",
        label=capitalise(indicator.short_name),
        text=format_number(value.amount, indicator.decimals) if value else "–",
        unit=indicator.unit,
        amount=value.amount if value else None,
        decimals=indicator.decimals,
        period=capitalise(period_phrase(headline)),
        status=headline.verdict.status,
        change=capitalise(change_phrase(headline, headline.comparisons[0])) if value and headline.comparisons else "",
        goal=goal_phrase(headline) if value and headline.verdict.target else "",
        coverage=coverage_phrase(value, indicator.entity) if value else "",
        owner=catalogue.units[indicator.owner].short_name,
        received_at=value.received_at if value else None,
        made_up=value.made_up if value else False,
    )


def count_figure(key: str, label: str, count: int, unit: str, period: str, made_up: bool = False) -> Figure:
    """A number of things: tasks, indicators, forms."""
    return Figure(key, label, format_number(count), unit, Decimal(count), 0, period, made_up=made_up)


def trend_chart(indicator: Indicator, points: Sequence[Point], targets: Sequence[Target]) -> Chart | None:
    """The last periods of an indicator beside what its target asks; None without a number."""
    shown = list(points)[-SHOWN_PERIODS:]
    if all(point.amount is None for point in shown):
        return None
    made_up = any(point.made_up for point in shown if point.amount is not None)
    actual = Series(ACTUAL, tuple(point.amount for point in shown), made_up)
    wanted = [Series(name, tuple(a)) for name, a in wanted_lines(indicator, shown, targets, made_up).items()]
    labels = tuple(short_label(point.period) for point in shown)
    anew = _new_years(shown) if "cumulative" in (indicator.basis, indicator.judgement.trajectory) else ()
    return Chart("line", indicator.name, indicator.unit, indicator.decimals, labels, (actual, *wanted), anew)


def _new_years(points: Sequence[Point]) -> tuple[int, ...]:
    """The places of those points that are the first of their year."""
    return tuple(at for at, (a, b) in enumerate(pairwise(points), start=1) if a.period.year != b.period.year)


def ranking_chart(ranking: Ranking) -> Chart | None:
    """The places at both ends; None where too few are there to rank."""
    bars = shown_bars(ranking)
    if not bars or not ranking.enough:
        return None
    indicator = ranking.indicator
    made_up = any(bar.made_up for bar in bars)
    series = Series(indicator.short_name, tuple(bar.amount for bar in bars), made_up)
    labels = tuple(bar.label for bar in bars)
    title = words.BY_PLACE_WHEN.format(
        name=indicator.name,
        places=places_word(ranking),
        when=phrase_of(ranking.period, indicator.basis == "cumulative"),
    )
    return Chart("bars", title, indicator.unit, indicator.decimals, labels, (series,))


def places_word(ranking: Ranking) -> str:
    """'xã, phường', 'đơn vị', 'cơ sở'."""
    return PLACES.get(ranking.indicator.entity, "đơn vị")


def status_phrase(status: str) -> str:
    """'■ Nguy cơ không đạt'."""
    return " ".join(filter(None, STATUS[status]))


def said_of(headline: Headline) -> str:
    """'61,2% (10 tháng năm 2026)'."""
    indicator, value = headline.indicator, headline.value
    amount = format_value(value.amount if value else None, indicator.unit, indicator.decimals)
    return f"{amount} ({period_phrase(headline)})"


def required_of(headline: Headline) -> str:
    """What should have been reached by the period's end: '79,2%'; '' without a target."""
    required = headline.verdict.required
    return "" if required is None else format_value(required, headline.indicator.unit, headline.indicator.decimals)


def cutoff_of(headlines: Iterable[Headline]) -> str:
    """'Số liệu chốt đến …' of the newest number."""
    return cutoff_phrase(max((h.value.received_at for h in headlines if h.value), default=None))


def cutoff_phrase(moment: datetime | None) -> str:
    """'Số liệu chốt đến 17 giờ 00 ngày 20/11/2026', or that there is none."""
    return words.CUTOFF.format(moment=format_moment(moment)) if moment else words.NO_CUTOFF


def mark_of(headlines: Iterable[Headline]) -> str:
    """What is said of made-up numbers among these."""
    return mark([h.value.made_up for h in headlines if h.value])


def mark(kinds: Sequence[bool]) -> str:
    """'' without made-up numbers, else whether all of them are."""
    if not any(kinds):
        return ""
    return words.MADE_UP if all(kinds) else words.PARTLY_MADE_UP
