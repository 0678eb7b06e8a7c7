"""What the maps of points name: what is in trouble, and the communes in which most accidents happened."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from charts.points import accident_points, facility_points, vessel_points
from data.catalogue import Catalogue
from data.entities import Entity
from data.events import ACCIDENT, Event
from data.periods import parse_period
from data.positions import Position
from data.views.accidents import AccidentView
from data.views.permits import NEAR, NO_SIGNAL, OVER, WITHIN, PermitCell, PermitRow, PermitTable
from data.views.vessels import HEARD, LONG_LOST, LOST, Vessel, VesselView

NOON = datetime(2026, 11, 21, 12)


def an_entity(code: str, kind: str) -> Entity:
    return Entity(code, kind, f"Điểm {code}", "14758", Decimal("105.7"), Decimal("19.8"), date(2020, 1, 1))


def an_accident(number: int, area: str, lon: str, deaths: int = 0) -> Event:
    return Event(f"E{number}", ACCIDENT, NOON, area, Decimal(lon), Decimal("19.8"), "", deaths, 0)


def test_the_largest_accident_spots_are_named_by_the_commune_of_most_of_theirs(catalogue: Catalogue) -> None:
    one, other = sorted(catalogue.communes)[:2]
    events = [an_accident(n, one, "105.70", deaths=n == 0) for n in range(3)]
    events += [an_accident(9, other, "105.70"), *(an_accident(20 + n, other, f"{104.4 + n / 5:.1f}") for n in range(6))]
    view = AccidentView(date(2026, 1, 1), date(2026, 11, 21), tuple(events), (), False, True)
    points = accident_points(view, catalogue.areas)
    assert points.spots[0].label == f"{catalogue.areas[one].short_name}: 4 vụ"
    assert points.spots[0].said == "4 vụ, 1 người chết"
    assert [spot.urgent for spot in points.spots] == [True] * 5 + [False] * (len(points.spots) - 5)
    assert accident_points(view, {}).spots[0].label == "4 vụ, 1 người chết"


@pytest.mark.parametrize(
    ("state", "named", "urgent"), [(OVER, False, True), (NO_SIGNAL, False, True), (NEAR, True, False)]
)
def test_a_facility_beyond_its_limit_or_silent_is_always_named(
    state: str, named: bool, urgent: bool, catalogue: Catalogue
) -> None:
    cells = [PermitCell(catalogue.indicators["XT-10"], None, None, None, "", found, None) for found in (state, WITHIN)]
    rows = tuple(PermitRow(an_entity(f"C{at}", "facility"), (cell,), 0) for at, cell in enumerate(cells))
    first, second = facility_points(PermitTable(parse_period("2026-11-21"), (), rows)).spots
    assert (first.named, first.urgent) == (named, urgent)
    assert (second.named, second.urgent) == (False, False)


def test_a_vessel_whose_connection_is_lost_is_always_named() -> None:
    heard = Position("V", NOON, Decimal("106.2"), Decimal("19.5"))
    fleet = tuple(Vessel(an_entity(state, "vessel"), heard, timedelta(), state) for state in (LONG_LOST, LOST, HEARD))
    points = vessel_points(VesselView(NOON, fleet, None, NOON.date(), True), (), "")
    assert [(spot.label, spot.urgent) for spot in points.spots] == [
        *((f"Điểm {state}", True) for state in (LONG_LOST, LOST)),
        (f"Điểm {HEARD}", False),
    ]
