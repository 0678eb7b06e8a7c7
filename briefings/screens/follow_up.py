"""What became of what was concluded at the meeting before."""

from __future__ import annotations

from briefings.deck import Screen
from briefings.screens import words
from briefings.screens.scene import Scene
from charts.words import TASK_STATES
from data.briefings.follow_up import Followed, FollowUp, read_follow_up
from data.catalogue import Catalogue
from data.numbers import format_date


def follow_up_screens(scene: Scene) -> list[Screen]:
    """Every conclusion with unit, deadline and state; one sentence where nothing was concluded."""
    previous = scene.previous.snapshot.number if scene.previous else 0
    found: FollowUp = scene.frozen.find(read_follow_up, str(previous))
    if not found.followed:
        return [scene.screen(words.FOLLOW_UP, words.FOLLOW_UP_NONE)]
    overdue = words.FOLLOW_UP_OVERDUE.format(count=found.overdue) if found.overdue else ""
    title = words.FOLLOW_UP_TITLE.format(done=found.done, all=len(found.followed), overdue=overdue)
    day = scene.frozen.snapshot.viewed_at.date()
    return scene.tables(
        words.FOLLOW_UP,
        title,
        words.FOLLOW_UP_HEADERS,
        [follow_up_row(one, scene.catalogue) for one in found.followed],
        cutoff=words.ON_DAY.format(day=format_date(day)),
    )


def follow_up_row(one: Followed, catalogue: Catalogue) -> tuple[str, ...]:
    """Text, unit, deadline, state."""
    conclusion = one.conclusion
    deadline = format_date(conclusion.deadline) if conclusion.deadline else words.NO_DEADLINE
    state = " ".join({**TASK_STATES, **words.FOLLOWED}[one.state])
    return conclusion.text, catalogue.sender_name(conclusion.unit), deadline, state
