"""Sessions: what opens one, what ends one, and that nothing but its owner keeps it alive."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

import pyotp
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from data.access import ADMIN, IOC, LEADER, SECRETARIAT, THE_SYSTEM, Denied, Viewer
from data.people.accounts import DISABLED, change_account, read_accounts
from data.people.credentials import give_password, keep_secret, new_secret, step_of
from data.people.last_seen import FILE_NAME as LAST_SEEN
from data.people.security import SecurityRules
from data.people.sessions import CODE_MISSING, CODE_WANTED, LOCKED, MUST_CHANGE, OK, UNUSED, WRONG, Sessions
from data.settings import VIETNAM
from data.store import FILE_NAME, Store, open_store
from tests.data.people.staff import HERE, PASSWORD, Clock, account

COORDINATOR = Viewer(IOC, "dau-moi")


@pytest.fixture
def sessions(staffed: Store) -> Sessions:
    return Sessions(staffed, SecurityRules())


def end_account(store: Store, login: str) -> None:
    change_account(store, replace(read_accounts(store)[login], state=DISABLED))


def code_at(secret: str, moment: datetime) -> str:
    return pyotp.TOTP(secret).at(moment.replace(tzinfo=VIETNAM))


def try_wrong(sessions: Sessions, login: str, times: int) -> list[str]:
    return [sessions.prove(login, "sai", HERE) for _ in range(times)]


def test_a_right_password_is_enough_for_all_but_administrators(sessions: Sessions) -> None:
    assert sessions.prove("thu-ky", PASSWORD, HERE) == OK
    assert sessions.prove("mot", PASSWORD, HERE) == CODE_MISSING
    keep_secret(sessions.store, "mot", new_secret())
    assert sessions.prove("mot", PASSWORD, HERE) == CODE_WANTED


def test_an_open_session_says_who_it_is(sessions: Sessions) -> None:
    token = sessions.open("thu-ky", HERE)
    assert sessions.viewer(token) == Viewer(SECRETARIAT, "thu-ky", address=HERE)
    assert sessions.viewer("") is None
    assert sessions.viewer(token[:-1]) is None
    assert sessions.viewer(sessions.open("lanh-dao", HERE)) == Viewer(LEADER, "lanh-dao", address=HERE)


@pytest.mark.parametrize(("login", "minutes"), [("thu-ky", 15), ("mot", 5)])
def test_a_session_left_alone_ends_sooner_for_administrators(
    sessions: Sessions, clock: Clock, login: str, minutes: int
) -> None:
    token = sessions.open(login, HERE)
    for _ in range(3):
        clock.passes(minutes=minutes)
        assert sessions.viewer(token)
    clock.passes(minutes=minutes, seconds=1)
    assert sessions.viewer(token) is None
    clock.passes(minutes=-minutes)
    assert sessions.viewer(token) is None


def test_a_tab_that_only_asks_keeps_no_session_alive(sessions: Sessions, clock: Clock) -> None:
    token = sessions.open("thu-ky", HERE)
    for _ in range(15):
        clock.passes(minutes=1)
        assert sessions.viewer(token, acting=False)
    clock.passes(seconds=1)
    assert sessions.viewer(token, acting=False) is None


def test_no_session_is_longer_than_twelve_hours(sessions: Sessions, clock: Clock) -> None:
    token = sessions.open("thu-ky", HERE)
    for _ in range(12 * 6):
        clock.passes(minutes=10)
        assert sessions.viewer(token)
    clock.passes(seconds=1)
    assert sessions.viewer(token) is None


@pytest.fixture(scope="module")
def one_account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store for many sessions of one account that needs no password."""
    store = open_store(tmp_path_factory.mktemp("sessions") / "var")
    change_account(store, account("thu-ky", SECRETARIAT))
    yield store
    store.close()


@given(steps=st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=40))
@hypothesis_settings(max_examples=30, deadline=None)
def test_a_session_lives_exactly_while_no_gap_is_too_long_however_often_the_app_starts(
    one_account: Store, steps: list[tuple[int, bool]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        clock = Clock(patch, datetime(2026, 11, 22, 8))
        sessions = Sessions(one_account, SecurityRules())
        token, lives, total = sessions.open("thu-ky", HERE), True, 0
        for minutes, restarts in steps:
            clock.passes(minutes=minutes)
            sessions = Sessions(one_account, SecurityRules()) if restarts else sessions
            total += minutes
            lives = lives and minutes <= 15 and total <= 12 * 60
            assert (sessions.viewer(token) is not None) == lives


def test_a_clock_put_back_by_a_day_ends_sessions_and_lets_nobody_stay(sessions: Sessions, clock: Clock) -> None:
    token = sessions.open("thu-ky", HERE)
    clock.passes(minutes=-4)
    assert sessions.viewer(token)
    clock.passes(days=-1)
    assert sessions.viewer(token) is None
    clock.passes(days=1)
    assert sessions.viewer(token) is None


def test_a_lock_does_not_become_longer_by_a_clock_put_back(sessions: Sessions, clock: Clock) -> None:
    try_wrong(sessions, "thu-ky", 5)
    clock.passes(days=-1)
    assert sessions.prove("thu-ky", PASSWORD, HERE) == OK


def test_five_wrong_tries_lock_for_a_quarter_of_an_hour(sessions: Sessions, clock: Clock) -> None:
    assert try_wrong(sessions, "thu-ky", 5) == [WRONG] * 5
    assert sessions.prove("thu-ky", PASSWORD, HERE) == LOCKED
    assert sessions.is_locked("thu-ky")
    assert sessions.prove("lanh-dao", PASSWORD, HERE) == OK
    clock.passes(minutes=14, seconds=59)
    assert sessions.prove("thu-ky", PASSWORD, HERE) == LOCKED
    clock.passes(seconds=1)
    assert sessions.prove("thu-ky", PASSWORD, HERE) == OK


def test_after_a_lock_one_more_wrong_try_locks_again_and_a_right_one_forgets_all(
    sessions: Sessions, clock: Clock
) -> None:
    try_wrong(sessions, "thu-ky", 5)
    clock.passes(minutes=16)
    assert try_wrong(sessions, "thu-ky", 2) == [WRONG, LOCKED]
    clock.passes(minutes=16)
    sessions.open("thu-ky", HERE)
    assert try_wrong(sessions, "thu-ky", 4) == [WRONG] * 4
    assert sessions.prove("thu-ky", PASSWORD, HERE) == OK


def test_a_lock_outlives_a_restart(sessions: Sessions) -> None:
    try_wrong(sessions, "thu-ky", 5)
    assert Sessions(sessions.store, SecurityRules()).prove("thu-ky", PASSWORD, HERE) == LOCKED


def test_a_login_that_isn_t_there_is_answered_like_one_that_is(sessions: Sessions) -> None:
    assert try_wrong(sessions, "khong-co", 6) == try_wrong(sessions, "lanh-dao", 6) == [WRONG] * 5 + [LOCKED]


def test_what_was_typed_into_the_wrong_field_is_not_kept(sessions: Sessions) -> None:
    sessions.prove("mat-khau-cua-toi-2026", "gi do", HERE)
    sessions.store.close()
    for path in sessions.store.folder.rglob("*"):
        assert not path.is_file() or b"mat-khau-cua-toi" not in path.read_bytes()


def test_the_session_s_token_is_not_in_the_store(sessions: Sessions) -> None:
    token = sessions.open("thu-ky", HERE)
    sessions.store.close()
    assert token.encode() not in (sessions.store.folder / FILE_NAME).read_bytes()


def test_an_account_left_alone_for_45_days_waits_for_an_administrator(sessions: Sessions, clock: Clock) -> None:
    clock.passes(days=40)
    sessions.open("thu-ky", HERE)
    clock.passes(days=45)
    assert sessions.prove("thu-ky", PASSWORD, HERE) == OK
    clock.passes(seconds=1)
    assert sessions.prove("thu-ky", PASSWORD, HERE) == UNUSED
    assert sessions.prove("thu-ky", "sai", HERE) == WRONG
    sessions.unlock("thu-ky", COORDINATOR)
    assert sessions.prove("thu-ky", PASSWORD, HERE) == OK


def test_an_unlocked_account_may_try_again_at_once(sessions: Sessions) -> None:
    try_wrong(sessions, "thu-ky", 5)
    sessions.unlock("thu-ky", COORDINATOR)
    assert sessions.prove("thu-ky", PASSWORD, HERE) == OK


def test_only_who_manages_accounts_unlocks_and_only_an_administrator_another_one(sessions: Sessions) -> None:
    try_wrong(sessions, "mot", 5)
    for viewer in (COORDINATOR, Viewer(SECRETARIAT, "thu-ky"), Viewer("", "")):
        with pytest.raises(Denied):
            sessions.unlock("mot", viewer)
    assert sessions.is_locked("mot")
    sessions.unlock("mot", Viewer(ADMIN, "hai"))
    assert not sessions.is_locked("mot")


def test_a_code_counts_once_and_for_a_minute_and_a_half_at_most(sessions: Sessions, clock: Clock) -> None:
    secret = new_secret()
    code = code_at(secret, clock.now)
    assert sessions.takes_code("mot", secret, f"{code[:3]} {code[3:]}", HERE)
    assert not sessions.takes_code("mot", secret, code, HERE)
    clock.passes(seconds=30)
    assert not sessions.takes_code("mot", secret, code, HERE)
    assert sessions.takes_code("mot", secret, code_at(secret, clock.now), HERE)


def test_a_used_code_stays_used_after_a_restart(sessions: Sessions, clock: Clock) -> None:
    secret = new_secret()
    code = code_at(secret, clock.now)
    assert sessions.takes_code("mot", secret, code, HERE)
    assert not Sessions(sessions.store, SecurityRules()).takes_code("mot", secret, code, HERE)
    assert Sessions(sessions.store, SecurityRules()).takes_code("hai", secret, code, HERE)


def test_of_two_at_once_with_the_same_code_one_comes_in(sessions: Sessions, clock: Clock) -> None:
    secret = new_secret()
    code = code_at(secret, clock.now)
    with ThreadPoolExecutor(8) as crowd:
        taken = [*crowd.map(lambda _: sessions.takes_code("mot", secret, code, HERE), range(8))]
    assert sum(taken) == 1


def test_a_code_used_while_the_clock_ran_ahead_bars_nobody_later(sessions: Sessions, clock: Clock) -> None:
    secret = new_secret()
    clock.passes(days=30)
    assert sessions.takes_code("mot", secret, code_at(secret, clock.now), HERE)
    clock.passes(days=-30)
    assert sessions.takes_code("mot", secret, code_at(secret, clock.now), HERE)


def test_an_older_code_is_not_taken_after_a_newer_one(sessions: Sessions, clock: Clock) -> None:
    secret = new_secret()
    before = code_at(secret, clock.now)
    clock.passes(seconds=30)
    assert sessions.takes_code("mot", secret, code_at(secret, clock.now), HERE)
    assert not sessions.takes_code("mot", secret, before, HERE)


@given(away=st.integers(-20, 20), second=st.integers(0, 86_399))
def test_a_code_belongs_to_its_half_minute_or_the_ones_beside_it(away: int, second: int) -> None:
    now = datetime(2026, 11, 22).replace(hour=second // 3600, minute=second // 60 % 60, second=second % 60)
    secret = "JBSWY3DPEHPK3PXP" * 2
    at = int(now.replace(tzinfo=VIETNAM).timestamp()) // 30
    found = step_of(secret, pyotp.TOTP(secret).generate_otp(at + away), now)
    assert found == at + away if abs(away) <= 1 else found is None or abs(found - at) <= 1


def test_wrong_codes_lock_like_wrong_passwords(sessions: Sessions) -> None:
    secret = new_secret()
    assert not any(
        sessions.takes_code("mot", secret, wrong, HERE) for wrong in ("", "1", "abcdef", "½½½½½½", "0" * 400)
    )
    assert sessions.is_locked("mot")


def test_a_given_password_opens_nothing_before_it_is_changed(sessions: Sessions) -> None:
    given_one = give_password(sessions.store.seen_by(COORDINATOR), "thu-ky")
    assert sessions.prove("thu-ky", given_one, HERE) == MUST_CHANGE
    assert sessions.prove("thu-ky", PASSWORD, HERE) == WRONG


def test_a_session_survives_a_restart_an_ended_one_does_not(sessions: Sessions, clock: Clock) -> None:
    kept, ended, old = (sessions.open("thu-ky", HERE) for _ in range(3))
    sessions.end(ended)
    sessions.viewer(old)
    again = Sessions(sessions.store, SecurityRules())
    assert again.viewer(kept) == Viewer(SECRETARIAT, "thu-ky", address=HERE)
    assert again.viewer(ended) is None
    clock.passes(hours=12, seconds=1)
    assert Sessions(sessions.store, SecurityRules()).viewer(old) is None


def test_what_a_crash_takes_of_the_last_activity_ends_a_session_sooner_never_later(
    sessions: Sessions, clock: Clock
) -> None:
    token = sessions.open("thu-ky", HERE)
    sessions.viewer(token)
    clock.passes(seconds=29)
    sessions.viewer(token)
    clock.passes(minutes=14, seconds=31)
    assert Sessions(sessions.store, SecurityRules()).viewer(token, acting=False)
    clock.passes(seconds=1)
    assert Sessions(sessions.store, SecurityRules()).viewer(token, acting=False) is None


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"a": "gần đây"}', "\0"])
def test_a_spoilt_file_of_last_activities_makes_sessions_count_from_their_opening(
    sessions: Sessions, clock: Clock, content: str
) -> None:
    token = sessions.open("thu-ky", HERE)
    clock.passes(minutes=10)
    sessions.viewer(token)
    (sessions.store.folder / LAST_SEEN).write_text(content)
    assert Sessions(sessions.store, SecurityRules()).viewer(token)
    (sessions.store.folder / LAST_SEEN).write_text(content)
    clock.passes(minutes=6)
    assert Sessions(sessions.store, SecurityRules()).viewer(token) is None


def test_where_the_last_activity_cannot_be_kept_nobody_is_kept_out(sessions: Sessions) -> None:
    (sessions.store.folder / LAST_SEEN).mkdir()
    token = sessions.open("thu-ky", HERE)
    assert sessions.viewer(token)


def test_the_file_of_last_activities_opens_no_session_and_is_for_its_owner_only(sessions: Sessions) -> None:
    token = sessions.open("thu-ky", HERE)
    sessions.viewer(token)
    path = sessions.store.folder / LAST_SEEN
    assert token not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0


def test_what_the_rules_ended_stays_ended_after_a_restart(sessions: Sessions, clock: Clock) -> None:
    token = sessions.open("thu-ky", HERE)
    clock.passes(minutes=16)
    assert sessions.viewer(token, acting=False) is None
    assert Sessions(sessions.store, SecurityRules()).viewer(token) is None


def test_a_closed_store_opened_again_knows_its_sessions(staffed: Store) -> None:
    sessions = Sessions(staffed, SecurityRules())
    kept, ended = sessions.open("thu-ky", HERE), sessions.open("lanh-dao", HERE)
    sessions.end(ended)
    staffed.close()
    reopened = open_store(staffed.folder)
    again = Sessions(reopened, SecurityRules())
    assert again.viewer(kept)
    assert again.viewer(ended) is None
    reopened.close()


@pytest.mark.parametrize(
    "change", [{"state": DISABLED}, {"holds_to": datetime(2026, 11, 21).date()}, {"role": "leader"}], ids=str
)
def test_a_change_of_rights_bites_at_the_next_question(sessions: Sessions, change: dict[str, object]) -> None:
    token = sessions.open("thu-ky", HERE)
    changed = replace(read_accounts(sessions.store)["thu-ky"], **change)  # type: ignore[arg-type]
    change_account(sessions.store.seen_by(COORDINATOR), changed)
    found = sessions.viewer(token)
    assert found == (Viewer(LEADER, "thu-ky", address=HERE) if "role" in change else None)


def test_an_ended_account_can_t_sign_in_and_hears_no_more_than_a_wrong_password(sessions: Sessions) -> None:
    end_account(sessions.store, "thu-ky")
    assert sessions.prove("thu-ky", PASSWORD, HERE) == WRONG


def test_a_provider_s_word_finds_one_account_that_holds_and_is_used(sessions: Sessions, clock: Clock) -> None:
    store = sessions.store
    for login, subject in (("thu-ky", "tk@tinh"), ("lanh-dao", "ld@tinh")):
        change_account(store, replace(read_accounts(store)[login], subject=subject))
    assert sessions.account_of({"tk@tinh", "other"}) == read_accounts(store)["thu-ky"]
    assert sessions.account_of({"tk@tinh", "ld@tinh"}) is None
    assert sessions.account_of({"", "nobody"}) is None
    assert sessions.account_of(set()) is None
    end_account(store, "lanh-dao")
    assert sessions.account_of({"ld@tinh"}) is None
    clock.passes(days=46)
    assert sessions.account_of({"tk@tinh"}) is None


def test_a_provider_s_word_is_known_again_also_after_a_restart(sessions: Sessions) -> None:
    assert not sessions.was_used("print")
    sessions.end(sessions.open("thu-ky", HERE, "print"))
    assert sessions.was_used("print")
    assert Sessions(sessions.store, SecurityRules()).was_used("print")


def test_the_centre_s_own_rules_count(staffed: Store, clock: Clock) -> None:
    sessions = Sessions(staffed, SecurityRules(idle_minutes=1, wrong_tries=2, locked_minutes=1))
    token = sessions.open("thu-ky", HERE)
    clock.passes(seconds=61)
    assert sessions.viewer(token) is None
    assert try_wrong(sessions, "thu-ky", 3) == [WRONG, WRONG, LOCKED]


def test_whoever_made_the_sessions_they_read_as_the_program(staffed: Store) -> None:
    assert Sessions(staffed.seen_by(Viewer(LEADER, "x")), SecurityRules()).store.viewer == THE_SYSTEM
