"""Does every document say the numbers that the screens say? Each is opened again, as its reader would."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape

from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pptx.slide import Slide

from briefings.apart import Tell
from briefings.deck import Deck, Figure
from briefings.pack import compose_pack
from briefings.pack_files import Lost, Pack, file_name

PAGE, SLIDES, NUMBERS, REPORT = "trinh-chieu.html", "trang-chieu.pptx", "so-lieu.xlsx", "bao-cao.docx"
_TAGS = re.compile(r"<[^>]+>")


def check_documents(
    deck: Deck, tell: Tell = lambda done, total, what: None
) -> tuple[tuple[str, ...], tuple[Lost, ...]]:
    """Compose the pack and open it again: what its documents warn of, and the numbers that any of them doesn't say."""
    pack = compose_pack(deck, tell)
    return pack.warnings, tuple(find_lost(deck, pack))


def find_lost(deck: Deck, pack: Pack) -> Iterator[Lost]:
    """Every number of every screen in presenter, slides and workbook; every number of the table in the report."""
    told = {
        PAGE: _sections(_file(deck, pack, PAGE).decode()),
        SLIDES: _slides(_file(deck, pack, SLIDES)),
        NUMBERS: _rows(_file(deck, pack, NUMBERS), len(deck.screens)),
    }
    for at, figure in deck.figures():
        for ending, screens in told.items():
            if at > len(screens) or not _says(screens[at - 1], figure):
                yield Lost(ending, at, figure)
    written = _cells(_file(deck, pack, REPORT))
    for row in deck.report.rows:
        if not _says(written, row.figure, unit=False):
            yield Lost(REPORT, 0, row.figure)


def _file(deck: Deck, pack: Pack, ending: str) -> bytes:
    return pack.files[file_name(deck.snapshot.snapshot_id, ending)]


def _says(text: str, figure: Figure, unit: bool = True) -> bool:
    """Whether a text holds a number, not as a part of a longer one, with its unit right behind it."""
    behind = _plain(figure.said.removeprefix(figure.text)) if unit else ""
    pattern = rf"(?<![\d,.−]){re.escape(_plain(figure.text))}(?!\d|[,.]\d) *{re.escape(behind)}"
    return re.search(pattern, text) is not None


def _plain(text: str) -> str:
    """Without any space: units stand with and without one."""
    return "".join(text.split())


def _sections(page: str) -> list[str]:
    """The text of each screen of the presenter."""
    main = page[page.index("<main") : page.index("</main>")]
    return [" ".join(map(_plain, _TAGS.split(unescape(s)))) for s in main.split("<section ")[1:]]


def _slides(content: bytes) -> list[str]:
    return [" ".join(map(_plain, _texts(slide))) for slide in Presentation(io.BytesIO(content)).slides]


def _texts(slide: Slide) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def _rows(content: bytes, screens: int) -> list[str]:
    """What the sheet of numbers says of each screen."""
    sheet = load_workbook(io.BytesIO(content), read_only=True)["Số liệu"]
    said: list[list[str]] = [[] for _ in range(screens)]
    for row in sheet.iter_rows(values_only=True):
        if isinstance(row[0], int) and 0 < row[0] <= screens:
            said[row[0] - 1] += [_plain(cell) for cell in row if isinstance(cell, str)]
    return [" ".join(cells) for cells in said]


def _cells(content: bytes) -> str:
    tables = Document(io.BytesIO(content)).tables
    return " ".join(_plain(cell.text) for table in tables for row in table.rows for cell in row.cells)
