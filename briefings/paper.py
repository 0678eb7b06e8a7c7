"""Papers: a template and its data in, a PDF out. Nothing is fetched, no font of the machine is used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).with_name("fonts")


def typeset(template: Path, said: Mapping[str, Any]) -> bytes:
    """The PDF of a template; data reaches it as JSON, so that no text of a sender is read as markup."""
    return bytes(typst.compile(str(template), **_frame(said)))


def read_from(template: Path, said: Mapping[str, Any], label: str) -> dict[str, Any]:
    """What the template would put under a label, for which no PDF has to be written."""
    found: dict[str, Any] = json.loads(
        typst.query(str(template), f"<{label}>", field="value", one=True, **_frame(said))
    )
    return found


def _frame(said: Mapping[str, Any]) -> dict[str, Any]:
    told = json.dumps(said, ensure_ascii=False)
    return {"font_paths": [str(FONTS)], "ignore_system_fonts": True, "sys_inputs": {"said": told}}
