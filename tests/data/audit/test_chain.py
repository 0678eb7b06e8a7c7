"""Writing to the log: with the act or not at all, each line chained to the one before, its texts plain."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import settings
from data.access import ADMIN, AUDITOR, LEADER, MAINTAIN, SUBMIT, WITHDRAW, Denied, Viewer
from data.audit import events
from data.audit.chain import GENESIS, audited
from data.audit.check import check_chain
from data.audit.events import LONGEST, plain
from data.store import Store, open_store
from data.submissions import Refused, withdraw
from data.views.audit import Question, count_log
from tests.data.audit.log import SECRETARY, lines_of, noted, some_lines
from tests.data.submitting import observe, send


def test_an_accepted_file_and_its_line_are_one_act(store: Store) -> None:
    first = send(store, [observe("A", "2025-01", "1")])
    second = send(store, [observe("A", "2025-01", "2")])
    withdraw(store, second.submission_id, "người thử", "gửi nhầm")
    told = [(row[0], row[3], row[4]) for row in lines_of(store)]
    assert told == [
        (SUBMIT, first.submission_id, ""),
        (SUBMIT, second.submission_id, first.submission_id),
        (WITHDRAW, second.submission_id, ""),
    ]
    assert lines_of(store)[2][5] == "gửi nhầm"
    assert check_chain(store).faults == ()


def test_the_same_bytes_twice_are_one_line(store: Store) -> None:
    for _ in range(2):
        send(store, [observe("A", "2025-01", "1")], name="một tệp")
    assert noted(store) == [SUBMIT]


def fail_after_noting(store: Store) -> None:
    with audited(store, MAINTAIN) as act:
        act.cursor.execute("insert into setting values ('x', 'y', now()::timestamp)")
        act.note(events.VISIT, "/x")
        act.cursor.execute("select nonsense")


def test_an_act_that_fails_leaves_no_line_and_a_line_that_fails_leaves_no_act(store: Store) -> None:
    with pytest.raises(Refused):
        withdraw(store, "N0000009", "người thử", "không có")
    with pytest.raises(duckdb.Error):
        fail_after_noting(store)
    assert noted(store) == []
    assert store.setting("x") == ""
    with store.write(MAINTAIN) as cursor:
        cursor.execute("alter table audit_event rename to elsewhere")
    with pytest.raises(duckdb.Error):
        send(store, [observe("A", "2025-01", "1")])
    assert store.query("select count(*) from submission") == [(0,)]


def test_numbers_have_no_gaps_and_each_line_carries_the_hash_before(store: Store) -> None:
    some_lines(store)
    rows = store.query("select number, previous_hash, hash from audit_event order by number")
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5]
    assert [row[1] for row in rows] == [store.setting(GENESIS), *(row[2] for row in rows[:-1])]


def test_no_statement_of_the_program_changes_or_deletes_a_row() -> None:
    """So the log is kept for its twelve months and longer."""
    changing = re.compile(r"\b(delete\s+from|update\s+\w+\s+set|truncate\s)", re.IGNORECASE)
    for room in ("data", "loaders", "briefings", "pages"):
        for path in (settings.PROJECT / room).rglob("*"):
            if path.suffix in (".py", ".sql"):
                assert not changing.search(path.read_text(encoding="utf-8")), path


def test_two_stores_never_share_a_chain(tmp_path: Path) -> None:
    stores = [open_store(tmp_path / name) for name in "ab"]
    for store in stores:
        some_lines(store, 1)
    assert len({store.query("select hash from audit_event")[0][0] for store in stores}) == 2
    for store in stores:
        store.close()


def test_only_who_may_read_the_log_reads_it(store: Store) -> None:
    some_lines(store)
    assert count_log(store.seen_by(Viewer(AUDITOR, "kt")), Question()) == 5
    for viewer in (SECRETARY, Viewer(LEADER, "ld"), Viewer(ADMIN, "qt"), Viewer("", "")):
        with pytest.raises(Denied):
            count_log(store.seen_by(viewer), Question())
        with pytest.raises(Denied):
            check_chain(store.seen_by(viewer))


@given(st.text(max_size=3 * LONGEST))
def test_a_text_is_one_short_line_that_nothing_runs(text: str) -> None:
    kept = plain(text)
    assert len(kept) <= LONGEST
    assert kept == plain(kept)
    assert kept.isprintable()
    assert not kept.startswith(("=", "+", "-", "@"))
    kept.encode()


def test_a_line_cannot_be_forged_inside_a_text() -> None:
    assert plain("a\r\n2026 quan.tri đăng nhập\x00\x1b[2J") == "a 2026 quan.tri đăng nhập [2J"
    assert plain("đuôi \u202elsx.exe") == "đuôi lsx.exe"


def test_numbers_of_citizens_are_not_kept() -> None:
    assert plain("Ông A, CCCD 038099012345, ĐT 0912345678") == "Ông A, CCCD …, ĐT …"
    assert plain("N0000123, 12.345 ô, 22/11/2026") == "N0000123, 12.345 ô, 22/11/2026"
