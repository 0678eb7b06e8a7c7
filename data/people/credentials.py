"""Passwords (Argon2id) and time-based codes of local accounts; both from libraries, never shown again."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from data import settings
from data.access import ADMIN, MAINTAIN, MANAGE_ACCOUNTS, SYSTEM, THE_SYSTEM, Denied, Viewer
from data.audit.chain import audited
from data.audit.events import CODE_SET, PASSWORD_SET
from data.people.accounts import AccountRefused, read_accounts, read_proposals
from data.store import Store

ISSUER = "Giao Ban"
_HASHER = PasswordHasher()
_NOBODYS = _HASHER.hash(secrets.token_urlsafe(16))


@dataclass(frozen=True)
class Credential:
    """What an account proves itself with. totp_secret '' until a code was set up; must_change after a reset."""

    login: str
    password_hash: str
    totp_secret: str
    must_change: bool


def read_credentials(store: Store) -> dict[str, Credential]:
    """Login -> its credential. Only the program itself reads them."""
    return {row[0]: Credential(*row) for row in store.seen_by(THE_SYSTEM).remembered_rows("read_credentials")}


def give_password(store: Store, login: str) -> str:
    """A fresh password that must be changed at the first sign-in; also takes the code away. Shown once, kept hashed.

    An administrator who has a password gets another one from the command line only: who gives it could sign in with it.
    Raises Denied, or AccountRefused where there is no such account.
    """
    store.demand(MANAGE_ACCOUNTS)
    account = read_accounts(store).get(login) or read_proposals(store).get(login)
    if account is None:
        raise AccountRefused("unknown")
    if account.role == ADMIN and store.viewer.role != SYSTEM and login in read_credentials(store):
        raise Denied("an administrator's password is given from the command line")
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    _append(store, Credential(login, _HASHER.hash(password), "", must_change=True), store.viewer, PASSWORD_SET)
    return password


def change_password(store: Store, login: str, old: str, new: str, length: int) -> None:
    """Replace a password by its owner. Raises AccountRefused: wrong, short, same or login_inside."""
    if not is_password(store, login, old):
        raise AccountRefused("wrong")
    if len(new) < length:
        raise AccountRefused("short")
    if new == old:
        raise AccountRefused("same")
    if login.lower() in new.lower():
        raise AccountRefused("login_inside")
    known = read_credentials(store)[login]
    changed = Credential(login, _HASHER.hash(new), known.totp_secret, must_change=False)
    _append(store, changed, _owner(store, login), PASSWORD_SET)


def is_password(store: Store, login: str, password: str) -> bool:
    """Whether it is the account's password; takes as long for an account that isn't there."""
    known = read_credentials(store).get(login)
    try:
        return _HASHER.verify(known.password_hash if known else _NOBODYS, password) and known is not None
    except (VerificationError, InvalidHashError):
        return False


def new_secret() -> str:
    """A fresh secret for time-based codes."""
    return pyotp.random_base32()


def secret_address(login: str, secret: str) -> str:
    """What an authenticator app reads from the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The half minute that a code belongs to, now or next to it; None for a wrong code."""
    totp = pyotp.TOTP(secret)
    moment = now.replace(tzinfo=settings.VIETNAM)
    at = int(moment.timestamp()) // totp.interval
    return next(
        (step for step in (at, at - 1, at + 1) if pyotp.utils.strings_equal(code, totp.generate_otp(step))), None
    )


def keep_secret(store: Store, login: str, secret: str) -> None:
    """Bind an authenticator app to an account."""
    known = read_credentials(store)[login]
    kept = Credential(login, known.password_hash, secret, known.must_change)
    _append(store, kept, _owner(store, login), CODE_SET)


def _owner(store: Store, login: str) -> Viewer:
    account = read_accounts(store).get(login)
    return account.viewer() if account else Viewer("", login)


def _append(store: Store, credential: Credential, by: Viewer, action: str) -> None:
    c = credential
    row = [c.login, c.password_hash, c.totp_secret, c.must_change, by.name, settings.vietnam_now()]
    with audited(store.seen_by(THE_SYSTEM), MAINTAIN) as act:
        act.cursor.execute("insert into credential values (?, ?, ?, ?, ?, ?)", row)
        act.note(action, c.login, viewer=by)
