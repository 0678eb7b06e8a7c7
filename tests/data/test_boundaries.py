"""The province's own boundaries: any of three formats, in degrees or VN-2000, found by code or name, or refused."""

from __future__ import annotations

import json
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyproj
import pytest
import shapely
from pyogrio import raw
from shapely.geometry import box, shape

from data.__main__ import main
from data.catalogue import Catalogue, load_catalogue
from data.geo import geofile, words
from data.geo.boundary_sets import document_path, keep_set, newest_set
from data.geo.matching import bare_name, full_name, same_code

SIDE = 6
SIZE = 0.02
VN2000 = "EPSG:5897"
DAY = date(2026, 11, 22)


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """Thanh Hóa with 36 of its communes, moved onto a grid of squares; IOC_VAR is a folder of the test."""
    monkeypatch.setenv("IOC_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("IOC_PROVINCE", "38")
    whole = load_catalogue()
    chosen = list(whole.communes.values())[: SIDE * SIDE]
    placed = {a.code: replace(a, lon=_west(n) + SIZE / 2, lat=_south(n) + SIZE / 2) for n, a in enumerate(chosen)}
    catalogue = replace(whole, areas={whole.province.code: whole.province} | placed)
    monkeypatch.setattr("data.boundaries.load_catalogue", lambda: catalogue)
    return catalogue


def _west(number: int) -> float:
    return 105.5 + number % SIDE * SIZE


def _south(number: int) -> float:
    return 19.5 + number // SIDE * SIZE


def squares(catalogue: Catalogue) -> dict[str, Any]:
    """Columns of codes and names, and a square for each commune; a wavy border so that there is much to simplify."""
    communes = list(catalogue.communes.values())
    shapes = [
        shapely.segmentize(box(_west(n), _south(n), _west(n) + SIZE, _south(n) + SIZE), SIZE / 40)
        for n in range(len(communes))
    ]
    return {"ma_xa": [a.code for a in communes], "ten_xa": [a.name for a in communes], "geometry": shapes}


def write(path: Path, table: dict[str, Any], crs: str = "EPSG:4326") -> Path:
    """A file of squares; a .zip holds a Shapefile."""
    target = path.with_suffix(".shp") if path.suffix == ".zip" else path
    fields = [name for name in table if name != "geometry"]
    packed = shapely.to_wkb(np.array(table["geometry"], dtype=object))
    columns = [np.array(table[name], dtype=object) for name in fields]
    kind = "Unknown" if target == path else "Polygon"
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="'crs' was not provided")
        raw.write(target, packed, columns, fields, geometry_type=kind, crs=crs or None)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            for part in sorted(path.parent.glob(f"{path.stem}.*")):
                if part.suffix != ".zip":
                    archive.write(part, f"ranh gioi/{part.name}")
    return path


def bring(path: Path, *more: str) -> int:
    return main(["boundaries", "import", str(path), "--source", "Số liệu minh họa", *more])


def drawn(tmp_path: Path) -> dict[str, Any]:
    """The document of the newest set."""
    kept = newest_set(tmp_path / "var", "38", DAY)
    assert kept is not None
    path = document_path(tmp_path / "var", kept.version)
    assert path is not None
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


@pytest.mark.parametrize("name", ["x.geojson", "x.zip", "x.gpkg"])
def test_each_format_is_taken_whole(
    few: Catalogue, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(write(tmp_path / name, squares(few))) == 0
    said = capsys.readouterr().out
    assert "Đã nhập ranh giới 36/36 xã, phường của Tỉnh Thanh Hóa" in said
    assert "Khớp theo mã: 36; khớp theo tên: 0." in said
    assert {f["properties"]["code"] for f in drawn(tmp_path)["features"]} == set(few.communes)


@pytest.mark.parametrize("name", ["x.geojson", "x.zip", "x.gpkg"])
def test_vn2000_is_asked_for_and_brought_to_degrees(
    few: Catalogue, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table = squares(few)
    turn = pyproj.Transformer.from_crs("EPSG:4326", VN2000, always_xy=True)
    table["geometry"] = [shapely.transform(s, turn.transform, interleaved=False) for s in table["geometry"]]
    path = write(tmp_path / name, table, crs="")
    assert bring(path) == 2
    assert "EPSG:5897 (Thanh Hóa)" in capsys.readouterr().err
    assert bring(path, "--crs", VN2000) == 0
    west, south, _, _ = shapely.total_bounds([shape(f["geometry"]) for f in drawn(tmp_path)["features"]])
    assert (west, south) == pytest.approx((_west(0), _south(0)), abs=1e-4)


def test_a_file_that_names_its_system_needs_no_question(few: Catalogue, tmp_path: Path) -> None:
    table = squares(few)
    turn = pyproj.Transformer.from_crs("EPSG:4326", VN2000, always_xy=True)
    table["geometry"] = [shapely.transform(s, turn.transform, interleaved=False) for s in table["geometry"]]
    assert bring(write(tmp_path / "x.gpkg", table, crs=VN2000)) == 0


def test_names_do_where_codes_are_missing(few: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = squares(few)
    del table["ma_xa"]
    table["ten_xa"] = [bare.upper() for bare in (area.short_name for area in few.communes.values())]
    assert bring(write(tmp_path / "x.geojson", table)) == 0
    assert "Khớp theo mã: 0; khớp theo tên: 36." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("written", "official"),
    [("Xã Cẩm Thuỷ", "Xã Cẩm Thủy"), ("phường  HẠC THÀNH", "Phường Hạc Thành"), ("Xã Hoà Bình", "Xã Hòa Bình")],
)
def test_a_name_is_the_same_however_it_is_typed(written: str, official: str) -> None:
    assert full_name(written) == full_name(official)
    assert bare_name(written) == bare_name(official.split(" ", 1)[1])


def test_names_that_differ_by_a_tone_or_a_letter_are_not_the_same() -> None:
    different = ["Quảng Phú", "Quang Phú", "Quảng Phù", "Đông Sơn", "Dông Sơn"]
    assert len({bare_name(name) for name in different}) == len(different)


def test_codes_may_be_numbers() -> None:
    assert {same_code(value) for value in (14758, 14758.0, "14758", " 14758 ")} == {"14758"}
    assert same_code(7) == "00007"


def test_what_does_not_match_is_told_both_ways(
    few: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = squares(few)
    first = few.areas[table["ma_xa"][0]]
    table["ma_xa"][0], table["ten_xa"][0] = "99999", "Xã Ngoài Tỉnh"
    assert bring(write(tmp_path / "x.geojson", table)) == 1
    said = capsys.readouterr().out
    assert f"Chưa có ranh giới (1): {first.name}." in said
    assert "Không có trong danh mục, đã bỏ qua (1): Xã Ngoài Tỉnh." in said


def test_faults_of_shapes_are_mended_and_told(
    few: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = squares(few)
    x, y = _west(35), _south(35)
    crossed = [(x, y), (x + SIZE, y + SIZE), (x + SIZE, y), (x, y + SIZE), (x, y)]
    table["geometry"][35] = shapely.Polygon(crossed)
    table["geometry"][0] = box(_west(0), _south(0), _west(0) + SIZE * 1.3, _south(0) + SIZE)
    assert bring(write(tmp_path / "x.geojson", table)) == 0
    said = capsys.readouterr().out
    names = [area.name for area in few.communes.values()]
    assert f"Đã sửa 1 hình có lỗi: {names[35]}." in said
    assert f"giữa {names[0]} và {names[1]}" in said
    shapes = [shape(f["geometry"]) for f in drawn(tmp_path)["features"]]
    assert all(found.is_valid for found in shapes)
    assert shapely.union_all(shapes).area == pytest.approx(sum(found.area for found in shapes))


def test_a_heavy_file_becomes_light_and_neighbours_keep_their_border(
    few: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.geo.cleaning.MOST_BYTES", 120_000)
    table = squares(few)
    angle = 300.0
    table["geometry"] = [
        shapely.transform(s, lambda c: c + 0.0008 * np.sin(angle * c[:, ::-1])) for s in table["geometry"]
    ]
    assert bring(write(tmp_path / "x.geojson", table)) == 0
    document = drawn(tmp_path)
    assert len(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()) <= 120_000
    shapes = [shape(f["geometry"]) for f in document["features"]]
    assert shapely.coverage_is_valid(shapes)
    assert sum(map(shapely.get_num_coordinates, shapes)) < sum(map(shapely.get_num_coordinates, table["geometry"]))


def test_rings_run_clockwise_and_labels_lie_inside(few: Catalogue, tmp_path: Path) -> None:
    assert bring(write(tmp_path / "x.geojson", squares(few))) == 0
    document = drawn(tmp_path)
    for n, (feature, hatch) in enumerate(zip(document["features"], document["hatch"], strict=True)):
        found, said = shape(feature["geometry"]), feature["properties"]
        assert not found.exterior.is_ccw
        assert found.contains(shapely.Point(said["x"], said["y"]))
        assert said["n"] == n
        assert found.buffer(1e-4).contains(shape(hatch["geometry"]))


def test_sets_are_kept_and_the_newest_that_holds_is_drawn(few: Catalogue, tmp_path: Path) -> None:
    path = write(tmp_path / "x.geojson", squares(few))
    assert bring(path, "--from", "2025-07-01", "--to", "2026-06-30") == 0
    old = newest_set(tmp_path / "var", "38", date(2026, 6, 30))
    smaller = squares(few)
    smaller["geometry"] = [found.buffer(-SIZE / 10) for found in smaller["geometry"]]
    assert bring(write(tmp_path / "y.geojson", smaller), "--from", "2026-07-01") == 0
    new = newest_set(tmp_path / "var", "38", DAY)
    assert old
    assert new
    assert old.version != new.version
    assert newest_set(tmp_path / "var", "38", date(2026, 6, 30)) == old
    assert newest_set(tmp_path / "var", "38", date(2025, 6, 30)) is None
    assert newest_set(tmp_path / "var", "42", DAY) is None
    keep_set(tmp_path / "var", replace(old, valid_to=None), "{}")
    assert newest_set(tmp_path / "var", "38", DAY) == replace(old, valid_to=None)
    assert len(list((tmp_path / "var" / "boundaries").glob("*.json"))) == 3


def _no_file(path: Path) -> Path:
    return path / "khong-co.geojson"


def _text(path: Path) -> Path:
    (path / "x.geojson").write_text("tên;mã\nXã A;1\n", encoding="utf-8")
    return path / "x.geojson"


def _broken_json(path: Path) -> Path:
    (path / "x.geojson").write_text('{"type": "FeatureCollection", "features": [', encoding="utf-8")
    return path / "x.geojson"


def _other_json(path: Path) -> Path:
    (path / "x.geojson").write_text('{"tên": 1}', encoding="utf-8")
    return path / "x.geojson"


def _points(path: Path) -> Path:
    return write(path / "x.geojson", {"ma": ["14758"], "geometry": [shapely.Point(105.5, 19.5)]})


def _broken_zip(path: Path) -> Path:
    (path / "x.zip").write_bytes(b"PK\x03\x04" + b"\x00" * 200)
    return path / "x.zip"


def _zip(**members: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        with zipfile.ZipFile(path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name.replace("_DOT_", ".").replace("_UP_", "../"), content)
        return path / "x.zip"

    return make


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (_no_file, "Không có tệp khong-co.geojson."),
        (_text, words.NOT_A_GEOFILE),
        (_broken_json, words.NOT_A_GEOFILE),
        (_other_json, words.NOT_A_GEOFILE),
        (_points, words.NO_POLYGONS),
        (_broken_zip, words.ZIP_BROKEN),
        (_zip(_UP_x_DOT_shp=b"", _UP_x_DOT_shx=b"", _UP_x_DOT_dbf=b""), "tên tệp bất thường “../x.shp”"),
        (_zip(x_DOT_txt=b"1"), "tìm thấy 0 tệp .shp"),
        (_zip(x_DOT_shp=b"1", y_DOT_shp=b"1"), "tìm thấy 2 tệp .shp"),
        (_zip(x_DOT_shp=b"1", x_DOT_shx=b"1"), "Shapefile thiếu tệp .dbf"),
        (_zip(x_DOT_shp=b"1", x_DOT_shx=b"1", x_DOT_dbf=b"1"), words.NOT_A_GEOFILE),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(
    few: Catalogue, tmp_path: Path, make: Callable[[Path], Path], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(make(tmp_path)) == 2
    assert sentence in capsys.readouterr().err
    assert newest_set(tmp_path / "var", "38", DAY) is None


def test_an_archive_that_swells_is_refused(
    few: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(geofile, "MOST_BYTES", geofile.MEGABYTE)
    bomb = _zip(x_DOT_shp=b"\x00" * 3 * geofile.MEGABYTE, x_DOT_shx=b"1", x_DOT_dbf=b"1")(tmp_path)
    assert bomb.stat().st_size < 10_000
    assert bring(bomb) == 2
    assert "Tệp quá lớn" in capsys.readouterr().err


def test_a_large_file_is_refused_before_it_is_read(
    few: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "x.geojson", squares(few))
    monkeypatch.setattr(geofile, "MOST_BYTES", 1000)
    assert bring(path) == 2
    assert "Tệp quá lớn" in capsys.readouterr().err


@pytest.mark.parametrize(("limit", "said"), [("MOST_SHAPES", "quá nhiều đối tượng"), ("MOST_POINTS", "quá nhiều đỉnh")])
def test_a_layer_with_too_much_in_it_is_refused(
    few: Catalogue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    limit: str,
    said: str,
) -> None:
    path = write(tmp_path / "x.geojson", squares(few))
    monkeypatch.setattr(geofile, limit, 10)
    assert bring(path) == 2
    assert said in capsys.readouterr().err


def test_another_province_a_doubled_code_and_a_doubled_name_are_refused(
    few: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = squares(few)
    other["ma_xa"] = [str(18000 + n) for n in range(36)]
    other["ten_xa"] = [f"Xã {n}" for n in range(36)]
    assert bring(write(tmp_path / "x.geojson", other)) == 2
    assert "Chỉ khớp 0/36 xã, phường của Tỉnh Thanh Hóa" in capsys.readouterr().err
    doubled = squares(few)
    doubled["ma_xa"][1] = doubled["ma_xa"][0]
    assert bring(write(tmp_path / "y.geojson", doubled)) == 2
    assert f"Mã {doubled['ma_xa'][0]} đứng ở 2 đối tượng" in capsys.readouterr().err
    named = squares(few)
    del named["ma_xa"]
    named["ten_xa"][1] = named["ten_xa"][0]
    assert bring(write(tmp_path / "z.geojson", named)) == 2
    assert f"{named['ten_xa'][0]} khớp tên với 2 đối tượng" in capsys.readouterr().err


def test_shapes_that_lie_elsewhere_are_refused(
    few: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    turned = squares(few)
    turned["geometry"] = [shapely.transform(found, lambda c: c[:, ::-1]) for found in turned["geometry"]]
    assert bring(write(tmp_path / "x.geojson", turned)) == 2
    assert "Có lẽ sai hệ tọa độ" in capsys.readouterr().err


def test_an_unknown_system_and_an_empty_shape_are_refused(
    few: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "x.geojson", squares(few))
    assert bring(path, "--crs", "VN2000") == 2
    assert "Không biết hệ tọa độ “VN2000”" in capsys.readouterr().err
    empty = squares(few)
    empty["geometry"][3] = shapely.Polygon()
    assert bring(write(tmp_path / "y.gpkg", empty)) == 2
    assert "không có hình" in capsys.readouterr().err


def test_the_reader_of_shapes_asks_nothing_of_the_network() -> None:
    assert not pyproj.network.is_network_enabled()
    assert pyogrio.__gdal_version__ >= (3, 12)
