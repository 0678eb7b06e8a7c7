"""What a file looks like once it is read: sheets of typed cells with addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from itertools import chain

CellValue = str | int | float | bool | date
EXCEL = "excel"
CSV = "csv"


@dataclass(frozen=True)
class Merge:
    """A merged range; rows and columns count from 1."""

    ref: str
    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. rows[i][j] is a value or '' when empty; lines[i] is the number that row i has for its reader.

    errors: address -> error text; uncomputed: formulas without a result; percent: cells shown as percentages;
    disorder: the first row that stands twice or too late inside the file, 0 for none; old_fonts: address -> font of
    cells drawn in the font of an old table of letters.
    """

    name: str
    rows: list[list[CellValue]]
    lines: range | list[int]
    hidden: bool = False
    filled: bool = True
    merged: tuple[Merge, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    uncomputed: frozenset[str] = frozenset()
    percent: frozenset[str] = frozenset()
    disorder: int = 0
    old_fonts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def texts(self) -> frozenset[str]:
        """Every text of its cells, once."""
        return frozenset(value for value in set(chain.from_iterable(self.rows)) if isinstance(value, str))


@dataclass(frozen=True)
class Grid:
    """A whole file. reader_note says why the second reader was needed, '' when it wasn't."""

    layout: str
    sheets: tuple[Sheet, ...]
    reader_note: str = ""


@cache
def column_letters(index: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """A -> 0, AA -> 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def is_blank(value: CellValue) -> bool:
    """Empty, or nothing but spaces."""
    return value == "" or (isinstance(value, str) and not value.strip())
