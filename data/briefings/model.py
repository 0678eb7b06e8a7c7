"""What a briefing is made of: the meeting, its agenda, its papers, the people's own texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from data.numbers import format_moment

OVERVIEW, SECTOR, INDICATOR, UNIT, TASKS, TEXT = "overview", "sector", "indicator", "unit", "tasks", "text"
CONCLUSIONS, CHANGES = "conclusions", "changes"
KINDS = (CONCLUSIONS, CHANGES, OVERVIEW, SECTOR, INDICATOR, UNIT, TASKS, TEXT)


@dataclass(frozen=True)
class AgendaItem:
    """One item of the agenda. subject: the code of its sector, indicator or unit, '' for the others.

    title: what stands above its screens, made by rule where empty; text: of a free item, a line each; notes: what only
    the presenter sees; minutes: how long it should take, 0 for no timer.
    """

    kind: str
    subject: str = ""
    title: str = ""
    text: str = ""
    notes: str = ""
    minutes: int = 0


@dataclass(frozen=True)
class Assignment:
    """Who prepares or does what for the meeting."""

    who: str
    work: str


@dataclass(frozen=True)
class Paper:
    """A paper that a unit owes before the meeting; received_at when it came."""

    unit: str
    title: str
    due_at: datetime
    received_at: datetime | None = None


@dataclass(frozen=True)
class Texts:
    """The parts of report and speech that people write; a paragraph a line."""

    summary: str = ""
    difficulties: str = ""
    proposals: str = ""
    opening: str = ""
    closing: str = ""


@dataclass(frozen=True)
class Briefing:
    """A meeting as it is planned. number: of the meeting; indicators: those of the report's table, 8 to 12 codes.

    signer: the post that signs the report; version: how often it was written, so that two writers don't overwrite
    each other.
    """

    number: int
    title: str
    meeting_at: datetime
    place: str = ""
    chair: str = ""
    signer: str = ""
    attendance: tuple[str, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    papers: tuple[Paper, ...] = ()
    indicators: tuple[str, ...] = ()
    texts: Texts = field(default_factory=Texts)
    version: int = 0


@dataclass(frozen=True)
class Snapshot:
    """A frozen briefing. snapshot_id: '47', or '47.1' of an edition; sha256: over everything that was stored.

    revision, catalogue and viewed_at say of what state it is; reason: why an edition was made.
    """

    snapshot_id: str
    number: int
    edition: int
    briefing: Briefing
    revision: int
    catalogue: str
    viewed_at: datetime
    actor: str
    reason: str
    sha256: str

    @property
    def name(self) -> str:
        """'Giao ban số 47' or 'Giao ban số 47, bản điều chỉnh 47.1'."""
        edition = f", bản điều chỉnh {self.snapshot_id}" if self.edition else ""
        return f"Giao ban số {self.number}{edition}"

    @property
    def label(self) -> str:
        """'Giao ban số 47, chốt 07 giờ 00 ngày 22/11/2026'."""
        return f"{self.name}, chốt {format_moment(self.viewed_at)}"


@dataclass(frozen=True)
class Conclusion:
    """What the chair concluded, with the number that was on screen. unit: who does it, deadline: until when.

    conclusion_id is made where it was typed, so that it is kept once however often it is sent.
    """

    conclusion_id: str
    snapshot_id: str
    screen: str
    said: str
    text: str
    unit: str
    deadline: date | None
    actor: str
    recorded_at: datetime
    state: str = "draft"

    @property
    def task(self) -> str:
        """The code of the task that it becomes in the register: 'KL47-3F2A1B'."""
        return f"KL{self.snapshot_id.partition('.')[0]}-{self.conclusion_id.replace('-', '')[:6].upper()}"
