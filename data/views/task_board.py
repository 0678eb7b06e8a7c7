"""The register of tasks on a day: how many stand how, which are overdue, what each programme holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from data.access import VIEW_RECORDS
from data.tasks import TARGET, Task, task_of
from data.views.headline import read_headlines
from data.views.reader import Reader

DONE, DONE_LATE, OPEN, DUE_SOON, OVERDUE = "done", "done_late", "open", "due_soon", "overdue"
STATES = (DONE, DONE_LATE, OPEN, DUE_SOON, OVERDUE)


REGISTER_SECTOR = "NV"


@dataclass(frozen=True)
class Standing:
    """A task and how it stood. days: since its deadline when overdue, else until it; None without a deadline.

    verdict: the status of its indicator, of a row of type chỉ tiêu; '' for the others.
    """

    task: Task
    state: str
    days: int | None
    verdict: str = ""


@dataclass(frozen=True)
class UnitTally:
    """One leading unit: its tasks by state, how many were extended, and the longest that one is overdue."""

    unit: str
    states: Counter[str]
    extended: int
    longest: int

    @property
    def assigned(self) -> int:
        """All its tasks."""
        return self.states.total()


@dataclass(frozen=True)
class TaskBoard:
    """All tasks that stood assigned on a day. units: most overdue first; programmes: by name, with their tasks."""

    day: date
    standings: tuple[Standing, ...]
    units: tuple[UnitTally, ...]
    programmes: dict[str, tuple[Standing, ...]]
    made_up: bool

    @property
    def states(self) -> Counter[str]:
        """How many tasks stand how."""
        return Counter(standing.state for standing in self.standings)

    def overdue(self, unit: str = "") -> list[Standing]:
        """What is overdue, the longest first; of one unit or of all."""
        found = [s for s in self.standings if s.state == OVERDUE and unit in ("", s.task.lead)]
        return sorted(found, key=lambda s: (-(s.days or 0), s.task.code))

    def targets(self) -> list[Standing]:
        """The rows of type chỉ tiêu."""
        return [standing for standing in self.standings if standing.task.kind == TARGET]


def read_task_board(reader: Reader, day: str) -> TaskBoard | None:
    """The register on an ISO date, for a unit's viewer what it leads or has a part in; None where no task stood.

    Raises Denied where the viewer may not see tasks.
    """
    on, own = date.fromisoformat(day), reader.store.viewer.unit
    reader.store.demand(VIEW_RECORDS, REGISTER_SECTOR, own)
    rows = reader.store.rows("read_tasks_on_day", days=[on], revision=reader.as_of.revision)
    every = [(task_of(row), str(state)) for state, *row in rows]
    found = [(task, state) for task, state in every if own in ("", task.lead, *task.cooperating)]
    if not found:
        return None
    verdicts = _verdicts(reader, {task.indicator for task, _ in found}, on)
    standings = tuple(Standing(t, state, _days(t, state, on), verdicts.get(t.indicator, "")) for t, state in found)
    return TaskBoard(
        day=on,
        standings=standings,
        units=tuple(_tally(standings)),
        programmes=_by_programme(standings),
        made_up=any(standing.task.made_up for standing in standings),
    )


def _verdicts(reader: Reader, codes: set[str], on: date) -> dict[str, str]:
    """Indicator -> its status on the day."""
    known = sorted(code for code in codes if code in reader.catalogue.indicators)
    return {h.indicator.code: h.verdict.status for h in read_headlines(reader, known, on)} if known else {}


def _days(task: Task, state: str, on: date) -> int | None:
    if task.deadline is None or state in (DONE, DONE_LATE):
        return None
    return abs((task.deadline - on).days)


def _tally(standings: tuple[Standing, ...]) -> list[UnitTally]:
    by_unit: dict[str, list[Standing]] = {}
    for standing in standings:
        by_unit.setdefault(standing.task.lead, []).append(standing)
    tallies = [
        UnitTally(
            unit=unit,
            states=Counter(standing.state for standing in found),
            extended=sum(standing.task.extensions > 0 for standing in found),
            longest=max((s.days or 0 for s in found if s.state == OVERDUE), default=0),
        )
        for unit, found in by_unit.items()
    ]
    return sorted(tallies, key=lambda tally: (-tally.states[OVERDUE], -tally.longest, tally.unit))


def _by_programme(standings: tuple[Standing, ...]) -> dict[str, tuple[Standing, ...]]:
    found: dict[str, list[Standing]] = {}
    for standing in standings:
        if standing.task.programme:
            found.setdefault(standing.task.programme, []).append(standing)
    return {name: tuple(found[name]) for name in sorted(found)}
