"""What made-up figures are about: communes with their weights, and the entities that are registered."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property

from data.catalogue import Catalogue
from data.catalogue.model import Area
from data.entities import Entity
from loaders.rows.codes import UNIT_KIND

SEED = 20261122
SILENT_UNITS = ("SNgV",)
ENTITIES_SINCE = date(2023, 1, 1)
THANH_HOA_COMMUNES = 166
COAST, MOUNTAINS = "ven-bien", "mien-nui"
WARD, ISLAND = "phường", "đặc khu"
_BAND, _BESIDE = 0.04, 0.07


def chance_of(*names: object) -> random.Random:
    """A generator of its own for each name, so that no figure depends on the order in which they are made."""
    return random.Random(":".join(map(str, (SEED, *names))))


class Places:
    """The places of a province, in a fixed order, and how a provincial level is spread over them."""

    def __init__(self, catalogue: Catalogue, entities: Sequence[Entity]) -> None:
        self.catalogue = catalogue
        self.communes = tuple(catalogue.communes)
        self.entities = list(entities)
        self.size = len(self.communes) / THANH_HOA_COMMUNES
        self._weights: dict[str, list[float]] = {}
        self._skill: dict[tuple[str, str], float] = {}

    @cached_property
    def communes_since(self) -> date:
        """The day from which the communes exist."""
        return min(area.valid_from for area in self.catalogue.communes.values())

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The codes of the entities of a kind."""
        if kind == UNIT_KIND:
            return tuple(code for code in self.catalogue.units if code not in SILENT_UNITS)
        return tuple(entity.code for entity in self.entities if entity.kind == kind)

    def weights(self, over: str) -> list[float]:
        """Each commune's share of a level, adding up to 1."""
        if over not in self._weights:
            raw = [_WEIGHTS[over](self, area) for area in self.catalogue.communes.values()]
            self._weights[over] = [weight / sum(raw) for weight in raw]
        return self._weights[over]

    def skill(self, place: str, sector: str) -> float:
        """How a place compares with the others in a sector, between -1 and 1; some are good at most things."""
        key = (place, sector)
        if key not in self._skill:
            overall, here = chance_of("skill", place).gauss(0, 1), chance_of("skill", place, sector).gauss(0, 1)
            self._skill[key] = math.tanh(0.3 * overall + 0.35 * here)
        return self._skill[key]

    @cached_property
    def coast(self) -> frozenset[str]:
        """The easternmost communes of each latitude, of those that the catalogue groups as coastal where it does."""
        areas = list(self.catalogue.communes.values())
        east = sorted(area.lon for area in areas)[len(areas) * 2 // 3]
        found = frozenset(area.code for area in areas if area.lon >= east and _is_easternmost(area, areas))
        return found & set(self.catalogue.groups[COAST].communes) if COAST in self.catalogue.groups else found

    @cached_property
    def lowlands(self) -> frozenset[str]:
        """Communes outside of the mountains, without islands."""
        high = set(self.catalogue.groups[MOUNTAINS].communes) if MOUNTAINS in self.catalogue.groups else set()
        areas = self.catalogue.communes.values()
        return frozenset(a.code for a in areas if a.code not in high and a.lon >= self.hills_from and a.kind != ISLAND)

    @cached_property
    def towns(self) -> frozenset[str]:
        """The wards of the lowlands, and what lies beside them."""
        wards = [area for area in self.catalogue.communes.values() if area.kind == WARD]
        return frozenset(code for code in self.lowlands if _lies_beside(self.catalogue.areas[code], wards))

    @cached_property
    def hills_from(self) -> float:
        """The longitude west of which the highlands begin."""
        return sorted(area.lon for area in self.catalogue.communes.values())[len(self.communes) * 2 // 5]


def _is_easternmost(area: Area, areas: Sequence[Area]) -> bool:
    beside = [other.lon for other in areas if abs(other.lat - area.lat) <= _BAND]
    return area.lon >= max(beside) - _BAND


def _lies_beside(area: Area, wards: Sequence[Area]) -> bool:
    return any(math.hypot(area.lon - ward.lon, area.lat - ward.lat) <= _BESIDE for ward in wards)


def _people(places: Places, area: Area) -> float:
    crowd = 1.7 if area.kind != "xã" else 0.55 if area.lon < places.hills_from else 1.0
    return crowd * chance_of("people", area.code).uniform(0.72, 1.28)


def _only(holds: Callable[[Places, Area], bool], otherwise: float = 0.0) -> Callable[[Places, Area], float]:
    return lambda places, area: _people(places, area) * (1.0 if holds(places, area) else otherwise)


def _is_village(_: Places, area: Area) -> bool:
    return area.kind == "xã"


def _is_coastal(places: Places, area: Area) -> bool:
    return area.code in places.coast


_WEIGHTS: dict[str, Callable[[Places, Area], float]] = {
    "people": _people,
    "each": lambda places, area: 1.0,
    "towns": lambda places, area: _people(places, area) * (1.0 if _is_village(places, area) else 2.4),
    "roads": lambda places, area: _people(places, area) * chance_of("roads", area.code).uniform(0.3, 2.2),
    "villages": _only(_is_village),
    "wards": _only(lambda places, area: not _is_village(places, area)),
    "coast": _only(_is_coastal),
    "hills": lambda places, area: (
        (4.0 if area.lon < places.hills_from else 1.0) * chance_of("hills", area.code).uniform(0.6, 1.4)
    ),
}


def degrees(value: float) -> Decimal:
    """A coordinate to four decimals, about ten metres."""
    return Decimal(f"{value:.4f}")


def near(area: Area, chance: random.Random, reach: float = 0.02) -> tuple[Decimal, Decimal]:
    """A position around a commune's centre, within `reach` degrees."""
    return degrees(area.lon + chance.uniform(-reach, reach)), degrees(area.lat + chance.uniform(-reach, reach))
