"""Discharge (XT): facilities with permits of their own; exceedances are counted from the very values that are sent."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from data.entities import Entity, EntityLimit
from data.observations import Observation
from data.periods import Period
from data.submissions import Row
from loaders.made_up.batches import Batch, register_batch
from loaders.made_up.book import Book
from loaders.made_up.places import ENTITIES_SINCE, Places, chance_of, degrees

KIND = "facility"
RECORDS_A_DAY = 288
LOST_DAYS, LOST_FACILITY = 4, 7
PERMIT = {"XT-05": 75, "XT-06": 50, "XT-08": 5}
SPREAD = {"XT-05": 6.5, "XT-06": 4.2, "XT-07": 0.35, "XT-08": 0.45}


@dataclass(frozen=True)
class Usual:
    """What a facility usually discharges: COD, TSS, pH, ammonia (mg/L) and flow (m3 a day); where: see _SITES."""

    branch: str
    where: str
    cod: float
    tss: float
    ph: float
    ammonia: float
    flow: int


USUAL = (
    Usual("dệt may", "towns", 60, 34, 7.2, 3.6, 1900),
    Usual("giấy và bao bì", "towns", 68, 41, 7.0, 3.1, 2600),
    Usual("chế biến thủy sản", "coast", 64, 38, 6.9, 4.4, 1200),
    Usual("luyện thép", "coast", 52, 36, 7.6, 2.8, 3900),
    Usual("xi măng", "towns", 38, 43, 7.9, 1.6, 800),
    Usual("lọc hóa dầu", "coast", 55, 28, 7.3, 3.3, 8200),
    Usual("giày da", "towns", 58, 33, 7.1, 3.2, 1500),
    Usual("mía đường", "lowlands", 66, 40, 6.8, 3.0, 2400),
    Usual("bia, nước giải khát", "towns", 57, 30, 7.4, 2.6, 1800),
    Usual("xử lý nước thải khu công nghiệp phía bắc", "north", 50, 29, 7.2, 3.5, 5200),
    Usual("xử lý nước thải khu công nghiệp phía nam", "south", 54, 32, 7.1, 3.9, 4700),
    Usual("hóa chất, phân bón", "towns", 61, 35, 6.7, 4.3, 1100),
)


def facilities(places: Places) -> list[Entity]:
    """One facility of each branch, each in a commune of its own, where such a one could stand."""
    areas, chosen = places.catalogue.areas, _choose_places(places)
    return [
        Entity(
            code=f"CS{number:03d}",
            kind=KIND,
            name=f"Cơ sở minh họa {number:02d} ({usual.branch})",
            area=area,
            lon=degrees(areas[area].lon),
            lat=degrees(areas[area].lat),
            valid_from=ENTITIES_SINCE,
        )
        for number, (usual, area) in enumerate(zip(USUAL, chosen, strict=True), start=1)
    ]


def _choose_places(places: Places) -> list[str]:
    """A commune for each of USUAL; those that need the sea choose first."""
    chosen: dict[str, str] = {}
    for usual in sorted(USUAL, key=lambda usual: list(_SITES).index(usual.where)):
        free = _SITES[usual.where](places) - set(chosen.values()) or places.lowlands - set(chosen.values())
        chosen[usual.branch] = chance_of(KIND, usual.branch).choice(sorted(free))
    return [chosen[usual.branch] for usual in USUAL]


def _end_of(places: Places, northern: bool) -> frozenset[str]:
    """The quarter of the towns that lies furthest north or south."""
    towns = sorted(places.towns, key=lambda code: places.catalogue.areas[code].lat, reverse=northern)
    return frozenset(towns[: -(-len(towns) // 4)])


_SITES: dict[str, Callable[[Places], frozenset[str]]] = {
    "coast": lambda places: places.coast & places.lowlands,
    "north": lambda places: _end_of(places, northern=True),
    "south": lambda places: _end_of(places, northern=False),
    "towns": lambda places: places.towns,
    "lowlands": lambda places: places.lowlands,
}


def facility_batches(book: Book, registered: list[Entity]) -> Iterator[Batch]:
    """The register, the permits and every day's measurements; what the province counts of them goes into the book."""
    yield register_batch(book, "XT-DM", registered)
    yield register_batch(book, "XT-GP", _permits(registered), hours=10)
    lost_since = book.span.today - timedelta(days=LOST_DAYS)
    for day in book.span.complete("day"):
        lost = {registered[LOST_FACILITY].code} if day.end >= lost_since else set()
        yield Batch("XT-N", "SNNMT", day, _Day(book, registered, day, lost))
    months = book.span.complete("month")
    book.made["XT-11"] = lambda day: int(day.end > lost_since)
    book.made["XT-01"] = lambda month: len(USUAL)
    book.made["XT-02"] = lambda month: min(len(USUAL), max(7, len(USUAL) - (len(months) - months.index(month)) // 7))


@dataclass(frozen=True)
class _Day:
    book: Book
    facilities: list[Entity]
    day: Period
    lost: set[str]

    def __call__(self) -> list[Row]:
        rows: list[Row] = []
        for entity, usual in zip(self.facilities, USUAL, strict=True):
            if entity.code not in self.lost:
                rows += self._measured(entity, usual)
        return rows

    def _measured(self, entity: Entity, usual: Usual) -> Iterator[Row]:
        chance = chance_of(entity.code, self.day.code)
        values = _measure(usual, chance)
        values["XT-10"] = Decimal(_exceedances(values, usual))
        values["XT-14"] = Decimal(RECORDS_A_DAY - chance.randint(0, 14))
        values["XT-15"] = Decimal(RECORDS_A_DAY)
        province = self.book.catalogue.province.code
        for code, value in values.items():
            yield Observation(code, province, entity.code, "", self.day.code, value)


def _measure(usual: Usual, chance: random.Random) -> dict[str, Decimal]:
    return {
        "XT-05": Decimal(f"{max(5.0, chance.gauss(usual.cod, SPREAD['XT-05'])):.1f}"),
        "XT-06": Decimal(f"{max(3.0, chance.gauss(usual.tss, SPREAD['XT-06'])):.1f}"),
        "XT-07": Decimal(f"{chance.gauss(usual.ph, SPREAD['XT-07']):.1f}"),
        "XT-08": Decimal(f"{max(0.1, chance.gauss(usual.ammonia, SPREAD['XT-08'])):.2f}"),
        "XT-09": Decimal(round(max(100.0, chance.gauss(usual.flow, usual.flow * 0.07)))),
    }


def _exceedances(values: dict[str, Decimal], usual: Usual) -> int:
    over = sum(values[code] > limit for code, limit in PERMIT.items())
    return over + (not 6 <= values["XT-07"] <= 9) + (values["XT-09"] > _most_flow(usual))


def _most_flow(usual: Usual) -> int:
    return int(round(usual.flow * 1.25, -2))


def _permits(registered: list[Entity]) -> list[Row]:
    rows: list[Row] = []
    for number, (entity, usual) in enumerate(zip(registered, USUAL, strict=True), start=1):
        document = f"Giấy phép minh họa số {number:02d}"
        most = {**PERMIT, "XT-09": _most_flow(usual)}
        for code, maximum in most.items():
            rows.append(_permit(entity, code, None, Decimal(maximum), document))
        rows.append(_permit(entity, "XT-07", Decimal(6), Decimal(9), document))
    return rows


def _permit(entity: Entity, code: str, least: Decimal | None, most: Decimal, document: str) -> EntityLimit:
    return EntityLimit(entity.code, code, least, most, date(2023, 1, 1), None, document)
