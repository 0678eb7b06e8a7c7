"""A file that waits to be accepted: owed no longer, sent not yet in; once it is in, the hour of sending decides."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from data.catalogue import Catalogue, load_catalogue
from data.catalogue.model import Due
from data.obligations import LATE, MISSING, ON_TIME, SENT, WAITING, Obligation
from data.periods import parse_period
from data.sendings import Sending, accept_sending, return_sending
from data.sendings import send as send_to_wait
from data.store import DEMO, Store, open_store
from data.submissions import Submission
from data.views.obligations import (
    moment_of,
    read_late_units,
    read_obligations,
    read_obligations_view,
    sendings_known,
    window_start,
)
from data.views.punctuality import Tally, find_title, tally_by
from data.views.reader import Reader
from data.views.unit import read_unit
from tests.conftest import NO_OVERLAY
from tests.data.people.staff import Clock
from tests.data.submitting import observe, send

WHOLE = load_catalogue("38", NO_OVERLAY)
FORM = replace(WHOLE.forms["DL-SVHTTDL-T"], code="THU-T", senders=("STC", "SYT"), due=Due(days=5, hour=17), review=True)
OPENING = replace(FORM, code="KHAC", kind="targets")


@pytest.fixture
def catalogue() -> Catalogue:
    """One monthly form of two steps, which two units owe by the fifth."""
    return replace(WHOLE, forms={form.code: form for form in (FORM, OPENING)})


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Three in the afternoon of the day on which October is due."""
    return Clock(monkeypatch, datetime(2026, 11, 5, 15))


@pytest.fixture
def demo(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A store whose centre opened in October."""
    opened = open_store(tmp_path / "demo", kind=DEMO)
    send(opened, [observe("DL-01", "2026", "1")], form="KHAC", unit="VPUB", at=datetime(2026, 10, 1, 8))
    yield opened
    opened.close()


def file(content: bytes, unit: str = "STC", period: str = "2026-10") -> Submission:
    sha256, rows = hashlib.sha256(content).hexdigest(), (observe("DL-01", period, "1", item=unit),)
    named = (FORM.code, "DL", unit, (period,), "tep.csv", sha256, len(content), "csv", False)
    return Submission(*named, rows, 1, 0, review=True)


def wait(store: Store, content: bytes = b"mot", **more: str) -> Sending:
    found = send_to_wait(store, file(content, **more), content, "nguoi.gui")
    assert isinstance(found, Sending)
    return found


def reader_of(store: Store, catalogue: Catalogue, moment: str = "") -> Reader:
    return Reader(store, catalogue, store.as_of(moment), store.now())


def state(store: Store, catalogue: Catalogue, moment: str = "", unit: str = "STC") -> str:
    reader = reader_of(store, catalogue, moment)
    found = read_obligations(reader, window_start(moment_of(reader), "12-thang"))
    return next(o.state for o in found if (o.sender, o.period.code) == (unit, "2026-10"))


def test_what_waits_after_the_due_time_is_sent_and_not_missing(demo: Store, catalogue: Catalogue, clock: Clock) -> None:
    wait(demo)
    assert state(demo, catalogue) == WAITING
    clock.passes(hours=3)
    assert (state(demo, catalogue), state(demo, catalogue, unit="SYT")) == (SENT, MISSING)
    view = read_obligations_view(reader_of(demo, catalogue), "1-thang")
    assert view.total == Tally(missing=1, sent=1)
    assert [debt.sender for debt in view.debts] == ["SYT"]
    assert [(o.sender, o.sent_at) for o in view.sent] == [("STC", datetime(2026, 11, 5, 15))]
    assert view.title == "Một tháng qua: 1 đơn vị chờ tiếp nhận, 1 chưa nộp biểu nào"
    assert [late.code for late in read_late_units(reader_of(demo, catalogue))] == ["SYT"]


@pytest.mark.parametrize(("hours", "outcome"), [(0, ON_TIME), (3, LATE)])
def test_once_accepted_the_hour_of_sending_decides(
    hours: int, outcome: str, demo: Store, catalogue: Catalogue, clock: Clock
) -> None:
    clock.passes(hours=hours)
    waiting = wait(demo)
    clock.passes(days=4)
    assert state(demo, catalogue) == SENT
    accept_sending(demo, waiting, file(b"mot"), b"mot", "thu.ky")
    assert state(demo, catalogue) == outcome
    assert read_obligations_view(reader_of(demo, catalogue)).sent == ()


def test_what_was_returned_is_owed_again(demo: Store, catalogue: Catalogue, clock: Clock) -> None:
    waiting = wait(demo)
    clock.passes(days=1)
    return_sending(demo, waiting, "thu.ky", "chưa khớp số quý trước")
    assert state(demo, catalogue) == MISSING


def test_a_newer_file_that_waits_takes_the_place_of_the_older(demo: Store, catalogue: Catalogue, clock: Clock) -> None:
    wait(demo)
    clock.passes(days=1)
    wait(demo, b"hai")
    (sent,) = read_obligations_view(reader_of(demo, catalogue)).sent
    assert sent.sent_at == datetime(2026, 11, 6, 15)


def test_a_correction_that_waits_leaves_what_stands_as_it_is(demo: Store, catalogue: Catalogue, clock: Clock) -> None:
    accept_sending(demo, wait(demo), file(b"mot"), b"mot", "thu.ky")
    clock.passes(days=1)
    wait(demo, b"hai")
    assert state(demo, catalogue) == ON_TIME
    assert read_obligations_view(reader_of(demo, catalogue)).sent == ()


def test_the_past_shows_what_waited_then(demo: Store, catalogue: Catalogue, clock: Clock) -> None:
    clock.passes(days=1)
    waiting = wait(demo)
    clock.passes(days=2)
    accept_sending(demo, waiting, file(b"mot"), b"mot", "thu.ky")
    clock.passes(days=1)
    days = ("2026-11-05", "2026-11-06", "2026-11-07", "2026-11-08")
    assert [state(demo, catalogue, day) for day in days] == [MISSING, SENT, SENT, LATE]


def test_who_remembers_what_is_owed_hears_of_each_sending_and_decision(
    demo: Store, catalogue: Catalogue, clock: Clock
) -> None:
    known = [sendings_known(reader_of(demo, catalogue))]
    waiting = wait(demo)
    known.append(sendings_known(reader_of(demo, catalogue)))
    return_sending(demo, waiting, "thu.ky", "chưa khớp số quý trước")
    known.append(sendings_known(reader_of(demo, catalogue)))
    assert len(set(known)) == 3


def test_the_page_of_a_unit_says_what_waits(demo: Store, catalogue: Catalogue, clock: Clock) -> None:
    wait(demo)
    clock.passes(days=1)
    found = read_unit(reader_of(demo, catalogue), "STC")
    assert found.title.endswith("gửi đủ các biểu đến hạn, 1 biểu chờ tiếp nhận")
    assert (found.debts, found.forms[0].last and found.forms[0].last.state) == ((), SENT)


def test_a_title_that_would_be_too_long_leaves_out_what_waits() -> None:
    period, due = parse_period("2026-10"), datetime(2026, 11, 5)
    states = ([ON_TIME], [LATE], [SENT], [MISSING, ON_TIME], [MISSING])
    owed = [
        Obligation(FORM, f"{kind}-{number}", period, due, state)
        for kind, found in enumerate(states)
        for number in range(40)
        for state in found
    ]
    title = find_title(tally_by(owed, lambda o: o.sender), 12)
    assert "chờ tiếp nhận" not in title
    assert len(title) <= 90
