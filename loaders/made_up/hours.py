"""VN_AQI hour by hour: the curve of the day under its worst hour, sent by the stations soon after each hour."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from data.observations import Observation
from data.periods import Period, period_of
from data.submissions import Row
from loaders.made_up.batches import Batch
from loaders.made_up.book import Book
from loaders.made_up.places import chance_of

FORM, UNIT, INDICATOR = "MT-SNNMT-GIO", "SNNMT", "MT-24"
PEAKS = (7, 8, 18, 19, 20)
LOWEST = 0.4
SILENT_SHARE = 0.02
BROKEN, BROKEN_HOURS = "KK03", 5
Worst = Callable[[str, Period], int | None]


def hour_batches(book: Book, stations: Sequence[str], worst: Worst) -> Iterator[Batch]:
    """The newest hours of every air station. worst: station, day -> its worst hour, None where it is silent."""
    hours = book.span.latest_hours
    for number, hour in enumerate(hours, 1):
        heard = [s for s in stations if s != BROKEN or number <= len(hours) - BROKEN_HOURS]
        minutes = chance_of("sent", hour.code).randint(3, 14)
        rows = _Hour(book.catalogue.province.code, hour, heard, worst)
        yield Batch(FORM, UNIT, hour, rows, hour.begins_at + timedelta(hours=1, minutes=minutes))


@dataclass(frozen=True)
class _Hour:
    province: str
    hour: Period
    stations: Sequence[str]
    worst: Worst

    def __call__(self) -> list[Row]:
        day = period_of("day", self.hour.start)
        return [
            Observation(INDICATOR, self.province, station, "", self.hour.code, Decimal(_at(station, self.hour, most)))
            for station in self.stations
            if (most := self.worst(station, day)) is not None
            and chance_of("silent", station, self.hour.code).random() >= SILENT_SHARE
        ]


def _at(station: str, hour: Period, worst: int) -> int:
    """The worst value at the peak of the day, less the farther an hour is from it."""
    peak = chance_of("peak", station, hour.start).choice(PEAKS)
    nearness = (1 + math.cos((hour.begins_at.hour - peak) * math.pi / 12)) / 2
    rough = chance_of("hour", station, hour.code).uniform(0.9, 1)
    return worst if hour.begins_at.hour == peak else round(worst * rough * (LOWEST + (1 - LOWEST) * nearness))
