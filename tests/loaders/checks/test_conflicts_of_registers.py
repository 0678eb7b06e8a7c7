"""Two senders of one target, facility, permit or task: who stands keeps it, and the other is told whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue import Catalogue, load_catalogue
from data.entities import Entity, EntityLimit, read_entities
from data.intake_context import intake_context
from data.store import DEMO, Store, open_store
from data.submissions import Row, withdraw
from data.targets import Target, read_targets
from data.tasks import TASK, Task
from data.verify import verify
from loaders.forms.templates import write_form
from loaders.report import Report
from loaders.submit import check_file, submit_file
from tests.conftest import NO_OVERLAY

DAY = date(2025, 1, 1)
PERMIT = EntityLimit("F1", "XT-05", None, Decimal(50), DAY, None, "GP 1")
WORK = Task("NV1", "Lập đề án", TASK, "", "", "UBND tỉnh", "STC", (), date(2026, 1, 5), date(2026, 6, 30))


@pytest.fixture(scope="module")
def whole() -> Catalogue:
    """The real catalogue; permits and tasks may be sent by a second unit, too."""
    found = load_catalogue("38", NO_OVERLAY)
    forms = dict(found.forms)
    for code in ("XT-GP", "NV-DS"):
        forms[code] = replace(forms[code], senders=(*forms[code].senders, "BQLKKT"))
    return replace(found, forms=forms)


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "demo", kind=DEMO, today=date(2026, 11, 22))
    yield store
    store.close()


def facility(name: str, code: str = "F1") -> Entity:
    return Entity(code, "facility", name, "14758", None, None, DAY)


def target(value: int) -> Target:
    return Target("KTXH-04-LK", "38", "", "", "2026", Decimal(value), "min")


FILES: dict[str, tuple[str, str, Row]] = {
    "XT-DM": ("SNNMT", "2026", facility("Nhà máy Một")),
    "XT-GP": ("SNNMT", "2026", PERMIT),
    "NV-DS": ("VPUB", "2026-10", WORK),
}


def file(store: Store, whole: Catalogue, form: str, unit: str, row: Row, period: str = "2026") -> bytes:
    known = read_entities(store, store.as_of())
    return write_form(whole, form, unit, period, known, values=[row])


def submit(store: Store, whole: Catalogue, form: str, unit: str, row: Row, period: str = "2026") -> str:
    content = file(store, whole, form, unit, row, period)
    return submit_file("bieu.xlsx", content, whole, store, "thử", store.now())[1].submission_id


def check(store: Store, whole: Catalogue, form: str, unit: str, row: Row, period: str = "2026") -> Report:
    content = file(store, whole, form, unit, row, period)
    return check_file("bieu.xlsx", content, whole, intake_context(store, store.now()))


def conflicts(report: Report) -> list[tuple[str, str]]:
    found = (*report.problems, *report.notices)
    return [(p.kind, p.found) for p in found if p.kind in ("row_of_another", "takes_over_row")]


@pytest.mark.parametrize("form", FILES)
def test_a_row_of_a_register_stands_and_the_second_sender_is_told_whose_it_is(
    form: str, demo: Store, whole: Catalogue
) -> None:
    unit, period, row = FILES[form]
    if form == "XT-GP":
        submit(demo, whole, "XT-DM", "SNNMT", facility("Nhà máy Một"))
    first = submit(demo, whole, form, unit, row, period)
    report = check(demo, whole, form, "BQLKKT", row, period)
    said = f"{first} ({whole.sender_name(unit)}, biểu {form})"
    assert conflicts(report) == [("row_of_another", said)]
    assert report.submission is None
    assert conflicts(check(demo, whole, form, unit, row, period)) == []
    withdraw(demo, first, "thử", "thử")
    assert conflicts(check(demo, whole, form, "BQLKKT", row, period)) == []


def test_another_facility_is_nobody_elses(demo: Store, whole: Catalogue) -> None:
    submit(demo, whole, "XT-DM", "SNNMT", facility("Nhà máy Một"))
    submit(demo, whole, "XT-DM", "BQLKKT", facility("Nhà máy Hai", "F2"))
    assert {e.code: e.name for e in read_entities(demo, demo.as_of())} == {"F1": "Nhà máy Một", "F2": "Nhà máy Hai"}


def test_a_register_of_a_unit_that_may_no_longer_send_it_is_taken_over(demo: Store, whole: Catalogue) -> None:
    submit(demo, whole, "XT-DM", "SNNMT", facility("Nhà máy Một"))
    moved = replace(whole, forms={**whole.forms, "XT-DM": replace(whole.forms["XT-DM"], senders=("BQLKKT",))})
    assert [kind for kind, _ in conflicts(check(demo, moved, "XT-DM", "BQLKKT", facility("Mới")))] == ["takes_over_row"]
    submit(demo, moved, "XT-DM", "BQLKKT", facility("Mới"))
    assert [e.name for e in read_entities(demo, demo.as_of())] == ["Mới"]
    assert [finding.rule for finding in verify(demo) if finding.rows] == []


def test_the_owner_of_an_indicator_takes_its_target_over_and_nobody_takes_it_back(
    demo: Store, whole: Catalogue
) -> None:
    owner = whole.indicators["KTXH-04-LK"].owner
    assert owner == "STC"
    first = submit(demo, whole, "KTXH-CT", "VPUB", target(50_000))
    report = check(demo, whole, "KTXH-CT", owner, target(52_000))
    assert conflicts(report) == [("takes_over_row", f"{first} ({whole.sender_name('VPUB')}, biểu KTXH-CT)")]
    submit(demo, whole, "KTXH-CT", owner, target(52_000))
    assert conflicts(check(demo, whole, "KTXH-CT", "VPUB", target(49_000)))[0][0] == "row_of_another"
    (standing,) = read_targets(demo, demo.as_of(), ["KTXH-04-LK"])
    assert standing.value == 52_000
    assert [finding.rule for finding in verify(demo) if finding.rows] == []
