"""python -m data boundaries import FILE: the province's own commune boundaries, checked and kept."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon

from data import settings
from data.catalogue import Area, Catalogue, load_catalogue
from data.geo import words
from data.geo.boundary_sets import BoundarySet, keep_set, version_of
from data.geo.cleaning import EARTH, Cleaned, clean
from data.geo.geofile import BoundaryError, Layer, in_degrees, read_layers
from data.geo.matching import Match, match
from data.numbers import format_date, format_number

HALF = 2
MOST_NAMES = 20
FAR_KM = 30
FIRST_DAY = date(2025, 7, 1)
UNSAID = "chưa ghi nguồn"


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("act", choices=["import"])
    parser.add_argument("file", type=Path, metavar="FILE", help="GeoJSON, zipped Shapefile or GeoPackage")
    parser.add_argument("--source", default=UNSAID, help="who made the file, which document allows its use")
    parser.add_argument("--crs", default="", metavar="EPSG:xxxx", help="coordinate system, where the file doesn't say")
    parser.add_argument("--from", dest="valid_from", type=date.fromisoformat, default=FIRST_DAY, metavar="DAY")
    parser.add_argument("--to", dest="valid_to", type=date.fromisoformat, default=None, metavar="DAY")


def run(options: argparse.Namespace) -> int:
    """Import and report: 0 when every commune has a shape, 1 when some have none, 2 when the file can't be used."""
    catalogue = load_catalogue()
    try:
        lines, missing = import_boundaries(options, catalogue, settings.var_folder())
    except BoundaryError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(lines))
    return 1 if missing else 0


def import_boundaries(
    options: argparse.Namespace, catalogue: Catalogue, folder: Path
) -> tuple[list[str], tuple[str, ...]]:
    """Keep the boundaries of a file in a folder; the report's lines and the communes that have no shape."""
    layer, matched = _best_layer(read_layers(options.file), catalogue)
    shapes, system = in_degrees(layer, options.crs)
    found = {code: shapes[row] for code, row in sorted(matched.rows.items())}
    missing = tuple(code for code in catalogue.communes if code not in found)
    _check_place(found, catalogue)
    cleaned = clean(found, catalogue.communes)
    kept = BoundarySet(
        version=version_of(cleaned.document),
        province=catalogue.province.code,
        source=options.source,
        valid_from=options.valid_from,
        valid_to=options.valid_to,
        file_name=options.file.name,
        file_sha256=hashlib.sha256(options.file.read_bytes()).hexdigest(),
        imported_at=settings.vietnam_now(),
        bounds=cleaned.bounds,
        codes=tuple(found),
    )
    keep_set(folder, kept, cleaned.document)
    return list(_report(kept, matched, cleaned, system, catalogue)), missing


def _best_layer(layers: Sequence[Layer], catalogue: Catalogue) -> tuple[Layer, Match]:
    """The layer with most communes of the province; at least half of them."""
    pairs = [(layer, match(layer.columns, catalogue.communes)) for layer in layers]
    layer, matched = max(pairs, key=lambda pair: len(pair[1].rows))
    expected = len(catalogue.communes)
    if len(matched.rows) * HALF < expected:
        raise BoundaryError(
            words.WRONG_PROVINCE.format(matched=len(matched.rows), expected=expected, province=catalogue.province.name)
        )
    return layer, matched


def _check_place(found: dict[str, Polygon | MultiPolygon], catalogue: Catalogue) -> None:
    """The shapes lie where the catalogue says that the communes are."""
    distances = [_kilometres(shape, catalogue.areas[code]) for code, shape in found.items() if not shape.is_empty]
    middle = float(np.median(distances)) if distances else 0.0
    if not middle < FAR_KM:
        raise BoundaryError(words.WRONG_PLACE.format(distance=_number(middle, 0) if middle < 1e5 else "hàng nghìn"))


def _kilometres(shape: Polygon | MultiPolygon, area: Area) -> float:
    west, south, east, north = shapely.bounds(shape)
    lon, lat = (west + east) / 2, (south + north) / 2
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        return float("inf")
    return float(EARTH.inv(lon, lat, area.lon, area.lat)[2]) / 1000


def _report(kept: BoundarySet, matched: Match, cleaned: Cleaned, system: str, catalogue: Catalogue) -> Iterator[str]:
    yield words.TAKEN.format(
        matched=len(matched.rows),
        expected=len(catalogue.communes),
        province=catalogue.province.name,
        valid_from=format_date(kept.valid_from),
    )
    yield words.MATCHED_BY.format(by_code=len(matched.by_code), by_name=len(matched.by_name))
    yield words.READ_AS.format(crs=system, area=_number(cleaned.area, 0))
    yield words.SIMPLIFIED.format(
        before=format_number(cleaned.points_before),
        after=format_number(cleaned.points_after),
        change=_number(cleaned.change, 2),
    )
    if cleaned.repaired:
        yield words.REPAIRED.format(count=len(cleaned.repaired), names=_listed(cleaned.repaired))
    for one, other, size in cleaned.overlaps[:MOST_NAMES]:
        yield words.OVERLAPS.format(area=_number(size, 2), one=one, other=other)
    names = [area.name for code, area in catalogue.communes.items() if code not in kept.codes]
    if names:
        yield words.WITHOUT_SHAPE.format(count=len(names), names=", ".join(names))
    if matched.strangers:
        yield words.NOT_OURS.format(count=len(matched.strangers), names=_listed(matched.strangers))
    yield words.STORED.format(
        version=kept.version, size=format_number(len(cleaned.document.encode()) // 1000), sha256=kept.file_sha256
    )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return words.AND_MORE.format(names=shown, more=more) if more > 0 else shown


def _number(value: float, decimals: int) -> str:
    return format_number(Decimal(repr(value)), decimals)
