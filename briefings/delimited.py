"""A takeaway as CSV: UTF-8 with BOM, semicolons, decimal comma, one header line; formulas are inert.

A text that a spreadsheet would run as a formula gets an apostrophe before it. A number is written from its value and
never as a text, so that a negative one keeps its sign.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from briefings import words
from briefings.takeaway import Cell, Column, Takeaway
from data.numbers import format_moment

_RUNS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
_BREAKS = str.maketrans("\t\r\n\v\f", "     ")


def write_delimited(takeaway: Takeaway) -> bytes:
    """The rows with their cut-off and, where any is made up, what they are."""
    columns, rows = takeaway.with_nature()
    said = (format_moment(takeaway.cutoff),) if takeaway.cutoff else ()
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(_inert(name) for name in (*(c.name for c in columns), *((words.CUTOFF_COLUMN,) if said else ())))
    writer.writerows([*_cells(row, columns), *said] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _cells(row: Sequence[Cell], columns: Sequence[Column]) -> list[str]:
    return [
        _inert(cell) if isinstance(cell, str) else _number(cell, column)
        for cell, column in zip(row, columns, strict=True)
    ]


def _number(value: Decimal | int | None, column: Column) -> str:
    if value is None:
        return ""
    exact = Decimal(value).quantize(Decimal(1).scaleb(-column.places(value)), rounding=ROUND_HALF_UP)
    return f"{exact:f}".replace(".", ",")


def _inert(text: str) -> str:
    plain = text.translate(_BREAKS)
    return f"'{plain}" if plain.lstrip().startswith(_RUNS) else plain
