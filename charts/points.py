"""What the point maps of single sectors show: vessels, stations, facilities and where accidents gather."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from charts import style
from charts.spots import Kind, Points, Spot, Track
from charts.words import PERMIT, VESSELS
from data.catalogue import Area, Band
from data.entities import Entity
from data.geo.hot_spots import gather
from data.numbers import format_moment, format_number
from data.positions import Position
from data.views.accidents import AccidentView
from data.views.air import DAILY, POOR, AirView
from data.views.permits import NEAR, NO_LIMIT, NO_SIGNAL, OVER, WITHIN, PermitTable
from data.views.vessels import HEARD, LONG_LOST, LOST, VesselView

CELL_KILOMETRES = 4.0
NAMED_CELLS = 5
NO_BAND = "none"
_OF_VESSEL = {LONG_LOST: style.RISK, LOST: style.ATTENTION, HEARD: style.GOOD}
_OF_PERMIT = {
    OVER: style.RISK,
    NEAR: style.ATTENTION,
    WITHIN: style.GOOD,
    NO_LIMIT: style.QUIET,
    NO_SIGNAL: style.QUIET,
}


def vessel_points(view: VesselView, track: Sequence[Position], picked: str) -> Points:
    """The last position of every vessel, and the track of the picked one."""
    spots = tuple(
        Spot(
            lon=float(vessel.position.lon),
            lat=float(vessel.position.lat),
            label=vessel.entity.name,
            kind=vessel.state,
            said=f"vị trí cuối lúc {format_moment(vessel.position.at)}",
            place=vessel.entity.code,
            urgent=vessel.state in (LONG_LOST, LOST),
        )
        for vessel in view.vessels
        if vessel.position
    )
    state = next((spot.kind for spot in spots if spot.place == picked), HEARD)
    line = tuple((float(position.lon), float(position.lat)) for position in track)
    kinds = tuple(Kind(state, *VESSELS[state], *colours) for state, colours in _OF_VESSEL.items())
    return Points(spots, kinds, (Track(picked, state, line),) if len(line) > 1 else ())


def station_points(view: AirView) -> Points:
    """Every air station in the colour of its band; those without a value hollow."""
    spots: list[Spot] = []
    for row in view.rows:
        said = f"VN_AQI ngày {format_number(row.values[DAILY].amount, 0)}" if row.band else "không có số liệu"
        bad = row.band is None or view.bands.index(row.band) + 1 >= POOR
        spots += _entity_spot(row.entity, row.band.name if row.band else NO_BAND, said, True, bad)
    kinds = tuple(map(_band_kind, view.bands))
    return Points(tuple(spots), (*kinds, Kind(NO_BAND, "○", "Không có số liệu", *style.QUIET)))


def facility_points(table: PermitTable) -> Points:
    """Every facility or site by how it keeps to its limits."""
    spots: list[Spot] = []
    for row in table.rows:
        bad = row.state in (OVER, NO_SIGNAL)
        spots += _entity_spot(row.entity, row.state, PERMIT[row.state][1].lower(), row.state == NEAR, bad)
    kinds = tuple(Kind(state, *PERMIT[state], *colours) for state, colours in _OF_PERMIT.items())
    return Points(tuple(spots), kinds)


def accident_points(view: AccidentView, areas: Mapping[str, Area]) -> Points:
    """Where accidents gather: a circle for each cell of CELL_KILOMETRES, as large as their number.

    The largest are named by the commune in which most of theirs happened.
    """
    events = [event for event in view.events if event.lon is not None and event.lat is not None]
    places = [(float(event.lon or 0), float(event.lat or 0)) for event in events]
    spots = []
    for number, cell in enumerate(gather(places, CELL_KILOMETRES)):
        deaths = sum(events[member].deaths for member in cell.members)
        count = len(cell.members)
        said = f"{count} vụ, {deaths} người chết"
        kind = "deadly" if deaths else "other"
        (most, _), *_ = Counter(events[member].area for member in cell.members).most_common(1)
        label = f"{areas[most].short_name}: {count} vụ" if most in areas else said
        spots.append(Spot(cell.lon, cell.lat, label, kind, said, "", count, urgent=number < NAMED_CELLS))
    kinds = (
        Kind("deadly", "●", "Nơi có người chết", *style.RISK),
        Kind("other", "○", "Nơi không có người chết", *style.ACCENT),
    )
    return Points(tuple(spots), kinds)


def _entity_spot(entity: Entity, kind: str, said: str, named: bool, urgent: bool) -> list[Spot]:
    """The spot of an entity; none where its position is not known."""
    if entity.lon is None or entity.lat is None:
        return []
    return [Spot(float(entity.lon), float(entity.lat), entity.name, kind, said, entity.code, 1, named, urgent)]


def _band_kind(band: Band) -> Kind:
    return Kind(band.name, "●", f"{band.low}–{band.high} {band.name}", band.colour, band.colour)
