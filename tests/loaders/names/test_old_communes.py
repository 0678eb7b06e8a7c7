"""Codes and names of communes from before 1/7/2025 in our own layouts: never put down to another place."""

from __future__ import annotations

import pytest

from data.catalogue import Catalogue, load_catalogue
from data.catalogue.old_areas import old_areas
from loaders.forms.templates import write_form
from loaders.problems.problem import Problem
from loaders.report import Report
from loaders.submit import check_file
from tests.broken import with_cells
from tests.conftest import NO_OVERLAY
from tests.loaders.foreign_files import context
from tests.loaders.lines import table
from tests.loaders.reports import kinds, only

# Row 10 of the form is 14758 Phường Hàm Rồng, of which 14761 Phường Nam Ngạn became part; 14758 was Phường Đông Thọ.


@pytest.fixture(scope="module")
def thanh_hoa() -> Catalogue:
    return load_catalogue("38", NO_OVERLAY)


@pytest.fixture(scope="module")
def form(thanh_hoa: Catalogue) -> bytes:
    return write_form(thanh_hoa, "KTXH-STC-T-X", "STC", "2026-10")


def check(content: bytes, catalogue: Catalogue, name: str = "bieu.xlsx") -> Report:
    return check_file(name, content, catalogue, context())


def wrong_line(thanh_hoa: Catalogue, form: bytes, **cells: str) -> Problem:
    return only(check(with_cells(form, {"C11": 5, **cells}), thanh_hoa))


def test_most_codes_of_today_were_those_of_other_places(thanh_hoa: Catalogue) -> None:
    now = thanh_hoa.communes
    reused = [old for old in old_areas("38") if old.code in now and old.name != now[old.code].name]
    assert len(reused) > len(now) / 2


@pytest.mark.parametrize("code", ["14761", "Phường Nam Ngạn", "P. Nam Ngạn"])
def test_a_former_commune_in_place_of_a_code_is_answered_with_what_became_of_it(
    code: str, thanh_hoa: Catalogue, form: bytes
) -> None:
    problem = wrong_line(thanh_hoa, form, A10=code)
    assert (problem.kind, problem.cell) == ("unknown_area", "Số liệu!A10")
    said = "Trước 1/7/2025 là Phường Nam Ngạn (Thành phố Thanh Hóa); nay thuộc 14758 (Phường Hàm Rồng)."
    assert said in problem.mend


def test_a_former_commune_that_was_divided_names_all_of_its_successors(thanh_hoa: Catalogue) -> None:
    header = ("bieu", "don_vi", "ky", "chi_tieu", "dia_ban", "doi_tuong", "phan_to", "gia_tri")
    header += ("trang_thai", "xap_xi", "den_ngay", "ghi_chu")
    line = ("KTXH-STC-T-X", "STC", "2026-10", "KTXH-12", "Phường Đông Thọ", "", "", "5", "", "", "", "")
    problem = only(check(table(line, header=header), thanh_hoa, "a.csv"))
    assert "nay thuộc 14758 (Phường Hàm Rồng), 14797 (Phường Hạc Thành)" in problem.mend


@pytest.mark.parametrize("name", ["Phường Đông Thọ", "Phường Nam Ngạn", "Phường Hạc Thành"])
def test_a_code_beside_the_name_of_another_place_is_refused(name: str, thanh_hoa: Catalogue, form: bytes) -> None:
    problem = wrong_line(thanh_hoa, form, B10=name)
    assert (problem.kind, problem.cell, problem.found) == ("name_of_another", "Số liệu!B10", name)
    assert problem.wanted == "14758 (Phường Hàm Rồng)"


@pytest.mark.parametrize("name", ["", "P. Hàm Rồng", "HÀM RỒNG", "Cụm 1 (trung tâm)"])
def test_a_name_that_is_no_other_place_s_does_no_harm(name: str, thanh_hoa: Catalogue, form: bytes) -> None:
    assert kinds(check(with_cells(form, {"C10": 5, "B10": name or None}), thanh_hoa)) == set()


def test_a_former_commune_as_sender_is_answered_with_what_became_of_it(thanh_hoa: Catalogue, form: bytes) -> None:
    report = check(with_cells(form, {"C10": 5, "B3": "14761"}), thanh_hoa)
    problem = next(p for p in report.problems if p.kind == "unknown_unit")
    assert "nay thuộc 14758 (Phường Hàm Rồng)" in problem.mend


def test_a_missing_commune_is_asked_about_and_a_repeated_one_refused(thanh_hoa: Catalogue, form: bytes) -> None:
    first_taken_out = with_cells(form, {"A10": None, "B10": None, "C11": 5})
    assert [p.kind for p in check(first_taken_out, thanh_hoa).questions] == ["rows_taken_out"]
    twice = with_cells(form, {"A11": "14758", "B11": "Phường Hàm Rồng", "C10": 5, "C11": 6})
    assert kinds(check(twice, thanh_hoa)) == {"duplicate_key"}
