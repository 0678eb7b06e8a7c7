"""Rules over all rows of a file: duplicates, future, cumulative values, parts and totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from data.catalogue.model import Catalogue, Indicator
from data.facts import TABLE_OF
from data.intake_context import IntakeContext
from data.numbers import format_date
from data.observations import ESTIMATED, PROJECTED, Observation
from data.periods import Period, parse_period
from data.submissions import Check, Row
from loaders.cells.values import vietnamese, vietnamese_to
from loaders.checks.conflicts import check_conflicts, check_registered
from loaders.checks.coverage import check_coverage
from loaders.checks.formulas import check_formulas
from loaders.checks.history import read_history
from loaders.checks.jumps import check_jumps
from loaders.checks.ranges import check_range
from loaders.checks.repeated import check_repeated
from loaders.problems.kind import BLOCKS
from loaders.problems.kinds import KINDS, RULES
from loaders.problems.problem import Findings, Problem, place_of_cell
from loaders.rows.reading import Reading

PASSED, NOTICED, ASKED, FAILED = "passed", "noticed", "asked", "failed"
ROUGHLY = Decimal("0.01")
Key = tuple[str, ...]
LISTS = ("events", "positions", "items")
NOTHING = "không phát sinh"
_ADDABLE = ("flow", "stock", "cumulative")


def check_rows(reading: Reading, catalogue: Catalogue, context: IntakeContext, findings: Findings) -> None:
    """Hold every rule that needs more than one cell."""
    rows = reading.desk.rows
    observations = [row for row in rows if isinstance(row, Observation)]
    history = read_history(observations, reading, context)
    if history.count < len(rows):
        check_duplicates(rows, findings)
    check_range(rows, catalogue, findings)
    check_future(observations, catalogue, context, findings)
    check_cumulative(observations, catalogue, context.previous_cumulative, findings)
    check_jumps(catalogue, history, findings)
    check_formulas(observations, catalogue, history, findings)
    check_parts(observations, catalogue, findings)
    check_repeated(history, findings)
    if reading.form is not None:
        check_conflicts(observations, reading.form, reading.unit, catalogue, context, findings)
        check_registered(rows, reading.form, reading.unit, catalogue, context, findings)
    check_coverage(reading, catalogue, context, history, findings)
    if not rows and not findings.refused and not _nothing_happened(reading):
        findings.add("no_values")


def outcome_of_rules(problems: Iterable[Problem]) -> tuple[Check, ...]:
    """Every rule with what became of it."""
    of_rule: dict[str, list[Problem]] = {rule: [] for rule in RULES}
    for problem in problems:
        of_rule[KINDS[problem.kind].rule].append(problem)
    return tuple(_check(rule, found) for rule, found in of_rule.items())


def check_duplicates(rows: Iterable[Row], findings: Findings) -> None:
    """A key stands once in a file."""
    first: dict[type, dict[tuple[object, ...], str]] = {}
    for row in rows:
        known, key = first.setdefault(type(row), {}), TABLE_OF[type(row)].key_of(row)
        if key in known:
            findings.add("duplicate_key", place_of_cell(row.cell), known[key])
        else:
            known[key] = row.cell


def check_future(rows: Sequence[Observation], catalogue: Catalogue, context: IntakeContext, findings: Findings) -> None:
    """Of a period that has not begun there are only plans, and for this year projections and estimates."""
    ahead = {code for code in {row.period for row in rows} if not _has_begun(parse_period(code), context)}
    for row in rows if ahead else ():
        period = parse_period(row.period)
        expected = row.status in (PROJECTED, ESTIMATED) and period.year == context.today.year
        planned = catalogue.indicators[row.indicator].basis == "plan"
        if row.period in ahead and not expected and not planned:
            findings.add("future_period", place_of_cell(row.cell), period.label, format_date(context.today))


def check_cumulative(
    rows: Iterable[Observation],
    catalogue: Catalogue,
    previous_cumulative: Callable[[str, str, str, str, str], Decimal | None],
    findings: Findings,
) -> None:
    """A year-to-date value is not below the one before it, in the file or else in the store."""
    for series in _cumulative_series(rows, catalogue).values():
        first = series[0]
        decimals = catalogue.indicators[first.indicator].decimals
        stored = previous_cumulative(first.indicator, first.area, first.entity, first.breakdown, first.period)
        if stored is not None and first.value < stored:
            _note_fall(first, stored, decimals, findings)
        for before, after in pairwise(series):
            if after.value < before.value:
                _note_fall(after, before.value, decimals, findings)


def check_parts(rows: Sequence[Observation], catalogue: Catalogue, findings: Findings) -> None:
    """Where a list adds up, its parts give the total, but for rounding; some of the parts are not above it."""
    groups: dict[Key, dict[str, Observation]] = {}
    adding = {code for code in {row.indicator for row in rows} if _adds_up(catalogue, catalogue.indicators[code])}
    for row in rows if adding else ():
        if row.indicator in adding:
            groups.setdefault((row.indicator, row.area, row.entity, row.period), {})[row.breakdown] = row
    for parts in groups.values():
        total = parts.pop("", None)
        if total and parts:
            _check_sum(total, parts, catalogue, findings)


def _has_begun(period: Period, context: IntakeContext) -> bool:
    return period.start < context.today or (period.start == context.today and period.begins_at <= context.now)


def _nothing_happened(reading: Reading) -> bool:
    """Whether an empty list says so of itself; its scope is then empty, not unknown."""
    listing = reading.form is not None and reading.form.kind in LISTS
    return listing and NOTHING in reading.note.casefold()


def _check(rule: str, problems: list[Problem]) -> Check:
    blocking = [problem for problem in problems if problem.severity == BLOCKS]
    asking = [problem for problem in problems if problem.asks]
    outcome = FAILED if blocking else ASKED if asking else NOTICED if problems else PASSED
    shown = (blocking or asking or problems)[:1]
    return Check(rule, RULES[rule], outcome, "".join(problem.sentence for problem in shown))


def _cumulative_series(rows: Iterable[Observation], catalogue: Catalogue) -> dict[Key, list[Observation]]:
    """Year-to-date values of one key and one year, in the order of their periods."""
    series: dict[Key, list[Observation]] = {}
    for row in rows:
        if catalogue.indicators[row.indicator].basis == "cumulative":
            year = str(parse_period(row.period).year)
            series.setdefault((row.indicator, row.area, row.entity, row.breakdown, year), []).append(row)
    for found in series.values():
        found.sort(key=lambda row: parse_period(row.period).end)
    return series


def _note_fall(row: Observation, before: Decimal, decimals: int, findings: Findings) -> None:
    wanted = vietnamese_to(before, decimals)
    findings.add("falling_cumulative", place_of_cell(row.cell), vietnamese(row.value), wanted)


def _adds_up(catalogue: Catalogue, indicator: Indicator) -> bool:
    addable = indicator.basis in _ADDABLE and not indicator.is_percentage
    return addable and bool(indicator.breakdown) and catalogue.breakdowns[indicator.breakdown].adds_up


def _check_sum(total: Observation, parts: dict[str, Observation], catalogue: Catalogue, findings: Findings) -> None:
    indicator = catalogue.indicators[total.indicator]
    sum_of_parts = sum((row.value for row in parts.values()), Decimal(0))
    rounding = Decimal(5).scaleb(-indicator.decimals - 1) * len(parts)
    complete = parts.keys() == catalogue.breakdowns[indicator.breakdown].items.keys()
    about = any(row.approx for row in (total, *parts.values()))
    slack = max(rounding, abs(total.value) * ROUGHLY) if about else rounding
    too_much = sum_of_parts > total.value + slack and all(row.value >= 0 for row in parts.values())
    if too_much or (complete and abs(sum_of_parts - total.value) > slack):
        kind = "parts_apart" if about else "parts_differ"
        findings.add(kind, place_of_cell(total.cell), vietnamese(sum_of_parts), vietnamese(total.value))
