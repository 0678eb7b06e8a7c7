"""Events, positions, items and tasks in the store: by scope, by revision, taken back, verified."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.events import ACCIDENT, Event, read_events
from data.intake_context import intake_context
from data.items import NEGATIVE, PRESS, Item, read_items
from data.positions import Position, read_last_positions, read_track
from data.store import Store, open_store
from data.submissions import Row, Submission, withdraw
from data.tasks import TASK, Task, read_tasks
from data.verify import verify
from data.views.preview import count_changes
from tests.data.submitting import send
from tests.examples import tried_on

CELL = "Số liệu!A10"
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
NOON = datetime(2026, 11, 20, 12)


def event(code: str, month: int = 10, deaths: int = 0) -> Event:
    happened = datetime(2026, month, 5, 14, 5)
    place = (Decimal("105.75"), Decimal("19.8"), "Ngã ba")
    return Event(code, ACCIDENT, happened, "14797", *place, deaths, 1, cell=CELL, period=f"2026-{month:02d}")


def position(entity: str, hours: int = 0, lon: str = "106.5") -> Position:
    at = NOON + timedelta(hours=hours)
    return Position(entity, at, Decimal(lon), Decimal("18.5"), True, CELL, at.date().isoformat())


def item(code: str, answered: datetime | None = None) -> Item:
    asked = ("Rác thải ở chợ", NEGATIVE, "moi_truong", "SNNMT", datetime(2026, 10, 8, 17), answered)
    return Item(code, PRESS, datetime(2026, 10, 5, 7), "Báo tỉnh", *asked, cell=CELL, period="2026-10")


def task(code: str, title: str = "Lập đề án") -> Task:
    units = ("STC", ("SYT", "14797"), date(2026, 1, 5))
    return Task(
        code, title, TASK, "Chuyển đổi số", "12/KH-UBND", "UBND tỉnh", *units, date(2026, 6, 30), date(2026, 12, 31),
        1, None, Decimal("62.5"), "", "ghi chú", CELL,
    )  # fmt: skip


def events_of(store: Store, moment: str = "") -> list[str]:
    return [event.code for event in read_events(store, store.as_of(moment), ACCIDENT, *YEAR)]


def broken_rules(store: Store) -> list[str]:
    return [finding.rule for finding in verify(store) if finding.rows]


def test_an_event_is_read_as_it_was_sent_with_its_file(store: Store) -> None:
    sent = event("V1", deaths=2)
    receipt = send(store, [sent])
    assert read_events(store, store.as_of(), ACCIDENT, *YEAR) == [replace(sent, submission_id=receipt.submission_id)]
    assert read_events(store, store.as_of(), "fire", *YEAR) == []
    assert read_events(store, store.as_of(), ACCIDENT, date(2026, 10, 6), date(2026, 12, 31)) == []


def test_a_month_s_file_replaces_only_that_month(store: Store) -> None:
    send(store, [event("V1", 9)])
    send(store, [event("V2"), event("V3")])
    send(store, [event("V3"), event("V4")])
    assert events_of(store) == ["V1", "V3", "V4"]
    assert events_of(store, "rev:2") == ["V1", "V2", "V3"]
    assert broken_rules(store) == []


def test_an_event_may_move_to_the_month_in_which_it_happened(store: Store) -> None:
    send(store, [event("V1", 9), event("V2", 9)])
    send(store, [event("V2", 10)])
    send(store, [event("V1", 9)])
    assert [(e.code, e.period) for e in read_events(store, store.as_of(), ACCIDENT, *YEAR)] == [
        ("V1", "2026-09"),
        ("V2", "2026-10"),
    ]
    assert broken_rules(store) == []


def test_a_file_that_says_that_nothing_happened_empties_its_month(store: Store) -> None:
    send(store, [event("V1", 9)])
    send(store, [event("V2", 10)])
    emptied = send(store, [], periods=["2026-10"])
    assert events_of(store) == ["V1"]
    withdraw(store, emptied.submission_id, "người thử", "gửi nhầm")
    assert events_of(store) == ["V1", "V2"]
    assert broken_rules(store) == []


def test_the_last_position_of_each_entity_is_known_at_a_moment(store: Store) -> None:
    send(store, [position("T1"), position("T1", 3), position("T2", 1)])
    send(store, [position("T1", 20)])
    last = read_last_positions(store, store.as_of(), NOON + timedelta(hours=5))
    assert [(p.entity, p.at) for p in last] == [("T1", NOON + timedelta(hours=3)), ("T2", NOON + timedelta(hours=1))]
    later = NOON + timedelta(days=9)
    assert {p.entity: p.at.day for p in read_last_positions(store, store.as_of(), later)} == {"T1": 21, "T2": 20}
    assert {p.entity: p.at.day for p in read_last_positions(store, store.as_of("rev:1"), later)} == {"T1": 20, "T2": 20}


def test_a_position_that_was_taken_back_is_not_the_last_one_until_it_is_sent_again(store: Store) -> None:
    def last_hour() -> int:
        return read_last_positions(store, store.as_of(), NOON + timedelta(days=1))[0].at.hour

    send(store, [position("T1"), position("T1", 3)])
    send(store, [position("T1")])
    assert last_hour() == 12
    again = send(store, [position("T1"), position("T1", 3, "107")])
    assert last_hour() == 15
    withdraw(store, again.submission_id, "người thử", "gửi nhầm")
    assert last_hour() == 12
    assert broken_rules(store) == []


def test_a_track_is_in_order_and_follows_corrections(store: Store) -> None:
    send(store, [position("T1", 2), position("T1"), position("T2")])
    send(store, [position("T1", 2, "107.25"), position("T2")])
    track = read_track(store, store.as_of(), "T1", NOON, NOON + timedelta(days=1))
    assert [(p.at.hour, p.lon) for p in track] == [(14, Decimal("107.25"))]
    before = read_track(store, store.as_of("rev:1"), "T1", NOON, NOON + timedelta(days=1))
    assert [p.at.hour for p in before] == [12, 14]
    assert broken_rules(store) == []


def test_an_item_is_open_until_its_month_is_sent_again_with_the_answer(store: Store) -> None:
    send(store, [item("T1"), item("T2")])
    send(store, [item("T1", datetime(2026, 10, 8, 9)), item("T2")])
    found = {i.code: i.answered_at for i in read_items(store, store.as_of(), PRESS, *YEAR)}
    assert found == {"T1": datetime(2026, 10, 8, 9), "T2": None}
    assert all(i.answered_at is None for i in read_items(store, store.as_of("rev:1"), PRESS, *YEAR))


def test_a_task_is_read_as_it_was_sent_and_the_register_is_replaced_whole(store: Store) -> None:
    send(store, [task("NV1"), task("NV2")], periods=["2026-10"])
    receipt = send(store, [task("NV1", "Lập đề án, tên mới")], periods=["2026-11"])
    expected = replace(task("NV1", "Lập đề án, tên mới"), submission_id=receipt.submission_id)
    assert read_tasks(store, store.as_of()) == [expected]
    assert expected.deadline == date(2026, 12, 31)
    assert [t.code for t in read_tasks(store, store.as_of("rev:1"))] == ["NV1", "NV2"]
    assert broken_rules(store) == []


def test_the_checks_know_the_first_deadlines_that_stand(store: Store) -> None:
    sent = send(store, [task("NV1"), replace(task("NV2"), due_on=None, extended_to=None, extensions=0)])
    assert intake_context(store, datetime(2026, 11, 22)).first_deadlines() == {"NV1": date(2026, 6, 30)}
    withdraw(store, sent.submission_id, "người thử", "gửi nhầm")
    assert intake_context(store, datetime(2026, 11, 22)).first_deadlines() == {}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([event("V1"), event("V2"), event("V3")], [event("V1"), event("V2", deaths=1), event("V4")]),
        ([position("T1"), position("T2"), position("T3")], [position("T1"), position("T2", 0, "107"), position("T4")]),
        ([item("T1"), item("T2"), item("T3")], [item("T1"), item("T2", datetime(2026, 10, 9)), item("T4")]),
        ([task("A"), task("B"), task("C")], [task("A"), task("B", "Tên mới"), task("D")]),
    ],
    ids=["events", "positions", "items", "tasks"],
)
def test_the_preview_counts_what_a_list_would_change(store: Store, first: list[Row], second: list[Row]) -> None:
    period = getattr(first[0], "period", "2026")
    submission = Submission("F", "S", "U", (period,), "a.csv", "", 1, "csv", False, tuple(second), 3, 0)
    assert count_changes(store, submission) == {"new": 3}
    send(store, first)
    send(store, [event("V0", 9)], form="G")
    assert count_changes(store, submission) == {"new": 1, "changed": 1, "left_out": 1, "same": 1}


def test_the_preview_of_an_empty_list_counts_what_would_go(store: Store) -> None:
    send(store, [event("V1"), event("V2"), event("V3", 9)])
    empty = Submission("F", "S", "U", ("2026-10",), "a.xlsx", "", 1, "xlsx", False, (), 0, 0)
    assert count_changes(store, empty) == {"left_out": 2}


codes = st.lists(st.sampled_from("ABC"), max_size=3, unique=True)
lists = st.tuples(st.sampled_from(["events", "tasks"]), st.sampled_from([9, 10]), codes, st.integers(0, 2))
acts = st.lists(lists | st.integers(0, 30), min_size=1, max_size=8)


@tried_on(8)
@given(acts)
def test_lists_equal_the_replay_of_the_accepted_submissions(acts: list[tuple[str, int, list[str], int] | int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        standing: dict[str, tuple[str, int, list[str], int]] = {}
        for act in acts:
            if not isinstance(act, int):
                standing[_send(store, *act)] = act
            elif standing:
                chosen = list(standing)[act % len(standing)]
                withdraw(store, chosen, "người thử", "thử")
                del standing[chosen]
        months = {month: (found, deaths) for kind, month, found, deaths in standing.values() if kind == "events"}
        registers = [found for kind, _, found, _ in standing.values() if kind == "tasks"]
        assert {
            (e.code, e.happened_at.month, e.deaths) for e in read_events(store, store.as_of(), ACCIDENT, *YEAR)
        } == {(code, month, deaths) for month, (found, deaths) in months.items() for code in found}
        assert {t.code for t in read_tasks(store, store.as_of())} == set(registers[-1] if registers else [])
        assert broken_rules(store) == []
        store.close()


def _send(store: Store, kind: str, month: int, found: list[str], deaths: int) -> str:
    rows: list[Row] = [event(c, month, deaths) if kind == "events" else task(c) for c in found]
    return send(store, rows, form=kind, periods=[f"2026-{month:02d}"]).submission_id
