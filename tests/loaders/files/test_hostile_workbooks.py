"""Containers and XML that were built to do harm, or written badly: loaded right, or refused with what to do."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest

from loaders.cells.grid import Grid
from loaders.files.intake import receive
from loaders.files.workbook import read_workbook
from loaders.problems.problem import Problem
from tests import broken
from tests.broken import hostile_workbooks as hostile
from tests.loaders.lines import Check
from tests.loaders.reports import GOOD, kinds, only

NAMES = ("Hòa", "Bình", "Lạng", "Sơn")


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return hostile.with_shared_strings(stream.getvalue())


def grid_of(content: bytes) -> Grid:
    grid = read_workbook(content)
    assert isinstance(grid, Grid), grid
    return grid


def refusal(content: bytes) -> str:
    """The kind of problem by which it is refused at the door or while it is read."""
    taken = receive("a.xlsx", content)
    if not taken.kind:
        return taken.problems[0].kind
    read = read_workbook(content)
    assert isinstance(read, Problem), read
    return read.kind


@pytest.mark.parametrize("path", [hostile.STRINGS, hostile.STYLES, "xl/media/image1.png", "docProps/app.xml"])
def test_a_bomb_in_any_part_is_refused(path: str) -> None:
    assert refusal(hostile.bomb_in(workbook(NAMES), path)) == "unpacks_too_big"


def test_a_workbook_inside_a_zip_is_not_unpacked(month_form: bytes) -> None:
    assert refusal(broken.rebuild(broken.zip_of("đọc.txt"), {"bieu.xlsx": month_form})) == "not_a_table"


def test_a_name_with_nul_is_refused() -> None:
    assert refusal(hostile.nul_in_a_name(workbook(NAMES))) == "unsafe_names"


def test_a_directory_that_makes_a_sheet_shorter_is_refused() -> None:
    assert refusal(hostile.too_small_a_size(workbook(*[NAMES] * 50))) == "damaged_file"


def test_the_headers_of_a_huge_zip_on_a_small_one_are_no_fault(check: Check, month_form: bytes) -> None:
    assert check(hostile.zip64(broken.with_cells(month_form, GOOD))).outcome == "clean"


@pytest.mark.parametrize("path", [broken.SHEET_XML, hostile.STRINGS, hostile.STYLES, hostile.WORKBOOK])
@pytest.mark.parametrize("name", ["LAUGHS", "QUADRATIC", "FILE", "LOOPBACK", "HARMLESS"])
def test_a_document_type_in_any_part_is_refused_whatever_it_declares(path: str, name: str) -> None:
    content = hostile.document_type(workbook(NAMES), path, getattr(hostile, name))
    assert refusal(content) == "declared_entities"


@pytest.mark.parametrize("text", [b"H\xf2a", b"H\0a", b"&#0;", b"&#x1;", b"H\xed\xa0\x80a", b"&nbsp;"])
def test_bytes_that_are_no_text_are_refused(text: bytes) -> None:
    assert refusal(hostile.text_in_cell(workbook(NAMES), "A1", text)) == "damaged_file"


def test_a_character_that_is_none_comes_through_and_is_never_shown(check: Check, month_form: bytes) -> None:
    content = hostile.text_in_cell(broken.with_cells(month_form, GOOD), "A10", "KT-01\ufffe".encode())
    report = check(content)
    assert report.submission is None
    assert "\ufffe" not in report.to_text()


@pytest.mark.parametrize("length", [40_000, 1_000_000])
def test_more_text_than_a_cell_can_hold_is_refused_with_its_cell(length: int, check: Check, month_form: bytes) -> None:
    note = "I10" if length else ""
    content = hostile.text_in_cell(broken.with_cells(month_form, GOOD | {note: "x"}), note, b"a" * length)
    problem = only(check(content))
    assert (problem.cell, len(problem.found) < 100) == ("Số liệu!I10", True)


@pytest.mark.parametrize("address", ["XFE1", "A1048577", "ZZZZ9", "1A", "A99999999999"])
def test_an_address_beyond_excel_is_refused(address: str) -> None:
    cell = f'<c r="{address}"><v>1</v></c>'
    content = broken.replace_cell(workbook(*[NAMES] * 3), "D3", cell)
    assert refusal(content) in ("far_cell", "damaged_file")


@pytest.mark.parametrize("address", ["D1", "B3", "A0", "C2", "a3"])
def test_a_cell_that_takes_the_place_of_another_refuses_the_sheet(address: str) -> None:
    cell = f'<c r="{address}"><v>1</v></c>'
    assert grid_of(broken.replace_cell(workbook(*[NAMES] * 3), "D3", cell)).sheets[0].disorder == 3


def test_a_row_of_number_nought_refuses_the_sheet_with_all_its_cells() -> None:
    def lift_the_last_row(xml: bytes) -> bytes:
        return re.sub(rb'r="([A-Z]*)3"', rb'r="\g<1>0"', xml)

    whole = workbook(*[NAMES] * 3)
    assert grid_of(broken.edit_member(whole, broken.SHEET_XML, lift_the_last_row)).sheets[0].disorder == 1


def test_a_cell_without_an_address_that_takes_the_place_of_the_next_refuses_the_sheet() -> None:
    cells = '<c r="B2"><v>1</v></c><c><v>2</v></c>'
    assert grid_of(broken.replace_cell(workbook(*[NAMES] * 3), "B2", cells)).sheets[0].disorder == 2


def test_cells_in_order_are_no_disorder_also_where_texts_are_empty_or_addresses_missing() -> None:
    content = broken.replace_cell(workbook(*[NAMES] * 3), "C2", '<c r="C2" t="str"><f>""</f><v></v></c>')
    content = broken.replace_cell(content, "B3", '<c t="inlineStr"><is><t></t></is></c>')
    assert grid_of(content).sheets[0].disorder == 0


@pytest.mark.parametrize("index", ["99999", "-1", "x", "4294967296"])
def test_a_text_that_is_not_in_the_list_of_texts_is_refused(index: str) -> None:
    content = broken.replace_cell(workbook(NAMES), "B1", f'<c r="B1" t="s"><v>{index}</v></c>')
    assert refusal(content) == "damaged_file"


def test_twenty_thousand_merged_regions_are_read_and_those_below_the_table_do_no_harm(
    check: Check, month_form: bytes
) -> None:
    content = hostile.merged(broken.with_cells(month_form, GOOD), 20_000)
    assert check(content).outcome == "clean"


def test_a_row_of_styled_empty_cells_to_the_last_column_is_no_data(check: Check, month_form: bytes) -> None:
    content = hostile.styled_row(broken.with_cells(month_form, GOOD), 40)
    assert check(content).outcome == "clean"


def test_a_very_hidden_sheet_with_data_refuses_the_file(check: Check, month_form: bytes) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("cũ")
        sheet["A1"], sheet.sheet_state = 1, "veryHidden"

    assert kinds(check(broken.edit_workbook(broken.with_cells(month_form, GOOD), hide))) == {"hidden_sheet"}


@pytest.mark.parametrize(
    ("calendar", "day"), [(lambda content: content, date(2026, 11, 22)), (hostile.later_calendar, date(2030, 11, 23))]
)
def test_days_are_counted_from_the_year_that_the_workbook_says(calendar: Callable[[bytes], bytes], day: date) -> None:
    content = calendar(workbook((date(2026, 11, 22), "Hòa", 1.5)))
    assert grid_of(content).sheets[0].rows == [[day, "Hòa", 1.5]]
    second = grid_of(broken.dimension(content, "1:69"))
    assert second.reader_note
    assert second.sheets[0].rows == [[day, "Hòa", 1.5]]
