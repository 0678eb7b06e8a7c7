"""Takeaway of exceedances, one by one."""

from __future__ import annotations

from collections.abc import Sequence

from briefings import words
from briefings.blocks import block_takeaway
from briefings.tables import forms_of, sources_of_all
from briefings.takeaway import Column, Line, Takeaway
from charts.words import PLACES
from data.catalogue import Catalogue
from data.numbers import capitalise, format_date
from data.views.exceedances import Exceedance, ExceedanceView
from data.views.sector import SectorView


def exceedances_takeaway(
    catalogue: Catalogue, found: SectorView, title: str, view: ExceedanceView, shown: Sequence[Exceedance]
) -> Takeaway:
    """Those that are shown, newest first, each with the limit of its own facility on its day."""
    decimals = max((e.indicator.decimals for e in shown), default=0)
    amounts = (words.AMOUNT, words.LIMIT_BELOW, words.LIMIT_ABOVE, words.BEYOND)
    columns = (
        *map(Column, (words.PERIOD, capitalise(PLACES[found.sector.entity]), words.AREA, words.PARAMETER, words.UNIT)),
        *(Column(name, decimals, mixed=True) for name in amounts),
        Column(words.TIMES, 3),
        *map(Column, (words.LIMIT_DOCUMENT, words.FILE, words.CELL)),
    )
    when = words.SPAN.format(since=format_date(view.first.start).lower(), until=format_date(view.last.end))
    measured = sources_of_all(catalogue, {e.indicator.code: None for e in view.exceedances})
    sources = (*measured, *forms_of(catalogue, found.sector.code, "limits"))
    lines = tuple(_exceedance(catalogue, e) for e in shown)
    return block_takeaway(found, title, when, columns, lines, sources, (words.TIMES_NOTE,))


def _exceedance(catalogue: Catalogue, e: Exceedance) -> Line:
    area = catalogue.areas.get(e.entity.area)
    cells = (
        *(
            e.period.label,
            e.entity.name,
            area.name if area else e.entity.area,
            e.indicator.short_name,
            e.indicator.unit,
        ),
        *(e.value.amount, e.bounds.minimum, e.bounds.maximum, e.beyond, e.times, e.bounds.document),
        *((e.cell.file_name, e.cell.cell) if e.cell else ("", "")),
    )
    return Line(cells, e.value.made_up)
