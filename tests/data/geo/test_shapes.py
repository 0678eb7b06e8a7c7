"""Shapes are mended, made light, and kept as sets."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry import box, shape

from data.catalogue import Catalogue
from data.geo.boundary_sets import keep_set, newest_set
from tests.data.geo.squares import DAY, SIZE, bring, drawn, south_of, squares, west_of, write


def test_faults_of_shapes_are_mended_and_told(
    few: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = squares(few)
    x, y = west_of(35), south_of(35)
    crossed = [(x, y), (x + SIZE, y + SIZE), (x + SIZE, y), (x, y + SIZE), (x, y)]
    table["geometry"][35] = shapely.Polygon(crossed)
    table["geometry"][0] = box(west_of(0), south_of(0), west_of(0) + SIZE * 1.3, south_of(0) + SIZE)
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
