"""Every number of a real meeting, walked through every document of its pack: all of them say what the screen says."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from briefings.agreeing import find_lost
from briefings.compose import read_deck
from briefings.deck import Deck
from briefings.pack import compose_pack
from briefings.pack_files import Pack
from data.store import Store
from tests.briefings.papers.reading import one_line
from tests.briefings.slides.read_back import texts_of

Read = Callable[[str], bytes]


@pytest.fixture(scope="module")
def meeting_deck(meetings: Store) -> Deck:
    return read_deck(meetings, "47")


@pytest.fixture(scope="module")
def pack(meeting_deck: Deck) -> Pack:
    return compose_pack(meeting_deck)


def file_of(pack: Pack, ending: str) -> io.BytesIO:
    return io.BytesIO(pack.files[f"giao-ban-47_{ending}"])


def rows_of(pack: Pack, sheet: str, table: str) -> list[dict[str, Any]]:
    book = load_workbook(file_of(pack, "so-lieu.xlsx"))
    rows = [[cell.value for cell in row] for row in book[sheet][book[sheet].tables[table].ref]]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def kept(amount: Decimal | float | None) -> float | None:
    """What a spreadsheet holds of a number: 15 digits."""
    return None if amount is None else float(f"{amount:.15g}")


def test_a_meeting_of_every_sector_has_numbers_to_walk(meeting_deck: Deck) -> None:
    assert len({at for at, _ in meeting_deck.figures()}) >= 15
    assert len(list(meeting_deck.figures())) >= 70
    assert len(meeting_deck.report.rows) >= 8


def test_each_number_stands_on_its_screen_of_the_presentation(meeting_deck: Deck, pack: Pack) -> None:
    page = file_of(pack, "trinh-chieu.html").read().decode()
    sections = page[page.index("<main") : page.index("</main>")].split("<section ")[1:]
    said = [one_line(unescape(re.sub(r"<[^>]+>", " ", section))) for section in sections]
    assert len(said) == len(meeting_deck.screens)
    for at, figure in meeting_deck.figures():
        unit = figure.said.removeprefix(figure.text).strip()
        assert re.search(rf"(?<![\d,.]){re.escape(figure.text)} ?{re.escape(unit)}", said[at - 1]), figure


def test_each_number_stands_on_its_slide(meeting_deck: Deck, pack: Pack) -> None:
    slides = list(Presentation(file_of(pack, "trang-chieu.pptx")).slides)
    assert len(slides) == len(meeting_deck.screens)
    for at, figure in meeting_deck.figures():
        assert figure.said in texts_of(slides[at - 1])


def test_each_number_is_a_row_of_the_workbook(meeting_deck: Deck, pack: Pack) -> None:
    rows = rows_of(pack, "Số liệu", "SoLieu")
    for (at, figure), row in zip(meeting_deck.figures(), rows, strict=True):
        assert (row["Màn hình"], row["Hiển thị"]) == (at, figure.said)
        assert kept(row["Giá trị"]) == kept(figure.amount)


def test_each_point_of_a_chart_is_the_same_on_its_slide_and_in_the_workbook(meeting_deck: Deck, pack: Pack) -> None:
    slides = list(Presentation(file_of(pack, "trang-chieu.pptx")).slides)
    rows = rows_of(pack, "Biểu đồ", "BieuDo")
    charts = [(at, s.chart) for at, s in enumerate(meeting_deck.screens, start=1) if s.chart]
    assert len(charts) >= 10
    for at, chart in charts:
        amounts = [amount for series in chart.series for amount in series.amounts]
        written = [kept(row["Giá trị"]) for row in rows if row["Màn hình"] == at]
        assert written == [kept(amount) for amount in amounts]
        (drawn,) = [shape.chart for shape in slides[at - 1].shapes if shape.has_chart]
        points = drawn._chartSpace.findall(".//{*}val//{*}pt/{*}v")
        assert [Decimal(point.text) for point in points] == [amount for amount in amounts if amount is not None]


def test_each_number_of_the_report_stands_in_its_row_of_both_files_and_of_the_workbook(
    meeting_deck: Deck, pack: Pack
) -> None:
    pages = PdfReader(file_of(pack, "bao-cao.pdf")).pages
    printed = one_line(" ".join(page.extract_text() for page in pages))
    tables = Document(file_of(pack, "bao-cao.docx")).tables
    written = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    listed = rows_of(pack, "Báo cáo", "BaoCao")
    for row, line in zip(meeting_deck.report.rows, listed, strict=True):
        assert any(one_line(row.figure.text) == one_line(cell) for cells in written for cell in cells)
        assert one_line(row.figure.text) in printed
        assert line["Hiển thị"] == row.figure.said


def test_each_document_says_which_snapshot_it_is(meeting_deck: Deck, pack: Pack) -> None:
    name = meeting_deck.snapshot.name
    assert name in file_of(pack, "trinh-chieu.html").read().decode()
    for slide in Presentation(file_of(pack, "trang-chieu.pptx")).slides:
        assert any(text.startswith(name) for text in texts_of(slide))
    for paper in ("bao-cao", "phat-bieu"):
        pages = PdfReader(file_of(pack, f"{paper}.pdf")).pages
        assert name in one_line(" ".join(page.extract_text() for page in pages))
    assert rows_of(pack, "Bản chốt", "BanChot")[0]["Giá trị"] == meeting_deck.snapshot.label


def test_the_check_finds_no_lost_number_and_every_number_that_is_changed(meeting_deck: Deck, pack: Pack) -> None:
    assert list(find_lost(meeting_deck, pack)) == []
    at, figure = next((at, figure) for at, figure in meeting_deck.figures() if figure.owner)
    name = "giao-ban-47_trinh-chieu.html"
    page = pack.files[name].decode().replace(figure.text, f"{figure.text}9")
    lost = list(find_lost(meeting_deck, Pack({**pack.files, name: page.encode()}, ())))
    assert [(one.ending, one.screen) for one in lost if one.figure == figure] == [("trinh-chieu.html", at)]
