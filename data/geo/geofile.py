"""A file with shapes: GeoJSON, a zipped Shapefile or a GeoPackage, recognised by content, within budgets."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
import numpy.typing as npt
import pyogrio
import pyproj
import shapely
from pyogrio import raw
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from data.geo import words

MEGABYTE = 2**20
MOST_BYTES = 300 * MEGABYTE
MOST_SHAPES = 5_000
MOST_POINTS = 8_000_000
MOST_LAYERS = 20
_REGISTERED = re.compile(r"^EPSG:\d{4,5}$")
NEEDED = (".shp", ".shx", ".dbf")
WELCOME = (*NEEDED, ".prj", ".cpg")
DEGREES = "EPSG:4326"
UNREADABLE = (DataSourceError, DataLayerError, FeatureError, FieldError, GeometryError, UnicodeError, ValueError)


class BoundaryError(Exception):
    """The file can't be used; the message says why, in Vietnamese."""


@dataclass(frozen=True)
class Layer:
    """One layer of polygons: columns by name, shapes in the same order, and the coordinate system it names or ''."""

    columns: dict[str, list[Any]]
    shapes: npt.NDArray[Any]
    crs: str


def read_layers(path: Path) -> list[Layer]:
    """Every layer of polygons in a file. Raises BoundaryError."""
    if not path.is_file():
        raise BoundaryError(words.NO_FILE.format(file=path.name))
    _within(path.stat().st_size)
    with _opened(path) as source:
        try:
            names = [str(name) for name, *_ in pyogrio.list_layers(source)][:MOST_LAYERS]
            layers = [_read_layer(source, name) for name in names]
        except UNREADABLE as error:
            raise BoundaryError(words.NOT_A_GEOFILE) from error
    found = [layer for layer in layers if layer]
    if not found:
        raise BoundaryError(words.NO_POLYGONS)
    return found


def in_degrees(layer: Layer, asked: str) -> tuple[npt.NDArray[Any], str]:
    """The shapes in longitude and latitude (WGS 84), and the system they were read as.

    asked: what the person says the system is; it wins over what the file says. Raises BoundaryError when neither
    tells and the coordinates are not degrees.
    """
    if asked and not _REGISTERED.match(asked):
        raise BoundaryError(words.UNKNOWN_CRS.format(crs=asked))
    system = asked or layer.crs
    far = float(np.abs(shapely.total_bounds(layer.shapes)).max())
    if far > 180 and system in ("", DEGREES) and not asked:
        raise BoundaryError(words.ASK_CRS)
    if system in ("", DEGREES):
        return layer.shapes, DEGREES
    try:
        turn = pyproj.Transformer.from_crs(system, DEGREES, always_xy=True)
    except pyproj.exceptions.CRSError as error:
        raise BoundaryError(words.UNKNOWN_CRS.format(crs=asked)) from error
    return shapely.transform(layer.shapes, turn.transform, interleaved=False), system


@contextmanager
def _opened(path: Path) -> Iterator[Path]:
    """A path that the reader may open: the file by the name of its kind, in a folder of its own."""
    with path.open("rb") as stream:
        start = stream.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    with tempfile.TemporaryDirectory() as folder:
        if start.startswith(b"PK"):
            yield _unpacked(path, Path(folder))
            return
        kinds = {b"{": ".geojson", b"SQLite format 3\x00": ".gpkg"}
        suffix = next((kind for sign, kind in kinds.items() if start.startswith(sign)), "")
        if not suffix:
            raise BoundaryError(words.NOT_A_GEOFILE)
        named = Path(folder) / f"file{suffix}"
        named.symlink_to(path.resolve())
        yield named


def _unpacked(path: Path, folder: Path) -> Path:
    """The parts of the one Shapefile in an archive, unpacked under names of ours and within the budget."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = _members(archive)
            left = MOST_BYTES
            for suffix, name in members.items():
                with archive.open(name) as packed:
                    content = packed.read(left + 1)
                left -= len(content)
                _within(MOST_BYTES - left)
                (folder / f"file{suffix}").write_bytes(content)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise BoundaryError(words.ZIP_BROKEN) from error
    return folder / "file.shp"


def _members(archive: zipfile.ZipFile) -> dict[str, str]:
    """Suffix -> name of each part of the one Shapefile."""
    names = [name for name in archive.namelist() if not name.endswith("/")]
    for name in names:
        if name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts:
            raise BoundaryError(words.ZIP_ODD_NAME.format(name=name[:80]))
    shapefiles = [name for name in names if name.lower().endswith(".shp") and "__MACOSX" not in name]
    if len(shapefiles) != 1:
        raise BoundaryError(words.ZIP_ONE_SHAPEFILE.format(found=len(shapefiles)))
    stem = shapefiles[0][: -len(".shp")].lower()
    parts = {suffix: name for name in names for suffix in WELCOME if name.lower() == stem + suffix}
    for suffix in NEEDED:
        if suffix not in parts:
            raise BoundaryError(words.ZIP_INCOMPLETE.format(suffix=suffix))
    return parts


def _read_layer(source: Path, name: str) -> Layer | None:
    """A layer with its polygons; None for one without."""
    count = pyogrio.read_info(source, layer=name, force_feature_count=True)["features"]
    if count > MOST_SHAPES:
        raise BoundaryError(words.TOO_MANY_SHAPES.format(found=count, most=MOST_SHAPES))
    meta, _, packed, values = raw.read(source, layer=name, force_2d=True)
    if packed is None:
        return None
    shapes = shapely.from_wkb(packed, on_invalid="ignore")
    points = int(shapely.get_num_coordinates(shapes).sum())
    if points > MOST_POINTS:
        raise BoundaryError(words.TOO_MANY_POINTS.format(found=points, most=MOST_POINTS))
    if not (shapely.get_dimensions(shapes) == 2).any():
        return None
    columns = {str(field): list(column) for field, column in zip(meta["fields"], values, strict=True)}
    return Layer(columns, shapes, _named_system(meta["crs"]))


def _named_system(said: str | None) -> str:
    """The registered name of a coordinate system; '' for one without: its shift to WGS 84 would be a guess."""
    if not said:
        return ""
    try:
        code = pyproj.CRS(said).to_epsg()
    except pyproj.exceptions.CRSError:
        return ""
    return f"EPSG:{code}" if code else ""


def _within(size: int) -> None:
    if size > MOST_BYTES:
        most = MOST_BYTES // MEGABYTE
        raise BoundaryError(words.TOO_LARGE.format(found=-(-size // MEGABYTE), most=most))
