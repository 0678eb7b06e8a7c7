"""Accounts: every change kept, administrators by four eyes, passwords never readable again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from argon2 import Type
from hypothesis import given
from hypothesis import strategies as st

from data.access import ADMIN, AUDITOR, IOC, LEADER, RIGHTS, SECRETARIAT, UNIT, Denied, Viewer
from data.people.accounts import (
    ACTIVE,
    DISABLED,
    Account,
    AccountRefused,
    change_account,
    decide,
    read_accounts,
    read_history,
    read_proposals,
)
from data.people.commands import run_accounts
from data.people.credentials import (
    change_password,
    give_password,
    is_password,
    keep_secret,
    new_secret,
    read_credentials,
)
from data.people.security import FILE_NAME, SecurityRules, read_rules
from data.store import FILE_NAME as STORE_FILE
from data.store import Store
from tests.data.people.staff import PASSWORD, THE_PROGRAM_S_HASHER, Clock, account, administrator

COORDINATOR = Viewer(IOC, "dau-moi")


def rule_of(refused: pytest.ExceptionInfo[AccountRefused]) -> str:
    return refused.value.rule


def test_an_administrator_waits_for_a_second_one(staffed: Store) -> None:
    first, second = staffed.seen_by(administrator("mot")), staffed.seen_by(administrator("hai"))
    assert change_account(first, account("ba", ADMIN)).approved_by == ""
    assert "ba" not in read_accounts(staffed)
    assert read_proposals(staffed)["ba"].proposed_by == "mot"
    with pytest.raises(AccountRefused) as refused:
        decide(first, "ba", approve=True)
    assert rule_of(refused) == "own_proposal"
    assert decide(second, "ba", approve=True).approved_by == "hai"
    assert read_accounts(staffed)["ba"].role == ADMIN
    assert read_proposals(staffed) == {}


@pytest.mark.parametrize(
    "change",
    [{"role": LEADER}, {"state": DISABLED}, {"subject": "someone-else"}, {"holds_to": date(2026, 11, 1)}],
    ids=str,
)
def test_an_administrator_stays_as_they_are_until_a_second_one_agrees(
    staffed: Store, change: dict[str, object]
) -> None:
    before = read_accounts(staffed)["hai"]
    change_account(staffed.seen_by(administrator("mot")), replace(before, **change))  # type: ignore[arg-type]
    assert read_accounts(staffed)["hai"] == before
    decide(staffed.seen_by(administrator("hai")), "hai", approve=False)
    kept = read_accounts(staffed)["hai"]
    assert (kept.role, kept.state, kept.subject, kept.holds_to) == (ADMIN, ACTIVE, "", None)
    assert read_proposals(staffed) == {}


def test_making_somebody_an_administrator_needs_two_as_well(staffed: Store) -> None:
    secretary = read_accounts(staffed)["thu-ky"]
    change_account(staffed.seen_by(administrator("mot")), replace(secretary, role=ADMIN))
    assert read_accounts(staffed)["thu-ky"].role == SECRETARIAT


def test_a_refused_proposal_never_becomes_an_account(staffed: Store) -> None:
    change_account(staffed.seen_by(administrator("mot")), account("ba", ADMIN))
    decide(staffed.seen_by(administrator("hai")), "ba", approve=False)
    assert "ba" not in read_accounts(staffed)
    with pytest.raises(AccountRefused) as refused:
        decide(staffed.seen_by(administrator("hai")), "ba", approve=True)
    assert rule_of(refused) == "nothing_waits"


def test_the_coordinator_keeps_accounts_but_no_administrator_s(staffed: Store) -> None:
    own = staffed.seen_by(COORDINATOR)
    change_account(own, account("lanh-dao", LEADER))
    assert read_accounts(staffed)["lanh-dao"].approved_by == "dau-moi"
    admin = read_accounts(staffed)["mot"]
    change_account(staffed.seen_by(administrator("mot")), account("ba", ADMIN))
    for act in (
        lambda: change_account(own, replace(admin, state=DISABLED)),
        lambda: change_account(own, replace(admin, role=LEADER)),
        lambda: change_account(own, account("bon", ADMIN)),
        lambda: decide(own, "ba", approve=True),
        lambda: decide(own, "ba", approve=False),
        lambda: give_password(own, "mot"),
    ):
        with pytest.raises(Denied):
            act()
    assert read_accounts(staffed)["mot"] == admin


@pytest.mark.parametrize("role", [*sorted(RIGHTS.keys() - {ADMIN, IOC, "system"}), ""])
def test_nobody_else_reads_or_changes_accounts(role: str, staffed: Store) -> None:
    own = staffed.seen_by(Viewer(role, "x", "SYT"))
    for act in (
        lambda: change_account(own, account("moi", LEADER)),
        lambda: give_password(own, "thu-ky"),
        lambda: read_accounts(own),
        lambda: read_history(own, "mot"),
        lambda: decide(own, "mot", approve=True),
    ):
        with pytest.raises(Denied):
            act()


def test_an_administrator_s_password_comes_from_the_command_line_only(staffed: Store) -> None:
    for viewer in (administrator("mot"), administrator("hai"), COORDINATOR):
        with pytest.raises(Denied):
            give_password(staffed.seen_by(viewer), "hai")
    assert is_password(staffed, "hai", PASSWORD)
    code, (line,) = run_accounts(staffed, ["password", "hai"])
    assert code == 0
    assert is_password(staffed, "hai", line.removeprefix("hai: "))
    assert not is_password(staffed, "hai", PASSWORD)


def test_a_new_administrator_gets_the_first_password_with_the_proposal(staffed: Store) -> None:
    own = staffed.seen_by(administrator("mot"))
    change_account(own, account("ba", ADMIN))
    assert is_password(staffed, "ba", give_password(own, "ba"))
    with pytest.raises(Denied):
        give_password(own, "ba")


def test_a_new_password_takes_the_code_away_and_must_be_changed(staffed: Store) -> None:
    keep_secret(staffed, "thu-ky", new_secret())
    given = give_password(staffed.seen_by(COORDINATOR), "thu-ky")
    credential = read_credentials(staffed)["thu-ky"]
    assert credential.must_change
    assert credential.totp_secret == ""
    change_password(staffed, "thu-ky", given, "cau-khac-han-2026", length=12)
    assert not read_credentials(staffed)["thu-ky"].must_change


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("sai", "cau-khac-han-2026", "wrong"),
        (PASSWORD, "ngan", "short"),
        (PASSWORD, PASSWORD, "same"),
        (PASSWORD, "la-THU-KY-day-2026", "login_inside"),
    ],
)
def test_a_password_that_breaks_a_rule_is_not_taken(staffed: Store, old: str, new: str, rule: str) -> None:
    with pytest.raises(AccountRefused) as refused:
        change_password(staffed, "thu-ky", old, new, length=12)
    assert rule_of(refused) == rule
    assert is_password(staffed, "thu-ky", PASSWORD)


def test_there_is_no_password_for_an_account_that_isn_t_there(staffed: Store) -> None:
    assert not is_password(staffed, "khong-co", PASSWORD)
    with pytest.raises(AccountRefused) as refused:
        give_password(staffed, "khong-co")
    assert rule_of(refused) == "unknown"


def test_the_history_keeps_every_state_newest_first(staffed: Store, clock: Clock) -> None:
    own = staffed.seen_by(COORDINATOR)
    states = [
        account("ky", SECRETARIAT),
        replace(account("ky", LEADER), sectors=frozenset({"YT", "GD"}), reason="QĐ 12"),
        replace(account("ky", UNIT), post="Chuyên viên"),
        replace(account("ky", AUDITOR), state=DISABLED, holds_to=date(2026, 12, 31)),
    ]
    for state in states:
        clock.passes(days=1)
        change_account(own, state)
    kept = read_history(own, "ky")
    plain = [replace(state, proposed_by="", approved_by="", changed_at=None) for state in kept]
    assert plain == states[::-1]
    assert [state.changed_at for state in kept] == sorted((s.changed_at for s in kept if s.changed_at), reverse=True)
    assert {(state.proposed_by, state.approved_by) for state in kept} == {("dau-moi", "dau-moi")}
    assert read_accounts(own)["ky"] == kept[0]


def test_of_two_changes_in_one_second_the_later_one_stands(staffed: Store) -> None:
    own = staffed.seen_by(COORDINATOR)
    for role in (LEADER, SECRETARIAT, LEADER, AUDITOR):
        change_account(own, account("ky", role))
    assert read_accounts(own)["ky"].role == AUDITOR


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"login": ""}, "login"),
        ({"login": "Hoa"}, "login"),
        ({"login": "a b"}, "login"),
        ({"login": "nguyễn"}, "login"),
        ({"login": "."}, "login"),
        ({"login": "a" * 65}, "login"),
        ({"login": "a\n"}, "login"),
        ({"name": " "}, "name"),
        ({"role": "root"}, "role"),
        ({"role": "system"}, "role"),
        ({"role": "public"}, "role"),
        ({"role": "demonstration"}, "role"),
        ({"role": UNIT}, "unit"),
        ({"unit": "SYT"}, "unit"),
        ({"holds_to": date(2025, 12, 31)}, "dates"),
    ],
    ids=str,
)
def test_an_account_that_breaks_a_rule_is_not_kept(store: Store, wrong: dict[str, object], rule: str) -> None:
    with pytest.raises(AccountRefused) as refused:
        change_account(store, replace(account("ky", LEADER), **wrong))  # type: ignore[arg-type]
    assert rule_of(refused) == rule
    assert read_accounts(store) == {}


@given(
    first=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    last=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    day=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    state=st.sampled_from([ACTIVE, DISABLED]),
    approved=st.sampled_from(["", "hai"]),
)
def test_an_account_holds_from_its_first_day_to_the_end_of_its_last(
    first: date, last: date | None, day: date, state: str, approved: str
) -> None:
    told = replace(account("ky", LEADER), holds_from=first, holds_to=last, state=state, approved_by=approved)
    inside = first <= day and (last is None or day <= last)
    assert told.holds_on(day) == (inside and state == ACTIVE and approved != "")


def test_no_password_nor_session_can_be_read_from_the_store_s_files(staffed: Store) -> None:
    given = give_password(staffed, "thu-ky")
    change_password(staffed, "thu-ky", given, "cau-bi-mat-cuoi-cung", length=12)
    staffed.close()
    for path in staffed.folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for secret in (PASSWORD, given, "cau-bi-mat-cuoi-cung"):
            assert secret.encode() not in content, path
    assert b"$argon2id$" in (staffed.folder / STORE_FILE).read_bytes()


def test_a_password_costs_who_guesses_it_time_and_memory() -> None:
    hasher = THE_PROGRAM_S_HASHER
    assert hasher.type is Type.ID
    assert hasher.memory_cost >= 64 * 1024
    assert hasher.time_cost >= 3


def test_the_command_line_makes_ends_and_lists_accounts(store: Store) -> None:
    code, (line,) = run_accounts(store, ["add", "Quan.Tri", "--role", "admin", "--name", "Quản trị"])
    assert code == 0
    assert is_password(store, "quan.tri", line.removeprefix("quan.tri: "))
    assert run_accounts(store, ["add", "syt", "--role", "unit", "--name", "Sở Y tế"])[0] == 1
    assert run_accounts(store, ["add", "syt", "--role", "unit", "--name", "Sở Y tế", "--unit", "SYT"])[0] == 0
    assert run_accounts(store, ["end", "syt"])[0] == 0
    assert run_accounts(store, ["end", "khong-co"])[0] == 1
    assert [told.split("\t")[:4] for told in run_accounts(store, ["list"])[1]] == [
        ["quan.tri", "admin", "", "active"],
        ["syt", "unit", "SYT", "disabled"],
    ]


def test_rules_of_the_centre_replace_the_usual_ones(store: Store) -> None:
    assert read_rules(store.folder) == SecurityRules()
    (store.folder / FILE_NAME).write_text("idle_minutes = 5\nlevel = 2\n", encoding="utf-8")
    assert read_rules(store.folder) == SecurityRules(level=2, idle_minutes=5)


@pytest.mark.parametrize(
    "said",
    [
        "idle_minute = 5",
        "idle_minutes = 0",
        "idle_minutes = -1",
        "idle_minutes = 1.5",
        'idle_minutes = "5"',
        "idle_minutes = true",
        "idle_minutes = [5]",
        "syslog = 5",
        'syslog = "a b"',
        "idle_minutes = ",
        "idle_minutes = 5\nidle_minutes = 6",
        "\ufeff[x",
    ],
)
def test_a_fault_in_the_rules_is_not_passed_over(store: Store, said: str) -> None:
    (store.folder / FILE_NAME).write_text(said, encoding="utf-8")
    with pytest.raises(ValueError):  # noqa: PT011 - the message names the file and the rule, or the TOML fault
        read_rules(store.folder)


def test_a_login_is_compared_as_it_is_kept(store: Store) -> None:
    kept = Account("a.b-c_d", "Tên", "", LEADER, "", frozenset(), date(2026, 1, 1), None)
    assert change_account(store, kept).login == "a.b-c_d"


def test_what_a_provider_calls_somebody_belongs_to_one_account(staffed: Store) -> None:
    change_account(staffed, replace(account("ba", LEADER), subject="nguoi-ba"))
    with pytest.raises(AccountRefused) as refused:
        change_account(staffed, replace(account("bon", LEADER), subject="nguoi-ba"))
    assert rule_of(refused) == "subject"
    assert change_account(staffed, replace(account("ba", LEADER), subject="nguoi-ba", name="Khác")).name == "Khác"
