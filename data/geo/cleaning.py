"""Shapes as a map needs them: whole, without overlaps, light, and with their borders still shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from shapely.geometry import MultiPolygon, Polygon

from data.catalogue.model import Area
from data.geo import words
from data.geo.document import Outline, write_document
from data.geo.geofile import BoundaryError

MOST_BYTES = 350_000
SNAP = 1e-6
GAP = 1e-4
FIRST_TOLERANCE = 1e-4
COARSEST = 4e-3
DIGITS = 5
HATCHES_ACROSS = 100
SLIVER = 0.01
EARTH = pyproj.Geod(ellps="WGS84")
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Cleaned:
    """A document within MOST_BYTES and what was done to get there. Areas in km2; change in percent of a commune."""

    document: str
    repaired: tuple[str, ...]
    overlaps: tuple[tuple[str, str, float], ...]
    area: float
    change: float
    points_before: int
    points_after: int
    bounds: tuple[float, float, float, float]


def clean(found: Mapping[str, Polygon | MultiPolygon], areas: Mapping[str, Area]) -> Cleaned:
    """Repair, check and simplify shapes in degrees. Raises BoundaryError where a commune is left with no shape."""
    codes = list(found)
    raw = np.array(list(found.values()), dtype=object)
    valid = shapely.is_valid(raw)
    whole = shapely.make_valid(raw, method="structure", keep_collapsed=False)
    for code, shape in zip(codes, whole, strict=True):
        if shape.is_empty:
            raise BoundaryError(words.NO_SHAPE.format(name=areas[code].name))
    before = _areas(whole)
    joined = shapely.coverage_clean(whole, gap_width=GAP, snapping_distance=SNAP)
    document, drawn = _light_enough(codes, joined, areas)
    west, south, east, north = (float(side) for side in shapely.total_bounds(drawn))
    return Cleaned(
        document=document,
        repaired=tuple(areas[code].name for code, fine in zip(codes, valid, strict=True) if not fine),
        overlaps=tuple((areas[codes[i]].name, areas[codes[j]].name, size) for i, j, size in _overlaps(whole)),
        area=float(before.sum()),
        change=float(np.max(np.abs(_areas(drawn) - before) / before) * 100),
        points_before=int(shapely.get_num_coordinates(raw).sum()),
        points_after=int(shapely.get_num_coordinates(drawn).sum()),
        bounds=(west, south, east, north),
    )


def _light_enough(codes: list[str], shapes: Shapes, areas: Mapping[str, Area]) -> tuple[str, Shapes]:
    """The first document within the budget as the tolerance grows to COARSEST at most; borders stay shared."""
    west, _, east, _ = shapely.total_bounds(shapes)
    tolerance, drawn = 0.0, shapes
    while True:
        outlines = [Outline(c, areas[c].short_name, shape) for c, shape in zip(codes, drawn, strict=True)]
        document = write_document(outlines, (east - west) / HATCHES_ACROSS, DIGITS)
        if len(document.encode()) <= MOST_BYTES or tolerance > COARSEST:
            return document, drawn
        tolerance = tolerance * 1.3 or FIRST_TOLERANCE
        drawn = shapely.coverage_simplify(shapes, tolerance)


def _areas(shapes: Shapes) -> npt.NDArray[np.float64]:
    """Areas on the ellipsoid in km2."""
    return np.array([abs(EARTH.geometry_area_perimeter(shape)[0]) / 1e6 for shape in shapes])


def _overlaps(shapes: Shapes) -> list[tuple[int, int, float]]:
    """Pairs that share more than SLIVER km2, largest first."""
    ones, others = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    later = ones < others
    ones, others = ones[later], others[later]
    sizes = _areas(shapely.intersection(shapes[ones], shapes[others]))
    found = [(int(i), int(j), float(size)) for i, j, size in zip(ones, others, sizes, strict=True) if size > SLIVER]
    return sorted(found, key=lambda pair: -pair[2])
