"""Numbers of one file that must agree with each other: a rate with its parts, a stock with what came and went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from data.catalogue.model import Balance, Catalogue, Indicator
from data.observations import Observation
from data.periods import parse_period
from loaders.cells.values import vietnamese, vietnamese_to
from loaders.checks.history import History
from loaders.problems.problem import Findings, place_of_cell


def check_formulas(rows: Iterable[Observation], catalogue: Catalogue, history: History, findings: Findings) -> None:
    """Hold each rate against its parts and each closing stock against its balance, where the file has them."""
    for row in rows:
        indicator = catalogue.indicators[row.indicator]
        if indicator.rate:
            _check_rate(row, indicator, catalogue, history, findings)
        if indicator.balance:
            _check_balance(row, indicator, indicator.balance, history, findings)


def _check_rate(
    row: Observation, indicator: Indicator, catalogue: Catalogue, history: History, findings: Findings
) -> None:
    rate = indicator.rate
    above = _sum(row, rate.numerator, history) if rate else None
    below = _sum(row, rate.denominator, history) if rate else None
    if rate is None or above is None or not below or row.approx:
        return
    expected = rate.factor * above / below
    last_digit = Decimal(1).scaleb(-indicator.decimals)
    unsure_above, unsure_below = _rounded(rate.numerator, catalogue), _rounded(rate.denominator, catalogue)
    slack = last_digit + rate.factor * (unsure_above + abs(above / below) * unsure_below) / abs(below)
    if abs(expected - row.value) > slack:
        told = vietnamese(expected.quantize(last_digit))
        findings.add("rate_differs", place_of_cell(row.cell), vietnamese(row.value), told)


def _rounded(codes: Sequence[str], catalogue: Catalogue) -> Decimal:
    """What rounding may have moved the sum of these indicators by."""
    return sum((Decimal(5).scaleb(-catalogue.indicators[code].decimals - 1) for code in codes), Decimal(0))


def _check_balance(
    row: Observation, indicator: Indicator, balance: Balance, history: History, findings: Findings
) -> None:
    """Opening stock + received = resolved + closing stock; the opening stock is the closing one before."""
    came, gone = _sum(row, balance.received, history), _sum(row, balance.resolved, history)
    opening = _sum(row, (balance.opening,), history) if balance.opening else None
    before = history.value(row, row.indicator, parse_period(row.period).previous)
    place = place_of_cell(row.cell)
    start = opening if balance.opening else before
    if came is not None and gone is not None and start is not None and start + came - gone != row.value:
        kind = "balance_broken" if balance.opening else "stock_differs"
        findings.add(kind, place, vietnamese(row.value), vietnamese_to(start + came - gone, indicator.decimals))
    if opening is not None and before is not None and opening != before:
        findings.add("opening_differs", place, vietnamese(opening), vietnamese_to(before, indicator.decimals))


def _sum(row: Observation, codes: Sequence[str], history: History) -> Decimal | None:
    """The sum of what the file says of these indicators at the place of a row; None where one is not there."""
    values = [history.said(row, code) for code in codes]
    return None if None in values else sum((value for value in values if value is not None), Decimal(0))
