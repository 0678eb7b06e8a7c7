"""A table of the deck as a real table of the slide, at the largest size at which it fits."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.table import Table as Drawn
from pptx.table import _Cell
from pptx.util import Pt

from briefings import pack_words as words
from briefings.deck import Table
from briefings.slides.letters import LEADING, SMALLEST, fit, line_count, width
from briefings.slides.page import Box, Page, Run, clean, colour, put_run
from charts.style import LIGHT

INSET = 10.0
WAYS = (*((size, 4.0) for size in (18, 17, 16, 15, 14, 13, SMALLEST)), (SMALLEST, 1.5))
ROOMY = 10.0
HEADER = "#EAF2F8"
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def put_table(page: Page, box: Box, table: Table) -> None:
    """The whole table; a text that is too long for its cell is cut and said whole in the notes."""
    rows = [[clean(text) for text in row] for row in (table.headers, *table.rows)]
    size, padding = next((way for way in WAYS if _total(rows, box.width, way) <= box.height), WAYS[-1])
    widths = _widths(rows, box.width, size)
    rows = _shortened(page, rows, widths, box.height)
    heights = _heights(rows, widths, (size, padding))
    spare = min((box.height - sum(heights)) / len(rows), ROOMY)
    heights = [high + max(spare, 0) for high in heights]
    drawn = Box(box.left, box.top, box.width, sum(heights))
    frame = page.slide.shapes.add_table(len(rows), len(table.headers), *drawn.placed)
    frame.name = words.TABLE
    _fill(frame.table, rows, table.numeric, size, padding)
    for column, wide in zip(frame.table.columns, widths, strict=True):
        column.width = Pt(wide)
    for row, high in zip(frame.table.rows, heights, strict=True):
        row.height = Pt(high)


def _widths(rows: Sequence[Sequence[str]], room: float, size: float) -> list[float]:
    """Each column as wide as its longest text; where that is too much, the wide ones share what is left."""
    wanted = [
        max(width(row[at], size, number == 0) for number, row in enumerate(rows)) + 2 * INSET + 2
        for at in range(len(rows[0]))
    ]
    fair = room / len(wanted)
    while True:
        wide = [at for at, want in enumerate(wanted) if want > fair]
        if not wide:
            spare = (room - sum(wanted)) / len(wanted)
            return [want + spare for want in wanted]
        left = room - sum(want for at, want in enumerate(wanted) if at not in wide)
        if fair >= left / len(wide) - 0.01:
            return [left / len(wide) if at in wide else want for at, want in enumerate(wanted)]
        fair = left / len(wide)


def _total(rows: Sequence[Sequence[str]], room: float, way: tuple[float, float]) -> float:
    return sum(_heights(rows, _widths(rows, room, way[0]), way))


def _heights(rows: Sequence[Sequence[str]], widths: Sequence[float], way: tuple[float, float]) -> list[float]:
    size, padding = way
    return [
        max(line_count(text, wide - 2 * INSET, size, number == 0) for text, wide in zip(row, widths, strict=True))
        * size
        * LEADING
        + 2 * padding
        for number, row in enumerate(rows)
    ]


def _shortened(page: Page, rows: list[list[str]], widths: Sequence[float], room: float) -> list[list[str]]:
    """The rows, at the smallest size if they need it with no more lines a cell than there is room for.

    What is cut goes to the notes.
    """
    short = rows
    for lines in (4, 3, 2, 1):
        if sum(_heights(short, widths, WAYS[-1])) <= room:
            break
        short = [
            [_cut(text, wide - 2 * INSET, lines, number == 0) for text, wide in zip(row, widths, strict=True)]
            for number, row in enumerate(rows)
        ]
    page.cut += [text for row, cut in zip(rows, short, strict=True) for text in row if text not in cut]
    return short


def _cut(text: str, room: float, lines: int, bold: bool) -> str:
    return fit([text], (room, lines * SMALLEST * LEADING), [SMALLEST], bold).texts[0]


def _fill(drawn: Drawn, rows: Sequence[Sequence[str]], numeric: Sequence[int], size: float, padding: float) -> None:
    drawn._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN
    drawn.horz_banding = False
    for number, row in enumerate(rows):
        for at, text in enumerate(row):
            cell = drawn.cell(number, at)
            _dress(cell, padding, header=number == 0)
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.RIGHT if at in numeric else PP_ALIGN.LEFT
            put_run(paragraph, Run(text, size, bold=number == 0, colour=LIGHT.ink))


def _dress(cell: _Cell, padding: float, header: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(INSET)
    cell.margin_top = cell.margin_bottom = Pt(padding)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if header:
        cell.fill.solid()
        cell.fill.fore_color.rgb = colour(HEADER)
    else:
        _underline(cell)


def _underline(cell: _Cell) -> None:
    """A hairline under a cell; the library has no borders."""
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": "9525"})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": LIGHT.grid[1:]}))
    line.append(fill)
    properties.insert(0, line)
