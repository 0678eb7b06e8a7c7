"""Living environment (MT): stations of air, rivers and rain under one weather; VN_AQI follows from the dust."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from data.catalogue import Catalogue
from data.entities import Entity
from data.observations import Observation
from data.periods import Period, parse_period, period_of
from data.submissions import Row
from loaders.made_up.batches import Batch, register_batch
from loaders.made_up.book import Book
from loaders.made_up.hours import hour_batches
from loaders.made_up.places import ENTITIES_SINCE, Places, chance_of, near

KIND = "station"
AIR, RIVER, RAIN = "KK", "TV", "MU"
COUNTS = {AIR: 8, RIVER: 6, RAIN: 6}
NAMES = {AIR: "Trạm không khí", RIVER: "Trạm thủy văn", RAIN: "Trạm đo mưa"}
PM25_POINTS = ((0, 0), (25, 50), (50, 100), (80, 150), (150, 200), (250, 300), (350, 400), (500, 500))
PM10_POINTS = ((0, 0), (50, 50), (150, 100), (250, 150), (350, 200), (420, 300), (500, 400), (600, 500))
DUST_SEASON = (1.55, 1.4, 1.2, 0.95, 0.8, 0.7, 0.68, 0.72, 0.85, 1.05, 1.25, 1.45)
RAIN_SEASON = (0.15, 0.15, 0.3, 0.45, 0.9, 1.1, 1.3, 1.9, 2.3, 1.5, 0.6, 0.25)
RAIN_DAYS = (0.25, 0.25, 0.3, 0.3, 0.4, 0.42, 0.45, 0.5, 0.5, 0.4, 0.3, 0.22)
USUAL_DUST = 24
SILENT_SHARE = 0.012
POOR_AIR = 100


def stations(places: Places) -> list[Entity]:
    """Stations of each kind, spread over the communes."""
    catalogue = places.catalogue
    found = []
    for kind, count in COUNTS.items():
        for number, code in enumerate(chance_of(KIND, kind).sample(sorted(catalogue.communes), count), 1):
            area = catalogue.areas[code]
            lon, lat = near(area, chance_of(KIND, kind, number), 0.008)
            name = f"{NAMES[kind]} minh họa {number:02d} ({area.short_name})"
            found.append(Entity(f"{kind}{number:02d}", KIND, name, code, lon, lat, ENTITIES_SINCE))
    return found


def station_batches(book: Book, registered: list[Entity]) -> Iterator[Batch]:
    """The register and every day's measurements; what the province counts of them goes into the book."""
    weather = _Weather(book, [entity.code for entity in registered])
    yield register_batch(book, "MT-DM", registered)
    for day in book.span.complete("day"):
        yield Batch("MT-SNNMT-NGAY-DT", "SNNMT", day, _Day(book.catalogue, weather, day))
    yield from hour_batches(book, [code for code in weather.codes if code.startswith(AIR)], weather.worst_hour)
    book.made["MT-14"] = lambda day: COUNTS[AIR] + COUNTS[RIVER]
    book.made["MT-13"] = weather.counted
    book.made["MT-02"] = weather.poor_days


class _Weather:
    """Dust, rain and rivers, day by day, remembered."""

    def __init__(self, book: Book, codes: list[str]) -> None:
        self.codes = codes
        self._alarm_levels = book.catalogue.alarm_levels
        self._span = book.span
        self._moods: dict[tuple[str, str], float] = {}

    def silent(self, station: str, day: Period) -> bool:
        """Whether a station sends nothing on a day."""
        return chance_of("silent", station, day.code).random() < SILENT_SHARE

    def dust(self, station: str, day: Period) -> float:
        """PM2.5 in µg/Nm3: the season, the mood of the weather, and the station's own surroundings."""
        own = chance_of("dust", station).uniform(0.8, 1.25)
        swing = math.exp(0.34 * self._mood("dust", day) + 0.1 * chance_of("dust", station, day.code).gauss(0, 1))
        return USUAL_DUST * DUST_SEASON[day.end.month - 1] * own * swing

    def air(self, station: str, day: Period) -> dict[str, Decimal]:
        """Dust and the index of the day and of its worst hour."""
        fine = round(min(480.0, self.dust(station, day)), 1)
        coarse = round(min(580.0, fine * chance_of("coarse", station, day.code).uniform(1.45, 1.8)), 1)
        index = max(aqi(fine, PM25_POINTS), aqi(coarse, PM10_POINTS))
        worst = min(500, round(index * chance_of("hour", station, day.code).uniform(1.08, 1.5)))
        said = {"MT-01": index, "MT-03": fine, "MT-04": coarse, "MT-23": worst}
        return {code: Decimal(str(value)) for code, value in said.items()}

    def worst_hour(self, station: str, day: Period) -> int | None:
        """The index of the day's worst hour; None on a day without a word."""
        return None if self.silent(station, day) else int(self.air(station, day)["MT-23"])

    def rain(self, station: str, day: Period) -> float:
        """Rain in mm: dry on most days of winter, heavy in the storms of late summer."""
        chance = chance_of("rain", station, day.code)
        wet = chance.random() < RAIN_DAYS[day.end.month - 1] * (1 + 0.5 * self._mood("rain", day))
        strength = 11 * RAIN_SEASON[day.end.month - 1] * math.exp(0.7 * self._mood("rain", day))
        return min(420.0, chance.expovariate(1 / max(0.5, strength))) if wet else 0.0

    def level(self, station: str, day: Period) -> float:
        """The highest level of the day in cm: what fell on the last days, under the station's alarm level I mostly."""
        fallen, one = 0.0, day
        for weight in (0.5, 0.9, 0.7, 0.4):
            fallen += weight * sum(self.rain(code, one) for code in self.codes if code.startswith(RAIN)) / COUNTS[RAIN]
            one = parse_period(one.previous)
        usual = 0.42 * float(self._alarm_levels[station].levels[0])
        return usual + 2.4 * fallen + chance_of("level", station, day.code).uniform(0, 12)

    def measured(self, station: str, day: Period) -> dict[str, Decimal]:
        """What a station says of a day."""
        if station.startswith(AIR):
            return self.air(station, day)
        if station.startswith(RIVER):
            return {"MT-06": Decimal(f"{self.level(station, day):.1f}")}
        return {"MT-07": Decimal(f"{self.rain(station, day):.1f}")}

    def counted(self, day: Period) -> int:
        """How many stations of air and water sent anything on a day."""
        return sum(not self.silent(code, day) for code in self.codes if not code.startswith(RAIN))

    def poor_days(self, month: Period) -> int:
        """Days of a month on which any station was above POOR_AIR."""
        days = [period_of("day", month.end)]
        while days[-1].start > month.start:
            days.append(parse_period(days[-1].previous))
        return sum(self._poor(day) for day in days)

    def _poor(self, day: Period) -> bool:
        heard = [code for code in self.codes if code.startswith(AIR) and not self.silent(code, day)]
        return any(self.air(code, day)["MT-01"] > POOR_AIR for code in heard)

    def _mood(self, what: str, day: Period) -> float:
        """Weather that lasts for days: an average over the last ones, about -1 to 1."""
        key = (what, day.code)
        if key not in self._moods:
            ordinal = day.end.toordinal()
            draws = [chance_of(what, ordinal - back).gauss(0, 1) * 0.72**back for back in range(8)]
            self._moods[key] = sum(draws) / 1.44
        return self._moods[key]


@dataclass(frozen=True)
class _Day:
    catalogue: Catalogue
    weather: _Weather
    day: Period

    def __call__(self) -> list[Row]:
        province = self.catalogue.province.code
        return [
            Observation(code, province, station, "", self.day.code, value)
            for station in self.weather.codes
            if not self.weather.silent(station, self.day)
            for code, value in self.weather.measured(station, self.day).items()
        ]


def aqi(concentration: float, points: tuple[tuple[int, int], ...]) -> int:
    """VN_AQI of a daily mean, straight between the break points of the substance."""
    for (low, index_low), (high, index_high) in pairwise(points):
        if concentration <= high:
            return round(index_low + (concentration - low) * (index_high - index_low) / (high - low))
    return points[-1][1]
