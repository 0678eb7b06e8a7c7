"""A paper as a Word file that people go on writing in: real styles, a real table, nothing drawn."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from briefings.papers import document as parts
from briefings.papers import look as sizes
from briefings.papers import word_styles as styles
from briefings.papers import words
from briefings.papers.document import Document, Grid, Head, Line, spread
from briefings.papers.look import Look
from briefings.papers.word_styles import element, empty_file

PAGE_WIDTH = 210
ISSUER_SHARE = 60 / 160
LARGEST = 14
MOTTO_WIDTH = 61
STYLES = {
    parts.HEADING: styles.HEADING,
    parts.SUBHEADING: styles.SUBHEADING,
    parts.TEXT: styles.BODY,
    parts.NOTE: styles.NOTE,
}
ALIGNS = {
    parts.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    parts.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    parts.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def write_docx(document: Document, look: Look, made_at: datetime) -> bytes:
    """The paper as a Word file."""
    word = empty_file(look)
    width = PAGE_WIDTH - sizes.LEFT - look.right
    if document.head:
        _head(word, document.head, width)
    _title(word, document, width, look)
    for block in spread(document.blocks, look.run_in):
        if isinstance(block, Grid):
            _table(word, block, width, look)
        else:
            _line(word, block)
    if document.signature:
        _signature(word, document, width, look)
    _tail(word, document)
    return _saved(word, document, made_at)


def _head(word: WordDocument, head: Head, width: float) -> None:
    """Two columns: who issues it and its number, the country and its motto, place and date."""
    table = _bare(word, (width * ISSUER_SHARE, width * (1 - ISSUER_SHARE)), rows=2)
    (issuer, country), (number, dated) = (row.cells for row in table.rows)
    if head.above:
        _put(issuer, head.above)
    for line in head.issuer:
        _put(issuer, line, bold=True)
    _rule(issuer, width * ISSUER_SHARE, 20)
    _put(country, words.COUNTRY, bold=True)
    _put(country, words.MOTTO, bold=True, size=14)
    _rule(country, width * (1 - ISSUER_SHARE), MOTTO_WIDTH)
    _put(number, head.number)
    if head.draft:
        _boxed(_put(number, head.draft, bold=True))
    _put(dated, head.dated, italic=True)


def _title(word: WordDocument, document: Document, width: float, look: Look) -> None:
    title = word.add_paragraph(document.title, style=styles.TITLE)
    title.paragraph_format.space_before = Pt(2 * look.gap if document.head else 0)
    for line in document.subject:
        _put(word, line, bold=True, size=look.size)
    for line in document.aside:
        _put(word, line, italic=True, size=min(look.size, LARGEST))
    _rule(word, width, 42)
    if document.mark:
        _put(word, f"({document.mark})", bold=True, italic=True)
    word.paragraphs[-1].paragraph_format.space_after = Pt(1.5 * look.gap)


def _line(word: WordDocument, line: Line) -> None:
    paragraph = word.add_paragraph(style=STYLES[line.kind])
    if line.lead:
        paragraph.add_run(line.lead).bold = True
    paragraph.add_run(line.text)


def _table(word: WordDocument, grid: Grid, width: float, look: Look) -> None:
    """The table of the paper; its header row comes again on the next page, and no row is torn."""
    shares = sum(column.width for column in grid.columns)
    table = _bare(word, [width * column.width / shares for column in grid.columns], rows=1 + len(grid.rows), margin=60)
    table.style = "Table Grid"
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
    texts = (tuple(column.header for column in grid.columns), *grid.rows)
    for at, (row, said) in enumerate(zip(table.rows, texts, strict=True)):
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        for cell, text, column in zip(row.cells, said, grid.columns, strict=True):
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            paragraph = cell.paragraphs[0]
            paragraph.style = styles.CELL
            paragraph.add_run(text).bold = at == 0
            paragraph.alignment = ALIGNS[parts.CENTER if at == 0 else column.align]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(look.pad - 1)


def _signature(word: WordDocument, document: Document, width: float, look: Look) -> None:
    """Left who gets it, right who signs it, with room for the name; it stands on one page with the last paragraph."""
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    table = _bare(word, (width / 2, width / 2), rows=1)
    receivers, signer = table.rows[0].cells
    table.rows[0]._tr.get_or_add_trPr().append(element("w:cantSplit"))
    lead = _put(receivers, words.RECEIVERS, bold=True, italic=True, size=12)
    lead.style = styles.SIDE
    for line in document.receivers:
        _put(receivers, line, size=11).style = styles.SIDE
    for line in document.signature:
        _put(signer, line, bold=True, size=min(look.size, LARGEST))
    signer.paragraphs[-1].paragraph_format.space_after = Mm(24)


def _tail(word: WordDocument, document: Document) -> None:
    """The small lines under a rule; without any an empty one, because a file must not end with a table."""
    for at, line in enumerate(document.tail or ("",)):
        paragraph = word.add_paragraph(line, style=styles.TAIL)
        if at == 0 and line:
            _edge(paragraph, "top")
            paragraph.paragraph_format.space_before = Pt(8)


def _bare(word: WordDocument, widths: Iterable[float], rows: int, margin: int = 0) -> Table:
    """A table without lines whose columns keep their widths. margin: beside the text of a cell, in 1/20 pt."""
    kept = tuple(widths)
    table: Table = word.add_table(rows, len(kept))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=str(margin), type="dxa"))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)
    for column, width in zip(table.columns, kept, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _put(
    place: _Cell | WordDocument, text: str, bold: bool = False, italic: bool = False, size: float = 13
) -> Paragraph:
    """A centred line of the frame; the first one of a cell takes the paragraph that is there."""
    empty = isinstance(place, _Cell) and len(place.paragraphs) == 1 and not place.paragraphs[0].runs
    paragraph = place.paragraphs[0] if empty else place.add_paragraph()
    paragraph.style = styles.FRAME
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def _rule(place: _Cell | WordDocument, width: float, length: float) -> None:
    """A short line in the middle of the width, under what stands above it."""
    paragraph = _put(place, "")
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm((width - length) / 2)
    shape.space_before = shape.line_spacing = Pt(4)
    _edge(paragraph, "top")


def _boxed(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(15)
    paragraph.paragraph_format.space_before = Pt(4)
    _edge(paragraph, "top", "left", "bottom", "right")


def _edge(paragraph: Paragraph, *sides: str) -> None:
    borders: Any = element("w:pBdr")
    for side in sides:
        borders.append(element(f"w:{side}", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


_AFTER_BORDERS = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _saved(word: WordDocument, document: Document, made_at: datetime) -> bytes:
    about = word.core_properties
    about.title = " ".join((document.title, *document.subject))[:255]
    about.author, about.comments, about.language = "", "", styles.LANGUAGE
    about.created = about.modified = made_at
    for name, found in list(word.part.package.rels.items()):
        if found.reltype.endswith("/thumbnail"):
            word.part.package.rels.pop(name)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()
