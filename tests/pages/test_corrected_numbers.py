"""A number that takes the place of another one says so on cards and in the tables under charts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from charts.words import CORRECTED_TITLE, CORRECTED_VALUE
from data.store import open_store
from data.targets import Target
from tests.data.submitting import send
from tests.pages.conftest import CORRECTED, Serve
from tests.pages.visit import cards_with_a_number, html_of, visit


@pytest.fixture(autouse=True)
def corrected(corrected_store: Path, serve: Serve) -> Iterator[None]:
    """9.000 became 9.500, and more was asked for."""
    store = open_store(corrected_store, today=date(2026, 11, 22))
    send(store, [Target(CORRECTED, "38", "", "", "2026", Decimal(99_000))], form="CT")
    store.close()
    with serve(corrected_store):
        yield


def card_of(at: AppTest) -> str:
    (card,) = [card for card in cards_with_a_number(at) if f'data-code="{CORRECTED}"' in card]
    return card


@pytest.mark.parametrize("page", ["overview", "socio_economic"])
def test_a_card_says_it_in_words_and_in_its_title(page: str) -> None:
    card = card_of(visit(page))
    assert f">{CORRECTED_VALUE}<" in card
    assert f'title="{CORRECTED_TITLE}"' in card


def test_a_unit_s_page_says_it_on_the_card_or_in_the_table_of_those_that_are_not_urgent() -> None:
    assert f">{CORRECTED_VALUE}<" in card_of(visit("unit", ma="SCT"))
    before_more_was_asked_for = visit("unit", ma="SCT", luc="rev:2")
    (row,) = [row for piece in html_of(before_more_was_asked_for) for row in piece.split("<tr>") if CORRECTED in row]
    assert f", {CORRECTED_VALUE}" in row


def test_the_card_of_the_first_value_does_not() -> None:
    assert CORRECTED_VALUE not in card_of(visit("socio_economic", luc="rev:1"))


def test_the_table_under_the_series_says_it_of_its_period_only() -> None:
    pieces = html_of(visit("indicator", ma=CORRECTED))
    (series,) = [piece for piece in pieces if "<caption" in piece and "Tháng 10/2026" in piece]
    assert series.count(f"số chính thức, {CORRECTED_VALUE}") == 1
