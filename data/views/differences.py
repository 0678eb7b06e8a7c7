"""In-period values as the difference of adjacent year-to-date values of one year, where both are there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.catalogue import Catalogue
from data.observations import SENDABLE
from data.periods import Period, parse_period
from data.views.breaks import merged_between
from data.views.reader import Reader, Value
from data.views.values import read_periods_with_data, read_values

DIFFERENCE = "difference"


def read_series_values(
    reader: Reader, wanted: Sequence[tuple[str, str]], breakdown: str = ""
) -> dict[tuple[str, str], Value]:
    """The values asked for as read_values has them; missing flows are taken from their year-to-date values."""
    sources = {key: sources_of(reader.catalogue, *key) for key in wanted}
    extra = [key for keys in sources.values() for key in keys]
    values = read_values(reader, [*wanted, *extra], breakdown)
    found = {key: values[key] for key in wanted if key in values}
    for key, keys in sources.items():
        if key not in found and keys and all(source in values for source in keys):
            found[key] = _difference(key, [values[source] for source in keys])
    return found


def read_series_periods(reader: Reader, codes: Iterable[str]) -> dict[str, list[Period]]:
    """Indicator -> its periods with data, oldest first, those with a difference included."""
    asked = list(codes)
    linked = [code for code in map(reader.catalogue.cumulative_code.get, asked) if code]
    known = read_periods_with_data(reader, [*asked, *linked])
    derived = {code: _derivable(reader.catalogue, code, known) for code in asked}
    return {code: sorted({*known[code], *derived[code]}) if derived[code] else known[code] for code in asked}


def sources_of(catalogue: Catalogue, code: str, period_code: str) -> list[tuple[str, str]]:
    """The year-to-date values that a period's difference is made of: the newer first; in the first period, one.

    None where the province merged with another one between the two.
    """
    year_to_date = catalogue.cumulative_code.get(code)
    if year_to_date is None or catalogue.indicators[code].basis != "flow":
        return []
    period = parse_period(period_code)
    first = (period.start.month, period.start.day) == (1, 1)
    if not first and merged_between(catalogue.mergers, parse_period(period.previous), period):
        return []
    return [(year_to_date, period.code)] + ([] if first else [(year_to_date, period.previous)])


def _difference(key: tuple[str, str], sources: Sequence[Value]) -> Value:
    now, *before = sources
    newest = max(sources, key=lambda value: value.revision)
    return Value(
        indicator=key[0],
        period=key[1],
        amount=now.amount - sum(value.amount for value in before),
        basis=DIFFERENCE,
        obs_status=min((value.obs_status for value in sources), key=SENDABLE.index),
        approx=any(value.approx for value in sources),
        made_up=any(value.made_up for value in sources),
        have=min(value.have for value in sources),
        expected=max(value.expected for value in sources),
        revision=newest.revision,
        received_at=newest.received_at,
    )


def _derivable(catalogue: Catalogue, code: str, known: dict[str, list[Period]]) -> list[Period]:
    year_to_date = known.get(catalogue.cumulative_code.get(code, ""), [])
    there = {period.code for period in year_to_date}
    return [p for p in year_to_date if (keys := sources_of(catalogue, code, p.code)) and there >= {k[1] for k in keys}]
