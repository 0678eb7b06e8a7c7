"""The words of a layer: each name stands once, or the later one silently takes the place of the earlier one."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
WORDS = sorted(
    path.relative_to(PROJECT).as_posix() for path in PROJECT.glob("*/**/words.py") if ".venv" not in path.parts
)


@pytest.mark.parametrize("path", WORDS)
def test_no_word_is_given_twice(path: str) -> None:
    tree = ast.parse((PROJECT / path).read_text(encoding="utf-8"))
    names = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    assert [name for name, times in Counter(names).items() if times > 1] == []
