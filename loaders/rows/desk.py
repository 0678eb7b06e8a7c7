"""Where lines are turned into rows: the counts, the findings, and the cells that every kind of line has."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple, TypeVar

from data.catalogue.model import Indicator
from data.intake_context import IntakeContext
from data.numbers import format_moment
from data.periods import parse_period
from data.submissions import Row
from loaders.cells.values import (
    Fault,
    parse_code,
    parse_date,
    parse_moment,
    parse_number,
    parse_public_text,
    parse_text,
)
from loaders.problems.problem import Findings, Place
from loaders.rows.codes import Codes, Subject
from loaders.rows.identity import Scope
from loaders.rows.table import Line

T = TypeVar("T")


class Remarks(NamedTuple):
    """What a line says of its value besides the number."""

    status: str
    approx: bool
    until: date | None
    note: str


@dataclass
class Desk:
    """Rows read so far; every value cell that came in is stored, blank or a problem.

    rejected: kind of problem -> how many cells it kept from being stored, cells_lost of them in all. left_out: why
    cells of a foreign table are not taken -> how many; they are not among cells_in.
    seen: period -> codes of the indicators, communes or entities that the file has lines for.
    subjects: form, unit and what a line says of its subject -> the subject, where it was in order; remarks: the same;
    wordings: the same of both at once.
    """

    codes: Codes
    findings: Findings
    context: IntakeContext
    rows: list[Row] = field(default_factory=list)
    cells_in: int = 0
    cells_blank: int = 0
    cells_lost: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    told: int = 0
    seen: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    subjects: dict[tuple[str, str, str], Subject] = field(default_factory=dict)
    remarks: dict[str, Remarks] = field(default_factory=dict)
    wordings: dict[tuple[str, str, str], tuple[Subject, Remarks]] = field(default_factory=dict)

    def account(self, line: Line) -> None:
        """Put the cells of a line that are neither stored nor blank down to what was noted about it."""
        if self._unaccounted():
            self.account_at(line.place(""))
        self.told = len(self.findings.kinds)

    def account_at(self, place: Place) -> None:
        """The same for a row of any table."""
        lost = self._unaccounted()
        if lost:
            self.cells_lost += lost
            if not self.findings.kinds:
                self.findings.add("cell_lost", place, lost)
            kinds = self.findings.kinds[self.told :] or self.findings.kinds[-1:]
            for at in range(lost):
                self.rejected[kinds[min(at, len(kinds) - 1)]] += 1
        self.told = len(self.findings.kinds)

    def _unaccounted(self) -> int:
        return self.cells_in - len(self.rows) - self.cells_blank - self.cells_lost

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
        if line.table.sheet.percent and not isinstance(value, str) and line.shows_percent(column):
            return self.settle(Fault("percent_cell", str(value).replace(".", ",")), line, column)
        number = parse_number(value, decimals, unit)
        return number if isinstance(number, Decimal) else self.settle(number, line, column)

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

    def past_date(self, line: Line, column: str) -> tuple[date | None, bool]:
        """The same for a day that has come."""
        day, fits = self.optional_date(line, column)
        return day, fits and self._has_come(day, line, column)

    def optional_moment(self, line: Line, column: str) -> tuple[datetime | None, bool]:
        """The moment of a cell or None when blank, and whether it is in order."""
        if line.get(column) == "":
            return None, True
        moment = self.settle(parse_moment(line.get(column)), line, column)
        return moment, moment is not None

    def past_moment(self, line: Line, column: str) -> tuple[datetime | None, bool]:
        """The same for a moment that has come."""
        moment, fits = self.optional_moment(line, column)
        return moment, fits and self._has_come(moment, line, column)

    def moment_of_period(self, line: Line, column: str, scope: Scope) -> datetime | None:
        """The moment of a cell, which has come and lies in the scope's period; None after noting what is wrong."""
        moment, fits = self.past_moment(line, column)
        if not self.needs(line, column) or moment is None or not fits:
            return None
        period = parse_period(scope.period)
        if not period.start <= moment.date() <= period.end:
            self.findings.add("outside_period", line.place(column), format_moment(moment), period.label)
            return None
        return moment

    def count(self, line: Line, column: str) -> int | None:
        """The whole number of a cell, at least 0; None after noting what is wrong."""
        if not self.needs(line, column):
            return None
        number = self.number(line, column, 0)
        if number is not None and number < 0:
            self.findings.add("negative_count", line.place(column), number)
            return None
        return None if number is None else int(number)

    def text(self, line: Line, column: str) -> str | None:
        """The text of a cell; None after noting what is wrong."""
        return self.settle(parse_text(line.get(column)), line, column)

    def public_text(self, line: Line, column: str) -> str | None:
        """The same without anything that leads to a person."""
        return self.settle(parse_public_text(line.get(column)), line, column)

    def has_code(self, line: Line) -> bool:
        """Whether the line names what it is about; noted when not."""
        found = parse_code(line.get("ma")) != ""
        if not found:
            self.findings.add("row_without_code", line.place("ma"))
        return found

    def needs(self, line: Line, *columns: str) -> bool:
        """Whether all of these cells are filled; the first blank one is noted."""
        blank = next((column for column in columns if line.get(column) == ""), "")
        if blank:
            self.findings.add("required_empty", line.place(blank))
        return not blank

    def settle(self, result: T | Fault, line: Line, column: str) -> T | None:
        """The value; None after noting its fault."""
        if isinstance(result, Fault):
            self.findings.add(result.kind, line.place(column), result.found, result.wanted)
            return None
        return result

    def _has_come(self, moment: date | None, line: Line, column: str) -> bool:
        day = moment.date() if isinstance(moment, datetime) else moment
        late = day is not None and day > self.context.today
        if late:
            self.findings.add("future_day", line.place(column), day, self.context.today)
        return not late

    def note_seen(self, scope: Scope, code: str) -> None:
        """Remember that the file has a line for this code."""
        self.seen[scope.period].add(code)
