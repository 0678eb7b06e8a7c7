"""What a row of a foreign table looks like: numbers, a numbering line, a total, a section, a footer, a unit line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from loaders.cells.grid import CellValue, is_blank
from loaders.cells.plain_text import plain

DATA, TOTAL, SECTION, BLANK = "data", "total", "section", "blank"
_NUMBER = re.compile(r"\(?[+-]?[0-9][0-9 .,]*\)?\s?%?")
MISSING_SIGNS = frozenset(("..", "...", "…", "-", "–", "—", "."))
_YEAR = re.compile(r"(?:\D{1,12}\s?)?((?:19|20)[0-9]{2})(?:\.0)?(?:\s?[-–]\s?(?:19|20)?[0-9]{2})?(?:\s?\(.{1,4}\))?")
_NUMBERING = re.compile(r"(?:[a-zđ]|\(?([0-9]{1,3})(?:\.0)?\)?(?:\s?=.*)?)")
_SECTION_MARK = re.compile(r"(?:[ivxlc]{1,6}|[a-zđ]|[0-9]{1,3}(?:\.[0-9]{1,3})*)[.)]?")
_TOTAL = re.compile(
    r"(?:tổng(?: số| cộng)?|cộng|toàn (?:tỉnh|tp|thành phố)|cả (?:tỉnh|nước)|chung|total|whole country)"
    r"(?: (?:chung|toàn tỉnh|cả tỉnh))?(?:\s*[-/:(].*)?"
)
_FOOTER = re.compile(
    r"(?:ghi chú|chú thích|nguồn(?: số liệu)?|remarks?|notes?|source|nơi nhận)\s*(?:\(.{1,9}\))?\s*:"
    r"|(?:người lập|lập biểu|thủ trưởng|giám đốc|kế toán trưởng)\b|(?:kt|tm)\.\s"
    r"|.{0,40}\bngày\b.{0,9}\btháng\b.{0,9}\bnăm\b",
)
_LETTERHEAD = re.compile(r"(?:cộng hòa xã hội|cộng hoà xã hội|độc lập|ubnd|ủy ban nhân dân|phụ lục|biểu số|mẫu số)\b")
_UNIT_LINE = re.compile(r"\(?(?:đơn vị(?: tính)?|đvt|®¬n vÞ(?: tÝnh)?|unit)\s*[:.]\s*(.*?)\)?")


def is_number(value: CellValue) -> bool:
    """Whether a cell holds a number, or a sign that stands for a missing one."""
    if isinstance(value, bool | date):
        return False
    if not isinstance(value, str):
        return True
    text = value.strip()
    return text in MISSING_SIGNS or bool(_NUMBER.fullmatch(text))


def filled(row: Sequence[CellValue]) -> list[tuple[int, CellValue]]:
    """The cells that hold something, with their places."""
    return [(at, value) for at, value in enumerate(row) if not is_blank(value)]


def is_numbering(row: Sequence[CellValue]) -> bool:
    """Whether a row only numbers the columns: 'A B 1 2 3', '(1) (2) (3)', '1 2 3=4+5'."""
    matches = [_NUMBERING.fullmatch(plain(value)) for _, value in filled(row)]
    if len(matches) < 3 or not all(matches):
        return False
    numbers = [int(match[1]) for match in matches if match and match[1]]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 3


def is_row_of_years(row: Sequence[CellValue]) -> bool:
    """Whether the numbers of a row are years in a row, so that they name columns: 'Địa bàn | 2023 | 2024'."""
    years = [_YEAR.fullmatch(plain(value)) for _, value in filled(row) if is_number(value)]
    if len(years) < 2 or not all(years):
        return False
    found = [int(year[1]) for year in years if year]
    return all(before < after for before, after in pairwise(found))


def is_data(row: Sequence[CellValue]) -> bool:
    """Whether a row holds at least one number beside something else."""
    cells = filled(row)
    return len(cells) >= 2 and any(is_number(value) for _, value in cells) and not is_numbering(row)


def kind_of_row(row: Sequence[CellValue]) -> str:
    """What a row inside a body is: data, a total, a section without numbers, or blank."""
    cells = filled(row)
    if not cells:
        return BLANK
    if is_total(row):
        return TOTAL
    return DATA if is_data(row) else SECTION


def is_total(row: Sequence[CellValue]) -> bool:
    """Whether the first words of a row say that it is a sum: Tổng cộng, Toàn tỉnh, Cộng."""
    words = next((plain(value) for _, value in filled(row) if not is_number(value) and not _is_mark(value)), "")
    return bool(_TOTAL.fullmatch(words))


def is_section(row: Sequence[CellValue]) -> bool:
    """Whether a row without numbers begins a part: 'II | Khu vực đồng bằng'."""
    cells = filled(row)
    if len(cells) < 2 or any(is_number(value) for _, value in cells[1:]):
        return False
    words = {plain(value) for _, value in cells[1:]}
    return _is_mark(cells[0][1]) and len(words) == 1 and len(words.pop()) > 3


def is_footer(row: Sequence[CellValue]) -> bool:
    """Whether a row stands under the table: a note, a source, a signature, the day of signing."""
    cells = [value for _, value in filled(row) if not is_number(value)]
    return bool(cells) and any(_FOOTER.match(plain(value)) for value in cells[:2])


def is_letterhead(row: Sequence[CellValue]) -> bool:
    """Whether a row is part of the head of an official paper."""
    return any(_LETTERHEAD.match(plain(value)) for _, value in filled(row))


def unit_of_line(row: Sequence[CellValue]) -> str | None:
    """What a line 'Đơn vị tính: triệu đồng' says; None when the row is no such line."""
    for _, value in filled(row):
        match = _UNIT_LINE.fullmatch(plain(value))
        if match:
            return match[1].rstrip(" .")
    return None


def _is_mark(value: CellValue) -> bool:
    return bool(_SECTION_MARK.fullmatch(plain(value).removesuffix(".0")))
