"""The province's own boundaries: any of three formats, in degrees or VN-2000, matched by code or name."""

from __future__ import annotations

from pathlib import Path

import pyproj
import pytest
import shapely
from shapely.geometry import shape

from data.catalogue import Catalogue
from data.geo.matching import bare_name, full_name, same_code
from tests.data.geo.squares import VN2000, bring, drawn, south_of, squares, west_of, write


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
    assert (west, south) == pytest.approx((west_of(0), south_of(0)), abs=1e-4)


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
