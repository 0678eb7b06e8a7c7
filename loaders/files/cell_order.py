"""Whether every cell of a sheet has a place of its own. A reader lets a later cell take the place of an earlier one.

Counting is quick and tells nearly always; only where the counts differ are the cells looked at one by one.
"""

from __future__ import annotations

import re
from typing import Any

from loaders.cells.grid import column_index
from loaders.files.xml_scan import says

_TAG = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_ROW = re.compile(rb"\br\s*=\s*[\"']([0-9]+)[\"']")
_CELL = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]+)([0-9]+)[\"']")
_BAD_TEXT_NUMBER = {
    sign: re.compile(rb"\b" + sign + rb"[^>]*><(?:\w+:)?v>(?![0-9]*<)") for sign in (b't="s"', b"t='s'")
}


def has_bad_text_number(xml: bytes) -> bool:
    """Whether a cell names its text by something that is no number; calamine would take the first text."""
    return any(says(xml, sign) and pattern.search(xml) for sign, pattern in _BAD_TEXT_NUMBER.items())


def count_values(xml: bytes) -> int:
    """How many cells say a value, as far as it can be seen at once."""
    return xml.count(b"<v>") - xml.count(b"<v></v>") + xml.count(b"<is>")


def count_filled(rows: list[list[Any]]) -> int:
    """How many cells of a table that was read hold a value."""
    return sum(len(row) - row.count("") for row in rows)


def find_misplaced(xml: bytes) -> int:
    """The first row with a cell that belongs to another row, stands twice, or comes after one to its right; or 0.

    A cell without an address stands beside the one before it.
    """
    row, last = 0, -1
    for match in _TAG.finditer(xml):
        tag, attributes = match.groups()
        if tag == b"row":
            number = _ROW.search(attributes)
            row, last = int(number.group(1)) if number else row + 1, -1
            continue
        cell = _CELL.search(attributes)
        column = column_index(cell.group(1).decode().upper()) if cell else last + 1
        if row < 1 or column <= last or (cell and int(cell.group(2)) != row):
            return max(row, 1)
        last = column
    return 0
