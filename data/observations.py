"""Observations: one value of one indicator at one place in one period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

PROJECTED = "dự ước"
ESTIMATED = "ước"
PRELIMINARY = "sơ bộ"
OFFICIAL = "chính thức"
MISSING = "missing"
WITHDRAWN = "withdrawn"
SENDABLE = (PROJECTED, ESTIMATED, PRELIMINARY, OFFICIAL)


class Observation(NamedTuple):
    """A value as a file states it. `cell` is 'sheet!A1' (a CSV: 'dòng 12, cột gia_tri').

    entity and breakdown are '' for the area's own total; value has at most six decimals;
    status is one of SENDABLE; approx: the source said about, over or nearly.
    """

    indicator: str
    area: str
    entity: str
    breakdown: str
    period: str
    value: Decimal
    status: str = OFFICIAL
    approx: bool = False
    reference_date: date | None = None
    note: str = ""
    cell: str = ""
