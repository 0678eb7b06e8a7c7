"""The map on a sector page: its legend, what has no data by name, where it is drawn, and who may fetch its shapes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from briefings.pictures import draw_picture
from briefings.tables import map_takeaway
from charts.classes import class_label
from data.catalogue import Catalogue
from data.geo.boundary_sets import BoundarySet, keep_set, newest_set, version_of
from data.geo.document import tiles_document
from data.store import open_store
from data.submissions import Row
from data.targets import Target
from data.views.commune_map import read_commune_map
from data.views.reader import Reader
from pages.parts.map import map_picture
from pages.parts.resources import the_catalogue, the_store
from pages.parts.routes import shapes
from tests.data.submitting import observe, send
from tests.pages.conftest import Serve
from tests.pages.visit import assert_in_order, html_of, text_of, unfolded, visit

PAGE = "traffic_security"
GROUND = "ban-do"
PLACE = "noi"
LET_GO = "Bỏ lọc"
SWITCH = ["Ô lục giác", "Ranh giới", "Phóng to, thu nhỏ"]


@pytest.fixture
def accidents(tmp_path: Path, catalogue: Catalogue, serve: Serve) -> Iterator[Path]:
    """Accidents of 164 of 166 communes and of the province."""
    store = open_store(tmp_path / "var")
    places = sorted(catalogue.communes)
    rows = [observe("AN-01", "2026-10", str(n % 23), area=place) for n, place in enumerate(places[2:])]
    send(store, [*rows, observe("AN-01", "2026-10", "1700")])
    store.close()
    with serve(tmp_path / "var"):
        yield tmp_path / "var"


def keep_boundaries(folder: Path, catalogue: Catalogue) -> str:
    """A set with the tiles as its shapes, without the last commune; its version."""
    areas = tuple(catalogue.communes.values())[:-1]
    document = tiles_document(areas)
    version = version_of(document)
    codes, bounds = tuple(area.code for area in areas), (104.4, 19.3, 106.1, 20.7)
    kept = BoundarySet(
        version, "38", "Sở của tỉnh", date(2025, 7, 1), None, "x.zip", "0" * 64, datetime(2026, 1, 1), bounds, codes
    )
    keep_set(folder, kept, document)
    return version


def legend(at: AppTest) -> str:
    return next(piece for piece in html_of(at) if "gb-legend" in piece)


def switches(at: AppTest) -> list[list[str]]:
    """What can be chosen to draw the map on."""
    return [[o.content for o in g.proto.options] for g in at.get("button_group") if "bản đồ" in g.label]


def charts(at: AppTest) -> str:
    return "".join(str(element.proto) for element in at.get("vega_lite_chart"))


@pytest.mark.usefixtures("accidents")
def test_the_map_has_a_legend_its_gaps_by_name_and_the_day_since_when(catalogue: Catalogue) -> None:
    at = visit(PAGE)
    assert_in_order(at)
    names = ", ".join(catalogue.areas[code].short_name for code in sorted(catalogue.communes)[:2])
    assert f"Chưa có số liệu (2): {names}." in text_of(at)
    assert "có số liệu 164/166 xã, phường" in text_of(at)
    assert "Xã, phường hiện nay có từ 01/07/2025" in text_of(at)
    assert "gb-hatched" in legend(at)
    assert "/geo/tiles.json?v=" in charts(at)
    assert not at.get("deck_gl_json_chart")


@pytest.mark.usefixtures("accidents")
def test_without_boundaries_there_is_nothing_to_switch_and_an_old_address_still_opens() -> None:
    at = visit(PAGE, **{GROUND: "ranh-gioi"})
    assert_in_order(at)
    assert switches(at) == []
    assert "/geo/tiles.json" in charts(at)


def test_boundaries_are_one_click_away_and_say_their_source(accidents: Path, catalogue: Catalogue) -> None:
    version = keep_boundaries(accidents, catalogue)
    assert "/geo/tiles.json" in charts(visit(PAGE))
    at = visit(PAGE, **{GROUND: "ranh-gioi"})
    assert_in_order(at)
    assert switches(at) == [SWITCH]
    assert f"/geo/communes.json?v={version}" in charts(at)
    last = list(catalogue.communes.values())[-1]
    assert f"Chưa có ranh giới (1): {last.short_name}." in text_of(at)
    assert "Ranh giới: Sở của tỉnh, áp dụng từ 01/07/2025." in text_of(at)


def test_the_map_to_zoom_tells_what_to_do_where_it_stays_blank(accidents: Path, catalogue: Catalogue) -> None:
    keep_boundaries(accidents, catalogue)
    at = visit(PAGE, **{GROUND: "thu-phong"})
    assert_in_order(at)
    assert len(at.get("deck_gl_json_chart")) == 1
    assert "chọn Ranh giới" in text_of(at)


@pytest.mark.usefixtures("accidents")
def test_a_place_in_the_address_is_named_with_its_value_and_an_unknown_one_harms_nothing(catalogue: Catalogue) -> None:
    first, *_, last = sorted(catalogue.communes)
    said = text_of(visit(PAGE, **{PLACE: last}))
    assert f"{catalogue.areas[last].name} : 2 vụ" in " ".join(said.replace(" :", " :").split())
    assert f"{catalogue.areas[first].name}" in text_of(visit(PAGE, **{PLACE: first}))
    assert_in_order(visit(PAGE, **{PLACE: "<script>"}))


def fetch(path: str, query: str = "", client: str = "127.0.0.1", **headers: str) -> Response:
    """What our route answers."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "client": (client, 50000),
        "path_params": {"kind": path.removeprefix("/geo/").removesuffix(".json")},
    }
    return asyncio.run(shapes(Request(scope)))


def test_shapes_are_sent_once_and_kept_by_the_browser(accidents: Path, catalogue: Catalogue) -> None:
    version = keep_boundaries(accidents, catalogue)
    answer = fetch("/geo/communes.json", f"v={version}")
    assert answer.status_code == 200
    assert len(json.loads(bytes(answer.body))["features"]) == 165
    assert "immutable" in answer.headers["cache-control"]
    again = fetch("/geo/communes.json", f"v={version}", if_none_match=answer.headers["etag"])
    assert (again.status_code, again.body) == (304, b"")
    newest = fetch("/geo/communes.json")
    assert newest.body == answer.body
    assert "no-cache" in newest.headers["cache-control"]
    assert fetch("/geo/other.json", f"v={version}").status_code == 404
    hatch = json.loads(bytes(fetch("/geo/communes.json", f"v={version}&part=hatch").body))
    assert {feature["geometry"]["type"] for feature in hatch["features"]} == {"MultiLineString"}


@pytest.mark.usefixtures("accidents")
def test_tiles_are_always_there_and_boundaries_only_once_imported() -> None:
    assert len(json.loads(bytes(fetch("/geo/tiles.json").body))["features"]) == 166
    assert fetch("/geo/communes.json").status_code == 404
    assert fetch("/geo/communes.json", "v=../../ioc").status_code == 404


@pytest.mark.usefixtures("accidents")
def test_strangers_get_no_shapes() -> None:
    assert fetch("/geo/tiles.json", client="10.0.0.7").status_code == 403
    assert fetch("/geo/tiles.json", x_forwarded_for="10.0.0.7").status_code == 403


@pytest.fixture
def health(tmp_path: Path, catalogue: Catalogue, serve: Serve) -> Iterator[Path]:
    """Vaccination and insurance of all communes but one, and what only the province has."""
    store = open_store(tmp_path / "var")
    doctors = [observe("YT-15", "2026", "5000"), observe("KTXH-20", "2026", "3700000")]
    rows: list[Row] = [*doctors, Target("YT-08", "38", "", "", "2026", Decimal(95), cell="C1")]
    for n, place in enumerate(sorted(catalogue.communes)[1:]):
        parts = {"YT-21": 80 + n % 20, "YT-22": 100, "YT-14": 90 + n % 10}
        rows += [observe(code, "2026-10", str(amount), area=place) for code, amount in parts.items()]
        rows.append(observe("KTXH-20", "2026", "100", area=place))
    send(store, rows, periods=("2026-10", "2026"))
    store.close()
    with serve(tmp_path / "var"):
        yield tmp_path / "var"


def reader_now() -> Reader:
    store = the_store()
    return Reader(store, the_catalogue(), store.as_of(), store.now())


def buttons(at: AppTest) -> list[str]:
    return [button.label for button in at.button]


@pytest.mark.usefixtures("health")
def test_a_commune_in_the_address_makes_the_page_its_own_and_one_button_lets_it_go(catalogue: Catalogue) -> None:
    place = catalogue.areas[sorted(catalogue.communes)[1]]
    whole, own = visit("health"), visit("health", **{PLACE: place.code})
    assert_in_order(own)
    assert LET_GO not in buttons(whole)
    assert own.title[0].value.startswith(f"{place.short_name}: ")
    assert f"Đang xem: {place.name}" in " ".join(text_of(own).split()).replace(" .", ".")
    assert "riêng xã, phường này" in text_of(own)
    assert "Chỉ có số liệu toàn tỉnh" in [heading.value for heading in own.subheader]
    assert legend(own) == legend(whole)
    assert f"noi={place.code}" in "".join(piece for piece in html_of(own) if "gb-cards" in piece)
    again = next(button for button in own.button if button.label == LET_GO).click().run()
    assert_in_order(again)
    assert PLACE not in again.query_params
    assert again.title[0].value == whole.title[0].value


@pytest.mark.usefixtures("health")
def test_a_commune_that_sent_nothing_is_looked_at_without_harm(catalogue: Catalogue) -> None:
    place = catalogue.areas[min(catalogue.communes)]
    at = visit("health", **{PLACE: place.code})
    assert_in_order(at)
    assert at.title[0].value == f"{place.short_name}, y tế: chưa có số liệu"
    assert "Chưa có số liệu: " in text_of(at)
    assert legend(at)


@pytest.mark.usefixtures("health")
def test_the_indicator_of_a_commune_tells_its_own_number_and_cells(catalogue: Catalogue) -> None:
    place = catalogue.areas[sorted(catalogue.communes)[1]]
    at = visit("indicator", ma="YT-08", ky="2026-10", **{PLACE: place.code})
    assert_in_order(at)
    assert at.title[0].value.startswith(f"{place.short_name}: ")
    assert "2 ô số liệu" in text_of(at)
    assert LET_GO in buttons(at)
    assert LET_GO not in buttons(visit("indicator", ma="YT-08", **{PLACE: "SYT"}))


@pytest.mark.usefixtures("health")
def test_a_group_filters_map_ranking_and_table_alike(catalogue: Catalogue) -> None:
    group = catalogue.groups["mien-nui"]
    at = unfolded(visit("health", nhom=group.code), "YT-01")
    assert_in_order(at)
    outside = len(catalogue.communes) - len(group.communes)
    assert f"Ngoài nhóm {group.name} (<b>{outside}</b>)" in legend(at)
    assert f"xếp hạng {len(group.communes)} xã, phường" in text_of(at)
    assert f"{len(group.communes)}/{len(group.communes)} xã, phường" in text_of(at)
    table = next(piece for piece in html_of(at) if "<th" in piece and "Lớp" in piece)
    assert table.count("gb-swatch") == len(group.communes)


@pytest.mark.usefixtures("health")
def test_the_map_can_be_taken_away_with_classes_as_table_and_as_picture(catalogue: Catalogue) -> None:
    at = visit("health")
    at.session_state["take-map-YT-01"] = True
    at.run()
    assert_in_order(at)
    assert [button.label for button in at.get("download_button")] == [
        *("Bảng Excel (.xlsx)", "Bảng CSV (.csv)", "Ảnh PNG", "Ảnh vector SVG")
    ]
    reader = reader_now()
    found = read_commune_map(reader, "YT-01", "2026-10", "mien-nui")
    takeaway = map_takeaway(catalogue, found)
    assert len(takeaway.lines) == len(catalogue.groups["mien-nui"].communes)
    assert {line.cells[3] for line in takeaway.lines} == {class_label(found, found.keys[p]) for p in found.inside}
    assert catalogue.groups["mien-nui"].source in takeaway.notes
    whole = map_takeaway(catalogue, read_commune_map(reader, "YT-01", "2026-10"))
    (missing,) = [line for line in whole.lines if line.cells[2] is None]
    assert missing.cells[0] == min(catalogue.communes)
    assert missing.cells[3] == "Chưa có số liệu"


def test_the_picture_of_a_map_is_drawn_on_tiles_and_on_boundaries(health: Path, catalogue: Catalogue) -> None:
    reader = reader_now()
    found = read_commune_map(reader, "YT-01", "2026-10")
    takeaway = map_takeaway(catalogue, found)
    tiles = draw_picture("svg", map_picture(reader, found, None), takeaway).decode()
    assert all(f">{word}<" in tiles for area in catalogue.communes.values() for word in area.short_name.split()[:1])
    keep_boundaries(health, catalogue)
    kept = newest_set(health, "38", reader.today)
    drawn = draw_picture("svg", map_picture(reader, found, kept), takeaway).decode()
    assert "Chưa có số liệu (gạch chéo): 1" in drawn
