"""The draft notice of conclusions (thông báo kết luận): each conclusion with the number that was on screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.deck import Deck
from briefings.papers import words
from briefings.papers.document import TEXT, Block, Document, Line
from briefings.papers.frame import chair_signature, draft_head, edition, ended, level_of, meeting_name
from data.briefings.model import Briefing, Conclusion
from data.numbers import capitalise, format_date


def compose_notice(deck: Deck, conclusions: Sequence[Conclusion]) -> Document:
    """The notice of these conclusions in their order; its day is left open, because it is a draft."""
    meeting = deck.briefing
    level, chair = level_of(deck.catalogue), meeting.chair or words.SOMEBODY
    made_up = deck.report.made_up or any(screen.made_up for screen in deck.screens)
    blocks: list[Block] = [Line(TEXT, _opening(meeting, chair))]
    for at, conclusion in enumerate(conclusions, start=1):
        blocks += _concluded(at, conclusion, deck)
    if not conclusions:
        blocks.append(Line(TEXT, words.NO_CONCLUSION))
    blocks.append(Line(TEXT, words.NOTICE_END.format(level=level)))
    return Document(
        title=words.NOTICE_TITLE,
        subject=tuple(line.format(chair=chair, title=meeting_name(meeting)) for line in words.NOTICE_SUBJECT),
        aside=edition(deck),
        blocks=ended(tuple(blocks)),
        head=draft_head(deck.catalogue, words.NOTICE_SYMBOL, meeting.meeting_at.year),
        mark=words.SOME_MADE_UP if made_up and any(conclusion.said for conclusion in conclusions) else "",
        signature=chair_signature(meeting.signer),
        receivers=tuple(line.format(level=level) for line in words.NOTICE_RECEIVERS),
        tail=(f"{deck.snapshot.label}.",),
    )


def _opening(meeting: Briefing, chair: str) -> str:
    where = words.NOTICE_WHERE.format(place=meeting.place) if meeting.place else ""
    day = format_date(meeting.meeting_at.date())
    return words.NOTICE_OPENING.format(day=day, where=where, chair=chair, title=meeting_name(meeting))


def _concluded(at: int, conclusion: Conclusion, deck: Deck) -> Iterator[Line]:
    """The conclusion, who does it until when, what the screen said."""
    text, *more = conclusion.text.splitlines() or [""]
    yield Line(TEXT, text.strip(), f"{at}. ")
    yield from (Line(TEXT, line.strip()) for line in more if line.strip())
    unit = deck.catalogue.sender_name(conclusion.unit) if conclusion.unit else words.UNNAMED
    deadline = format_date(conclusion.deadline) if conclusion.deadline else words.UNLIMITED
    said = (words.DOER.format(unit=unit), words.DEADLINE.format(day=deadline))
    yield Line(TEXT, f"- {capitalise('; '.join(said))}.")
    if conclusion.said.strip():
        yield Line(TEXT, f"- {words.ON_SCREEN.format(said=conclusion.said.strip().rstrip('.'))}.")
