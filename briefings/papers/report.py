"""The report (báo cáo): two pages in the layout of NĐ 30/2020 under the four headings."""

from __future__ import annotations

from briefings.deck import Deck, ReportRow
from briefings.papers import words
from briefings.papers.document import CENTER, HEADING, LEFT, NOTE, RIGHT, SUBHEADING, TEXT, Column, Document, Grid, Line
from briefings.papers.frame import (
    bullets,
    edition,
    ended,
    level_of,
    office_head,
    office_signature,
    only_period,
    paragraphs,
    tail,
)
from data.numbers import MISSING

WIDTHS = (9, 53, 19, 22, 21, 15, 25)
ALIGNS = (CENTER, LEFT, CENTER, RIGHT, RIGHT, RIGHT, LEFT)


def compose_report(deck: Deck) -> Document:
    """The report of a deck; a part that nobody wrote says so."""
    level = level_of(deck.catalogue)
    parts = (_summary(deck), _results(deck), _difficulties(deck), paragraphs(deck.briefing.texts.proposals))
    blocks = tuple(
        block
        for title, part in zip(words.REPORT_PARTS, parts, strict=True)
        for block in (Line(HEADING, title), *(part or (Line(TEXT, words.NOTHING),)))
    )
    return Document(
        title=words.REPORT_TITLE,
        subject=(words.REPORT_SUBJECT.format(title=deck.briefing.title),),
        aside=edition(deck),
        blocks=ended(blocks),
        head=office_head(deck.catalogue, words.REPORT_SYMBOL, deck.snapshot.viewed_at.date()),
        mark=deck.report.made_up,
        signature=office_signature(deck.briefing.signer),
        receivers=tuple(line.format(level=level) for line in words.REPORT_RECEIVERS),
        tail=tail(deck),
    )


def _summary(deck: Deck) -> tuple[Line | Grid, ...]:
    """People's text, then until when the numbers count."""
    cutoff = deck.report.cutoff.rstrip(".")
    return (*paragraphs(deck.briefing.texts.summary), *((Line(TEXT, f"{cutoff}."),) if cutoff else ()))


def _results(deck: Deck) -> tuple[Line | Grid, ...]:
    """The table, what must be known about it, the tasks."""
    report = deck.report
    period = only_period(report.rows)
    heading = words.INDICATORS_OF.format(period=period) if period else words.INDICATORS
    table = (Line(SUBHEADING, heading), _table(report.rows, period)) if report.rows else ()
    tasks = (Line(SUBHEADING, words.TASKS), *bullets(report.tasks)) if report.tasks else ()
    return (*table, *_notes(deck), *tasks)


def _table(rows: tuple[ReportRow, ...], period: str) -> Grid:
    columns = tuple(Column(*said) for said in zip(words.COLUMNS, WIDTHS, ALIGNS, strict=True))
    return Grid(columns, tuple(_row(at, row, period) for at, row in enumerate(rows, start=1)))


def _row(at: int, row: ReportRow, period: str) -> tuple[str, ...]:
    figure = row.figure
    label = figure.label if period else words.LABEL_OF.format(label=figure.label, period=figure.period)
    star = words.STAR if figure.made_up else ""
    said = (figure.unit, figure.text, row.plan, row.share, row.change)
    return (str(at), f"{label}{star}", *(text or MISSING for text in said))


def _notes(deck: Deck) -> tuple[Line, ...]:
    """Under the table: what is made up, missing, provisional."""
    made_up = any(row.figure.made_up for row in deck.report.rows)
    notes = (*((words.MADE_UP,) if made_up else ()), *deck.report.provisional)
    return tuple(Line(NOTE, note, "" if at else words.NOTES) for at, note in enumerate(notes))


def _difficulties(deck: Deck) -> tuple[Line, ...]:
    """People's text, then by name what is at risk, overdue, late."""
    report = deck.report
    named = ((words.AT_RISK, report.at_risk), (words.OVERDUE, report.overdue), (words.LATE_UNITS, report.late_units))
    listed = (line for lead, texts in named if texts for line in (Line(TEXT, "", lead), *bullets(texts)))
    return (*paragraphs(deck.briefing.texts.difficulties), *listed)
