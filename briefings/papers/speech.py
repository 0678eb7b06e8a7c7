"""The leader's speech (nội dung phát biểu): two pages to be read aloud, in the order in which one speaks."""

from __future__ import annotations

from briefings.deck import Deck, Figure, ReportRow
from briefings.papers import words
from briefings.papers.document import HEADING, NOTE, TEXT, Block, Document, Line, Listing, bullets
from briefings.papers.frame import edition, label_of, meeting_name, only_period, paragraphs, tail
from data.numbers import format_moment
from data.views.judgement import AT_RISK


def compose_speech(deck: Deck) -> Document:
    """The speech of a deck; a part without anything to say is left out."""
    texts, report = deck.briefing.texts, deck.report
    period = only_period(report.rows)
    reached = tuple(_sentence(row, period) for row in report.rows if row.figure.status != AT_RISK)
    risky = report.at_risk or tuple(_sentence(row, period) for row in report.rows if row.figure.status == AT_RISK)
    named = ((words.OVERDUE, report.overdue), (words.LATE_UNITS, report.late_units))
    late = tuple(Listing(lead, texts) for lead, texts in named if texts)
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        (words.REACHED_OF.format(period=period) if period else words.REACHED, bullets((*reached, *report.tasks))),
        (words.AT_RISK_SAID, bullets(risky)),
        (words.LATE_SAID, late),
        (words.ASKED, paragraphs(texts.proposals)),
    )
    said = [(title, lines) for title, lines in parts if lines]
    numbered = (
        line for at, (title, lines) in enumerate(said, start=1) for line in (Line(HEADING, f"{at}. {title}"), *lines)
    )
    spoken: tuple[Block, ...] = (*paragraphs(texts.opening), *numbered, *paragraphs(texts.closing))
    meeting = deck.briefing
    speaker = (words.SPEECH_OF.format(chair=meeting.chair),) if meeting.chair else ()
    where = ", ".join(filter(None, (format_moment(meeting.meeting_at), meeting.place)))
    starred = any(row.figure.made_up for row in report.rows)
    return Document(
        title=words.SPEECH_TITLE,
        subject=(*speaker, words.SPEECH_AT.format(title=meeting_name(meeting))),
        aside=(words.SPEECH_WHERE.format(parts=where), *edition(deck)),
        blocks=(*(spoken or (Line(TEXT, words.NOTHING),)), *((Line(NOTE, words.MADE_UP),) if starred else ())),
        mark=report.made_up,
        tail=tail(deck),
    )


def _sentence(row: ReportRow, period: str) -> str:
    """A number as it is said: its change, its goal, that it is made up."""
    figure = row.figure
    said = ", ".join(filter(None, (_is(figure, period), _inside(figure.change))))
    goal = f"; {_inside(figure.goal)}" if figure.goal else ""
    return f"{said}{goal}{words.STAR if figure.made_up else ''}."


def _inside(text: str) -> str:
    """As it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def _is(figure: Figure, period: str) -> str:
    label = figure.label if period else label_of(figure)
    return (words.IS if figure.amount is not None else words.IS_UNKNOWN).format(label=label, said=figure.said)
