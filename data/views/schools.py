"""Schools by level: pupils, teachers there, teachers that the norm asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from data.periods import Period
from data.views.parts import TOTAL, read_parts
from data.views.reader import Reader

SCHOOLS, PUPILS, TEACHERS, NORM = "GD-22", "GD-23", "GD-24", "GD-25"
CODES = (SCHOOLS, PUPILS, TEACHERS, NORM)
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class LevelRow:
    """One level; item and name '' are all of them. An amount that was not sent is None."""

    name: str
    schools: Decimal | None
    pupils: Decimal | None
    teachers: Decimal | None
    norm: Decimal | None
    item: str = ""

    @property
    def above_norm(self) -> Decimal | None:
        """Teachers above what the norm asks for; negative where there are fewer."""
        return None if self.teachers is None or self.norm is None else self.teachers - self.norm

    @property
    def staffed(self) -> Decimal | None:
        """Teachers there in percent of the norm, to one decimal."""
        if self.teachers is None or not self.norm:
            return None
        return (100 * self.teachers / self.norm).quantize(TENTH, ROUND_HALF_UP)


@dataclass(frozen=True)
class SchoolsView:
    """A school year by level."""

    period: Period
    rows: tuple[LevelRow, ...]
    total: LevelRow
    made_up: bool


def read_schools(reader: Reader, until: str) -> SchoolsView | None:
    """The newest year up to an ISO date; None where none was sent."""
    parts = read_parts(reader, CODES, date.fromisoformat(until))
    if parts is None:
        return None

    def row(item: str, name: str) -> LevelRow:
        schools, pupils, teachers, norm = (
            value.amount if (value := parts.values.get((item, code))) else None for code in CODES
        )
        return LevelRow(name, schools, pupils, teachers, norm, item)

    rows = tuple(row(item, name) for item, name in parts.breakdown.items.items())
    return SchoolsView(parts.period, rows, row(TOTAL, ""), parts.made_up)
