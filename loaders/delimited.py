"""CSV and TSV -> Grid: UTF-8, a separator told by the header line, strict quoting, no ragged rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator

from loaders.grid import CSV, CellValue, Grid, Sheet
from loaders.problems import Place, Problem, make_problem

SEPARATORS = (";", "\t", ",")
MOST_COLUMNS = 702
MOST_RAGGED = 50
_DECLARED = "sep="


def read_delimited(content: bytes, headers: Collection[str]) -> tuple[Grid | None, list[Problem]]:
    """The file as one sheet, or the problems that keep it from being read; `headers` tell the header line."""
    text = _decode(content)
    if isinstance(text, Problem):
        return None, [text]
    text, skipped = _skip_declaration(text)
    separator = _find_separator(text, headers)
    if not separator:
        return None, [make_problem("no_separator", Place(row=1 + skipped), wanted=", ".join(headers))]
    rows: list[list[CellValue]] = []
    lines: list[int] = []
    problems: list[Problem] = []
    for line, row in _records(text, separator, problems):
        if len(problems) >= MOST_RAGGED:
            break
        if rows and len(row) != len(rows[0]):
            problems.append(make_problem("ragged_row", _line(line + skipped), len(row), len(rows[0])))
            continue
        rows.append(list(row))
        lines.append(line + skipped)
    return (None, problems) if problems else (Grid(layout=CSV, sheets=(Sheet("", rows, lines),)), [])


def _decode(content: bytes) -> str | Problem:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return make_problem("not_utf8", _line(line), found=f"chữ không đọc được ở dòng {line}")
    if "\ufffd" in text:
        return make_problem("lost_characters", _line(text[: text.index("\ufffd")].count("\n") + 1))
    return text


def _skip_declaration(text: str) -> tuple[str, int]:
    """Excel's first line 'sep=;' only names the separator, which the header shows anyway."""
    first, _, rest = text.partition("\n")
    return (rest, 1) if first.strip().lower().startswith(_DECLARED) and len(first.strip()) <= 5 else (text, 0)


def _find_separator(text: str, headers: Collection[str]) -> str:
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    for separator in SEPARATORS:
        names = {name.strip().strip('"').strip() for name in first.split(separator, MOST_COLUMNS)}
        if names.issuperset(headers):
            return separator
    return ""


def _records(text: str, separator: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Records with the line they start on; empty ones are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    start = 1
    try:
        for row in reader:
            if any(value.strip() for value in row):
                yield start, row
            start = reader.line_num + 1
    except csv.Error as error:
        kind = "unclosed_quote" if "unexpected end" in str(error) else "bad_quoting"
        problems.append(make_problem(kind, _line(start)))


def _line(number: int) -> Place:
    return Place(row=number, cell=f"dòng {number}")
