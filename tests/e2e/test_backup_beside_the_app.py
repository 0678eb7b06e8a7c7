"""The command line backs up and rehearses while the app has the store open."""

from __future__ import annotations

from pathlib import Path

from data.backups.shelf import list_backups
from tests.e2e.conftest import Server


def test_a_backup_beside_the_running_app_is_whole_and_comes_back(server: Server, tmp_path: Path) -> None:
    assert server.run("data", "backup-keys", "--identity", str(tmp_path / "key")).returncode == 0
    made = server.run("data", "backup")
    assert made.returncode == 0, made.stderr
    assert [backup.whole for backup in list_backups(server.folder / "backups")] == [True]
    rehearsed = server.run("data", "rehearse", "--identity", str(tmp_path / "key"))
    assert rehearsed.returncode == 0, rehearsed.stderr
    assert rehearsed.stdout.startswith("Diễn tập đạt")
    assert server.run("data", "verify").returncode == 0
    server.run("data", "audit", "export", str(tmp_path / "log.csv"))
    told = [line.split(";")[5] for line in (tmp_path / "log.csv").read_text(encoding="utf-8-sig").splitlines()]
    assert [action for action in told if action in ("backup", "backup_end", "rehearsal")] == [
        "backup",
        "backup_end",
        "rehearsal",
    ]
