"""What a file is by its content, and what is refused before it is opened."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.files import intake
from loaders.files.archive import recognise_archive
from loaders.files.intake import receive, safe_name
from loaders.problems.problem import Problem
from tests import broken

TYPES = b'<Types><Override ContentType="application/vnd.ms-office.vbaProject"/></Types>'


def kinds(name: str, content: bytes) -> list[str]:
    return [problem.kind for problem in receive(name, content).problems]


def test_a_form_is_taken_with_its_hash_and_size(month_form: bytes) -> None:
    taken = receive("bieu.xlsx", month_form)
    assert (taken.kind, taken.size, taken.problems) == ("xlsx", len(month_form), ())
    assert taken.sha256 == hashlib.sha256(month_form).hexdigest()


def test_text_is_taken_as_csv() -> None:
    assert receive("a.csv", b"bieu;don_vi;ky\n").kind == "csv"


def test_a_workbook_under_another_name_is_read_by_its_content_with_a_notice(month_form: bytes) -> None:
    taken = receive("bieu.csv", month_form)
    assert taken.kind == "xlsx"
    assert [problem.kind for problem in taken.problems] == ["name_differs"]


def test_an_empty_file_is_refused() -> None:
    assert kinds("a.xlsx", b"") == ["empty_file"]


def test_one_byte_named_xlsx_is_refused() -> None:
    assert kinds("a.xlsx", b"x") == ["text_as_excel"]


def test_text_renamed_xlsx_is_refused() -> None:
    assert kinds("bieu.xlsx", b"bieu;don_vi;ky\n") == ["text_as_excel"]


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LARGEST_FILE", 10)
    assert kinds("a.csv", b"x" * 11) == ["file_too_big"]


def test_excel_files_of_before_1994_are_refused_by_name() -> None:
    assert kinds("a.xls", b"\x09\x04\x06\x00\x00\x04\x10\x00") == ["old_excel"]


def test_a_word_document_is_not_taken_for_a_workbook() -> None:
    assert kinds("a.doc", broken.CFB_MAGIC + "WordDocument".encode("utf-16-le")) == ["not_a_table"]


def test_a_workbook_with_a_password_is_refused() -> None:
    assert kinds("a.xlsx", broken.encrypted()) == ["encrypted"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (broken.html_table(), "trang HTML"),
        (broken.html_table().decode("utf-8-sig").encode("utf-16"), "trang HTML"),
        (b"<?xml version='1.0'?><html xmlns='x'><table>", "trang HTML"),
        (b"<?xml version='1.0'?><Workbook xmlns='x'/>", "XML Spreadsheet 2003"),
        (b"<?xml version='1.0'?><office:document xmlns='x'/>", "OpenDocument XML (.fods)"),
        (b"<?xml version='1.0'?><du_lieu/>", "tệp XML"),
    ],
)
def test_a_web_page_or_xml_saved_as_excel_is_refused_by_name(content: bytes, found: str) -> None:
    (problem,) = receive("a.xls", content).problems
    assert (problem.kind, problem.found) == ("html_as_excel", found)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7",
        b"\x89PNG\r\n",
        b"\0\1\2",
        b"\0" * 100,
        b"\x1f\x8b\x08",
        b"SQLite format 3\0",
        broken.zip_of("word/document.xml"),
        broken.zip_of("a.xlsx"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    assert kinds("a.csv", content) == ["not_a_table"]


@pytest.mark.parametrize("member", ["xl/workbook.bin", "Index/Document.iwa"])
def test_other_spreadsheet_formats_are_refused(member: str) -> None:
    assert kinds("a.xlsx", broken.zip_of(member)) == ["other_spreadsheet"]


def test_a_truncated_workbook_is_refused(month_form: bytes) -> None:
    assert kinds("a.xlsx", broken.truncated(month_form)) == ["damaged_file"]


@pytest.mark.parametrize("bomb", [broken.zip_bomb, broken.many_members, broken.lying_sizes])
def test_zips_beyond_the_budget_are_refused(bomb: broken.Edit, month_form: bytes) -> None:
    assert kinds("a.xlsx", bomb(month_form)) == ["unpacks_too_big"]


@pytest.mark.parametrize("name", ["../../app.py", "/etc/x", "C:/x", "a/../../b", "xl\\x.xml"])
def test_member_names_that_leave_the_zip_are_refused(name: str, month_form: bytes) -> None:
    assert kinds("a.xlsx", broken.rebuild(month_form, {name: b"x"})) == ["unsafe_names"]


def test_two_members_of_one_name_are_refused(month_form: bytes) -> None:
    assert kinds("a.xlsx", broken.member_twice(month_form)) == ["unsafe_names"]


@pytest.mark.parametrize("changed", [{"xl/vbaProject.bin": b"x"}, {"[Content_Types].xml": TYPES}])
def test_macros_are_refused_whatever_they_are_called(changed: dict[str, bytes], month_form: bytes) -> None:
    assert kinds("a.xlsx", broken.rebuild(month_form, changed)) == ["macros"]


@pytest.mark.parametrize("part", ["xl/externalLinks/externalLink1.xml", "xl/connections.xml"])
def test_links_to_the_outside_are_refused(part: str, month_form: bytes) -> None:
    assert kinds("a.xlsx", broken.rebuild(month_form, {part: b"x"})) == ["outside_links"]


@pytest.mark.parametrize("part", ["xl/embeddings/oleObject1.bin", "xl/activeX/a.xml", "xl/macrosheets/sheet1.xml"])
def test_embedded_objects_are_refused(part: str, month_form: bytes) -> None:
    assert kinds("a.xlsx", broken.rebuild(month_form, {part: b"x"})) == ["active_content"]


@given(st.binary(max_size=200))
def test_no_bytes_make_the_zip_check_fail(content: bytes) -> None:
    assert isinstance(recognise_archive(b"PK\x03\x04" + content), Problem)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/bieu.xlsx", "bieu.xlsx"),
        ("C:\\tmp\\bieu.xlsx", "bieu.xlsx"),
        ("a\u202excod.xlsx", "axcod.xlsx"),
        ("a.exe:x.xlsx", "a.exe_x.xlsx"),
        ("-rf.csv", "rf.csv"),
        ("", "tep"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_a_safe_name_is_never_long_nor_a_path(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= 120
    assert "/" not in safe
    assert "\\" not in safe
    assert safe not in (".", "..")
