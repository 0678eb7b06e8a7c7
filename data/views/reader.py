"""What every view reads with: the store, the catalogue, the moment, and what is already known at it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar
from weakref import WeakKeyDictionary

from data.catalogue import Catalogue, Indicator
from data.entities import Entity
from data.periods import Period
from data.store import AsOf, OpenFile, Store
from data.targets import Target, read_targets

T = TypeVar("T")
TASKS = "tasks"
DISAGREEMENT = Decimal("0.01")


@dataclass(frozen=True)
class Value:
    """One number and all that must be said with it. have/expected: the places behind it (1/1 when reported whole).

    other: the computed value beside a reported one, where the indicator has both. present/wanted: the finer periods
    behind it at the place that has the fewest (20 of 30 days); 1/1 when it is of its own scheme. finer: their scheme.
    """

    indicator: str
    period: str
    amount: Decimal
    basis: str
    obs_status: str
    approx: bool
    made_up: bool
    have: int
    expected: int
    revision: int
    received_at: datetime
    other: Decimal | None = None
    present: int = 1
    wanted: int = 1
    finer: str = "day"

    @property
    def apart(self) -> bool:
        """Whether the reported and the computed value differ by more than DISAGREEMENT."""
        return self.other is not None and abs(self.other - self.amount) > DISAGREEMENT * abs(self.amount)

    @property
    def coverage(self) -> Decimal:
        """Share of the expected places that are there, 0 to 1."""
        return Decimal(self.have) / Decimal(self.expected) if self.expected else Decimal(1)


@dataclass(frozen=True)
class PlaceValue:
    """The value of one commune or entity. weight: the denominator of a rate, else None."""

    place: str
    amount: Decimal
    weight: Decimal | None
    approx: bool
    made_up: bool
    obs_status: str
    revision: int


Values = Mapping[tuple[str, str], Value]


@dataclass
class Memory:
    """What has been asked at one revision and under one catalogue; nothing of it can change there.

    values: (indicator, period, breakdown) -> its value, None where there is none.
    """

    revision: int = 0
    catalogue: str = ""
    periods: dict[str, list[Period]] = field(default_factory=dict)
    entities: dict[str, list[Entity]] = field(default_factory=dict)
    targets: dict[str, list[Target]] = field(default_factory=dict)
    values: dict[tuple[str, str, str], Value | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Reader:
    """What every view reads with: the store, the catalogue and the moment."""

    store: Store
    catalogue: Catalogue
    as_of: AsOf
    now: datetime
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)

    @property
    def today(self) -> date:
        """The viewing day."""
        return self.as_of.viewed_on


def whole_targets(reader: Reader, codes: Iterable[str]) -> dict[str, list[Target]]:
    """Indicator -> the targets that stand for the province as a whole."""
    known = reader.memory.targets
    asked = list(dict.fromkeys(codes))
    unknown = [code for code in asked if code not in known]
    if unknown:
        found: dict[str, list[Target]] = {code: [] for code in unknown}
        for target in read_targets(reader.store, reader.as_of, unknown):
            if target.area == reader.catalogue.province.code and not target.entity and not target.breakdown:
                found[target.indicator].append(target)
        known.update(found)
    return {code: known[code] for code in asked}


def part_codes(indicator: Indicator) -> list[str]:
    """The codes whose observations an indicator's values are made of."""
    parts = [*indicator.rate.numerator, *indicator.rate.denominator] if indicator.rate else []
    if not parts or indicator.province_value != "computed":
        parts.append(indicator.code)
    return parts


_newest: WeakKeyDictionary[OpenFile, dict[str, Memory]] = WeakKeyDictionary()


def remember(store: Store, catalogue: Catalogue, as_of: AsOf) -> Memory:
    """The memory of a revision. At the newest one it keeps what no write since has touched.

    Whoever sees only a part of the catalogue has a memory apart: their coverage and bases may be others.
    """
    whose = store.viewer.scope if catalogue.held else ""
    if as_of.revision != store.last_revision:
        name = f"memory of {as_of.revision} under {catalogue.version} {whose}"
        return store.remembered(name, lambda: Memory(as_of.revision, catalogue.version))
    memories = _newest.setdefault(store.file, {})
    known = memories.get(whose)
    if known is None or known.catalogue != catalogue.version:
        known = Memory(as_of.revision, catalogue.version)
    elif known.revision != as_of.revision:
        known = _carry(known, store, catalogue, as_of.revision)
    memories[whose] = known
    return known


def _carry(known: Memory, store: Store, catalogue: Catalogue, revision: int) -> Memory:
    """What still holds at a later revision."""
    touched = {code for (code,) in store.rows("read_touched", since=known.revision)}
    if "" in touched:
        return Memory(revision, known.catalogue)
    if TASKS in touched:
        touched |= {code for code, indicator in catalogue.indicators.items() if indicator.source == TASKS}
    holds = {code for code, indicator in catalogue.indicators.items() if touched.isdisjoint(part_codes(indicator))}
    return Memory(
        revision=revision,
        catalogue=known.catalogue,
        periods=_only(known.periods, catalogue.indicators.keys() - touched),
        entities=known.entities.copy(),
        targets=_only(known.targets, catalogue.indicators.keys() - touched),
        values={key: value for key, value in list(known.values.items()) if key[0] in holds},
    )


def _only(found: Mapping[str, list[T]], codes: Iterable[str]) -> dict[str, list[T]]:
    return {code: found[code] for code in codes if code in found}
