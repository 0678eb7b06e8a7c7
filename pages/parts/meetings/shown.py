"""Small things that several parts of the page of briefings show."""

from __future__ import annotations

from data.catalogue import Catalogue

NUMBER = "so"


def units_of(catalogue: Catalogue) -> dict[str, str]:
    """Code -> name of everybody who can be given something to do: units, then communes."""
    units = {unit.code: unit.name for unit in catalogue.units.values()}
    return units | {commune.code: commune.name for commune in catalogue.communes.values()}
