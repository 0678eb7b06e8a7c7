"""Takeaway of the documents of each unit."""

from __future__ import annotations

from briefings import words
from briefings.blocks import block_takeaway
from briefings.tables import sources_of_all
from briefings.takeaway import Column, Line, Takeaway
from charts.words import PLACES
from data.catalogue import Catalogue
from data.numbers import capitalise
from data.views.documents import CODES, DocumentsView
from data.views.sector import SectorView


def documents_takeaway(catalogue: Catalogue, found: SectorView, title: str, month: DocumentsView) -> Takeaway:
    """Every unit, the lowest rate first, and the whole; by name those that sent nothing."""
    columns = (
        Column(capitalise(PLACES["unit"])),
        *(Column(f"{indicator.short_name} ({indicator.unit})", indicator.decimals) for indicator in month.indicators),
    )
    amounts = [
        (catalogue.sender_name(row.unit), {code: value.amount for code, value in row.values.items()})
        for row in month.rows
    ]
    amounts.append((words.WHOLE_PROVINCE, {code: value.amount for code, value in month.total.items()}))
    lines = tuple(Line((name, *map(own.get, CODES)), month.made_up) for name, own in amounts)
    named = words.MISSING.format(count=len(month.missing), names=", ".join(month.missing))
    sources = sources_of_all(catalogue, CODES)
    notes = (named,) if month.missing else ()
    return block_takeaway(found, title, month.period.label, columns, lines, sources, notes)
