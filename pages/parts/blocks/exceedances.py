"""Every time that a facility was outside of the limits of its permit: by facility, then one by one."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from briefings.exceedances import exceedances_takeaway
from charts.tables import Safe, link_html, table_html
from charts.words import PLACES
from data.numbers import capitalise, format_date, format_number
from data.views.exceedances import WINDOW, Exceedance, ExceedanceView, FacilityTally, read_exceedances
from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts import words
from pages.parts.base import view
from pages.parts.blocks.panel import show_panel
from pages.parts.focus import place_asked
from pages.parts.links import CELL, PLACE, SUBMISSION, query

SHOWN = 30


def show(reader: Reader, found: SectorView) -> None:
    """The tallies and the list; a sentence where nothing was outside, nothing where nothing was measured."""
    if found.cutoff is None:
        return
    seen = view(read_exceedances, reader, found.sector.code, found.cutoff.end.isoformat())
    if seen is None:
        return
    known = {tally.entity.code: tally.entity.name for tally in seen.tallies}
    name = known.get(place_asked(), "")
    shown = seen.of(place_asked() if name else "")
    heading = words.EXCEEDANCES_OF.format(name=name) if name else words.EXCEEDANCES
    everything = link_html(words.EVERY_FACILITY, "", **query()) if name else ""
    body = "" if shown else f"<p>{words.NO_EXCEEDANCE}</p>"
    if shown:
        body = f"{everything}{'' if name else _tallies(reader, seen)}{_list(reader, shown)}"
    take = (found.sector.code, lambda: exceedances_takeaway(reader.catalogue, found, heading, seen, shown))
    show_panel("exceedances", heading, _caption(found, seen, shown), body, seen.made_up, take if shown else None)


def _caption(found: SectorView, seen: ExceedanceView, shown: Sequence[Exceedance]) -> str:
    told = words.EXCEEDANCES_TOLD.format(
        count=WINDOW,
        since=format_date(seen.first.start),
        until=format_date(seen.last.end),
        times=format_number(len(seen.exceedances)),
        places=len(seen.tallies),
        measured=seen.measured,
        place=PLACES[found.sector.entity],
        values=format_number(seen.values),
    )
    newest = f" {words.NEWEST_SHOWN.format(shown=SHOWN, count=len(shown))}" if len(shown) > SHOWN else ""
    return f"{told}{newest}"


def _tallies(reader: Reader, seen: ExceedanceView) -> str:
    headers = (capitalise(PLACES["facility"]), "Địa bàn", "Số lần vượt", "Thông số vượt", "Gần nhất", "Cao nhất")
    return table_html(headers, [_tally(reader, tally) for tally in seen.tallies], numeric=(2,), whole=True)


def _tally(reader: Reader, tally: FacilityTally) -> list[str]:
    area, worst = reader.catalogue.areas.get(tally.entity.area), tally.worst
    highest = f"{worst.indicator.short_name} {_times(worst)}" if worst else "–"
    return [
        link_html(tally.entity.name, "", **query(**{PLACE: tally.entity.code})),
        area.short_name if area else tally.entity.area,
        str(tally.count),
        ", ".join(f"{indicator.short_name} {count}" for indicator, count in tally.counts),
        tally.newest.label,
        highest,
    ]


def _list(reader: Reader, shown: Sequence[Exceedance]) -> str:
    headers = ("Kỳ", capitalise(PLACES["facility"]), "Thông số", "Giá trị", "Giới hạn", "Mức vượt", "Theo văn bản")
    rows = [_exceedance(e) for e in shown[:SHOWN]]
    return table_html(headers, rows, caption=words.EXCEEDANCES_LISTED, numeric=(3, 4, 5))


def _exceedance(e: Exceedance) -> list[str]:
    unit, decimals = e.indicator.unit, e.indicator.decimals
    value = f"{format_number(e.value.amount, decimals)} {unit}".strip()
    return [
        e.period.label,
        e.entity.name,
        e.indicator.short_name,
        Safe(f"■ {_linked(value, e)}"),
        _limit(e),
        _times(e),
        e.bounds.document,
    ]


def _linked(value: str, e: Exceedance) -> str:
    """The value as a link to its cell, for who may open it."""
    if e.cell is None:
        return escape(value)
    return link_html(value, "/tep-nguon", **query(**{SUBMISSION: e.cell.submission_id, CELL: e.cell.cell}))


def _limit(e: Exceedance) -> str:
    sides = [format_number(x, e.indicator.decimals) for x in (e.bounds.minimum, e.bounds.maximum) if x is not None]
    if len(sides) == 2:
        return "–".join(sides)
    return sides[0] if e.bounds.maximum is not None else f"từ {sides[0]}"


def _times(e: Exceedance) -> str:
    """'1,2 lần giới hạn'; where that says nothing, how far outside."""
    if e.times is not None:
        return words.TIMES_LIMIT.format(times=format_number(e.times, 3))
    return words.BEYOND_LIMIT.format(beyond=format_number(e.beyond, e.indicator.decimals))
