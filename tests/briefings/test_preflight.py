"""The check before a meeting finds what it is for, and nothing where nothing is wrong."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefings.compose import compose_deck
from briefings.preflight import (
    ATTENTION,
    FAULT,
    QUESTION,
    by_level,
    check_owed,
    check_screens,
    check_since,
    likely_questions,
)
from briefings.preflight_words import MANY_FIGURES, NO_AGENDA, NO_COVERAGE, NO_CUTOFF, NO_MARK, NO_OWNER
from data.briefings.model import Paper
from data.briefings.snapshots import Frozen, open_snapshot
from data.catalogue import Catalogue
from data.store import open_store
from data.views.reader import Reader
from tests.briefings.decks import deck, figure, screen
from tests.data.submitting import observe, send

CODE = "KTXH-09-LK"


def test_the_screens_of_the_demonstration_have_no_fault(this_meeting: Frozen, last_meeting: Frozen) -> None:
    assert list(check_screens(compose_deck(this_meeting, last_meeting))) == []


def test_every_kind_of_fault_of_a_screen_is_found(catalogue: Catalogue) -> None:
    broken = (
        screen(cutoff=""),
        screen(coverage=""),
        screen(figures=(figure(owner=""),)),
        screen(figures=(figure(made_up=True),), made_up=""),
        screen(figures=tuple(figure() for _ in range(7))),
    )
    found = [remark.what for remark in check_screens(deck(catalogue, *broken))]
    assert found == [NO_CUTOFF, NO_COVERAGE, NO_OWNER, NO_MARK, MANY_FIGURES]


def test_a_meeting_without_an_agenda_is_a_fault(catalogue: Catalogue) -> None:
    planned = replace(deck(catalogue).briefing, agenda=())
    assert NO_AGENDA in [remark.what for remark in check_screens(deck(catalogue, screen(), briefing=planned))]


def test_papers_that_have_not_come_are_named_and_are_a_fault_once_they_are_overdue(catalogue: Catalogue) -> None:
    due = datetime(2026, 11, 22, 10)
    papers = (Paper("STC", "Giải ngân", due), Paper("SYT", "Dịch bệnh", due, received_at=due))
    planned = replace(deck(catalogue).briefing, papers=papers)
    before, after = (list(check_owed(planned, catalogue, moment)) for moment in (due, due.replace(hour=11)))
    assert [(r.level, r.where) for r in before] == [(ATTENTION, "Sở Tài chính")]
    assert [(r.level, r.where) for r in after] == [(FAULT, "Sở Tài chính")]


def test_numbers_that_came_in_since_are_told_with_both_values(
    demonstration: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    store = open_store(Path(shutil.copytree(demonstration, tmp_path / "var")))
    frozen = open_snapshot(store, "47")
    then = store.as_of("2026-11-22T07:00:00")
    assert list(check_since(frozen, Reader(store, catalogue, then, frozen.snapshot.viewed_at))) == []
    send(store, [observe(CODE, "2026-02", "1234")], form="KTXH-SCT-T", unit="SCT")
    found = list(check_since(frozen, Reader(store, catalogue, store.as_of(), store.now())))
    assert any(r.where == catalogue.indicators[CODE].name and "1.100" in r.said and "1.234" in r.said for r in found)
    store.close()


def test_flips_falls_and_silent_units_are_likely_to_be_asked_about(this_meeting: Frozen, last_meeting: Frozen) -> None:
    found = list(likely_questions(this_meeting, last_meeting))
    assert {remark.level for remark in found} == {QUESTION}
    said = " ".join(remark.said for remark in found)
    assert "Vì sao đánh giá chuyển từ" in said
    assert "Vì sao số này xấu đi?" in said
    assert "biểu chưa nộp" in said


def test_faults_come_first(catalogue: Catalogue, this_meeting: Frozen, last_meeting: Frozen) -> None:
    remarks = [*likely_questions(this_meeting, last_meeting), *check_screens(deck(catalogue, screen(cutoff="")))]
    assert by_level(remarks)[0].level == FAULT
