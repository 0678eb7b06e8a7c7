"""The catalogue loads whole, and a fault names file, line and field."""

from __future__ import annotations

import importlib.resources
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from data.catalogue import Catalogue, CatalogueError, load_catalogue
from data.views.reader import TASKS
from data.views.task_values import COUNTED

NOWHERE = Path("/nonexistent")


def overlay(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / "catalogue" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path / "catalogue"


@pytest.mark.parametrize(("province", "communes"), [("38", 166), ("42", 69), ("51", 96)])
def test_each_province_has_its_communes_with_official_codes(province: str, communes: int) -> None:
    catalogue = load_catalogue(province, NOWHERE)
    assert len(catalogue.communes) == communes
    assert all(len(code) == 5 and code.isdigit() for code in catalogue.communes)


@pytest.mark.parametrize("province", ["38", "42", "51"])
def test_communes_are_those_of_the_official_list(province: str) -> None:
    with importlib.resources.as_file(importlib.resources.files("vietnamadminunits") / "data" / "dataset.db") as path:
        official = sqlite3.connect(path).execute(
            "select wardCode, ward from admin_units where provinceCode = ?", [province]
        )
        expected = dict(official.fetchall())
    communes = load_catalogue(province, NOWHERE).communes
    assert {code: area.name for code, area in communes.items()} == expected


def test_thirteen_sectors_in_order_and_tourism_after_them(catalogue: Catalogue) -> None:
    codes = [sector.code for sector in catalogue.sectors.values()]
    assert codes == ["KTXH", "NV", "VB", "PA", "MT", "XT", "TC", "AN", "YT", "GD", "CT", "BC", "DV", "DL"]


def test_every_sector_with_a_page_names_a_file_that_is_there(catalogue: Catalogue) -> None:
    pages = Path(__file__).parents[2] / "pages"
    assert all((pages / f"{s.page}.py").exists() for s in catalogue.sectors.values() if s.page)


def test_every_submitted_indicator_stands_in_exactly_one_form(catalogue: Catalogue) -> None:
    submitted = {code for code, indicator in catalogue.indicators.items() if indicator.submitted}
    assert set(catalogue.form_of) == submitted


def test_a_rate_is_never_averaged_or_summed(catalogue: Catalogue) -> None:
    for indicator in catalogue.indicators.values():
        if indicator.is_percentage:
            assert indicator.aggregate.area not in ("sum", "mean"), indicator.code
            assert indicator.aggregate.entity not in ("sum", "mean"), indicator.code


def test_a_year_to_date_value_is_never_summed_over_time(catalogue: Catalogue) -> None:
    for indicator in catalogue.indicators.values():
        if indicator.basis == "cumulative":
            assert indicator.aggregate.time == "last", indicator.code


def test_a_typo_is_told_with_file_line_and_field(tmp_path: Path) -> None:
    folder = overlay(tmp_path, "sectors.yml", "- code: ZZ\n  number: 15\n  name: Thử\n  shortname: Thử\n")
    with pytest.raises(CatalogueError) as error:
        load_catalogue("38", folder)
    faults = error.value.faults
    assert {(f.file, f.field) for f in faults} >= {("sectors.yml", "shortname")}
    assert all(f.line >= 1 for f in faults)


def test_a_value_out_of_its_list_is_told_with_its_own_line(tmp_path: Path) -> None:
    text = (
        "- code: KTXH-98\n  name: Chỉ tiêu thử\n  short_name: Thử\n  unit: '%'\n  decimals: 2\n  direction: up\n"
        "  scheme: month\n  basis: flow\n  owner: STC\n  province_value: reported\n"
        "  aggregate: {area: none, entity: none, time: sum}\n  levels: [province]\n"
        "  definition: Một chỉ tiêu để thử danh mục.\n  origin: proposed\n"
    )
    with pytest.raises(CatalogueError) as error:
        load_catalogue("38", overlay(tmp_path, "indicators/KTXH.yml", text))
    fault = error.value.faults[0]
    assert (fault.file, fault.line, fault.field) == ("KTXH.yml", 6, "direction")


def test_a_dangling_reference_is_told(tmp_path: Path) -> None:
    text = (
        "- code: F-X\n  name: Biểu thử\n  sector: KTXH\n  kind: observations\n  scheme: month\n"
        "  senders: [KHONGCO]\n  rows: indicators\n"
    )
    with pytest.raises(CatalogueError, match="no unit 'KHONGCO'"):
        load_catalogue("38", overlay(tmp_path, "forms/X.yml", text))


def test_a_form_of_things_says_of_which_kind_and_names_a_list_that_is_there(tmp_path: Path) -> None:
    text = (
        "- code: F-X\n  name: Biểu thử\n  sector: BC\n  kind: items\n  scheme: month\n"
        "  senders: [SVHTTDL]\n  rows: entities\n  breakdown: khong_co\n"
    )
    with pytest.raises(CatalogueError) as error:
        load_catalogue("38", overlay(tmp_path, "forms/X.yml", text))
    assert [fault.field for fault in error.value.faults] == ["breakdown", "entity"]


def test_an_anchor_bomb_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="aliases are not allowed"):
        load_catalogue("38", overlay(tmp_path, "sectors.yml", "- &a [1, 2]\n- [*a, *a]\n"))


UNIT = "code,name,short_name,kind\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "field"),
    [
        ("units.csv", f"{UNIT}MOI,Một,M,Sở\nMOI,Hai,H,Sở\n", 3, "code"),
        ("units.csv", "ma,name,short_name,kind\nMOI,Một,M,Sở\n", 2, "code"),
        ("units.csv", f"{UNIT}MOI,Một,M\n", 2, "kind"),
        ("units.csv", f"{UNIT}MOI,Một,M,Sở,thừa\n", 2, ""),
        ("sectors.yml", "- code: ZZ\n  number: 15\n  name: Thử\n  number: 16\n", 4, "number"),
        ("breakdowns.yml", "- code: moi\n  items:\n    A: Một\n    A: Hai\n", 4, "A"),
    ],
)
def test_what_stands_twice_or_not_at_all_is_told_and_nothing_of_it_is_taken(
    name: str, text: str, line: int, field: str, tmp_path: Path
) -> None:
    with pytest.raises(CatalogueError) as error:
        load_catalogue("38", overlay(tmp_path, name, text))
    assert (name, line, field) in [(fault.file, fault.line, fault.field) for fault in error.value.faults]


def test_one_code_in_two_files_of_the_overlay_is_told(tmp_path: Path) -> None:
    text = "- code: YT-X1\n  name: Biểu thử\n  sector: YT\n  kind: observations\n  scheme: month\n"
    text += "  senders: [SYT]\n  rows: indicators\n"
    overlay(tmp_path, "forms/A.yml", text)
    with pytest.raises(CatalogueError, match="code: 'YT-X1' stands twice"):
        load_catalogue("38", overlay(tmp_path, "forms/B.yml", text))


@pytest.mark.parametrize("command", [("data.catalogue", "check"), ("loaders", "check", "README.md")])
def test_a_command_names_every_fault_of_the_catalogue(command: tuple[str, ...], tmp_path: Path) -> None:
    overlay(tmp_path, "units.csv", f"{UNIT}MOI,Một,M,Sở\nMOI,Hai,H,Sở\nKHAC,Ba,K\n")
    told = subprocess.run(
        [sys.executable, "-m", *command],
        env={**os.environ, "IOC_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode in (1, 2)
    assert "units.csv:4: kind: missing" in told.stderr
    assert "Traceback" not in told.stderr


def test_the_overlay_replaces_an_entry_and_adds_others(tmp_path: Path) -> None:
    overlay(tmp_path, "units.csv", "code,name,short_name,kind\nSTC,Sở Tài chính thử,Sở TC,Sở\nMOI,Đơn vị mới,ĐVM,Sở\n")
    catalogue = load_catalogue("38", tmp_path / "catalogue")
    assert catalogue.units["STC"].name == "Sở Tài chính thử"
    assert "MOI" in catalogue.units
    assert "SYT" in catalogue.units


def test_the_version_changes_with_the_content(tmp_path: Path) -> None:
    plain = load_catalogue("38", NOWHERE)
    overlay(tmp_path, "units.csv", "code,name,short_name,kind\nMOI,Đơn vị mới,ĐVM,Sở\n")
    assert load_catalogue("38", tmp_path / "catalogue").version != plain.version


def test_the_check_command_proves_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "data.catalogue", "check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "14 sectors" in done.stdout


def test_whatever_is_monitored_has_a_source(catalogue: Catalogue) -> None:
    """A form carries it, the register of tasks gives it, or it is computed from what has a source."""

    def has_source(code: str) -> bool:
        indicator = catalogue.indicators[code]
        counted = code in COUNTED if indicator.source == TASKS else code in catalogue.form_of
        parts = [*indicator.rate.numerator, *indicator.rate.denominator] if indicator.rate else []
        return counted or (bool(parts) and all(map(has_source, parts)))

    assert [code for code in catalogue.indicators if not has_source(code)] == []


def test_every_legal_limit_says_from_which_day_it_holds(catalogue: Catalogue) -> None:
    limits = {i.code: i.limit for i in catalogue.indicators.values() if i.limit}
    assert {"CT-05", "CT-06", "CT-07", "CT-08"} <= limits.keys()
    assert [code for code, limit in limits.items() if limit.effective_from is None or not limit.source] == []
