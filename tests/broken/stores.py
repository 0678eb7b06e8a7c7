"""Files of a store as damage leaves them: one bit flipped, cut short, or on a disk that takes no more."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data.store import FILE_NAME

PROJECT = Path(__file__).resolve().parents[2]
HEADER, BLOCK = 3 * 4096, 256 * 1024
LOG = f"{FILE_NAME}.wal"
_CRASH = """
import os, sys
from pathlib import Path
from data.store import open_store
from tests.data.submitting import observe, send
store = open_store(Path(sys.argv[1]))
for month in range(1, 7):
    send(store, [observe("KTXH-08", f"2025-{month:02d}", str(month))])
os._exit(0)
"""


def flipped(content: bytes, place: int, bit: int = 0) -> bytes:
    """The same bytes but for one bit."""
    damaged = bytearray(content)
    damaged[place] ^= 1 << bit
    return bytes(damaged)


def places_to_flip(content: bytes, count: int) -> list[int]:
    """Places in the header, at the head of every block, and anywhere."""
    blocks = range(HEADER, len(content), BLOCK)
    some = random.Random(7).sample(range(len(content)), count)
    return sorted({0, 8, 4096, 8192, 8300, *blocks, *(block + 9 for block in blocks), *some})


def spoil_table(folder: Path, table: str) -> None:
    """Flip a bit of a closed store so that it opens, and a table can't be read."""
    path = folder / FILE_NAME
    content = path.read_bytes()
    for block in range(HEADER, len(content), BLOCK):
        path.write_bytes(flipped(content, block + 1000))
        try:
            with duckdb.connect(str(path), read_only=True) as connection:
                connection.execute("select * from setting").fetchall()
                _read(connection, table)
        except duckdb.Error:
            continue
        except _Unreadable:
            return
    raise AssertionError(f"no block holds {table} alone")


class _Unreadable(Exception):
    pass


def _read(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    try:
        connection.execute(f"select * from {table}").fetchall()
    except duckdb.IOException as error:
        raise _Unreadable from error


def crash_with_a_log(folder: Path) -> None:
    """A store whose program was killed before its log went into the file."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    subprocess.run([sys.executable, "-c", _CRASH, str(folder)], check=True, cwd=PROJECT, env=environment)
    assert (folder / LOG).stat().st_size > BLOCK / 100


@contextmanager
def full_disk() -> Iterator[None]:
    """Meanwhile no file of this process grows beyond 64 bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
