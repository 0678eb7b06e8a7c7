"""Where things are: degrees of longitude and latitude (WGS 84) of a line."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from loaders.cells.values import MOST_DECIMALS
from loaders.rows.desk import Desk
from loaders.rows.table import Line

Coordinates = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True)
class Bounds:
    """Whole degrees within which a position makes sense."""

    west: int
    east: int
    south: int
    north: int


COUNTRY = Bounds(102, 112, 6, 24)
SEA = Bounds(98, 122, 0, 24)


def read_coordinates(desk: Desk, line: Line, bounds: Bounds = COUNTRY) -> Coordinates | None:
    """Longitude and latitude, both or none; None after noting what is wrong."""
    lon, lon_fits = desk.optional_number(line, "kinh_do", MOST_DECIMALS)
    lat, lat_fits = desk.optional_number(line, "vi_do", MOST_DECIMALS)
    if not (lon_fits and lat_fits):
        return None
    if (lon is None) != (lat is None):
        desk.findings.add("required_empty", line.place("vi_do" if lat is None else "kinh_do"))
        return None
    for column, degrees, low, high in (
        ("kinh_do", lon, bounds.west, bounds.east),
        ("vi_do", lat, bounds.south, bounds.north),
    ):
        if degrees is not None and not low <= degrees <= high:
            desk.findings.add("bad_position", line.place(column), degrees, f"từ {low} đến {high}")
            return None
    return lon, lat
