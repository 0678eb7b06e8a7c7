"""Tài khoản: who may sign in, in which role, from when to when; what waits for a second administrator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.tables import table_html
from data.access import ADMIN, MANAGE_ACCOUNTS, UNIT, Denied, Viewer
from data.audit.words import ROLES
from data.numbers import format_date, format_moment
from data.people.accounts import (
    ACTIVE,
    DISABLED,
    GIVEN,
    Account,
    AccountRefused,
    change_account,
    decide,
    read_accounts,
    read_history,
    read_proposals,
)
from data.people.credentials import give_password, read_credentials
from data.views.reader import Reader
from loaders.cells.values import parse_date
from pages.parts import words
from pages.parts.base import the_reader
from pages.parts.frame import show_breadcrumb, show_sub, show_title
from pages.parts.guard import require
from pages.parts.links import CODE
from pages.parts.resources import the_catalogue, the_sessions

NEW = ""
TOLD = "account-told"


def show() -> None:
    """The page on which accounts are managed."""
    viewer = require(MANAGE_ACCOUNTS)
    reader = the_reader()
    standing, waiting = read_accounts(reader.store), read_proposals(reader.store)
    show_breadcrumb((words.ACCOUNTS, ""))
    show_title(_title(standing, waiting))
    show_sub(words.ACCOUNTS_SUB)
    _tell()
    for account in waiting.values():
        _show_proposal(reader, viewer, account, standing.get(account.login))
    _show_list(standing)
    chosen = _choose(standing)
    _show_form(reader, standing.get(chosen))
    if chosen in standing:
        _show_acts(reader, viewer, standing[chosen])
        _show_history(reader, chosen)


def _title(standing: dict[str, Account], waiting: dict[str, Account]) -> str:
    active = sum(account.state == ACTIVE for account in standing.values())
    told = f"{active} tài khoản đang dùng"
    return f"{told}, {len(waiting)} thay đổi chờ quản trị thứ hai duyệt" if waiting else told


def _show_proposal(reader: Reader, viewer: Viewer, account: Account, before: Account | None) -> None:
    with st.container(key=f"panel-proposal-{account.login}"):
        st.subheader(f"Chờ duyệt: {account.login}", anchor=False)
        rows = [(label, _said(before, name), _said(account, name)) for name, label in words.ACCOUNT_FIELDS.items()]
        st.html(table_html(("", "Đang có", "Sẽ là"), rows))
        st.html(f'<div class="gb-caption">{words.PROPOSED_BY.format(login=account.proposed_by)}</div>')
        if viewer.role != ADMIN:
            return
        which = f"{account.login}-{account.changed_at}"  # what was read is what the button decides
        approve, refuse, _ = st.columns([1, 1, 4])
        own = account.proposed_by == viewer.name
        if approve.button(words.APPROVE, type="primary", disabled=own, key=f"approve-{which}"):
            _do(lambda: decide(reader.store, account.login, approve=True), words.APPROVED.format(login=account.login))
        if refuse.button(words.REFUSE, key=f"refuse-{which}"):
            _do(lambda: decide(reader.store, account.login, approve=False), words.REFUSED.format(login=account.login))


def _show_list(standing: dict[str, Account]) -> None:
    if not standing:
        st.info(words.NO_ACCOUNTS)
        return
    names = [name for name in words.ACCOUNT_FIELDS if name not in ("subject", "reason")]
    locked = {login for login in standing if the_sessions().is_locked(login)}
    rows = [
        (login, *(_said(account, name) for name in names), words.LOCKED_NOW if login in locked else "")
        for login, account in standing.items()
    ]
    with st.container(key="panel-accounts"):
        st.html(table_html((words.LOGIN, *(words.ACCOUNT_FIELDS[name] for name in names), ""), rows, whole=True))


def _choose(standing: dict[str, Account]) -> str:
    logins = [NEW, *standing]
    asked = str(st.query_params.get(CODE, ""))
    chosen = st.selectbox(
        words.CHOOSE_ACCOUNT,
        logins,
        index=logins.index(asked) if asked in logins else 0,
        format_func=lambda login: login or words.NEW_ACCOUNT,
        key=f"account-{asked}",
    )
    if chosen != asked:
        st.query_params[CODE] = chosen or ""
    return chosen or NEW


def _show_form(reader: Reader, known: Account | None) -> None:
    login = known.login if known else ""
    with st.form(f"account-form-{login}"):
        left, right = zip(*(st.columns(2) for _ in range(5)), strict=True)  # row by row, also on a phone
        typed, post, unit, since, subject = _ask_who(reader, known, left)
        name, role, sectors, until, reason = _ask_rights(known, right)
        ended = known is not None and known.state != ACTIVE
        if not st.form_submit_button(words.SAVE_AND_REOPEN if ended else words.SAVE, type="primary"):
            return
    first, last = _day(since), _day(until) if until.strip() else None
    if first is None or (until.strip() and last is None):
        st.error(words.DAY_WRONG)
        return
    account = Account(
        login=(login or typed).strip().lower(),
        name=name.strip(),
        post=post.strip(),
        role=role,
        unit=unit if role == UNIT else "",
        sectors=frozenset(sectors),
        holds_from=first,
        holds_to=last,
        subject=subject.strip(),
        reason=reason.strip(),
    )
    _save(reader, account, is_new=known is None)


def _ask_who(reader: Reader, known: Account | None, rows: Sequence[DeltaGenerator]) -> tuple[str, str, str, str, str]:
    """Login, post, unit, first day, and what the identity provider calls the person."""
    catalogue, fields = the_catalogue(), words.ACCOUNT_FIELDS
    places = [*catalogue.units, *catalogue.communes]
    login = rows[0].text_input(
        words.LOGIN, value=known.login if known else "", disabled=known is not None, help=words.LOGIN_HINT
    )
    post = rows[1].text_input(fields["post"], value=known.post if known else "")
    unit = rows[2].selectbox(
        words.UNIT_OF_ACCOUNT,
        places,
        index=places.index(known.unit) if known and known.unit in places else None,
        format_func=catalogue.sender_name,
        placeholder=words.ONLY_FOR_UNITS,
    )
    since = rows[3].text_input(
        fields["holds_from"], value=format_date(known.holds_from if known else reader.now.date())
    )
    subject = rows[4].text_input(fields["subject"], value=known.subject if known else "", help=words.SUBJECT_HINT)
    return login, post, unit or "", since, subject


def _ask_rights(known: Account | None, rows: Sequence[DeltaGenerator]) -> tuple[str, str, list[str], str, str]:
    """Name, role, sectors, last day, and the document that says so."""
    sectors_known, fields = the_catalogue().sectors, words.ACCOUNT_FIELDS
    name = rows[0].text_input(fields["name"], value=known.name if known else "")
    role = rows[1].selectbox(
        fields["role"],
        GIVEN,
        index=GIVEN.index(known.role) if known else None,
        format_func=ROLES.__getitem__,
        placeholder=words.CHOOSE_ROLE,
    )
    sectors = rows[2].multiselect(
        words.SECTORS_OF_ACCOUNT,
        list(sectors_known),
        default=sorted(known.sectors) if known else [],
        format_func=lambda code: sectors_known[code].short_name,
        placeholder=words.ALL_SECTORS,
    )
    until = rows[3].text_input(
        fields["holds_to"], value=format_date(known.holds_to) if known and known.holds_to else ""
    )
    return name, role or "", sectors, until, rows[4].text_input(fields["reason"], placeholder=words.REASON_HINT)


def _save(reader: Reader, account: Account, is_new: bool) -> None:
    def save() -> str:
        if is_new and account.login in {**read_accounts(reader.store), **read_proposals(reader.store)}:
            raise AccountRefused("taken")
        told = _change(reader, account, words.ACCOUNT_SAVED)
        if is_new and not account.subject:
            told += " " + words.FIRST_PASSWORD.format(password=give_password(reader.store, account.login))
        return told

    _do(save)


def _change(reader: Reader, account: Account, done: str) -> str:
    """Change an account; says that it is done, or that it waits for a second administrator."""
    changed = change_account(reader.store, account)
    return (done if changed.approved_by else words.ACCOUNT_WAITS).format(login=account.login)


def _show_acts(reader: Reader, viewer: Viewer, account: Account) -> None:
    password, unlock, end, _ = st.columns([1.4, 1, 1, 2.6])
    own_kind = account.role != ADMIN or viewer.role == ADMIN
    may_reset = account.role != ADMIN and account.login in read_credentials(reader.store)
    if password.button(words.NEW_PASSWORD_GIVEN, disabled=not may_reset, key="give-password"):
        _do(lambda: words.FIRST_PASSWORD.format(password=give_password(reader.store, account.login)))
    if unlock.button(words.UNLOCK, disabled=not own_kind, key="unlock"):
        _do(lambda: the_sessions().unlock(account.login, viewer), words.UNLOCKED.format(login=account.login))
    if end.button(words.END_ACCOUNT, disabled=not own_kind or account.state != ACTIVE, key="end-account"):
        ended = replace(account, state=DISABLED, reason="")
        _do(lambda: _change(reader, ended, words.ACCOUNT_ENDED))


def _show_history(reader: Reader, login: str) -> None:
    with st.expander(words.ACCOUNT_HISTORY):
        rows = [
            (
                format_moment(state.changed_at) if state.changed_at else "",
                *(_said(state, name) for name in words.ACCOUNT_FIELDS),
                state.proposed_by,
                state.approved_by or words.WAITING,
            )
            for state in read_history(reader.store, login)
        ]
        headers = (words.CHANGED_AT, *words.ACCOUNT_FIELDS.values(), words.BY, words.APPROVED_BY)
        st.html(table_html(headers, rows))


def _do(act: Callable[[], object], told: str = "") -> None:
    """Do it, say so after the rerun; a rule that forbids it is said at once."""
    try:
        answer = act()
    except AccountRefused as refused:
        st.error(words.ACCOUNT_RULES[refused.rule])
        return
    except Denied:
        st.error(words.DENIED)
        return
    st.session_state[TOLD] = told or str(answer)
    st.rerun()


def _tell() -> None:
    told = st.session_state.pop(TOLD, "")
    if told:
        st.success(told)


def _said(account: Account | None, name: str) -> str:
    if account is None:
        return "–"
    catalogue, value = the_catalogue(), getattr(account, name)
    if name == "role":
        return ROLES[value]
    if name == "unit":
        return catalogue.sender_name(value) if value else ""
    if name == "sectors":
        return ", ".join(catalogue.sectors[code].short_name for code in sorted(value) if code in catalogue.sectors)
    if name == "state":
        return words.ACCOUNT_STATES[value]
    return format_date(value) if isinstance(value, date) else str(value or "")


def _day(text: str) -> date | None:
    day = parse_date(text)
    return day if isinstance(day, date) else None
