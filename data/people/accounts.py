"""Accounts: who may sign in, in which role, from when to when; every change is a row, administrators need two."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime

import duckdb

from data import settings
from data.access import ADMIN, MANAGE_ACCOUNTS, RIGHTS, SYSTEM, UNIT, Denied, Viewer
from data.audit.chain import audited
from data.audit.events import ACCOUNT_APPROVE, ACCOUNT_CHANGE, ACCOUNT_REFUSE
from data.audit.words import WAITS, account_phrase
from data.store import Store, StoreError

ACTIVE = "active"
DISABLED = "disabled"
REFUSED = "refused"
LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
GIVEN = tuple(role for role in RIGHTS if role not in ("public", "demonstration", SYSTEM))


class AccountRefused(StoreError):
    """The change of an account breaks a rule; `rule` names it."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True)
class Account:
    """One state of an account. subject: what the identity provider calls it; '' for a local account.

    approved_by '' means that the state waits for a second administrator.
    """

    login: str
    name: str
    post: str
    role: str
    unit: str
    sectors: frozenset[str]
    holds_from: date
    holds_to: date | None
    state: str = ACTIVE
    subject: str = ""
    reason: str = ""
    proposed_by: str = ""
    approved_by: str = ""
    changed_at: datetime | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the account may be used on a day."""
        over = self.holds_to is not None and day > self.holds_to
        return self.state == ACTIVE and bool(self.approved_by) and self.holds_from <= day and not over

    def viewer(self, address: str = "") -> Viewer:
        """The viewer that this account signs in as."""
        return Viewer(self.role, self.login, self.unit if self.role == UNIT else "", self.sectors, address)


def read_accounts(store: Store) -> dict[str, Account]:
    """Login -> what stands of the account."""
    return {a.login: a for a in _read(store) if a.approved_by and a.state != REFUSED}


def read_proposals(store: Store) -> dict[str, Account]:
    """Login -> the change that waits for a second administrator."""
    return {a.login: a for a in _read(store) if not a.approved_by}


def read_history(store: Store, login: str) -> list[Account]:
    """Every state that an account has had or was to have, newest first."""
    return [_account(row) for row in store.rows("read_account_history", login=login)]


def change_account(store: Store, account: Account) -> Account:
    """Append a state of an account; one that makes, changes or ends an administrator waits for a second one.

    Raises AccountRefused when it breaks a rule, Denied when the viewer may not manage accounts.
    """
    store.demand(MANAGE_ACCOUNTS)
    _check(account)
    standing = read_accounts(store)
    others = (a for a in (*standing.values(), *read_proposals(store).values()) if a.login != account.login)
    if account.subject and account.subject in {other.subject for other in others}:
        raise AccountRefused("subject")
    needs_two = ADMIN in (account.role, standing[account.login].role if account.login in standing else "")
    if needs_two and store.viewer.role not in (ADMIN, SYSTEM):
        raise Denied(f"{store.viewer.role} may not change an administrator")
    by = store.viewer.name
    approved = "" if needs_two and store.viewer.role != SYSTEM else by
    return _append(store, replace(account, proposed_by=by, approved_by=approved), ACCOUNT_CHANGE)


def decide(store: Store, login: str, approve: bool) -> Account:
    """Approve or refuse what waits for a second administrator.

    Raises AccountRefused when nothing waits, or when it is the proposer who decides to approve.
    """
    waiting = read_proposals(store).get(login)
    if waiting is None:
        raise AccountRefused("nothing_waits")
    if store.viewer.role not in (ADMIN, SYSTEM):
        raise Denied(f"{store.viewer.role} may not decide on an administrator")
    if approve and waiting.proposed_by == store.viewer.name:
        raise AccountRefused("own_proposal")
    if approve:
        return _append(store, replace(waiting, approved_by=store.viewer.name), ACCOUNT_APPROVE)
    standing = read_accounts(store).get(login, replace(waiting, state=REFUSED))
    refused = replace(standing, proposed_by=waiting.proposed_by, approved_by=store.viewer.name)
    return _append(store, refused, ACCOUNT_REFUSE)


def _check(account: Account) -> None:
    if not LOGIN.fullmatch(account.login):
        raise AccountRefused("login")
    if not account.name.strip():
        raise AccountRefused("name")
    if account.role not in GIVEN:
        raise AccountRefused("role")
    if (account.role == UNIT) != bool(account.unit):
        raise AccountRefused("unit")
    if account.holds_to is not None and account.holds_to < account.holds_from:
        raise AccountRefused("dates")


def _read(store: Store) -> list[Account]:
    return [_account(row) for row in store.remembered_rows("read_accounts")]


def _account(row: tuple[object, ...]) -> Account:
    login, name, post, role, unit, sectors, *rest = row
    return Account(login, name, post, role, unit, frozenset(str(sectors).split()), *rest)  # type: ignore[arg-type]


def _append(store: Store, account: Account, action: str) -> Account:
    now = settings.vietnam_now()
    changed = replace(account, changed_at=now)
    before = read_accounts(store).get(account.login)
    with audited(store, MANAGE_ACCOUNTS) as act:
        _insert(act.cursor, changed)
        act.note(action, account.login, _told(before) if before else "", _told(changed))
    return changed


def _told(account: Account) -> str:
    a = account
    told = account_phrase(a.role, a.unit, a.sectors, a.holds_from, a.holds_to, a.state)
    return told if a.approved_by else WAITS.format(account=told)


def _insert(cursor: duckdb.DuckDBPyConnection, account: Account) -> None:
    row = [" ".join(sorted(value)) if isinstance(value, frozenset) else value for value in astuple(account)]
    cursor.execute(f"insert into account values ({', '.join('?' for _ in row)})", row)
