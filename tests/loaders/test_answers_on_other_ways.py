"""Answers and mended cells go along: with a file that waits, one that is put back, and a single value corrected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.access import SECRETARIAT, UNIT, Viewer
from data.acknowledgements import read_acknowledgements
from data.catalogue.model import Catalogue
from data.corrections import read_said_in_cell
from data.mendings import read_mendings
from data.sendings import Sending
from data.store import Store
from data.submissions import withdraw
from data.views.reader import Reader
from data.views.source import read_source
from loaders.correction import Correction, correct_value
from loaders.mending import Fix
from loaders.reapplying import check_withdrawn, reapply
from loaders.report import Report
from loaders.sending import hand_in, take_in
from loaders.submit import Refusal, submit_file
from tests import broken
from tests.loaders.reports import GOOD

REASON = "Đã đối chiếu với hồ sơ gốc"
SENDER, SECRETARY = Viewer(UNIT, "stc", "STC"), Viewer(SECRETARIAT, "thu-ky")


@pytest.fixture(scope="module")
def reviewed(catalogue: Catalogue) -> Catalogue:
    """The small catalogue; KT-T is accepted by somebody else than its sender."""
    return replace(catalogue, forms=catalogue.forms | {"KT-T": replace(catalogue.forms["KT-T"], review=True)})


@pytest.fixture(scope="module")
def doubtful(month_form: bytes) -> bytes:
    return broken.with_cells(month_form, {**GOOD, "E10": 100_001, "E11": None, "E12": None})


def answers_of(report: Report) -> dict[str, str]:
    return {report.identify(question): REASON for question in report.questions}


def refused(store: Store, catalogue: Catalogue, content: bytes) -> Report:
    with pytest.raises(Refusal) as refusal:
        hand_in("a.xlsx", content, catalogue, store, "x", store.now())
    return refusal.value.report


def test_the_answers_of_the_sender_wait_with_the_file(store: Store, reviewed: Catalogue, doubtful: bytes) -> None:
    sender, secretary = store.seen_by(SENDER), store.seen_by(SECRETARY)
    answers = answers_of(refused(sender, reviewed, doubtful))
    _, waiting = hand_in("a.xlsx", doubtful, reviewed, sender, "Sở Tài chính", store.now(), answers=answers)
    assert isinstance(waiting, Sending)
    _, receipt = take_in(waiting, reviewed, secretary, "Tổ thư ký")
    (kept,) = read_acknowledgements(store, [receipt.submission_id])[receipt.submission_id]
    assert (kept.kind, kept.reason, kept.person) == ("out_of_range", REASON, "Sở Tài chính")


def test_what_is_doubtful_only_later_is_for_who_accepts(store: Store, reviewed: Catalogue, month_form: bytes) -> None:
    sender, secretary = store.seen_by(SENDER), store.seen_by(SECRETARY)
    watched = replace(
        reviewed,
        indicators=reviewed.indicators | {"KT-02": replace(reviewed.indicators["KT-02"], plausible=(None, 10))},  # type: ignore[arg-type]
    )
    content = broken.with_cells(month_form, GOOD)
    _, waiting = hand_in("a.xlsx", content, reviewed, sender, "Sở Tài chính", store.now())
    assert isinstance(waiting, Sending)
    with pytest.raises(Refusal) as refusal:
        take_in(waiting, watched, secretary, "Tổ thư ký")
    _, receipt = take_in(waiting, watched, secretary, "Tổ thư ký", answers_of(refusal.value.report))
    (kept,) = read_acknowledgements(store, [receipt.submission_id])[receipt.submission_id]
    assert kept.person == "Tổ thư ký"


def test_a_withdrawn_file_is_put_back_as_it_was_mended_and_answered(
    store: Store, catalogue: Catalogue, doubtful: bytes
) -> None:
    content = broken.with_cells(doubtful, {"E13": "chín trăm"})
    fixes = {"Số liệu!E13": Fix("900,5", "Phòng Tổng hợp xác nhận")}
    with pytest.raises(Refusal) as refusal:
        submit_file("a.xlsx", content, catalogue, store, "Tổ thư ký", store.now(), fixes=fixes)
    answers = answers_of(refusal.value.report)
    known = ("a.xlsx", content, catalogue, store, "Tổ thư ký", store.now(), "")
    _, receipt = submit_file(*known, answers, fixes)
    withdraw(store, receipt.submission_id, "Tổ thư ký", "nhầm")
    found = read_source(Reader(store, catalogue, store.as_of(), store.now()), receipt.submission_id)
    assert found
    report, _ = check_withdrawn(found, catalogue, store)
    assert report.submission
    again = reapply(found, catalogue, store, "Người khác")
    both = [receipt.submission_id, again.submission_id]
    first, second = (read_acknowledgements(store, both)[one] for one in both)
    assert first == second
    before, after = (read_mendings(store, both)[one] for one in both)
    assert [(m.cell, m.after, m.reason) for m in before] == [(m.cell, m.after, m.reason) for m in after]


def test_the_reason_of_a_correction_answers_for_its_value(
    store: Store, catalogue: Catalogue, month_form: bytes
) -> None:
    content = broken.with_cells(month_form, {**GOOD, "E10": 100, "E11": None, "E12": None})
    _, receipt = submit_file("a.xlsx", content, catalogue, store, "Tổ thư ký", store.now())
    standing = read_said_in_cell(store, receipt.submission_id, "Số liệu!E10")
    assert standing
    said = Correction("200.000", "12/BC-STC", store.now().strftime("%d/%m/%Y"), "số liệu quyết toán")
    corrected = correct_value(standing, said, catalogue, store, "Tổ thư ký")
    (kept,) = read_acknowledgements(store, [corrected.submission_id])[corrected.submission_id]
    assert (kept.kind, kept.reason) == ("out_of_range", "số liệu quyết toán")
