"""Taking a submission back on its page: told before, with a reason, and the former number is there again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import words
from tests.pages.conftest import CORRECTED, Serve
from tests.pages.visit import assert_in_order, sentences, text_of, visit

FIRST, SECOND = "N0000001", "N0000002"


@pytest.fixture
def corrected(corrected_store: Path, serve: Serve) -> Iterator[None]:
    """A store in which 9.000 was corrected to 9.500."""
    with serve(corrected_store):
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
    assert "−500 triệu USD" in told
    assert "9.500" in text_of(visit("indicator", ma=CORRECTED))


@pytest.mark.usefixtures("corrected")
def test_after_the_withdrawal_the_former_value_stands_and_the_file_says_so() -> None:
    at = confirm(ask(SECOND), "gửi nhầm số")
    assert words.WITHDRAWN.format(submission=SECOND) in sentences(at)
    assert "Đã rút lúc" in text_of(at)
    assert "gửi nhầm số" in text_of(at)
    assert [button for button in at.button if button.label == words.WITHDRAW] == []
    indicator = text_of(visit("indicator", ma=CORRECTED))
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
