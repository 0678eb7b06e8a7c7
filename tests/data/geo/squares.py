"""A province of squares, written as a file of boundaries and brought in."""

from __future__ import annotations

import json
import warnings
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyogrio import raw
from shapely.geometry import box

from data.__main__ import main
from data.catalogue import Catalogue
from data.geo.boundary_sets import document_path, newest_set

SIDE = 6
SIZE = 0.02
VN2000 = "EPSG:5897"
DAY = date(2026, 11, 22)


def west_of(number: int) -> float:
    return 105.5 + number % SIDE * SIZE


def south_of(number: int) -> float:
    return 19.5 + number // SIDE * SIZE


def squares(catalogue: Catalogue) -> dict[str, Any]:
    """Columns of codes and names, and a square for each commune; a wavy border so that there is much to simplify."""
    communes = list(catalogue.communes.values())
    shapes = [
        shapely.segmentize(box(west_of(n), south_of(n), west_of(n) + SIZE, south_of(n) + SIZE), SIZE / 40)
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
