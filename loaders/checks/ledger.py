"""The ledger of a file: every cell is stored, blank, rejected for a reason, or declared unread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from data.numbers import format_number
from loaders.cells.grid import Grid, is_blank
from loaders.problems.kinds import KINDS
from loaders.rows.desk import Desk


@dataclass(frozen=True)
class Ledger:
    """cells = stored + blank + rejected + ignored + left out.

    stored: the cells that are in order; a file that is refused stores none of them. rejected: kind -> how many cells;
    ignored: name of the sheet -> how many filled cells of it are not read; left_out: the same for rows and columns of
    a foreign table, by reason.
    """

    cells: int = 0
    stored: int = 0
    blank: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    ignored: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def balances(self) -> bool:
        """Whether every cell is accounted for."""
        return self.cells == self.stored + self.blank + sum(self.rejected.values()) + self.unread

    @property
    def unread(self) -> int:
        """How many cells are declared unread."""
        return sum(self.ignored.values()) + sum(self.left_out.values())

    def lines(self) -> list[tuple[str, int, str]]:
        """What became of the cells, how many, and why."""
        why = [f"{KINDS[kind].title}: {format_number(count)}" for kind, count in self.rejected.items()]
        where = [f"trang {name}: {format_number(count)}" for name, count in self.ignored.items()]
        where += [f"{reason}: {format_number(count)}" for reason, count in self.left_out.items()]
        return [
            ("Ô đọc vào", self.cells, ""),
            ("Ô đạt", self.stored, ""),
            ("Ô để trống", self.blank, ""),
            ("Ô bị loại", sum(self.rejected.values()), "; ".join(why)),
            ("Ô không đọc theo quy định", self.unread, "; ".join(where)),
        ]

    def to_text(self) -> str:
        """The equation in one line."""
        (_, total, _), *parts = self.lines()
        said = [f"{format_number(count)} {what.lower()}{f' ({why})' if why else ''}" for what, count, why in parts]
        return f"Ô đọc vào: {format_number(total)} = " + " + ".join(said)


def make_ledger(desk: Desk, grid: Grid, read: Collection[str]) -> Ledger:
    """The ledger of what was read from the sheets `read`; a row whose cell was found wrong later is rejected too."""
    rejected = Counter(desk.rejected)
    wrong = desk.findings.cells
    later = Counter(wrong[row.cell] for row in desk.rows if row.cell in wrong) if wrong else Counter()
    ignored = {
        sheet.name: sum(not is_blank(value) for row in sheet.rows for value in row)
        for sheet in grid.sheets
        if sheet.name not in read and sheet.filled
    }
    return Ledger(
        cells=desk.cells_in + sum(ignored.values()) + desk.left_out.total(),
        stored=len(desk.rows) - later.total(),
        blank=desk.cells_blank,
        rejected=dict((rejected + later).most_common()),
        ignored=ignored,
        left_out=dict(desk.left_out),
    )
