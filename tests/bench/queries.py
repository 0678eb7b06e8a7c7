"""What the pages ask of the store: the functions of data/views, and the SQL inside them alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from data.catalogue import Catalogue
from data.periods import period_of, previous_periods
from data.store import Store
from data.views.corrected import mark_corrected
from data.views.headline import Headline, read_headlines
from data.views.overview import read_overview
from data.views.ranking import read_ranking
from data.views.reader import Reader, remember
from data.views.sector import read_sector
from data.views.values import read_place_values, read_values
from tests.bench.figures import Figure, measure, p50, p95
from tests.bench.stores import TODAY, count_observations

BUDGET_MS = 10.0
SUM = "AN-06"
RATE = "YT-08"
DAILY_RATE = "DV-06"
COMMUNE_CARDS = (
    *("AN-01", "AN-02", "AN-03", "AN-06", "AN-07", "AN-10"),
    *("YT-04", "YT-08", "YT-11", "TC-04", "TC-07", "DV-13"),
)
SLOW_RUNS = 10


@dataclass(frozen=True)
class Case:
    """One thing that a page asks; budget None where it is made of several, and kept in the pages' cache."""

    name: str
    ask: Callable[[], object]
    budget: float | None = BUDGET_MS


class Stopwatch:
    """Adds up the time spent in Store.rows."""

    def __init__(self) -> None:
        self.milliseconds = 0.0
        self._rows = Store.rows

    def rows(self, store: Store, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """Store.rows, timed."""
        begin = time.perf_counter()
        found = self._rows(store, query, **parameters)
        self.milliseconds += (time.perf_counter() - begin) * 1000
        return found


def bench_queries(store: Store, catalogue: Catalogue) -> Iterator[Figure]:
    """p50 and p95 of each case over a store."""
    size = f"{count_observations(store) / 1e6:.1f} million"
    for case in cases(store, catalogue):
        yield _measure(case, size)


def cases(store: Store, catalogue: Catalogue) -> list[Case]:
    """Those with a budget, then what is made of them: with nothing remembered, or as the next page asks."""
    as_of, now = store.as_of(), store.now()

    def page() -> Reader:
        return Reader(store, catalogue, as_of, now, remember(store, catalogue, as_of))

    def fresh() -> Reader:
        return Reader(store, catalogue, as_of, now)

    def told() -> list[Headline]:
        return read_headlines(page(), COMMUNE_CARDS, TODAY)

    last = period_of("month", TODAY.replace(month=TODAY.month - 1))
    months = [period.code for period in previous_periods(last, 36)]
    cards = catalogue.sectors["KTXH"].headline
    return [
        Case("commune sum, 36 months", lambda: read_values(fresh(), [(SUM, m) for m in months])),
        Case("rate over communes, 36 months", lambda: read_values(fresh(), [(RATE, m) for m in months])),
        Case("rate over communes, asked again", lambda: read_values(page(), [(RATE, m) for m in months])),
        Case("twelve cards with sparklines, asked again", lambda: read_headlines(page(), cards, TODAY)),
        Case("twelve cards of commune figures, asked again", lambda: read_headlines(page(), COMMUNE_CARDS, TODAY)),
        Case("which of twelve commune figures are corrected", lambda: mark_corrected(page(), told())),
        Case("map of 166 communes", lambda: read_place_values(fresh(), SUM, [last.code])),
        Case("ranking of communes", lambda: read_ranking(fresh(), SUM, last)),
        Case("twelve cards with sparklines", lambda: read_headlines(fresh(), cards, TODAY), None),
        Case("twelve cards of commune figures", lambda: read_headlines(fresh(), COMMUNE_CARDS, TODAY), None),
        Case("rate from daily parts, 36 months", lambda: read_values(fresh(), [(DAILY_RATE, m) for m in months]), None),
        *(Case(f"sector {code}", _sector(fresh, code), None) for code in ("KTXH", "VB", "XT", "YT")),
        Case("overview of all sectors", lambda: read_overview(fresh()), None),
        Case("overview of all sectors, asked again", lambda: read_overview(page()), None),
    ]


def _sector(fresh: Callable[[], Reader], code: str) -> Callable[[], object]:
    return lambda: read_sector(fresh(), code)


def _measure(case: Case, size: str) -> Figure:
    stopwatch = Stopwatch()

    def rows(store: Store, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
        return stopwatch.rows(store, query, **parameters)

    with patch.object(Store, "rows", rows):
        inside: list[float] = []

        def ask() -> None:
            stopwatch.milliseconds = 0.0
            case.ask()
            inside.append(stopwatch.milliseconds)

        times = measure(ask) if case.budget else measure(ask, SLOW_RUNS)
    bare = inside[-len(times) :]
    note = f"p50 {p50(times):.1f}; SQL alone p50 {p50(bare):.1f}, p95 {p95(bare):.1f}"
    return Figure(f"{size}: {case.name}, p95", p95(times), "ms", case.budget, note)
