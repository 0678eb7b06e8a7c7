"""Targets: what an indicator is to reach, assigned by whom, in which document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.store import AsOf, Store


@dataclass(frozen=True)
class Target:
    """An assigned value. bound: min (at least), max (at most) or range (value to upper)."""

    indicator: str
    area: str
    entity: str
    breakdown: str
    period: str
    value: Decimal
    bound: str = "min"
    upper: Decimal | None = None
    baseline: Decimal | None = None
    assigned_by: str = ""
    document: str = ""
    approx: bool = False
    note: str = ""
    cell: str = ""
    made_up: bool = False


def read_targets(store: Store, as_of: AsOf, codes: Sequence[str]) -> list[Target]:
    """Targets that stand for these indicators, by indicator and period."""
    rows = store.rows("read_targets", codes=list(codes), revision=as_of.revision)
    return [Target(*row) for row in rows]
