"""A sector page on the real server: how long a rerun takes and how much it sends."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from data.catalogue import Catalogue, Sector
from data.periods import period_of, previous_periods
from tests.bench.figures import WARM_UP, Figure, p50, p95
from tests.bench.session import Run, Session
from tests.bench.stores import TODAY

PROJECT = Path(__file__).resolve().parent.parent.parent
SECTORS = ("KTXH", "VB", "XT")
MAPPED = "GD"
RUNS = 60
AT_ONCE, ROUNDS = 20, 8
ALONE_MS, AT_ONCE_MS, MOST_KB = 80, 400, 40


def bench_pages(folder: Path, catalogue: Catalogue) -> Iterator[Figure]:
    """Reruns of three sector pages over the store in a folder; nobody else may hold it open."""
    sectors = [catalogue.sectors[code] for code in SECTORS]
    with serve(folder) as server:
        port = server.port
        for sector in sectors:
            first, plain, changed = asyncio.run(_alone(port, sector))
            name = f"page {sector.code}"
            yield Figure(f"{name}: first run of the server's life", first.milliseconds, "ms", note=_sent([first]))
            yield _time(f"{name}: rerun alone", plain, ALONE_MS)
            yield _time(f"{name}: period back and forth, alone", changed, ALONE_MS)
            yield Figure(f"{name}: most sent by a rerun", _most(plain), "KB", MOST_KB)
            yield Figure(f"{name}: most sent by a change of period", _most(changed), "KB", MOST_KB)
        picks = asyncio.run(_picks(port, catalogue))
        yield Figure(f"page {MAPPED}: most sent by a click on the map", _most(picks), "KB", MOST_KB, _sent(picks))
        together = asyncio.run(_together(port, sectors))
        yield _time(f"{AT_ONCE} sessions at once on {', '.join(SECTORS)}", together, AT_ONCE_MS)


@dataclass(frozen=True)
class Served:
    """The running application."""

    port: int
    process: int

    @property
    def memory_mb(self) -> float:
        """What it holds in memory now."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """The application on a free port of the loopback address, over the store in a folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = os.environ | {"IOC_VAR": str(folder)}
    process = subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(port)
        yield Served(port, process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


async def _alone(port: int, sector: Sector) -> tuple[Run, list[Run], list[Run]]:
    """The first run, plain reruns, and reruns with another period each time."""
    queries = _periods(sector)
    async with Session(port, sector.url) as session:
        first = await session.rerun()
        for query in ("", *queries) * WARM_UP:
            await session.rerun(query)
        plain = [await session.rerun(queries[0]) for _ in range(RUNS)]
        changed = [await session.rerun(queries[number % 2]) for number in range(RUNS)]
    return first, plain, changed


async def _picks(port: int, catalogue: Catalogue) -> list[Run]:
    """Runs that each follow a click on another commune, which puts it into the address."""
    communes = sorted(catalogue.communes)[:RUNS]
    async with Session(port, catalogue.sectors[MAPPED].url) as session:
        for commune in communes[:WARM_UP]:
            await session.rerun(f"noi={commune}")
        return [await session.rerun(f"noi={commune}") for commune in communes[WARM_UP:]]


async def _together(port: int, sectors: list[Sector]) -> list[Run]:
    """Rounds in which all sessions ask at the same moment."""
    sessions = [Session(port, sectors[number % len(sectors)].url) for number in range(AT_ONCE)]
    try:
        for session in sessions:
            await session.__aenter__()
            await session.rerun()
        rounds = [await asyncio.gather(*(session.rerun() for session in sessions)) for _ in range(ROUNDS + 1)]
    finally:
        for session in sessions:
            await session.__aexit__(None, None, None)
    return [run for found in rounds[1:] for run in found]


def _periods(sector: Sector) -> tuple[str, ...]:
    """Two addresses of the page, of neighbouring periods that have data."""
    last = period_of(sector.scheme, period_of("month", TODAY).start - timedelta(days=1))
    return tuple(f"ky={period.code}" for period in previous_periods(last, 2))


def _time(name: str, runs: list[Run], budget: float) -> Figure:
    times = [run.milliseconds for run in runs]
    return Figure(f"{name}, p95", p95(times), "ms", budget, f"p50 {p50(times):.1f}; {_sent(runs)}")


def _most(runs: list[Run]) -> float:
    return max(run.size for run in runs) / 1024


def _sent(runs: list[Run]) -> str:
    return f"{p50([run.size for run in runs]) / 1024:.0f} KB in {p50([run.messages for run in runs]):.0f} messages"
