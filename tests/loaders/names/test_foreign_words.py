"""Units of measure, periods, and names of places as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import Catalogue, load_catalogue
from data.catalogue.old_areas import old_areas
from data.periods import parse_period
from loaders.mapping.mapping import header_key
from loaders.names.known_names import MAYBE, SURE, UNKNOWN, NameBook, fold
from loaders.names.measures import conversion, convert, example, unit_said_in, units_like
from loaders.names.period_words import period_said_in
from loaders.names.place_names import PlaceNames
from tests.conftest import NO_OVERLAY


@pytest.fixture(scope="module")
def thanh_hoa() -> Catalogue:
    return load_catalogue("38", NO_OVERLAY)


@pytest.mark.parametrize(
    ("source", "target", "shown"),
    [
        ("triệu đồng", "tỷ đồng", "1.234 triệu đồng → 1,234 tỷ đồng"),
        ("Tr.đ", "tỷ đồng", "1.234 Tr.đ → 1,234 tỷ đồng"),
        ("tấn", "nghìn tấn", "1.234 tấn → 1,234 nghìn tấn"),
        ("nghìn tấn", "tấn", "1.234 nghìn tấn → 1.234.000 tấn"),
        ("1000 người", "người", "1.234 1000 người → 1.234.000 người"),
        ("ngàn lượt", "triệu lượt", "1.234 ngàn lượt → 1,234 triệu lượt"),
        ("%", "%", "1.234 % → 1.234 %"),
    ],
)
def test_units_of_one_kind_convert_exactly(source: str, target: str, shown: str) -> None:
    assert example(source, target) == shown


@pytest.mark.parametrize(("source", "target"), [("tấn", "tỷ đồng"), ("người", "ca"), ("triệu", "người"), ("", "%")])
def test_units_of_different_kinds_do_not_convert(source: str, target: str) -> None:
    assert conversion(source, target) is None


@settings(deadline=None)
@given(st.decimals(-(10**9), 10**9, places=4), st.sampled_from(["đồng", "nghìn đồng", "triệu đồng", "nghìn tỷ đồng"]))
def test_there_and_back_is_the_same_number(number: Decimal, unit: str) -> None:
    there, back = conversion(unit, "tỷ đồng"), conversion("tỷ đồng", unit)
    assert there is not None
    assert back is not None
    assert convert(convert(number, there), back) == number


def test_the_unit_of_a_header_or_a_title_is_found() -> None:
    assert unit_said_in("Thu ngân sách (triệu đồng)", "tỷ đồng") == "triệu đồng"
    assert unit_said_in("Đơn vị tính: Tấn", "nghìn tấn") == "tấn"
    assert unit_said_in("Triệu đồng - Millions of dong", "tỷ đồng") == "triệu đồng"
    assert unit_said_in("Thu ngân sách (1)", "tỷ đồng") == ""
    assert units_like("tỷ đồng")[:2] == ["tỷ đồng", "đồng"]


@pytest.mark.parametrize(
    ("text", "scheme", "code", "whole"),
    [
        ("Thực hiện tháng 10 năm 2026", "month", "2026-10", True),
        ("Lũy kế 10 tháng", "month", "2025-10", False),
        ("T9", "month", "2025-09", False),
        ("BC_2026-10.xlsx", "month", "2026-10", True),
        ("Quý III/2026", "quarter", "2026-Q3", True),
        ("6 tháng đầu năm 2026", "quarter", "2026-Q2", True),
        ("DỰ TOÁN NĂM 2008", "year", "2008", True),
        ("ngày 5 tháng 9 năm 2026", "day", "2026-09-05", True),
        ("tuần 47 năm 2026", "week", "2026-W47", True),
        ("So với tháng trước", "month", "", False),
        ("ngày 31/02/2026", "day", "", False),
    ],
)
def test_periods_are_read_as_people_write_them(text: str, scheme: str, code: str, whole: bool) -> None:
    assert period_said_in(text, scheme, 2025) == (code, whole)


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from(["day", "week", "month", "quarter", "year", "hour"]))
def test_no_text_is_too_strange_to_look_for_a_period(text: str, scheme: str) -> None:
    code, _ = period_said_in(text, scheme, 2026)
    assert code == "" or parse_period(code).scheme == scheme


def test_headers_of_two_months_are_one_column_and_those_of_two_things_are_two() -> None:
    assert header_key("Thực hiện tháng 10/2026") == header_key("Thực hiện tháng 9/2027")
    assert header_key("Lũy kế 9 tháng") == header_key("Lũy kế 10 tháng")
    assert header_key("PM10") != header_key("PM2")


def test_names_are_compared_without_numbering_brackets_and_places_of_tones() -> None:
    assert fold("1.2. Thu NSNN (tỷ đồng)") == "thu ngân sách nhà nước"
    assert fold("Xã Hoà Bình") == fold("xã  Hòa Bình")


def test_a_name_of_two_things_is_not_guessed() -> None:
    book = NameBook([("A", "Số vụ"), ("B", "Số vụ"), ("C", "Số người chết")])
    assert (book.find("Số vụ").code, book.find("Số vụ").confidence) == ("", UNKNOWN)
    assert (book.find("So nguoi chet").code, book.find("So nguoi chet").confidence) == ("C", MAYBE)
    assert (book.find("c").code, book.find("c").confidence) == ("C", SURE)


def test_every_former_commune_went_to_communes_of_today(thanh_hoa: Catalogue) -> None:
    former = old_areas("38")
    assert len(former) == 547
    assert {code for old in former for code in old.became} == set(thanh_hoa.communes)
    assert old_areas("99") == ()


def test_a_former_commune_that_went_whole_is_converted(thanh_hoa: Catalogue) -> None:
    match = PlaceNames(thanh_hoa).find("Xã Hoằng Quỳ")
    assert (thanh_hoa.areas[match.code].name, match.confidence) == ("Xã Hoằng Giang", SURE)
    assert "Huyện Hoằng Hóa" in match.reason


def test_a_former_commune_that_was_split_is_asked_about(thanh_hoa: Catalogue) -> None:
    match = PlaceNames(thanh_hoa).find("Phường Đông Thọ")
    assert (match.code, match.confidence) == ("", UNKNOWN)
    assert "Phường Hàm Rồng, Phường Hạc Thành" in match.reason


def test_a_name_of_today_is_doubted_in_a_list_of_former_communes(thanh_hoa: Catalogue) -> None:
    today = {area.short_name: area.code for area in thanh_hoa.communes.values()}
    both = next(old for old in old_areas("38") if old.short_name in today and old.became != (today[old.short_name],))
    assert PlaceNames(thanh_hoa).find(both.short_name).confidence == SURE
    doubted = PlaceNames(thanh_hoa, ["Xã Hoằng Quỳ"]).find(both.short_name)
    assert doubted.confidence == MAYBE
