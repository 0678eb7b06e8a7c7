"""Items: what the press and the social networks said, and who has to verify it until when; never a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data.store import AsOf, Store

PRESS = "press"
POSITIVE = "tích cực"
NEUTRAL = "trung lập"
NEGATIVE = "tiêu cực"
TONES = (POSITIVE, NEUTRAL, NEGATIVE)


@dataclass(frozen=True)
class Item:
    """One item. tone is one of TONES, field a code of its form's list.

    unit, due_at: who must verify it until when, '' and None when nobody; answered_at: None while open.
    period: the scope that brought it; made_up and submission_id are known of items that were read.
    """

    code: str
    kind: str
    published_at: datetime
    source: str
    title: str
    tone: str
    field: str = ""
    unit: str = ""
    due_at: datetime | None = None
    answered_at: datetime | None = None
    answer: str = ""
    cell: str = ""
    period: str = ""
    made_up: bool = False
    submission_id: str = ""


def read_items(store: Store, as_of: AsOf, kind: str, since: date, until: date) -> list[Item]:
    """Items of a kind published from the first to the last of these days, newest first."""
    rows = store.rows("read_items", revision=as_of.revision, kind=kind, since=since, until=until)
    return [Item(*row) for row in rows]
