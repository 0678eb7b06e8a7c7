"""The five groups of Quyết định 766/QĐ-TTg in their newest month."""

from __future__ import annotations

from datetime import date

from data.views.parts import PartsView, read_parts
from data.views.reader import Reader

POINTS = "DV-11"


def read_groups(reader: Reader, until: str) -> PartsView | None:
    """The newest month of points up to an ISO date."""
    return read_parts(reader, [POINTS], date.fromisoformat(until))
