"""What every test may stand on: the real catalogue, empty stores, and one demonstration store, loaded once."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.catalogue import Catalogue, load_catalogue
from data.store import DEMO, Store, open_store
from loaders.demonstration import load_demonstration, read_manifest
from loaders.made_up.span import short_span
from tests.data.people.staff import quick_passwords

NO_OVERLAY = Path("/nonexistent")


@pytest.fixture(scope="session", autouse=True)
def passwords_at_the_lowest_cost() -> Iterator[None]:
    """What one password costs is tested once; all other tests only need it to be right or wrong."""
    with quick_passwords():
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Thanh Hóa's catalogue, without an overlay."""
    return load_catalogue("38", NO_OVERLAY)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty live store."""
    opened = open_store(tmp_path / "var")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the loaded demonstration store, closed; made once for all workers. Copy it before writing.

    Its made-up figures reach back 14 months, the daily ones to the first of the month, so that a copy is quick.
    """
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder = shared / "demonstration"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            today = read_manifest("38").today
            opened = open_store(folder, kind=DEMO, today=today)
            known = load_catalogue("38", NO_OVERLAY)
            load_demonstration(opened, known, lambda done, total: None, short_span(today))
            opened.close()
            (folder / "ready").touch()
    return folder


@pytest.fixture
def demonstration_copy(demonstration: Path, tmp_path: Path) -> Path:
    """The demonstration in a folder of one's own."""
    return Path(shutil.copytree(demonstration, tmp_path / "demonstration"))
