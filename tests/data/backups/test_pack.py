"""A pack: a damaged, cut or foreign one is refused in a sentence."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from data.backups import words
from data.backups.acts import restore
from data.backups.errors import BackupError
from data.store import Store
from tests.data.backups.making import KEY, OTHER_KEY, make_backup, shelf_of


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


def test_a_file_that_shrinks_while_it_is_packed_spoils_the_backup(centre: Store) -> None:
    (centre.folder / "catalogue" / "less.csv").symlink_to("/sys/devices/system/cpu/online")  # says 4096, gives less
    with pytest.raises(BackupError, match="Không ghi được bản sao lưu"):
        make_backup(centre)
    assert [path.name for path in shelf_of(centre).iterdir()] == [".lock"]


def test_the_sum_beside_a_backup_is_what_sha256sum_reads(pack: Path) -> None:
    command = ["sha256sum", "-c", f"{pack.name}.sha256"]
    assert subprocess.run(command, cwd=pack.parent, check=True, capture_output=True).stdout.endswith(b": OK\n")
