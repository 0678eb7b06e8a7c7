"""A closed log."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store import open_store
from tests.data.audit.log import some_lines


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """The folder of a closed store whose log has twelve lines."""
    store = open_store(tmp_path / "var")
    some_lines(store, 12)
    store.close()
    return tmp_path / "var"
