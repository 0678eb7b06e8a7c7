"""What is installed is what was chosen: every requirement is locked, with the hashes of its files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
_CHOSEN = re.compile(r"^([\w.-]+)==([\w.]+) +# \S", re.MULTILINE)
_LOCKED = re.compile(r"^([\w.-]+)==([\w.]+)(?: ; [^\\]+)? \\\n((?:    --hash=sha256:\w{64}(?: \\)?\n)+)", re.MULTILINE)


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_requirement_has_its_reason_and_is_locked_with_hashes(name: str) -> None:
    chosen_text = (PROJECT / f"{name}.txt").read_text(encoding="utf-8")
    locked_text = (PROJECT / f"{name}.lock").read_text(encoding="utf-8")
    chosen = {(package.lower(), version) for package, version in _CHOSEN.findall(chosen_text)}
    locked = {(package.lower(), version) for package, version, _ in _LOCKED.findall(locked_text)}
    lines = [line for line in chosen_text.splitlines() if line and not line.startswith(("#", "-r "))]
    assert len(chosen) == len(lines)
    assert chosen <= locked
    assert len(_LOCKED.findall(locked_text)) == len(re.findall(r"^[\w.-]+==", locked_text, re.MULTILINE))
