"""Two steps as people meet them: a unit sends, the secretariat returns or accepts, the number stands on its page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from data.access import SECRETARIAT, UNIT
from data.catalogue import Catalogue
from data.observations import Observation
from data.people.accounts import Account, change_account
from data.sendings import read_sendings
from data.store import DEMO, open_store
from loaders.forms.templates import write_form
from pages.parts import inbox
from pages.parts.guard import COOKIE
from pages.parts.resources import the_catalogue, the_sessions, the_store
from tests.pages.conftest import serving
from tests.pages.visit import assert_in_order, sentences, text_of, visit

FORM, PERIOD, CODE = "KTXH-TKE-Q", "2026-Q3", "KTXH-02"


def form_with(catalogue: Catalogue, value: str) -> bytes:
    row = Observation(CODE, "38", "", "", PERIOD, Decimal(value))
    return write_form(catalogue, FORM, "TKE", PERIOD, values=[row])


@pytest.fixture(autouse=True)
def office(tmp_path: Path) -> Iterator[None]:
    """A store with a unit and a secretariat."""
    store = open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22))
    for login, role, unit in (("tke", UNIT, "TKE"), ("thu-ky", SECRETARIAT, "")):
        change_account(store, Account(login, f"Tài khoản {login}", "", role, unit, frozenset(), date(2026, 1, 1), None))
    store.close()
    with serving(tmp_path):
        yield


@contextmanager
def signed_in(login: str) -> Iterator[None]:
    token = the_sessions().open(login, "10.0.0.7")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ContextProxy, "ip_address", property(lambda self: "10.0.0.7"))
        patch.setattr(ContextProxy, "cookies", property(lambda self: {COOKIE: token}))
        yield


def hand_in(content: bytes, name: str = "bieu.xlsx") -> AppTest:
    """The unit chooses the file and sends it."""
    with signed_in("tke"):
        at = visit("upload")
        at.file_uploader[0].set_value([(name, content, "")]).run()
        assert at.button(key="accept").label == "Gửi"
        at.button(key="accept").click().run()
        assert_in_order(at)
        return at


def decide(key: str, reason: str = "") -> AppTest:
    """The secretariat opens what waits longest and presses a button."""
    with signed_in("thu-ky"):
        at = visit("inbox")
        assert_in_order(at)
        if key == "take-in":
            at.button(key=key).click().run()
        else:
            at.text_input(key="return-reason").input(reason)
            next(button for button in at.button if button.label == inbox.RETURN_IT).click().run()
        assert not at.exception
        return at


def test_what_a_unit_sends_waits_and_is_no_number(catalogue: Catalogue) -> None:
    at = hand_in(form_with(catalogue, "210000"))
    assert "chờ tổ thư ký tiếp nhận" in at.success[0].value
    assert "○ Chờ tiếp nhận" in text_of(at)
    assert the_store().last_revision == 0
    with signed_in("thu-ky"):
        assert "210.000" not in text_of(visit("indicator", ma=CODE))
        assert "210.000" not in text_of(visit("overview"))
        assert "1 tệp đang chờ tiếp nhận" in text_of(visit("obligations"))
    with signed_in("tke"):
        assert "○ Chờ tiếp nhận" in text_of(visit("unit"))


def test_the_secretariat_sees_what_would_change_and_accepts(catalogue: Catalogue) -> None:
    hand_in(form_with(catalogue, "210000"))
    with signed_in("thu-ky"):
        told = text_of(visit("inbox"))
    assert "Tiếp nhận: 1 tệp chờ" in told
    assert inbox.PASSED in told
    assert "Ảnh hưởng đến các trang" in told
    at = decide("take-in")
    assert "Đã tiếp nhận G0000001 thành lần gửi N0000001" in at.success[0].value
    assert inbox.NONE in sentences(at)
    with signed_in("thu-ky"):
        assert "210.000" in text_of(visit("indicator", ma=CODE))
    with signed_in("tke"):
        assert "● Đã tiếp nhận" in text_of(visit("upload"))


def test_a_returned_file_shows_its_reason_to_the_sender_and_can_be_sent_again(catalogue: Catalogue) -> None:
    hand_in(form_with(catalogue, "210000"))
    decide("return", "số quý trước chưa khớp")
    with signed_in("tke"):
        told = text_of(visit("upload"))
    assert "■ Trả lại" in told
    assert "số quý trước chưa khớp" in told
    hand_in(form_with(catalogue, "211000"), "sua.xlsx")
    decide("take-in")
    with signed_in("thu-ky"):
        assert "211.000" in text_of(visit("indicator", ma=CODE))


def test_without_a_reason_nothing_is_returned(catalogue: Catalogue) -> None:
    hand_in(form_with(catalogue, "210000"))
    assert [error.value for error in decide("return", " ").error] == ["Cần ghi lý do trả lại\\."]
    assert [s.state for s in read_sendings(the_store())] == ["waiting"]


def test_a_second_file_takes_the_place_of_the_one_that_waits(catalogue: Catalogue) -> None:
    hand_in(form_with(catalogue, "210000"))
    told = text_of(hand_in(form_with(catalogue, "211000"), "moi.xlsx"))
    assert "▲ Đã thay bằng lần gửi sau" in told
    assert "Tệp thay: G0000002" in told


def test_a_file_that_no_longer_passes_can_only_be_returned(
    catalogue: Catalogue,
) -> None:
    hand_in(form_with(catalogue, "210000"))
    the_catalogue().forms.pop(FORM)
    with signed_in("thu-ky"):
        at = visit("inbox")
    assert not at.exception
    assert inbox.FAILED.format(count=1) in sentences(at)
    assert [button.key for button in at.button if button.key == "take-in"] == []


def test_an_unknown_number_in_the_address_is_said(catalogue: Catalogue) -> None:
    with signed_in("thu-ky"):
        at = visit("inbox", gui="G9999999")
    assert "Không có tệp mang mã “G9999999”." in sentences(at)
