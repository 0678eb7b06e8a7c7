"""Hot spots: places that lie together, gathered in the cells of a hex grid."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

KM_PER_DEGREE = 111.2
HALF = 0.5


@dataclass(frozen=True)
class HotSpot:
    """The middle of what lies in one cell, in degrees; members: which of the points these are."""

    lon: float
    lat: float
    members: tuple[int, ...]


def gather(points: Sequence[tuple[float, float]], kilometres: float) -> tuple[HotSpot, ...]:
    """Points of (lon, lat) by cells that are so many kilometres wide; the fullest cell first."""
    if not points:
        return ()
    shrink = math.cos(math.radians(sum(lat for _, lat in points) / len(points)))
    step = kilometres / KM_PER_DEGREE
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (lon, lat) in enumerate(points):
        cells[_cell(lon * shrink / step, lat / step)].append(number)
    spots = [_middle(points, members) for members in cells.values()]
    return tuple(sorted(spots, key=lambda spot: (-len(spot.members), spot.members)))


def _cell(x: float, y: float) -> tuple[int, int]:
    """The nearest middle of a grid whose rows are shifted by half a cell; columns count half cells."""
    height = math.sqrt(3) * HALF
    near = []
    for row in (math.floor(y / height), math.floor(y / height) + 1):
        shift = row % 2 * HALF
        column = round(x - shift)
        near.append((math.hypot(x - column - shift, y - row * height), 2 * column + row % 2, row))
    _, column, row = min(near)
    return column, row


def _middle(points: Sequence[tuple[float, float]], members: Sequence[int]) -> HotSpot:
    lons, lats = zip(*(points[number] for number in members), strict=True)
    return HotSpot(sum(lons) / len(lons), sum(lats) / len(lats), tuple(members))
