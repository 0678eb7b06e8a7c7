"""A backup beside readers: how long it takes, what it does to them, and how long the way back takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from data.backups.acts import restore
from data.backups.copying import copy_store
from data.backups.keys import make_keys, read_identity
from data.backups.shelf import list_backups
from data.catalogue import Catalogue
from data.local_route import write_endpoint
from data.store import Store
from tests.bench.figures import Figure, measure, p50, p95
from tests.bench.queries import cases
from tests.bench.stores import count_observations

BACKUP_S, RESTORE_S, TIMES_NORMAL = 30.0, 900.0, 2.0
READS = 400
PAUSE = 0.02


def bench_backup(store: Store, catalogue: Catalogue) -> Iterator[Figure]:
    """Page queries alone and beside the command that backs up, which asks this process for a copy; then a restore."""
    size = f"{count_observations(store) / 1e6:.1f} million"
    turns = cycle([case.ask for case in cases(store, catalogue) if case.budget])

    def ask() -> object:
        return next(turns)()

    reads = count()
    alone = _read_while(lambda: next(reads) < READS, ask)
    key, shelf = store.folder / "key", store.folder / "backups"
    make_keys(store.folder, key)
    with _answering(store):
        begin = time.perf_counter()
        command = [sys.executable, "-m", "data", "backup", "--to", str(shelf)]
        with subprocess.Popen(command, env=os.environ | {"IOC_VAR": str(store.folder)}) as process:
            during = _read_while(lambda: process.poll() is None, ask)
        took = time.perf_counter() - begin
    (backup,) = list_backups(shelf)
    yield Figure(f"{size}: backup", took, "s", BACKUP_S, f"{backup.size / 1e6:.0f} MB")
    note = f"p95 {p95(during):.1f} beside, {p95(alone):.1f} alone; p50 {p50(during):.1f}, {p50(alone):.1f}"
    yield Figure(f"{size}: page queries beside a backup, p95", p95(during) / p95(alone), "times", TIMES_NORMAL, note)
    with TemporaryDirectory(prefix="giao-ban-bench-") as folder:
        restored = restore(backup.path, read_identity(key), Path(folder))
    yield Figure(f"{size}: restore, compared and verified", restored.seconds, "s", RESTORE_S)


@contextmanager
def _answering(store: Store) -> Iterator[None]:
    """The app's local route, as far as a backup needs it."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"copy": str(copy_store(store))}).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        write_endpoint(store.folder, server.server_port)
        Thread(target=server.serve_forever).start()
        yield
        server.shutdown()


def _read_while(going: Callable[[], bool], ask: Callable[[], object]) -> list[float]:
    """Milliseconds of each query; they come as from a hundred readers, not in a closed loop that takes all there is."""
    times: list[float] = []
    while going():
        times += measure(ask, 1, warm_up=0)
        time.sleep(PAUSE)
    return times
