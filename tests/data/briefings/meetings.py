"""Briefings for tests: a meeting of every sector, and a frozen one of a small store."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from data.briefings.agenda import usual_agenda
from data.briefings.drafts import read_briefing, write_briefing
from data.briefings.model import Briefing, Snapshot
from data.briefings.snapshots import freeze
from data.catalogue import Catalogue
from data.store import Store

MEETING = datetime(2026, 11, 23, 8, 0)


def nobody_listens(done: int, total: int) -> None:
    """Progress that nobody looks at."""


def plan(store: Store, catalogue: Catalogue, number: int = 47, **more: Any) -> Briefing:
    """A written meeting with the usual agenda."""
    said = {"title": f"Giao ban tuần {number}", "meeting_at": MEETING, "agenda": usual_agenda(catalogue), **more}
    known = read_briefing(store, number)
    return write_briefing(store, Briefing(number=number, version=known.version if known else 0, **said))


def frozen(store: Store, catalogue: Catalogue, number: int = 47, reason: str = "") -> Snapshot:
    """The meeting of a number, frozen now; written before when it was not yet."""
    if read_briefing(store, number) is None:
        plan(store, catalogue, number)
    return freeze(store, catalogue, number, nobody_listens, reason)
