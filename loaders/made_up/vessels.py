"""Fishing vessels (TC): a register, and where each was in every hour of the last days; some have fallen silent."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from data.entities import Entity
from data.periods import Period, period_of, previous_periods
from data.positions import Position
from data.submissions import Row
from loaders.made_up.batches import Batch, register_batch
from loaders.made_up.book import Book
from loaders.made_up.places import ENTITIES_SINCE, Places, chance_of, degrees
from loaders.made_up.span import Span

KIND = "vessel"
FORM, UNIT = "TC-VT", "SNNMT"
FLEET, DAYS = 60, 15
LOST_SINCE_HOURS = {3: 9, 11: 14, 24: 21, 38: 33, 52: 70}
LOST_SINCE_DAYS = {7: 11, 45: 13}
MISSED_HOURS = 0.04
LONG_LOST, LONG = "TC-06", timedelta(days=10)
EPISODES_A_MONTH, EPISODE_DAYS = 5, (16, 36)


def vessels(places: Places) -> list[Entity]:
    """The fleet, at home in the communes of the coast."""
    homes = sorted(places.coast)
    found = []
    for number in range(1, FLEET + 1):
        home = chance_of(KIND, number).choice(homes)
        name = f"Tàu cá minh họa {number:02d}"
        found.append(Entity(f"TAU{number:03d}", KIND, name, home, None, None, ENTITIES_SINCE))
    return found


def vessel_batches(book: Book, fleet: list[Entity]) -> Iterator[Batch]:
    """The register, and a list of positions for each day; how many are silent for long goes into the book.

    The list of today tells the whole day in advance, because the demonstration's clock runs through it.
    """
    yield register_batch(book, "TC-DM", fleet)
    silences = list(_silences(book.span))
    book.made_places[LONG_LOST] = lambda day: Counter(fleet[n].area for n in _long_lost(silences, day.end))
    today = period_of("day", book.span.today)
    for day in previous_periods(today, DAYS):
        at = datetime.combine(book.span.today, time(0, 20)) if day == today else None
        yield Batch(FORM, UNIT, day, _Day(book, fleet, day), at)


@dataclass(frozen=True)
class _Day:
    book: Book
    fleet: list[Entity]
    day: Period

    def __call__(self) -> list[Row]:
        return [position for number, vessel in enumerate(self.fleet) for position in self._track(number, vessel)]

    def _track(self, number: int, vessel: Entity) -> Iterator[Row]:
        until = last_heard(number, self.book.span.today)
        for hour in range(24):
            chance = chance_of(vessel.code, self.day.code, hour)
            at = datetime.combine(self.day.end, time(hour, chance.randrange(60)))
            if at <= until and chance.random() >= MISSED_HOURS:
                lon, lat = self._where(number, vessel, at)
                yield Position(vessel.code, at, degrees(lon), degrees(lat), True)

    def _where(self, number: int, vessel: Entity, at: datetime) -> tuple[float, float]:
        """Out and back again: trips of some days, each vessel in its own direction."""
        chance = chance_of(KIND, "trip", number)
        home = self.book.catalogue.areas[vessel.area]
        length, reach, heading = chance.uniform(60, 200), chance.uniform(0.25, 1.3), chance.uniform(-0.75, 0.45)
        hours = at.timestamp() / 3600 + chance.uniform(0, length)
        out = 0.06 + reach * abs(math.sin(math.pi * hours / length))
        aside = heading + 0.16 * math.sin(hours / 17) + 0.06 * math.sin(hours / 5)
        return home.lon + out * math.cos(aside), home.lat + out * math.sin(aside)


def last_heard(number: int, today: date) -> datetime:
    """Until when a vessel's device was heard; the end of today for those that still are."""
    midnight = datetime.combine(today, time())
    if number in LOST_SINCE_DAYS:
        return midnight - timedelta(days=LOST_SINCE_DAYS[number], hours=5)
    if number in LOST_SINCE_HOURS:
        return midnight - timedelta(hours=LOST_SINCE_HOURS[number])
    return midnight + timedelta(days=1)


def _silences(span: Span) -> Iterator[tuple[int, datetime, datetime]]:
    """Each long silence of a vessel, from and until when: those of now, and those over before the positions begin."""
    midnight = datetime.combine(span.today, time())
    for number in LOST_SINCE_DAYS:
        yield number, last_heard(number, span.today), midnight + LONG
    for month in previous_periods(period_of("month", span.today), 2 + span.days // 30):
        chance = chance_of(KIND, "silent", month.code)
        for number in chance.sample(range(FLEET), EPISODES_A_MONTH):
            since = datetime.combine(month.start, time(chance.randrange(24))) + timedelta(days=chance.randrange(28))
            until = since + timedelta(days=chance.randint(*EPISODE_DAYS))
            if until < midnight - timedelta(days=DAYS):
                yield number, since, until


def _long_lost(silences: Iterable[tuple[int, datetime, datetime]], day: date) -> set[int]:
    """The vessels that have been silent for LONG at the end of a day."""
    end = datetime.combine(day, time.max)
    return {number for number, since, until in silences if since + LONG < end < until}
