"""The log: written with the act or not at all, chained, its head outside the store; whatever is changed is found."""

from __future__ import annotations

import json
import random
import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.access import ADMIN, AUDITOR, LEADER, MAINTAIN, SECRETARIAT, SUBMIT, THE_SYSTEM, WITHDRAW, Denied, Viewer
from data.audit import check, events
from data.audit.chain import GENESIS, audited, record, record_catalogue
from data.audit.check import Fault, check_chain, find_faults
from data.audit.events import LONGEST, plain
from data.audit.heads import FOLDER, HEAD, HEADS, keep_head, read_daily_heads, read_head
from data.audit.sparing import OnceAMinute
from data.audit.words import ACTIONS, FAULTS, ROLES, fault_sentences, sentence, state_sentence
from data.people.accounts import Account, change_account, decide
from data.people.credentials import change_password, give_password, keep_secret, new_secret
from data.people.security import FILE_NAME as RULES
from data.people.security import SecurityRules, read_rules
from data.people.sessions import IDLE, LOCKED, WRONG, Sessions
from data.store import FILE_NAME, Store, open_store
from data.submissions import Refused, withdraw
from data.views.audit import Question, count_log, read_log
from tests.data.submitting import observe, send
from tests.faults.chain import CHANGES, count_unseen, heads_of, make_chain
from tests.faults.chain import GENESIS as KNOWN

SECRETARY = Viewer(SECRETARIAT, "tk.mot", address="10.0.0.9")


def lines_of(store: Store) -> list[tuple[object, ...]]:
    return store.query(
        "select action, actor, address, subject, before, after, outcome from audit_event order by number"
    )


def noted(store: Store) -> list[str]:
    return [str(row[0]) for row in lines_of(store)]


def some_lines(store: Store, count: int = 5) -> None:
    for number in range(count):
        record(store.seen_by(SECRETARY), events.VISIT, f"/trang-{number}", outcome=events.REFUSED)


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """The folder of a closed store whose log has twelve lines."""
    store = open_store(tmp_path / "var")
    some_lines(store, 12)
    store.close()
    return tmp_path / "var"


def tampered(folder: Path, *statements: str) -> tuple[Fault, ...]:
    """What the check finds after somebody opened the file with other software."""
    with duckdb.connect(str(folder / FILE_NAME)) as connection:
        for statement in statements:
            connection.execute(statement)
    store = open_store(folder)
    state = check_chain(store)
    store.close()
    return state.faults


def test_an_accepted_file_and_its_line_are_one_act(store: Store) -> None:
    first = send(store, [observe("A", "2025-01", "1")])
    second = send(store, [observe("A", "2025-01", "2")])
    withdraw(store, second.submission_id, "người thử", "gửi nhầm")
    told = [(row[0], row[3], row[4]) for row in lines_of(store)]
    assert told == [
        (SUBMIT, first.submission_id, ""),
        (SUBMIT, second.submission_id, first.submission_id),
        (WITHDRAW, second.submission_id, ""),
    ]
    assert lines_of(store)[2][5] == "gửi nhầm"
    assert check_chain(store).faults == ()


def test_the_same_bytes_twice_are_one_line(store: Store) -> None:
    for _ in range(2):
        send(store, [observe("A", "2025-01", "1")], name="một tệp")
    assert noted(store) == [SUBMIT]


def fail_after_noting(store: Store) -> None:
    with audited(store, MAINTAIN) as act:
        act.cursor.execute("insert into setting values ('x', 'y', now()::timestamp)")
        act.note(events.VISIT, "/x")
        act.cursor.execute("select nonsense")


def test_an_act_that_fails_leaves_no_line_and_a_line_that_fails_leaves_no_act(store: Store) -> None:
    with pytest.raises(Refused):
        withdraw(store, "N0000009", "người thử", "không có")
    with pytest.raises(duckdb.Error):
        fail_after_noting(store)
    assert noted(store) == []
    assert store.setting("x") == ""
    with store.write(MAINTAIN) as cursor:
        cursor.execute("alter table audit_event rename to elsewhere")
    with pytest.raises(duckdb.Error):
        send(store, [observe("A", "2025-01", "1")])
    assert store.query("select count(*) from submission") == [(0,)]


def test_numbers_have_no_gaps_and_each_line_carries_the_hash_before(store: Store) -> None:
    some_lines(store)
    rows = store.query("select number, previous_hash, hash from audit_event order by number")
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5]
    assert [row[1] for row in rows] == [store.setting(GENESIS), *(row[2] for row in rows[:-1])]


def test_two_stores_never_share_a_chain(tmp_path: Path) -> None:
    stores = [open_store(tmp_path / name) for name in "ab"]
    for store in stores:
        some_lines(store, 1)
    assert len({store.query("select hash from audit_event")[0][0] for store in stores}) == 2
    for store in stores:
        store.close()


def test_only_who_may_read_the_log_reads_it(store: Store) -> None:
    some_lines(store)
    assert count_log(store.seen_by(Viewer(AUDITOR, "kt")), Question()) == 5
    for viewer in (SECRETARY, Viewer(LEADER, "ld"), Viewer(ADMIN, "qt"), Viewer("", "")):
        with pytest.raises(Denied):
            count_log(store.seen_by(viewer), Question())
        with pytest.raises(Denied):
            check_chain(store.seen_by(viewer))


# What is kept of a text


@given(st.text(max_size=3 * LONGEST))
def test_a_text_is_one_short_line_that_nothing_runs(text: str) -> None:
    kept = plain(text)
    assert len(kept) <= LONGEST
    assert kept == plain(kept)
    assert kept.isprintable()
    assert not kept.startswith(("=", "+", "-", "@"))
    kept.encode()


def test_a_line_cannot_be_forged_inside_a_text() -> None:
    assert plain("a\r\n2026 quan.tri đăng nhập\x00\x1b[2J") == "a 2026 quan.tri đăng nhập [2J"
    assert plain("đuôi \u202elsx.exe") == "đuôi lsx.exe"


def test_numbers_of_citizens_are_not_kept() -> None:
    assert plain("Ông A, CCCD 038099012345, ĐT 0912345678") == "Ông A, CCCD …, ĐT …"
    assert plain("N0000123, 12.345 ô, 22/11/2026") == "N0000123, 12.345 ô, 22/11/2026"


# The head outside the store


def test_the_newest_head_is_kept_outside_and_one_a_day_in_the_list(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (20, 20, 21):
        monkeypatch.setattr("data.settings.vietnam_now", lambda day=day: datetime(2026, 11, day, 8))
        some_lines(store, 2)
    newest = read_head(store.folder / FOLDER)
    assert newest is not None
    assert (newest.number, newest.kept_at) == (6, "2026-11-21T08:00:00")
    assert store.query("select hash from audit_event where number = 6") == [(newest.hash,)]
    assert [(head.number, head.kept_at) for head in read_daily_heads(store.folder / FOLDER)] == [
        (1, "2026-11-20"),
        (5, "2026-11-21"),
    ]
    assert check_chain(store).faults == ()


def test_a_head_that_is_older_than_the_chain_is_no_fault(store: Store) -> None:
    some_lines(store, 3)
    before = (store.folder / FOLDER / HEAD).read_bytes()
    some_lines(store, 3)
    (store.folder / FOLDER / HEAD).write_bytes(before)
    assert check_chain(store).faults == ()


def test_an_older_head_never_takes_the_place_of_a_newer_one(store: Store) -> None:
    some_lines(store, 1)
    older = read_head(store.folder / FOLDER)
    some_lines(store, 1)
    newer = read_head(store.folder / FOLDER)
    assert older is not None
    keep_head(store, older)
    assert read_head(store.folder / FOLDER) == newer


def test_a_cut_chain_that_grows_on_stays_accused(closed: Path) -> None:
    assert tampered(closed, "delete from audit_event where number > 8") == (Fault(check.CUT, 9, 12),)
    store = open_store(closed)
    some_lines(store, 9)
    assert check_chain(store).lines == 17
    assert Fault(check.OTHER_HEAD, 12) in check_chain(store).faults
    store.close()


def test_a_head_that_cannot_be_kept_does_not_undo_the_act(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    (store.folder / FOLDER).write_text("a file where the folder should be", encoding="utf-8")
    receipt = send(store, [observe("A", "2025-01", "1")])
    assert receipt.stored == 1
    assert noted(store) == [SUBMIT]
    assert "was not kept" in caplog.text


@pytest.mark.parametrize("content", ["", "{}", "[]", "x", '{"number": 1}'])
def test_a_head_that_says_nothing_is_a_fault_and_stays_as_it_is(store: Store, content: str) -> None:
    some_lines(store, 2)
    path = store.folder / FOLDER / HEAD
    path.write_text(content, encoding="utf-8")
    some_lines(store, 1)
    assert path.read_text(encoding="utf-8") == content
    assert check_chain(store).faults == (Fault(check.BAD_HEAD),)


def test_a_log_without_any_head_outside_is_a_fault_until_the_next_line(store: Store) -> None:
    some_lines(store, 2)
    for name in (HEAD, HEADS):
        (store.folder / FOLDER / name).unlink()
    assert check_chain(store).faults == (Fault(check.NO_HEAD),)
    some_lines(store, 1)
    assert check_chain(store).faults == ()


def test_every_new_head_is_told_to_syslog_where_the_rules_name_one(tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.settimeout(10)
        (tmp_path / RULES).write_text(f'syslog = "127.0.0.1:{listener.getsockname()[1]}"\n', encoding="utf-8")
        store = open_store(tmp_path)
        some_lines(store, 1)
        told = listener.recv(4096).decode()
        store.close()
    head = read_head(tmp_path / FOLDER)
    assert head is not None
    assert f"giao-ban audit 1 {head.hash}" in told


@pytest.mark.parametrize(
    "rule", ["syslog = 514", 'syslog = "a b"', 'syslog = "h:x"', 'level = "3"', "level = 0", "level = true", "x = 1"]
)
def test_a_rule_that_does_not_fit_is_refused(tmp_path: Path, rule: str) -> None:
    (tmp_path / RULES).write_text(f"{rule}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=RULES):
        read_rules(tmp_path)


# Whatever is changed is found


@settings(max_examples=300)
@given(st.sampled_from(CHANGES), st.integers(2, 60), st.integers(0, 2**32))
def test_a_sound_chain_passes_and_every_change_of_it_is_found(
    change: Callable[..., list[check.Line]], count: int, seed: int
) -> None:
    sound = make_chain(count)
    heads = heads_of(sound)
    assert list(find_faults(sound, KNOWN, heads)) == []
    assert list(find_faults(change(list(sound), random.Random(seed)), KNOWN, heads)) != []


def test_a_thousand_changes_are_all_found() -> None:
    assert count_unseen(40, 1000) == []


@pytest.mark.parametrize(
    "column", ["actor", "role", "address", "action", "subject", "before", "after", "outcome", "previous_hash", "hash"]
)
def test_a_field_changed_by_other_software_names_its_line(closed: Path, column: str) -> None:
    faults = tampered(closed, f"update audit_event set {column} = {column} || 'x' where number = 7")
    assert {fault.number for fault in faults} <= {7, 8}
    assert Fault(check.CHANGED, 7) in faults


def test_a_moment_changed_by_other_software_names_its_line(closed: Path) -> None:
    statement = "update audit_event set happened_at = happened_at - interval 1 microsecond where number = 3"
    assert tampered(closed, statement) == (Fault(check.CHANGED, 3),)


@pytest.mark.parametrize(
    ("statement", "faults"),
    [
        ("delete from audit_event where number between 4 and 6", (Fault(check.MISSING, 4, 6),)),
        ("delete from audit_event where number > 10", (Fault(check.CUT, 11, 12),)),
        ("delete from audit_event", (Fault(check.CUT, 1, 12),)),
        ("insert into audit_event select * from audit_event where number = 5", (Fault(check.TWICE, 5),)),
        (
            f"insert into audit_event select * replace ({check.LEAST} as number) from audit_event where number = 5",
            (Fault(check.TWICE, check.LEAST),),
        ),
    ],
)
def test_lines_taken_out_or_put_in_are_named(closed: Path, statement: str, faults: tuple[Fault, ...]) -> None:
    assert tampered(closed, statement) == faults


def test_a_log_that_was_emptied_with_its_heads_is_found(closed: Path) -> None:
    for name in (HEAD, HEADS):
        (closed / FOLDER / name).unlink()
    assert tampered(closed, "delete from audit_event") == (Fault(check.EMPTIED),)


def test_another_beginning_is_found(closed: Path) -> None:
    faults = tampered(closed, f"update setting set value = 'x' where name = '{GENESIS}'")
    assert faults == (Fault(check.UNLINKED, 1),)


def test_a_store_without_a_log_yet_is_sound(store: Store) -> None:
    assert check_chain(store).faults == ()


def test_a_log_of_several_portions_is_read_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "AT_ONCE", 4)
    for count in (3, 1, 1):
        some_lines(store, count)
        assert check_chain(store).faults == ()
    assert check_chain(store).lines == 5


def test_every_fault_action_and_role_has_its_sentence(closed: Path) -> None:
    for kind in FAULTS:
        state = check.ChainState(12, datetime(2026, 11, 22, 8, 2), (Fault(kind, 4, 6),))
        (told,) = fault_sentences(state)
        assert "{" not in told
        assert state_sentence(state).startswith("Chuỗi nhật ký không còn nguyên vẹn: 1 lỗi trong 12 dòng")
    assert sentence(SECRETARIAT, "tk.mot", WITHDRAW, "N0000123") == "Tổ thư ký (tk.mot) rút lần gửi N0000123"
    assert sentence("", "", events.SIGN_IN, "") == "Người chưa xác định đăng nhập"
    said = {value for name, value in vars(events).items() if name.isupper() and isinstance(value, str)}
    outcomes = {events.DONE, events.REFUSED, events.FAILED}
    assert {code for code in said if code.isidentifier() and code.islower()} - outcomes <= set(ACTIONS)
    assert SECRETARIAT in ROLES


def test_many_faults_are_counted_and_the_first_ones_told() -> None:
    state = check.ChainState(99, datetime(2026, 11, 22), tuple(Fault(check.CHANGED, n) for n in range(1, 31)))
    told = fault_sentences(state)
    assert len(told) == 21
    assert told[-1] == "… và 10 lỗi nữa."


# Who did what


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


# The lines that are asked for


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


# The command line


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
