"""Boundary sets: every one that was imported is kept; the newest that holds on a day is drawn."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from data.catalogue.model import Area

FOLDER = "boundaries"
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class BoundarySet:
    """What is known of an imported set. version: hash of its document; bounds: west, south, east, north in degrees.

    codes: the communes that have a shape, in the order of the document. valid_to is the last day, None while it holds.
    """

    version: str
    province: str
    source: str
    valid_from: date
    valid_to: date | None
    file_name: str
    file_sha256: str
    imported_at: datetime
    bounds: Bounds
    codes: tuple[str, ...]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as they are on the ground, in degrees of latitude."""
        west, south, east, north = self.bounds
        return (east - west) * self._shrink, north - south

    def plane(self, area: Area) -> tuple[float, float]:
        """The centre of an area as it is on the ground, in the unit of the size."""
        return area.lon * self._shrink, area.lat

    @property
    def _shrink(self) -> float:
        return math.cos(math.radians((self.bounds[1] + self.bounds[3]) / 2))

    def holds_on(self, day: date) -> bool:
        """Whether the set is valid on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def version_of(document: str) -> str:
    """Content hash of a document, 16 characters."""
    return hashlib.sha256(document.encode()).hexdigest()[:16]


def keep_set(folder: Path, found: BoundarySet, document: str) -> None:
    """Add a set to those of a folder (IOC_VAR); nothing that is there is changed."""
    home = folder / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    drawn = home / f"{found.version}.geojson"
    if not drawn.exists():
        _write(drawn, document)
    number = len(list(home.glob("*.json"))) + 1
    _write(home / f"{number:04d}.json", json.dumps(asdict(found), ensure_ascii=False, indent=1, default=str))


def newest_set(folder: Path, province: str, day: date) -> BoundarySet | None:
    """The set of a province that was imported last among those that hold on a day."""
    for path in sorted((folder / FOLDER).glob("*.json"), reverse=True):
        found = _read(path)
        if found.province == province and found.holds_on(day):
            return found
    return None


def document_path(folder: Path, version: str) -> Path | None:
    """The file of a document, None where there is no such version."""
    path = folder / FOLDER / f"{version}.geojson"
    return path if version.isalnum() and path.is_file() else None


def _read(path: Path) -> BoundarySet:
    said = json.loads(path.read_text(encoding="utf-8"))
    said["valid_from"] = date.fromisoformat(said["valid_from"])
    said["valid_to"] = date.fromisoformat(said["valid_to"]) if said["valid_to"] else None
    said["imported_at"] = datetime.fromisoformat(said["imported_at"])
    said["bounds"], said["codes"] = tuple(said["bounds"]), tuple(said["codes"])
    return BoundarySet(**said)


def _write(path: Path, text: str) -> None:
    """Write beside, then put in place: a reader never sees half a file."""
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
