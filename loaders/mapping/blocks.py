"""Where the tables are on a foreign sheet: titles, header rows, body, and what each row of the body is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.cells.grid import CellValue, Sheet, column_letters, is_blank
from loaders.cells.plain_text import plain
from loaders.mapping.row_signs import (
    BLANK,
    filled,
    is_data,
    is_footer,
    is_letterhead,
    is_number,
    is_numbering,
    is_row_of_years,
    is_section,
    is_total,
    kind_of_row,
    unit_of_line,
)

LOOK_FOR_HEADER = 60
MOST_HEADER_ROWS = 8
MOST_BLANK_ROWS = 2
WIDE_ENOUGH = 0.5
PATH = " › "
Rows = list[list[CellValue]]


@dataclass(frozen=True)
class Block:
    """One table of a sheet; rows and columns are indexes from 0, both ends included.

    headers: the words above each column, from `left` on, the levels of a header joined. kinds: what each row of the
    body is. unit: what a line 'Đơn vị tính: …' above says.
    """

    sheet: Sheet
    titles: tuple[str, ...]
    unit: str
    top: int
    header_end: int
    first: int
    last: int
    left: int
    right: int
    headers: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def header_range(self) -> str:
        """As Excel writes it: 'A8:H9'."""
        return self._range(self.top, self.header_end)

    @property
    def body_range(self) -> str:
        """As Excel writes it: 'A10:H81'."""
        return self._range(self.first, self.last)

    def rows(self, *kinds: str) -> Iterator[int]:
        """Indexes of the rows of the body that are of these kinds."""
        return (self.first + at for at, kind in enumerate(self.kinds) if kind in kinds)

    def value(self, row: int, column: int) -> CellValue:
        """A cell of the sheet, '' beyond the end of its row."""
        cells = self.sheet.rows[row]
        return cells[column] if column < len(cells) else ""

    def label(self, row: int, column: int) -> CellValue:
        """A name beside its row; where cells are merged downwards it stands in the first of them only."""
        value, line = self.value(row, column), self.sheet.lines[row]
        for merge in self.sheet.merged if is_blank(value) else ():
            if merge.top < line <= merge.bottom and merge.left <= column + 1 <= merge.right:
                return self.value(row - (line - merge.top), merge.left - 1)
        return value

    def _range(self, first: int, last: int) -> str:
        lines = self.sheet.lines
        return f"{column_letters(self.left)}{lines[first]}:{column_letters(self.right)}{lines[last]}"


def find_blocks(sheet: Sheet) -> tuple[Block, ...]:
    """The tables of a sheet, from top to bottom and from left to right."""
    rows, found, start = _spread(sheet), [], 0
    while (block := _find(sheet, rows, start, 0, _width(rows))) is not None:
        found += _side_by_side(block, rows, start)
        start = block.last + 1
    return tuple(found)


def _find(sheet: Sheet, rows: Rows, start: int, left: int, right: int) -> Block | None:
    """The first table in a band of columns at or under a row."""
    band = [row[left:right] for row in rows]
    for at in range(start, min(len(band), start + LOOK_FOR_HEADER)):
        numbered = is_numbering(band[at])
        if not numbered and (not is_data(band[at]) or is_row_of_years(band[at])):
            continue
        header = _header_above(band, at, start, numbered)
        if header:
            return _block(sheet, rows, start, header, at + 1 if numbered else header[-1] + 1, (left, right))
    return None


def _header_above(band: Rows, at: int, start: int, numbered: bool) -> list[int]:
    """The header rows over the first line of numbers, from top to bottom; none when the rows above are no header."""
    under = at - 1
    while under >= start and (not filled(band[under]) or (not numbered and _is_label(band[under]))):
        under -= 1
    first = under
    while first >= start and at - first <= MOST_HEADER_ROWS + MOST_BLANK_ROWS and _may_be_header(band[first]):
        first -= 1
    picked = list(range(first + 1, under + 1))
    width = _used_width(band[at : at + LOOK_FOR_HEADER])
    while picked and not _spans(band[picked[0]], width):
        picked.pop(0)
    return picked


def _is_label(row: Sequence[CellValue]) -> bool:
    """Whether a row without numbers already belongs to the body."""
    return is_section(row) or (is_total(row) and len({plain(value) for _, value in filled(row)}) == 1)


def _may_be_header(row: Sequence[CellValue]) -> bool:
    if not filled(row) or is_numbering(row) or is_letterhead(row) or unit_of_line(row) is not None:
        return False
    return not is_data(row) or is_row_of_years(row)


def _spans(row: Sequence[CellValue], width: int) -> bool:
    """Whether a row names enough columns to be the top of a header, in more than one way."""
    cells = filled(row)
    return len({plain(value) for _, value in cells}) >= 2 and len(cells) >= max(2, WIDE_ENOUGH * width)


def _block(sheet: Sheet, rows: Rows, start: int, header: list[int], first: int, band: tuple[int, int]) -> Block | None:
    while first < len(rows) and not filled(rows[first][band[0] : band[1]]):
        first += 1
    if first == len(rows):
        return None
    last = _last_row(rows, first, band)
    used = [c for c in range(*band) if any(not is_blank(rows[r][c]) for r in [*header, *range(first, last + 1)])]
    left, right = used[0], used[-1]
    above = [row[slice(*band)] for row in rows[start : header[0]]]
    return Block(
        sheet=sheet,
        titles=tuple(dict.fromkeys(str(value).strip() for row in above for _, value in filled(row))),
        unit=next((unit for row in above[::-1] if (unit := unit_of_line(row)) is not None), ""),
        top=header[0],
        header_end=header[-1],
        first=first,
        last=last,
        left=left,
        right=right,
        headers=_headers([sheet.rows[at] for at in header], [rows[at] for at in header], left, right),
        kinds=tuple(kind_of_row(rows[at][left : right + 1]) for at in range(first, last + 1)),
    )


def _last_row(rows: Rows, first: int, band: tuple[int, int]) -> int:
    """The last line with numbers before a footer, a gap, or the header of the next table."""
    last, blanks = first, 0
    for at in range(first, len(rows)):
        row = rows[at][band[0] : band[1]]
        blanks = blanks + 1 if kind_of_row(row) == BLANK else 0
        if blanks > MOST_BLANK_ROWS or is_footer(row) or (at > first and _begins_another(rows, at, band)):
            break
        if is_data(row) or is_total(row):
            last = at
    return last


def _begins_another(rows: Rows, at: int, band: tuple[int, int]) -> bool:
    """Whether a row of words under a blank row or a title is the header of another table."""
    row, before = rows[at][band[0] : band[1]], rows[at - 1][band[0] : band[1]]
    words = all(not is_number(value) for _, value in filled(row)) or is_row_of_years(row)
    apart = len({plain(value) for _, value in filled(before)}) <= 1 and not is_data(before)
    return words and apart and not is_section(row) and len(filled(row)) >= 3 and _spans(row, _used_width(rows[at:]))


def _side_by_side(block: Block, rows: Rows, start: int) -> list[Block]:
    """The block, or the tables that blank columns part it into."""
    area = [rows[at][block.left : block.right + 1] for at in range(block.top, block.last + 1)]
    blank = [at for at in range(len(area[0])) if all(is_blank(row[at]) for row in area)]
    edges = [-1, *blank, len(area[0])]
    bands = [(block.left + a + 1, block.left + b) for a, b in pairwise(edges) if b - a > 2]
    parts = [_find(block.sheet, rows, start, *band) for band in bands] if len(bands) > 1 else []
    found = [part for part in parts if part is not None]
    return [_under(block, part) for part in found] if len(found) > 1 else [block]


def _under(whole: Block, part: Block) -> Block:
    """A part; where nothing stands above it alone, with the titles of all."""
    return Block(**vars(part) | {"titles": part.titles or whole.titles, "unit": part.unit or whole.unit})


def _headers(own: Rows, spread: Rows, left: int, right: int) -> tuple[str, ...]:
    """The words above each column; a blank cell beside a parent's belongs to it where there are words under both."""
    levels = [list(row) for row in spread]
    for level, row in enumerate(levels[:-1]):
        for at in range(left + 1, right + 1):
            under = [lower[at] for lower in spread[level + 1 :]]
            beside = [lower[at - 1] for lower in spread[level + 1 :]]
            if is_blank(row[at]) and any(map(_has_words, under)) and any(map(_has_words, beside)):
                row[at] = row[at - 1]
    return tuple(_path([level[at] for level in levels]) for at in range(left, right + 1))


def _path(values: Sequence[CellValue]) -> str:
    texts = [" ".join(_text(value).split()) for value in values if not is_blank(value)]
    return PATH.join(dict.fromkeys(texts))


def _text(value: CellValue) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _has_words(value: CellValue) -> bool:
    return not is_blank(value)


def _spread(sheet: Sheet) -> Rows:
    """The rows, all of one width, with the text of a merged cell in every column that it spans."""
    width = max((len(row) for row in sheet.rows), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in sheet.rows]
    at = {line: index for index, line in enumerate(sheet.lines)}
    for merge in sheet.merged:
        index = at.get(merge.top)
        if index is not None and merge.right <= width and not is_blank(rows[index][merge.left - 1]):
            value = rows[index][merge.left - 1]
            rows[index][merge.left - 1 : merge.right] = [value] * (merge.right - merge.left + 1)
    return rows


def _width(rows: Rows) -> int:
    return len(rows[0]) if rows else 0


def _used_width(rows: Rows) -> int:
    """How many columns the lines of numbers use."""
    used = {at for row in rows if is_data(row) for at, _ in filled(row)}
    return len(used)
