"""Môi trường: the newest hour and the day stand apart; rivers are told against their alarm levels."""

from __future__ import annotations

import pytest

from pages.parts import words
from tests.pages.visit import assert_in_order, text_of, visit


@pytest.mark.usefixtures("demonstration_pages")
def test_the_newest_hour_stands_beside_the_day_with_its_own_time() -> None:
    at = visit("environment")
    told = text_of(at)
    assert_in_order(at)
    assert words.NEWEST_HOUR.format(hour="06 giờ ngày 22/11/2026") in told
    assert "VN_AQI giờ gần nhất" in told
    assert "VN_AQI ngày" in told
    assert words.BEHIND.format(count=5) in told


@pytest.mark.usefixtures("demonstration_pages")
def test_rivers_are_told_against_unconfirmed_alarm_levels() -> None:
    told = text_of(visit("environment"))
    assert "Dưới báo động I" in told
    assert "560 / 650 / 740" in told
    assert words.UNCONFIRMED in told


@pytest.mark.usefixtures("demonstration_pages")
def test_an_earlier_day_shows_no_hours_of_today() -> None:
    told = text_of(visit("environment", ky="2026-11-10"))
    assert words.NEWEST_HOUR.format(hour="06 giờ ngày 22/11/2026") not in told
    assert words.NO_HOUR in told
