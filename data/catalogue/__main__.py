"""python -m data.catalogue check: load everything, say what is wrong, exit 1 if anything is."""

from __future__ import annotations

import sys

from data.catalogue import CatalogueError, load_catalogue


def main(arguments: list[str]) -> int:
    """Exit code 0 when the catalogue is sound, 1 with its faults, 2 for a wrong call."""
    if arguments != ["check"]:
        print("usage: python -m data.catalogue check", file=sys.stderr)
        return 2
    try:
        catalogue = load_catalogue()
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"{catalogue.province.name}: {len(catalogue.sectors)} sectors, {len(catalogue.indicators)} indicators, "
        f"{len(catalogue.forms)} forms, {len(catalogue.units)} units, {len(catalogue.communes)} communes, "
        f"version {catalogue.version}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
