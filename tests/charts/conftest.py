"""Charts under test are held against the schema of Vega-Lite, which the pages spare themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from altair.utils import schemapi


@pytest.fixture(autouse=True)
def held_against_the_schema() -> Iterator[None]:
    """Every object is validated as it is made."""
    with schemapi.debug_mode(True):
        yield
