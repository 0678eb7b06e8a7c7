"""Names on a map of points: what is in trouble is always named, what fits beside it, and a few communes far apart."""

from __future__ import annotations

import math
from itertools import combinations

import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.spot_maps import draw_spots, draw_spots_picture
from charts.spot_names import ALWAYS, APART, LANDMARKS, LETTER, LINE, Frame, Name, frame_of, place_names
from charts.spots import Kind, Points, Spot
from data.catalogue import Catalogue, load_catalogue
from tests.conftest import NO_OVERLAY

KIND = Kind("lost", "■", "Mất kết nối", "#B3261E", "#FF8A80")
CATALOGUE = load_catalogue("38", NO_OVERLAY)
COMMUNES = tuple(CATALOGUE.communes.values())
WIDTH, HEIGHT = 960.0, 600.0


def placed(spots: list[Spot], picked: str = "") -> tuple[list[Name], Frame]:
    points = Points(tuple(spots), (KIND,))
    frame = frame_of(points, COMMUNES, WIDTH, HEIGHT)
    return place_names(points, COMMUNES, picked, frame, 5), frame


def spot(number: int, lon: float, lat: float, named: bool = False, urgent: bool = False) -> Spot:
    return Spot(lon, lat, f"Tàu {number:02d}", "lost", "", f"V{number}", named=named, urgent=urgent)


def box(name: Name, frame: Frame) -> tuple[float, float, float, float]:
    x, y = frame.place(name.lon, name.lat)
    wide = LETTER * len(name.text)
    left = x - wide / 2 + name.across * (wide / 2 + name.away)
    top = y - LINE / 2 + name.down * (LINE / 2 + name.away)
    return left, top, left + wide, top + LINE


def test_what_is_in_trouble_is_named_where_other_names_find_no_room() -> None:
    crowd = [spot(n, 105.5 + n / 5000, 19.9, named=True) for n in range(12)]
    names, _ = placed([*crowd, spot(99, 105.501, 19.9, urgent=True)])
    of_spots = [name.text for name in names if not name.order]
    assert of_spots[0] == "Tàu 99"
    assert len(of_spots) < 8
    all_lost, _ = placed([spot(n, 105.5 + n / 5000, 19.9, urgent=True) for n in range(60)])
    assert len([name for name in all_lost if not name.order]) == ALWAYS


def test_a_name_turns_away_from_the_edge_of_the_map_and_from_another_name() -> None:
    east = max(area.lon for area in COMMUNES)
    names, frame = placed([spot(1, east, 19.9, urgent=True), spot(2, 105.5, 19.9, True), spot(3, 105.53, 19.9, True)])
    sides = {name.text: name.across for name in names if not name.order}
    assert sides["Tàu 02"] != 1 or sides["Tàu 03"] == 1
    assert all(box(name, frame)[2] <= WIDTH for name in names)


def test_a_handful_of_communes_far_from_each_other_shows_the_way_wards_first() -> None:
    names, frame = placed([])
    assert len(names) == LANDMARKS
    kinds = {area.short_name: area.kind for area in COMMUNES}
    assert [kinds[name.text] for name in names][:4] == ["phường"] * 4
    places = [frame.place(name.lon, name.lat) for name in names]
    assert min(math.dist(*pair) for pair in combinations(places, 2)) >= APART


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(104.4, 106.6), st.floats(19.2, 20.7), st.booleans()), max_size=25))
def test_no_name_that_may_be_left_out_lies_on_another_or_outside(places: list[tuple[float, float, bool]]) -> None:
    names, frame = placed([spot(n, lon, lat, named=named) for n, (lon, lat, named) in enumerate(places)])
    boxes = [box(name, frame) for name in names]
    for one, other in combinations(boxes, 2):
        assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
    for left, top, right, bottom in boxes:
        assert 0 <= left <= right <= WIDTH
        assert 0 <= top <= bottom <= HEIGHT


def test_page_and_picture_carry_the_names_and_a_phone_only_some_communes(catalogue: Catalogue) -> None:
    points = Points((spot(1, 105.5, 19.9, urgent=True), spot(2, 106.2, 19.5)), (KIND,))
    wide = vl_convert.vegalite_to_svg(draw_spots(points, None, COMMUNES, "", "light") | {"width": 960, "height": 600})
    phone = vl_convert.vegalite_to_svg(
        draw_spots(points, None, COMMUNES, "V2", "light") | {"width": 330, "height": 330}
    )
    paper = vl_convert.vegalite_to_svg(draw_spots_picture(points, None, COMMUNES, ""))
    for drawn in (wide, paper):
        assert ">Tàu 01<" in drawn
        assert ">Tàu 02<" not in drawn
    assert ">Tàu 02<" in phone
    assert ">Tàu 01<" not in phone
    communes = {area.short_name for area in COMMUNES}
    counts = [sum(f">{name}<" in drawn for name in communes) for drawn in (wide, paper, phone)]
    assert counts[0] >= 7
    assert counts[1] >= 7
    assert 1 <= counts[2] <= 3
