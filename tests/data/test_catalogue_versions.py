"""Old versions of the catalogue are kept and read back, and what changed since is told."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from data.catalogue import Catalogue, load_catalogue
from data.catalogue.load import version_of
from data.catalogue.versions import FOLDER, keep_version, load_version
from data.store import Store
from data.views.definitions import changed_aspects, read_came_under, read_redefined, redefined
from data.views.reader import Reader
from loaders.forms.templates import write_form
from loaders.submit import submit_file
from tests.data.submitting import observe

CODE, FORM, UNIT, PERIOD = "KTXH-09-LK", "KTXH-SCT-T", "SCT", "2026-10"


def overlaid(folder: Path, **changes: object) -> Catalogue:
    """The shipped catalogue with one indicator that a province defines otherwise."""
    shipped = json.loads(load_catalogue("38", Path("/nonexistent")).source)
    path = folder / "overlay" / "indicators" / "KTXH.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([shipped["indicators"][CODE] | changes], ensure_ascii=False), encoding="utf-8")
    return load_catalogue("38", folder / "overlay")


def reader_of(store: Store, catalogue: Catalogue, moment: str = "") -> Reader:
    return Reader(store, catalogue, store.as_of(moment), store.now())


def send(store: Store, catalogue: Catalogue, value: str) -> None:
    content = write_form(catalogue, FORM, UNIT, PERIOD, values=[observe(CODE, PERIOD, value)])
    submit_file("bieu.xlsx", content, catalogue, store, "Tổ thư ký", store.now())


def test_a_kept_version_comes_back_the_same_and_in_the_same_order(tmp_path: Path, catalogue: Catalogue) -> None:
    keep_version(tmp_path, catalogue)
    kept = load_version(tmp_path, catalogue.version)
    assert kept == catalogue
    assert list(kept.indicators) == list(catalogue.indicators)
    assert kept.version == catalogue.version


def test_a_version_is_written_once(tmp_path: Path, catalogue: Catalogue) -> None:
    keep_version(tmp_path, catalogue)
    (path,) = (tmp_path / FOLDER).iterdir()
    written = path.stat().st_mtime_ns
    keep_version(tmp_path, catalogue)
    assert [p.stat().st_mtime_ns for p in (tmp_path / FOLDER).iterdir()] == [written]


@pytest.mark.parametrize("content", [b"", b"no gzip", gzip.compress(b"{}", mtime=0), gzip.compress(b"[1]", mtime=0)])
def test_a_changed_file_is_not_read(tmp_path: Path, catalogue: Catalogue, content: bytes) -> None:
    keep_version(tmp_path, catalogue)
    (tmp_path / FOLDER / f"{catalogue.version}.json.gz").write_bytes(content)
    assert load_version(tmp_path, catalogue.version) is None


@pytest.mark.parametrize("version", ["", "0123456789abcdef", "../ioc", "x/y"])
def test_an_unknown_version_is_none(tmp_path: Path, version: str) -> None:
    assert load_version(tmp_path, version) is None


def test_a_version_of_an_earlier_program_is_read_without_what_it_alone_knew(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    said = json.loads(catalogue.source)
    said["indicators"][CODE]["colour_of_old_times"] = "blue"
    del said["rules"]
    source = json.dumps(said)
    older = replace(catalogue, source=source, version=version_of(source))
    keep_version(tmp_path, older)
    kept = load_version(tmp_path, older.version)
    assert kept
    assert (kept.indicators, kept.rules) == (catalogue.indicators, {})


def test_each_aspect_of_a_definition_is_told_by_its_name(tmp_path: Path, catalogue: Catalogue) -> None:
    changes = {
        "definition": "Định nghĩa khác hẳn trước đây.",
        "direction": "neutral",
        "judgement": {"trajectory": "cumulative", "risk": 0.5},
    }
    (change,) = redefined(catalogue, overlaid(tmp_path, **changes))
    assert change.indicator.code == CODE
    assert change.aspects == ("định nghĩa", "chiều đánh giá", "cách đánh giá")


def test_a_note_or_a_plausible_range_is_no_other_definition(tmp_path: Path, catalogue: Catalogue) -> None:
    changed = overlaid(tmp_path, note="Ghi chú mới.", plausible=[0, 5])
    assert changed.version != catalogue.version
    assert redefined(catalogue, changed) == ()


def test_a_rate_with_other_parts_is_calculated_otherwise(catalogue: Catalogue) -> None:
    indicator = catalogue.indicators["DV-05"]
    assert indicator.rate
    other = replace(indicator, rate=replace(indicator.rate, numerator=("DV-03",)))
    assert changed_aspects(indicator, other) == ("cách tính",)
    assert changed_aspects(indicator, replace(other, unit="‰")) == ("đơn vị tính", "cách tính")


def test_a_past_moment_tells_what_was_defined_otherwise_then(
    store: Store, tmp_path: Path, catalogue: Catalogue
) -> None:
    send(store, catalogue, "1000")
    now = overlaid(tmp_path, definition="Định nghĩa khác hẳn trước đây.")
    send(store, now, "1100")
    assert [c.indicator.code for c in read_redefined(reader_of(store, now, "rev:1"))] == [CODE]
    assert read_redefined(reader_of(store, now)) == ()


def test_a_value_names_its_version_and_what_changed_since(store: Store, tmp_path: Path, catalogue: Catalogue) -> None:
    send(store, catalogue, "1000")
    now = overlaid(tmp_path, direction="neutral")
    indicator = now.indicators[CODE]
    versions = [catalogue.version, now.version, catalogue.version, "0123456789abcdef", ""]
    found = read_came_under(reader_of(store, now), indicator, versions)
    assert [(f.version, f.aspects) for f in found] == [
        (catalogue.version, ("chiều đánh giá",)),
        (now.version, ()),
        ("0123456789abcdef", None),
    ]
