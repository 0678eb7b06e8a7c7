"""The file of the period before, sent again under another period."""

from __future__ import annotations

from data.periods import parse_period
from loaders.checks.history import History
from loaders.problems.problem import Findings, Place

FEWEST = 5
NEARLY_ALL = 0.9


def check_repeated(history: History, findings: Findings) -> None:
    """Ask where nearly all values of a period are those of the period before; zeros say nothing."""
    alike: dict[str, list[bool]] = {}
    for (indicator, code), said in history.rows.items():
        before = history.values(indicator, parse_period(code).previous)
        same = alike.setdefault(code, [])
        for place, row in said.items() if before else ():
            then = before.get(place)
            if then is not None and (then or row.value):
                same.append(then == row.value)
    for code, same in alike.items():
        if len(same) >= FEWEST and sum(same) >= NEARLY_ALL * len(same):
            period = parse_period(code)
            told = f"{sum(same)} trên {len(same)} giá trị của {period.label}"
            findings.add("same_as_before", Place(), told, parse_period(period.previous).label)
