"""Every cell of a file is accounted for: stored, blank, rejected for a reason, or on a sheet that is not read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue.model import Catalogue
from data.entities import Entity
from data.intake_context import IntakeContext
from loaders.cells.grid import Sheet
from loaders.checks.ledger import Ledger
from loaders.problems.problem import Findings
from loaders.rows.codes import Codes
from loaders.rows.desk import Desk
from loaders.rows.layouts import LONG
from loaders.rows.table import Line, open_table
from tests import broken
from tests.loaders.lines import HEADER, Check, changed, table
from tests.loaders.reports import GOOD, kinds

FORMS = {
    "observations": [("KT-T", "STC", "2026-10"), ("YT-X", "SYT", "2026-10"), ("XT-N", "SYT", "2026-10-05")],
    "targets": [("KT-CT", "STC", "2026")],
    "entities": [("XT-DS", "SYT", "2026")],
    "limits": [("XT-GP", "SYT", "2026")],
    "events": [("SK-T", "SYT", "2026-10")],
    "positions": [("VT-N", "SYT", "2026-10-05")],
    "items": [("TIN-T", "SYT", "2026-10")],
    "tasks": [("NV-T", "STC", "2026-10")],
}
CELLS = (
    "",
    "",
    "1",
    "12,5",
    "-3",
    "999999999",
    "sai",
    "12.5",
    "có",
    "min",
    "05/10/2026",
    "05/10/2026 07:00",
    "0912345678",
)
CODES = ("KT-01", "KT-02", "YT-01", "XT-01", "KT-99", "14797", "99999", "CS1", "CS9", "A", "")
SCOPES = ("KT-T", "STC", "SYT", "2026-10", "2030-01", "rubbish", "")


@st.composite
def tables(draw: st.DrawFn) -> tuple[bytes, int]:
    """A long table of any kind of form, good and bad cells mixed; its bytes and the number of its lines."""
    kind = draw(st.sampled_from(sorted(FORMS)))
    scope = draw(st.sampled_from(FORMS[kind]))
    lines = []
    for _ in range(draw(st.integers(1, 8))):
        own = list(scope)
        if draw(st.integers(0, 9)) == 0 and lines:
            own[draw(st.integers(0, 2))] = draw(st.sampled_from(SCOPES))
        rest = [draw(st.sampled_from((*CELLS, *CODES))) for _ in LONG[kind][3:]]
        lines.append((*own, *rest))
    return table(*lines, header=LONG[kind]), len(lines)


@settings(max_examples=400, deadline=None)
@given(tables())
def test_every_cell_of_a_long_table_is_accounted_for(check_csv: Check, made: tuple[bytes, int]) -> None:
    content, lines = made
    report = check_csv(content, "a.csv")
    ledger: Ledger = report.ledger
    assert ledger.balances
    assert min(ledger.stored, ledger.blank, *ledger.rejected.values(), 0) == 0
    assert ledger.cells in (0, lines)
    assert set(ledger.rejected) <= kinds(report)
    if report.submission:
        assert (ledger.stored, ledger.rejected) == (len(report.submission.rows), {})


@settings(max_examples=15, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(("E10", "E11", "E12", "E13", "E14")), st.sampled_from(("sai", -1, 5, None, "1.5.5"))
    )
)
def test_every_cell_of_our_form_is_accounted_for(check_csv: Check, month_form: bytes, cells: dict[str, object]) -> None:
    report = check_csv(broken.with_cells(month_form, {**GOOD, **cells}), "a.xlsx")
    ledger = report.ledger
    assert ledger.balances
    assert ledger.cells - sum(ledger.ignored.values()) == 5
    bad = sum(value in ("sai", "1.5.5") for value in cells.values())
    assert sum(count for kind, count in ledger.rejected.items() if kind == "not_a_number") == bad
    assert (report.submission is not None) == (not ledger.rejected)


def test_what_was_rejected_is_told_by_its_reason(check: Check, commune_form: bytes) -> None:
    cells = {"C10": "sai", "D10": 5, "C11": 1, "D11": 3, "A12": "99999"}
    ledger = check(broken.with_cells(commune_form, cells)).ledger
    assert (ledger.stored, ledger.blank) == (3, 0)
    assert ledger.rejected == {"unknown_area": 2, "not_a_number": 1}
    assert ledger.balances


def test_a_sheet_that_is_not_read_is_counted(check: Check, month_form: bytes) -> None:
    def add(book: broken.openpyxl.Workbook) -> None:
        book.create_sheet("Ghi chép").append(["a", None, 3])

    report = check(broken.edit_workbook(broken.with_cells(month_form, GOOD), add))
    assert report.ledger.ignored["Ghi chép"] == 2
    assert report.ledger.ignored["Hướng dẫn"] > 0
    assert report.ledger.balances
    assert "trang Ghi chép: 2" in report.to_text()


def test_a_duplicate_is_rejected_once(check: Check) -> None:
    ledger = check(table(changed(), changed(gia_tri="13"), changed(chi_tieu="KT-01-LK", gia_tri="")), "a.csv").ledger
    assert (ledger.cells, ledger.stored, ledger.blank, ledger.rejected) == (3, 1, 1, {"duplicate_key": 1})


def test_a_cell_that_nobody_read_refuses_the_file(catalogue: Catalogue, entities: dict[str, Entity]) -> None:
    findings = Findings()
    context = IntakeContext(date(2026, 11, 22), entities, lambda *key: Decimal(0))
    desk = Desk(Codes(catalogue, entities, findings), findings, context)
    sheet = Sheet("", [list(HEADER), list(changed())], range(1, 3))
    desk.cells_in = 1
    desk.account(Line(open_table(sheet, "csv", 0), 1, sheet.rows[1]))
    assert desk.rejected == {"cell_lost": 1}
    assert findings.refused


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"%PDF-1.7"])
def test_a_file_that_cannot_be_read_has_no_cells(content: bytes, check: Check) -> None:
    assert check(content, "a.csv").ledger == Ledger()
