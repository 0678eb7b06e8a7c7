"""Accounts, sessions and a clock for tests: real stores, and time that a test moves itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from data import settings
from data.access import ADMIN, UNIT, Viewer
from data.people import credentials
from data.people.accounts import Account, change_account
from data.people.credentials import change_password, give_password
from data.store import Store

PASSWORD = "cau-du-dai-2026"
HERE = "10.0.0.7"
THE_PROGRAM_S_HASHER = credentials._HASHER


class Clock:
    """What the program takes for the time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
        self.now = now
        monkeypatch.setattr(settings, "vietnam_now", lambda: self.now)

    def passes(self, **time: float) -> None:
        """Time goes by; or back, when it is negative."""
        self.now += timedelta(**time)


@contextmanager
def quick_passwords() -> Iterator[None]:
    """Argon2id as always, at its lowest cost: a hundred passwords are checked in a tenth of a second."""
    quick = PasswordHasher.from_parameters(CHEAPEST)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(credentials, "_HASHER", quick)
        patch.setattr(credentials, "_NOBODYS", quick.hash("nobody's"))
        yield


def account(login: str, role: str, sectors: frozenset[str] = frozenset(), unit: str = "SYT") -> Account:
    """An account that holds from the beginning of 2026."""
    return Account(
        login=login,
        name=f"Tài khoản {login}",
        post="",
        role=role,
        unit=unit if role == UNIT else "",
        sectors=sectors,
        holds_from=date(2026, 1, 1),
        holds_to=None,
    )


def add_account(store: Store, login: str, role: str, sectors: frozenset[str] = frozenset(), unit: str = "SYT") -> None:
    """An account that can sign in with PASSWORD."""
    change_account(store, account(login, role, sectors, unit))
    change_password(store, login, give_password(store, login), PASSWORD, length=12)


def administrator(login: str) -> Viewer:
    """An administrator at work."""
    return Viewer(ADMIN, login, address=HERE)
