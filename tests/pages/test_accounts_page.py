"""Tài khoản as administrators use it: made, dated, approved by a second one, ended and opened again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from data.access import ADMIN, IOC, SECRETARIAT
from data.people.accounts import DISABLED, read_accounts, read_history, read_proposals
from data.people.sessions import LOCKED, MUST_CHANGE, WRONG
from data.store import open_store
from data.views.audit import Question, read_log
from pages.parts import words
from pages.parts.guard import COOKIE
from pages.parts.resources import the_sessions, the_store
from tests.data.people.staff import PASSWORD, add_account
from tests.pages.conftest import Serve
from tests.pages.visit import PAGES, sentences, text_of

HERE = "10.0.0.7"


@pytest.fixture(autouse=True)
def staffed(tmp_path: Path, serve: Serve) -> Iterator[None]:
    """A store with two administrators, a coordinator and a secretary."""
    store = open_store(tmp_path)
    for login, role in {"mot": ADMIN, "hai": ADMIN, "dau-moi": IOC, "thu-ky": SECRETARIAT}.items():
        add_account(store, login, role)
    store.close()
    with serve(tmp_path):
        yield


@contextmanager
def accounts_page(login: str, chosen: str = "") -> Iterator[AppTest]:
    """The page as this account sees it."""
    token = the_sessions().open(login, HERE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ContextProxy, "cookies", property(lambda self: {COOKIE: token}))
        at = AppTest.from_file(str(PAGES / "accounts.py"), default_timeout=60)
        at.query_params = {"ma": chosen} if chosen else {}
        yield at.run()


def write(at: AppTest, label: str, text: str) -> None:
    next(box for box in at.text_input if box.label == label).set_value(text)


def choose(at: AppTest, label: str, value: str) -> None:
    next(box for box in at.selectbox if box.label == label).set_value(value)


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return at


def fill(at: AppTest, login: str, role: str) -> None:
    write(at, words.LOGIN, login)
    write(at, words.ACCOUNT_FIELDS["name"], f"Tài khoản {login}")
    choose(at, words.ACCOUNT_FIELDS["role"], role)


def test_a_new_account_gets_a_password_that_is_shown_once_and_must_be_changed() -> None:
    with accounts_page("dau-moi") as at:
        fill(at, "moi", SECRETARIAT)
        write(at, words.ACCOUNT_FIELDS["holds_from"], "01/01/2026")
        write(at, words.ACCOUNT_FIELDS["reason"], "QĐ 5/QĐ-VP")
        said = " ".join(sentences(press(at, words.SAVE)))
        found = re.search(r"dùng một lần: ([\w-]+)\.", said)
        assert found
        assert the_sessions().prove("moi", found[1], HERE) == MUST_CHANGE
        assert found[1] not in " ".join([*sentences(at.run()), text_of(at)])


def test_an_administrator_s_change_waits_until_another_one_approves_it() -> None:
    with accounts_page("mot") as at:
        fill(at, "ba", ADMIN)
        assert words.ACCOUNT_WAITS.format(login="ba") in " ".join(sentences(press(at, words.SAVE)))
        assert next(button for button in at.button if button.label == words.APPROVE).disabled
    assert "ba" not in read_accounts(the_store())
    with accounts_page("hai") as at:
        press(at, words.APPROVE)
        assert words.APPROVED.format(login="ba") in sentences(at)
    assert read_accounts(the_store())["ba"].approved_by == "hai"


def test_a_refused_change_leaves_the_account_as_it_was() -> None:
    with accounts_page("mot", "hai") as at:
        assert words.ACCOUNT_WAITS.format(login="hai") in sentences(press(at, words.END_ACCOUNT))
    with accounts_page("hai") as at:
        press(at, words.REFUSE)
    assert read_proposals(the_store()) == {}
    assert read_accounts(the_store())["hai"].state != DISABLED


def test_a_change_of_posting_is_dated_kept_and_told_in_the_log() -> None:
    with accounts_page("dau-moi", "thu-ky") as at:
        write(at, words.ACCOUNT_FIELDS["post"], "Văn phòng UBND tỉnh")
        write(at, words.ACCOUNT_FIELDS["holds_to"], "31/12/2030")
        write(at, words.ACCOUNT_FIELDS["reason"], "QĐ 7/QĐ-VP")
        assert words.ACCOUNT_SAVED.format(login="thu-ky") in sentences(press(at, words.SAVE))
    newest, before, *_ = read_history(the_store(), "thu-ky")
    assert (newest.post, str(newest.holds_to), newest.reason) == ("Văn phòng UBND tỉnh", "2030-12-31", "QĐ 7/QĐ-VP")
    assert newest.changed_at
    assert before.holds_to is None
    (line, *_) = read_log(the_store(), Question(action="account_change", text="thu-ky"), 5)
    assert line.event.actor == "dau-moi"
    assert "đến ngày: 31/12/2030" in line.event.after
    assert "đến ngày" not in line.event.before


def test_an_ended_account_signs_in_nowhere_until_it_is_saved_again() -> None:
    with accounts_page("dau-moi", "thu-ky") as at:
        assert words.ACCOUNT_ENDED.format(login="thu-ky") in sentences(press(at, words.END_ACCOUNT))
        assert the_sessions().prove("thu-ky", PASSWORD, HERE) == WRONG
        assert words.ACCOUNT_STATES["disabled"] in text_of(at)
        press(at, words.SAVE_AND_REOPEN)
        assert the_sessions().prove("thu-ky", PASSWORD, HERE) != WRONG


def test_a_lock_is_shown_and_taken_away() -> None:
    for _ in range(5):
        the_sessions().prove("thu-ky", "sai", HERE)
    with accounts_page("dau-moi", "thu-ky") as at:
        assert words.LOCKED_NOW in text_of(at)
        assert words.UNLOCKED.format(login="thu-ky") in sentences(press(at, words.UNLOCK))
    assert the_sessions().prove("thu-ky", PASSWORD, HERE) != LOCKED


def test_the_coordinator_changes_no_administrator() -> None:
    with accounts_page("dau-moi", "mot") as at:
        for label in (words.UNLOCK, words.END_ACCOUNT, words.NEW_PASSWORD_GIVEN):
            assert next(button for button in at.button if button.label == label).disabled, label
        write(at, words.ACCOUNT_FIELDS["post"], "khác")
        assert words.DENIED in sentences(press(at, words.SAVE))


@pytest.mark.parametrize(
    ("login", "day", "rule"),
    [
        ("Có Dấu", "", words.ACCOUNT_RULES["login"]),
        ("mot", "", words.ACCOUNT_RULES["taken"]),
        ("moi", "01/01/2020", words.ACCOUNT_RULES["dates"]),
        ("moi", "tháng sau", words.DAY_WRONG),
    ],
)
def test_what_breaks_a_rule_is_said_and_not_kept(login: str, day: str, rule: str) -> None:
    before = read_accounts(the_store())
    with accounts_page("dau-moi") as at:
        fill(at, login, SECRETARIAT)
        write(at, words.ACCOUNT_FIELDS["holds_to"], day)
        assert rule in sentences(press(at, words.SAVE))
    assert read_accounts(the_store()) == before
