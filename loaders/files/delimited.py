"""CSV, TSV and other delimited text -> Grid: a separator told by the header line, strict quoting, no ragged rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from data.numbers import format_number
from loaders.cells.grid import CSV, CellValue, Grid, Sheet
from loaders.letters.encodings import UTF8, decode_text
from loaders.letters.look_alikes import plain_text
from loaders.problems.problem import Place, Problem, make_problem

SEPARATORS = (";", "\t", ",", "|")
MOST_COLUMNS = 702
MOST_ROWS = 200_000
MOST_LINES = 2 * MOST_ROWS
MOST_CELLS = 3_000_000
MOST_RAGGED = 50
LONGEST_LINE = 1_000_000
LOOKED_AT = 50
_DECLARATION = re.compile(r"sep=(.)[ \t]*(?:\r\n|\r|\n|$)", re.IGNORECASE)
_LONG_LINE = re.compile(rf"[^\r\n]{{{LONGEST_LINE}}}")


def read_delimited(content: bytes, headers: Collection[str]) -> tuple[Grid | None, list[Problem]]:
    """The file as one sheet, or the problems that keep it from being read; a notice tells of another encoding.

    `headers` tell the header line. Without them any table is taken, and short rows are filled up.
    """
    if max(content.count(b"\n"), content.count(b"\r")) > MOST_LINES:
        return None, [make_problem("too_much_data")]
    decoded = decode_text(content)
    if isinstance(decoded, Problem):
        return None, [decoded]
    text, made_plain = plain_text(decoded.text)
    reading = _Reading(text, headers)
    grid = reading.grid()
    notices = [] if decoded.encoding == UTF8 else [make_problem("converted_encoding", found=decoded.encoding)]
    return grid, [*notices, *made_plain, *reading.problems]


class _Reading:
    """One pass over a text; stops at the first problem that makes the rest meaningless."""

    def __init__(self, text: str, headers: Collection[str]) -> None:
        self.headers = headers
        self.problems: list[Problem] = []
        declared = _DECLARATION.match(text)
        self.skipped = 1 if declared else 0
        self.text = text[declared.end() :] if declared else text
        self.separator = self._find_separator(declared.group(1) if declared else "")

    def grid(self) -> Grid | None:
        if long := _LONG_LINE.search(self.text):
            self._note("line_too_long", _count_lines(self.text[: long.start()]) + 1, wanted=_thousands(LONGEST_LINE))
        elif not self.separator:
            self._note("no_separator", 1, wanted=", ".join(self.headers))
        rows, lines = ([], []) if self.problems else self._rows()
        if self.problems:
            return None
        return Grid(layout=CSV, sheets=(Sheet("", _even(rows), lines, filled=bool(rows)),))

    def _rows(self) -> tuple[list[list[CellValue]], list[int]]:
        rows: list[list[CellValue]] = []
        lines: list[int] = []
        for line, row in self._records():
            width = len(rows[0]) if rows and self.headers else len(row)
            if len(row) > MOST_COLUMNS:
                self._note("too_many_columns", line, _thousands(len(row)), MOST_COLUMNS)
                break
            if len(row) != width:
                self._note("ragged_row", line, len(row), width)
            if len(rows) >= MOST_ROWS or len(rows) * width > MOST_CELLS:
                self._note("too_much_data", line)
                break
            if len(self.problems) >= MOST_RAGGED:
                break
            rows.append([*row])
            lines.append(line + self.skipped)
        return rows, lines

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Records with the line they start on; empty ones are left out."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.separator, strict=True)
        start = 1
        try:
            for row in reader:
                if any(value.strip() for value in row):
                    yield start, row
                start = reader.line_num + 1
        except csv.Error as error:
            if "field limit" in str(error):
                self._note("line_too_long", start, wanted=_thousands(csv.field_size_limit()))
            else:
                self._note("unclosed_quote" if "unexpected end" in str(error) else "bad_quoting", start)

    def _find_separator(self, declared: str) -> str:
        """The one that parts the expected names; for a foreign table the declared one, or the most regular."""
        first = re.split(r"[\r\n]", self.text.lstrip("\r\n"), maxsplit=1)[0]
        for separator in SEPARATORS:
            names = {name.strip().strip('"').strip() for name in first.split(separator, MOST_COLUMNS)}
            if self.headers and names.issuperset(self.headers):
                return separator
        if self.headers:
            return ""
        return declared if declared in SEPARATORS else max(SEPARATORS, key=self._regularity)

    def _regularity(self, separator: str) -> int:
        """How many of the first lines have the most usual number of cells, if that is more than one."""
        lines = re.split(r"\r\n|\r|\n", self.text[: LOOKED_AT * 2000])[:LOOKED_AT]
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        wide = [width for width in widths if width > 1]
        return max(map(wide.count, wide), default=0)

    def _note(self, kind: str, line: int, found: object = "", wanted: object = "") -> None:
        number = line + self.skipped
        self.problems.append(make_problem(kind, Place(row=number, cell=f"dòng {number}"), found, wanted))


def _even(rows: list[list[CellValue]]) -> list[list[CellValue]]:
    width = max(map(len, rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))
    return rows


def _thousands(count: int) -> str:
    return format_number(Decimal(count))


def _count_lines(text: str) -> int:
    return len(re.findall(r"\r\n|\r|\n", text))
