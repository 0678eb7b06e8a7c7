"""Foreign workbooks for tests, and the shortest way from one to its report."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from data.catalogue.model import Catalogue
from data.intake_context import IntakeContext
from data.mappings import KeptMapping
from loaders.mapping.foreign import Choice, open_foreign, propose_mapping
from loaders.mapping.proposal import Proposal
from loaders.submit import foreign_file

TODAY = date(2026, 11, 22)
Rows = Sequence[Sequence[Any]]


def workbook(merged: Sequence[str] = (), **sheets: Rows) -> bytes:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
        for cells in merged:
            sheet.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def context(entities: dict[str, Any] | None = None, kept: Callable[[], list[KeptMapping]] = list) -> IntakeContext:
    """What files are checked against, with what is remembered."""
    return IntakeContext(TODAY, entities or {}, lambda *key: None, mappings=kept)


def proposal_of(
    content: bytes, catalogue: Catalogue, form: str, unit: str, period: str = "", name: str = "bang.xlsx"
) -> Proposal:
    """What the program makes of a foreign file."""
    foreign = foreign_file(name, content)
    assert foreign is not None
    return propose_mapping(open_foreign(name, foreign.grid), Choice(form, unit, period), catalogue, context())
