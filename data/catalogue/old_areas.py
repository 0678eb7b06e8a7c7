"""The communes from before 1/7/2025 and what became of each; source: package vietnamadminunits 1.0.4 (MIT)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from data.catalogue.source import FOLDER


@dataclass(frozen=True)
class OldArea:
    """A former commune; `became` holds the codes of today's communes that it went to, one when it went whole."""

    code: str
    name: str
    district: str
    became: tuple[str, ...]

    @property
    def short_name(self) -> str:
        """The name without Xã, Phường or Thị trấn."""
        return self.name.removeprefix("Xã ").removeprefix("Phường ").removeprefix("Thị trấn ")


@cache
def old_areas(province: str) -> tuple[OldArea, ...]:
    """Every former commune of what is the province today; none where its list is not shipped."""
    path = FOLDER / "areas_before" / f"{province}.csv"
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return tuple(OldArea(row["code"], row["name"], row["district"], tuple(row["became"].split())) for row in rows)
