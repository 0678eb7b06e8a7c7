"""The map on a sector page: its legend, what has no data by name, where it is drawn, and who may fetch its shapes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from data.catalogue import Catalogue
from data.geo.boundary_sets import BoundarySet, keep_set, version_of
from data.geo.document import tiles_document
from data.store import open_store
from pages.parts.routes import shapes
from tests.data.submitting import observe, send
from tests.pages.conftest import Serve
from tests.pages.visit import assert_in_order, html_of, text_of, visit

PAGE = "traffic_security"
GROUND = "ban-do"
PLACE = "noi"
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
