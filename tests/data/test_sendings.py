"""Files that wait: kept, replaced, returned or accepted once, and never a number before that."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

import pytest

from data.access import LEADER, SECRETARIAT, UNIT, Denied, Viewer
from data.originals import read_original
from data.sendings import (
    ACCEPTED,
    REPLACED,
    RETURNED,
    WAITING,
    Sending,
    accept_sending,
    read_newer_submissions,
    read_sending,
    read_sendings,
    return_sending,
    send,
)
from data.store import Store
from data.submissions import Receipt, Refused, Submission, accept
from data.verify import verify
from tests.data.people.staff import Clock
from tests.data.submitting import observe

CODE, PERIOD = "A-01", "2026-10"
SENDER, SECRETARY = Viewer(UNIT, "stc", "STC"), Viewer(SECRETARIAT, "thu-ky")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch, datetime(2026, 11, 5, 16))


def a_file(content: bytes = b"mot", value: str = "1", periods: tuple[str, ...] = (PERIOD,)) -> Submission:
    rows = tuple(observe(CODE, period, value) for period in periods)
    sha256 = hashlib.sha256(content).hexdigest()
    named = ("KTXH-X", "KTXH", "STC", periods, "tep.csv", sha256, len(content), "csv", False)
    return Submission(*named, rows, len(rows), 0, review=True)


def sent(store: Store, content: bytes = b"mot", **more: object) -> Sending:
    found = send(store.seen_by(SENDER), a_file(content, **more), content, "stc")  # type: ignore[arg-type]
    assert isinstance(found, Sending)
    return found


def state(store: Store, sending: Sending) -> str:
    return read_sending(store, sending.sending_id).state


def test_what_waits_is_kept_whole_and_is_no_number(store: Store, clock: Clock) -> None:
    waiting = sent(store)
    assert (waiting.sending_id, waiting.state, waiting.periods) == ("G0000001", WAITING, (PERIOD,))
    assert read_original(store, waiting.sha256) == b"mot"
    assert store.last_revision == 0
    assert store.query("select count(*) from observation") == [(0,)]
    assert [row[0] for row in store.rows("read_originals")] == [waiting.sha256]


def test_a_unit_may_not_bring_it_in_itself(store: Store, clock: Clock) -> None:
    own = store.seen_by(SENDER)
    with pytest.raises(Denied):
        accept(own, a_file(), b"mot", "stc", store.now())
    with pytest.raises(Denied):
        accept_sending(own, sent(store), a_file(), b"mot", "stc")
    with pytest.raises(Denied):
        return_sending(own, read_sending(store, "G0000001"), "stc", "thử")
    with pytest.raises(Denied):
        send(store.seen_by(Viewer(UNIT, "syt", "SYT")), a_file(), b"mot", "syt")
    with pytest.raises(Denied):
        read_sendings(store.seen_by(Viewer(LEADER, "lanh-dao")))


def test_accepted_it_stands_and_the_hour_of_sending_decides_who_was_in_time(store: Store, clock: Clock) -> None:
    waiting = sent(store)
    clock.passes(hours=20)
    receipt = accept_sending(store.seen_by(SECRETARY), waiting, a_file(), b"mot", "thu-ky")
    decided = read_sending(store, waiting.sending_id)
    assert (decided.state, decided.decided_by, decided.submission_id) == (ACCEPTED, "thu-ky", receipt.submission_id)
    assert receipt.received_at == decided.decided_at == datetime(2026, 11, 6, 12)
    ((*_, received_at, submission, corrections, _),) = store.rows("read_scopes_received", periods=[PERIOD], revision=1)
    assert (received_at, submission, corrections) == (datetime(2026, 11, 5, 16), "N0000001", 0)
    assert store.as_of("2026-11-06T11:00:00").revision == 0
    assert all(finding.rows == () for finding in verify(store))


def test_a_returned_file_can_be_sent_again_and_says_why_it_came_back(store: Store, clock: Clock) -> None:
    first = sent(store)
    return_sending(store.seen_by(SECRETARY), first, "thu-ky", "thiếu biểu kèm theo")
    decided = read_sending(store, first.sending_id)
    assert (decided.state, decided.decision) == (RETURNED, "thiếu biểu kèm theo")
    assert sent(store).sending_id == "G0000002"


def test_a_newer_file_of_the_scope_replaces_the_waiting_one(store: Store, clock: Clock) -> None:
    first, second = sent(store), sent(store, b"hai", value="2")
    assert (state(store, first), state(store, second)) == (REPLACED, WAITING)
    assert read_sending(store, first.sending_id).decision == second.sending_id


def test_a_file_of_fewer_periods_lets_one_of_more_wait(store: Store, clock: Clock) -> None:
    both = sent(store, periods=(PERIOD, "2026-09"))
    sent(store, b"hai", value="2")
    assert state(store, both) == WAITING


def test_the_same_bytes_wait_once(store: Store, clock: Clock) -> None:
    assert sent(store) == sent(store)
    assert len(read_sendings(store)) == 1


def test_the_same_bytes_as_what_stands_get_its_receipt(store: Store, clock: Clock) -> None:
    accept(store, a_file(), b"mot", "tổ thư ký", store.now())
    found = send(store.seen_by(SENDER), a_file(), b"mot", "stc")
    assert isinstance(found, Receipt)
    assert found.already


@pytest.mark.parametrize("first", ["accept", "return"])
def test_a_file_is_decided_on_once(store: Store, clock: Clock, first: str) -> None:
    waiting, secretary = sent(store), store.seen_by(SECRETARY)
    if first == "accept":
        accept_sending(secretary, waiting, a_file(), b"mot", "thu-ky")
    else:
        return_sending(secretary, waiting, "thu-ky", "thử")
    revision = store.last_revision
    with pytest.raises(Refused):
        accept_sending(secretary, waiting, a_file(), b"mot", "khác")
    with pytest.raises(Refused):
        return_sending(secretary, waiting, "khác", "thử")
    assert store.last_revision == revision
    assert store.query("select count(*) from sending_event") == [(1,)]


def test_other_bytes_than_those_sent_are_refused(store: Store, clock: Clock) -> None:
    waiting = sent(store)
    with pytest.raises(Refused):
        accept_sending(store, waiting, a_file(b"hai"), b"hai", "thu-ky")
    with pytest.raises(Refused):
        accept_sending(store, waiting, a_file(), b"hai", "thu-ky")
    assert state(store, waiting) == WAITING


def test_made_up_figures_wait_in_a_demonstration_only(store: Store, clock: Clock) -> None:
    with pytest.raises(Refused):
        send(store, replace(a_file(), made_up=True), b"mot", "stc")
    assert read_sendings(store) == []


def test_what_came_in_since_a_file_was_sent_is_named(store: Store, clock: Clock) -> None:
    accept(store, a_file(b"truoc"), b"truoc", "tổ thư ký", store.now())
    clock.passes(hours=1)
    waiting = sent(store)
    assert read_newer_submissions(store, waiting) == []
    clock.passes(hours=1)
    newer = accept(store, a_file(b"sau"), b"sau", "tổ thư ký", store.now())
    assert read_newer_submissions(store, waiting) == [newer.submission_id]


def test_each_step_stands_in_the_log(store: Store, clock: Clock) -> None:
    secretary = store.seen_by(SECRETARY)
    return_sending(secretary, sent(store), "thu-ky", "thử")
    accept_sending(secretary, sent(store), a_file(), b"mot", "thu-ky")
    lines = store.query("select action, actor, subject from audit_event order by number")
    assert lines == [
        ("send", "stc", "G0000001"),
        ("return", "thu-ky", "G0000001"),
        ("send", "stc", "G0000002"),
        ("submit", "thu-ky", "N0000001"),
        ("accept", "thu-ky", "G0000002"),
    ]
