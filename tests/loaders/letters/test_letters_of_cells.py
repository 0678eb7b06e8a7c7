"""Cells in the fonts of old tables (.VnTime, VNI-Times) are converted, counted and told; others stay as they are."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.styles import Font

from loaders.cells.grid import Grid
from loaders.files.intake import receive
from loaders.files.opening import open_file
from loaders.files.workbook import read_workbook
from loaders.letters.legacy_letters import LetterTable, letter_tables
from loaders.letters.letters_of_cells import mend_letters
from tests import broken
from tests.broken.xls_files import xls
from tests.loaders.lines import Check
from tests.loaders.reports import GOOD

TCVN3, VNI = letter_tables()
TABLES = pytest.mark.parametrize(("old", "font"), [(TCVN3, ".VnTime"), (VNI, "VNI-Times")], ids=["tcvn3", "vni"])
NAMES = ["Huyện Quảng Xương", "Xã Hoằng Lộc", "Phường Đông Vệ", "Ước thực hiện"]


def workbook(texts: list[str], font: str = "Times New Roman") -> bytes:
    book = openpyxl.Workbook()
    assert book.active
    for row, text in enumerate(texts, 1):
        book.active.cell(row, 1, text).font = Font(name=font)
        book.active.cell(row, 2, row * 1.5)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def opened(content: bytes) -> tuple[list[object], list[tuple[str, str, str]]]:
    """The first column, and what was said."""
    grid, problems = open_file(receive("a.xlsx", content), content, ())
    assert grid
    assert [row[1] for row in grid.sheets[0].rows] == [row * 1.5 for row in range(1, len(grid.sheets[0].rows) + 1)]
    return [row[0] for row in grid.sheets[0].rows], [(p.kind, p.found, p.wanted) for p in problems]


@TABLES
def test_text_that_only_makes_sense_in_an_old_table_is_converted(old: LetterTable, font: str) -> None:
    written = [old.write(name) for name in NAMES]
    assert opened(workbook([*written, "Xã Thiệu Hóa", "38"])) == (
        [*NAMES, "Xã Thiệu Hóa", "38"],
        [("converted_cells", old.name, "4")],
    )


@TABLES
def test_one_word_in_an_old_font_is_enough(old: LetterTable, font: str) -> None:
    assert opened(workbook([old.write("Huyện"), "x"], font)) == (
        ["Huyện", "x"],
        [("converted_cells", old.name, "1")],
    )


@TABLES
def test_unicode_typed_over_an_old_font_is_left_alone(old: LetterTable, font: str) -> None:
    assert opened(workbook([*NAMES, "Hà Nam", "cà phê", "né"], font)) == ([*NAMES, "Hà Nam", "cà phê", "né"], [])


@TABLES
def test_xls_files_keep_the_font_too(old: LetterTable, font: str) -> None:
    content = xls({(0, 0): old.write("Huyện"), (0, 1): 1.5}, font=font)
    assert opened(content) == (["Huyện"], [("converted_cells", old.name, "1")])


def test_the_font_of_capitals_gives_capitals() -> None:
    assert opened(workbook([TCVN3.write("thành phố hồ chí minh")], ".VnTimeH"))[0] == ["THÀNH PHỐ HỒ CHÍ MINH"]


@pytest.mark.parametrize("text", ["Café Müller", "µg/m³", "Krông Pắc", "½ §", "Ñ"])
def test_foreign_words_and_signs_stay(text: str) -> None:
    assert opened(workbook([text, "Nestlé"])) == ([text, "Nestlé"], [])


def test_our_own_forms_are_never_touched(month_form: bytes, commune_form: bytes) -> None:
    for form in (month_form, commune_form):
        grid = read_workbook(form)
        assert isinstance(grid, Grid)
        assert mend_letters(grid) == (grid, [])


def test_a_note_in_an_old_table_is_stored_in_unicode(check: Check, month_form: bytes) -> None:
    note = "số liệu ước tính, chưa được thẩm định"
    report = check(broken.with_cells(month_form, GOOD | {"I10": VNI.write(note)}))
    assert report.submission
    assert note in [getattr(row, "note", "") for row in report.submission.rows]
    assert [(n.kind, n.wanted) for n in report.notices if n.kind == "converted_cells"] == [("converted_cells", "1")]
