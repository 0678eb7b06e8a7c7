"""The cells of a sent file whose counts are too small to show, so that the file does not say what the pages hide."""

from __future__ import annotations

from data.access import SEE_SMALL, allowed
from data.views.reader import Reader
from data.views.source import SourceView
from data.views.values import read_hidden_places


def read_hidden_cells(reader: Reader, found: SourceView) -> frozenset[str]:
    """Addresses of the cells that the viewer may not see: of places that are hidden, and of values that would be."""
    form = reader.catalogue.forms.get(found.form)
    if form is None or allowed(reader.store.viewer, SEE_SMALL, form.sector, found.unit):
        return frozenset()
    least = {code: reader.catalogue.indicators[code].small_cell for code in form.indicators}
    codes = [code for code, count in least.items() if count]
    if not codes:
        return frozenset()
    rows = reader.store.rows("read_cells_sent", submission=found.submission_id, codes=codes)
    places = {scope: read_hidden_places(reader, *scope) for scope in {(code, period) for code, period, *_ in rows}}
    return frozenset(
        cell
        for code, period, place, value, cell in rows
        if place in places[code, period] or (value is not None and 0 < value < least[code])
    )
