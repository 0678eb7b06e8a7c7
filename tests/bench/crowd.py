"""Many readers on the real server: how long they wait while each thinks in between, and what the server holds."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

from data.catalogue import Catalogue
from tests.bench.figures import Figure, p50, p95
from tests.bench.pages import SECTORS, Served, serve
from tests.bench.session import Session

USERS = 100
THINK_S = 10.0
MINUTES = 2
RENDERS = 2000
WAIT_MS, MEMORY_MB, GROWTH_MB = 200, 400, 20


def bench_crowd(folder: Path, catalogue: Catalogue) -> Iterator[Figure]:
    """USERS readers over the store in a folder; nobody else may hold it open."""
    pages = [sector.url for sector in catalogue.sectors.values() if sector.page]
    with serve(folder) as server:
        waits, held = asyncio.run(_crowd(server, pages))
        name = f"{USERS} readers who think for {THINK_S:g} s, any of {len(pages)} sector pages"
        yield Figure(f"{name}, p95", p95(waits), "ms", WAIT_MS, f"p50 {p50(waits):.1f}; {len(waits)} page runs")
        yield Figure(f"memory with {USERS} sessions open", held, "MB", MEMORY_MB)
    with serve(folder) as server:
        before, after = asyncio.run(_render(server, catalogue.sectors[SECTORS[0]].url))
        yield Figure(
            f"memory gained over {RENDERS} page runs", after - before, "MB", GROWTH_MB, f"from {before:.0f} MB"
        )


async def _crowd(server: Served, pages: list[str]) -> tuple[list[float], float]:
    """Milliseconds of every page run after the first of each reader, and the memory held at the end."""
    chance = random.Random(20261122)
    async with AsyncExitStack() as opened:
        sessions = [Session(server.port, pages[number % len(pages)]) for number in range(USERS)]
        for session in sessions:
            await opened.enter_async_context(session)
            await session.rerun()
        found = await asyncio.gather(*(_read(session, chance) for session in sessions))
        return [wait for waits in found for wait in waits], server.memory_mb


async def _read(session: Session, chance: random.Random) -> list[float]:
    """One reader: think, run the page, think again."""
    await asyncio.sleep(chance.uniform(0, THINK_S))
    waits = []
    for _ in range(round(MINUTES * 60 / THINK_S)):
        waits.append((await session.rerun()).milliseconds)
        await asyncio.sleep(chance.uniform(0.5, 1.5) * THINK_S)
    return waits


async def _render(server: Served, page: str) -> tuple[float, float]:
    """Memory after a tenth of the runs, when everything is warm, and after all of them."""
    async with Session(server.port, page) as session:
        for _ in range(RENDERS // 10):
            await session.rerun()
        before = server.memory_mb
        for _ in range(RENDERS):
            await session.rerun()
        return before, server.memory_mb
