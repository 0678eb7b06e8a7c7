"""A file of boundaries that is none, too large or another province's is refused in a sentence."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pyogrio
import pyproj
import pytest
import shapely

from data.catalogue import Catalogue
from data.geo import geofile, words
from data.geo.boundary_sets import newest_set
from tests.data.geo.squares import DAY, bring, squares, write


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
