"""Documents of each unit: in time, late, waiting beyond their time; the unit with the lowest rate first."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from briefings.documents import documents_takeaway
from charts.tables import Safe, cell_link_html, table_html
from charts.words import PLACES
from data.catalogue import Indicator
from data.numbers import capitalise, format_number
from data.views.documents import RECEIVED, DocumentsView, UnitRow, read_documents
from data.views.ranking import SMALLEST_DENOMINATOR
from data.views.reader import PlaceValue, Reader, Value
from data.views.sector import SectorView
from pages.parts import words
from pages.parts.base import view
from pages.parts.blocks.panel import show_panel
from pages.parts.links import CODE, carried, number_link, query


def show(reader: Reader, found: SectorView) -> None:
    """The table of units; says nothing where no month was sent."""
    if found.cutoff is None or (month := view(read_documents, reader, found.cutoff.end.isoformat())) is None:
        return
    table = view(documents_table, reader, found.cutoff.end.isoformat(), also=carried())
    take = (
        found.sector.code,
        lambda: documents_takeaway(reader.catalogue, found, words.DOCUMENTS_BY_UNIT, month),
    )
    show_panel("documents", words.DOCUMENTS_BY_UNIT, _caption(month), table + _missing(month), month.made_up, take)


def documents_table(reader: Reader, until: str) -> str:
    """The finished table of the newest month up to an ISO date."""
    month = view(read_documents, reader, until)
    if month is None:
        return ""
    headers = (capitalise(PLACES["unit"]), *(_header(month, indicator) for indicator in month.indicators))
    whole = [Safe(f"<b>{capitalise(words.WHOLE_PROVINCE)}</b>"), *_numbers(month, month.total)]
    rows = [whole, *(_unit(month, row) for row in month.rows)]
    return table_html(headers, rows, numeric=range(1, len(headers)))


def _caption(month: DocumentsView) -> str:
    there, expected = len(month.rows), len(month.rows) + len(month.missing)
    told = words.DOCUMENTS_TOLD.format(period=month.period.label, there=there, expected=expected)
    few = words.FEW_DUE.format(least=SMALLEST_DENOMINATOR) if any(row.few for row in month.rows) else ""
    return f"{told} {few}".strip()


def _missing(month: DocumentsView) -> str:
    if not month.missing:
        return ""
    names = words.UNITS_WITHOUT.format(count=len(month.missing), names=", ".join(month.missing))
    return f'<div class="gb-caption">{escape(names)}</div>'


def _header(month: DocumentsView, indicator: Indicator) -> str:
    """The name, with the unit of measure where it is no count of documents."""
    counted = next(i.unit for i in month.indicators if i.code == RECEIVED)
    return indicator.short_name if indicator.unit == counted else f"{indicator.short_name} ({indicator.unit})"


def _unit(month: DocumentsView, row: UnitRow) -> list[str]:
    name = cell_link_html(row.name, "/don-vi", **query(**{CODE: row.unit}))
    return [name, *_numbers(month, row.values, row.unit)]


def _numbers(month: DocumentsView, values: Mapping[str, PlaceValue | Value], unit: str = "") -> list[str]:
    return [_number(indicator, values.get(indicator.code), month.period.code, unit) for indicator in month.indicators]


def _number(indicator: Indicator, value: PlaceValue | Value | None, period: str, unit: str) -> str:
    if value is None:
        return "–"
    return number_link(format_number(value.amount, indicator.decimals), indicator.code, period, unit)
