"""Writing to the log: inside the transaction of an act, or in one of its own."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass

import duckdb

from data import settings
from data.access import MAINTAIN, THE_SYSTEM, Viewer
from data.audit.events import CATALOGUE_CHANGE, DONE, AuditEvent, event_of, hash_of_event
from data.audit.heads import Head, keep_head
from data.store import Store, sql

GENESIS = "audit_genesis"
CATALOGUE = "catalogue_version"


@dataclass
class Act:
    """An open write transaction whose lines in the log stand or fall with it."""

    cursor: duckdb.DuckDBPyConnection
    viewer: Viewer
    head: Head | None = None

    def note(
        self,
        action: str,
        subject: str = "",
        before: str = "",
        after: str = "",
        outcome: str = DONE,
        viewer: Viewer | None = None,
    ) -> None:
        """Add a line to the log; viewer: somebody else than whose store this is."""
        now = settings.vietnam_now()
        event = event_of(viewer or self.viewer, now, action, subject, before, after, outcome)
        self.head = append(self.cursor, event)


@contextmanager
def audited(store: Store, right: str) -> Iterator[Act]:
    """A write transaction for an act and its lines in the log; when it has committed, the head is kept outside."""
    with store.write(right) as cursor:
        act = Act(cursor, store.viewer)
        yield act
    if act.head is not None:
        keep_head(store.seen_by(THE_SYSTEM), act.head)


def record(
    store: Store, action: str, subject: str = "", before: str = "", after: str = "", outcome: str = DONE
) -> None:
    """A line about the store's viewer in a transaction of its own: for what changes nothing in the store."""
    with audited(store.seen_by(THE_SYSTEM), MAINTAIN) as act:
        act.note(action, subject, before, after, outcome, viewer=store.viewer)


def record_catalogue(store: Store, version: str) -> None:
    """A line when the catalogue is another one than at the last opening."""
    before = store.setting(CATALOGUE)
    if version != before:
        with audited(store.seen_by(THE_SYSTEM), MAINTAIN) as act:
            act.cursor.execute("insert into setting values (?, ?, ?)", [CATALOGUE, version, settings.vietnam_now()])
            act.note(CATALOGUE_CHANGE, before=before[:8], after=version[:8])


def append(cursor: duckdb.DuckDBPyConnection, event: AuditEvent) -> Head:
    """The next line of the chain, inside a write transaction."""
    found = cursor.execute(sql("read_audit_head")).fetchone()
    last = Head(*found) if found else Head(0, _genesis(cursor))
    number = last.number + 1
    head = Head(number, hash_of_event(last.hash, number, event), event.happened_at.isoformat())
    row = [number, *astuple(event), last.hash, head.hash]
    cursor.execute(f"insert into audit_event values ({', '.join('?' for _ in row)})", row)
    return head


def _genesis(cursor: duckdb.DuckDBPyConnection) -> str:
    """What the first line of this store's chain follows: a random number that no other store has."""
    found = cursor.execute("select value from setting where name = ?", [GENESIS]).fetchone()
    if found:
        return str(found[0])
    genesis = secrets.token_hex(32)
    cursor.execute("insert into setting values (?, ?, ?)", [GENESIS, genesis, settings.vietnam_now()])
    return genesis
