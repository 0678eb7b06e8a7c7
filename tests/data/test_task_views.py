"""Tasks: every one stands in exactly one state on a day; figures, board and register agree."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.store import DEMO, Store, open_store
from data.targets import Target
from data.tasks import TARGET, TASK, Task
from data.views.headline import read_headlines
from data.views.judgement import AT_RISK
from data.views.ranking import read_ranking
from data.views.reader import Reader, remember
from data.views.task_board import DONE, DONE_LATE, DUE_SOON, OPEN, OVERDUE, read_task_board
from data.views.values import read_periods_with_data, read_values
from tests.data.submitting import observe, send
from tests.examples import tried_on

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
TODAY = date(2026, 11, 22)
UNITS = sorted(CATALOGUE.units)[:3]
near = st.integers(-60, 60).map(lambda days: TODAY + timedelta(days=days))
COUNTS = ("NV-02", "NV-03", "NV-04", "NV-05")


def a_task(code: str, **said: object) -> Task:
    plain: dict[str, object] = {
        "title": "Hoàn thiện quy chế phối hợp",
        "kind": TASK,
        "programme": "",
        "document": "Thông báo số 1",
        "assigned_by": "UBND tỉnh",
        "lead": UNITS[0],
        "cooperating": (),
        "assigned_on": date(2026, 1, 5),
        "due_on": None,
    }
    return Task(code, **(plain | said))  # type: ignore[arg-type]


@st.composite
def registers(draw: st.DrawFn) -> list[Task]:
    return [
        a_task(
            f"NV{number}",
            lead=draw(st.sampled_from(UNITS)),
            assigned_on=draw(near),
            due_on=draw(st.none() | near),
            extended_to=draw(st.none() | near),
            done_on=draw(st.none() | near),
        )
        for number in range(draw(st.integers(1, 12)))
    ]


def reader_of(store: Store) -> Reader:
    return Reader(store, CATALOGUE, store.as_of(), store.now())


def expected_state(task: Task, day: date) -> str:
    if task.done_on and task.done_on <= day:
        return DONE if task.deadline is None or task.done_on <= task.deadline else DONE_LATE
    if task.deadline is None:
        return OPEN
    if task.deadline < day:
        return OVERDUE
    return DUE_SOON if task.deadline <= day + timedelta(days=7) else OPEN


@tried_on(8)
@given(registers(), near)
def test_every_task_stands_in_one_state_and_all_counts_agree(tasks: list[Task], day: date) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), kind=DEMO, today=TODAY)
        send(store, tasks, form="NV-DM", periods=["2026"])
        reader = reader_of(store)
        there = {task.code: expected_state(task, day) for task in tasks if task.assigned_on <= day}
        board = read_task_board(reader, day.isoformat())
        assert {s.task.code: s.state for s in (board.standings if board else ())} == there
        values = read_values(reader, [(code, day.isoformat()) for code in ("NV-01", "NV-05", *COUNTS)])
        if board is None:
            assert values == {}
        else:
            amounts = {code: value.amount for (code, _), value in values.items()}
            assert amounts["NV-01"] == len(there) == sum(amounts[code] for code in COUNTS)
            assert amounts["NV-05"] == len(board.overdue()) == sum(tally.states[OVERDUE] for tally in board.units)
            assert board.states.total() == sum(tally.assigned for tally in board.units)
        store.close()


def test_a_rate_of_tasks_is_of_all_units_together_and_the_longest_is_a_maximum(store: Store) -> None:
    late = [a_task(f"A{n}", lead=UNITS[0], due_on=TODAY - timedelta(days=n)) for n in (1, 40)]
    done = [a_task(f"B{n}", lead=UNITS[1], due_on=TODAY, done_on=TODAY) for n in range(6)]
    send(store, [*late, *done], form="NV-DM", periods=["2026"])
    reader = Reader(store, CATALOGUE, store.as_of(), store.now())
    day = TODAY.isoformat()
    values = read_values(reader, [(code, day) for code in ("NV-06", "NV-08", "NV-09")])
    assert values["NV-06", day].amount == Decimal("75.00")
    assert values["NV-08", day].amount == Decimal("25.00")
    assert values["NV-09", day].amount == 40


def test_units_without_a_task_count_zero_and_do_not_lower_the_coverage(tmp_path: Path) -> None:
    store = open_store(tmp_path, kind=DEMO, today=TODAY)
    send(store, [a_task("A1", due_on=TODAY - timedelta(days=3))], form="NV-DM", periods=["2026"])
    reader = reader_of(store)
    period = read_periods_with_data(reader, ["NV-05"])["NV-05"][-1]
    assert period.code == TODAY.isoformat()
    ranking = read_ranking(reader, "NV-05", period)
    assert len(ranking.rows) == len(CATALOGUE.units)
    assert (ranking.rows[-1].place, ranking.rows[-1].amount) == (UNITS[0], 1)
    store.close()


def test_a_row_of_type_target_is_judged_from_its_indicator(tmp_path: Path) -> None:
    store = open_store(tmp_path, kind=DEMO, today=TODAY)
    send(store, [observe("KTXH-05", "2026-10", "10")], form="K")
    send(store, [Target("KTXH-05", "38", "", "", "2026", Decimal(100))], form="CT", periods=["2026"])
    send(store, [a_task("CT1", kind=TARGET, indicator="KTXH-05")], form="NV-DM", periods=["2026"])
    reader = reader_of(store)
    board = read_task_board(reader, TODAY.isoformat())
    judged = read_headlines(reader, ["KTXH-05"], TODAY)[0].verdict.status
    assert board is not None
    assert [standing.verdict for standing in board.targets()] == [judged]
    assert judged == AT_RISK
    store.close()


def test_a_new_register_is_remembered_anew(tmp_path: Path) -> None:
    store = open_store(tmp_path, kind=DEMO, today=TODAY)
    day = TODAY.isoformat()

    def overdue() -> Decimal:
        as_of = store.as_of()
        reader = Reader(store, CATALOGUE, as_of, store.now(), remember(store, CATALOGUE, as_of))
        return read_values(reader, [("NV-05", day)])["NV-05", day].amount

    send(store, [a_task("A1", due_on=TODAY - timedelta(days=3))], form="NV-DM", periods=["2026"])
    assert overdue() == 1
    done = a_task("A1", due_on=TODAY - timedelta(days=3), done_on=TODAY - timedelta(days=1))
    send(store, [done], form="NV-DM", periods=["2026"])
    assert overdue() == 0
    store.close()
