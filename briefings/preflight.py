"""The check before a meeting: what is missing on screens, what changed since, what is owed, what will be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from briefings.deck import MOST_FIGURES, Deck, Screen
from briefings.figures import said_of
from briefings.pack_files import Lost
from briefings.preflight_words import (
    CHANGED,
    MANY_FIGURES,
    MISSING_EXPORT,
    MISSING_UNIT,
    NO_AGENDA,
    NO_COVERAGE,
    NO_CUTOFF,
    NO_MARK,
    NO_OWNER,
    OWED,
    PAPER_TEXT,
    QUESTION_FELL,
    QUESTION_FLIP,
    RECEIVED,
    REPORT_TABLE,
    SCREEN,
    TITLE_LONG,
    WHOLE_BRIEFING,
)
from charts.words import STATUS
from data.briefings.comparing import changes_between
from data.briefings.model import Briefing
from data.briefings.snapshots import Frozen
from data.catalogue import Catalogue
from data.numbers import capitalise, format_moment
from data.views.changes import BETTER, WORSE, Change, find_changes
from data.views.findings import LONGEST
from data.views.headline import Headline, read_headlines
from data.views.indicator import read_indicator
from data.views.obligations import read_late_units
from data.views.reader import Reader
from data.views.sector import read_sector

FAULT, ATTENTION, QUESTION = "fault", "attention", "question"
ORDER = (FAULT, ATTENTION, QUESTION)
MOST_QUESTIONS = 8


@dataclass(frozen=True)
class Remark:
    """One thing to look at. level: FAULT must be mended, ATTENTION be known, QUESTION will probably be asked."""

    level: str
    what: str
    where: str
    said: str


def check_screens(deck: Deck) -> Iterator[Remark]:
    """Every screen with numbers says of when, how complete, whose and whether made up they are."""
    if not deck.briefing.agenda:
        yield Remark(FAULT, NO_AGENDA, WHOLE_BRIEFING, "")
    for at, screen in enumerate(deck.screens, start=1):
        where = SCREEN.format(number=at, title=screen.title)
        for what, said in _faults(screen):
            yield Remark(FAULT, what, where, said)


def _faults(screen: Screen) -> Iterator[tuple[str, str]]:
    valued = [figure for figure in screen.figures if figure.amount is not None]
    if valued and not screen.cutoff:
        yield NO_CUTOFF, ""
    indicators = [figure for figure in valued if figure.owner]
    if indicators and not screen.coverage:
        yield NO_COVERAGE, ""
    if screen.kind in ("sector", "indicator") and len(indicators) < len(valued):
        yield NO_OWNER, ", ".join(figure.label for figure in valued if not figure.owner)
    if any(figure.made_up for figure in screen.figures) and not screen.made_up:
        yield NO_MARK, ""
    if len(screen.figures) > MOST_FIGURES:
        yield MANY_FIGURES, str(len(screen.figures))
    if len(screen.title) > LONGEST and not screen.table:
        yield TITLE_LONG, str(len(screen.title))


def check_pack(deck: Deck, warnings: Iterable[str], lost: Iterable[Lost]) -> Iterator[Remark]:
    """What the documents warn of (over two pages, unwritten parts), and numbers that any of them doesn't say."""
    yield from (Remark(ATTENTION, PAPER_TEXT, WHOLE_BRIEFING, warning) for warning in warnings)
    for one in lost:
        title = deck.screens[one.screen - 1].title if one.screen else REPORT_TABLE
        where = SCREEN.format(number=one.screen, title=title) if one.screen else title
        yield Remark(FAULT, MISSING_EXPORT, where, f"{one.ending}: {one.figure.label} {one.figure.said}")


def check_owed(briefing: Briefing, catalogue: Catalogue, now: datetime) -> Iterator[Remark]:
    """Papers that have not come."""
    for paper in briefing.papers:
        if paper.received_at is None:
            level = ATTENTION if now <= paper.due_at else FAULT
            yield Remark(
                level, OWED, catalogue.sender_name(paper.unit), f"{paper.title}, {format_moment(paper.due_at)}"
            )


def check_since(frozen: Frozen, live: Reader) -> Iterator[Remark]:
    """Numbers of the agenda's sectors that are others now than when they were frozen."""
    codes = [code for code in _shown(frozen) if code in live.catalogue.indicators]
    pairs = zip((_headline(frozen, code) for code in codes), read_headlines(live, codes, date.max), strict=True)
    for change in find_changes((then, now) for then, now in pairs if then):
        yield Remark(ATTENTION, CHANGED, change.now.indicator.name, _moved(change))


def likely_questions(frozen: Frozen, previous: Frozen | None) -> Iterator[Remark]:
    """The statuses that flipped and the numbers that got worse since the meeting before, and who has not sent."""
    changes = changes_between(previous, frozen) if previous else ()
    flips = [change for change in changes if change.kind in (WORSE, BETTER)]
    for change in flips[:MOST_QUESTIONS]:
        before, after = (STATUS[side.verdict.status][1].lower() for side in (change.then, change.now))
        said = QUESTION_FLIP.format(before=before, after=after, moved=_moved(change))
        yield Remark(QUESTION, capitalise(change.now.indicator.short_name), _sector(frozen, change), said)
    for change in _falls(change for change in changes if change not in flips):
        said = QUESTION_FELL.format(moved=_moved(change))
        yield Remark(QUESTION, capitalise(change.now.indicator.short_name), _sector(frozen, change), said)
    for late in frozen.find(read_late_units)[:MOST_QUESTIONS]:
        name = frozen.catalogue.sender_name(late.code)
        yield Remark(QUESTION, name, RECEIVED, MISSING_UNIT.format(forms=late.forms, days=late.days))


def by_level(remarks: Iterable[Remark]) -> list[Remark]:
    """Faults first; of one level in the order in which they were found."""
    return sorted(remarks, key=lambda remark: ORDER.index(remark.level))


def _falls(changes: Iterable[Change]) -> list[Change]:
    """The largest moves in the bad direction."""
    worse = [change for change in changes if change.share and _got_worse(change)]
    return sorted(worse, key=lambda change: -change.share)[:MOST_QUESTIONS]


def _got_worse(change: Change) -> bool:
    then, now, direction = change.then.value, change.now.value, change.now.indicator.direction
    if then is None or now is None or direction not in ("higher", "lower"):
        return False
    return now.amount < then.amount if direction == "higher" else now.amount > then.amount


def _sector(frozen: Frozen, change: Change) -> str:
    return frozen.catalogue.sectors[change.now.indicator.sector].short_name


def _shown(frozen: Frozen) -> list[str]:
    sectors = [item.subject for item in frozen.snapshot.briefing.agenda if item.subject in frozen.catalogue.sectors]
    views = (frozen.find(read_sector, code, "", "") for code in sectors)
    return list(dict.fromkeys(h.indicator.code for view in views for h in (*view.judged, *view.waiting)))


def _headline(frozen: Frozen, code: str) -> Headline | None:
    found: Headline | None = frozen.find(read_indicator, code, "", "").headline
    return found


def _moved(change: Change) -> str:
    return f"{said_of(change.then)} → {said_of(change.now)}"
