"""What stands in a row of a form that we hand out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from loaders.cells.values import vietnamese

CellContent = str | float | date


@dataclass(frozen=True)
class FormRow:
    """One row: column -> content, the columns that are the sender's, number formats of the numeric ones."""

    cells: dict[str, CellContent]
    inputs: tuple[str, ...]
    formats: dict[str, str]


def number_cell(value: Decimal | None) -> CellContent:
    """A number cell, or Vietnamese text where a binary fraction can't hold all digits."""
    if value is None:
        return ""
    near = float(value)
    return near if Decimal(repr(near)) == value else vietnamese(value)


def number_format(decimals: int, fixed: bool = True) -> str:
    """Excel's format of a number with these decimals."""
    if not decimals:
        return "#,##0"
    return "#,##0." + ("0" if fixed else "#") * decimals
