"""How single values are read."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.numbers import format_date, format_number
from loaders.cells.grid import CellValue
from loaders.cells.values import (
    Fault,
    parse_bound,
    parse_code,
    parse_date,
    parse_number,
    parse_status,
    parse_text,
    parse_yes_no,
    vietnamese,
)

DECIMALS = st.integers(0, 6).flatmap(
    lambda places: st.tuples(
        st.just(places),
        st.decimals(-999_999_999_999, 999_999_999_999, places=places, allow_nan=False, allow_infinity=False),
    )
)


def kind(result: object) -> str:
    assert isinstance(result, Fault), result
    return result.kind


@given(DECIMALS)
def test_every_number_written_the_vietnamese_way_is_read_back_exactly(case: tuple[int, Decimal]) -> None:
    places, number = case
    assert parse_number(format_number(number, places), places) == number
    assert parse_number(vietnamese(number), places) == number
    assert parse_number(format_number(number, places).replace(".", "\u00a0"), places) == number


@given(st.integers(0, 6), st.integers(1 - 10**12, 10**12 - 1))
def test_a_numeric_cell_is_the_number_it_shows(places: int, digits: int) -> None:
    number = Decimal(digits).scaleb(-places)
    assert parse_number(float(number), places) == number


@given(st.text())
def test_no_text_makes_the_number_reader_fail(text: str) -> None:
    assert isinstance(parse_number(text, 2, "%"), Decimal | Fault)


@given(st.floats())
def test_no_float_makes_the_number_reader_fail(number: float) -> None:
    assert isinstance(parse_number(number, 2), Decimal | Fault)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234", "1234"),
        ("1.234,5", "1234.5"),
        ("1 234 567,25", "1234567.25"),
        ("\u22125,5", "-5.5"),
        ("0,05", "0.05"),
        ("+7", "7"),
        ("1234567", "1234567"),
        (" 12 ", "12"),
    ],
)
def test_a_comma_stands_before_decimals_and_dots_part_groups_of_three(text: str, number: str) -> None:
    assert parse_number(text, 2) == Decimal(number)


@pytest.mark.parametrize(("text", "better"), [("12.5", "12,5"), ("1,234.5", "1.234,5"), ("1,234,567", "1.234.567")])
def test_a_number_written_the_english_way_is_refused_with_the_right_way_to_write_it(text: str, better: str) -> None:
    assert parse_number(text, 3) == Fault("english_number", text, better)


@pytest.mark.parametrize("text", ["1.23", "1.2345", "1.234 567", "12,5,5", "1e308", "nan", "inf", "abc", "007", "٣"])
def test_what_is_not_a_number_is_refused(text: str) -> None:
    assert kind(parse_number(text, 2)) in ("not_a_number", "english_number")


@pytest.mark.parametrize("text", ["-", "–", "…", "x", "N/A"])
def test_a_sign_in_place_of_an_empty_cell_is_refused(text: str) -> None:
    assert kind(parse_number(text, 2)) == "blank_sign"


@pytest.mark.parametrize("text", ["~30", "<5", "khoảng 30", "trên 1.000"])
def test_an_approximate_number_is_refused_and_sent_to_its_column(text: str) -> None:
    assert kind(parse_number(text, 2)) == "about_sign"


def test_a_percent_sign_is_taken_only_where_the_unit_is_percent() -> None:
    assert parse_number("12,5%", 1, "%") == Decimal("12.5")
    assert kind(parse_number("12,5%", 1, "ca")) == "percent_sign"


def test_more_decimals_than_declared_are_refused_never_rounded() -> None:
    assert kind(parse_number("1,25", 1)) == "too_many_decimals"
    assert kind(parse_number(1.25, 1)) == "too_many_decimals"
    assert kind(parse_number(999_999_999_999.3, 0)) == "too_many_decimals"


def test_noise_of_binary_fractions_is_not_a_decimal() -> None:
    assert parse_number(0.1 + 0.2, 1) == Decimal("0.3")
    assert parse_number(1234.5600000000001, 2) == Decimal("1234.56")


def test_minus_zero_is_zero() -> None:
    assert str(parse_number(-0.0, 0)) == "0"


@pytest.mark.parametrize("value", [float("inf"), float("nan"), True])
def test_cells_that_hold_no_number_are_refused(value: CellValue) -> None:
    assert kind(parse_number(value, 2)) == "not_a_number"


def test_a_number_beyond_twelve_digits_is_refused() -> None:
    assert kind(parse_number("1.000.000.000.000", 0)) == "number_too_large"
    assert kind(parse_number(1e300, 0)) == "number_too_large"


def test_a_number_that_excel_turned_into_a_date_is_refused() -> None:
    assert kind(parse_number(date(2026, 5, 1), 1)) == "date_in_number"


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_date_written_the_vietnamese_way_is_read_back(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(datetime(day.year, day.month, day.day, 7)) == day
    assert parse_date(day) == day


@pytest.mark.parametrize("value", ["31/02/2026", "2026-11-22", "11/22/2026", "T10/2026", "Quý 3", 46000.0, "22/11/26"])
def test_a_date_that_does_not_exist_or_is_written_otherwise_is_refused(value: CellValue) -> None:
    assert kind(parse_date(value)) == "bad_date"


def test_words_are_read_in_any_case_and_any_unicode_form() -> None:
    assert parse_yes_no("CO\u0301") is True
    assert parse_yes_no("") is False
    assert parse_status(" Sơ  Bộ ") == "sơ bộ"
    assert parse_status("") == "chính thức"
    assert parse_bound("Tối thiểu") == "min"


@pytest.mark.parametrize("parse", [parse_yes_no, parse_status, parse_bound])
def test_a_word_outside_the_list_is_refused(parse: object) -> None:
    assert callable(parse)
    assert kind(parse("chắc vậy")) == "unknown_word"


def test_codes_that_excel_stores_as_numbers_are_codes() -> None:
    assert parse_code(14797.0) == "14797"
    assert parse_code(" KT-01 ") == "KT-01"


def test_text_loses_control_and_direction_characters_and_keeps_its_letters() -> None:
    assert parse_text("Hoa\u0300\u202e\x00!") == "Hoà  !"
    assert kind(parse_text("a" * 2001)) == "text_too_long"
