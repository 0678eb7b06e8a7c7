"""The invitation (giấy mời) of a meeting as it is planned, before or after its freezing."""

from __future__ import annotations

from datetime import date

from briefings.papers import words
from briefings.papers.document import SUBHEADING, TEXT, Document, Line
from briefings.papers.frame import chair_signature, committee_head, ended, level_of, meeting_name
from briefings.screens.frame import item_name
from data.briefings.model import AgendaItem, Briefing, Paper
from data.catalogue import Catalogue
from data.numbers import format_moment, format_number


def compose_invitation(briefing: Briefing, catalogue: Catalogue, day: date) -> Document:
    """The invitation, dated on a day; sections without anything in them are left out."""
    moment = briefing.meeting_at
    time = words.MEETING_TIME.format(moment=format_moment(moment), weekday=words.WEEKDAYS[moment.weekday()])
    papers = tuple(_owed(paper, catalogue) for paper in briefing.papers)
    agenda = tuple(_item(at, item, catalogue) for at, item in enumerate(briefing.agenda, start=1))
    sections = (
        (words.TIME, f"{time}.", ()),
        (words.PLACE, f"{briefing.place or words.UNKNOWN_PLACE}.", ()),
        (words.CHAIR, briefing.chair and f"{briefing.chair}.", ()),
        (words.ATTENDANCE, "", _listed(briefing.attendance)),
        (words.AGENDA, "", _sentence(agenda)),
        (words.ASSIGNMENTS, "", _listed(tuple(f"{given.who}: {given.work}" for given in briefing.assignments))),
        (words.PAPERS, "", _listed(papers)),
    )
    kept = [section for section in sections if section[1] or section[2]]
    numbered = (
        line
        for at, (lead, text, lines) in enumerate(kept, start=1)
        for line in (Line(TEXT if text else SUBHEADING, text, f"{at}. {lead}"), *lines)
    )
    level, province = level_of(catalogue), catalogue.province
    opening = words.INVITES.format(province=f"{level} {province.short_name}", title=meeting_name(briefing))
    return Document(
        title=words.INVITATION_TITLE,
        subject=(words.INVITATION_SUBJECT.format(title=meeting_name(briefing)),),
        blocks=ended((Line(TEXT, opening), *numbered, Line(TEXT, words.INVITATION_END))),
        head=committee_head(catalogue, words.INVITATION_SYMBOL, day),
        signature=chair_signature(briefing.signer),
        receivers=tuple(line.format(level=level) for line in words.INVITATION_RECEIVERS),
    )


def _listed(texts: tuple[str, ...]) -> tuple[Line, ...]:
    """A dash line each."""
    return _sentence(tuple(f"- {text.strip()}" for text in texts if text.strip()))


def _sentence(texts: tuple[str, ...]) -> tuple[Line, ...]:
    """A list in one sentence: semicolons between, a full stop at its end."""
    kept = [text.rstrip(" .;,") for text in texts]
    return tuple(Line(TEXT, f"{text}{';' if at < len(kept) else '.'}") for at, text in enumerate(kept, start=1))


def _owed(paper: Paper, catalogue: Catalogue) -> str:
    unit = catalogue.sender_name(paper.unit)
    return words.OWES.format(unit=unit, title=paper.title, moment=format_moment(paper.due_at))


def _item(at: int, item: AgendaItem, catalogue: Catalogue) -> str:
    """An item as it is called on the screens, and how long it takes."""
    minutes = words.MINUTES.format(minutes=format_number(item.minutes)) if item.minutes else ""
    return words.AGENDA_LINE.format(at=at, title=f"{item_name(item, catalogue)}{minutes}")
