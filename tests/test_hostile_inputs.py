"""Each of the 83 hostile inputs and faults names tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.broken.hostile_inputs import INPUTS

_TESTS = Path(__file__).parent


def test_all_83_are_there() -> None:
    assert sorted(INPUTS) == list(range(1, 84))


@pytest.mark.parametrize("number", INPUTS)
def test_every_input_names_tests_that_there_are(number: int) -> None:
    what, *tests = INPUTS[number]
    assert what
    assert tests
    for test in tests:
        path, name = test.split("::")
        assert re.search(rf"^def {name}\(", (_TESTS / path).read_text(encoding="utf-8"), re.MULTILINE), test
