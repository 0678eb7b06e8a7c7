"""Where lines are turned into rows: the counts, the findings, and the cells that every kind of line has."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from data.catalogue.model import Indicator
from data.submissions import Row
from loaders.codes import Codes
from loaders.identity import Scope
from loaders.problems import Findings
from loaders.table import Line
from loaders.values import Fault, parse_code, parse_date, parse_number

T = TypeVar("T")


@dataclass
class Desk:
    """Rows read so far; every value cell that came in is stored, blank or a problem.

    seen: period -> codes of the indicators, communes or entities that the file has lines for.
    """

    codes: Codes
    findings: Findings
    rows: list[Row] = field(default_factory=list)
    cells_in: int = 0
    cells_blank: int = 0
    seen: dict[str, set[str]] = field(default_factory=dict)

    def unit_fits(self, line: Line, indicator: Indicator) -> bool:
        """Whether the unit of measure beside the value is still the catalogue's."""
        unit = parse_code(line.get("don_vi_tinh"))
        if unit and unit != indicator.unit:
            self.findings.add("unit_changed", line.place("don_vi_tinh"), unit, indicator.unit)
            return False
        return True

    def leave_blank(self, line: Line) -> None:
        """Count a cell without a value; a note beside it is not kept."""
        self.cells_blank += 1
        if line.get("ghi_chu") != "":
            self.findings.add("note_without_value", line.place("ghi_chu"))

    def number(self, line: Line, column: str, decimals: int, unit: str = "") -> Decimal | None:
        """The number of a cell; None after noting what is wrong."""
        value = line.get(column)
        if not isinstance(value, str) and line.shows_percent(column):
            return self.settle(Fault("percent_cell", str(value).replace(".", ",")), line, column)
        return self.settle(parse_number(value, decimals, unit), line, column)

    def optional_number(self, line: Line, column: str, decimals: int, unit: str = "") -> tuple[Decimal | None, bool]:
        """The number of a cell or None when blank, and whether it is in order."""
        if line.get(column) == "":
            return None, True
        number = self.number(line, column, decimals, unit)
        return number, number is not None

    def optional_date(self, line: Line, column: str) -> tuple[date | None, bool]:
        """The day of a cell or None when blank, and whether it is in order."""
        if line.get(column) == "":
            return None, True
        day = self.settle(parse_date(line.get(column)), line, column)
        return day, day is not None

    def settle(self, result: T | Fault, line: Line, column: str) -> T | None:
        """The value; None after noting its fault."""
        if isinstance(result, Fault):
            self.findings.add(result.kind, line.place(column), result.found, result.wanted)
            return None
        return result

    def note_seen(self, scope: Scope, code: str) -> None:
        """Remember that the file has a line for this code."""
        self.seen.setdefault(scope.period, set()).add(code)
