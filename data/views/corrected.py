"""Which values are corrections: what stands is not what was accepted first. Another status alone corrects nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.catalogue import Catalogue
from data.periods import parse_period
from data.views.differences import DIFFERENCE, read_series_values, sources_of
from data.views.headline import Headline
from data.views.reader import TASKS, Reader, Value
from data.views.values import REPORTED, part_periods

Key = tuple[str, str]
Source = tuple[str, str, str]  # indicator, period, basis; '' is any basis


def mark_corrected(reader: Reader, headlines: Sequence[Headline], place: str = "") -> list[Headline]:
    """The headlines, each saying whether its value is corrected. place: the commune whose they are."""
    found = read_corrected(reader, [key_of(headline) for headline in headlines if headline.value], place)
    return [replace(headline, corrected=key_of(headline) in found) for headline in headlines]


def mark_points(reader: Reader, headline: Headline, place: str = "") -> Headline:
    """The same for a headline and every point of its series."""
    code = headline.indicator.code
    asked = [(code, point.period.code) for point in headline.points if point.amount is not None]
    found = read_corrected(reader, [key_of(headline), *asked], place)
    points = tuple(replace(point, corrected=(code, point.period.code) in found) for point in headline.points)
    return replace(headline, points=points, corrected=key_of(headline) in found)


def key_of(headline: Headline) -> Key:
    """Indicator and period of a headline."""
    return headline.indicator.code, headline.period.code


def read_corrected(reader: Reader, keys: Sequence[Key], place: str = "") -> set[Key]:
    """Those of these values that are corrected, a sum or rate where any part of it is: one question for all of them."""
    sources = {key: set(own) for key, own in _sources(reader, keys, place).items()}
    asked = {source for own in sources.values() for source in own}
    if not asked:
        return set()
    rows = reader.store.rows(
        "read_corrected",
        codes=sorted({code for code, _, _ in asked}),
        periods=sorted({period for _, period, _ in asked}),
        place=place,
        province=reader.catalogue.province.code,
        revision=reader.as_of.revision,
    )
    found = {(code, period, "" if place else basis) for code, period, basis in rows}
    return {key for key, own in sources.items() if not own.isdisjoint(found)}


def _sources(reader: Reader, keys: Sequence[Key], place: str) -> dict[Key, Iterator[Source]]:
    """What each value is made of; counts of tasks are made of no values."""
    submitted = [key for key in dict.fromkeys(keys) if reader.catalogue.indicators[key[0]].source != TASKS]
    if place:
        return {key: _parts(reader.catalogue, key, "") for key in submitted}
    values = read_series_values(reader, submitted)
    return {key: _of_value(reader, value) for key, value in values.items()}


def _of_value(reader: Reader, value: Value) -> Iterator[Source]:
    key = value.indicator, value.period
    if value.basis == DIFFERENCE:
        for source in read_series_values(reader, sources_of(reader.catalogue, *key)).values():
            yield from _of_value(reader, source)
    elif value.basis == REPORTED and value.other is not None:
        yield (*key, REPORTED)
    else:
        yield from _parts(reader.catalogue, key, value.basis)


def _parts(catalogue: Catalogue, key: Key, basis: str) -> Iterator[Source]:
    """A value itself, and what a rate is computed from."""
    code, period = key
    yield code, period, basis
    rate = catalogue.indicators[code].rate
    for part in (*rate.numerator, *rate.denominator) if rate else ():
        for part_period in part_periods(catalogue.indicators[part], parse_period(period)):
            yield part, part_period, basis
