"""How the columns of foreign files were understood, remembered for each form and sender; append-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import duckdb

from data.access import SUBMIT, allowed
from data.audit.chain import audited
from data.store import Store

USED, WAITING, FORGOTTEN = "used", "waiting", "forgotten"


@dataclass(frozen=True)
class KeptMapping:
    """The mapping that was last used for a form and a sender; content is what loaders made of it."""

    form: str
    unit: str
    content: str
    submission_id: str
    actor: str
    used_at: datetime


def read_mappings(store: Store) -> list[KeptMapping]:
    """What is remembered of the forms that the viewer may send."""
    kept = [KeptMapping(*row) for row in store.rows("read_mappings")]
    return [one for one in kept if allowed(store.viewer, SUBMIT, one.form.partition("-")[0], one.unit)]


def read_mapping_of(store: Store, file_id: str) -> str:
    """The mapping by which a submission or a waiting file was read; '' when it came in one of our own layouts."""
    rows = store.rows("read_mapping_of", file=file_id)
    return str(rows[0][0]) if rows else ""


def keep_used(
    cursor: duckdb.DuckDBPyConnection, form: str, unit: str, content: str, submission_id: str, actor: str, at: datetime
) -> None:
    """Keep the mapping of a submission in its transaction; nothing for a file in one of our own layouts."""
    _append(cursor, form, unit, USED if content else "", content, submission_id, actor, at)


def keep_waiting(
    cursor: duckdb.DuckDBPyConnection, form: str, unit: str, content: str, sending_id: str, actor: str, at: datetime
) -> None:
    """Keep the mapping of a file that waits; it is remembered once the file is accepted."""
    _append(cursor, form, unit, WAITING if content else "", content, sending_id, actor, at)


def forget_mapping(store: Store, form: str, unit: str, actor: str) -> None:
    """From now on nothing is remembered of a form and a sender; what was used stays with its submissions.

    Raises Denied where the viewer may not send the form for the unit.
    """
    store.demand(SUBMIT, form.partition("-")[0], unit)
    with audited(store, SUBMIT) as act:
        _append(act.cursor, form, unit, FORGOTTEN, "", "", actor, store.now())
        act.note(SUBMIT, f"{form} {unit}", after="quên cách ghép cột")


def _append(
    cursor: duckdb.DuckDBPyConnection,
    form: str,
    unit: str,
    state: str,
    content: str,
    file_id: str,
    actor: str,
    at: datetime,
) -> None:
    if state:
        (number,) = cursor.execute("select count(*) + 1 from mapping").fetchall()[0]
        row = [number, form, unit, state, content, file_id, actor, at]
        cursor.execute("insert into mapping values (?, ?, ?, ?, ?, ?, ?, ?)", row)
