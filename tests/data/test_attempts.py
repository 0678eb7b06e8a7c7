"""What is wrong with a file is remembered, so that the next file of the same scope says what is left."""

from __future__ import annotations

import pytest

from data.access import UNIT, Denied, Viewer
from data.attempts import Progress, note_attempt
from data.store import Store

SCOPE = ("KT-T", "STC", ("2026-10",))


def test_the_next_file_says_what_was_mended_what_is_left_and_what_is_new(store: Store) -> None:
    assert note_attempt(store, *SCOPE, "a", ["1", "2", "3"]) is None
    assert note_attempt(store, *SCOPE, "b", ["3", "4"]) == Progress(before=3, mended=2, left=1, new=1)
    assert note_attempt(store, *SCOPE, "c", []) == Progress(before=2, mended=2, left=0, new=0)
    assert note_attempt(store, *SCOPE, "d", ["1"]) is None


def test_the_same_bytes_again_are_one_attempt(store: Store) -> None:
    note_attempt(store, *SCOPE, "a", ["1", "2"])
    first = note_attempt(store, *SCOPE, "b", ["2"])
    assert note_attempt(store, *SCOPE, "b", ["2"]) == first
    assert store.query("select count(*) from check_attempt") == [(2,)]


def test_another_scope_is_another_matter_and_a_file_in_order_leaves_no_trace(store: Store) -> None:
    note_attempt(store, *SCOPE, "a", ["1"])
    assert note_attempt(store, "KT-T", "STC", ("2026-09",), "b", []) is None
    assert store.query("select count(*) from check_attempt") == [(1,)]


def test_a_unit_keeps_to_its_own(store: Store) -> None:
    own = store.seen_by(Viewer(UNIT, "an", unit="SYT"))
    with pytest.raises(Denied):
        note_attempt(own, *SCOPE, "a", ["1"])
    assert note_attempt(own, "YT-X", "SYT", ("2026-10",), "a", ["1"]) is None
