"""Values that differ from the same place's earlier ones by more than their indicator's largest usual factor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from data.catalogue.model import Catalogue, Indicator
from data.numbers import format_value
from data.observations import Observation
from data.periods import parse_period
from loaders.cells.values import vietnamese
from loaders.checks.history import History, Place, codes_before
from loaders.checks.switched import LEAST_SWITCH, check_switched
from loaders.problems.problem import Findings, place_of_cell

SHOWN = 20


def check_jumps(catalogue: Catalogue, history: History, findings: Findings) -> None:
    """Ask about each value that jumps from the period before and from the same period last year, where these are known.

    The first SHOWN of an indicator are noted one by one: many jumps of one indicator have one cause. A value that is a
    unit of measure away from them is noted as that.
    """
    jumped: dict[str, list[Observation]] = {}
    for row, earlier in _far_apart(catalogue, history):
        indicator = catalogue.indicators[row.indicator]
        factor = check_switched(row.value, earlier.values(), indicator)
        jumping = all(jumps(row.value, value, indicator.max_jump) for value in earlier.values())
        if factor or jumping:
            jumped.setdefault(row.indicator, []).append(row)
            if len(jumped[row.indicator]) <= SHOWN:
                _note(row, indicator, earlier, factor, findings)
    for code, found in jumped.items():
        if len(found) > SHOWN:
            name = catalogue.indicators[code].short_name
            findings.add("more_jumps", place_of_cell(found[SHOWN].cell), len(found) - SHOWN, name)


def jumps(value: Decimal, before: Decimal, factor: Decimal | None) -> bool:
    """Whether one is more than `factor` times the other; zero and a change of sign are no matter of factors."""
    if not factor or not value or not before or (value > 0) != (before > 0):
        return False
    if value < 0:
        value, before = -value, -before
    return value > factor * before or before > factor * value


def _far_apart(catalogue: Catalogue, history: History) -> Iterator[tuple[Observation, dict[str, Decimal]]]:
    """The rows with all that is known of their place before, where each of it is far enough to be asked about."""
    for (code, period), rows in history.rows.items():
        indicator = catalogue.indicators[code]
        least = min(indicator.max_jump or LEAST_SWITCH, LEAST_SWITCH)
        known = {before: history.values(code, before) for before in codes_before(period, indicator)}
        for place in _far_places(rows, known.values(), least):
            yield rows[place], {before: values[place] for before, values in known.items() if place in values}


def _far_places(
    rows: Mapping[Place, Observation], known: Iterable[Mapping[Place, Decimal]], least: Decimal
) -> list[Place]:
    """Places of which something is known, and nothing near."""
    far: set[Place] = set()
    near: set[Place] = set()
    for values in known:
        for place, row in rows.items() if values else ():
            before = values.get(place)
            if before is not None:
                (far if jumps(row.value, before, least) else near).add(place)
    far -= near
    return [place for place in rows if place in far] if far else []


def _note(row: Observation, indicator: Indicator, earlier: dict[str, Decimal], factor: str, findings: Findings) -> None:
    def shown(value: Decimal) -> str:
        return format_value(value, indicator.unit, indicator.decimals)

    periods = sorted(map(parse_period, earlier), reverse=True)
    told = "; ".join(f"{period.label}: {shown(earlier[period.code])}" for period in periods)
    if factor:
        hint = f"Giá trị {factor} so với trước; biểu tính bằng {indicator.unit}."
    else:
        hint = f"Mức thường gặp: không quá {vietnamese(indicator.max_jump or Decimal(0))} lần."
    kind = "unit_switched" if factor else "sudden_jump"
    findings.add(kind, place_of_cell(row.cell), shown(row.value), told, hint)
