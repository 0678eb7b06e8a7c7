"""Outbreaks: where they are active, and the cases of the last seven days with small cells hidden."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.disclosure import hide_small
from data.periods import Period, previous_periods
from data.views.reader import Reader
from data.views.values import read_periods_with_data, read_place_values, read_undisclosed

ACTIVE, CASES = "YT-11", "YT-10"
DAYS = 7


@dataclass(frozen=True)
class OutbreakRow:
    """One commune with active outbreaks; cases None where nothing was sent, hidden where they are too few to show."""

    area: str
    active: Decimal
    cases: Decimal | None
    hidden: bool


@dataclass(frozen=True)
class OutbreakView:
    """Communes with active outbreaks on a day, most first; `least` is the smallest count of cases that is shown."""

    period: Period
    rows: tuple[OutbreakRow, ...]
    reporting: int
    least: int
    made_up: bool


def read_outbreaks(reader: Reader, until: str) -> OutbreakView | None:
    """The newest day up to an ISO date; None where no day was sent."""
    days = [p for p in read_periods_with_data(reader, [ACTIVE])[ACTIVE] if p.end <= date.fromisoformat(until)]
    if not days:
        return None
    day = days[-1]
    active = read_place_values(reader, ACTIVE, [day.code]).get(day.code, [])
    cases, cases_made_up = _cases(reader, day)
    least = reader.catalogue.indicators[CASES].small_cell
    hidden = hide_small(cases, least)
    rows = [OutbreakRow(v.place, v.amount, cases.get(v.place), v.place in hidden) for v in active if v.amount > 0]
    return OutbreakView(
        period=day,
        rows=tuple(sorted(rows, key=lambda row: (-row.active, row.area))),
        reporting=len(active),
        least=least,
        made_up=cases_made_up or any(v.made_up for v in active),
    )


def _cases(reader: Reader, day: Period) -> tuple[dict[str, Decimal], bool]:
    """Commune -> cases of the last DAYS days, and whether any of them is made up."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    found = read_undisclosed(reader, CASES, [p.code for p in previous_periods(day, DAYS)])
    values = [value for day_values in found.values() for value in day_values]
    for value in values:
        sums[value.place] += value.amount
    return dict(sums), any(value.made_up for value in values)
