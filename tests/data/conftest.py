"""A centre with its people, made once: passwords are slow on purpose."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from data.access import ADMIN, IOC, LEADER, SECRETARIAT
from data.store import Store, open_store
from tests.data.people.staff import Clock, add_account

MORNING = datetime(2026, 11, 22, 8)
STAFF = {"mot": ADMIN, "hai": ADMIN, "dau-moi": IOC, "thu-ky": SECRETARIAT, "lanh-dao": LEADER}


@pytest.fixture(scope="session")
def staff(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a closed store in which everybody can sign in with PASSWORD."""
    folder = tmp_path_factory.mktemp("staff") / "var"
    with pytest.MonkeyPatch.context() as patch:
        Clock(patch, MORNING)
        store = open_store(folder)
        for login, role in STAFF.items():
            add_account(store, login, role)
        store.close()
    return folder


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that stands at the hour when the staff was taken on."""
    return Clock(monkeypatch, MORNING)


@pytest.fixture
def staffed(clock: Clock, staff: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with the staff, of one's own."""
    store = open_store(Path(shutil.copytree(staff, tmp_path / "var")))
    yield store
    store.close()
