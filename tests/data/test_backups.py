"""Backups: nothing lost on the way there and back, nothing that looks whole and isn't, every refusal a sentence."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyrage.x25519 import Identity

from data.__main__ import main
from data.access import MAINTAIN
from data.audit.chain import record
from data.backups import words
from data.backups.acts import Done, back_up, rehearse, restore
from data.backups.copying import copy_store, settle
from data.backups.endings import Ending, note_ending
from data.backups.errors import BackupError
from data.backups.keys import make_keys, read_identity, read_recipient
from data.backups.manifest import read_contents
from data.backups.shelf import Keep, backup_name, backup_state, kept, list_backups, newest_whole, put_on_shelf, thin
from data.store import MIGRATIONS, Store, open_store
from data.submissions import withdraw
from data.verify import verify
from tests.data.submitting import observe, send

PROJECT = Path(__file__).resolve().parents[2]
KEY = Identity.generate()
OTHER_KEY = Identity.generate()


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Store]:
    """A store with two submissions, and something in every folder that stands beside it."""
    store = open_store(tmp_path / "var")
    send(store, [observe("KTXH-08", "2025-01", "1.5"), observe("KTXH-08", "2025-01", "2.5", item="khai_khoang")])
    send(store, [observe("KTXH-08", "2025-02", "3")])
    for name in ("catalogue/units.csv", "boundaries/38/a.json", "audit/2026-11-22.txt", "an_ninh.yml", "app.json"):
        path = store.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"nội dung {name}", encoding="utf-8")
    yield store
    store.close()


@pytest.fixture
def pack(centre: Store) -> Path:
    """A backup of it."""
    return make_backup(centre).path


def make_backup(store: Store) -> Done:
    """A backup of an open store on its own shelf."""
    return back_up(store.folder, shelf_of(store), KEY.to_public(), Keep(), lambda: copy_store(store))


def shelf_of(store: Store) -> Path:
    return store.folder / "backups"


def contents_of(store: Store) -> object:
    settle(copy_store(store), store.folder / "settled")
    return read_contents(store.folder / "settled")


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


@settings(max_examples=8, deadline=None)
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


def test_a_flipped_bit_anywhere_is_found(pack: Path, tmp_path: Path) -> None:
    content = pack.read_bytes()
    places = {0, 30, 100, 150, 200, len(content) - 1, *random.Random(4).sample(range(len(content)), 40)}
    for place in sorted(places):
        damaged = bytearray(content)
        damaged[place] ^= 1
        assert_refused(bytes(damaged), KEY, tmp_path)


def test_a_cut_or_lengthened_backup_is_found(pack: Path, tmp_path: Path) -> None:
    content = pack.read_bytes()
    for length in (0, 1, 100, 250, len(content) // 2, len(content) - 17, len(content) - 1):
        assert_refused(content[:length], KEY, tmp_path)
    assert_refused(content + b"\0", KEY, tmp_path)


def assert_refused(content: bytes, identity: Identity, folder: Path) -> None:
    """A restore of these bytes says a sentence of ours and leaves nothing."""
    (folder / "pack.age").write_bytes(content)
    with pytest.raises(BackupError, match=r"hỏng|không mở được"):
        restore(folder / "pack.age", identity, folder / "back")
    assert list((folder / "back").iterdir()) == []


def test_another_key_opens_nothing(pack: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError) as refused:
        restore(pack, OTHER_KEY, tmp_path / "back")
    assert str(refused.value) == words.WRONG_KEY


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


def test_a_file_that_shrinks_while_it_is_packed_spoils_the_backup(centre: Store) -> None:
    (centre.folder / "catalogue" / "less.csv").symlink_to("/sys/devices/system/cpu/online")  # says 4096, gives less
    with pytest.raises(BackupError, match="Không ghi được bản sao lưu"):
        make_backup(centre)
    assert [path.name for path in shelf_of(centre).iterdir()] == [".lock"]


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


TIMES = st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)), unique=True, max_size=120)


@given(taken=TIMES)
def test_old_backups_are_thinned_by_the_rule(taken: list[datetime]) -> None:
    keep = Keep(daily=14, weekly=8, monthly=12)
    left = kept(taken, keep)
    assert left <= set(taken)
    assert len(left) <= 14 + 8 + 12
    if taken:
        assert max(taken) in left
    days = sorted({time.date() for time in taken})[-14:]
    assert {max(time for time in taken if time.date() == day) for day in days} <= left
    months = sorted({(time.year, time.month) for time in taken})[-12:]
    assert {max(time for time in taken if (time.year, time.month) == month) for month in months} <= left
    assert kept(left, keep) == left


def test_a_year_of_nights_leaves_days_weeks_and_months() -> None:
    nights = [datetime(2026, 1, 1, 1, 30) + timedelta(days=day) for day in range(325)]
    left = sorted(kept(nights, Keep()))
    assert [time.date() for time in left[-14:]] == [date(2026, 11, 21) - timedelta(days=13 - n) for n in range(14)]
    assert len({time.month for time in left}) == 11


def test_damaged_backups_neither_count_nor_go_so_the_only_good_one_stays(tmp_path: Path) -> None:
    good = put(tmp_path, datetime(2026, 11, 1, 1))
    older = put(tmp_path, datetime(2026, 10, 31, 1))
    damaged = [put(tmp_path, datetime(2026, 11, day, 1)) for day in range(2, 20)]
    for path in damaged:
        path.write_bytes(b"other bytes")
    assert thin(tmp_path, Keep(daily=1, weekly=0, monthly=0)) == [older]
    assert good.exists()
    assert all(path.exists() for path in damaged)
    newest = newest_whole(tmp_path)
    assert newest is not None
    assert newest.path == good


def put(folder: Path, taken_at: datetime) -> Path:
    """Something that stands on the shelf as a backup does."""
    partial = folder / f"{backup_name('38', taken_at)}.part"
    partial.write_bytes(str(taken_at).encode())
    return put_on_shelf(partial, hashlib.sha256(partial.read_bytes()).hexdigest())


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


def test_without_backups_the_state_says_so(tmp_path: Path) -> None:
    state = backup_state(tmp_path)
    assert (state.newest, state.whole, state.last_rehearsal) == (None, False, None)


def test_the_sum_beside_a_backup_is_what_sha256sum_reads(pack: Path) -> None:
    command = ["sha256sum", "-c", f"{pack.name}.sha256"]
    assert subprocess.run(command, cwd=pack.parent, check=True, capture_output=True).stdout.endswith(b": OK\n")


def test_the_identity_is_readable_by_its_owner_only_and_no_key_is_overwritten(tmp_path: Path) -> None:
    make_keys(tmp_path / "var", tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert "AGE-SECRET-KEY" not in (tmp_path / "var" / "backup.pub").read_text()
    with pytest.raises(BackupError, match="không ghi đè"):
        make_keys(tmp_path / "var", tmp_path / "another")


@pytest.mark.parametrize(
    ("file", "read", "sentence"),
    [
        ("var/backup.pub", lambda folder: read_recipient(folder / "var"), "khóa công khai"),
        ("key", lambda folder: read_identity(folder / "key"), "khóa riêng"),
    ],
)
@pytest.mark.parametrize("content", [b"", b"# only a comment\n", b"\xff\xfe", b"age1xyz\n"])
def test_a_file_that_holds_no_key_is_refused(
    tmp_path: Path, file: str, read: Callable[[Path], object], sentence: str, content: bytes
) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / file).write_bytes(content)
    with pytest.raises(BackupError, match=sentence):
        read(tmp_path)


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
