"""What a cell says, as it is compared with other words."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from loaders.cells.grid import CellValue

_SPACES = re.compile(r"\s+")


def plain(value: CellValue) -> str:
    """A cell as it is compared: composed, one space between words, lower case."""
    text = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip().lower()
