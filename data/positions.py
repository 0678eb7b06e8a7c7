"""Positions: where a vessel was at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from data.store import AsOf, Store


@dataclass(frozen=True, slots=True)
class Position:
    """Where an entity was, in degrees (WGS 84). connected: whether its device was heard, None when not said.

    period: the scope that brought it; made_up and submission_id are known of positions that were read.
    """

    entity: str
    at: datetime
    lon: Decimal
    lat: Decimal
    connected: bool | None = None
    cell: str = ""
    period: str = ""
    made_up: bool = False
    submission_id: str = ""


def read_last_positions(store: Store, as_of: AsOf, moment: datetime) -> list[Position]:
    """The last position of each entity that is not after a moment, by entity."""
    return [Position(*row) for row in store.rows("read_last_positions", revision=as_of.revision, moment=moment)]


def read_track(store: Store, as_of: AsOf, entity: str, since: datetime, until: datetime) -> list[Position]:
    """Every position of an entity from one moment to another, oldest first."""
    rows = store.rows("read_track", revision=as_of.revision, entity=entity, since=since, until=until)
    return [Position(*row) for row in rows]
