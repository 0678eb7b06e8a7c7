"""The deck: the screens of a frozen briefing, from which every document of its meeting pack is composed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from urllib.parse import quote

from data.briefings.model import Briefing, Snapshot
from data.catalogue import Catalogue
from data.views.commune_map import CommuneMap

MOST_FIGURES = 6
MOST_ROWS = 8


@dataclass(frozen=True)
class Figure:
    """One number as it is shown everywhere. key: 'indicator|period|place', what it is; text: the number, formatted.

    status: of data/views/judgement; change, goal: sentences against an earlier period and against the target.
    """

    key: str
    label: str
    text: str
    unit: str
    amount: Decimal | None
    decimals: int
    period: str
    status: str = ""
    change: str = ""
    goal: str = ""
    coverage: str = ""
    owner: str = ""
    received_at: datetime | None = None
    made_up: bool = False

    @property
    def said(self) -> str:
        """The number with its unit: '48,6%', '1.234 hồ sơ'."""
        return f"{self.text}%" if self.unit == "%" else f"{self.text} {self.unit}".strip()


@dataclass(frozen=True)
class Series:
    """One line or one row of bars; None where there is no number."""

    name: str
    amounts: tuple[Decimal | None, ...]
    made_up: bool = False


@dataclass(frozen=True)
class Chart:
    """What a chart shows. kind: line (labels are periods), bars (labels are places or units, best first).

    anew: where a line begins anew, as one of year-to-date amounts does each year; nothing joins it to what was before.
    """

    kind: str
    title: str
    unit: str
    decimals: int
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    anew: tuple[int, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table of texts. numeric: the columns that are set right."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True)
class Screen:
    """One message. kind: of the agenda item, or 'cover', 'end'; heading: where it belongs; title: the finding.

    figures: at most MOST_FIGURES, the first one is the key number; at most one of chart, map and table. lines: plain
    text. cutoff, coverage, sources: what must be said with the numbers. notes: for the presenter only.
    """

    kind: str
    item: int
    heading: str
    title: str
    figures: tuple[Figure, ...] = ()
    lines: tuple[str, ...] = ()
    chart: Chart | None = None
    map: CommuneMap | None = None
    table: Table | None = None
    cutoff: str = ""
    coverage: str = ""
    sources: tuple[str, ...] = ()
    made_up: str = ""
    notes: tuple[str, ...] = ()
    minutes: int = 0


@dataclass(frozen=True)
class ReportRow:
    """A line of the report's table: the number, what was planned, the share of it in per cent, the change in a year."""

    figure: Figure
    plan: str
    share: str
    change: str


@dataclass(frozen=True)
class Report:
    """What the two pages say besides the people's texts. rows: 8 to 12 indicators; provisional: the footnote.

    tasks: the register by status; at_risk, overdue, late_units: a sentence each, by name.
    """

    rows: tuple[ReportRow, ...]
    tasks: tuple[str, ...]
    at_risk: tuple[str, ...]
    overdue: tuple[str, ...]
    late_units: tuple[str, ...]
    provisional: tuple[str, ...]
    cutoff: str
    sources: tuple[str, ...]
    made_up: str


@dataclass(frozen=True)
class Deck:
    """Everything that the documents of a snapshot say, in order."""

    snapshot: Snapshot
    catalogue: Catalogue
    screens: tuple[Screen, ...]
    report: Report
    address: str = ""

    @property
    def briefing(self) -> Briefing:
        """The meeting as it was planned when it was frozen."""
        return self.snapshot.briefing

    @property
    def link(self) -> str:
        """Where the frozen pages open; '' where no address of the app is known."""
        return f"{self.address}/tong-quan?giao-ban={quote(self.snapshot.snapshot_id)}" if self.address else ""

    @property
    def handed_out(self) -> Deck:
        """The same without what only the presenter may read."""
        return replace(self, screens=tuple(replace(screen, notes=()) for screen in self.screens))

    def figures(self) -> Iterator[tuple[int, Figure]]:
        """Every number with the number of its screen, from 1."""
        for at, screen in enumerate(self.screens, start=1):
            for figure in screen.figures:
                yield at, figure
