"""Entities: facilities, stations and the like, where they stand, and the limits of their own permits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.store import AsOf, Store


@dataclass(frozen=True)
class Entity:
    """A thing that figures are about; position in degrees (WGS 84), validity in days."""

    code: str
    kind: str
    name: str
    area: str
    lon: Decimal | None
    lat: Decimal | None
    valid_from: date
    valid_to: date | None = None
    note: str = ""
    cell: str = ""

    def valid_on(self, day: date) -> bool:
        """Whether it exists on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class EntityLimit:
    """A permit's limit on one indicator of one entity."""

    entity: str
    indicator: str
    minimum: Decimal | None
    maximum: Decimal | None
    valid_from: date
    valid_to: date | None = None
    document: str = ""
    cell: str = ""


def read_entities(store: Store, as_of: AsOf, kind: str = "") -> list[Entity]:
    """Entities known at a revision, of one kind or of all, by code."""
    rows = store.rows("read_entities", revision=as_of.revision, kind=kind)
    return [Entity(*row[:-1]) for row in rows]


def read_limits_between(store: Store, as_of: AsOf, first: date, last: date) -> list[EntityLimit]:
    """Permit limits that hold on any of these days, of each facility and indicator the oldest first."""
    rows = store.rows("read_limits_between", revision=as_of.revision, first=first, last=last)
    return [EntityLimit(*row) for row in rows]


def read_limits(store: Store, as_of: AsOf, day: date) -> list[EntityLimit]:
    """Permit limits that hold on a day."""
    return [EntityLimit(*row) for row in store.rows("read_limits", revision=as_of.revision, day=day)]
