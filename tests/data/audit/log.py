"""Logs for tests: lines, what was written, and what somebody changed with other software."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data.access import SECRETARIAT, Viewer
from data.audit import events
from data.audit.chain import record
from data.audit.check import Fault, check_chain
from data.store import FILE_NAME, Store, open_store

SECRETARY = Viewer(SECRETARIAT, "tk.mot", address="10.0.0.9")


def lines_of(store: Store) -> list[tuple[object, ...]]:
    return store.query(
        "select action, actor, address, subject, before, after, outcome from audit_event order by number"
    )


def noted(store: Store) -> list[str]:
    return [str(row[0]) for row in lines_of(store)]


def some_lines(store: Store, count: int = 5) -> None:
    for number in range(count):
        record(store.seen_by(SECRETARY), events.VISIT, f"/trang-{number}", outcome=events.REFUSED)


def tampered(folder: Path, *statements: str) -> tuple[Fault, ...]:
    """What the check finds after somebody opened the file with other software."""
    with duckdb.connect(str(folder / FILE_NAME)) as connection:
        for statement in statements:
            connection.execute(statement)
    store = open_store(folder)
    state = check_chain(store)
    store.close()
    return state.faults
