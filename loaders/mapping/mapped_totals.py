"""The row of totals of a foreign table against the sum of the rows that were read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from loaders.cells.grid import CellValue
from loaders.cells.values import MOST_DECIMALS, parse_number, vietnamese
from loaders.names.measures import convert
from loaders.problems.problem import Findings, Place


@dataclass
class Sums:
    """The numbers of a column as they stand in the file; whole: none of them was a problem."""

    total: Decimal = Decimal(0)
    count: int = 0
    whole: bool = True

    def add(self, number: Decimal) -> None:
        """One more row."""
        self.total += number
        self.count += 1


def check_total(value: CellValue, sums: Sums, place: Place, findings: Findings) -> None:
    """Note a total that is not the sum of its rows, but for rounding."""
    total = parse_number(value, MOST_DECIMALS)
    if not isinstance(total, Decimal) or not sums.whole or sums.count < 2:
        return
    shown = total.normalize().as_tuple().exponent
    decimals = max(0, -shown) if isinstance(shown, int) else 0
    rounding = Decimal(5).scaleb(-decimals - 1) * sums.count
    if abs(total - sums.total) > rounding:
        findings.add("total_differs", place, vietnamese(convert(total, Decimal(1))), vietnamese(sums.total))
