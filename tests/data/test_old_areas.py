"""The former communes of each shipped province, held against the package that they were taken from."""

from __future__ import annotations

import importlib.resources
import json
import sqlite3
from collections import defaultdict
from contextlib import closing

import pytest

from data.catalogue.old_areas import old_areas


def became_by_the_package(province: str) -> set[tuple[str, str, frozenset[str]]]:
    """District, name and today's codes of every former commune."""
    files = importlib.resources.files("vietnamadminunits") / "data"
    said = json.loads((files / "converter_2025.json").read_text(encoding="utf-8"))
    with importlib.resources.as_file(files / "dataset.db") as path, closing(sqlite3.connect(path)) as units:
        today = units.execute(
            "select provinceKey, wardKey, wardCode from admin_units where provinceCode = ?", [province]
        )
        codes = {(key, ward): code for key, ward, code in today}
        legacy = units.execute(
            "select provinceKey, districtKey, wardKey, ward, district from admin_units_legacy"
        ).fetchall()
    key = next(iter(codes))[0]
    went: dict[str, set[str]] = defaultdict(set)
    for ward, olds in said["DICT_PROVINCE_WARD_NO_DIVIDED"][key].items():
        for old in olds:
            went[old].add(codes[key, ward])
    for old, parts in said["DICT_PROVINCE_WARD_DIVIDED"].get(key, {}).items():
        went[old] |= {codes[key, part["newWardKey"]] for part in parts}
    names = {f"{p}_{d}_{w or ''}": (district, ward or district) for p, d, w, ward, district in legacy}
    return {(*names[old], frozenset(new)) for old, new in went.items()}


@pytest.mark.parametrize("province", ["38", "42", "51"])
def test_every_former_commune_and_what_became_of_it_is_that_of_the_package(province: str) -> None:
    ours = {(old.district, old.name, frozenset(old.became)) for old in old_areas(province)}
    assert ours == became_by_the_package(province)
