"""Figures: how a time is measured and how a table of them reads."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

WARM_UP = 5
RUNS = 80


@dataclass(frozen=True)
class Figure:
    """One line of the table; budget None where the number only informs."""

    name: str
    number: float
    unit: str
    budget: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """OK, OVER, or nothing to say."""
        if self.budget is None:
            return ""
        return "OK" if self.number <= self.budget else "OVER"


def measure(act: Callable[[], object], runs: int = RUNS, warm_up: int = WARM_UP) -> list[float]:
    """Milliseconds of each run, after a few that don't count."""
    for _ in range(warm_up):
        act()
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        act()
        times.append((time.perf_counter() - begin) * 1000)
    return times


def p50(times: Sequence[float]) -> float:
    """The median."""
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 runs stay within."""
    return sorted(times)[math.ceil(len(times) * 0.95) - 1]


def show(figures: Iterable[Figure]) -> None:
    """Print the figures as they come."""
    for figure in figures:
        budget = "" if figure.budget is None else f"<= {figure.budget:g} {figure.unit}"
        number = f"{figure.number:.1f} {figure.unit}"
        print(f"{figure.name:<58}{number:>14}  {budget:<14}{figure.verdict:<6}{figure.note}".rstrip(), flush=True)
