"""Numbers and dates are written the Vietnamese way, by one formatter."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.numbers import format_age, format_date, format_moment, format_number, format_value


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        ("1234.5", 1, "1.234,5"),
        ("1234567", 0, "1.234.567"),
        ("12836.445", 3, "12.836,445"),
        ("8.270", 2, "8,27"),
        ("0.005", 2, "0,01"),
        ("-5.51", 2, "−5,51"),
        ("-0.001", 2, "0"),
        ("1000", 2, "1.000"),
    ],
)
def test_a_number_has_points_for_thousands_and_a_decimal_comma(value: str, decimals: int, said: str) -> None:
    assert format_number(Decimal(value), decimals) == said


@given(st.decimals(min_value=-(10**11), max_value=10**11, places=6))
def test_what_is_written_reads_back_as_the_same_number(value: Decimal) -> None:
    said = format_number(value, 6)
    assert Decimal(said.replace(".", "").replace(",", ".").replace("−", "-")) == value


def test_percentages_cling_to_their_sign_and_nothing_is_a_dash() -> None:
    assert format_value(Decimal("12.5"), "%", 2) == "12,5%"
    assert format_value(None, "%", 2) == "–"


def test_dates_and_moments() -> None:
    assert format_date(date(2026, 11, 2)) == "02/11/2026"
    assert format_moment(datetime(2026, 11, 22, 7, 0)) == "07 giờ 00 ngày 22/11/2026"


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (datetime(2026, 11, 22, 6), "hôm nay"),
        (datetime(2026, 11, 21, 23), "hôm qua"),
        (datetime(2026, 11, 20), "2 ngày trước"),
        (datetime(2026, 2, 22), "9 tháng trước"),
        (datetime(2023, 1, 1), "3 năm trước"),
    ],
)
def test_age_is_told_in_the_largest_fitting_unit(then: datetime, said: str) -> None:
    assert format_age(then, datetime(2026, 11, 22, 8)) == said
