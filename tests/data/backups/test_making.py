"""Making a backup: nothing lost, one moment, nothing that looks whole and isn't."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.backups import words
from data.backups.acts import back_up, restore
from data.backups.copying import copy_store
from data.backups.errors import BackupError
from data.backups.keys import make_keys, read_identity, read_recipient
from data.backups.shelf import Keep, list_backups
from data.store import Store, open_store
from data.submissions import withdraw
from tests.data.backups.making import KEY, contents_of, make_backup, shelf_of
from tests.data.submitting import observe, send
from tests.examples import tried_on

PROJECT = Path(__file__).resolve().parents[3]
_BACKER = """
import sys
from pathlib import Path
from data.backups.acts import back_up
from data.backups.copying import copy_store, settle
from data.backups.keys import read_recipient
from data.backups.shelf import Keep
from data.store import open_store
var = Path(sys.argv[1])
store = open_store(var)
print("ready", flush=True)
while True:
    back_up(var, var / "backups", read_recipient(var), Keep(), lambda: copy_store(store))
"""


def test_what_comes_back_is_what_was_there(centre: Store, tmp_path: Path) -> None:
    done = make_backup(centre)
    restored = restore(done.path, KEY, tmp_path / "back")
    assert restored.broken == ()
    again = open_store(tmp_path / "back")
    assert contents_of(again) == contents_of(centre) == restored.manifest.contents == done.contents
    again.close()
    expected = {str(path.relative_to(centre.folder)) for path in centre.folder.rglob("*") if path.is_file()}
    expected -= {name for name in expected if name.startswith(("backups/", "ioc.duckdb", "app.json", "settled"))}
    assert {"an_ninh.yml", "audit/2026-11-22.txt", "boundaries/38/a.json", "catalogue/units.csv"} < expected
    assert not (tmp_path / "back" / "app.json").exists()
    for name in expected:
        assert (tmp_path / "back" / name).read_bytes() == (centre.folder / name).read_bytes()


@tried_on(4)
@given(acts=st.lists(st.tuples(st.integers(1, 12), st.integers(0, 999), st.booleans()), max_size=8))
def test_whatever_was_done_comes_back(acts: list[tuple[int, int, bool]]) -> None:
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "var")
        for number, (month, value, taken_back) in enumerate(acts):
            receipt = send(store, [observe("KTXH-08", f"2025-{month:02d}", str(value))], name=f"{folder} {number}")
            if taken_back:
                withdraw(store, receipt.submission_id, "người thử", "gửi nhầm")
        done = make_backup(store)
        restored = restore(done.path, KEY, Path(folder) / "back")
        again = open_store(Path(folder) / "back")
        assert contents_of(again) == contents_of(store)
        assert restored.broken == ()
        assert again.last_revision == store.last_revision
        again.close()
        store.close()


def test_a_backup_while_a_writer_writes_holds_one_moment(centre: Store, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            send(centre, [observe("KTXH-08", f"2024-{month:02d}", "1") for month in range(1, 13)])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        backups = []
        for number in range(3):
            before = centre.last_revision
            while centre.last_revision < before + 3:
                time.sleep(0.01)
            done = make_backup(centre)
            backups.append(done.path.rename(tmp_path / f"{number}.age"))
    finally:
        stop.set()
        writer.join()
    for number, path in enumerate(backups):
        restored = restore(path, KEY, tmp_path / f"back{number}")
        assert restored.broken == ()
        store = open_store(tmp_path / f"back{number}")
        assert store.query("select count(*) from submission") == [(store.last_revision,)]
        assert store.query("select max(revision) from observation") == [(store.last_revision,)]
        store.close()


def test_copying_leaves_the_store_locked_to_other_processes(centre: Store) -> None:
    copied = copy_store(centre)
    assert copied.parent == shelf_of(centre)
    code = "import duckdb, sys; duckdb.connect(sys.argv[1], read_only=True)"
    command = [sys.executable, "-c", code, str(centre.folder / "ioc.duckdb")]
    assert "lock" in subprocess.run(command, capture_output=True, text=True, check=False).stderr


def test_a_backup_killed_at_any_moment_leaves_nothing_that_looks_whole_and_is_not(
    centre: Store, tmp_path: Path
) -> None:
    make_keys(centre.folder, tmp_path / "key")
    identity = read_identity(tmp_path / "key")
    (centre.folder / "originals" / "large").write_bytes(random.Random(1).randbytes(4_000_000))
    centre.close()
    for number in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", _BACKER, str(centre.folder)], stdout=subprocess.PIPE, cwd=PROJECT
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(0.03 + number * 0.07)
            process.send_signal(signal.SIGKILL)
        for backup in list_backups(centre.folder / "backups"):
            assert backup.whole
            restore(backup.path, identity, tmp_path / "back")
            shutil.rmtree(tmp_path / "back")
    store = open_store(centre.folder)
    done = back_up(centre.folder, shelf_of(store), read_recipient(centre.folder), Keep(), lambda: copy_store(store))
    store.close()
    left = {path.name for path in (centre.folder / "backups").iterdir() if "giao-ban" not in path.name}
    assert done.path.exists()
    assert left == {".lock"}
    assert not list((centre.folder / "backups").glob("*.part"))


def test_a_full_disk_spoils_the_backup_with_a_sentence(centre: Store, tmp_path: Path) -> None:
    make_keys(centre.folder, tmp_path / "key")
    (centre.folder / "originals" / "large").write_bytes(random.Random(1).randbytes(30_000_000))
    centre.close()
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000_000,) * 2)\n"
    code = limited + "from data.__main__ import main; sys.exit(main(['backup']))"
    environment = {**os.environ, "IOC_VAR": str(centre.folder)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("Không ghi được bản sao lưu")
    assert "Traceback" not in done.stderr
    assert list_backups(centre.folder / "backups") == []


def test_two_backups_at_once_are_one(centre: Store) -> None:
    inside: list[str] = []

    def copy_and_try_again() -> Path:
        with pytest.raises(BackupError) as refused:
            make_backup(centre)
        inside.append(str(refused.value))
        return copy_store(centre)

    back_up(centre.folder, shelf_of(centre), KEY.to_public(), Keep(), copy_and_try_again)
    assert inside == [words.BUSY]
