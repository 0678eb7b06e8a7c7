"""A centre with something in every folder, and a backup of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import Store, open_store
from tests.data.backups.making import make_backup
from tests.data.submitting import observe, send


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
