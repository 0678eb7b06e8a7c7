"""Short ways to send things to a store in tests."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from itertools import count

from data.observations import OFFICIAL, Observation
from data.store import Store
from data.submissions import Receipt, Row, Submission, accept

_numbers = count(1)


def observe(
    indicator: str,
    period: str,
    value: str,
    *,
    area: str = "38",
    entity: str = "",
    item: str = "",
    status: str = OFFICIAL,
    approx: bool = False,
) -> Observation:
    """One observation with a cell."""
    return Observation(indicator, area, entity, item, period, Decimal(value), status, approx, cell="Số liệu!E10")


def send(
    store: Store,
    rows: Sequence[Row],
    *,
    form: str = "F",
    unit: str = "U",
    periods: Sequence[str] = (),
    made_up: bool = False,
    at: datetime | None = None,
    name: str = "",
) -> Receipt:
    """Accept rows as one new file; its periods are those of the rows unless given."""
    scopes = tuple(periods) or tuple(dict.fromkeys(getattr(row, "period", "2026") for row in rows))
    content = (name or f"file {next(_numbers)}").encode()
    submission = Submission(
        form=form,
        sector="",
        unit=unit,
        periods=scopes,
        file_name="tep.csv",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        layout="csv",
        made_up=made_up,
        rows=tuple(rows),
        cells_in=len(rows),
        cells_blank=0,
    )
    return accept(store, submission, content, "người thử", at or store.now())
