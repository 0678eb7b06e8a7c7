"""What the log tells of people and commands, and what it never says."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from data.access import ADMIN, LEADER, SECRETARIAT, THE_SYSTEM, WITHDRAW, Viewer
from data.audit import events
from data.audit.chain import record, record_catalogue
from data.audit.heads import FOLDER, HEAD
from data.audit.sparing import OnceAMinute
from data.people.accounts import Account, change_account, decide
from data.people.credentials import change_password, give_password, keep_secret, new_secret
from data.people.security import SecurityRules
from data.people.sessions import IDLE, LOCKED, WRONG, Sessions
from data.store import Store
from data.views.audit import Question, count_log, read_log
from tests.data.audit.log import SECRETARY, lines_of, noted, some_lines, tampered


def account(login: str, role: str = SECRETARIAT) -> Account:
    return Account(login, "Tên", "Chức vụ", role, "", frozenset(), date(2020, 1, 1), None)


def test_accounts_are_told_with_what_they_could_and_can_and_without_names(store: Store) -> None:
    change_account(store, account("tk.mot"))
    change_account(store, replace(account("tk.mot", LEADER), sectors=frozenset({"YT"})))
    action, _, _, subject, before, after, _ = lines_of(store)[1]
    assert (action, subject) == (events.ACCOUNT_CHANGE, "tk.mot")
    assert before == "vai trò: Tổ thư ký; từ ngày: 01/01/2020; đang dùng"
    assert after == "vai trò: Lãnh đạo; lĩnh vực: YT; từ ngày: 01/01/2020; đang dùng"
    assert "Tên" not in str(lines_of(store))


def test_four_eyes_are_two_lines(store: Store) -> None:
    for login in ("qt.mot", "qt.hai"):
        change_account(store, account(login, ADMIN))
    one, other = (store.seen_by(Viewer(ADMIN, login)) for login in ("qt.mot", "qt.hai"))
    change_account(one, account("qt.ba", ADMIN))
    decide(other, "qt.ba", approve=True)
    change_account(one, account("qt.bon", ADMIN))
    decide(other, "qt.bon", approve=False)
    told = [(row[0], row[1], row[3]) for row in lines_of(store)[2:]]
    assert told == [
        (events.ACCOUNT_CHANGE, "qt.mot", "qt.ba"),
        (events.ACCOUNT_APPROVE, "qt.hai", "qt.ba"),
        (events.ACCOUNT_CHANGE, "qt.mot", "qt.bon"),
        (events.ACCOUNT_REFUSE, "qt.hai", "qt.bon"),
    ]
    assert str(lines_of(store)[2][5]).endswith("chờ quản trị thứ hai duyệt")


def test_no_password_code_or_token_stands_in_the_log(store: Store) -> None:
    change_account(store, account("tk.mot"))
    first, second, secret = give_password(store, "tk.mot"), "mat khau that dai", new_secret()
    change_password(store, "tk.mot", first, second, 12)
    keep_secret(store, "tk.mot", secret)
    sessions = Sessions(store, SecurityRules())
    assert sessions.prove(second, "tk.mot", "10.0.0.9") == WRONG
    token = sessions.open("tk.mot", "10.0.0.9")
    said = str(store.query("select * from audit_event"))
    assert not [text for text in (first, second, secret, token) if text in said]
    assert noted(store)[1:] == [events.PASSWORD_SET, events.PASSWORD_SET, events.CODE_SET, *[events.SIGN_IN] * 2]


def test_signing_in_and_out_is_told_with_who_from_where_and_why_not(store: Store) -> None:
    change_account(store, account("tk.mot"))
    password = give_password(store, "tk.mot")
    sessions = Sessions(store, SecurityRules(wrong_tries=2))
    sessions.end(sessions.open("tk.mot", "10.0.0.9"))
    sessions.end(sessions.open("tk.mot", "10.0.0.9"), IDLE)
    for _ in range(2):
        assert sessions.prove("tk.mot", "sai", "10.0.0.66") == WRONG
    for _ in range(3):
        assert sessions.prove("tk.mot", password, "10.0.0.66") == LOCKED
    sessions.unlock("tk.mot", Viewer(ADMIN, "qt.mot", address="10.0.0.1"))
    wrong = (events.SIGN_IN, "", "10.0.0.66", "tk.mot", "", "sai mật khẩu hoặc mã xác thực", events.REFUSED)
    assert lines_of(store)[2:] == [
        (events.SIGN_IN, "tk.mot", "10.0.0.9", "", "", "", events.DONE),
        (events.SIGN_OUT, "tk.mot", "10.0.0.9", "", "", "", events.DONE),
        (events.SIGN_IN, "tk.mot", "10.0.0.9", "", "", "", events.DONE),
        (events.SESSION_END, "tk.mot", "10.0.0.9", "", "", "không thao tác quá lâu", events.DONE),
        wrong,
        wrong,
        (events.SIGN_IN, "", "10.0.0.66", "tk.mot", "", "tài khoản đang tạm khóa", events.REFUSED),
        (events.UNLOCK, "qt.mot", "10.0.0.1", "tk.mot", "", "", events.DONE),
    ]


def test_another_catalogue_is_told_once(store: Store) -> None:
    for version in ("a" * 64, "a" * 64, "b" * 64):
        record_catalogue(store, version)
    assert [(row[4], row[5]) for row in lines_of(store)] == [("", "a" * 8), ("a" * 8, "b" * 8)]


def test_a_machine_that_knocks_without_end_is_told_once_a_minute() -> None:
    gate = OnceAMinute()
    moments = [datetime(2026, 11, 22, 8, 0, second) for second in (0, 30, 59)]
    assert [gate.lets("10.0.0.66", moment) for moment in moments] == [True, False, False]
    assert gate.lets("10.0.0.67", moments[1])
    assert gate.lets("10.0.0.66", datetime(2026, 11, 22, 8, 1, 0))
    assert gate.lets("10.0.0.66", datetime(2026, 11, 21, 8, 0, 0))


def test_lines_are_found_by_day_person_action_outcome_and_words(store: Store) -> None:
    some_lines(store, 3)
    record(store.seen_by(replace(SECRETARY, name="tk.hai")), WITHDRAW, "N0000007", "", "Gửi nhầm đơn vị")
    today = read_log(store, Question(), 1)[0].event.happened_at.date()
    asked = {
        Question(): 4,
        Question(first=today, last=today): 4,
        Question(last=date(2020, 1, 1)): 0,
        Question(actor="tk.hai"): 1,
        Question(action=events.VISIT): 3,
        Question(outcome=events.REFUSED): 3,
        Question(text="NHAM don vi"): 1,
        Question(text="Nhầm  Đơn"): 1,
        Question(text="rút lần gửi"): 1,
        Question(text="10.0.0.9"): 4,
        Question(text="%"): 0,
        Question(text="' or 1=1 --"): 0,
        Question(actor="tk.hai", outcome=events.REFUSED): 0,
    }
    assert {question: count_log(store, question) for question in asked} == asked
    assert [line.number for line in read_log(store, Question(), 2, 1)] == [3, 2]


def test_the_command_line_checks_the_chain_and_takes_lines_away(
    closed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from data.__main__ import main  # noqa: PLC0415 - reads the folder when it runs

    monkeypatch.setenv("IOC_VAR", str(closed))
    assert main(["audit", "verify"]) == 0
    assert capsys.readouterr().out.startswith("Chuỗi nhật ký nguyên vẹn: 12 dòng")
    taken = tmp_path / "nhat-ky.csv"
    assert main(["audit", "export", "--from", "2020-01-01", str(taken)]) == 0
    written = taken.read_text(encoding="utf-8-sig").splitlines()
    assert len(written) == 13
    assert written[0].startswith("Số;Lúc;Người làm;")
    assert main(["audit", "export", str(tmp_path / "nowhere" / "x.csv")]) == 2
    head = json.loads((closed / FOLDER / HEAD).read_text(encoding="utf-8"))
    assert head["number"] == 14
    tampered(closed, "update audit_event set subject = 'x' where number = 4")
    capsys.readouterr()
    assert main(["audit", "verify"]) == 1
    assert "Dòng 4: nội dung đã bị sửa sau khi ghi." in capsys.readouterr().out


def test_the_system_itself_has_no_address(store: Store) -> None:
    record(store.seen_by(THE_SYSTEM), events.VISIT)
    assert lines_of(store)[0][1:3] == ("hệ thống", "")
