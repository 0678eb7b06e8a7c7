"""Fishing vessels: where each was last heard, and how long its device has been silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from data.access import VIEW_RECORDS
from data.entities import Entity
from data.periods import Period
from data.positions import Position, read_last_positions, read_track
from data.views.headline import read_headlines
from data.views.reader import Reader
from data.views.values import entities_of, read_values

HEARD, LOST, LONG_LOST, NEVER = "heard", "lost", "long_lost", "never"
SECTOR = "TC"
ORDER = (LONG_LOST, LOST, NEVER, HEARD)
TIMES_LOST, FITTED = "TC-05", "TC-03"
TRACK_DAYS = 15


@dataclass(frozen=True)
class Vessel:
    """One vessel at a moment; silent: since its last position, None where it was never heard."""

    entity: Entity
    position: Position | None
    silent: timedelta | None
    state: str


@dataclass(frozen=True)
class VesselView:
    """All vessels at a moment, the longest silent first.

    times_lost: how often a connection was lost on the last day that was reported (lượt), which is not the number of
    vessels (tàu) that are silent now. fitted: how many of the province's vessels have a device, of which `vessels`
    may be a part; fitted_in: the period of that number.
    """

    moment: datetime
    vessels: tuple[Vessel, ...]
    times_lost: Decimal | None
    times_day: date
    made_up: bool
    fitted: Decimal | None = None
    fitted_in: Period | None = None

    def count(self, state: str) -> int:
        """How many vessels are in a state."""
        return sum(vessel.state == state for vessel in self.vessels)


def read_vessels(reader: Reader, until: str) -> VesselView | None:
    """Vessels at the end of an ISO date, or now where that is earlier; None without any vessel."""
    reader.store.demand(VIEW_RECORDS, SECTOR)
    moment = min(datetime.combine(date.fromisoformat(until), time(23, 59, 59)), reader.now)
    fleet = [entity for entity in entities_of(reader, "vessel") if entity.valid_on(moment.date())]
    if not fleet:
        return None
    last = {position.entity: position for position in read_last_positions(reader.store, reader.as_of, moment)}
    vessels = [_vessel(reader, entity, last.get(entity.code), moment) for entity in fleet]
    day = moment.date() - timedelta(days=1)
    lost = read_values(reader, [(TIMES_LOST, day.isoformat())]).get((TIMES_LOST, day.isoformat()))
    (fitted,) = read_headlines(reader, [FITTED], moment.date(), spark=1)
    return VesselView(
        moment=moment,
        vessels=tuple(sorted(vessels, key=_urgency)),
        times_lost=lost.amount if lost else None,
        times_day=day,
        made_up=any(vessel.position.made_up for vessel in vessels if vessel.position),
        fitted=fitted.value.amount if fitted.value else None,
        fitted_in=fitted.period if fitted.value else None,
    )


def read_vessel_track(reader: Reader, code: str, until: str) -> Sequence[Position]:
    """Where a vessel was in the TRACK_DAYS before the end of an ISO date."""
    reader.store.demand(VIEW_RECORDS, SECTOR)
    end = datetime.combine(date.fromisoformat(until), time(23, 59, 59))
    return read_track(reader.store, reader.as_of, code, end - timedelta(days=TRACK_DAYS), end)


def _vessel(reader: Reader, entity: Entity, position: Position | None, moment: datetime) -> Vessel:
    silent = moment - position.at if position else None
    return Vessel(entity, position, silent, _state(reader, silent))


def _state(reader: Reader, silent: timedelta | None) -> str:
    rules = reader.catalogue.rules
    if silent is None:
        return NEVER
    if silent > timedelta(days=int(rules["vms_lost_days"].value)):
        return LONG_LOST
    return LOST if silent > timedelta(hours=int(rules["vms_lost_hours"].value)) else HEARD


def _urgency(vessel: Vessel) -> tuple[int, timedelta, str]:
    return ORDER.index(vessel.state), -(vessel.silent or timedelta()), vessel.entity.name
