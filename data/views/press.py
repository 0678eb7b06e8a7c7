"""Press items to verify: by whom, until when, and whether that was kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from data.access import VIEW_RECORDS
from data.items import PRESS, Item, read_items
from data.views.reader import Reader

OVERDUE, OPEN, LATE, IN_TIME = "overdue", "open", "late", "in_time"
SECTOR = "BC"
ORDER = (OVERDUE, OPEN, LATE, IN_TIME)
LOOK_BACK = timedelta(days=30)


@dataclass(frozen=True)
class Verification:
    """An item that somebody has to verify until `due_at`, and how that stands."""

    item: Item
    due_at: datetime
    state: str


@dataclass(frozen=True)
class PressView:
    """Items to verify of the last LOOK_BACK, what is overdue first."""

    moment: datetime
    verifications: tuple[Verification, ...]
    made_up: bool

    def count(self, state: str) -> int:
        """How many items are in a state."""
        return sum(verification.state == state for verification in self.verifications)


def read_press(reader: Reader, until: str) -> PressView | None:
    """Items to verify up to the end of an ISO date, or now where that is earlier; None where there are none."""
    reader.store.demand(VIEW_RECORDS, SECTOR)
    moment = min(datetime.combine(date.fromisoformat(until), time(23, 59, 59)), reader.now)
    since = moment.date() - LOOK_BACK
    found = [
        Verification(item, item.due_at, state_of(item.due_at, item.answered_at, moment))
        for item in read_items(reader.store, reader.as_of, PRESS, since, moment.date())
        if item.unit and item.due_at and item.published_at <= moment
    ]
    if not found:
        return None
    return PressView(
        moment=moment,
        verifications=tuple(sorted(found, key=_urgency)),
        made_up=any(verification.item.made_up for verification in found),
    )


def state_of(due_at: datetime, answered_at: datetime | None, moment: datetime) -> str:
    """How a verification stands at a moment; an answer from after it is not known yet."""
    if answered_at and answered_at <= moment:
        return IN_TIME if answered_at <= due_at else LATE
    return OVERDUE if moment > due_at else OPEN


def _urgency(verification: Verification) -> tuple[int, datetime, str]:
    return ORDER.index(verification.state), verification.due_at, verification.item.code
