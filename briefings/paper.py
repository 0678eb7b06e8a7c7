"""Papers: a template and its data in, a PDF out. Nothing is fetched, no font of the machine is used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst


def typeset(template: Path, said: Mapping[str, Any]) -> bytes:
    """The PDF of a template; data reaches it as JSON, so that no text of a sender is read as markup."""
    told = json.dumps(said, ensure_ascii=False)
    return bytes(typst.compile(str(template), ignore_system_fonts=True, sys_inputs={"said": told}))
