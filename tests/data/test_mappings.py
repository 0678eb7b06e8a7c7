"""What is remembered of foreign files: for each form and sender the last mapping, until it is forgotten."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from data.access import DEMONSTRATION, LEADER, Denied, Viewer
from data.access import UNIT as UNIT_ROLE
from data.intake_context import intake_context
from data.mappings import forget_mapping, read_mapping_of, read_mappings
from data.store import Store
from data.submissions import Submission, accept
from tests.data.submitting import observe

ROW = observe("KTXH-09", "2026-10", "5")


def take(store: Store, mapping: str, unit: str = "SCT", after: int = 0) -> str:
    content = f"{mapping}{unit}".encode()
    sha256 = hashlib.sha256(content).hexdigest()
    submission = Submission(
        *("KTXH-SCT-T", "KTXH", unit, ("2026-10",), "bang.xlsx", sha256, len(content)),
        *("bảng ghép cột", False, (ROW,), 1, 0),
        mapping=mapping,
    )
    return accept(store, submission, content, "người thử", store.now() + timedelta(seconds=after)).submission_id


def test_the_last_mapping_of_a_form_and_a_sender_is_remembered_and_each_stays_with_its_submission(store: Store) -> None:
    first, last = take(store, "một"), take(store, "hai", after=1)
    (kept,) = read_mappings(store)
    assert (kept.form, kept.unit, kept.content, kept.submission_id) == ("KTXH-SCT-T", "SCT", "hai", last)
    assert read_mapping_of(store, first) == "một"


def test_a_file_in_our_own_layout_leaves_no_mapping(store: Store) -> None:
    submission_id = take(store, "")
    assert read_mappings(store) == []
    assert read_mapping_of(store, submission_id) == ""


def test_what_is_forgotten_is_no_longer_remembered_but_stays_with_its_submission(store: Store) -> None:
    submission_id = take(store, "một")
    forget_mapping(store, "KTXH-SCT-T", "SCT", "người thử")
    assert read_mappings(store) == []
    assert list(intake_context(store, store.now()).mappings()) == []
    assert read_mapping_of(store, submission_id) == "một"
    take(store, "hai", after=1)
    assert [kept.content for kept in read_mappings(store)] == ["hai"]


def test_a_unit_remembers_its_own_files_only(store: Store) -> None:
    take(store, "một")
    take(store, "hai", unit="STC")
    own = store.seen_by(Viewer(UNIT_ROLE, "stc", "STC"))
    assert [kept.unit for kept in read_mappings(own)] == ["STC"]
    with pytest.raises(Denied):
        forget_mapping(own, "KTXH-SCT-T", "SCT", "stc")


def test_who_may_not_send_reads_no_mapping(store: Store) -> None:
    with pytest.raises(Denied):
        read_mappings(store.seen_by(Viewer(LEADER, "lãnh đạo")))
    assert read_mappings(store.seen_by(Viewer(DEMONSTRATION, "thử"))) == []
