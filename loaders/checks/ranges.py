"""Values outside of the plausible range of their indicator: impossible ones, and ones that somebody must answer for."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from data.catalogue.model import Catalogue, Indicator
from data.observations import Observation
from data.submissions import Row
from data.targets import Target
from loaders.cells.values import vietnamese
from loaders.checks.switched import FACTORS
from loaders.problems.problem import Findings, place_of_cell

WHOLE = Decimal(100)
FAR = 10


def check_range(rows: Iterable[Row], catalogue: Catalogue, findings: Findings) -> None:
    """Values and targets lie within the plausible range of their indicator.

    A bound that lies in the nature of things can't be crossed; crossing another one asks for an answer.
    """
    for row in rows:
        if isinstance(row, Observation):
            values: tuple[Decimal | None, ...] = (row.value,)
        elif isinstance(row, Target):
            values = (row.value, row.upper)
        else:
            continue
        indicator = catalogue.indicators[row.indicator]
        for value in values:
            if value is not None and not _lies_in(value, indicator):
                kind = "impossible_value" if is_impossible(value, indicator) else "out_of_range"
                place = place_of_cell(row.cell)
                findings.add(kind, place, vietnamese(value), _range(*indicator.plausible), _unit_hint(value, indicator))


def is_impossible(value: Decimal, indicator: Indicator) -> bool:
    """Below nothing where nothing is too little, above the whole where a share ends at the whole."""
    low, high = indicator.plausible
    return (low is not None and low >= 0 > value) or (indicator.is_percentage and high == WHOLE and value > WHOLE)


def _lies_in(value: Decimal, indicator: Indicator) -> bool:
    low, high = indicator.plausible
    return (low is None or value >= low) and (high is None or value <= high)


def _unit_hint(value: Decimal, indicator: Indicator) -> str:
    """For a value that is far too large: what brings it back, of the steps that units of measure differ by."""
    high = indicator.plausible[1]
    for factor in FACTORS[1:] if high and value > FAR * high else ():
        if _lies_in(value / factor, indicator):
            return f"Chia cho {vietnamese(factor)} thì nằm trong khoảng: có thể ghi nhầm đơn vị tính."
    return ""


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None:
        return f"từ {vietnamese(low)} trở lên" if low is not None else f"không quá {vietnamese(high or Decimal(0))}"
    return f"từ {vietnamese(low)} đến {vietnamese(high)}"
