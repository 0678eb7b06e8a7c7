"""What is written of each indicator in data/demo/made_up/*.yml: its level, season, noise, or what it is a share of."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent.parent.parent / "data" / "demo" / "made_up"
BASE_DAY = date(2026, 1, 1)
_EVEN_YEAR = (1.0,) * 12
_EVEN_WEEK = (1.0,) * 7


@dataclass(frozen=True)
class Profile:
    """How one indicator is made up. Exactly one of level, of, stock, adds, sum says what kind it is; parts alone, too.

    level: the province's value in a period of the indicator's scheme, or one entity's; `scaled` by the province's size.
    of, share: a share of another indicator, changing by `rise` a year. stock, share: the share of a stock that is dealt
    with. adds, takes, opening: a stock. sum: other indicators, a minus before those taken off.
    trend: growth a year; season, week: factors; noise: relative; spread: how far places differ; over: how a level is
    spread over the communes; steady: how long a draw holds. parts: shares of the total, or without one their levels.
    """

    level: float = 0
    of: str = ""
    share: float = 0
    rise: float = 0
    stock: str = ""
    adds: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    opening: float = 0
    sum: tuple[str, ...] = ()
    trend: float = 0
    season: tuple[float, ...] = _EVEN_YEAR
    week: tuple[float, ...] = _EVEN_WEEK
    noise: float = 0
    spread: float = 0
    over: str = "people"
    steady: str = ""
    scaled: bool = True
    parts: Mapping[str, float] = field(default_factory=dict)

    def factor(self, day: date, scheme: str) -> float:
        """Trend, season and weekday together on a day of a period of a scheme."""
        seasonal = 1.0 if scheme == "year" else self.season[day.month - 1]
        weekly = self.week[day.weekday()] if scheme == "day" else 1.0
        return seasonal * weekly * math.pow(1 + self.trend, years_from_base(day))


@dataclass(frozen=True)
class Correction:
    """A wrong value that was sent: `times` the right one in one place, mended `days` later."""

    form: str
    back: int
    indicator: str
    times: float
    days: int
    reason: str


Targets = Mapping[str, Mapping[str, float | Sequence[float]]]


@dataclass(frozen=True)
class Plan:
    """Everything that is written beside the generator."""

    profiles: Mapping[str, Profile]
    targets: Targets
    corrections: tuple[Correction, ...]
    version: str


def years_from_base(day: date) -> float:
    """Years since BASE_DAY, negative before it."""
    return (day - BASE_DAY).days / 365.25


@cache
def read_plan() -> Plan:
    """The profiles of all sectors. Raises TypeError for a word that a profile doesn't have."""
    profiles: dict[str, Profile] = {}
    targets: dict[str, dict[str, float | Sequence[float]]] = {}
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.yml")):
        digest.update(path.read_bytes())
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(said, list):
            corrections = tuple(Correction(**item) for item in said)
            continue
        profiles |= {code: Profile(**_frozen(values)) for code, values in said.get("profiles", {}).items()}
        for year, values in said["targets"].items() if "targets" in said else ():
            targets.setdefault(str(year), {}).update(values)
    return Plan(profiles, targets, corrections, digest.hexdigest())


def _frozen(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
