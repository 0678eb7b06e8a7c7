"""Hex tiles: one hexagon a commune, near its true place, in a shape that nobody takes for a legal boundary."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import product

import numpy as np
import numpy.typing as npt
from lap import lapjv

from data.catalogue.model import Area

Points = npt.NDArray[np.float64]
Cells = npt.NDArray[np.int64]
Pairs = npt.NDArray[np.bool_]
NEIGHBOURS = 4
OWN_SHARE = 0.55
REACH = 1.35
SPARE = 1.02
SHRINK = 0.98
WIDEST = 2.4
SHIFTS = (0, 1 / 3, 2 / 3)


@cache
def place_tiles(areas: tuple[Area, ...]) -> dict[str, tuple[int, int]]:
    """Area code -> (column, row) of its tile. Columns count half tiles from the west, rows whole ones from the south.

    Cells of a hex grid near the communes are taken so that the sum of squared distances is smallest; of several
    grids, the one that leaves most neighbours together. A commune has a disc of OWN_SHARE of the mean distance to its
    nearest neighbours, because the catalogue keeps no sizes.
    """
    if len(areas) < 2:
        return {area.code: (0, 0) for area in areas}
    centres = _plane(areas)
    wanted = _neighbours(centres)
    grids = [_assign(centres, np.array(shift)) for shift in product(SHIFTS, SHIFTS)]
    taken = max(grids, key=lambda cells: int((_touching(cells) & wanted).sum()))
    west, south = taken.min(axis=0)
    taken -= [west - (west + south) % 2, south]
    return {area.code: (int(x), int(y)) for area, (x, y) in zip(areas, taken, strict=True)}


def _plane(areas: Sequence[Area]) -> Points:
    """Centres in degrees of latitude, with the longitudes drawn together as they are at this latitude."""
    latitude = np.mean([area.lat for area in areas])
    return np.array([[area.lon * math.cos(math.radians(latitude)), area.lat] for area in areas])


def _distances(ones: Points, others: Points) -> Points:
    return np.asarray(np.hypot(*(ones[:, None] - others[None]).transpose(2, 0, 1)))


def _neighbours(centres: Points) -> Pairs:
    """Which communes have no third one in the circle between them (the Gabriel graph)."""
    squared = _distances(centres, centres) ** 2
    by_a_third = (squared[:, None, :] + squared[None, :, :]).min(axis=2)
    return np.asarray(by_a_third >= squared)


def _touching(cells: Cells) -> Pairs:
    across, up = np.abs(cells[:, None] - cells[None]).transpose(2, 0, 1)
    return np.asarray((across + up == 2) & (up < 2))


def _assign(centres: Points, shift: Points) -> Cells:
    """The cell of each commune on one grid, as wide as leaves room for all in their reach."""
    apart = np.sort(_distances(centres, centres), axis=1)[:, 1 : NEIGHBOURS + 1]
    reach = REACH * OWN_SHARE * apart.mean(axis=1)
    width = WIDEST * math.sqrt((reach**2).mean()) / REACH
    while True:
        step = np.array([width / 2, width * math.sqrt(3) / 2])
        cells = _cells(np.ptp(centres, axis=0) / step, reach.max() / step)
        distances = _distances(centres, centres.min(axis=0) + (cells + shift) * step)
        near = (distances <= reach[:, None]).any(axis=0)
        if near.sum() >= SPARE * len(centres):
            _, chosen, _ = lapjv(distances[:, near] ** 2, extend_cost=True)
            return np.asarray(cells[near][chosen])
        width *= SHRINK


def _cells(span: Points, margin: Points) -> Cells:
    """Every cell over the communes and a margin; a row is shifted by half a tile against the next."""
    first = np.floor(-margin).astype(int) - 1
    last = np.ceil(span + margin).astype(int) + 1
    grid = product(range(first[0], last[0]), range(first[1], last[1]))
    return np.array([cell for cell in grid if sum(cell) % 2 == 0], dtype=np.int64)
