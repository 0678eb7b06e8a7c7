"""IndicatorView: one indicator's definition, series, places, revisions, and the birth certificate of its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.catalogue import Form, Indicator
from data.periods import Period, parse_period, previous_periods
from data.targets import Target
from data.views.breaks import breaks_of
from data.views.comparison import PREVIOUS, YEAR_AGO, Comparison, compare
from data.views.corrected import mark_points
from data.views.differences import read_series_periods, read_series_values
from data.views.headline import Headline, Point, is_stale, point
from data.views.judgement import Verdict, judge
from data.views.part_corrections import PartCorrection, read_part_corrections
from data.views.place_headlines import has_places, place_targets, read_place_headlines
from data.views.provenance import Contributor, Saying, read_contributors, read_history
from data.views.ranking import Ranking, read_ranking
from data.views.reader import Reader, Value, whole_targets
from data.views.values import AREAS, ENTITIES, REPORTED, read_values

SERIES_PERIODS = 36


@dataclass(frozen=True)
class IndicatorView:
    """Everything about one indicator at one period. choices: its periods with data, newest first.

    places: the ranking, of the communes of `group` where one is named; item_contributors: the cells of its breakdown.
    Where `place` names a commune, the headline, the targets, the contributors and the history are its own. corrections:
    of the cells behind the number, where the history is not that of the number itself.
    """

    indicator: Indicator
    form: Form | None
    period: Period | None
    choices: tuple[Period, ...]
    headline: Headline | None
    targets: tuple[Target, ...]
    contributors: tuple[Contributor, ...]
    history: tuple[Saying, ...]
    parts: tuple[tuple[str, Value], ...]
    breakdown: tuple[tuple[str, Value], ...]
    places: Ranking | None
    group: str = ""
    place: str = ""
    corrections: tuple[PartCorrection, ...] = ()
    item_contributors: tuple[Contributor, ...] = ()


def read_indicator(reader: Reader, code: str, period_code: str = "", group: str = "", place: str = "") -> IndicatorView:
    """An indicator at a period; at its newest one when none, or an unknown one, is named. group: whose communes.

    place: the commune whose number it is; the province's where the commune has none to show in that period.
    """
    indicator = reader.catalogue.indicators[code]
    choices = read_series_periods(reader, [code])[code][::-1]
    period = next((p for p in choices if p.code == period_code), choices[0] if choices else None)
    targets = whole_targets(reader, [code])[code]
    form = reader.catalogue.forms.get(reader.catalogue.form_of.get(code, ""))
    if period is None:
        return IndicatorView(indicator, form, None, (), None, tuple(targets), (), (), (), (), None)
    own = _own_headline(reader, indicator, period, place)
    if own:
        return _of_place(reader, own, form, choices, group, place)
    headline = _headline(reader, indicator, period, choices[0], targets)
    places = ENTITIES if indicator.entity else REPORTED
    basis = headline.value.basis if headline.value else places
    contributors = read_contributors(reader, indicator, period, basis)
    history = read_history(reader, code, reader.catalogue.province.code, "", "", period.code)
    breakdown = _breakdown(reader, indicator, period)
    return IndicatorView(
        indicator=indicator,
        form=form,
        period=period,
        choices=tuple(choices),
        headline=headline,
        targets=tuple(targets),
        contributors=tuple(contributors),
        history=tuple(history),
        parts=tuple(_parts(reader, indicator, period)),
        breakdown=tuple(breakdown),
        places=_places(reader, indicator, period, group),
        group=group,
        corrections=read_part_corrections(reader, contributors) if headline.corrected and not history else (),
        item_contributors=tuple(
            c for item, value in breakdown for c in read_contributors(reader, indicator, period, value.basis, item)
        ),
    )


def _own_headline(reader: Reader, indicator: Indicator, period: Period, place: str) -> Headline | None:
    """The number of a commune in just this period."""
    if place not in reader.catalogue.communes or not has_places(indicator):
        return None
    found = read_place_headlines(reader, [indicator.code], period.end, place, SERIES_PERIODS)[0]
    return mark_points(reader, found, place) if found.value and found.period == period else None


def _of_place(
    reader: Reader, own: Headline, form: Form | None, choices: Sequence[Period], group: str, place: str
) -> IndicatorView:
    """What one commune has of it; the history of a small count could tell what is hidden, so there is none."""
    indicator, code, period = own.indicator, own.indicator.code, own.period
    contributors = [c for c in read_contributors(reader, indicator, period, AREAS) if c.area == place]
    history = () if indicator.small_cell else read_history(reader, code, place, "", "", period.code)
    return IndicatorView(
        indicator=indicator,
        form=form,
        period=period,
        choices=tuple(choices),
        headline=own,
        targets=tuple(place_targets(reader, [code])[code]),
        contributors=tuple(contributors),
        history=tuple(history),
        parts=(),
        breakdown=(),
        places=_places(reader, indicator, period, group),
        group=group,
        place=place,
        corrections=read_part_corrections(reader, contributors) if own.corrected and not history else (),
    )


def _headline(reader: Reader, indicator: Indicator, period: Period, newest: Period, targets: list[Target]) -> Headline:
    """The headline of a period; its points run up to the newest one."""
    periods = previous_periods(newest, SERIES_PERIODS)
    codes = list(dict.fromkeys([period.year_ago, period.previous, period.code, *(p.code for p in periods)]))
    values = read_series_values(reader, [(indicator.code, p) for p in codes])
    value = values.get((indicator.code, period.code))
    breaks = breaks_of(reader.catalogue, indicator)
    comparisons: tuple[Comparison, ...] = tuple(
        c for base in (YEAR_AGO, PREVIOUS) if (c := compare(indicator, values, period, base, breaks))
    )
    verdict: Verdict = judge(indicator, value, period, targets, reader.today)
    points: tuple[Point, ...] = tuple(point(values, indicator.code, p) for p in periods)
    stale = is_stale(reader, indicator, period)
    return mark_points(reader, Headline(indicator, period, value, verdict, comparisons, points, stale, breaks))


def _parts(reader: Reader, indicator: Indicator, period: Period) -> list[tuple[str, Value]]:
    """The values of a rate's parts in their own newest period inside this one."""
    if not indicator.rate:
        return []
    found = []
    for code in (*indicator.rate.numerator, *indicator.rate.denominator):
        part = reader.catalogue.indicators[code]
        own = period.code if part.scheme == period.scheme else str(period.year) if part.scheme == "year" else ""
        value = read_values(reader, [(code, own)]).get((code, own)) if own else None
        if value:
            found.append((code, value))
    return found


def _breakdown(reader: Reader, indicator: Indicator, period: Period) -> list[tuple[str, Value]]:
    """The value of each item of the indicator's breakdown list, in the list's order."""
    if not indicator.breakdown:
        return []
    key = (indicator.code, period.code)
    items = reader.catalogue.breakdowns[indicator.breakdown].items
    found = ((item, read_series_values(reader, [key], breakdown=item).get(key)) for item in items)
    return [(item, value) for item, value in found if value]


def _places(reader: Reader, indicator: Indicator, period: Period, group: str) -> Ranking | None:
    if not indicator.entity and "commune" not in indicator.levels:
        return None
    ranking = read_ranking(reader, indicator.code, parse_period(period.code), group)
    return ranking if ranking.rows or ranking.too_small else None
