"""Tone of the press day by day: how many pieces were positive, neutral and negative."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.periods import Period, previous_periods
from data.views.reader import Reader
from data.views.values import read_periods_with_data, read_values

TONES = {"BC-02": "tích cực", "BC-04": "trung lập", "BC-03": "tiêu cực"}
DAYS = 31


@dataclass(frozen=True)
class ToneView:
    """days: oldest first, each with its counts by indicator code; None where nothing was sent that day."""

    days: tuple[tuple[Period, dict[str, Decimal] | None], ...]
    made_up: bool

    @property
    def totals(self) -> dict[str, Decimal]:
        """Pieces by indicator code over the days that were sent."""
        there = [counts for _, counts in self.days if counts]
        return {code: sum((counts.get(code, Decimal(0)) for counts in there), Decimal(0)) for code in TONES}


def read_tone(reader: Reader, until: str) -> ToneView | None:
    """The last DAYS days up to the newest one with data by an ISO date; None where there is none."""
    known = read_periods_with_data(reader, TONES)
    last = max((p for found in known.values() for p in found if p.end <= date.fromisoformat(until)), default=None)
    if last is None:
        return None
    days = previous_periods(last, DAYS)
    values = read_values(reader, [(code, day.code) for day in days for code in TONES])
    told = []
    for day in days:
        counts = {code: values[code, day.code].amount for code in TONES if (code, day.code) in values}
        told.append((day, counts or None))
    return ToneView(tuple(told), any(value.made_up for value in values.values()))
