"""Takeaways made from views: the same rows that the tables of the pages show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from briefings import words
from briefings.takeaway import Cell, Column, Line, Takeaway
from charts.cards import coverage_phrase, data_status, goal_phrase
from charts.classes import class_label
from charts.words import PERMIT, PLACES
from data.catalogue import Catalogue, Group, Indicator, Sector
from data.numbers import capitalise
from data.views.breaks import break_phrase
from data.views.commune_map import CommuneMap
from data.views.findings import phrase_of
from data.views.headline import Headline, Point
from data.views.permits import PermitRow, PermitTable
from data.views.ranking import SMALLEST_DENOMINATOR, Ranked, Ranking


def series_takeaway(catalogue: Catalogue, headline: Headline, notes: tuple[str, ...] = (), place: str = "") -> Takeaway:
    """The periods of a series, newest first. place: the name of the one whose series it is."""
    indicator, value = headline.indicator, headline.value
    columns = (
        Column(words.PERIOD),
        Column(words.VALUE.format(unit=indicator.unit), indicator.decimals),
        Column(words.STATUS),
    )
    goal, told = goal_phrase(headline), []
    if goal:
        told.append(words.TARGET.format(goal=goal))
    if value:
        covered = coverage_phrase(value, indicator.entity)
        told.append(words.COVERAGE.format(period=headline.period.label, coverage=covered))
    return Takeaway(
        code=indicator.code,
        about=f"{words.SERIES} {place}",
        title=indicator.name,
        subtitle=", ".join(filter(None, (words.SERIES, place, indicator.unit))),
        columns=columns,
        lines=tuple(_point(point) for point in reversed(headline.points)),
        notes=(*told, *_break_notes(headline), *notes),
        sources=sources_of(catalogue, indicator),
        cutoff=value.received_at if value else None,
    )


def ranking_takeaway(
    catalogue: Catalogue, ranking: Ranking, cutoff: datetime | None, group: Group | None = None
) -> Takeaway:
    """The places in their order; those that are not ranked are named in the notes. group: whose communes they are."""
    indicator = ranking.indicator
    places = PLACES.get(indicator.entity, "đơn vị")
    columns = (
        Column(words.RANK, 0),
        Column(words.PLACE),
        Column(words.VALUE.format(unit=indicator.unit), indicator.decimals),
        Column(words.MOVED, 0),
        Column(words.STATUS),
    )
    when = capitalise(phrase_of(ranking.period, indicator.basis == "cumulative"))
    where, source = (group.name, (group.source,)) if group and not indicator.entity else ("", ())
    return Takeaway(
        code=indicator.code,
        about=f"{words.RANKING} {ranking.period.code} {where}",
        title=f"{indicator.name} theo {places}",
        subtitle=", ".join(filter(None, (when, indicator.unit, where))),
        columns=columns,
        lines=tuple(_ranked(row, ranking.enough) for row in ranking.rows),
        notes=(*_ranking_notes(ranking, places), *source),
        sources=sources_of(catalogue, indicator),
        cutoff=cutoff,
    )


def map_takeaway(catalogue: Catalogue, found: CommuneMap) -> Takeaway:
    """Every commune that a map looks at, with its class; by name those that have none."""
    indicator, group = found.indicator, found.group
    columns = (
        Column(words.CODE),
        Column(capitalise(PLACES[""])),
        Column(words.VALUE.format(unit=indicator.unit), indicator.decimals),
        Column(words.CLASS),
        Column(words.STATUS),
    )
    where, source = (group.name, (group.source,)) if group else ("", ())
    goal = words.GOAL.format(goal=found.classes.goal) if found.classes.goal else words.QUANTILES
    return Takeaway(
        code=indicator.code,
        about=f"{words.MAP} {found.period.code} {where}",
        title=f"{indicator.name} theo {PLACES['']}",
        subtitle=", ".join(filter(None, (found.period.label, indicator.unit, where))),
        columns=columns,
        lines=tuple(_mapped(catalogue, found, place) for place in found.inside),
        notes=(goal, *source),
        sources=sources_of(catalogue, indicator),
        cutoff=found.received_at,
    )


def permits_takeaway(
    catalogue: Catalogue, sector: Sector, title: str, table: PermitTable, cutoff: datetime | None
) -> Takeaway:
    """Each facility or site with its measured values and its limits."""
    columns = [Column(capitalise(PLACES[sector.entity])), Column(words.AREA), Column(words.STATE)]
    for i in table.indicators:
        columns += [
            Column(pattern.format(name=i.short_name, unit=i.unit), i.decimals)
            for pattern in (words.MEASURED, words.LIMIT_LEAST, words.LIMIT_MOST)
        ]
    return Takeaway(
        code=sector.code,
        about=f"{words.PERMITS} {table.period.code}",
        title=title,
        subtitle=table.period.label,
        columns=tuple(columns),
        lines=tuple(_permit(catalogue, row) for row in table.rows),
        sources=tuple(dict.fromkeys(s for i in table.indicators for s in sources_of(catalogue, i))),
        cutoff=cutoff,
    )


def sources_of(catalogue: Catalogue, indicator: Indicator) -> tuple[str, ...]:
    """The forms that carry an indicator or the parts that it is computed from, and who answers for it."""
    parts = (*indicator.rate.numerator, *indicator.rate.denominator) if indicator.rate else ()
    codes = dict.fromkeys(catalogue.form_of[code] for code in (indicator.code, *parts) if code in catalogue.form_of)
    forms = (catalogue.forms[code] for code in codes)
    carried = (words.FORM.format(code=form.code, name=form.name) for form in forms)
    return (*carried, words.OWNER.format(name=catalogue.units[indicator.owner].name))


def sources_of_all(catalogue: Catalogue, codes: Iterable[str]) -> tuple[str, ...]:
    """The forms and owners of several indicators, each said once, the forms first."""
    said = dict.fromkeys(
        line
        for code in codes
        if code in catalogue.indicators
        for line in sources_of(catalogue, catalogue.indicators[code])
    )
    owner = words.OWNER.format(name="")
    return tuple(sorted(said, key=lambda line: line.startswith(owner)))


def forms_of(catalogue: Catalogue, sector: str, kind: str) -> tuple[str, ...]:
    """The forms of a kind by which a sector is told of events, positions, items or tasks."""
    forms = (form for form in catalogue.forms.values() if form.sector == sector and form.kind == kind)
    return tuple(words.FORM.format(code=form.code, name=form.name) for form in forms)


def _point(point: Point) -> Line:
    about = f", {words.ABOUT}" if point.approx else ""
    return Line((point.period.label, point.amount, f"{data_status(point)}{about}"), point.made_up)


def _break_notes(headline: Headline) -> tuple[str, ...]:
    first = next((p.period for p in headline.points if p.amount is not None), headline.period)
    told = (found for found in headline.breaks if first.start <= found.start <= headline.period.end)
    return tuple(words.BREAK.format(said=break_phrase(found)) for found in told)


def _mapped(catalogue: Catalogue, found: CommuneMap, place: str) -> Line:
    value, key = found.values.get(place), found.keys[place]
    status = f"số {value.obs_status}{', ' + words.ABOUT if value.approx else ''}" if value else ""
    cells = (place, catalogue.areas[place].name, value.amount if value else None, class_label(found, key), status)
    return Line(cells, value is not None and value.made_up)


def _ranked(row: Ranked, ranks: bool) -> Line:
    rank, moved = (row.rank, row.moved) if ranks else (None, None)
    return Line((rank, row.name, row.amount, moved, words.ABOUT if row.approx else ""), row.made_up)


def _ranking_notes(ranking: Ranking, places: str) -> list[str]:
    have = ranking.expected - len(ranking.missing)
    notes = [words.HAVE.format(have=have, expected=ranking.expected, places=places)]
    if not ranking.enough:
        notes.append(words.NOT_RANKED)
    if ranking.hidden:
        notes.append(words.HIDDEN_PLACES.format(count=len(ranking.hidden), names=", ".join(ranking.hidden)))
    if ranking.missing:
        notes.append(words.MISSING.format(count=len(ranking.missing), names=", ".join(ranking.missing)))
    if ranking.too_small:
        names = ", ".join(ranking.too_small)
        notes.append(words.TOO_SMALL.format(least=SMALLEST_DENOMINATOR, count=len(ranking.too_small), names=names))
    return notes


def _permit(catalogue: Catalogue, row: PermitRow) -> Line:
    area = catalogue.areas.get(row.entity.area)
    cells: list[Cell] = [row.entity.name, area.short_name if area else row.entity.area, PERMIT[row.state][1]]
    for cell in row.cells:
        measured: Decimal | None = cell.value.amount if cell.value else None
        cells += [measured, cell.minimum, cell.maximum]
    return Line(tuple(cells), any(cell.value.made_up for cell in row.cells if cell.value))
