"""Submissions: whole or not at all, replaced by scope, withdrawn back to what stood before."""

from __future__ import annotations

import hashlib
import tempfile
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.entities import Entity, read_entities
from data.intake_context import intake_context
from data.observations import Observation
from data.originals import read_original
from data.store import DEMO, Store, StoreError, open_store
from data.submissions import Refused, Submission, accept, withdraw
from data.verify import verify
from tests.data.submitting import observe, send
from tests.examples import tried_on

CURRENT = """
select indicator_code, period_code, value from (
    select * from observation
    qualify row_number() over (
        partition by indicator_code, area_code, entity_code, breakdown_code, period_code order by revision desc
    ) = 1
) where obs_status not in ('missing', 'withdrawn') order by all
"""


def current(store: Store) -> dict[tuple[str, str], Decimal]:
    return {(code, period): value for code, period, value in store.query(CURRENT)}


def broken_rules(store: Store) -> list[str]:
    return [finding.rule for finding in verify(store) if finding.rows]


def test_a_later_file_replaces_its_whole_scope(store: Store) -> None:
    send(store, [observe("A-01", "2025-01", "1"), observe("A-02", "2025-01", "2")])
    send(store, [observe("A-01", "2025-01", "3")])
    assert current(store) == {("A-01", "2025-01"): Decimal(3)}
    assert broken_rules(store) == []


def test_a_file_of_another_period_or_unit_leaves_the_scope_alone(store: Store) -> None:
    send(store, [observe("A-01", "2025-01", "1")])
    send(store, [observe("A-01", "2025-02", "2")])
    send(store, [observe("A-03", "2025-01", "4")], unit="V")
    assert len(current(store)) == 3


def test_withdrawing_brings_back_what_stood_before(store: Store) -> None:
    send(store, [observe("A-01", "2025-01", "1"), observe("A-02", "2025-01", "2")])
    later = send(store, [observe("A-01", "2025-01", "3")])
    withdraw(store, later.submission_id, "người thử", "gửi nhầm")
    assert current(store) == {("A-01", "2025-01"): Decimal(1), ("A-02", "2025-01"): Decimal(2)}
    assert broken_rules(store) == []


def test_withdrawing_the_only_file_leaves_nothing_and_twice_is_refused(store: Store) -> None:
    only = send(store, [observe("A-01", "2025-01", "1")])
    withdraw(store, only.submission_id, "người thử", "gửi nhầm")
    assert current(store) == {}
    with pytest.raises(Refused):
        withdraw(store, only.submission_id, "người thử", "gửi nhầm")


def test_an_empty_file_of_a_scope_takes_its_values_away(store: Store) -> None:
    send(store, [observe("A-01", "2025-01", "1")])
    send(store, [], periods=["2025-01"])
    assert current(store) == {}
    assert broken_rules(store) == []


def test_the_same_bytes_are_one_submission(store: Store) -> None:
    content = b"the same bytes"
    row = observe("A-01", "2025-01", "1")
    submission = Submission(
        "F", "S", "U", ("2025-01",), "a.csv", hashlib.sha256(content).hexdigest(), 14, "csv", False, (row,), 1, 0
    )
    first = accept(store, submission, content, "a", store.now())
    second = accept(store, submission, content, "b", store.now())
    assert second.already
    assert second.submission_id == first.submission_id
    assert store.last_revision == 1


def test_bytes_that_were_not_checked_are_refused(store: Store) -> None:
    submission = Submission("F", "S", "U", ("2025-01",), "a.csv", "0" * 64, 1, "csv", False, (), 0, 0)
    with pytest.raises(Refused):
        accept(store, submission, b"other", "a", store.now())


def test_only_a_demonstration_store_is_backdated_or_takes_made_up_figures(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="receiving time"):
        send(store, [observe("A-01", "2025-01", "1")], at=store.now() - timedelta(days=1))
    with pytest.raises(Refused, match="made-up"):
        send(store, [observe("A-01", "2025-01", "1")], made_up=True)
    demo = open_store(tmp_path / "demo", kind=DEMO, today=date(2026, 11, 22))
    receipt = send(demo, [observe("A-01", "2025-01", "1")], made_up=True, at=datetime(2025, 2, 1, 9))
    assert receipt.received_at == datetime(2025, 2, 1, 9)
    demo.close()


def test_the_original_is_kept_under_its_hash_and_a_changed_one_is_noticed(store: Store) -> None:
    receipt = send(store, [observe("A-01", "2025-01", "1")])
    (sha256,) = store.rows("read_originals")[0]
    assert hashlib.sha256(read_original(store, sha256)).hexdigest() == sha256
    (store.folder / "originals" / sha256).write_bytes(b"changed")
    with pytest.raises(StoreError):
        read_original(store, sha256)
    assert "every original is kept unchanged" in broken_rules(store)
    assert receipt.stored == 1


def test_a_failing_write_stores_no_row_of_the_file(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr("data.submissions._append_left_out", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        send(store, [observe("A-01", "2025-01", "1")])
    assert store.last_revision == 0
    assert store.query("select count(*) from observation") == [(0,)]


def test_numbers_are_exact_to_six_decimals(store: Store) -> None:
    values = ["0.1", "0.2", "123456789012.123456"]
    send(store, [observe(f"A-{i:02d}", "2025-01", v) for i, v in enumerate(values)])
    assert sorted(current(store).values()) == [Decimal(v) for v in values]


def test_a_register_is_replaced_whole(store: Store) -> None:
    def facility(code: str, name: str) -> Entity:
        return Entity(code, "facility", name, "14758", None, None, date(2025, 1, 1), cell="Số liệu!A10")

    send(store, [facility("CS1", "Một"), facility("CS2", "Hai")], form="DM")
    send(store, [facility("CS1", "Một, tên mới")], form="DM")
    assert [(e.code, e.name) for e in read_entities(store, store.as_of())] == [("CS1", "Một, tên mới")]
    assert [e.code for e in read_entities(store, store.as_of("rev:1"))] == ["CS1", "CS2"]


def test_the_previous_year_to_date_value_is_of_the_same_year(store: Store) -> None:
    send(store, [observe("A-01-LK", "2024-12", "90")])
    send(store, [observe("A-01-LK", "2025-02", "10")])
    previous = intake_context(store, datetime(2025, 6, 1)).previous_cumulative
    assert previous("A-01-LK", "38", "", "", "2025-04") == Decimal(10)
    assert previous("A-01-LK", "38", "", "", "2025-02") is None


keys = st.sampled_from(["A-01", "A-02", "A-03", "A-04"])
values = st.decimals(min_value=-1000, max_value=1000, places=3)
files = st.tuples(
    st.sampled_from(["F", "G"]),
    st.sampled_from(["2025-01", "2025-02"]),
    st.dictionaries(keys, values, max_size=4),
)
acts = st.lists(st.one_of(files, st.integers(min_value=0, max_value=30)), min_size=1, max_size=9)


@tried_on(10)
@given(acts)
def test_the_current_view_equals_the_replay_of_the_accepted_submissions(
    acts: list[tuple[str, str, dict[str, Decimal]] | int],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        standing: dict[str, tuple[str, str, dict[str, Decimal]]] = {}
        for act in acts:
            if isinstance(act, int):
                if standing:
                    chosen = list(standing)[act % len(standing)]
                    withdraw(store, chosen, "người thử", "thử")
                    del standing[chosen]
                continue
            form, period, cells = act
            rows = [_of_form(observe(code, period, str(value)), form) for code, value in cells.items()]
            standing[send(store, rows, form=form, periods=[period]).submission_id] = act
        replay: dict[tuple[str, str], dict[str, Decimal]] = {}
        for form, period, cells in standing.values():
            replay[form, period] = {f"{form}{code}": value for code, value in cells.items()}
        expected = {(code, period): v for (_, period), cells in replay.items() for code, v in cells.items()}
        assert current(store) == expected
        assert broken_rules(store) == []
        store.close()


def _of_form(row: Observation, form: str) -> Observation:
    """Two forms never carry the same indicator."""
    return row._replace(indicator=f"{form}{row.indicator}")
