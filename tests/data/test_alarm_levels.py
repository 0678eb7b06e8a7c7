"""River levels are held against the station's own alarm levels, made-up ones only against made-up values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Catalogue, CatalogueError, load_catalogue
from data.entities import Entity
from data.store import DEMO, Store, open_store
from data.views.air import read_air
from data.views.reader import Reader
from data.views.water import WaterRow, alarm_of
from tests.data.submitting import observe, send

HEADER = "code,kind,indicator,level_1,level_2,level_3,document,effective_from,confirmed,made_up"
GOOD = "S1,station,MT-06,300,400,500.5,Quyết định,2025-01-01,yes,no"
LEVELS = (Decimal(300), Decimal(400), Decimal("500.5"))


def overlaid(folder: Path, line: str) -> Catalogue:
    (folder / "overlay").mkdir()
    (folder / "overlay" / "alarm_levels.csv").write_text(f"{HEADER}\n{line}\n", encoding="utf-8")
    return load_catalogue("38", folder / "overlay")


def water(folder: Path, catalogue: Catalogue, level: str, made_up: bool) -> WaterRow:
    """The row of station S1 in a store that knows one level of its river."""
    store: Store = open_store(folder / "var", kind=DEMO, today=date(2026, 11, 22))
    commune = sorted(catalogue.communes)[0]
    send(store, [Entity("S1", "station", "Trạm", commune, None, None, date(2020, 1, 1))], form="DM", periods=["2026"])
    send(store, [observe("MT-06", "2026-11-21", level, entity="S1")], made_up=made_up)
    air = read_air(Reader(store, catalogue, store.as_of(), store.now()), "2026-11-22")
    store.close()
    assert air is not None
    (row,) = air.water
    return row


@pytest.mark.parametrize(("level", "alarm"), [("299.9", 0), ("300", 1), ("399.9", 1), ("400", 2), ("500.5", 3)])
def test_a_level_is_reached_when_the_water_stands_at_it(
    level: str, alarm: int, tmp_path: Path, catalogue: Catalogue
) -> None:
    row = water(tmp_path, overlaid(tmp_path, GOOD), level, made_up=False)
    assert (row.alarm, row.levels and row.levels.levels) == (alarm, LEVELS)


@pytest.mark.parametrize(
    "line",
    [
        GOOD.replace(",yes,no", ",no,yes"),
        GOOD.replace("2025-01-01", "2027-01-01"),
        GOOD.replace("S1,", "S2,"),
        GOOD.replace("MT-06", "MT-07"),
    ],
    ids=["made-up levels", "not yet in force", "another station", "another indicator"],
)
def test_levels_that_do_not_hold_are_not_told(line: str, tmp_path: Path) -> None:
    row = water(tmp_path, overlaid(tmp_path, line), "450", made_up=False)
    assert (row.alarm, row.levels) == (None, None)


def test_made_up_levels_are_told_of_made_up_values(tmp_path: Path) -> None:
    row = water(tmp_path, overlaid(tmp_path, GOOD.replace(",yes,no", ",no,yes")), "450", made_up=True)
    assert row.alarm == 2


def test_every_shipped_level_is_made_up_unconfirmed_and_of_a_river(catalogue: Catalogue) -> None:
    shipped = catalogue.alarm_levels.values()
    assert shipped
    assert {(a.kind, a.indicator, a.confirmed, a.made_up) for a in shipped} == {("station", "MT-06", False, True)}


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (GOOD.replace("MT-06", "MT-99"), "indicator"),
        (GOOD.replace("station", "vessel"), "kind"),
        (GOOD.replace("400", "300"), "level_1"),
        (GOOD.replace("400", "cao"), "level_1"),
        (GOOD.replace("2025-01-01", "2025-02-30"), "effective_from"),
        (GOOD.replace("yes", "maybe"), "confirmed"),
        (GOOD.replace(",no", ","), "made_up"),
    ],
)
def test_a_fault_of_the_file_names_its_field(line: str, field: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as refused:
        overlaid(tmp_path, line)
    assert [(fault.file, fault.line, fault.field) for fault in refused.value.faults] == [("alarm_levels.csv", 2, field)]


@given(st.decimals(-1000, 1000, places=1), st.decimals(-1000, 1000, places=1))
def test_higher_water_is_never_a_lower_alarm(one: Decimal, two: Decimal) -> None:
    low, high = sorted((one, two))
    assert alarm_of(LEVELS, low) <= alarm_of(LEVELS, high)
