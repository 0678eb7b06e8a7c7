"""The head of the chain outside of the store: kept, told, never overwritten where it accuses."""

from __future__ import annotations

import socket
from datetime import datetime
from pathlib import Path

import pytest

from data.access import SUBMIT
from data.audit import check
from data.audit.check import Fault, check_chain
from data.audit.heads import FOLDER, HEAD, HEADS, keep_head, read_daily_heads, read_head
from data.people.security import FILE_NAME as RULES
from data.people.security import read_rules
from data.store import Store, open_store
from tests.data.audit.log import noted, some_lines, tampered
from tests.data.submitting import observe, send


def test_the_newest_head_is_kept_outside_and_one_a_day_in_the_list(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (20, 20, 21):
        monkeypatch.setattr("data.settings.vietnam_now", lambda day=day: datetime(2026, 11, day, 8))
        some_lines(store, 2)
    newest = read_head(store.folder / FOLDER)
    assert newest is not None
    assert (newest.number, newest.kept_at) == (6, "2026-11-21T08:00:00")
    assert store.query("select hash from audit_event where number = 6") == [(newest.hash,)]
    assert [(head.number, head.kept_at) for head in read_daily_heads(store.folder / FOLDER)] == [
        (1, "2026-11-20"),
        (5, "2026-11-21"),
    ]
    assert check_chain(store).faults == ()


def test_a_head_that_is_older_than_the_chain_is_no_fault(store: Store) -> None:
    some_lines(store, 3)
    before = (store.folder / FOLDER / HEAD).read_bytes()
    some_lines(store, 3)
    (store.folder / FOLDER / HEAD).write_bytes(before)
    assert check_chain(store).faults == ()


def test_an_older_head_never_takes_the_place_of_a_newer_one(store: Store) -> None:
    some_lines(store, 1)
    older = read_head(store.folder / FOLDER)
    some_lines(store, 1)
    newer = read_head(store.folder / FOLDER)
    assert older is not None
    keep_head(store, older)
    assert read_head(store.folder / FOLDER) == newer


def test_a_cut_chain_that_grows_on_stays_accused(closed: Path) -> None:
    assert tampered(closed, "delete from audit_event where number > 8") == (Fault(check.CUT, 9, 12),)
    store = open_store(closed)
    some_lines(store, 9)
    assert check_chain(store).lines == 17
    assert Fault(check.OTHER_HEAD, 12) in check_chain(store).faults
    store.close()


def test_a_head_that_cannot_be_kept_does_not_undo_the_act(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    (store.folder / FOLDER).write_text("a file where the folder should be", encoding="utf-8")
    receipt = send(store, [observe("A", "2025-01", "1")])
    assert receipt.stored == 1
    assert noted(store) == [SUBMIT]
    assert "was not kept" in caplog.text


@pytest.mark.parametrize("content", ["", "{}", "[]", "x", '{"number": 1}'])
def test_a_head_that_says_nothing_is_a_fault_and_stays_as_it_is(store: Store, content: str) -> None:
    some_lines(store, 2)
    path = store.folder / FOLDER / HEAD
    path.write_text(content, encoding="utf-8")
    some_lines(store, 1)
    assert path.read_text(encoding="utf-8") == content
    assert check_chain(store).faults == (Fault(check.BAD_HEAD),)


def test_a_log_without_any_head_outside_is_a_fault_until_the_next_line(store: Store) -> None:
    some_lines(store, 2)
    for name in (HEAD, HEADS):
        (store.folder / FOLDER / name).unlink()
    assert check_chain(store).faults == (Fault(check.NO_HEAD),)
    some_lines(store, 1)
    assert check_chain(store).faults == ()


def test_every_new_head_is_told_to_syslog_where_the_rules_name_one(tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.settimeout(10)
        (tmp_path / RULES).write_text(f'syslog = "127.0.0.1:{listener.getsockname()[1]}"\n', encoding="utf-8")
        store = open_store(tmp_path)
        some_lines(store, 1)
        told = listener.recv(4096).decode()
        store.close()
    head = read_head(tmp_path / FOLDER)
    assert head is not None
    assert f"giao-ban audit 1 {head.hash}" in told


@pytest.mark.parametrize(
    "rule", ["syslog = 514", 'syslog = "a b"', 'syslog = "h:x"', 'level = "3"', "level = 0", "level = true", "x = 1"]
)
def test_a_rule_that_does_not_fit_is_refused(tmp_path: Path, rule: str) -> None:
    (tmp_path / RULES).write_text(f"{rule}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=RULES):
        read_rules(tmp_path)
