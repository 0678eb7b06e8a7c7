"""Takeaways of what only one sector shows: whole lists, where the page has room for the first of them."""

from __future__ import annotations

from decimal import Decimal

from briefings import words
from briefings.takeaway import Cell, Column, Line, Takeaway
from charts.words import PLACES, VERIFICATIONS, VESSELS
from data.catalogue import Catalogue
from data.numbers import capitalise, format_date, format_moment
from data.views.accidents import AccidentView
from data.views.feedback import FeedbackView, FieldRow
from data.views.outbreaks import OutbreakRow, OutbreakView
from data.views.press import PressView, Verification
from data.views.schools import LevelRow, SchoolsView
from data.views.sector import SectorView
from data.views.vessels import Vessel, VesselView


def accidents_takeaway(catalogue: Catalogue, found: SectorView, title: str, accidents: AccidentView) -> Takeaway:
    """Every commune in which an accident happened."""
    names = (words.ACCIDENTS, words.DEATHS, words.INJURIES, *((words.BEFORE,) if accidents.compared else ()))
    lines = [
        (
            catalogue.areas[tally.area].name,
            *(tally.accidents, tally.deaths, tally.injuries),
            *((tally.before,) if accidents.compared else ()),
        )
        for tally in accidents.communes
    ]
    when = words.SPAN.format(since=format_date(accidents.since), until=format_date(accidents.until))
    columns = (Column(capitalise(PLACES[""])), *(Column(name, 0) for name in names))
    return _takeaway(found, title, when, columns, lines, accidents.made_up)


def feedback_takeaway(found: SectorView, title: str, month: FeedbackView) -> Takeaway:
    """Every field, and the whole."""
    names = (words.OPENING, words.TAKEN_IN, words.HANDLED, words.CLOSING)
    columns = (Column(words.FIELD), *(Column(name, 0) for name in names))
    lines = [_field(row.name, row) for row in month.rows] + [_field(words.WHOLE_PROVINCE, month.total)]
    return _takeaway(found, title, month.period.label, columns, lines, month.made_up, (words.BALANCE,))


def schools_takeaway(found: SectorView, title: str, year: SchoolsView) -> Takeaway:
    """Every level, and all of them."""
    names = (words.SCHOOLS, words.PUPILS, words.TEACHERS, words.NORM)
    columns = (Column(words.LEVEL), *(Column(name, 0) for name in names), Column(words.STAFFED, 1))
    lines = [_level(row.name, row) for row in year.rows] + [_level(words.ALL_LEVELS, year.total)]
    return _takeaway(found, title, year.period.label, columns, lines, year.made_up)


def outbreaks_takeaway(catalogue: Catalogue, found: SectorView, title: str, day: OutbreakView) -> Takeaway:
    """Every commune with an active outbreak; counts that are too small to show are not written."""
    columns = (Column(capitalise(PLACES[""])), Column(words.OUTBREAKS, 0), Column(words.CASES, 0), Column(words.NOTES))
    lines = [_outbreak(catalogue, row) for row in day.rows]
    return _takeaway(found, title, day.period.label, columns, lines, day.made_up)


def vessels_takeaway(catalogue: Catalogue, found: SectorView, title: str, fleet: VesselView) -> Takeaway:
    """Every vessel with its last position, the longest silent first."""
    texts = (words.VESSEL, words.AREA, words.STATE, words.LAST_HEARD)
    columns = (*map(Column, texts), Column(words.LONGITUDE, 5), Column(words.LATITUDE, 5))
    lines = [_vessel(catalogue, vessel) for vessel in fleet.vessels]
    return _takeaway(found, title, format_moment(fleet.moment), columns, lines, fleet.made_up)


def verifications_takeaway(catalogue: Catalogue, found: SectorView, title: str, press: PressView) -> Takeaway:
    """Every item that has to be verified, what is overdue first."""
    texts = (words.CONTENT, words.PRESS_SOURCE, words.TONE, words.VERIFIER, words.ANSWER_DUE, words.STATE)
    lines = [_verification(catalogue, verification) for verification in press.verifications]
    return _takeaway(found, title, format_moment(press.moment), tuple(map(Column, texts)), lines, press.made_up)


def _takeaway(
    found: SectorView,
    title: str,
    when: str,
    columns: tuple[Column, ...],
    lines: list[tuple[Cell, ...]],
    made_up: bool,
    notes: tuple[str, ...] = (),
) -> Takeaway:
    return Takeaway(
        code=found.sector.code,
        about=title,
        title=title,
        subtitle=when,
        columns=columns,
        lines=tuple(Line(cells, made_up) for cells in lines),
        notes=notes,
        cutoff=found.received_at,
    )


def _field(name: str, row: FieldRow) -> tuple[Cell, ...]:
    return (name, row.opening, row.received, row.handled, row.closing)


def _level(name: str, row: LevelRow) -> tuple[Cell, ...]:
    return (name, row.schools, row.pupils, row.teachers, row.norm, row.staffed)


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
