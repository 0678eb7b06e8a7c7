"""Sendings: files of forms that ask for two steps, which wait until somebody else accepts or returns them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import duckdb

from data.access import ACCEPT, SUBMIT
from data.acknowledgements import append_acknowledgements
from data.audit.chain import audited
from data.audit.events import RETURN, SEND
from data.mappings import keep_waiting
from data.store import Store, sql
from data.submissions import Receipt, Refused, Submission, accept_in, find_standing, keep_checked, sector_of

WAITING = "waiting"
ACCEPTED = "accepted"
RETURNED = "returned"
REPLACED = "replaced"
MOST = 200


@dataclass(frozen=True)
class Sending:
    """A file that was sent to wait, and what became of it. submission_id: what it was accepted as."""

    sending_id: str
    form: str
    unit: str
    file_name: str
    sha256: str
    size: int
    made_up: bool
    cells_in: int
    actor: str
    reason: str
    sent_at: datetime
    periods: tuple[str, ...]
    state: str
    decided_by: str
    decision: str
    decided_at: datetime | None
    submission_id: str


def send(store: Store, submission: Submission, original: bytes, actor: str, reason: str = "") -> Sending | Receipt:
    """Keep a checked file until it is accepted or returned; it replaces what waits for the same form, unit and period.

    A file that waits or stands already is not sent twice. Raises Denied where the viewer may not send it, Refused when
    the store may not hold it.
    """
    store.demand(SUBMIT, submission.sector, submission.unit)
    if submission.mendings:
        raise Refused("what waits is what was sent: nothing of it is mended")
    keep_checked(store, submission, original)
    with audited(store, SUBMIT) as act:
        standing = find_standing(act.cursor, submission.sha256)
        if standing:
            return standing
        waiting = _waiting_of(act.cursor, submission)
        sending_id = next((number for number, sha256 in waiting if sha256 == submission.sha256), "")
        if not sending_id:
            sending_id = _append(act.cursor, submission, actor, reason, store.now())
            kept = (submission.form, submission.unit, submission.mapping, sending_id, actor, store.now())
            keep_waiting(act.cursor, *kept)
            append_acknowledgements(act, sending_id, submission.acknowledgements, revision=0)
            for replaced, _ in waiting:
                _decide(act.cursor, replaced, REPLACED, actor, sending_id, store.now())
            said = (submission.file_name, submission.form, submission.unit, actor)
            act.note(SEND, sending_id, ", ".join(number for number, _ in waiting), " · ".join(said))
    return read_sending(store, sending_id)


def accept_sending(store: Store, sending: Sending, submission: Submission, original: bytes, actor: str) -> Receipt:
    """Store what was sent, checked anew, in the same way as any other file; when it was sent decides who was in time.

    Raises Denied where the viewer may not, Refused when it no longer waits or the bytes are others.
    """
    store.demand(ACCEPT, submission.sector, submission.unit)
    if submission.sha256 != sending.sha256:
        raise Refused("the bytes are not those that were sent")
    keep_checked(store, submission, original)
    with audited(store, ACCEPT) as act:
        _demand_waiting(act.cursor, sending.sending_id)
        now = store.now()
        receipt = accept_in(act, store, submission, sending.actor, now, sending.reason)
        _decide(act.cursor, sending.sending_id, ACCEPTED, actor, "", now, receipt.submission_id)
        act.note(ACCEPT, sending.sending_id, after=receipt.submission_id)
    return receipt


def return_sending(store: Store, sending: Sending, actor: str, reason: str) -> None:
    """Give a file back to its sender. Raises Denied where the viewer may not, Refused when it no longer waits."""
    store.demand(ACCEPT, sector_of(sending.form), sending.unit)
    with audited(store, ACCEPT) as act:
        _demand_waiting(act.cursor, sending.sending_id)
        _decide(act.cursor, sending.sending_id, RETURNED, actor, reason, store.now())
        act.note(RETURN, sending.sending_id, after=reason)


def read_sendings(store: Store, unit: str = "", state: str = "", sending: str = "", count: int = MOST) -> list[Sending]:
    """The newest sendings of a unit, in a state, or of one id; '' asks for all."""
    rows = store.rows("read_sendings", unit=unit, state=state, sending=sending, count=count)
    return [Sending(*(*row[:11], tuple(row[11]), *row[12:])) for row in rows]


def read_sending(store: Store, sending_id: str) -> Sending:
    """One sending. Raises Refused when there is none."""
    found = read_sendings(store, sending=sending_id) if sending_id else []
    if not found:
        raise Refused(f"no sending {sending_id}")
    return found[0]


def read_newer_submissions(store: Store, sending: Sending) -> list[str]:
    """The submissions that have come in for the scopes of a sending since it was sent: accepting it replaces them."""
    scope = {"form": sending.form, "unit": sending.unit, "periods": list(sending.periods)}
    held = [row[0] for row in store.rows("read_scope_holders", **scope)]
    return [known for known in held if store.rows("read_submission", submission=known)[0][13] >= sending.sent_at]


def _waiting_of(cursor: duckdb.DuckDBPyConnection, submission: Submission) -> list[tuple[str, str]]:
    scope = {"form": submission.form, "unit": submission.unit, "periods": list(submission.periods)}
    return cursor.execute(sql("read_waiting_of_scope"), scope).fetchall()


def _demand_waiting(cursor: duckdb.DuckDBPyConnection, sending_id: str) -> None:
    if cursor.execute("select 1 from sending_event where sending_id = ?", [sending_id]).fetchone():
        raise Refused(f"{sending_id} was decided on already")


def _append(
    cursor: duckdb.DuckDBPyConnection, submission: Submission, actor: str, reason: str, sent_at: datetime
) -> str:
    s = submission
    (number,) = cursor.execute("select count(*) + 1 from sending").fetchall()[0]
    sending_id = f"G{number:07d}"
    row = [sending_id, s.form, s.unit, s.file_name, s.sha256, s.size, s.made_up, s.cells_in, actor, reason, sent_at]
    cursor.execute(f"insert into sending values ({', '.join('?' for _ in row)})", row)
    for period in s.periods:
        cursor.execute("insert into sending_scope values (?, ?)", [sending_id, period])
    return sending_id


def _decide(
    cursor: duckdb.DuckDBPyConnection,
    sending_id: str,
    event: str,
    actor: str,
    reason: str,
    happened_at: datetime,
    submission_id: str = "",
) -> None:
    cursor.execute(
        "insert into sending_event values (?, ?, ?, ?, ?, ?)",
        [sending_id, event, actor, reason, happened_at, submission_id],
    )
