"""The store: created, migrated, locked, one writer, moments resolved."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from data.access import MAINTAIN
from data.store import (
    DEMO,
    MIGRATIONS,
    SQL_FOLDER,
    Store,
    StoreError,
    StoreMismatch,
    migrate,
    open_store,
    recluster,
    sql,
)
from tests.data.submitting import observe, send

PROJECT = Path(__file__).resolve().parents[2]


def test_a_fresh_store_is_migrated_once(store: Store) -> None:
    assert migrate(store) == []
    assert store.last_revision == 0


def test_a_store_of_another_province_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(tmp_path).close()
    monkeypatch.setenv("IOC_PROVINCE", "42")
    with pytest.raises(StoreMismatch):
        open_store(tmp_path)


def test_a_store_from_a_newer_program_is_refused(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.write(MAINTAIN) as cursor:
        cursor.execute("insert into migration values ('9999_future.sql', now()::timestamp)")
    store.close()
    with pytest.raises(StoreMismatch, match="phiên bản mới hơn"):
        open_store(tmp_path)


def test_a_migration_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    for path in MIGRATIONS.glob("*.sql"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    store = open_store(tmp_path / "var")
    (folder / "0002_broken.sql").write_text("create table half (a int); select nonsense;", encoding="utf-8")
    monkeypatch.setattr("data.store.MIGRATIONS", folder)
    with pytest.raises(duckdb.Error):
        migrate(store)
    assert store.query("select count(*) from information_schema.tables where table_name = 'half'") == [(0,)]


def test_a_file_that_is_no_store_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "ioc.duckdb").write_bytes(b"not a database" * 1000)
    with pytest.raises(StoreError):
        open_store(tmp_path)


@pytest.mark.parametrize(
    "escape",
    [
        "copy setting to '/tmp/escape.csv'",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "attach '/tmp/escape.duckdb'",
        "install httpfs",
        "load httpfs",
        "set threads = 8",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "export database '/tmp/escape'",
    ],
)
def test_the_locked_configuration_refuses_to_leave_the_file(store: Store, escape: str) -> None:
    with pytest.raises(duckdb.Error):
        store.query(escape)


def test_another_process_finds_the_store_locked(store: Store) -> None:
    code = (
        "import sys; from pathlib import Path; from data.store import StoreLocked, open_store\n"
        "try: open_store(Path(sys.argv[1]))\nexcept StoreLocked: print('locked')"
    )
    done = subprocess.run([sys.executable, "-c", code, str(store.folder)], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "locked", done.stderr


def test_a_store_that_another_program_holds_is_told_on_the_command_line(store: Store) -> None:
    code = (
        "from data.__main__ import main\n"
        "for said in (['verify'], ['accounts', 'list'], ['audit', 'verify']): assert main(said) == 2"
    )
    environment = {**os.environ, "IOC_VAR": str(store.folder)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("Kho số liệu đang do chương trình khác mở") == 3


def test_a_write_that_fails_leaves_no_row(store: Store) -> None:
    def interrupted() -> None:
        with store.write(MAINTAIN) as cursor:
            cursor.execute("insert into setting values ('a', 'b', now()::timestamp)")
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        interrupted()
    assert store.setting("a") == ""


def test_moments_resolve_to_what_was_known_then(tmp_path: Path) -> None:
    store = open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22))
    send(store, [observe("KTXH-08", "2025-01", "1")], at=datetime(2025, 2, 5, 9))
    send(store, [observe("KTXH-08", "2025-01", "2")], at=datetime(2025, 3, 5, 9))
    assert store.as_of("2025-02-05").revision == 1
    assert store.as_of("2025-03-05T08:59:00").revision == 1
    assert store.as_of("rev:1").viewed_on == date(2025, 2, 5)
    assert store.as_of("2025-02-05").at == datetime(2025, 2, 5, 23, 59, 59)
    assert store.as_of("2025-02-05T03:00:00Z").at == datetime(2025, 2, 5, 10)
    assert store.as_of().at is None
    assert store.as_of().revision == 2
    assert store.as_of().viewed_on == date(2026, 11, 22)


@pytest.mark.parametrize("text", ["rev:99", "rev:x", "hôm qua", "2025-02-30", "' or 1=1"])
def test_a_moment_that_is_none_is_refused(store: Store, text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        store.as_of(text)


def test_sorting_the_facts_changes_no_row(tmp_path: Path) -> None:
    store = open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22))
    for month in ("2025-03", "2025-01", "2025-02"):
        send(store, [observe("KTXH-08", month, "1.5"), observe("KTXH-08", month, "2.5", item="khai_khoang")])
    before = sorted(store.query("select * from observation"), key=str)
    recluster(store)
    assert sorted(store.query("select * from observation"), key=str) == before


TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in SQL_FOLDER.glob("*.sql")}
INCLUDED = set(re.findall(r"^-- include (\w+)$", "\n".join(TEXTS.values()), re.MULTILINE))
PLAIN_SQL = sorted(name for name, text in TEXTS.items() if "{table}" not in text and name not in INCLUDED)


@pytest.mark.parametrize("name", [n for n in PLAIN_SQL if n != "preview_changes"])
def test_every_query_says_its_question_and_binds_against_the_schema(store: Store, name: str) -> None:
    text = (SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    assert text.startswith("-- ")
    statement = sql(name)
    with duckdb.connect() as scratch:
        for path in sorted(MIGRATIONS.glob("*.sql")):
            scratch.execute(path.read_text(encoding="utf-8"))
        wanted = scratch.extract_statements(statement)[0].named_parameters
        scratch.execute(f"explain {statement}", {parameter: _sample(parameter) for parameter in wanted} or None)


def _sample(parameter: str) -> object:
    lists = ("indicators", "parts", "sides", "periods", "part_periods", "rules", "codes")
    if parameter in lists:
        return ["x"]
    if parameter in ("revisions", "counts"):
        return [1]
    if parameter == "days":
        return [date(2025, 1, 1)]
    samples = {"revision": 1, "count": 1, "skip": 1, "day": date(2025, 1, 1), "moment": datetime(2025, 1, 1)}
    return samples.get(parameter, "x")
