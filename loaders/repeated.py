"""The file of the period before, sent again under another period."""

from __future__ import annotations

from collections.abc import Iterable

from data.observations import Observation
from data.periods import parse_period
from loaders.history import History
from loaders.problems import Findings, Place

FEWEST = 5
NEARLY_ALL = 0.9


def check_repeated(rows: Iterable[Observation], history: History, findings: Findings) -> None:
    """Ask where nearly all values of a period are those of the period before; zeros say nothing."""
    alike: dict[str, list[bool]] = {}
    for row in rows:
        before = history.value(row, row.indicator, parse_period(row.period).previous)
        if before is not None and (row.value or before):
            alike.setdefault(row.period, []).append(row.value == before)
    for code, same in alike.items():
        if len(same) >= FEWEST and sum(same) >= NEARLY_ALL * len(same):
            period = parse_period(code)
            told = f"{sum(same)} trên {len(same)} giá trị của {period.label}"
            findings.add("same_as_before", Place(), told, parse_period(period.previous).label)
