"""The four commands, and what the log tells of how each ended."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from data.__main__ import main
from data.backups import words
from data.backups.endings import Ending, note_ending
from data.backups.keys import make_keys
from data.backups.shelf import list_backups
from data.store import Store, open_store
from tests.data.backups.making import KEY


@pytest.fixture
def command(
    centre: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """The command line over the closed store of the centre: the exit code and what was said."""
    monkeypatch.setenv("IOC_VAR", str(centre.folder))
    monkeypatch.setenv("IOC_BACKUPS", str(tmp_path / "shelf"))
    monkeypatch.setattr(os, "nice", lambda increment: increment)  # a backup steps back; this process has more to do
    centre.close()

    def run(*arguments: str) -> tuple[int, str]:
        code = main([*arguments])
        said = capsys.readouterr()
        return code, said.err or said.out

    return run


def endings_in(folder: Path) -> list[tuple[str, str, str]]:
    """Action, backup and outcome of what the log of a closed store tells of backups."""
    store = open_store(folder)
    rows = store.query(
        "select action, subject, outcome, after from audit_event where action in "
        "('backup', 'backup_end', 'restore', 'rehearsal') order by number"
    )
    store.close()
    for action, _, _, after in rows:
        assert bool(after) == (action != "backup"), rows
    return [(action, subject, outcome) for action, subject, outcome, _ in rows]


def test_the_four_commands_from_end_to_end_and_the_log_tells_how_each_ended(
    command: Callable[..., tuple[int, str]], centre: Store, tmp_path: Path
) -> None:
    def told(*arguments: str) -> tuple[int, str]:
        code, said = command(*arguments)
        return code, " ".join(said.split()[:2])

    key, back = ["--identity", str(tmp_path / "key")], ["--to", str(tmp_path / "back")]
    assert told("backup") == (2, "Chưa có")
    assert told("backup-keys", *key) == (0, "Khóa công")
    assert told("backup") == (0, "Đã sao")
    assert told("rehearse", *key) == (0, "Diễn tập")
    (made,) = list_backups(tmp_path / "shelf")
    assert told("restore", str(made.path), *key) == (2, "Thư mục")
    assert told("restore", str(made.path), *key, *back) == (0, "Đã phục")
    assert told("restore", str(tmp_path / "none"), *key, "--to", str(tmp_path / "other")) == (2, "Không có")
    name = made.path.name
    assert endings_in(centre.folder) == [
        ("backup_end", "", "failed"),
        ("backup", "", "done"),
        ("backup_end", name, "done"),
        ("rehearsal", name, "done"),
        ("restore", name, "failed"),
        ("restore", "none", "failed"),
    ]
    assert endings_in(tmp_path / "back") == [
        ("backup_end", "", "failed"),
        ("backup", "", "done"),
        ("restore", name, "done"),
    ]


def test_an_ending_says_how_much_and_how_long_or_why_not(store: Store) -> None:
    note_ending(store, Ending("backup", "giao-ban_38.age", words.LOGGED.format(size="12,3", rows="45.678", seconds=3)))
    note_ending(store, Ending("rehearse", "giao-ban_38.age", words.WRONG_KEY, failed=True))
    lines = store.query("select action, after, outcome from audit_event order by number")
    assert lines == [
        ("backup_end", "12,3 MB, 45.678 dòng số liệu, 3 giây", "done"),
        ("rehearsal", words.WRONG_KEY, "failed"),
    ]


def test_where_the_log_cannot_be_told_the_rehearsal_stands_and_it_is_said(
    pack: Path, command: Callable[..., tuple[int, str]], centre: Store, tmp_path: Path
) -> None:
    (tmp_path / "key").write_text(str(KEY))
    (centre.folder / "app.json").unlink()
    hold = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print(flush=True); sys.stdin.read()"
    holding = [sys.executable, "-c", hold, str(centre.folder / "ioc.duckdb")]
    with subprocess.Popen(holding, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        code, said = command("rehearse", "--identity", str(tmp_path / "key"), "--from", str(pack.parent))
    assert (code, said) == (0, f"{words.NOT_LOGGED.format(why=words.IN_USE)}\n")


def test_a_shelf_that_cannot_be_written_is_a_sentence(
    command: Callable[..., tuple[int, str]], centre: Store, tmp_path: Path
) -> None:
    make_keys(centre.folder, tmp_path / "key")
    (tmp_path / "shelf").write_text("no folder")
    code, said = command("backup")
    assert code == 2
    assert said.startswith("Không thực hiện được")
    assert endings_in(centre.folder) == [("backup_end", "", "failed")]
