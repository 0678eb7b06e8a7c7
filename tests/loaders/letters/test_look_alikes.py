"""Letters that only look Latin, wide and hidden ones are read as what they look like, and the file is told so."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue.model import Catalogue
from data.entities import Entity
from data.observations import Observation
from loaders.letters.look_alikes import plain_words
from tests import broken
from tests.loaders.foreign_files import proposal_of, workbook
from tests.loaders.lines import HEADER, LINE, Check, changed, table
from tests.loaders.reports import GOOD, kinds, notices

CYRILLIC_KT = "\u041a\u0422"  # КТ


@pytest.mark.parametrize(
    ("strange", "plain"),
    [
        (f"{CYRILLIC_KT}-02", "KT-02"),
        ("\u039a\u03a4-02", "KT-02"),  # Greek
        ("ＫＴ－０２", "KT-02"),
        ("KT\u201102", "KT-02"),
        ("KT\u2011\u200b02", "KT-02"),
        ("Xã H\u043eằng Hóa", "Xã Hoằng Hóa"),
        ("Xã Ho\u0430\u0306\u0300ng", "Xã Hoằng"),
    ],
)
def test_what_only_looks_latin_is_read_as_latin(strange: str, plain: str) -> None:
    assert plain_words(strange) == plain


@pytest.mark.parametrize("text", ["Москва", "µg/m³", "α, β, Δ", "12\u202e5", "＝cmd|x", "Hoằng Hóa", "１２，５"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert plain_words(text) == text.translate(str.maketrans("１２５", "125"))


@given(st.text())
def test_no_text_is_too_strange_and_nothing_is_left_to_do(text: str) -> None:
    assert plain_words(plain_words(text)) == plain_words(text)


def test_codes_and_numbers_in_look_alikes_are_loaded_right_from_a_workbook(check: Check, month_form: bytes) -> None:
    cells = {**GOOD, "A14": f"{CYRILLIC_KT}-02", "E14": "１２,２５"}
    report = check(broken.with_cells(month_form, cells))
    assert report.submission, report.to_text()
    told = [(n.found, n.wanted, n.row) for n in report.notices if n.kind == "look_alike_letters"]
    assert told == [(f"“{CYRILLIC_KT}-02”: chữ Kirin", "2", 14)]
    row = report.submission.rows[-1]
    assert isinstance(row, Observation)
    assert (row.indicator, row.value, row.cell) == ("KT-02", Decimal("12.25"), "Số liệu!E14")


def test_a_header_and_a_sender_in_look_alikes_are_understood_in_a_text(check: Check) -> None:
    header = tuple(name.replace("a", "\u0430") for name in HEADER)
    report = check(table(changed(don_vi="S\u0422C", trang_thai="s\u01a1 b\u1ed9"), header=header), "a.csv")
    assert report.outcome == "clean", report.to_text()
    assert notices(report)[0] == "look_alike_letters"
    assert report.unit == "STC"


def test_a_facility_is_not_registered_a_second_time_under_a_look_alike_code(check: Check, catalogue: Catalogue) -> None:
    facility = ("XT-DS", "SYT", "2026", "CS1", "Nhà máy", "14797", "", "", "01/01/2025", "", "")
    header = ("bieu", "don_vi", "ky", "ma", "ten", "dia_ban", "kinh_do", "vi_do", "tu_ngay", "den_ngay", "ghi_chu")
    twice = tuple("\u0421S1" if cell == "CS1" else cell for cell in facility)
    assert kinds(check(table(facility, twice, header=header), "a.csv")) == {"duplicate_key"}
    report = check(table(twice, header=header), "a.csv")
    assert report.submission
    entity = report.submission.rows[0]
    assert isinstance(entity, Entity)
    assert entity.code == "CS1"


def test_personal_data_in_wide_digits_are_found(check: Check) -> None:
    assert kinds(check(table(LINE, changed(ghi_chu="０３８０８５０１２３４５")), "a.csv")) == {
        "personal_data",
        "duplicate_key",
    }


def test_places_in_look_alikes_are_recognised_in_a_foreign_table(catalogue: Catalogue) -> None:
    rows = [["THÁNG 10 NĂM 2026"], ["TT", "Xã, phường", "Chỉ tiêu YT-01"]]
    for at, name in enumerate(("Ph\u01b0\u1eddng M\u1ed9t", "X\u0103 H\u0430i", "X\u00e3 B\u0430"), 1):
        rows.append([str(at), name, at * 3])
    proposal = proposal_of(workbook(T10=rows), catalogue, "YT-X", "SYT")
    assert [label.match.code for label in proposal.labels] == ["14797", "14800", "04803"]
