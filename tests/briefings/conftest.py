"""The frozen meetings of the demonstration, opened once for the tests that only read them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.briefings.snapshots import Frozen, open_previous, open_snapshot
from data.store import Store, open_store


@pytest.fixture(scope="session")
def meetings(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with briefings 46 and 47, to be read only."""
    opened = open_store(Path(shutil.copytree(demonstration, tmp_path_factory.mktemp("meetings") / "var")))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def this_meeting(meetings: Store) -> Frozen:
    """Briefing 47."""
    return open_snapshot(meetings, "47")


@pytest.fixture(scope="session")
def last_meeting(this_meeting: Frozen) -> Frozen:
    """Briefing 46."""
    found = open_previous(this_meeting)
    assert found is not None
    return found
