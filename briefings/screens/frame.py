"""The screens around the agenda: cover, agenda, end."""

from __future__ import annotations

from briefings.deck import Screen, Table
from briefings.screens import words
from briefings.screens.scene import batches, part_title
from data.briefings.model import (
    CHANGES,
    CONCLUSIONS,
    INDICATOR,
    OVERVIEW,
    SECTOR,
    TASKS,
    UNIT,
    AgendaItem,
    Snapshot,
)
from data.catalogue import Catalogue
from data.numbers import format_moment

FIXED = {
    CONCLUSIONS: words.FOLLOW_UP,
    CHANGES: words.CHANGES,
    OVERVIEW: words.OVERVIEW,
    TASKS: words.TASKS,
}


def cover(snapshot: Snapshot, cutoff: str) -> Screen:
    """Title, time, place, chair, and of what moment the numbers are."""
    briefing = snapshot.briefing
    lines = [words.MEETING.format(moment=format_moment(briefing.meeting_at))]
    lines += [words.PLACE.format(place=briefing.place)] if briefing.place else []
    lines += [words.CHAIR.format(chair=briefing.chair)] if briefing.chair else []
    lines.append(words.FROZEN.format(moment=format_moment(snapshot.viewed_at)))
    return Screen("cover", 0, snapshot.name, briefing.title, lines=tuple(lines), cutoff=cutoff)


def agenda(snapshot: Snapshot, catalogue: Catalogue, cutoff: str) -> list[Screen]:
    """The items with their minutes, over as many screens as they need."""
    rows = [
        (str(at), item_name(item, catalogue), str(item.minutes) if item.minutes else "")
        for at, item in enumerate(snapshot.briefing.agenda, start=1)
    ]
    parts = batches(rows)
    return [
        Screen(
            kind="agenda",
            item=0,
            heading=snapshot.name,
            title=part_title(words.AGENDA, at, len(parts)),
            table=Table(words.AGENDA_HEADERS, part, numeric=(2,)),
            cutoff=cutoff,
        )
        for at, part in enumerate(parts, start=1)
    ]


def end(snapshot: Snapshot, cutoff: str) -> Screen:
    """What was shown, and how it is told from any other."""
    said = {"label": snapshot.label, "sha256": snapshot.sha256[:16]}
    return Screen(
        kind="end",
        item=0,
        heading=snapshot.name,
        title=words.END,
        lines=tuple(line.format(**said) for line in words.END_LINES),
        cutoff=cutoff,
    )


def item_name(item: AgendaItem, catalogue: Catalogue) -> str:
    """What an agenda item is called: as it was typed, else by its subject."""
    if item.title:
        return item.title
    if item.kind == SECTOR and item.subject in catalogue.sectors:
        return catalogue.sectors[item.subject].short_name
    if item.kind == INDICATOR and item.subject in catalogue.indicators:
        return catalogue.indicators[item.subject].name
    if item.kind == UNIT:
        return catalogue.sender_name(item.subject)
    return FIXED.get(item.kind, item.subject or words.TEXT)
