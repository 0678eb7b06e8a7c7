"""What a map is drawn from: a GeoJSON document with the label point and the hatching of each commune."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiLineString, MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry

from data.catalogue.model import Area
from data.geo.tiles import place_tiles

SIDE = 100
ROW = SIDE * 3**0.5 / 2
HATCH_APART = 18.0
_CORNERS = ((0, 2), (1, 1), (1, -1), (0, -2), (-1, -1), (-1, 1))


@dataclass(frozen=True)
class Outline:
    """A commune and its shape."""

    code: str
    name: str
    shape: Polygon | MultiPolygon


def tiles_centres(areas: tuple[Area, ...]) -> dict[str, tuple[float, float]]:
    """Area code -> the middle of its hex tile."""
    return {code: (x * SIDE / 2, y * ROW) for code, (x, y) in place_tiles(areas).items()}


def tiles_size(areas: tuple[Area, ...]) -> tuple[float, float]:
    """Width and height of the hex tiles of communes."""
    places = place_tiles(areas).values()
    return (max(x for x, _ in places) / 2 + 1) * SIDE, (max(y for _, y in places) + 4 / 3) * ROW


@cache
def tiles_document(areas: tuple[Area, ...]) -> str:
    """The hex tiles of communes; a unit is a hundredth of a tile's width."""
    tiles = place_tiles(areas)
    outlines = [Outline(area.code, area.short_name, _hexagon(*tiles[area.code])) for area in areas]
    return write_document(outlines, HATCH_APART, digits=0)


def write_document(outlines: Iterable[Outline], apart: float, digits: int) -> str:
    """The document of some shapes; hatch lines stand `apart` from each other, in the unit of the coordinates."""
    listed = list(outlines)
    document = {
        "type": "FeatureCollection",
        "features": [_feature(n, outline, digits) for n, outline in enumerate(listed)],
        "hatch": [_hatching(n, outline, apart, digits) for n, outline in enumerate(listed)],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def hatch_of(document: str) -> str:
    """The hatching of a document alone, as GeoJSON."""
    hatch = json.loads(document)["hatch"]
    return json.dumps({"type": "FeatureCollection", "features": hatch}, separators=(",", ":"))


def two_lines(name: str) -> str:
    """A name broken at the space nearest to its middle."""
    spaces = [i for i, letter in enumerate(name) if letter == " "]
    middle = min(spaces, key=lambda i: abs(2 * i - len(name)), default=None)
    return name if middle is None else f"{name[:middle]}\n{name[middle + 1 :]}"


def _hexagon(column: int, row: int) -> Polygon:
    return Polygon([((column + x) * SIDE / 2, row * ROW + y * ROW / 3) for x, y in _CORNERS])


def _feature(n: int, outline: Outline, digits: int) -> dict[str, Any]:
    label = shapely.maximum_inscribed_circle(outline.shape).coords[0]
    x, y = (round(number, digits) for number in label)
    properties = {"n": n, "code": outline.code, "name": outline.name, "lines": two_lines(outline.name), "x": x, "y": y}
    return {"type": "Feature", "properties": properties, "geometry": _rounded(outline.shape, digits)}


def _hatching(n: int, outline: Outline, apart: float, digits: int) -> dict[str, Any]:
    """Slanting lines inside the shape, the same ones for all shapes, so that they meet at the borders."""
    west, south, east, north = outline.shape.bounds
    starts = np.arange(np.floor((west - north) / apart), np.ceil((east - south) / apart) + 1) * apart
    lines = MultiLineString([[(start + south, south), (start + north, north)] for start in starts])
    inside = shapely.line_merge(outline.shape.intersection(lines))
    drawn = _rounded(inside, max(digits - 1, 0))
    return {"type": "Feature", "properties": {"n": n, "code": outline.code}, "geometry": drawn}


def _rounded(shape: BaseGeometry, digits: int) -> dict[str, Any]:
    """GeoJSON with `digits` decimals; rings run clockwise, because a drawing on the globe takes the other side."""
    turned = shapely.orient_polygons(shape, exterior_cw=True)
    drawn = mapping(shapely.transform(turned, lambda found: np.round(found, digits)))
    return {"type": drawn["type"], "coordinates": _plain(drawn["coordinates"], digits)}


def _plain(found: Any, digits: int) -> Any:
    if isinstance(found, float):
        return round(found, digits) if digits else int(found)
    return [_plain(part, digits) for part in found]
