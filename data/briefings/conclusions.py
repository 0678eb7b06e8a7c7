"""What the chair concludes: kept once where it was typed, changed and decided on by the secretariat; append-only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import duckdb

from data.access import PREPARE, PRESENT
from data.audit.chain import Act, audited
from data.audit.events import CONCLUDE, CONCLUSION_CHANGE
from data.briefings.model import Conclusion
from data.store import DEMO, Store

DRAFT, CONFIRMED, DROPPED = "draft", "confirmed", "dropped"
LONGEST = 2000


class NotKept(Exception):
    """A conclusion that can't be kept: without a text, too long, or of no snapshot."""


def record_conclusions(store: Store, found: Sequence[Conclusion], moment: datetime | None = None) -> list[str]:
    """Keep each conclusion once, however often it is sent; the ids of those that are kept now or were before.

    moment: an earlier one, which only a demonstration store takes. Raises Denied, NotKept; then none of them is kept.
    """
    store.demand(PRESENT)
    if moment and store.kind != DEMO:
        raise NotKept("a live store keeps conclusions now and at no other moment")
    with audited(store, PRESENT) as act:
        for conclusion in found:
            _keep(act, conclusion, moment or store.now())
    return [conclusion.conclusion_id for conclusion in found]


def change_conclusion(store: Store, conclusion: Conclusion, state: str) -> None:
    """What the secretariat made of it: another text, unit or deadline, confirmed as a task, or dropped."""
    store.demand(PREPARE)
    if not conclusion.text.strip():
        raise NotKept("no text")
    row = [conclusion.conclusion_id, state, conclusion.text, conclusion.unit, conclusion.deadline]
    with audited(store, PREPARE) as act:
        row += [store.viewer.name, store.now()]
        act.cursor.execute("insert into conclusion_event values (?, ?, ?, ?, ?, ?, ?)", row)
        act.note(CONCLUSION_CHANGE, conclusion.conclusion_id, conclusion.state, state)


def read_conclusions(store: Store, number: int, moment: datetime | None = None) -> list[Conclusion]:
    """What was concluded at the meeting of a number, as it stands or stood, in the order in which it was typed."""
    return [Conclusion(*row) for row in store.rows("read_conclusions", number=number, moment=moment)]


def _keep(act: Act, conclusion: Conclusion, now: datetime) -> None:
    if not conclusion.conclusion_id or not conclusion.text.strip():
        raise NotKept("no text")
    if any(len(said) > LONGEST for said in (conclusion.text, conclusion.said, conclusion.screen)):
        raise NotKept("too long")
    if not _there(act.cursor, "snapshot", "snapshot_id", conclusion.snapshot_id):
        raise NotKept(f"no snapshot {conclusion.snapshot_id}")
    if _there(act.cursor, "conclusion", "conclusion_id", conclusion.conclusion_id):
        return
    c = replace(conclusion, text=conclusion.text.strip())
    row = [c.conclusion_id, c.snapshot_id, c.screen, c.said, c.text, c.unit, c.deadline, c.actor, c.recorded_at, now]
    act.cursor.execute(f"insert into conclusion values ({', '.join('?' for _ in row)})", row)
    act.note(CONCLUDE, c.snapshot_id, after=c.text)


def _there(cursor: duckdb.DuckDBPyConnection, table: str, column: str, value: str) -> bool:
    return cursor.execute(f"select 1 from {table} where {column} = ?", [value]).fetchone() is not None
