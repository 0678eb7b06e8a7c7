"""A cell mended in place: all checks run again with it, the file stays as it was sent, and the number says so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from data.access import UNIT, Denied, Viewer
from data.catalogue.model import Catalogue
from data.intake_context import IntakeContext
from data.mendings import Mending, read_mendings
from data.observations import Observation
from data.originals import read_original
from data.store import Store
from data.verify import verify
from loaders.mending import Fix, fault_of_fix
from loaders.report import Report
from loaders.submit import Refusal, check_file, submit_file
from tests import broken
from tests.loaders.lines import changed, table
from tests.loaders.reports import GOOD, kinds
from tests.loaders.small_catalogue import TODAY

REASON = "Phòng Tổng hợp xác nhận, công văn 12"
CELL = "Số liệu!E10"


@pytest.fixture(scope="module")
def wrong(month_form: bytes) -> bytes:
    return broken.with_cells(month_form, {**GOOD, "E10": "một trăm"})


def checked(catalogue: Catalogue, content: bytes, fixes: dict[str, str], name: str = "a.xlsx") -> Report:
    context = IntakeContext(TODAY, {}, lambda *key: None)
    return check_file(name, content, catalogue, context, {cell: Fix(value, REASON) for cell, value in fixes.items()})


def test_all_checks_run_again_with_the_mended_cell(catalogue: Catalogue, wrong: bytes) -> None:
    assert kinds(checked(catalogue, wrong, {})) == {"not_a_number"}
    assert kinds(checked(catalogue, wrong, {CELL: "nhiều"})) == {"not_a_number"}
    assert kinds(checked(catalogue, wrong, {CELL: "90"})) == {"parts_differ"}
    report = checked(catalogue, wrong, {CELL: "100,0"})
    assert report.outcome == "clean"
    assert report.mended == {CELL: "một trăm"}
    assert report.submission
    (row,) = [row for row in report.submission.rows if row.cell == CELL]
    assert isinstance(row, Observation)
    assert row.value == Decimal(100)


def test_a_cell_of_a_text_table_is_mended_by_its_name(catalogue: Catalogue) -> None:
    content = table(changed(gia_tri="sai"), changed(chi_tieu="KT-01-LK", gia_tri="5"))
    report = checked(catalogue, content, {"dòng 2, cột gia_tri": "12,5"}, "a.csv")
    assert report.outcome == "clean"
    assert report.ledger.balances


@pytest.mark.parametrize("cell", ["Số liệu!E9999", "Trang lạ!E10", "Số liệu!ZZZZZZ10", "", "dòng 2, cột gia_tri"])
def test_a_cell_that_is_not_there_changes_nothing(cell: str, catalogue: Catalogue, wrong: bytes) -> None:
    report = checked(catalogue, wrong, {cell: "100"})
    assert kinds(report) == {"not_a_number"}
    assert report.mended == {}


def test_an_error_a_missing_result_and_a_percentage_are_mended_too(catalogue: Catalogue, month_form: bytes) -> None:
    filled = broken.with_cells(month_form, GOOD)
    for spoil in (broken.error_cell, broken.formula_without_value):
        report = checked(catalogue, spoil(filled, "E10"), {CELL: "100"})
        assert report.outcome == "clean", report.to_text()


def test_what_was_mended_is_kept_with_the_submission_and_the_file_is_not_touched(
    store: Store, catalogue: Catalogue, wrong: bytes
) -> None:
    fixes = {CELL: Fix("100", REASON)}
    report, receipt = submit_file("a.xlsx", wrong, catalogue, store, "Tổ thư ký", store.now(), fixes=fixes)
    kept = read_mendings(store, [receipt.submission_id])
    assert kept == {receipt.submission_id: [Mending(CELL, "một trăm", "100", REASON, "Tổ thư ký")]}
    assert read_original(store, report.sha256) == wrong
    assert [finding for finding in verify(store) if finding.rows] == []
    (said,) = store.query("select subject, before, after from audit_event where action = 'mend'")
    assert said == (f"{receipt.submission_id} · {CELL}", "một trăm", f"100 · {REASON} · Tổ thư ký")


@pytest.mark.parametrize(
    ("value", "reason", "fits"),
    [
        ("100", REASON, True),
        ("", REASON, True),
        ("100", "", False),
        ("100", "gọi 0912 345 678", False),
        ("038085012345", REASON, False),
        ("9" * 301, REASON, False),
    ],
)
def test_a_fix_has_a_reason_and_nothing_personal(
    value: str, reason: str, fits: bool, store: Store, catalogue: Catalogue, wrong: bytes
) -> None:
    fix = Fix(value, reason)
    assert (fault_of_fix(fix) == "") == fits
    if not fits:
        with pytest.raises(Refusal):
            submit_file("a.xlsx", wrong, catalogue, store, "x", store.now(), fixes={CELL: fix})
        assert store.last_revision == 0


def test_personal_data_are_not_mended_away_because_the_file_is_kept(catalogue: Catalogue, month_form: bytes) -> None:
    content = broken.with_cells(month_form, {**GOOD, "I10": "038085012345"})
    assert kinds(checked(catalogue, content, {"Số liệu!I10": ""})) == {"personal_data"}


def test_a_unit_may_not_mend(store: Store, catalogue: Catalogue, wrong: bytes) -> None:
    own = store.seen_by(Viewer(UNIT, "an", unit="STC"))
    with pytest.raises(Denied):
        submit_file("a.xlsx", wrong, catalogue, own, "an", store.now(), fixes={CELL: Fix("100", REASON)})
    assert store.last_revision == 0
