"""What every test may stand on: the real catalogue, empty stores, and one demonstration store, loaded once."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from data.catalogue import Catalogue, load_catalogue
from data.store import DEMO, Store, open_store
from loaders.demonstration import load_demonstration, read_manifest
from loaders.made_up.span import short_span
from tests.data.people.staff import quick_passwords

PROJECT = Path(__file__).resolve().parent.parent
KEPT = PROJECT / ".pytest_cache" / "demonstration"
NO_OVERLAY = Path("/nonexistent")
IN_MEMORY = Path("/dev/shm")

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_configure() -> None:
    """Every store waits for the disk at each write: where there is a folder in memory, the tests' files stand there."""
    if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > 4 * 1024**3:
        os.environ.setdefault("TMPDIR", str(IN_MEMORY))
        tempfile.tempdir = None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Modules that read the demonstration come first: one worker makes it while the other runs what needs none."""
    reading = {item.path for item in items if "demonstration" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in reading)


@pytest.fixture(scope="session", autouse=True)
def passwords_at_the_lowest_cost() -> Iterator[None]:
    """What one password costs is tested once; all other tests only need it to be right or wrong."""
    with quick_passwords():
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Thanh Hóa's catalogue, without an overlay."""
    return load_catalogue("38", NO_OVERLAY)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty live store, closed: a copy is opened faster than a new one is made."""
    folder = tmp_path_factory.mktemp("empty") / "var"
    open_store(folder).close()
    return folder


@pytest.fixture
def store(empty_store: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty live store."""
    opened = open_store(Path(shutil.copytree(empty_store, tmp_path / "var")))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the loaded demonstration store, closed; made once for a state of the code. Copy it to write.

    Its made-up figures reach back 14 months, the daily ones to the first of the month, so that a copy is quick.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    folder = KEPT / _state_of_the_code()
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            for older in KEPT.glob("*/"):
                shutil.rmtree(older)
            today = read_manifest("38").today
            making = tmp_path_factory.mktemp("demonstration") / "var"
            opened = open_store(making, kind=DEMO, today=today)
            known = load_catalogue("38", NO_OVERLAY)
            load_demonstration(opened, known, lambda done, total: None, short_span(today))
            opened.close()
            shutil.copytree(making, folder)
            (folder / "ready").touch()
    return folder


def _state_of_the_code() -> str:
    """What the demonstration is made by: everything in data and loaders but what stands in the store's own folder."""
    digest = hashlib.sha256()
    for folder in (PROJECT / "data", PROJECT / "loaders"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc" and not path.is_relative_to(PROJECT / "data" / "var"):
                digest.update(str(path.relative_to(PROJECT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@pytest.fixture
def demonstration_copy(demonstration: Path, tmp_path: Path) -> Path:
    """The demonstration in a folder of one's own."""
    return Path(shutil.copytree(demonstration, tmp_path / "demonstration"))
