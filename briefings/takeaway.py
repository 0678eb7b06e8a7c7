"""A table ready to be taken away: plain rows and everything that must be said with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from briefings import words
from data.numbers import format_moment
from data.plain_text import slug

Cell = str | int | Decimal | None


@dataclass(frozen=True)
class Column:
    """One column; decimals: how many a number has on screen, None for text.

    mixed: its numbers have different units, so that each has its own decimals, up to these.
    """

    name: str
    decimals: int | None = None
    mixed: bool = False

    def places(self, value: Decimal | int) -> int:
        """How many decimals a number has in this column."""
        most = self.decimals or 0
        if not self.mixed:
            return most
        rounded = Decimal(value).quantize(Decimal(1).scaleb(-most), rounding=ROUND_HALF_UP).normalize()
        return max(0, -int(rounded.as_tuple().exponent))


@dataclass(frozen=True)
class Line:
    """One row; a cell that holds None has no value, which is not zero."""

    cells: tuple[Cell, ...]
    made_up: bool = False


@dataclass(frozen=True)
class Takeaway:
    """A table with its words. code and about name the file: an indicator or sector, and what is told of it.

    cutoff: when the newest number in it was received, None when nothing was.
    """

    code: str
    about: str
    title: str
    subtitle: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    cutoff: datetime | None = None

    @property
    def made_up(self) -> bool:
        """Whether any row is made up."""
        return any(line.made_up for line in self.lines)

    @property
    def wholly_made_up(self) -> bool:
        """Whether every row that has a number is made up."""
        valued = [line for line in self.lines if any(isinstance(cell, int | Decimal) for cell in line.cells)]
        return self.made_up and all(line.made_up for line in valued)

    @property
    def cutoff_phrase(self) -> str:
        """'Số liệu chốt đến 17 giờ 00 ngày 20/11/2026'; '' when nothing has come in."""
        return words.CUTOFF.format(moment=format_moment(self.cutoff)) if self.cutoff else ""

    def with_nature(self) -> tuple[tuple[Column, ...], list[tuple[Cell, ...]]]:
        """Columns and rows; where any row is made up, a last column says of which rows that holds."""
        if not self.made_up:
            return self.columns, [line.cells for line in self.lines]
        rows = [(*line.cells, words.MADE_UP if line.made_up else "") for line in self.lines]
        return (*self.columns, Column(words.NATURE)), rows

    def file_name(self, extension: str) -> str:
        """'KTXH-04-LK_dien-bien_chot-2026-11-20.xlsx': plain letters, the code and the day of the cut-off."""
        day = f"_chot-{self.cutoff:%Y-%m-%d}" if self.cutoff else ""
        return f"{self.code}_{slug(self.about)}{day}.{extension}"
