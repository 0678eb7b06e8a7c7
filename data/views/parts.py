"""Parts: several indicators by the parts of one declared list, in one period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.catalogue import Breakdown, Indicator
from data.periods import Period
from data.views.reader import Reader, Value
from data.views.values import read_periods_with_data, read_values

TOTAL = ""


@dataclass(frozen=True)
class PartsView:
    """values: (item, indicator) -> value; the item TOTAL is the whole."""

    period: Period
    breakdown: Breakdown
    indicators: tuple[Indicator, ...]
    values: dict[tuple[str, str], Value]

    @property
    def made_up(self) -> bool:
        """Whether any of its values is made up."""
        return any(value.made_up for value in self.values.values())


def read_parts(reader: Reader, codes: Sequence[str], until: date) -> PartsView | None:
    """The newest period that ended by a day (or contains it) with data of the first indicator; None without any.

    All codes share one list of parts.
    """
    indicators = tuple(reader.catalogue.indicators[code] for code in codes)
    breakdown = reader.catalogue.breakdowns[indicators[0].breakdown]
    periods = [p for p in read_periods_with_data(reader, codes[:1])[codes[0]] if p.start <= until]
    if not periods:
        return None
    period = periods[-1]
    values = {
        (item, code): value
        for item in (TOTAL, *breakdown.items)
        for (code, _), value in read_values(reader, [(code, period.code) for code in codes], item).items()
    }
    return PartsView(period, breakdown, indicators, values)
