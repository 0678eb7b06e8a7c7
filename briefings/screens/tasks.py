"""The register of tasks: how many stand how, and who is behind."""

from __future__ import annotations

from briefings.deck import MOST_ROWS, Screen
from briefings.figures import count_figure
from briefings.screens import words
from briefings.screens.scene import Scene
from briefings.tables import forms_of
from charts.words import TASK_STATES
from data.numbers import format_date, format_number
from data.views.task_board import OVERDUE, REGISTER_SECTOR, TaskBoard, read_task_board


def task_screens(scene: Scene) -> list[Screen]:
    """The counts by state, and a table of the units with overdue tasks."""
    day = scene.frozen.snapshot.viewed_at.date()
    board: TaskBoard | None = scene.frozen.find(read_task_board, day.isoformat())
    if board is None:
        return [scene.screen(words.TASKS, words.TASKS_NONE)]
    when = words.ON_DAY.format(day=format_date(day))
    figures = tuple(
        count_figure(f"NV|{day.isoformat()}|{state}", word, board.states[state], words.TASKS_UNIT, when, board.made_up)
        for state, (_, word) in TASK_STATES.items()
    )
    said: dict[str, object] = {
        "cutoff": when,
        "sources": forms_of(scene.catalogue, REGISTER_SECTOR, "tasks"),
        "made_up": words.MADE_UP if board.made_up else "",
    }
    title = words.TASKS_TITLE.format(
        overdue=format_number(board.states[OVERDUE]), all=format_number(len(board.standings))
    )
    return [scene.screen(words.TASKS, title, figures=figures, **said), *_units(scene, board, said)]


def _units(scene: Scene, board: TaskBoard, said: dict[str, object]) -> list[Screen]:
    late = [tally for tally in board.units if tally.states[OVERDUE]]
    if not late:
        return []
    rows = [
        (
            scene.catalogue.sender_name(tally.unit),
            *(format_number(count) for count in (tally.states[OVERDUE], tally.assigned, tally.longest)),
        )
        for tally in late[:MOST_ROWS]
    ]
    title = words.OVERDUE_TITLE.format(units=len(late), days=max(tally.longest for tally in late))
    return scene.tables(words.TASKS, title, words.OVERDUE_HEADERS, rows, numeric=(1, 2, 3), **said)
