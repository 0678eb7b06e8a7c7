"""Traffic accidents one by one (AN): as many as the book counts in each month and commune."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from data.events import ACCIDENT, Event
from data.periods import Period
from data.submissions import Row
from loaders.made_up.batches import Batch
from loaders.made_up.book import COMMUNES, Book
from loaders.made_up.places import chance_of, near

FORM, UNIT = "AN-VU", "CAT"
ACCIDENTS, DEATHS, INJURIES = "AN-01", "AN-02", "AN-03"
MONTHS = 24
HOURS = (2, 1, 1, 1, 2, 3, 4, 5, 5, 4, 4, 5, 4, 4, 5, 5, 6, 8, 9, 9, 8, 7, 5, 3)
PLACES = ("Quốc lộ", "Đường tỉnh", "Đường liên xã", "Đường đô thị", "Ngã ba, ngã tư", "Đường dân sinh")
REACH = 0.018


def accident_batches(book: Book) -> Iterator[Batch]:
    """One list a month."""
    for month in book.span.complete("month")[-MONTHS:]:
        yield Batch(FORM, UNIT, month, _Month(book, month))


@dataclass(frozen=True)
class _Month:
    book: Book
    month: Period

    def __call__(self) -> list[Row]:
        events: list[Row] = []
        indicator = self.book.catalogue.indicators[ACCIDENTS]
        grain = self.book.grain(indicator, self.month)
        counts = [self.book.values(code, self.month, grain) for code in (ACCIDENTS, DEATHS, INJURIES)]
        for place, accidents, deaths, injuries in zip(self.book.names(indicator, grain), *counts, strict=True):
            chance = chance_of(FORM, self.month.code, place)
            dead, hurt = deal(deaths, accidents, chance), deal(injuries, accidents, chance)
            for one in range(accidents):
                code = f"TN-{self.month.code}-{len(events) + 1:03d}"
                events.append(self._event(code, place if grain == COMMUNES else "", dead[one], hurt[one], chance))
        return events

    def _event(self, code: str, commune: str, deaths: int, injuries: int, chance: random.Random) -> Event:
        places = self.book.places
        where = commune or chance.choices(places.communes, places.weights("roads"))[0]
        lon, lat = near(self.book.catalogue.areas[where], chance, REACH)
        day = self.month.start + timedelta(days=chance.randint(0, (self.month.end - self.month.start).days))
        at = datetime.combine(day, time(chance.choices(range(24), HOURS)[0], chance.randrange(0, 60, 5)))
        area = commune or self.book.catalogue.province.code
        return Event(code, ACCIDENT, at, area, lon, lat, f"{chance.choice(PLACES)} (minh họa)", deaths, injuries)


def deal(total: int, among: int, chance: random.Random) -> list[int]:
    """A total dealt out at random."""
    dealt = [0] * among
    for _ in range(total if among else 0):
        dealt[chance.randrange(among)] += 1
    return dealt
