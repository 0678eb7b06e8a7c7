"""Checking the chain: whatever is changed, taken out or put in is found and named."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.access import SECRETARIAT, WITHDRAW
from data.audit import check, events
from data.audit.chain import GENESIS
from data.audit.check import Fault, check_chain, find_faults
from data.audit.heads import FOLDER, HEAD, HEADS
from data.audit.words import ACTIONS, FAULTS, ROLES, fault_sentences, sentence, state_sentence
from data.store import Store
from tests.data.audit.log import some_lines, tampered
from tests.faults.chain import CHANGES, count_unseen, heads_of, make_chain
from tests.faults.chain import GENESIS as KNOWN


@settings(max_examples=300)
@given(st.sampled_from(CHANGES), st.integers(2, 60), st.integers(0, 2**32))
def test_a_sound_chain_passes_and_every_change_of_it_is_found(
    change: Callable[..., list[check.Line]], count: int, seed: int
) -> None:
    sound = make_chain(count)
    heads = heads_of(sound)
    assert list(find_faults(sound, KNOWN, heads)) == []
    assert list(find_faults(change(list(sound), random.Random(seed)), KNOWN, heads)) != []


def test_a_thousand_changes_are_all_found() -> None:
    assert count_unseen(40, 1000) == []


@pytest.mark.parametrize(
    "column", ["actor", "role", "address", "action", "subject", "before", "after", "outcome", "previous_hash", "hash"]
)
def test_a_field_changed_by_other_software_names_its_line(closed: Path, column: str) -> None:
    faults = tampered(closed, f"update audit_event set {column} = {column} || 'x' where number = 7")
    assert {fault.number for fault in faults} <= {7, 8}
    assert Fault(check.CHANGED, 7) in faults


def test_a_moment_changed_by_other_software_names_its_line(closed: Path) -> None:
    statement = "update audit_event set happened_at = happened_at - interval 1 microsecond where number = 3"
    assert tampered(closed, statement) == (Fault(check.CHANGED, 3),)


@pytest.mark.parametrize(
    ("statement", "faults"),
    [
        ("delete from audit_event where number between 4 and 6", (Fault(check.MISSING, 4, 6),)),
        ("delete from audit_event where number > 10", (Fault(check.CUT, 11, 12),)),
        ("delete from audit_event", (Fault(check.CUT, 1, 12),)),
        ("insert into audit_event select * from audit_event where number = 5", (Fault(check.TWICE, 5),)),
        (
            f"insert into audit_event select * replace ({check.LEAST} as number) from audit_event where number = 5",
            (Fault(check.TWICE, check.LEAST),),
        ),
    ],
)
def test_lines_taken_out_or_put_in_are_named(closed: Path, statement: str, faults: tuple[Fault, ...]) -> None:
    assert tampered(closed, statement) == faults


def test_a_log_that_was_emptied_with_its_heads_is_found(closed: Path) -> None:
    for name in (HEAD, HEADS):
        (closed / FOLDER / name).unlink()
    assert tampered(closed, "delete from audit_event") == (Fault(check.EMPTIED),)


def test_another_beginning_is_found(closed: Path) -> None:
    faults = tampered(closed, f"update setting set value = 'x' where name = '{GENESIS}'")
    assert faults == (Fault(check.UNLINKED, 1),)


def test_a_store_without_a_log_yet_is_sound(store: Store) -> None:
    assert check_chain(store).faults == ()


def test_a_log_of_several_portions_is_read_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "AT_ONCE", 4)
    for count in (3, 1, 1):
        some_lines(store, count)
        assert check_chain(store).faults == ()
    assert check_chain(store).lines == 5


def test_every_fault_action_and_role_has_its_sentence(closed: Path) -> None:
    for kind in FAULTS:
        state = check.ChainState(12, datetime(2026, 11, 22, 8, 2), (Fault(kind, 4, 6),))
        (told,) = fault_sentences(state)
        assert "{" not in told
        assert state_sentence(state).startswith("Chuỗi nhật ký không còn nguyên vẹn: 1 lỗi trong 12 dòng")
    assert sentence(SECRETARIAT, "tk.mot", WITHDRAW, "N0000123") == "Tổ thư ký (tk.mot) rút lần gửi N0000123"
    assert sentence("", "", events.SIGN_IN, "") == "Người chưa xác định đăng nhập"
    said = {value for name, value in vars(events).items() if name.isupper() and isinstance(value, str)}
    outcomes = {events.DONE, events.REFUSED, events.FAILED}
    assert {code for code in said if code.isidentifier() and code.islower()} - outcomes <= set(ACTIONS)
    assert SECRETARIAT in ROLES


def test_many_faults_are_counted_and_the_first_ones_told() -> None:
    state = check.ChainState(99, datetime(2026, 11, 22), tuple(Fault(check.CHANGED, n) for n in range(1, 31)))
    told = fault_sentences(state)
    assert len(told) == 21
    assert told[-1] == "… và 10 lỗi nữa."
