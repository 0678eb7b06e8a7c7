"""Takeaways of what only one sector shows: whole lists, where the page has room for the first of them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from briefings import words
from briefings.tables import forms_of, sources_of_all
from briefings.takeaway import Cell, Column, Line, Takeaway
from charts.words import PLACES, VERIFICATIONS, VESSELS
from data.catalogue import Catalogue
from data.numbers import capitalise, format_date, format_moment
from data.views.accidents import AccidentView, likeness_phrase, span_phrase
from data.views.breaks import communes_since
from data.views.feedback import CODES as FEEDBACK
from data.views.feedback import FeedbackView, FieldRow
from data.views.outbreaks import ACTIVE, CASES, OutbreakRow, OutbreakView
from data.views.parts import TOTAL, PartsView
from data.views.press import PressView, Verification
from data.views.schools import CODES as SCHOOLS
from data.views.schools import LevelRow, SchoolsView
from data.views.sector import SectorView
from data.views.tone import TONES, ToneView
from data.views.vessels import Vessel, VesselView


def accidents_takeaway(catalogue: Catalogue, found: SectorView, title: str, accidents: AccidentView) -> Takeaway:
    """Every commune in which an accident happened."""
    names = (
        words.ACCIDENTS,
        words.DEATHS,
        words.INJURIES,
        *((words.COMPARED, words.BEFORE) if accidents.compared else ()),
    )
    lines = [
        (
            catalogue.areas[tally.area].name,
            *(tally.accidents, tally.deaths, tally.injuries),
            *((tally.recent, tally.before) if accidents.compared else ()),
        )
        for tally in accidents.communes
    ]
    columns = (Column(capitalise(PLACES[""])), *(Column(name, 0) for name in names))
    sources, told = forms_of(catalogue, found.sector.code, "events"), lines_of(lines, accidents.made_up)
    notes = (likeness_phrase(accidents, communes_since(catalogue)),)
    return block_takeaway(found, title, span_phrase(accidents), columns, told, sources, notes)


def accident_list_takeaway(catalogue: Catalogue, found: SectorView, title: str, accidents: AccidentView) -> Takeaway:
    """Every accident, oldest first; counts, never persons."""
    texts = tuple(map(Column, (words.HAPPENED, capitalise(PLACES[""]), words.WHERE)))
    places = (Column(words.LONGITUDE, 5), Column(words.LATITUDE, 5))
    counts = (Column(words.DEATHS, 0), Column(words.INJURIES, 0))
    lines = tuple(
        Line(
            (
                *(format_moment(e.happened_at), catalogue.areas[e.area].name, e.place),
                *(e.lon, e.lat, e.deaths, e.injuries),
            ),
            e.made_up,
        )
        for e in accidents.events
    )
    sources = forms_of(catalogue, found.sector.code, "events")
    return block_takeaway(found, title, span_phrase(accidents), (*texts, *places, *counts), lines, sources)


def feedback_takeaway(catalogue: Catalogue, found: SectorView, title: str, month: FeedbackView) -> Takeaway:
    """Every field, and the whole."""
    names = (words.OPENING, words.TAKEN_IN, words.HANDLED, words.CLOSING)
    columns = (Column(words.FIELD), *(Column(name, 0) for name in names))
    lines = [_field(row.name, row) for row in month.rows] + [_field(words.WHOLE_PROVINCE, month.total)]
    sources, told = sources_of_all(catalogue, FEEDBACK), lines_of(lines, month.made_up)
    return block_takeaway(found, title, month.period.label, columns, told, sources, (words.BALANCE,))


def schools_takeaway(catalogue: Catalogue, found: SectorView, title: str, year: SchoolsView) -> Takeaway:
    """Every level, and all of them."""
    names = (words.SCHOOLS, words.PUPILS, words.TEACHERS, words.NORM, words.ABOVE_NORM)
    columns = (Column(words.LEVEL), *(Column(name, 0) for name in names), Column(words.STAFFED, 1))
    lines = [_level(row.name, row) for row in year.rows] + [_level(words.ALL_LEVELS, year.total)]
    sources = sources_of_all(catalogue, SCHOOLS)
    return block_takeaway(found, title, year.period.label, columns, lines_of(lines, year.made_up), sources)


def outbreaks_takeaway(catalogue: Catalogue, found: SectorView, title: str, day: OutbreakView) -> Takeaway:
    """Every commune with an active outbreak; counts that are too small to show are not written."""
    columns = (Column(capitalise(PLACES[""])), Column(words.OUTBREAKS, 0), Column(words.CASES, 0), Column(words.NOTES))
    lines = [_outbreak(catalogue, row) for row in day.rows]
    sources = sources_of_all(catalogue, (ACTIVE, CASES))
    return block_takeaway(found, title, day.period.label, columns, lines_of(lines, day.made_up), sources)


def vessels_takeaway(catalogue: Catalogue, found: SectorView, title: str, fleet: VesselView) -> Takeaway:
    """Every vessel with its last position, the longest silent first."""
    texts = (words.VESSEL, words.AREA, words.STATE, words.LAST_HEARD)
    columns = (*map(Column, texts), Column(words.LONGITUDE, 5), Column(words.LATITUDE, 5))
    lines = [_vessel(catalogue, vessel) for vessel in fleet.vessels]
    sources = forms_of(catalogue, found.sector.code, "positions")
    return block_takeaway(found, title, format_moment(fleet.moment), columns, lines_of(lines, fleet.made_up), sources)


def verifications_takeaway(catalogue: Catalogue, found: SectorView, title: str, press: PressView) -> Takeaway:
    """Every item that has to be verified, what is overdue first."""
    texts = (words.CONTENT, words.PRESS_SOURCE, words.TONE, words.VERIFIER, words.ANSWER_DUE, words.STATE)
    lines = lines_of([_verification(catalogue, verification) for verification in press.verifications], press.made_up)
    sources = forms_of(catalogue, found.sector.code, "items")
    return block_takeaway(found, title, format_moment(press.moment), tuple(map(Column, texts)), lines, sources)


def tone_takeaway(catalogue: Catalogue, found: SectorView, title: str, tone: ToneView) -> Takeaway:
    """Every day with its pieces by tone, newest first; a day of which nothing was sent has no numbers."""
    columns = (Column(words.DAY), *(Column(capitalise(name), 0) for name in TONES.values()), Column(words.NOTES))
    lines = [
        (day.label, *((counts or {}).get(code) for code in TONES), "" if counts else words.EMPTY)
        for day, counts in reversed(tone.days)
    ]
    when = words.SPAN.format(since=format_date(tone.days[0][0].start).lower(), until=format_date(tone.days[-1][0].end))
    sources = sources_of_all(catalogue, TONES)
    return block_takeaway(found, title, when, columns, lines_of(lines, tone.made_up), sources)


def groups_takeaway(catalogue: Catalogue, found: SectorView, title: str, month: PartsView) -> Takeaway:
    """Every group of an index with its points, what it may reach, and the whole."""
    (indicator,), list_ = month.indicators, month.breakdown
    names = (words.POINTS, words.MOST, words.REACHED)
    columns = (Column(words.GROUP), *(Column(name, places) for name, places in zip(names, (2, 0, 1), strict=True)))
    rows = [(item, name, list_.most.get(item)) for item, name in list_.items.items()]
    told = [*rows, (TOTAL, words.ALL_GROUPS, sum(list_.most.values()))]
    lines = lines_of([_group(month, indicator.code, *row) for row in told], month.made_up)
    notes = (words.MOST_SOURCE.format(source=list_.most_source),) if list_.most_source else ()
    sources = sources_of_all(catalogue, (indicator.code,))
    return block_takeaway(found, title, month.period.label, columns, lines, sources, notes)


def block_takeaway(
    found: SectorView,
    title: str,
    when: str,
    columns: tuple[Column, ...],
    lines: tuple[Line, ...],
    sources: tuple[str, ...],
    notes: tuple[str, ...] = (),
) -> Takeaway:
    """What a block of a sector shows, with the cut-off of its page."""
    return Takeaway(
        code=found.sector.code,
        about=title,
        title=title,
        subtitle=when,
        columns=columns,
        lines=lines,
        notes=notes,
        sources=sources,
        cutoff=found.received_at,
    )


def lines_of(rows: Iterable[tuple[Cell, ...]], made_up: bool) -> tuple[Line, ...]:
    """Rows of which all are made up, or none."""
    return tuple(Line(cells, made_up) for cells in rows)


def _field(name: str, row: FieldRow) -> tuple[Cell, ...]:
    return (name, row.opening, row.received, row.handled, row.closing)


def _level(name: str, row: LevelRow) -> tuple[Cell, ...]:
    return (name, row.schools, row.pupils, row.teachers, row.norm, row.above_norm, row.staffed)


def _group(month: PartsView, code: str, item: str, name: str, most: int | None) -> tuple[Cell, ...]:
    value = month.values.get((item, code))
    return (name, value.amount if value else None, most, 100 * value.amount / most if value and most else None)


def _outbreak(catalogue: Catalogue, row: OutbreakRow) -> tuple[Cell, ...]:
    cases = None if row.hidden else row.cases
    return (catalogue.areas[row.area].name, row.active, cases, words.HIDDEN if row.hidden else "")


def _vessel(catalogue: Catalogue, vessel: Vessel) -> tuple[Cell, ...]:
    position, area = vessel.position, catalogue.areas.get(vessel.entity.area)
    heard: tuple[str, Decimal | None, Decimal | None] = ("", None, None)
    if position:
        heard = (format_moment(position.at), position.lon, position.lat)
    return (vessel.entity.name, area.name if area else vessel.entity.area, VESSELS[vessel.state][1], *heard)


def _verification(catalogue: Catalogue, verification: Verification) -> tuple[Cell, ...]:
    item, due = verification.item, verification.due_at
    state = VERIFICATIONS[verification.state][1]
    return (item.title, item.source, item.tone, catalogue.sender_name(item.unit), format_moment(due), state)
