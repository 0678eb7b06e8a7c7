""".ods -> the answer of the reading child: values, errors and formats of each cell as content.xml says them.

Repeated rows and cells are written out, those at the end that are empty left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from loaders.cells.grid import column_letters
from loaders.files.xml_scan import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Unsafe, read_part

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{{{_URN}{name}:1.0}}" for name in ("table", "office", "text", "style"))
_SHOWN_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_ERROR = re.compile(r"#[A-Z/0!?]+|Err:[0-9]+")
_CLOCK = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_NUMBERS = ("float", "currency", "percentage")
_KINDS = (*_NUMBERS, "boolean", "date", "time", "string", "void", "")


def read_ods(archive: zipfile.ZipFile) -> dict[str, Any]:
    """{'sheets': […], 'reader_note': ''}. Raises Unsafe, and whatever damaged bytes lead to."""
    if b"encryption-data" in read_part(archive, "META-INF/manifest.xml"):
        raise Unsafe("encrypted", "manifest.xml")
    content = read_part(archive, "content.xml")
    sheets: list[_Sheet] = []
    hidden: set[str] = set()
    for event, element in ElementTree.iterparse(io.BytesIO(content), events=("start", "end")):
        if event == "start" and element.tag == f"{_TABLE}table":
            sheets.append(_Sheet(element.get(f"{_TABLE}name", ""), element.get(f"{_TABLE}style-name", "") in hidden))
        elif event == "start":
            continue
        elif element.tag == f"{_STYLE}style" and _hides(element):
            hidden.add(element.get(f"{_STYLE}name", ""))
        elif element.tag in (f"{_TABLE}table-source", f"{_OFFICE}dde-source", f"{_TABLE}cell-range-source"):
            raise Unsafe("outside_links", "liên kết tới tệp khác")
        elif element.tag == f"{_TABLE}table-row" and sheets:
            sheets[-1].take_row(element)
            element.clear()
    if len(sheets) > MOST_SHEETS:
        raise Unsafe("unpacks_too_big", f"{len(sheets)} trang", str(MOST_SHEETS))
    return {"sheets": [sheet.answer() for sheet in sheets], "reader_note": ""}


class _Sheet:
    """A table that grows row by row."""

    def __init__(self, name: str, hidden: bool) -> None:
        self.name, self.hidden = name, hidden
        self.rows: list[list[Any]] = []
        self.row = 0  # of the sheet, repeated empty ones counted
        self.cells = 0
        self.errors: dict[str, str] = {}
        self.uncomputed: list[str] = []
        self.percent: list[str] = []
        self.merged: list[str] = []

    def take_row(self, row: Element) -> None:
        """Write the row out as often as it is repeated; empty ones only once something follows them."""
        times = _times(row, "number-rows-repeated")
        cells = list(_cells(row))
        if not cells:
            self.row += times
            return
        self._refuse_far(self.row + times, cells[-1][0])
        for _ in range(times):
            self._take(cells)

    def answer(self) -> dict[str, Any]:
        """The sheet with rows of one width."""
        width = max(map(len, self.rows), default=0)
        return {
            "name": self.name,
            "hidden": self.hidden,
            "rows": [row + [""] * (width - len(row)) for row in self.rows],
            "errors": self.errors,
            "uncomputed": self.uncomputed,
            "percent": self.percent,
            "merged": self.merged,
            "old_fonts": {},
            "disorder": 0,
        }

    def _refuse_far(self, rows: int, last: int) -> None:
        self.cells += (rows - self.row) * (last + 1)
        if rows > MOST_ROWS or last >= MOST_COLUMNS:
            raise Unsafe("far_cell", f"{self.name}!{column_letters(last)}{rows}")
        if self.cells > MOST_CELLS:
            raise Unsafe("too_much_data", self.name)

    def _take(self, cells: list[tuple[int, Element]]) -> None:
        filled: list[Any] = [""] * (cells[-1][0] + 1)
        for column, cell in cells:
            filled[column] = self._read(cell, column)
        self.rows.extend([] for _ in range(self.row - len(self.rows)))
        self.rows.append(filled)
        self.row += 1

    def _read(self, cell: Element, column: int) -> Any:
        """The value of a cell; '' with a mark for an error or a formula without a result."""
        address = f"{column_letters(column)}{self.row + 1}"
        right, down = _times(cell, "number-columns-spanned"), _times(cell, "number-rows-spanned")
        if right > 1 or down > 1:
            self.merged.append(f"{address}:{column_letters(column + right - 1)}{self.row + down}")
        formula, kind = cell.get(f"{_TABLE}formula", ""), cell.get(f"{_OFFICE}value-type", "")
        if "'file:" in formula:
            raise Unsafe("outside_links", "liên kết tới tệp khác")
        if cell.get(_SHOWN_TYPE) == "error" or (formula and _ERROR.fullmatch(_shown(cell))):
            self.errors[address] = _shown(cell) or "#ERR"
            return ""
        if formula and not kind and not _shown(cell):
            self.uncomputed.append(address)
        if kind not in _KINDS or (kind not in _NUMBERS and cell.get(f"{_OFFICE}value")):
            raise Unsafe("damaged_file", f"{self.name}!{address}")
        if kind == "percentage":
            self.percent.append(address)
        return _value(cell, kind)


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells that hold anything, each with its column, those that are repeated as often as they are."""
    column = 0
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        times = _times(cell, "number-columns-repeated")
        said = (f"{_OFFICE}value-type", f"{_OFFICE}value", f"{_TABLE}formula")
        if len(cell) or any(map(cell.get, said)):
            for at in range(column, column + min(times, MOST_COLUMNS + 1)):
                yield at, cell
        column += times


def _value(cell: Element, kind: str) -> Any:
    if kind in _NUMBERS:
        return float(cell.get(f"{_OFFICE}value", ""))
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    if kind == "date":
        return datetime.fromisoformat(cell.get(f"{_OFFICE}date-value", ""))
    if kind == "time" and (clock := _CLOCK.fullmatch(cell.get(f"{_OFFICE}time-value", ""))):
        return ":".join(part.zfill(2) for part in clock.groups())
    return cell.get(f"{_OFFICE}string-value") or _shown(cell)


def _shown(cell: Element) -> str:
    """The paragraphs of a cell; comments are no content."""
    return "\n".join("".join(_pieces(paragraph)) for paragraph in cell.findall(f"{_TEXT}p"))


def _pieces(element: Element) -> Iterator[str]:
    if element.tag == f"{_TEXT}s":
        yield " " * int(element.get(f"{_TEXT}c", "1"))
    elif element.tag == f"{_TEXT}tab":
        yield "\t"
    elif element.tag == f"{_TEXT}line-break":
        yield "\n"
    yield element.text or ""
    for child in element:
        if child.tag != f"{_OFFICE}annotation":
            yield from _pieces(child)
        yield child.tail or ""


def _hides(style: Element) -> bool:
    return any(child.get(f"{_TABLE}display") == "false" for child in style)


def _times(element: Element, attribute: str) -> int:
    return int(element.get(f"{_TABLE}{attribute}", "1"))
