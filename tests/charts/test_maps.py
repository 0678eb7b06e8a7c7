"""Maps as drawn: one legend in words, gaps hatched and named, nothing asked of strangers, readable on both themes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from html import unescape
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import pytest
import vl_convert

from charts import style
from charts.bars import draw_ranking
from charts.classes import class_label, classes_of, fills_of, legend_html, said_of
from charts.deck_maps import draw_deck
from charts.maps import EDGES, Ground, draw_communes, draw_picture, named_places
from charts.spot_maps import draw_spots, draw_spots_picture, spots_legend_html
from charts.spots import Kind, Points, Spot, Track
from data.catalogue import Catalogue
from data.geo.document import tiles_centres, tiles_document, tiles_size
from data.periods import parse_period
from data.targets import Target
from data.views.classes import judged_classes, quantile_classes
from data.views.commune_map import NO_VALUE, OUTSIDE, TOO_SMALL, CommuneMap
from data.views.judgement import HIDDEN
from data.views.ranking import Ranked, Ranking
from data.views.reader import PlaceValue

PERIOD = parse_period("2026-10")
BOUNDARIES = Ground("/geo/communes.json?v=abc", False, 1.5, 1.3, {})
KINDS = (
    Kind("lost", "■", "Mất kết nối", "#B3261E", "#FF8A80"),
    Kind("heard", "●", "Đang kết nối", "#1B6E4B", "#6FD3A6"),
)


def made(catalogue: Catalogue, judged: bool) -> CommuneMap:
    """A map of 166 communes: one without data, one with a small denominator, one hidden, the others 40 to 94."""
    indicator = catalogue.indicators["PA-05"]
    codes = list(catalogue.communes)
    amounts = {code: Decimal(40 + n % 55) for n, code in enumerate(codes)}
    target = Target(indicator.code, "38", "", "", "2026", Decimal(80))
    classes = judged_classes(indicator, target, PERIOD) if judged else quantile_classes(indicator, amounts.values())
    keys = {code: classes.of(amount) for code, amount in amounts.items()}
    keys |= dict(zip(codes, (NO_VALUE, TOO_SMALL, HIDDEN), strict=False))
    values = {c: PlaceValue(c, a, Decimal(50), False, True, "ước", 1) for c, a in amounts.items()}
    del values[codes[0]], values[codes[2]]
    return CommuneMap(indicator, PERIOD, classes, keys, values)


def tiles(catalogue: Catalogue) -> Ground:
    areas = tuple(catalogue.communes.values())
    address = style.data_address("application/json", tiles_document(areas))
    return Ground(address, True, *tiles_size(areas), tiles_centres(areas))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("judged", [True, False])
def test_names_can_be_read_on_every_class(catalogue: Catalogue, theme: str, judged: bool) -> None:
    for fill in fills_of(made(catalogue, judged), theme).values():
        assert contrast(fill.fill, fill.text) >= 4.5, fill


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("judged", [True, False])
def test_classes_differ_in_more_than_hue(catalogue: Catalogue, theme: str, judged: bool) -> None:
    found = made(catalogue, judged)
    lights = sorted(luminance(fills_of(found, theme)[key].fill) for key in found.classes.keys)
    assert all((high + 0.05) / (low + 0.05) > 1.25 for low, high in pairwise(lights))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_part_a_class_from_the_surface(theme: str) -> None:
    assert contrast(EDGES[theme], style.PALETTES[theme].surface) > 2.4


def test_the_legend_names_every_class_with_symbol_words_and_number(catalogue: Catalogue) -> None:
    found = made(catalogue, judged=True)
    said = re.sub(r"<[^>]+>", " ", legend_html(found))
    for part in ("■ Nguy cơ không đạt: dưới 72%", "◆ Cần lưu ý: từ 72% đến dưới 80%", "● Đúng tiến độ: từ 80% trở lên"):
        assert part in said
    assert "Chưa có số liệu" in said
    assert "Mẫu số dưới 30, không xếp lớp" in said
    assert sum(int(n) for n in re.findall(r"<b>(\d+)</b>", legend_html(found))) == 166


def test_the_legend_of_counts_says_their_unit(catalogue: Catalogue) -> None:
    indicator = catalogue.indicators["AN-01"]
    codes = list(catalogue.communes)
    values = {c: PlaceValue(c, Decimal(n), None, False, False, "ước", 1) for n, c in enumerate(codes)}
    classes = quantile_classes(indicator, (v.amount for v in values.values()))
    found = CommuneMap(indicator, PERIOD, classes, {c: classes.of(v.amount) for c, v in values.items()}, values)
    assert "vụ:" in legend_html(found)
    assert class_label(found, "0") == "0 đến 39"


def test_what_is_hidden_or_missing_has_no_number(catalogue: Catalogue) -> None:
    found = made(catalogue, judged=False)
    missing, small, hidden = list(catalogue.communes)[:3]
    assert said_of(found, missing) == "Chưa có số liệu"
    assert said_of(found, small) == "41%"
    assert said_of(found, hidden) == "Số nhỏ, không hiện"


def rows_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that are joined to the shapes."""
    joined = next(t for t in spec["transform"] if "lookup" in t)
    rows: list[dict[str, Any]] = json.loads(unquote(joined["from"]["data"]["url"].split(",", 1)[1]))
    return rows


def test_a_map_holds_a_row_for_every_commune_and_no_geometry(catalogue: Catalogue) -> None:
    spec = draw_communes(made(catalogue, judged=True), BOUNDARIES, "14758", "light")
    assert {row["place"] for row in rows_of(spec)} == set(catalogue.communes)
    said = json.dumps(spec, ensure_ascii=False)
    assert len(said.encode()) < 20_000
    assert "coordinates" not in said
    assert '"name": "pick"' in said
    assert not re.findall(r"https?://(?!vega\.github\.io/schema)", said)


def test_with_boundaries_only_extremes_and_gaps_carry_names(catalogue: Catalogue) -> None:
    apart = {code: (n * 10.0, 0.0) for n, code in enumerate(catalogue.communes)}
    ground = Ground("/x", False, 10, 10, apart)
    named = named_places(made(catalogue, judged=False), ground)
    assert next(iter(catalogue.communes)) in named
    assert len(named) == 7
    together = Ground("/x", False, 10, 10, dict.fromkeys(catalogue.communes, (1.0, 1.0)))
    assert named_places(made(catalogue, judged=False), together, "14797") == ("14797",)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("judged", [True, False])
def test_the_tile_map_draws_every_tile_with_its_name_and_hatches_the_gap(
    catalogue: Catalogue, judged: bool, theme: str
) -> None:
    found = made(catalogue, judged)
    spec = draw_communes(found, tiles(catalogue), "14797", theme) | {"width": 1200, "height": 1100}
    drawn = vl_convert.vegalite_to_svg(spec)
    gap = catalogue.areas[next(iter(found.keys))]
    for word in gap.short_name.split():
        assert f">{word}<" in drawn
    fills = fills_of(found, theme)
    assert drawn.count(f'fill="{fills[NO_VALUE].fill}"') >= 1
    paths = re.findall(r'\bd="([^"]*)"', drawn)
    assert sum(path.endswith("Z") for path in paths) >= 166 + 1
    (hatch,) = [path for path in paths if path.count("M") > 3 and "Z" not in path]
    assert hatch.count("L") == hatch.count("M")


def in_a_group(found: CommuneMap, catalogue: Catalogue) -> CommuneMap:
    """The same map with only the communes of one group in classes."""
    group = next(iter(catalogue.groups.values()))
    keys = {place: key if place in group.communes else OUTSIDE for place, key in found.keys.items()}
    return replace(found, keys=keys, group=group)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_communes_outside_of_the_group_are_pale_and_said_so(catalogue: Catalogue, theme: str) -> None:
    found = in_a_group(made(catalogue, judged=False), catalogue)
    assert found.group
    outside = len(found.places(OUTSIDE))
    assert f"Ngoài nhóm {found.group.name}</li>" in re.sub(r" \(<b>\d+</b>\)", "", legend_html(found))
    assert f"<b>{outside}</b>" in legend_html(found)
    spec = draw_communes(found, tiles(catalogue), "", theme) | {"width": 1200, "height": 1100}
    drawn = vl_convert.vegalite_to_svg(spec)
    assert drawn.count(f'stroke="{style.PALETTES[theme].grid}"') >= outside
    assert drawn.count(f'stroke="{EDGES[theme]}"') == len(found.inside)
    assert not {found.keys[place] for place in named_places(found, tiles(catalogue))} & {OUTSIDE}


@pytest.mark.parametrize("judged", [True, False])
def test_a_picture_of_the_map_carries_its_legend_and_fetches_nothing(catalogue: Catalogue, judged: bool) -> None:
    found = made(catalogue, judged)
    spec = draw_picture(found, tiles(catalogue))
    drawn = vl_convert.vegalite_to_svg(spec, allowed_base_urls=["data:"])
    for key in found.classes.keys:
        assert f"{class_label(found, key)}: {len(found.places(key))}" in unescape(drawn)
    assert "Chưa có số liệu (gạch chéo): 1" in drawn
    assert "container" not in (spec["width"], spec["height"])


def test_bars_have_the_colours_of_the_map_and_say_the_status_too(catalogue: Catalogue) -> None:
    found = made(catalogue, judged=True)
    ranked = [place for place, key in found.keys.items() if key in found.classes.keys][:6]
    rows = tuple(
        Ranked(place, catalogue.areas[place].short_name, n, found.values[place].amount, None, False, True)
        for n, place in enumerate(ranked, 1)
    )
    ranking = Ranking(found.indicator, PERIOD, rows, (), (), (), len(rows))
    for theme in ("light", "dark"):
        spec = draw_ranking(ranking, ranked[0], style.PALETTES[theme], classes_of(found, theme))
        bars = json.loads(unquote(spec["data"]["url"].split(",", 1)[1]))
        for bar in bars[1:]:
            assert bar["fill"] == fills_of(found, theme)[found.keys[bar["place"]]].fill
            assert bar["said"][-1] == class_label(found, found.keys[bar["place"]])[0]
        assert bars[0]["fill"] == style.PALETTES[theme].ink


def test_a_deck_takes_shapes_by_address_and_names_no_basemap(catalogue: Catalogue) -> None:
    found = made(catalogue, judged=True)
    codes = sorted(catalogue.communes)
    areas = catalogue.communes
    text = draw_deck(found, BOUNDARIES, codes, (104.4, 19.3, 106.1, 20.7), areas, "", "light").to_json()
    said = json.loads(text)
    assert len(text.encode()) < 10_000
    assert said["mapStyle"] == "__MAP_STYLE__"
    assert [layer["id"] for layer in said["layers"] if layer.get("pickable")] == ["touched--1"]
    shapes = next(layer for layer in said["layers"] if layer["id"] == "touched--1")
    assert shapes["data"] == BOUNDARIES.address
    assert shapes["stroked"] is shapes["autoHighlight"] is False
    assert "http" not in text


def test_a_deck_marks_and_names_the_commune_that_is_looked_at(catalogue: Catalogue) -> None:
    found, areas, codes = made(catalogue, judged=True), catalogue.communes, sorted(catalogue.communes)
    ground = replace(BOUNDARIES, centres={codes[5]: (0.7, 0.6)})
    for picked, number in ((codes[5], 5), ("", -1), ("99999", -1)):
        text = draw_deck(found, ground, codes, (104.4, 19.3, 106.1, 20.7), areas, picked, "light").to_json()
        layers = {layer["id"]: layer for layer in json.loads(text)["layers"]}
        assert layers[f"touched-{number}"]["pickable"]
        assert layers[f"picked-{number}"]["getLineWidth"] == f"@@=properties.n=={number}?4:0"
        names = [row["name"] for row in layers["names"]["data"]]
        assert names == [areas[codes[5]].short_name] or number != 5


def test_the_colour_of_a_shape_in_a_deck_is_that_of_its_class(catalogue: Catalogue) -> None:
    found = made(catalogue, judged=True)
    codes = sorted(catalogue.communes)
    text = draw_deck(found, BOUNDARIES, codes, (104.4, 19.3, 106.1, 20.7), {}, "", "light").to_json()
    expression = next(x for x in json.loads(text)["layers"] if x["id"] == "classes")["getFillColor"]
    colours, numbers = (json.loads(part) for part in re.findall(r"\((\[.*?\])\)", expression))
    for number, code in zip(numbers, codes, strict=True):
        assert "#{:02X}{:02X}{:02X}".format(*colours[number]) == fills_of(found, "light")[found.keys[code]].fill


def test_spots_and_tracks_are_drawn_over_dots_or_shapes(catalogue: Catalogue) -> None:
    spots = [Spot(106.2, 19.5, "Tàu TH-1", "lost", "Nhận tin 12 ngày trước", "V1", named=True)]
    spots.append(Spot(106.3, 19.6, "Tàu TH-2", "heard", "Nhận tin hôm nay", "V2"))
    tracks = [Track("Tàu TH-1", "lost", ((106.0, 19.4), (106.2, 19.5)))]
    areas = tuple(catalogue.communes.values())
    spec = draw_spots(Points(tuple(spots), KINDS, tuple(tracks)), None, areas, "V2", "light")
    drawn = vl_convert.vegalite_to_svg(spec | {"width": 800, "height": 700})
    assert ">Tàu TH-1<" in drawn
    assert drawn.count(KINDS[0].light) >= 2
    assert drawn.lower().count(EDGES["light"].lower()) >= 166
    over_shapes = json.dumps(draw_spots(Points(tuple(spots), KINDS), BOUNDARIES, areas, "", "dark"))
    assert BOUNDARIES.address in over_shapes
    assert KINDS[0].dark in over_shapes


def test_spots_on_paper_have_the_legend_that_the_page_has_beside_them(catalogue: Catalogue) -> None:
    spots = [Spot(106.2, 19.5, "Tàu TH-1", "lost", "", "V1"), Spot(106.3, 19.6, "Tàu TH-2", "lost", "", "V2")]
    tracks = [Track("Tàu TH-1", "lost", ((106.0, 19.4), (106.2, 19.5)))]
    areas = tuple(catalogue.communes.values())
    drawn = vl_convert.vegalite_to_svg(
        draw_spots_picture(Points(tuple(spots), KINDS, tuple(tracks)), None, areas, "V1")
    )
    assert f">{KINDS[0].word}: 2<" in drawn
    assert f">{KINDS[1].word}: 0<" not in drawn


def test_a_name_without_a_free_side_is_left_out_and_the_picked_one_stays(catalogue: Catalogue) -> None:
    close = [Spot(105.5 + 0.001 * n, 19.9, f"Trạm số {n}", "lost", "", f"S{n}", named=True) for n in range(6)]
    spots = [*close, Spot(105.0, 20.3, "Trạm xa", "heard", "", "F", named=True)]
    areas = tuple(catalogue.communes.values())
    first = {f"Trạm số {n}" for n in range(4)} | {"Trạm xa"}
    for picked, names in (("", first), ("S5", first - {"Trạm số 3"} | {"Trạm số 5"})):
        spec = draw_spots(Points(tuple(spots), KINDS), None, areas, picked, "light")
        drawn = vl_convert.vegalite_to_svg(spec | {"width": 800, "height": 700})
        assert set(re.findall(r">(Trạm [^<]*)</text>", drawn)) == names


def test_the_legend_of_spots_counts_and_escapes() -> None:
    evil = Kind("x", "◆", "<b>x</b>", "#000000", "#FFFFFF")
    spots = [Spot(105, 19, "a", "x", ""), Spot(105, 19, "b", "x", "")]
    said = spots_legend_html(Points(tuple(spots), (evil, *KINDS)))
    assert "&lt;b&gt;x&lt;/b&gt;" in said
    assert "<b>2</b>" in said
    assert "Mất kết nối" not in said


def test_no_spots_at_all_still_draw_the_ground(catalogue: Catalogue) -> None:
    spec = draw_spots(Points((), KINDS), None, tuple(catalogue.communes.values()), "", "light")
    assert vl_convert.vegalite_to_svg(spec | {"width": 400, "height": 400}).startswith("<svg")
