"""Which cells behind a sum or a rate are corrections: what stood there before, what stands now, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Any

from data.views.provenance import Contributor, opens_sources
from data.views.reader import Reader


@dataclass(frozen=True)
class PartCorrection:
    """One value that replaced another one of the same key."""

    indicator: str
    area: str
    entity: str
    period: str
    before: Decimal
    after: Decimal
    received_at: datetime
    reason: str
    note: str
    submission_id: str
    file_name: str
    cell: str
    made_up: bool


def read_part_corrections(reader: Reader, contributors: Sequence[Contributor]) -> tuple[PartCorrection, ...]:
    """The corrections of the cells behind a number, newest first, for who may open sources.

    Counts that may be too small to show have none: what stood before could tell what is hidden.
    """
    shown = {c.indicator for c in contributors if not reader.catalogue.indicators[c.indicator].small_cell}
    if not shown or not opens_sources(reader):
        return ()
    keys = {(c.indicator, c.area, c.entity, c.period) for c in contributors}
    rows = reader.store.rows(
        "read_part_corrections",
        codes=sorted(shown),
        periods=sorted({c.period for c in contributors}),
        place="",
        revision=reader.as_of.revision,
    )
    said = groupby((row for row in rows if tuple(row[:4]) in keys), key=lambda row: row[:4])
    found = [_correction(before, after) for _, sayings in said for before, after in pairwise(sayings)]
    return tuple(sorted(filter(None, found), key=lambda one: one.received_at, reverse=True))


def _correction(before: Sequence[Any], after: Sequence[Any]) -> PartCorrection | None:
    if before[4] is None or after[4] is None or before[4] == after[4]:
        return None
    return PartCorrection(*(*after[:4], before[4], *after[4:]))
