"""Taking a submission back on its page: told before, with a reason, and the former number is there again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.catalogue import Catalogue
from data.observations import Observation
from data.store import DEMO, open_store
from loaders.submit import submit_file
from loaders.templates import write_form
from pages.parts import words
from tests.pages.conftest import Serve
from tests.pages.visit import assert_in_order, sentences, text_of, visit

FORM, UNIT, PERIOD, CODE = "KTXH-SCT-T", "SCT", "2026-10", "KTXH-09-LK"
FIRST, SECOND = "N0000001", "N0000002"


@pytest.fixture
def corrected(tmp_path: Path, serve: Serve, catalogue: Catalogue) -> Iterator[None]:
    """A store in which 9.000 was corrected to 9.500."""
    store = open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22))
    for value in (9000, 9500):
        row = Observation(CODE, "38", "", "", PERIOD, Decimal(value))
        content = write_form(catalogue, FORM, UNIT, PERIOD, values=[row])
        submit_file("bieu.xlsx", content, catalogue, store, "Tổ thư ký", store.now())
    store.close()
    with serve(tmp_path):
        yield


def ask(submission: str) -> AppTest:
    at = visit("source", tep=submission)
    at.button(key="withdraw").click().run()
    assert_in_order(at)
    return at


def confirm(at: AppTest, reason: str) -> AppTest:
    at.text_input(key="withdrawal-reason").input(reason)
    next(button for button in at.button if button.label == words.WITHDRAW_CONFIRM).click().run()
    assert not at.exception
    return at


@pytest.mark.usefixtures("corrected")
def test_what_would_change_is_told_before_anything_is_done() -> None:
    told = text_of(ask(SECOND))
    assert "Nếu rút:" in told
    assert "9.500 triệu USD" in told
    assert "9.000 triệu USD" in told
    assert "Trở về số trước" in told
    assert "9.500" in text_of(visit("indicator", ma=CODE))


@pytest.mark.usefixtures("corrected")
def test_after_the_withdrawal_the_former_value_stands_and_the_file_says_so() -> None:
    at = confirm(ask(SECOND), "gửi nhầm số")
    assert words.WITHDRAWN.format(submission=SECOND) in sentences(at)
    assert "Đã rút lúc" in text_of(at)
    assert "gửi nhầm số" in text_of(at)
    assert [button for button in at.button if button.label == words.WITHDRAW] == []
    indicator = text_of(visit("indicator", ma=CODE))
    assert "9.000" in indicator
    assert "gửi nhầm số" in indicator


@pytest.mark.usefixtures("corrected")
def test_without_a_reason_nothing_is_taken_back() -> None:
    at = confirm(ask(SECOND), "  ")
    assert [element.value for element in at.error] == ["Cần ghi lý do rút\\."]
    assert "Đang có hiệu lực" in text_of(at)


@pytest.mark.usefixtures("corrected")
def test_one_may_think_again() -> None:
    at = ask(SECOND)
    next(button for button in at.button if button.label == words.WITHDRAW_KEEP).click().run()
    assert "Đang có hiệu lực" in text_of(at)
    assert [button.label for button in at.button if button.key == "withdraw"] == [words.WITHDRAW]


@pytest.mark.usefixtures("corrected")
def test_a_replaced_file_changes_nothing_when_it_is_taken_back() -> None:
    assert "không có dòng nào thay đổi" in text_of(ask(FIRST))


@pytest.mark.usefixtures("corrected")
def test_the_past_is_only_looked_at() -> None:
    at = visit("source", tep=FIRST, luc="rev:1")
    assert [button for button in at.button if button.key == "withdraw"] == []
