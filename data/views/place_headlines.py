"""Headlines of one commune, told as those of the province; judged only where the target holds for each commune."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from data.catalogue import Catalogue, Indicator
from data.periods import Period, period_of, previous_periods
from data.targets import Target
from data.views.breaks import breaks_of
from data.views.classes import may_judge
from data.views.comparison import PREVIOUS, YEAR_AGO, compare
from data.views.differences import read_series_periods, read_series_values
from data.views.headline import SPARK_PERIODS, Headline, is_stale, periods_of, point
from data.views.judgement import HIDDEN, NO_DATA, TOO_FEW, Verdict, judge
from data.views.ranking import SMALLEST_DENOMINATOR
from data.views.reader import PlaceValue, Reader, Value, whole_targets
from data.views.values import read_hidden_places, read_place_values, read_received, read_values_of_places

PLACE = "place"
Key = tuple[str, str]


def has_places(indicator: Indicator) -> bool:
    """Whether communes have values of an indicator."""
    return "commune" in indicator.levels and not indicator.entity


def read_place_headlines(
    reader: Reader, codes: Sequence[str], cutoff: date, place: str, spark: int = SPARK_PERIODS
) -> list[Headline]:
    """A headline for each code: the newest period up to the cut-off, among the last `spark`, in which the place has it.

    codes: indicators that communes have. A count that is too small to show, or that protects one, stays hidden.
    """
    known = read_series_periods(reader, codes)
    last = {code: past[-1] for code in codes if (past := [p for p in known[code] if p.start <= cutoff])}
    hidden = {code for code in last if place in read_hidden_places(reader, code, last[code].code)}
    keys = [(code, period) for code in last.keys() - hidden for period in periods_of(last[code], spark)]
    found = _read(reader, keys, place)
    newest = {code: own for code in last.keys() - hidden if (own := _newest(code, last[code], spark, found))}
    whole = read_series_values(reader, [(code, period.code) for code, period in newest.items()])
    values = _values(reader, found)
    return [
        _headline(reader, place, (code, newest[code]), values, found[code, newest[code].code].weight, whole, spark)
        if code in newest
        else _without(reader, code, HIDDEN if code in hidden else NO_DATA)
        for code in codes
    ]


def place_targets(reader: Reader, codes: Iterable[str]) -> dict[str, list[Target]]:
    """Indicator -> the province's targets that hold for each of its communes too."""
    indicators = reader.catalogue.indicators
    return {
        code: [target for target in targets if may_judge(indicators[code], target)]
        for code, targets in whole_targets(reader, codes).items()
    }


def _read(reader: Reader, keys: Sequence[Key], place: str) -> dict[Key, PlaceValue]:
    """The values of the place that may be shown."""
    small = {code for code, _ in keys if reader.catalogue.indicators[code].small_cell}
    open_keys = [key for key in keys if key[0] not in small]
    found = {key: own[0] for key, own in read_values_of_places(reader, open_keys, place).items()} if open_keys else {}
    for code in small:
        shown = read_place_values(reader, code, [period for own, period in keys if own == code])
        found |= {(code, period): v for period, values in shown.items() for v in values if v.place == place}
    return found


def _newest(code: str, last: Period, spark: int, found: Mapping[Key, PlaceValue]) -> Period | None:
    there = [period for period in previous_periods(last, spark) if (code, period.code) in found]
    return there[-1] if there else None


def _values(reader: Reader, found: Mapping[Key, PlaceValue]) -> dict[Key, Value]:
    """The same values as those of the province are told."""
    received = read_received(reader, {value.revision for value in found.values()})
    return {
        (code, period): Value(
            indicator=code,
            period=period,
            amount=own.amount,
            basis=PLACE,
            obs_status=own.obs_status,
            approx=own.approx,
            made_up=own.made_up,
            have=1,
            expected=1,
            revision=own.revision,
            received_at=received[own.revision],
        )
        for (code, period), own in found.items()
    }


def _headline(
    reader: Reader,
    place: str,
    key: tuple[str, Period],
    values: Mapping[Key, Value],
    weight: Decimal | None,
    whole: Mapping[Key, Value],
    spark: int,
) -> Headline:
    indicator, period = reader.catalogue.indicators[key[0]], key[1]
    value, beside = values[indicator.code, period.code], whole.get((indicator.code, period.code))
    breaks = breaks_of(reader.catalogue, indicator, place)
    few = weight is not None and weight < SMALLEST_DENOMINATOR
    bases = () if few or _of_finer_parts(reader.catalogue, indicator) else (YEAR_AGO, PREVIOUS)
    return Headline(
        indicator=indicator,
        period=period,
        value=value,
        verdict=_judge(reader, indicator, value, few, period),
        comparisons=tuple(c for base in bases if (c := compare(indicator, values, period, base, breaks))),
        points=tuple(point(values, indicator.code, p) for p in previous_periods(period, spark)),
        stale=is_stale(reader, indicator, period),
        breaks=breaks,
        whole=beside if beside and beside.made_up == value.made_up else None,
    )


def _judge(reader: Reader, indicator: Indicator, value: Value, few: bool, period: Period) -> Verdict:
    """As a map has it: by a target that holds for communes, and not over a small denominator."""
    targets = place_targets(reader, [indicator.code])[indicator.code]
    verdict = judge(indicator, value, period, targets, reader.today)
    return Verdict(TOO_FEW, verdict.target) if few and verdict.target else verdict


def _of_finer_parts(catalogue: Catalogue, indicator: Indicator) -> bool:
    """Whether it is made of days or weeks, of which a place may lack some: then its periods are not compared."""
    parts = (*indicator.rate.numerator, *indicator.rate.denominator) if indicator.rate else ()
    schemes = {catalogue.indicators[part].scheme for part in parts}
    return bool(schemes - {indicator.scheme, "year"})


def _without(reader: Reader, code: str, status: str) -> Headline:
    indicator = reader.catalogue.indicators[code]
    return Headline(indicator, period_of(indicator.scheme, reader.today), None, Verdict(status), (), (), stale=False)
