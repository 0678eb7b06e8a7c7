"""A store that is flipped by one bit, truncated, or on a full disk: never wrong numbers, always a sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data.access import MAINTAIN
from data.audit.chain import record
from data.audit.check import has_lost_lines
from data.backups.copying import copy_store, settle
from data.backups.errors import BackupError
from data.store import DAMAGED, FILE_NAME, NotWritten, Store, StoreDamaged, open_store
from data.verify import verify
from tests.broken.stores import LOG, crash_with_a_log, flipped, full_disk, places_to_flip, spoil_table
from tests.data.submitting import observe, send

Tables = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed store with a year of submissions."""
    folder = tmp_path_factory.mktemp("closed") / "var"
    store = open_store(folder)
    for month in range(1, 13):
        send(store, [observe("KTXH-08", f"2025-{month:02d}", str(month))])
    store.close()
    return folder


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store whose program was killed: what was accepted stands in the log beside the file."""
    folder = tmp_path_factory.mktemp("crashed") / "var"
    crash_with_a_log(folder)
    return folder


def tables_of(store: Store) -> Tables:
    names = [str(name) for (name,) in store.query("select table_name from duckdb_tables()")]
    return {name: store.query(f"select * from {name} order by all") for name in names}


def read_with(folder: Path, to: Path, name: str, content: bytes) -> tuple[Tables, bool]:
    """All that is read of a store with one file spoilt, and whether it says that it has lost something."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(folder, to)
    (to / name).write_bytes(content)
    store = open_store(to)
    try:
        return tables_of(store), has_lost_lines(store)
    finally:
        store.close()


def test_one_bit_anywhere_in_the_file_is_said_and_no_number_is_read(closed: Path, tmp_path: Path) -> None:
    good = (closed / FILE_NAME).read_bytes()
    whole, _ = read_with(closed, tmp_path / "var", FILE_NAME, good)
    said = []
    for number, place in enumerate(places_to_flip(good, 40)):
        try:
            found, _ = read_with(closed, tmp_path / "var", FILE_NAME, flipped(good, place, number % 8))
        except StoreDamaged as damaged:
            said.append(str(damaged))
        else:
            assert found == whole, place
    assert len(said) > 40
    assert all(sentence.startswith(DAMAGED.partition("{")[0]) for sentence in said)


def test_one_bit_of_the_log_of_a_crash_is_said_or_known_by_the_kept_head(crashed: Path, tmp_path: Path) -> None:
    good = (crashed / LOG).read_bytes()
    whole, lost = read_with(crashed, tmp_path / "var", LOG, good)
    assert len(whole["submission"]) == 6
    assert not lost
    known = 0
    for number, place in enumerate([*range(32), *places_to_flip(good, 60)]):
        try:
            found, lost = read_with(crashed, tmp_path / "var", LOG, flipped(good, place, number % 8))
        except StoreDamaged:
            continue
        assert lost or found == whole, place
        known += lost
    assert known > 0


@pytest.mark.parametrize("part", [0, 1, 100, 4096, 3 * 4096, 0.3, 0.5, 0.9])
def test_a_file_cut_short_is_said_or_known_by_the_kept_head(closed: Path, tmp_path: Path, part: float) -> None:
    good = (closed / FILE_NAME).read_bytes()
    length = int(part * len(good)) if isinstance(part, float) else part
    try:
        _, lost = read_with(closed, tmp_path / "var", FILE_NAME, good[:length])
    except StoreDamaged:
        return
    assert length == 0
    assert lost


def test_a_part_that_cannot_be_read_leaves_the_rest_as_it_was(closed: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(closed, tmp_path / "var"))
    spoil_table(folder, "audit_event")
    store = open_store(folder)
    assert len(store.query("select * from observation")) == 12
    for ask in (lambda: store.query("select * from audit_event"), lambda: record(store, "sign_in")):
        with pytest.raises(StoreDamaged, match="phục hồi từ bản sao lưu"):
            ask()
    assert len(store.query("select * from observation")) == 12
    store.close()


def test_no_backup_is_made_of_a_store_that_cannot_be_read(closed: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(closed, tmp_path / "var"))
    content = (folder / FILE_NAME).read_bytes()
    store = open_store(folder)
    copied = copy_store(store)
    store.close()
    copied.write_bytes(flipped(content, 4096 + 20))
    with pytest.raises(BackupError):
        settle(copied, tmp_path / "settled")


def test_a_full_disk_takes_nothing_loses_nothing_and_is_said(closed: Path, tmp_path: Path) -> None:
    store = open_store(Path(shutil.copytree(closed, tmp_path / "var")))
    before = tables_of(store)
    with full_disk():
        for act in (
            lambda: send(store, [observe("KTXH-08", f"2024-{month:02d}", "1") for month in range(1, 13)]),
            lambda: store.set("name", "x" * 5000),
        ):
            with pytest.raises(NotWritten, match="đĩa đã đầy"):
                act()
        assert tables_of(store) == before
    send(store, [observe("KTXH-08", "2024-01", "1")])
    assert store.last_revision == 13
    assert [finding.rule for finding in verify(store) if finding.rows] == []
    store.close()


def test_a_full_disk_leaves_no_half_of_an_original(store: Store) -> None:
    with full_disk(), pytest.raises(NotWritten):
        send(store, [observe("KTXH-08", "2025-01", "1")], name="x" * 5000)
    assert list((store.folder / "originals").iterdir()) == []


def test_an_error_inside_of_a_write_is_not_taken_for_a_fault_of_the_disk(store: Store) -> None:
    with pytest.raises(KeyError), store.write(MAINTAIN):
        raise KeyError("its own")
