"""What changed since the meeting before, the most important first."""

from __future__ import annotations

from dataclasses import replace

from briefings.deck import MOST_ROWS, Screen
from briefings.figures import cutoff_of, mark_of, said_of, status_phrase
from briefings.screens import words
from briefings.screens.scene import Scene
from briefings.tables import sources_of_all
from charts.words import CHANGES
from data.briefings.comparing import changes_between
from data.briefings.model import CHANGES as CHANGES_ITEM
from data.briefings.model import AgendaItem
from data.briefings.snapshots import Frozen
from data.views.changes import WORSE, Change


def edition_screens(frozen: Frozen, before: Frozen) -> list[Screen]:
    """What an edition changes, and why it was made."""
    scene = Scene(frozen, before, AgendaItem(CHANGES_ITEM), 0)
    reason = words.EDITION_REASON.format(reason=frozen.snapshot.reason)
    return [replace(screen, lines=(reason, *screen.lines)) for screen in change_screens(scene)]


def change_screens(scene: Scene) -> list[Screen]:
    """One table of the most important; a sentence where there is nothing to compare with or nothing changed."""
    if scene.previous is None:
        return [scene.screen(words.CHANGES, words.CHANGES_FIRST)]
    name = scene.previous.snapshot.name
    found = changes_between(scene.previous, scene.frozen)
    if not found:
        return [scene.screen(words.CHANGES, words.CHANGES_NONE.format(name=name))]
    worse = sum(change.kind == WORSE for change in found)
    told = words.CHANGES_WORSE.format(count=worse) if worse else ""
    shown = found[:MOST_ROWS]
    rest = words.CHANGES_REST.format(shown=len(shown), count=len(found))
    return scene.tables(
        words.CHANGES,
        words.CHANGES_TITLE.format(count=len(found), name=name, worse=told),
        words.CHANGES_HEADERS,
        change_rows(shown),
        numeric=(2, 3),
        lines=(rest,) if len(found) > len(shown) else (),
        cutoff=cutoff_of([change.now for change in shown]),
        sources=sources_of_all(scene.catalogue, [change.now.indicator.code for change in shown]),
        made_up=mark_of([change.now for change in shown]),
    )


def change_rows(changes: tuple[Change, ...]) -> list[tuple[str, ...]]:
    """Kind, indicator, the number then and now, and the status where it became another one."""
    return [
        (
            " ".join(CHANGES[change.kind]),
            _name(change),
            said_of(change.then),
            said_of(change.now),
            _status(change),
        )
        for change in changes
    ]


def _name(change: Change) -> str:
    made_up = change.now.value is not None and change.now.value.made_up
    name = change.now.indicator.short_name
    return f"{name} ({words.MADE_UP.lower()})" if made_up else name


def _status(change: Change) -> str:
    then, now = (status_phrase(side.verdict.status) for side in (change.then, change.now))
    return now if then == now else f"{then} → {now}"
