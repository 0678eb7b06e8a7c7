"""Submissions: what a unit sent, as one thing that is accepted or withdrawn whole."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import duckdb

from data.access import ACCEPT, MEND, SUBMIT, WITHDRAW
from data.acknowledgements import Acknowledgement, append_acknowledgements
from data.audit.chain import Act, audited
from data.entities import Entity, EntityLimit
from data.events import Event
from data.facts import TABLE_OF, TABLES, FactTable
from data.items import Item
from data.mappings import keep_used
from data.mendings import Mending, append_mendings
from data.observations import Observation
from data.originals import keep_original
from data.periods import parse_period
from data.positions import Position
from data.store import DEMO, Store, StoreError, sql
from data.targets import Target
from data.tasks import Task

Row = Observation | Target | Entity | EntityLimit | Event | Position | Item | Task
ACCEPTED = "accepted"
WITHDRAWN = "withdrawn"
CLOCK_TOLERANCE = timedelta(minutes=10)


@dataclass(frozen=True)
class Check:
    """One named rule that a file was held against: outcome passed or noticed, with what was noticed."""

    rule: str
    title: str
    outcome: str
    detail: str = ""


@dataclass(frozen=True)
class Submission:
    """One file, parsed and checked. `periods` are its scopes: each form x unit x period is replaced whole.

    cells_in = rows stored + cells_blank; a file with a rejected cell is refused whole. review: only who may accept
    what others sent may bring it in. mapping: how the columns of a foreign file were understood, '' for our layouts.
    """

    form: str
    sector: str
    unit: str
    periods: tuple[str, ...]
    file_name: str
    sha256: str
    size: int
    layout: str
    made_up: bool
    rows: tuple[Row, ...]
    cells_in: int
    cells_blank: int
    checks: tuple[Check, ...] = ()
    note: str = ""
    catalogue_version: str = ""
    review: bool = False
    acknowledgements: tuple[Acknowledgement, ...] = ()
    mendings: tuple[Mending, ...] = ()
    mapping: str = ""


@dataclass(frozen=True)
class Receipt:
    """What the sender gets back; `already` when the same bytes stand accepted."""

    submission_id: str
    revision: int
    received_at: datetime
    stored: int
    already: bool = False


class Refused(StoreError):
    """The store does not take this; the message is for the log, the page has its own sentence."""


def accept(
    store: Store,
    submission: Submission,
    original: bytes,
    actor: str,
    received_at: datetime,
    reason: str = "",
) -> Receipt:
    """Keep the original, then store every row in one transaction; the same bytes twice are one submission.

    Raises Denied where the viewer may not send for this unit in this sector; Refused when the bytes are not those that
    were checked, or a live store is asked to backdate.
    """
    store.demand(SUBMIT, submission.sector, submission.unit)
    if submission.review:
        store.demand(ACCEPT, submission.sector, submission.unit)
    if store.kind != DEMO and abs(store.now() - received_at) > CLOCK_TOLERANCE:
        raise Refused("only a demonstration store takes another receiving time than now")
    keep_checked(store, submission, original)
    with audited(store, SUBMIT) as act:
        return accept_in(act, store, submission, actor, received_at, reason)


def keep_checked(store: Store, submission: Submission, original: bytes) -> None:
    """Keep the bytes of a submission that this store may hold. Raises Refused for others."""
    if hashlib.sha256(original).hexdigest() != submission.sha256:
        raise Refused("the bytes are not those that were checked")
    if store.kind != DEMO and submission.made_up:
        raise Refused("only a demonstration store takes made-up figures")
    keep_original(store, submission.sha256, original)


def accept_in(
    act: Act, store: Store, submission: Submission, actor: str, received_at: datetime, reason: str
) -> Receipt:
    """Store a submission inside an act; the same bytes twice are one. Raises Denied for cells mended by who may not."""
    if submission.mendings:
        store.demand(MEND, submission.sector, submission.unit)
    standing = find_standing(act.cursor, submission.sha256)
    if standing:
        return standing
    held = _scope_holders(act.cursor, submission)
    submission_id, revision = append_whole(act.cursor, store, submission, actor, received_at, reason)
    _note_submission(act, submission, submission_id, held, actor)
    append_acknowledgements(act, submission_id, submission.acknowledgements, revision)
    append_mendings(act, submission_id, submission.mendings, revision)
    return Receipt(submission_id, revision, received_at, len(submission.rows))


def find_standing(cursor: duckdb.DuckDBPyConnection, sha256: str) -> Receipt | None:
    """The receipt of the same bytes, where they stand accepted."""
    found = cursor.execute(sql("read_accepted_file"), {"sha256": sha256}).fetchone()
    if found is None:
        return None
    submission_id, revision, received_at, stored = found
    return Receipt(submission_id, revision, received_at, stored, already=True)


def append_whole(
    cursor: duckdb.DuckDBPyConnection,
    store: Store,
    submission: Submission,
    actor: str,
    received_at: datetime,
    reason: str,
) -> tuple[str, int]:
    """Everything that a submission brings, inside a write transaction: its id and its revision."""
    revision = append_revision(cursor, store, received_at, actor, "submission", reason)
    submission_id = f"N{revision:07d}"
    _append_submission(cursor, submission, submission_id, revision)
    _append_event(cursor, submission_id, ACCEPTED, actor, reason, received_at, revision)
    _append_rows(cursor, submission, submission_id, revision)
    keep_used(cursor, submission.form, submission.unit, submission.mapping, submission_id, actor, received_at)
    return submission_id, revision


def withdraw(store: Store, submission_id: str, actor: str, reason: str) -> int:
    """Take a submission back: each key that it owns falls back to what stood before. Returns the new revision.

    Raises Refused when it is unknown or already withdrawn, Denied where the viewer may not do so in its sector.
    """
    for _, form, unit, *_ in store.rows("read_submission", submission=submission_id):
        store.demand(WITHDRAW, sector_of(form), unit)
    with audited(store, WITHDRAW) as act:
        cursor = act.cursor
        events = cursor.execute(sql("read_submission_events"), {"submission": submission_id}).fetchall()
        if not events or events[-1][0] == WITHDRAWN:
            raise Refused(f"{submission_id} does not stand accepted")
        revision = take_back(cursor, store, submission_id, actor, reason)
        act.note(WITHDRAW, submission_id, after=reason)
    return revision


def take_back(cursor: duckdb.DuckDBPyConnection, store: Store, submission_id: str, actor: str, reason: str) -> int:
    """Everything that a withdrawal brings, inside a write transaction: its revision."""
    now = store.now()
    revision = append_revision(cursor, store, now, actor, "withdrawal", reason)
    for table in TABLES:
        _append_withdrawal(cursor, table, submission_id, revision)
    _append_event(cursor, submission_id, WITHDRAWN, actor, reason, now, revision)
    return revision


def sector_of(form: str) -> str:
    """The sector of a form, which its code begins with."""
    return form.partition("-")[0]


def append_revision(
    cursor: duckdb.DuckDBPyConnection, store: Store, received_at: datetime, actor: str, kind: str, reason: str
) -> int:
    """Allot the next revision inside a write transaction."""
    last = cursor.execute(sql("read_last_revision")).fetchone()
    revision = int(last[0]) + 1 if last else 1
    cursor.execute(
        "insert into revision values (?, ?, ?, ?, ?, ?)",
        [revision, store.now(), received_at, actor, kind, reason],
    )
    return revision


def _scope_holders(cursor: duckdb.DuckDBPyConnection, submission: Submission) -> list[str]:
    """Which submissions the scopes have so far."""
    scope = {"form": submission.form, "unit": submission.unit, "periods": list(submission.periods)}
    return [row[0] for row in cursor.execute(sql("read_scope_holders"), scope).fetchall()]


def _note_submission(act: Act, submission: Submission, submission_id: str, held: Sequence[str], actor: str) -> None:
    """A line in the log: which file, for whom, how much of it, and which submissions it replaces."""
    said = (submission.file_name, submission.form, submission.unit, actor, f"{len(submission.rows)} ô")
    act.note(SUBMIT, submission_id, ", ".join(held), " · ".join(said))


def _append_submission(
    cursor: duckdb.DuckDBPyConnection, submission: Submission, submission_id: str, revision: int
) -> None:
    s = submission
    cursor.execute(
        "insert into submission values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(submission_id, s.form, s.unit, s.file_name, s.sha256, s.size, s.layout, s.made_up),
            *(s.cells_in, len(s.rows), s.cells_blank, s.note, s.catalogue_version, revision),
        ],
    )
    for period in s.periods:
        cursor.execute(
            "insert into submission_scope values (?, ?, ?, ?, ?)", [submission_id, s.form, s.unit, period, revision]
        )
        _append_period(cursor, period)
    checks = [(check.rule, check.title, check.outcome, check.detail) for check in s.checks]
    if checks:
        cursor.execute(
            "insert into submission_check select ?, unnest(?), unnest(?), unnest(?), unnest(?), ?",
            [submission_id, *(list(column) for column in zip(*checks, strict=True)), revision],
        )


def _append_period(cursor: duckdb.DuckDBPyConnection, code: str) -> None:
    if cursor.execute("select 1 from period where period_code = ?", [code]).fetchone():
        return
    p = parse_period(code)
    cursor.execute(
        "insert into period values (?, ?, ?, ?, ?, ?, ?)",
        [p.code, p.scheme, p.label, p.start, p.end, p.previous, p.year_ago],
    )


def _append_event(
    cursor: duckdb.DuckDBPyConnection,
    submission_id: str,
    event: str,
    actor: str,
    reason: str,
    happened_at: datetime,
    revision: int,
) -> None:
    cursor.execute(
        "insert into submission_event values (?, ?, ?, ?, ?, ?)",
        [submission_id, event, actor, reason, happened_at, revision],
    )


def _append_rows(cursor: duckdb.DuckDBPyConnection, submission: Submission, submission_id: str, revision: int) -> None:
    """All rows of a form are of one table; an empty file does not say which."""
    by_table: dict[FactTable, list[Row]] = {}
    for row in submission.rows:
        by_table.setdefault(TABLE_OF[type(row)], []).append(row)
    for table, rows in by_table.items():
        _insert(cursor, table, rows, submission, submission_id, revision)
    for table in by_table or TABLES:
        _append_left_out(cursor, table, submission, submission_id, revision)


def _insert(
    cursor: duckdb.DuckDBPyConnection,
    table: FactTable,
    rows: Sequence[Row],
    submission: Submission,
    submission_id: str,
    revision: int,
) -> None:
    cursor.register("incoming", table.arrow(rows, submission.made_up, revision, submission_id))
    cursor.execute(f"insert into {table.name} by name select * from incoming")
    cursor.unregister("incoming")


def _append_left_out(
    cursor: duckdb.DuckDBPyConnection, table: FactTable, submission: Submission, submission_id: str, revision: int
) -> None:
    statement = sql("append_left_out").format(
        table=table.name,
        key=", ".join(table.key),
        key_of_facts=", ".join(f"facts.{column}" for column in table.key),
        blanks=", ".join(f"{blank} as {column}" for column, blank in table.blanks.items()),
        whole="false" if table.has_period else "true",
        same_period="scopes.period_code = facts.period_code" if table.has_period else "true",
    )
    parameters = {
        "form": submission.form,
        "unit": submission.unit,
        "periods": list(submission.periods),
        "submission": submission_id,
        "revision": revision,
        "made_up": submission.made_up,
    }
    cursor.execute(statement, parameters)


def _append_withdrawal(cursor: duckdb.DuckDBPyConnection, table: FactTable, submission_id: str, revision: int) -> None:
    columns = ", ".join(table.blanks)
    statement = sql("append_withdrawal").format(table=table.name, key=", ".join(table.key), columns=columns)
    cursor.execute(statement, {"submission": submission_id, "revision": revision})
