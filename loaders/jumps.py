"""Values that differ from the same place's earlier ones by more than their indicator's largest usual factor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from data.catalogue.model import Catalogue, Indicator
from data.numbers import format_value
from data.observations import Observation
from data.periods import Period, parse_period
from data.submissions import IntakeContext
from loaders.problems import Findings, place_of_cell
from loaders.values import vietnamese

SHOWN = 20
Key = tuple[str, str, str, str, str]


def check_jumps(
    rows: Iterable[Observation], catalogue: Catalogue, context: IntakeContext, made_up: bool, findings: Findings
) -> None:
    """Note each value that jumps from the period before and from the same period last year, where these are known.

    The first SHOWN of an indicator are noted one by one: many jumps of one indicator have one cause.
    """
    watched = [row for row in rows if catalogue.indicators[row.indicator].max_jump]
    here = {(r.indicator, r.period, r.area, r.entity, r.breakdown): r.value for r in watched}
    jumped: dict[str, list[Observation]] = {}
    for row in watched:
        indicator = catalogue.indicators[row.indicator]
        earlier = dict(_earlier(row, indicator, here, context, made_up))
        if earlier and all(jumps(row.value, value, indicator.max_jump) for value in earlier.values()):
            jumped.setdefault(row.indicator, []).append(row)
            if len(jumped[row.indicator]) <= SHOWN:
                _note(row, indicator, earlier, findings)
    for code, found in jumped.items():
        if len(found) > SHOWN:
            name = catalogue.indicators[code].short_name
            findings.add("more_jumps", place_of_cell(found[SHOWN].cell), len(found) - SHOWN, name)


def jumps(value: Decimal, before: Decimal, factor: Decimal | None) -> bool:
    """Whether one is more than `factor` times the other; zero and a change of sign are no matter of factors."""
    if not factor or value * before <= 0:
        return False
    small, large = sorted((abs(value), abs(before)))
    return large > factor * small


def _earlier(
    row: Observation, indicator: Indicator, here: dict[Key, Decimal], context: IntakeContext, made_up: bool
) -> Iterator[tuple[Period, Decimal]]:
    """The values of the same place before, in this file or else in the store."""
    place = (row.area, row.entity, row.breakdown)
    for code in _codes_before(parse_period(row.period), indicator):
        value = here.get((row.indicator, code, *place))
        if value is None:
            value = context.standing(row.indicator, code, made_up).get(place)
        if value is not None:
            yield parse_period(code), value


def _codes_before(period: Period, indicator: Indicator) -> set[str]:
    """A year-to-date value grows from month to month: only the same period last year is like it."""
    return {period.year_ago} if indicator.basis == "cumulative" else {period.previous, period.year_ago}


def _note(row: Observation, indicator: Indicator, earlier: dict[Period, Decimal], findings: Findings) -> None:
    def shown(value: Decimal) -> str:
        return format_value(value, indicator.unit, indicator.decimals)

    told = "; ".join(f"{period.label}: {shown(earlier[period])}" for period in sorted(earlier, reverse=True))
    hint = f"Mức thường gặp: không quá {vietnamese(indicator.max_jump or Decimal(0))} lần."
    findings.add("sudden_jump", place_of_cell(row.cell), shown(row.value), told, hint)
