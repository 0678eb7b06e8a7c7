"""Restoring and rehearsing: into an empty folder, onto a newer schema, and what is broken is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data.access import MAINTAIN
from data.audit.chain import record
from data.backups import words
from data.backups.acts import back_up, rehearse, restore
from data.backups.copying import copy_store
from data.backups.errors import BackupError
from data.backups.shelf import Keep, backup_state
from data.store import MIGRATIONS, Store, open_store
from data.verify import verify
from tests.data.backups.making import KEY, OTHER_KEY, make_backup, shelf_of


def test_a_folder_that_holds_something_is_left_alone(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "back").mkdir()
    (tmp_path / "back" / "ioc.duckdb").write_text("the only good one")
    with pytest.raises(BackupError, match="không trống"):
        restore(pack, KEY, tmp_path / "back")
    assert (tmp_path / "back" / "ioc.duckdb").read_text() == "the only good one"


def test_a_backup_of_another_province_is_refused(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IOC_PROVINCE", "42")
    with pytest.raises(BackupError, match="mã 38"):
        restore(pack, KEY, tmp_path / "back")


def test_a_backup_comes_back_onto_a_newer_schema(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = Path(shutil.copytree(MIGRATIONS, tmp_path / "migrations"))
    (newer / "9000_more.sql").write_text("alter table item add column place varchar;", encoding="utf-8")
    monkeypatch.setattr("data.store.MIGRATIONS", newer)
    assert restore(pack, KEY, tmp_path / "back").broken == ()
    store = open_store(tmp_path / "back")
    assert store.query("select count(*), count(place) from item") == [(0, 0)]
    assert store.query("select count(*) from migration where name = '9000_more.sql'") == [(1,)]
    store.close()


def test_a_backup_of_a_newer_program_is_refused(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = tmp_path / "migrations"
    older.mkdir()
    shutil.copy(MIGRATIONS / "0001_store.sql", older)
    monkeypatch.setattr("data.store.MIGRATIONS", older)
    with pytest.raises(BackupError, match="phiên bản mới hơn"):
        restore(pack, KEY, tmp_path / "back")
    assert list((tmp_path / "back").iterdir()) == []


def test_a_store_with_a_broken_rule_still_comes_back_and_says_so(centre: Store, tmp_path: Path) -> None:
    for original in (centre.folder / "originals").iterdir():
        original.unlink()
    restored = restore(make_backup(centre).path, KEY, tmp_path / "back")
    assert restored.broken == tuple(finding.rule for finding in verify(centre) if finding.rows) != ()


def test_a_log_that_goes_on_while_the_backup_is_made_is_whole_when_it_comes_back(centre: Store, tmp_path: Path) -> None:
    record(centre, "sign_in")

    def copy_then_go_on() -> Path:
        copied = copy_store(centre)
        record(centre, "sign_out")
        return copied

    done = back_up(centre.folder, shelf_of(centre), KEY.to_public(), Keep(), copy_then_go_on)
    assert restore(done.path, KEY, tmp_path / "back").broken == ()


def test_a_log_that_was_cut_is_told_by_the_restore(centre: Store, tmp_path: Path) -> None:
    for action in ("sign_in", "sign_out"):
        record(centre, action)
    with centre.write(MAINTAIN) as cursor:
        cursor.execute("delete from audit_event where number = (select max(number) from audit_event)")
    (broken,) = restore(make_backup(centre).path, KEY, tmp_path / "back").broken
    assert broken.startswith("audit")


def test_a_rehearsal_restores_compares_and_leaves_only_its_record(centre: Store) -> None:
    done = make_backup(centre)
    path, restored = rehearse(centre.folder, shelf_of(centre), KEY)
    assert path == done.path
    assert restored.manifest.contents == done.contents
    state = backup_state(shelf_of(centre))
    assert state.newest is not None
    assert (state.newest.path, state.whole) == (done.path, True)
    assert state.last_rehearsal is not None
    assert (state.last_rehearsal.backup, state.last_rehearsal.problem) == (done.path.name, "")
    assert not list(shelf_of(centre).glob("aside-*"))


def test_a_rehearsal_that_fails_is_on_record_too(centre: Store) -> None:
    make_backup(centre)
    with pytest.raises(BackupError):
        rehearse(centre.folder, shelf_of(centre), OTHER_KEY)
    state = backup_state(shelf_of(centre))
    assert state.last_rehearsal is not None
    assert state.last_rehearsal.problem == words.WRONG_KEY
