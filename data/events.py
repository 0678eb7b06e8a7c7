"""Events: what happened once, when and where, such as an accident; counts, never persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from data.store import AsOf, Store

ACCIDENT = "accident"


@dataclass(frozen=True)
class Event:
    """One event; position in degrees (WGS 84), both or none. period: the scope that brought it.

    made_up and submission_id are known of events that were read.
    """

    code: str
    kind: str
    happened_at: datetime
    area: str
    lon: Decimal | None
    lat: Decimal | None
    place: str
    deaths: int
    injuries: int
    note: str = ""
    cell: str = ""
    period: str = ""
    made_up: bool = False
    submission_id: str = ""


def read_events(store: Store, as_of: AsOf, kind: str, since: date, until: date) -> list[Event]:
    """Events of a kind from the first to the last of these days, oldest first."""
    rows = store.rows("read_events", revision=as_of.revision, kind=kind, since=since, until=until)
    return [Event(*row) for row in rows]
