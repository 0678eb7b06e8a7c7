"""What goes wrong, done on purpose."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.audit.check import check_chain
from data.store import NotWritten, Store, open_store
from data.verify import verify
from tests.data.submitting import observe, send

STATEMENTS = 13  # of an accepted file, at least
_SENDER = """
import sys
from pathlib import Path
from data.store import open_store
from tests.data.submitting import observe, send
store = open_store(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(1000):
    unit = f"{sys.argv[2]}-{number % 20}"
    rows = [observe(f"A-{i:03d}", f"2025-{1 + number % 2:02d}", str(number), entity=unit) for i in range(200)]
    receipt = send(store, rows, unit=unit, name=f"{sys.argv[2]} {number}")
    print(receipt.submission_id, flush=True)
"""


def kill_while_accepting(folder: Path, seed: int) -> int:
    """Kill -9 a process that accepts one file after another; how many acknowledged files are not there afterwards."""
    command = [sys.executable, "-c", _SENDER, str(folder), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        time.sleep(random.Random(seed).uniform(0.02, 0.5))
        process.send_signal(signal.SIGKILL)
        acknowledged = {line.strip() for line in process.stdout.read().splitlines() if line.startswith("N")}
    store = open_store(folder)
    kept = {row[0] for row in store.query("select submission_id from submission")}
    store.close()
    return len(acknowledged - kept)


def count_broken_rules(folder: Path) -> int:
    """How many rules of verification are broken, and how many faults the log has."""
    store = open_store(folder)
    broken = sum(bool(finding.rows) for finding in verify(store)) + len(check_chain(store).faults)
    store.close()
    return broken


def fail_a_write(folder: Path, times: int) -> int:
    """Let the n-th statement of a write fail, for n from 1; how many writes left something behind."""
    store = open_store(folder)
    partial = 0
    for number in range(times):
        before = _counts(store)
        _fail_at(store, 1 + number % STATEMENTS, number)
        partial += _counts(store) != before
    store.close()
    return partial


def _fail_at(store: Store, statement: int, number: int) -> None:
    rows = [observe("A-001", "2025-01", str(number)), observe("A-002", "2025-01", "2")]
    with suppress(NotWritten):
        send(_FailingStore(store.file, store.viewer, statement), rows)


@dataclass(frozen=True, eq=False)
class _FailingStore(Store):
    """A store whose writes fail at their n-th statement."""

    statement: int = 0

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        return _Failing(super()._cursor(), self.statement)  # type: ignore[return-value]


class _Failing:
    """A cursor whose n-th statement inside a transaction finds the disk full."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, statement: int) -> None:
        self._cursor = cursor
        self._left = statement
        self._inside = False

    def begin(self) -> None:
        self._inside = True
        self._cursor.begin()

    def execute(self, *arguments: object) -> duckdb.DuckDBPyConnection:
        self._left -= self._inside
        if self._left == 0:
            raise duckdb.IOException("No space left on device")
        return self._cursor.execute(*arguments)  # type: ignore[arg-type]

    def __getattr__(self, name: str) -> object:
        return getattr(self._cursor, name)


def _counts(store: Store) -> list[tuple[object, ...]]:
    tables = ("revision", "submission", "submission_scope", "submission_event", "observation", "audit_event")
    return store.query(" union all ".join(f"select '{t}', count(*) from {t}" for t in tables))
