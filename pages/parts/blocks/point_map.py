"""The point maps of single sectors: stations, facilities, vessels with a track, where accidents gather."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from briefings.air import air_takeaway
from briefings.blocks import accident_list_takeaway, vessels_takeaway
from briefings.tables import permits_takeaway
from briefings.takeaway import Takeaway
from charts.cards import made_up_html
from charts.points import accident_points, facility_points, station_points, vessel_points
from charts.spot_maps import draw_spots, draw_spots_picture, spots_legend_html
from charts.spots import Points
from data.views.accidents import read_accidents, span_phrase
from data.views.air import read_air
from data.views.reader import Reader
from data.views.sector import SectorView, read_sector
from data.views.vessels import read_vessel_track, read_vessels
from pages.parts.base import theme, view
from pages.parts.groups import sector_asked
from pages.parts.links import PLACE
from pages.parts.map import point_ground, point_ground_inside, show_spots
from pages.parts.takeaway import show_takeaway

Find = Callable[[Reader, SectorView, str], tuple[Points, bool]]
NOTHING = Points((), ())


def show_vessels(reader: Reader, found: SectorView) -> None:
    """Last positions, and the track of the vessel that was picked."""
    _show(
        reader, found, "vessels", "Vị trí cuối của tàu", "Bấm vào một tàu để xem hành trình 15 ngày gần nhất.", "wide"
    )


def show_stations(reader: Reader, found: SectorView) -> None:
    """Air stations in the colours of their bands."""
    _show(reader, found, "stations", "Trạm quan trắc không khí", "Màu theo thang VN_AQI ngày.", "square")


def show_facilities(reader: Reader, found: SectorView) -> None:
    """Facilities by how they keep to their permits."""
    _show(reader, found, "facilities", "Vị trí các cơ sở", "Bấm vào một cơ sở để làm nổi.", "square")


def show_accidents(reader: Reader, found: SectorView) -> None:
    """Where the year's accidents gather."""
    accidents = view(read_accidents, reader, _until(found)) if found.cutoff else None
    span = f"{span_phrase(accidents)}. " if accidents else ""
    caption = f"{span}Mỗi vòng gộp các vụ trong khoảng 4 km; vòng càng lớn càng nhiều vụ."
    _show(reader, found, "accidents", "Điểm nóng tai nạn trong năm", caption, "square")


def point_map(
    reader: Reader, name: str, sector: str, period: str, group: str, picked: str, chosen: str
) -> tuple[dict[str, Any], str, bool]:
    """The finished map of a sector's view with its legend, and whether anything is made up; empty without points."""
    points, made_up = FIND[name](reader, view(read_sector, reader, sector, period, group), picked)
    if not points.spots:
        return {}, "", made_up
    areas = tuple(reader.catalogue.communes.values())
    spec = draw_spots(points, point_ground(reader), areas, picked, chosen)
    return spec, spots_legend_html(points), made_up


def _show(reader: Reader, found: SectorView, name: str, heading: str, caption: str, form: str) -> None:
    if found.cutoff is None:
        return
    picked = str(st.query_params.get(PLACE, ""))
    spec, legend, made_up = view(
        point_map, reader, name, found.sector.code, *sector_asked(reader.catalogue), picked, theme()
    )
    if not spec:
        return
    with st.container(key=f"panel-points-{name}"):
        st.subheader(heading, anchor=False)
        mark = f" {made_up_html()}" if made_up else ""
        st.html(f'<div class="gb-caption">{escape(caption)}{mark}</div>{legend}')
        show_spots(name, spec, form)
        make = partial(TAKE[name], reader, found, heading)
        show_takeaway(f"points-{name}", found.sector.code, make, partial(_picture, reader, found, name, picked))


def _picture(reader: Reader, found: SectorView, name: str, picked: str) -> dict[str, Any]:
    points, _ = FIND[name](reader, found, picked)
    areas = tuple(reader.catalogue.communes.values())
    return draw_spots_picture(points, point_ground_inside(reader), areas, picked)


def _until(found: SectorView) -> str:
    return found.cutoff.end.isoformat() if found.cutoff else ""


def _vessels(reader: Reader, found: SectorView, picked: str) -> tuple[Points, bool]:
    fleet = view(read_vessels, reader, _until(found))
    if fleet is None:
        return NOTHING, False
    known = any(vessel.entity.code == picked for vessel in fleet.vessels)
    track = read_vessel_track(reader, picked, fleet.moment.date().isoformat()) if known else ()
    return vessel_points(fleet, track, picked), fleet.made_up


def _stations(reader: Reader, found: SectorView, picked: str) -> tuple[Points, bool]:
    air = view(read_air, reader, _until(found))
    return (station_points(air), air.made_up) if air else (NOTHING, False)


def _facilities(reader: Reader, found: SectorView, picked: str) -> tuple[Points, bool]:
    if found.permits is None:
        return NOTHING, False
    made_up = any(c.value.made_up for row in found.permits.rows for c in row.cells if c.value)
    return facility_points(found.permits), made_up


def _accidents(reader: Reader, found: SectorView, picked: str) -> tuple[Points, bool]:
    accidents = view(read_accidents, reader, _until(found))
    return (accident_points(accidents, reader.catalogue.areas), accidents.made_up) if accidents else (NOTHING, False)


def _vessels_file(reader: Reader, found: SectorView, title: str) -> Takeaway:
    fleet = view(read_vessels, reader, _until(found))
    assert fleet is not None
    return vessels_takeaway(reader.catalogue, found, title, fleet)


def _stations_file(reader: Reader, found: SectorView, title: str) -> Takeaway:
    air = view(read_air, reader, _until(found))
    assert air is not None
    return air_takeaway(reader.catalogue, found, title, air)


def _facilities_file(reader: Reader, found: SectorView, title: str) -> Takeaway:
    assert found.permits is not None
    return permits_takeaway(reader.catalogue, found.sector, title, found.permits, found.received_at)


def _accidents_file(reader: Reader, found: SectorView, title: str) -> Takeaway:
    accidents = view(read_accidents, reader, _until(found))
    assert accidents is not None
    return accident_list_takeaway(reader.catalogue, found, title, accidents)


TAKE: dict[str, Callable[[Reader, SectorView, str], Takeaway]] = {
    "vessels": _vessels_file,
    "stations": _stations_file,
    "facilities": _facilities_file,
    "accidents": _accidents_file,
}
FIND: dict[str, Find] = {
    "vessels": _vessels,
    "stations": _stations,
    "facilities": _facilities,
    "accidents": _accidents,
}
