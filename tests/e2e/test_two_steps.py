"""A form of two steps in a real browser: a unit sends, the secretariat returns it, it is sent again and accepted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from data.access import SECRETARIAT, UNIT
from data.catalogue import Catalogue
from data.observations import Observation
from data.people.accounts import Account, change_account
from data.people.credentials import change_password, give_password
from data.store import DEMO, open_store
from loaders.forms.templates import write_form
from tests.data.people.staff import PASSWORD
from tests.e2e.conftest import Server, serving
from tests.e2e.walker import Walk, walking

FORM, UNIT_CODE, PERIOD, CODE = "KTXH-TKE-Q", "TKE", "2026-Q3", "KTXH-10-LK"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over an empty store with a unit and a secretariat."""
    folder = tmp_path_factory.mktemp("office")
    store = open_store(folder, kind=DEMO, today=date(2026, 11, 22))
    for login, role, unit in (("tke", UNIT, UNIT_CODE), ("thu-ky", SECRETARIAT, "")):
        change_account(store, Account(login, f"Tài khoản {login}", "", role, unit, frozenset(), date(2026, 1, 1), None))
        change_password(store, login, give_password(store, login), PASSWORD, length=12)
    store.close()
    with serving(folder) as server:
        yield server


def sign_in(walk: Walk, login: str) -> None:
    walk.page.goto(f"{walk.address}/dang-nhap")
    walk.page.fill("#tai_khoan", login)
    walk.page.fill("#mat_khau", PASSWORD)
    walk.page.click("button")
    walk.settle()


def send(walk: Walk, catalogue: Catalogue, folder: Path, name: str, value: int) -> None:
    row = Observation(CODE, "38", "", "", PERIOD, Decimal(value))
    path = folder / name
    path.write_bytes(write_form(catalogue, FORM, UNIT_CODE, PERIOD, values=[row]))
    walk.open("/nap-so-lieu")
    walk.page.locator("input[type=file]").set_input_files(path)
    walk.page.get_by_role("button", name="Gửi", exact=True).click()
    expect(walk.page.get_by_text(f"chờ tổ thư ký tiếp nhận: {name}")).to_be_visible()
    walk.settle()
    walk.assert_in_order()


def test_sent_returned_sent_again_accepted_and_the_number_stands_on_its_page(
    catalogue: Catalogue, office: Server, browser: Browser, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        unit = stack.enter_context(walking(browser, office.address))
        secretary = stack.enter_context(walking(browser, office.address))
        sign_in(unit, "tke")
        sign_in(secretary, "thu-ky")

        send(unit, catalogue, tmp_path, "lan-mot.xlsx", 61000)
        secretary.open("/tiep-nhan")
        assert secretary.title == "Tiếp nhận: 1 tệp chờ"
        assert secretary.english() == []
        secretary.page.get_by_label("Lý do trả lại").fill("chưa khớp số quý trước")
        secretary.page.get_by_role("button", name="Trả lại").click()
        expect(secretary.page.get_by_text("Đã trả lại G0000001")).to_be_visible()

        unit.open("/nap-so-lieu")
        expect(unit.page.locator(".st-key-panel-own-sendings")).to_contain_text("Lý do: chưa khớp số quý trước")
        send(unit, catalogue, tmp_path, "lan-hai.xlsx", 62000)

        secretary.open(f"/chi-tieu?ma={CODE}")
        expect(secretary.page.get_by_text("62.000")).to_have_count(0)
        secretary.open("/tiep-nhan")
        secretary.page.get_by_role("button", name="Tiếp nhận", exact=True).click()
        expect(secretary.page.get_by_text("Đã tiếp nhận G0000002 thành lần gửi N0000001")).to_be_visible()
        secretary.settle()
        secretary.assert_in_order()
        secretary.open("/kinh-te-xa-hoi")
        expect(secretary.page.locator(f".gb-headline[data-code={CODE}] .gb-number")).to_contain_text("62.000")
        unit.open("/nap-so-lieu")
        expect(unit.page.locator(".st-key-panel-own-sendings")).to_contain_text("● Đã tiếp nhận")
