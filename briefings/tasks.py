"""Takeaways of the register of tasks: how many stand how, whose, which are overdue, one programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from briefings import words
from briefings.blocks import lines_of
from briefings.tables import forms_of
from briefings.takeaway import Cell, Column, Line, Takeaway
from charts.words import STATUS, TASK_STATES
from data.catalogue import Catalogue
from data.numbers import format_date
from data.views.task_board import OVERDUE, REGISTER_SECTOR, Standing, TaskBoard, UnitTally

TEXTS = (words.TASK_CODE, words.TASK, words.LEAD, words.FIRST_DUE, words.DUE, words.TASK_STATE)


@dataclass(frozen=True)
class TaskFiles:
    """Makes the files of one board. cutoff: when the newest of its numbers was received."""

    catalogue: Catalogue
    board: TaskBoard
    cutoff: datetime | None = None

    def states(self, title: str) -> Takeaway:
        """How many tasks stand how."""
        counts = [(word, self.board.states[state]) for state, (_, word) in TASK_STATES.items()]
        columns = (Column(words.TASK_STATE), Column(words.TASK_COUNT, 0))
        rows = [*counts, (words.ASSIGNED, len(self.board.standings))]
        return self._takeaway(title, columns, lines_of(rows, self.board.made_up))

    def units(self, title: str) -> Takeaway:
        """Every leading unit with its tasks by state."""
        names = (words.ASSIGNED, *(word for _, word in TASK_STATES.values()), words.EXTENDED, words.LONGEST)
        columns = (Column(words.LEAD), *(Column(name, 0) for name in names))
        return self._takeaway(title, columns, lines_of(map(self._tally, self.board.units), self.board.made_up))

    def tasks(self, title: str, standings: Sequence[Standing]) -> Takeaway:
        """Tasks one by one, with their deadlines and documents."""
        columns = (*map(Column, TEXTS), Column(words.DAYS, 0), *map(Column, (words.DOCUMENT, words.CELL)))
        return self._takeaway(title, columns, tuple(map(self._task, standings)))

    def targets(self, title: str, standings: Sequence[Standing]) -> Takeaway:
        """Rows of type chỉ tiêu with the indicator that judges them."""
        texts = (words.TASK_CODE, words.TASK, words.LEAD, words.FOLLOWED, words.JUDGED)
        return self._takeaway(title, tuple(map(Column, texts)), tuple(map(self._target, standings)))

    def _takeaway(self, title: str, columns: tuple[Column, ...], lines: tuple[Line, ...]) -> Takeaway:
        return Takeaway(
            code=REGISTER_SECTOR,
            about=f"{title} {self.board.day.isoformat()}",
            title=title,
            subtitle=words.ON_DAY.format(day=format_date(self.board.day)),
            columns=columns,
            lines=lines,
            notes=(words.TASK_RULE,),
            sources=forms_of(self.catalogue, REGISTER_SECTOR, "tasks"),
            cutoff=self.cutoff,
        )

    def _tally(self, tally: UnitTally) -> tuple[Cell, ...]:
        counts = (tally.states[state] for state in TASK_STATES)
        name = self.catalogue.sender_name(tally.unit)
        return (name, tally.assigned, *counts, tally.extended, tally.longest or None)

    def _task(self, standing: Standing) -> Line:
        task = standing.task
        dates = (format_date(day) if day else "" for day in (task.due_on, task.deadline))
        cells = (
            *(task.code, task.title, self.catalogue.sender_name(task.lead), *dates, TASK_STATES[standing.state][1]),
            *(standing.days if standing.state == OVERDUE else None, task.document, task.cell),
        )
        return Line(cells, task.made_up)

    def _target(self, standing: Standing) -> Line:
        task = standing.task
        cells = (
            *(task.code, task.title, self.catalogue.sender_name(task.lead)),
            *(self.catalogue.indicators[task.indicator].name, STATUS[standing.verdict][1]),
        )
        return Line(cells, task.made_up)
