"""The report (báo cáo): two pages in the layout of NĐ 30/2020 under the four headings."""

from __future__ import annotations

from briefings.deck import Deck, ReportRow
from briefings.papers import words
from briefings.papers.document import (
    CENTER,
    HEADING,
    LEFT,
    NOTE,
    RIGHT,
    SUBHEADING,
    TEXT,
    Block,
    Column,
    Document,
    Grid,
    Line,
    Listing,
)
from briefings.papers.frame import (
    edition,
    ended,
    label_of,
    level_of,
    meeting_name,
    office_head,
    office_signature,
    only_period,
    paragraphs,
    tail,
)
from data.numbers import MISSING

LEAST_WIDTHS = (8, 40, 15, 14, 14, 14, 24)
MOST_WIDTHS = (8, 40, 22, 30, 30, 20, 26)
PAGE_WIDTH = 160
NAMES = 1
SIGN, SIDES = 2.2, 3
ALIGNS = (CENTER, LEFT, CENTER, RIGHT, RIGHT, RIGHT, CENTER)


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
        subject=(words.REPORT_SUBJECT.format(title=meeting_name(deck.briefing)),),
        aside=edition(deck),
        blocks=ended(blocks),
        head=office_head(deck.catalogue, words.REPORT_SYMBOL, deck.snapshot.viewed_at.date()),
        mark=deck.report.made_up,
        signature=office_signature(deck.briefing.signer),
        receivers=tuple(line.format(level=level) for line in words.REPORT_RECEIVERS),
        tail=tail(deck),
    )


def _summary(deck: Deck) -> tuple[Block, ...]:
    """People's text, then until when the numbers count."""
    cutoff = deck.report.cutoff.rstrip(".")
    return (*paragraphs(deck.briefing.texts.summary), *((Line(TEXT, f"{cutoff}."),) if cutoff else ()))


def _results(deck: Deck) -> tuple[Block, ...]:
    """The table, what must be known about it, the tasks."""
    report = deck.report
    period = only_period(report.rows)
    heading = words.INDICATORS_OF.format(period=period) if period else words.INDICATORS
    table = (Line(SUBHEADING, heading), _table(report.rows, period)) if report.rows else ()
    tasks = (Listing(words.TASKS, report.tasks),) if report.tasks else ()
    return (*table, *_notes(deck), *tasks)


def _table(rows: tuple[ReportRow, ...], period: str) -> Grid:
    texts = tuple(_row(at, row, period) for at, row in enumerate(rows, start=1))
    columns = (Column(*said) for said in zip(words.COLUMNS, _widths(texts), ALIGNS, strict=True))
    return Grid(tuple(columns), texts)


def _widths(texts: tuple[tuple[str, ...], ...]) -> list[int]:
    """Of each column in mm: its longest word, within bounds; the names get what is left."""
    longest = [
        max(len(word) for cell in column for word in cell.split() or [""]) for column in zip(*texts, strict=True)
    ]
    asked = (max(least, round(count * SIGN + SIDES)) for least, count in zip(LEAST_WIDTHS, longest, strict=True))
    widths = [min(most, width) for most, width in zip(MOST_WIDTHS, asked, strict=True)]
    widths[NAMES] = PAGE_WIDTH - sum(widths) + widths[NAMES]
    return widths


def _row(at: int, row: ReportRow, period: str) -> tuple[str, ...]:
    figure = row.figure
    label = figure.label if period else label_of(figure)
    star = words.STAR if figure.made_up else ""
    plan = row.plan.removesuffix(figure.unit).strip()
    said = (figure.unit, figure.text, plan, row.share, row.change)
    return (str(at), f"{label}{star}", *(text or MISSING for text in said))


def _notes(deck: Deck) -> tuple[Line, ...]:
    """Under the table: what is made up, missing, provisional."""
    made_up = any(row.figure.made_up for row in deck.report.rows)
    notes = (*((words.MADE_UP,) if made_up else ()), *deck.report.provisional)
    return (Line(NOTE, " ".join(notes), words.NOTES),) if notes else ()


def _difficulties(deck: Deck) -> tuple[Block, ...]:
    """People's text, then by name what is at risk, overdue, late."""
    report = deck.report
    named = ((words.AT_RISK, report.at_risk), (words.OVERDUE, report.overdue), (words.LATE_UNITS, report.late_units))
    listed = (Listing(lead, texts) for lead, texts in named if texts)
    return (*paragraphs(deck.briefing.texts.difficulties), *listed)
