"""Takeaways of where an indicator's number comes from: its cells, its parts, what was sent before."""

from __future__ import annotations

from collections.abc import Sequence

from briefings import words
from briefings.tables import sources_of
from briefings.takeaway import Column, Line, Takeaway
from data.catalogue import Catalogue
from data.numbers import capitalise, format_moment
from data.views.headline import Headline
from data.views.indicator import IndicatorView
from data.views.part_corrections import PartCorrection
from data.views.provenance import Contributor, Saying
from data.views.reader import Value


def cells_takeaway(catalogue: Catalogue, found: IndicatorView, headline: Headline) -> Takeaway:
    """Every cell behind the number of a period, with its file, sender and time."""
    codes = {c.indicator for c in found.contributors} | {found.indicator.code}
    columns = (
        Column(words.INDICATOR),
        Column(words.PLACE),
        Column(words.AMOUNT, max(catalogue.indicators[code].decimals for code in codes), mixed=True),
        *map(Column, (words.UNIT, words.STATUS, words.FILE, words.CELL, words.SENDER, words.RECEIVED)),
    )
    lines = tuple(_contributor(catalogue, c) for c in found.contributors)
    return _takeaway(catalogue, headline, words.CELLS, columns, lines, notes=_notes(found.contributors))


def history_takeaway(catalogue: Catalogue, found: IndicatorView, headline: Headline) -> Takeaway:
    """Everything that was said of the number of a period, newest first."""
    columns = (
        Column(words.RECEIVED),
        Column(words.VALUE.format(unit=found.indicator.unit), found.indicator.decimals),
        *map(Column, (words.STATUS, words.FILE, words.CELL, words.SENDER, words.REASON)),
    )
    lines = tuple(_saying(catalogue, saying) for saying in reversed(found.history))
    return _takeaway(catalogue, headline, words.HISTORY, columns, lines)


def corrections_takeaway(catalogue: Catalogue, found: IndicatorView, headline: Headline) -> Takeaway:
    """Every corrected cell behind the number of a period, newest first."""
    decimals = max(catalogue.indicators[one.indicator].decimals for one in found.corrections)
    columns = (
        *map(Column, (words.RECEIVED, words.INDICATOR, words.PLACE)),
        *(Column(name, decimals, mixed=True) for name in (words.THEN, words.NOW)),
        *map(Column, (words.UNIT, words.FILE, words.CELL, words.REASON)),
    )
    lines = tuple(_correction(catalogue, one) for one in found.corrections)
    return _takeaway(catalogue, headline, words.CORRECTIONS, columns, lines)


def parts_takeaway(
    catalogue: Catalogue, headline: Headline, about: str, rows: Sequence[tuple[str, str, int, Value]]
) -> Takeaway:
    """Named parts of a number; rows: name, unit, decimals, value."""
    columns = (
        Column(words.PART),
        Column(words.AMOUNT, max(decimals for _, _, decimals, _ in rows), mixed=True),
        Column(words.UNIT),
        Column(words.STATUS),
    )
    lines = tuple(
        Line((name, value.amount, unit, _status(value.obs_status, value.approx)), value.made_up)
        for name, unit, _, value in rows
    )
    return _takeaway(catalogue, headline, about, columns, lines)


def _takeaway(
    catalogue: Catalogue,
    headline: Headline,
    about: str,
    columns: tuple[Column, ...],
    lines: tuple[Line, ...],
    notes: tuple[str, ...] = (),
) -> Takeaway:
    return Takeaway(
        code=headline.indicator.code,
        about=f"{about} {headline.period.code}",
        title=headline.indicator.name,
        subtitle=f"{about}, {headline.period.label}",
        columns=columns,
        lines=lines,
        notes=notes,
        sources=sources_of(catalogue, headline.indicator),
        cutoff=headline.value.received_at if headline.value else None,
    )


def _contributor(catalogue: Catalogue, c: Contributor) -> Line:
    indicator = catalogue.indicators[c.indicator]
    place = catalogue.sender_name(c.entity or c.area)
    status = words.HIDDEN if c.amount is None else _status(c.obs_status, c.approx)
    cells = (
        *(indicator.name, place, c.amount, indicator.unit, status, c.file_name, c.cell),
        *(catalogue.sender_name(c.unit), format_moment(c.received_at)),
    )
    return Line(cells, c.made_up)


def _correction(catalogue: Catalogue, one: PartCorrection) -> Line:
    indicator, reason = catalogue.indicators[one.indicator], ". ".join(filter(None, (one.reason, one.note)))
    place = catalogue.sender_name(one.entity or one.area)
    said = (format_moment(one.received_at), indicator.name, place, one.before, one.after, indicator.unit)
    return Line((*said, one.file_name, one.cell, reason), one.made_up)


def _saying(catalogue: Catalogue, s: Saying) -> Line:
    status = capitalise(s.obs_status) if s.gone else _status(s.obs_status, s.approx)
    reason = ". ".join(filter(None, (s.reason, s.note)))
    sender = catalogue.sender_name(s.unit)
    amount = None if s.gone else s.amount
    return Line((format_moment(s.received_at), amount, status, s.file_name, s.cell, sender, reason), s.made_up)


def _status(obs_status: str, approx: bool) -> str:
    return f"số {obs_status}{', ' + words.ABOUT if approx else ''}"


def _notes(contributors: Sequence[Contributor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.note for c in contributors if c.note))
