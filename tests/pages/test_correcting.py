"""On the page of a file: one value corrected in two steps; a withdrawn file put back in one click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.submissions import withdraw
from pages.parts import correction, reapplying
from pages.parts.resources import the_store
from tests.pages.conftest import CORRECTED, Serve
from tests.pages.visit import assert_in_order, html_of, sentences, text_of, visit

FIRST, SECOND, THIRD = "N0000001", "N0000002", "N0000003"


@pytest.fixture(autouse=True)
def corrected(corrected_store: Path, serve: Serve) -> Iterator[None]:
    """A store in which one file said 9.000 and a second one 9.500."""
    with serve(corrected_store):
        yield


def cell_of(submission: str) -> str:
    said = "select cell from observation where submission_id = $submission and indicator_code = $code and cell <> ''"
    return str(the_store().query(said, submission=submission, code=CORRECTED)[0][0])


def typed(value: str, document: str = "12/BC-SCT") -> AppTest:
    at = visit("source", tep=SECOND, o=cell_of(SECOND))
    at.text_input(key="correction-value").input(value)
    at.text_input(key="correction-document").input(document)
    at.text_input(key="correction-day").input("20/11/2026")
    at.text_input(key="correction-reason").input("gõ nhầm")
    next(button for button in at.button if button.label == correction.LOOK).click().run()
    assert not at.exception
    return at


def test_what_a_correction_would_change_is_told_before_anything_is_stored() -> None:
    at = typed("9.600")
    assert "9.500 triệu USD sẽ thành 9.600 triệu USD." in text_of(at)
    assert "+100 triệu USD" in text_of(at)
    assert the_store().last_revision == 2


def test_confirmed_the_corrected_value_stands_with_its_document() -> None:
    at = typed("9.600")
    at.button(key="correction-confirm").click().run()
    assert_in_order(at)
    assert f"Đã đính chính 9.500 triệu USD thành 9.600 triệu USD, lần gửi {THIRD}." in sentences(at)
    assert "đã được đính chính thành 9.600 triệu USD" in " ".join(sentences(at))
    told = text_of(visit("indicator", ma=CORRECTED))
    assert "đã đính chính 2 lần" in told
    assert "Đính chính theo văn bản số 12/BC-SCT ngày 20/11/2026: gõ nhầm" in told
    assert any(f"tep={THIRD}" in piece for piece in html_of(visit("indicator", ma=CORRECTED)))
    assert_in_order(visit("source", tep=THIRD, o=cell_of(THIRD)))


def test_a_value_that_breaks_a_rule_shows_the_rule_and_no_way_on() -> None:
    at = typed("-5")
    assert "Giá trị mới có 1 lỗi." in sentences(at)
    assert [button for button in at.button if button.key == "correction-confirm"] == []


def test_without_a_document_nothing_can_be_corrected() -> None:
    at = typed("9.600", document="")
    assert "ký hiệu văn bản" in " ".join(sentences(at))


def test_a_cell_whose_value_was_replaced_says_by_what() -> None:
    at = visit("source", tep=FIRST, o=cell_of(FIRST))
    assert "Số trong ô này đã được thay; đang có hiệu lực: 9.500 triệu USD (lần gửi N0000002)." in sentences(at)
    assert [field for field in at.text_input if field.key == "correction-value"] == []


def test_a_withdrawn_file_is_put_back_in_one_click_and_names_the_old_one() -> None:
    withdraw(the_store(), SECOND, "người thử", "rút nhầm")
    at = visit("source", tep=SECOND)
    at.button(key="reapply").click().run()
    assert_in_order(at)
    assert reapplying.DONE.format(old=SECOND, new="N0000004") in sentences(at)
    told = text_of(visit("indicator", ma=CORRECTED))
    assert "9.500" in told
    assert f"Nạp lại lần gửi {SECOND} đã rút" in told


def test_a_withdrawn_correction_comes_back_as_a_correction() -> None:
    typed("9.600").button(key="correction-confirm").click().run()
    withdraw(the_store(), THIRD, "người thử", "rút nhầm")
    visit("source", tep=THIRD).button(key="reapply").click().run()
    assert "9.600" in text_of(visit("indicator", ma=CORRECTED))
    assert the_store().query("select count(*) from submission_scope") == [(2,)]


def test_a_file_that_stands_offers_no_way_to_put_it_back() -> None:
    assert [button for button in visit("source", tep=SECOND).button if button.key == "reapply"] == []
