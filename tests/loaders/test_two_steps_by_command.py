"""The command line acts for the centre: what it sends of a form of two steps is accepted, by the person it names."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from data.access import SUBMIT, UNIT, Viewer
from data.catalogue import Catalogue, load_catalogue
from data.observations import Observation
from data.sendings import WAITING, Sending, read_newer_submissions, read_sendings
from data.store import open_store
from loaders import __main__ as command
from loaders.forms.templates import write_form
from loaders.sending import hand_in
from tests.conftest import NO_OVERLAY

PERSON = "Tổ thư ký, ca sáng"


@pytest.fixture(scope="module")
def whole() -> Catalogue:
    return load_catalogue("38", NO_OVERLAY)


def form(whole: Catalogue, value: int) -> bytes:
    row = Observation("KTXH-10-LK", "38", "", "", "2026-Q3", Decimal(value))
    return write_form(whole, "KTXH-TKE-Q", "TKE", "2026-Q3", values=[row])


def test_it_does_not_wait_and_the_one_named_stands_for_it_in_answer_receipt_and_log(
    whole: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("IOC_VAR", str(tmp_path / "var"))
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(form(whole, 61_000))
    assert command.main(["submit", str(path), "--by", PERSON]) == 0
    assert f"Biểu hai bước: {PERSON} tiếp nhận." in capsys.readouterr().out
    assert command.main(["submit", str(path), "--by", "người khác"]) == 0
    assert "Biểu hai bước" not in capsys.readouterr().out
    store = open_store(tmp_path / "var")
    assert read_sendings(store) == []
    assert store.query("select actor from revision") == [(PERSON,)]
    (said,) = store.query("select after from audit_event where action = $action", action=SUBMIT)[0]
    assert PERSON in said
    store.close()


def test_what_waits_of_the_same_period_still_waits_and_says_that_something_newer_came(
    whole: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IOC_VAR", str(tmp_path / "var"))
    store = open_store(tmp_path / "var")
    unit = store.seen_by(Viewer(UNIT, "tke", "TKE"))
    _, waiting = hand_in("gui.xlsx", form(whole, 60_000), whole, unit, "tke", store.now())
    assert isinstance(waiting, Sending)
    store.close()
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(form(whole, 61_000))
    assert command.main(["submit", str(path), "--by", PERSON]) == 0
    store = open_store(tmp_path / "var")
    assert [sending.state for sending in read_sendings(store)] == [WAITING]
    assert read_newer_submissions(store, waiting) == ["N0000001"]
    store.close()
