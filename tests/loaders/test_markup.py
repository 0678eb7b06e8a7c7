"""The sender gets their own workbook back: content and formats kept, wrong cells marked, a list of what to mend."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from loaders.__main__ import SOME_PROBLEMS, main
from loaders.markup import Marked, mark_up
from loaders.problems.groups import group_problems, ranges_of
from loaders.problems.problem import Place, Problem, make_problem, problem_of
from loaders.report import Report
from loaders.rows.layouts import MARKUP_SHEET
from tests import broken
from tests.loaders.lines import Check, changed, table
from tests.loaders.reports import GOOD, kinds, notices

WRONG = {**GOOD, "E10": "nhiều", "E12": "12.5", "F13": "đại khái", "E14": 151}


def marked_of(report: Report, content: bytes) -> Marked:
    marked = mark_up(report.file_name, content, [*report.problems, *report.questions])
    assert marked
    return marked


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def coloured(sheet: openpyxl.worksheet.worksheet.Worksheet) -> set[str]:
    ranges = [cells.sqref for cells in sheet.conditional_formatting for rule in cells.rules if rule.formula]
    return {f"{cell.coord}" for found in ranges for cell in found.ranges}


@pytest.fixture(scope="module")
def wrong(month_form: bytes) -> bytes:
    """Three wrong cells and a doubtful one, with a fill and a comment of the sender's."""

    def decorate(book: openpyxl.Workbook) -> None:
        sheet = book["Số liệu"]
        sheet["E10"].fill = PatternFill("solid", fgColor="00FF00")
        sheet["E10"].comment = Comment("Số của phòng", "Phòng Tổng hợp")
        sheet["E11"].number_format = "0.00"

    return broken.edit_workbook(broken.with_cells(month_form, WRONG), decorate)


@pytest.fixture(scope="module")
def marked(check_csv: Check, wrong: bytes) -> Marked:
    """The wrong workbook as it is given back."""
    return marked_of(check_csv(wrong, "a.xlsx"), wrong)


def test_content_and_formats_are_kept_and_wrong_cells_are_marked(wrong: bytes, marked: Marked) -> None:
    before, after = opened(wrong), opened(marked.content)
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                twin = after[sheet.title][cell.coordinate]
                assert twin.value == cell.value
                assert twin.number_format == cell.number_format
                assert (repr(twin.fill), repr(twin.font)) == (repr(cell.fill), repr(cell.font))
        assert after[sheet.title].protection.sheet == sheet.protection.sheet
        assert len(after[sheet.title].data_validations.dataValidation) == len(sheet.data_validations.dataValidation)
    sheet = after["Số liệu"]
    assert coloured(sheet) == {"E10", "E12", "F13", "E14"}
    assert "Số của phòng" in sheet["E10"].comment.text
    assert "Không phải số" in sheet["E10"].comment.text
    assert "Cách sửa" in sheet["E12"].comment.text
    assert sheet["E11"].comment is None
    assert marked.lost == ()


def test_the_first_sheet_lists_what_to_mend_and_leads_there(marked: Marked) -> None:
    first = opened(marked.content).worksheets[0]
    assert first.title == "Cần sửa 4 ô"
    assert MARKUP_SHEET.fullmatch(first.title)
    places = {cell.value: cell.hyperlink.location for (cell,) in first["E7:E40"] if cell.hyperlink}
    assert places["Số liệu!E10"] == "'Số liệu'!E10"
    assert set(places) == {"Số liệu!E10", "Số liệu!E12", "Số liệu!F13", "Số liệu!E14"}
    titles = {cell.value for (cell,) in first["B7:B40"]}
    assert {"Không phải số", "Ngoài khoảng hợp lý"} <= titles


def test_the_marked_workbook_is_the_same_form_when_it_comes_again(check: Check, wrong: bytes, marked: Marked) -> None:
    first, content = check(wrong), marked.content
    again = check(content)
    assert (again.form, again.unit, again.periods) == (first.form, first.unit, first.periods)
    assert [problem.cell for problem in again.problems] == [problem.cell for problem in first.problems]
    assert "ignored_sheet" not in notices(again)
    assert again.ledger.balances
    mended = broken.with_cells(content, GOOD | {"F13": "sơ bộ"})
    assert check(mended).outcome == "clean"


def test_a_second_marking_bares_what_the_first_one_coloured(check: Check, marked: Marked) -> None:
    once = broken.with_cells(marked.content, {"E10": 100, "E14": 12.25})
    twice = opened(marked_of(check(once), once).content)
    assert [name for name in twice.sheetnames if MARKUP_SHEET.fullmatch(name)] == ["Cần sửa 2 ô"]
    assert coloured(twice["Số liệu"]) == {"E12", "F13"}
    assert twice["Số liệu"]["E14"].comment is None
    assert twice["Số liệu"]["E10"].fill.fgColor.rgb == "0000FF00"


def test_a_text_table_is_given_back_as_a_workbook(check: Check) -> None:
    content = table(changed(), changed(chi_tieu="KT-01-LK", gia_tri="=1+1"), changed(chi_tieu="KT-01", gia_tri="sai"))
    report = check(content, "bảng.csv")
    marked = marked_of(report, content)
    assert marked.name == "bảng_can-sua.xlsx"
    sheet = opened(marked.content)["Số liệu"]
    assert (sheet["H3"].value, sheet["H3"].data_type) == ("=1+1", "s")
    assert coloured(sheet) == {"H3", "H4"}
    again = check(marked.content)
    assert kinds(again) == kinds(report)
    assert {problem.cell for problem in again.problems} == {"Số liệu!H3", "Số liệu!H4"}


def test_what_cannot_be_kept_is_said(check: Check, wrong: bytes) -> None:
    def add(book: openpyxl.Workbook) -> None:
        sheet = book["Số liệu"]
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=5, min_row=10, max_row=12))
        sheet.add_chart(chart, "K2")
        sheet["I10"] = "=1+1"

    content = broken.edit_workbook(wrong, add)
    marked = mark_up("a.xlsx", content, [make_problem("not_a_number", Place("Số liệu", 10, "E", "Số liệu!E10"))])
    assert marked
    assert any("biểu đồ" in what for what in marked.lost)
    assert any("công thức" in what for what in marked.lost)
    assert "biểu đồ" in str(opened(marked.content).worksheets[0]["A4"].value)


def test_a_workbook_that_is_too_heavy_gives_the_list_alone(
    check: Check, wrong: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loaders import markup  # noqa: PLC0415 - to change its limits

    report = check(wrong)
    monkeypatch.setattr(markup, "LARGEST_KEPT", 100)
    alone = opened(marked_of(report, wrong).content)
    assert alone.worksheets[0]["B7"].value
    assert "quá lớn" in str(alone.worksheets[0]["A4"].value)
    monkeypatch.undo()
    asked = {"workbook": "bm8gd29ya2Jvb2s="}
    monkeypatch.setattr(markup, "_source", lambda intake, content: (asked, []))
    assert "không mở được" in " ".join(marked_of(report, wrong).lost)


def test_a_file_in_order_or_unreadable_is_not_marked(check: Check, month_form: bytes) -> None:
    good = broken.with_cells(month_form, GOOD)
    assert mark_up("a.xlsx", good, check(good).problems) is None
    assert mark_up("a.xlsx", b"%PDF-1.7", check(b"%PDF-1.7").problems) is None


def test_the_command_line_writes_the_marked_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("IOC_VAR", str(tmp_path / "var"))
    file, out = tmp_path / "a.csv", tmp_path / "out.xlsx"
    header = "bieu;don_vi;ky;chi_tieu;dia_ban;doi_tuong;phan_to;gia_tri;trang_thai;xap_xi;den_ngay;ghi_chu"
    file.write_text(f"{header}\nKTXH-STC-T;STC;2025-10;KTXH-06;;;;sai;;;;\n", encoding="utf-8")
    assert main(["check", str(file), "--marked", str(out)]) == SOME_PROBLEMS
    assert opened(out.read_bytes()).sheetnames == ["Cần sửa 1 ô", "Số liệu"]
    assert "1 ô bị loại (Không phải số: 1)" in capsys.readouterr().out


def test_problems_are_grouped_by_their_cause_and_neighbours_are_one_range() -> None:
    def at(kind: str, *cells: str) -> list[Problem]:
        return [make_problem(kind, Place("T", 1, "", cell)) for cell in cells]

    several = at("not_a_number", "T!E4", "T!E2", "T!E3", "T!E9", "T!AA1", "T!B2")
    groups = group_problems([*at("sudden_jump", "T!B2"), *several, *at("no_values", "")])
    assert [group.first.kind for group in groups] == ["not_a_number", "sudden_jump", "no_values"]
    assert [one.text for one in groups[0].ranges] == ["T!B2", "T!E2:E4", "T!E9", "T!AA1"]
    assert groups[2].ranges == ()
    lines = ["dòng 2, cột gia_tri", "dòng 3, cột gia_tri", "dòng 7, cột gia_tri", "cả trang"]
    assert [one.text for one in ranges_of(lines)] == ["dòng 2 đến 3, cột gia_tri", "dòng 7, cột gia_tri", "cả trang"]


def test_a_problem_told_is_the_same_problem() -> None:
    problem = make_problem("not_a_number", Place("T", 2, "E", "T!E2"), "x")
    assert problem_of(problem.to_dict()) == problem
