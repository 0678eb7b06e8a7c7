"""Each of the 83 hostile inputs and faults names tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.broken.hostile_inputs import INPUTS


@pytest.fixture(scope="module")
def known() -> set[str]:
    """The names of all tests, without test_."""
    files = Path(__file__).parent.rglob("test_*.py")
    return {name for file in files for name in re.findall(r"^def test_(\w+)\(", file.read_text("utf-8"), re.MULTILINE)}


def test_all_83_are_there() -> None:
    assert sorted(INPUTS) == list(range(1, 84))


@pytest.mark.parametrize("number", INPUTS)
def test_every_input_names_tests_that_there_are(number: int, known: set[str]) -> None:
    what, *tests = INPUTS[number]
    assert what
    assert tests
    assert [test for test in tests if test not in known] == []
