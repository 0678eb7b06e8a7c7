"""Maps: every commune has a tile of its own, a class or a reason for none; classes follow targets or part evenly."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Area, Catalogue, Indicator, load_catalogue
from data.catalogue.model import Judgement
from data.geo.document import hatch_of, tiles_document, tiles_size, two_lines
from data.geo.hot_spots import gather
from data.geo.tiles import place_tiles
from data.periods import parse_period
from data.store import Store
from data.targets import Target
from data.views.breaks import communes_since
from data.views.classes import MOST_CLASSES, judged_classes, may_judge, quantile_classes, roundest
from data.views.commune_map import NO_VALUE, TOO_SMALL, read_commune_map
from data.views.judgement import HIDDEN, judge
from data.views.reader import Reader, Value
from tests.data.submitting import observe, send

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
NOW = datetime(2026, 11, 22, 8)
PERIOD = parse_period("2026-10")
TODAY = date(2026, 11, 22)
amounts = st.decimals(min_value=0, max_value=100, places=2)


def rate(catalogue: Catalogue, **judgement: Decimal | str) -> Indicator:
    """A percentage that is judged by the rule given."""
    return replace(catalogue.indicators["PA-05"], judgement=Judgement(**judgement))  # type: ignore[arg-type]


@pytest.mark.parametrize("province", ["38", "42", "51"])
def test_every_commune_has_a_tile_of_its_own(province: str) -> None:
    areas = tuple(load_catalogue(province, Path("/nonexistent")).communes.values())
    tiles = place_tiles(areas)
    assert tiles.keys() == {area.code for area in areas}
    assert len(set(tiles.values())) == len(areas)
    assert all((x + y) % 2 == 0 and x >= 0 and y >= 0 for x, y in tiles.values())


@pytest.mark.parametrize("province", ["38", "42", "51"])
def test_tiles_lie_as_the_communes_lie(province: str) -> None:
    areas = tuple(load_catalogue(province, Path("/nonexistent")).communes.values())
    tiles = place_tiles(areas)
    for axis, of in ((0, "lon"), (1, "lat")):
        ordered = sorted(areas, key=lambda area: float(getattr(area, of)))
        third = len(ordered) // 3
        low, high = ([tiles[a.code][axis] for a in part] for part in (ordered[:third], ordered[-third:]))
        assert sum(low) / third < sum(high) / third


def area(code: str, lon: float, lat: float) -> Area:
    return Area(code, f"Xã {code}", code, "xã", lon, lat, date(2025, 7, 1))


def test_a_province_of_none_one_or_two_communes_has_tiles() -> None:
    assert place_tiles(()) == {}
    assert place_tiles((area("1", 105, 19),)) == {"1": (0, 0)}
    assert len(set(place_tiles((area("1", 105, 19), area("2", 105.1, 19))).values())) == 2


def test_the_document_of_tiles_has_names_on_two_lines_and_hatching(catalogue: Catalogue) -> None:
    areas = tuple(catalogue.communes.values())
    document = json.loads(tiles_document(areas))
    assert len(document["features"]) == len(document["hatch"]) == 166
    assert document["features"][1]["properties"]["lines"] == "Hạc\nThành"
    width, height = tiles_size(areas)
    points = [p for f in document["features"] for p in f["geometry"]["coordinates"][0]]
    assert max(x for x, _ in points) - min(x for x, _ in points) == pytest.approx(width, rel=0.05)
    assert max(y for _, y in points) - min(y for _, y in points) == pytest.approx(height, rel=0.05)
    assert len(json.loads(hatch_of(tiles_document(areas)))["features"]) == 166


@pytest.mark.parametrize(
    ("name", "lines"),
    [("Hạc Thành", "Hạc\nThành"), ("Đào Duy Từ", "Đào\nDuy Từ"), ("Nam Sầm Sơn", "Nam Sầm\nSơn"), ("Yên", "Yên")],
)
def test_a_name_breaks_near_its_middle(name: str, lines: str) -> None:
    assert two_lines(name) == lines


@given(st.lists(amounts, max_size=200), st.sampled_from(["PA-05", "AN-01"]))
def test_quantile_classes_hold_every_amount_and_none_is_empty(found: list[Decimal], code: str) -> None:
    indicator = CATALOGUE.indicators[code]
    values = [amount.quantize(Decimal(1).scaleb(-indicator.decimals)) for amount in found]
    classes = quantile_classes(indicator, values)
    assert list(classes.edges) == sorted(set(classes.edges))
    assert len(classes.keys) == len(classes.labels) == len(classes.edges) + 1 <= MOST_CLASSES
    if values:
        assert {classes.of(amount) for amount in values} == set(classes.keys)
        assert len(set(classes.labels)) == len(classes.labels)


@given(st.sets(st.integers(0, 10**6), min_size=60, max_size=200))
def test_quantile_classes_of_different_amounts_are_of_nearly_one_size(found: set[int]) -> None:
    classes = quantile_classes(CATALOGUE.indicators["AN-01"], map(Decimal, found))
    sizes = [sum(classes.of(Decimal(n)) == key for n in found) for key in classes.keys]
    assert len(sizes) == MOST_CLASSES
    assert max(sizes) - min(sizes) <= len(found) * 0.2 + 4


def test_classes_of_counts_are_said_in_whole_numbers(catalogue: Catalogue) -> None:
    counts = [Decimal(n) for n in (0, 0, 0, 0, 1, 1, 2, 2, 5, 9)]
    labels = quantile_classes(catalogue.indicators["AN-01"], counts).labels
    assert labels == ("0", "1", "2 đến 4", "5 đến 9")


@given(amounts, amounts)
def test_the_roundest_number_lies_between(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    if low < high:
        assert low < roundest(low, high) <= high


def test_the_roundest_number_is_readable() -> None:
    for low, high, wanted in (("83.1", "86.7", "85"), ("99.1", "99.2", "99.2"), ("0", "7", "5"), ("-13", "-11", "-12")):
        assert roundest(Decimal(low), Decimal(high)) == Decimal(wanted)


RULES = [
    {"compare": "ratio", "attention": Decimal(1), "risk": Decimal("0.9")},
    {"compare": "points", "attention": Decimal(0), "risk": Decimal(1)},
]


@given(
    amounts, st.decimals(min_value=1, max_value=100, places=1), st.sampled_from(RULES), st.sampled_from(["min", "max"])
)
def test_a_commune_is_in_the_class_that_the_rule_of_judgement_gives(
    amount: Decimal, goal: Decimal, rule: dict[str, Decimal | str], bound: str
) -> None:
    indicator = rate(CATALOGUE, **rule)
    target = Target(indicator.code, "38", "", "", "2026", goal, bound=bound)
    value = Value(indicator.code, "2026-10", amount, "areas", "chính thức", False, False, 1, 1, 1, NOW)
    classes = judged_classes(indicator, target, PERIOD)
    if all(abs(amount - edge) > Decimal("1e-20") for edge in classes.edges) or amount in classes.edges:
        assert classes.of(amount) == judge(indicator, value, PERIOD, [target], TODAY).status


def test_only_a_floor_or_a_ceiling_of_a_percentage_judges_communes(catalogue: Catalogue) -> None:
    share, count = catalogue.indicators["PA-05"], catalogue.indicators["AN-01"]
    goal = Target("", "38", "", "", "2026", Decimal(95))
    assert may_judge(share, goal)
    assert not may_judge(share, None)
    assert not may_judge(count, goal)
    assert not may_judge(share, replace(goal, bound="range", upper=Decimal(99)))
    assert not may_judge(replace(share, direction="neutral"), goal)


def reader_of(store: Store, catalogue: Catalogue) -> Reader:
    return Reader(store, catalogue, store.as_of(), store.now())


def shares(places: Sequence[str], numbers: Sequence[int], whole: int = 100) -> list[object]:
    """YT-08 of some communes: its parts."""
    return [
        row
        for place, number in zip(places, numbers, strict=True)
        for row in (
            observe("YT-21", "2026-10", str(number), area=place),
            observe("YT-22", "2026-10", str(whole), area=place),
        )
    ]


def test_a_commune_without_a_value_is_named_and_a_small_denominator_apart(store: Store, catalogue: Catalogue) -> None:
    places = sorted(catalogue.communes)
    send(store, [*shares(places[:20], range(60, 80)), *shares(places[20:21], [9], whole=29)])  # type: ignore[list-item]
    found = read_commune_map(reader_of(store, catalogue), "YT-08", "2026-10")
    assert found.keys.keys() == catalogue.communes.keys()
    assert set(found.places(NO_VALUE)) == set(places[21:])
    assert found.places(TOO_SMALL) == (places[20],)
    assert sum(len(found.places(key)) for key in found.classes.keys) == 20
    assert not found.classes.goal


def test_missing_is_not_zero(store: Store, catalogue: Catalogue) -> None:
    places = sorted(catalogue.communes)
    send(store, [observe("AN-01", "2026-10", "0", area=places[0])])
    found = read_commune_map(reader_of(store, catalogue), "AN-01", "2026-10")
    assert found.keys[places[0]] in found.classes.keys
    assert found.keys[places[1]] == NO_VALUE


def test_small_counts_stay_hidden_with_what_would_give_them_away(store: Store, catalogue: Catalogue) -> None:
    code = next(i.code for i in catalogue.indicators.values() if i.small_cell and i.submitted and not i.entity)
    scheme = catalogue.indicators[code].scheme
    period = {"day": "2026-11-20", "week": "2026-W45", "month": "2026-10", "quarter": "2026-Q3", "year": "2025"}[scheme]
    places = sorted(catalogue.communes)[:4]
    send(store, [observe(code, period, n, area=a) for a, n in zip(places, ("3", "40", "50", "0"), strict=True)])
    found = read_commune_map(reader_of(store, catalogue), code, period)
    assert found.places(HIDDEN) == tuple(places[:2])


def test_communes_exist_since_july_2025(store: Store, catalogue: Catalogue) -> None:
    reader = reader_of(store, catalogue)
    assert communes_since(catalogue) == date(2025, 7, 1)
    assert len(read_commune_map(reader, "AN-01", "2025-06").places(NO_VALUE)) == 166


@given(st.lists(st.tuples(st.floats(104.5, 106.5), st.floats(19.2, 20.6)), max_size=60))
def test_every_point_is_in_one_hot_spot_near_its_middle(points: list[tuple[float, float]]) -> None:
    spots = gather(points, kilometres=5)
    assert sorted(n for spot in spots for n in spot.members) == list(range(len(points)))
    assert [len(s.members) for s in spots] == sorted((len(s.members) for s in spots), reverse=True)
    for spot in spots:
        assert all(abs(points[n][1] - spot.lat) * 111.2 < 6 for n in spot.members)


def test_points_of_one_place_are_one_hot_spot() -> None:
    (spot,) = gather([(105.78, 19.8), (105.781, 19.801), (105.78, 19.8)], kilometres=5)
    assert spot.members == (0, 1, 2)
