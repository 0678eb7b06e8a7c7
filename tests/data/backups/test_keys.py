"""The key pair: never overwritten, never taken for what it is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data.backups.errors import BackupError
from data.backups.keys import make_keys, read_identity, read_recipient


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
