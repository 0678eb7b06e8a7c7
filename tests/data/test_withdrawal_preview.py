"""Before a file is taken back: exactly what the withdrawal would then do."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data.entities import Entity
from data.store import Store, open_store
from data.submissions import withdraw
from data.views.preview import CHANGED, LEFT_OUT, NEW, SAME, STATUS, count_withdrawal, read_withdrawal
from tests.data.submitting import observe, send
from tests.examples import tried_on

CURRENT = """
select indicator_code, value from (
    select * from observation
    qualify row_number() over (
        partition by indicator_code, area_code, entity_code, breakdown_code, period_code order by revision desc
    ) = 1
) where obs_status not in ('missing', 'withdrawn')
"""
CELLS = st.dictionaries(st.sampled_from(["A-01", "A-02", "A-03"]), st.sampled_from(["1", "2", "3.5"]), max_size=3)


def current(store: Store) -> dict[str, Decimal]:
    return dict(store.query(CURRENT))


def kinds(store: Store, submission: str) -> dict[str, str]:
    return {change.indicator: change.kind for change in read_withdrawal(store, submission)}


def test_each_number_is_told_with_what_it_falls_back_to(store: Store) -> None:
    send(
        store,
        [
            observe("A-01", "2025-01", "1"),
            observe("A-02", "2025-01", "2"),
            observe("A-03", "2025-01", "3", status="ước"),
        ],
    )
    send(store, [observe("A-05", "2025-01", "7")], form="G")
    later = send(
        store,
        [observe("A-01", "2025-01", "9"), observe("A-03", "2025-01", "3"), observe("A-04", "2025-01", "4")],
    )
    told = {c.indicator: (c.kind, c.before, c.after) for c in read_withdrawal(store, later.submission_id)}
    assert told == {
        "A-01": (CHANGED, Decimal(9), Decimal(1)),
        "A-02": (NEW, None, Decimal(2)),
        "A-03": (STATUS, Decimal(3), Decimal(3)),
        "A-04": (LEFT_OUT, Decimal(4), None),
    }


def test_a_number_that_a_later_file_replaced_is_not_told(store: Store) -> None:
    first = send(store, [observe("A-01", "2025-01", "1")])
    send(store, [observe("A-01", "2025-01", "2")])
    assert read_withdrawal(store, first.submission_id) == []


def test_a_withdrawn_file_is_nothing_to_fall_back_to(store: Store) -> None:
    first = send(store, [observe("A-01", "2025-01", "1")])
    second = send(store, [observe("A-01", "2025-01", "2")])
    withdraw(store, first.submission_id, "người thử", "gửi nhầm")
    assert kinds(store, second.submission_id) == {"A-01": LEFT_OUT}


def test_rows_of_a_register_are_counted(store: Store) -> None:
    def facility(code: str, name: str) -> Entity:
        return Entity(code, "facility", name, "14758", None, None, date(2025, 1, 1), cell="Số liệu!A10")

    send(store, [facility("CS1", "Một"), facility("CS2", "Hai"), facility("CS3", "Ba")], form="DM")
    later = send(store, [facility("CS1", "Một, tên mới"), facility("CS3", "Ba"), facility("CS4", "Bốn")], form="DM")
    assert count_withdrawal(store, later.submission_id) == {CHANGED: 1, NEW: 1, SAME: 1, LEFT_OUT: 1}
    assert read_withdrawal(store, later.submission_id) == []


@tried_on(8)
@given(st.lists(CELLS, min_size=1, max_size=4), st.integers(min_value=0, max_value=3))
def test_the_preview_is_what_the_withdrawal_then_does(files: list[dict[str, str]], chosen: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        sent = [
            send(store, [observe(code, "2025-01", value) for code, value in cells.items()], periods=["2025-01"])
            for cells in files
        ]
        submission = sent[chosen % len(sent)].submission_id
        before, told = current(store), read_withdrawal(store, submission)
        withdraw(store, submission, "người thử", "thử")
        expected = dict(before)
        for change in told:
            assert before.get(change.indicator) == change.before
            expected.pop(change.indicator, None)
            if change.after is not None:
                expected[change.indicator] = change.after
        assert current(store) == expected
        store.close()
