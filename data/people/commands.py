"""python -m data accounts …: the first accounts, and an administrator's new password, from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from data import settings
from data.people.accounts import ACTIVE, DISABLED, GIVEN, Account, AccountRefused, change_account, read_accounts
from data.people.credentials import give_password
from data.store import Store

RULES = {
    "login": "the login takes letters without marks, digits, dot, hyphen and underscore",
    "name": "the name is empty",
    "role": f"the role is one of {', '.join(GIVEN)}",
    "unit": "role unit, and no other, needs --unit",
    "subject": "another account has this subject",
    "dates": "the account ends before it begins",
    "unknown": "no such account",
}


def add_account_options(parser: argparse.ArgumentParser) -> None:
    """accounts add | password | end | list."""
    acts = parser.add_subparsers(dest="act", required=True)
    add = acts.add_parser("add", help="make an account and print its first password")
    add.add_argument("login", type=str.lower)
    add.add_argument("--role", required=True, choices=GIVEN)
    add.add_argument("--name", required=True)
    add.add_argument("--post", default="")
    add.add_argument("--unit", default="")
    add.add_argument("--sectors", default="", help="codes separated by commas; all when left out")
    add.add_argument("--subject", default="", help="what the identity provider calls the account")
    add.add_argument("--reason", default="")
    for name, told in (("password", "give a new password"), ("end", "disable an account")):
        acts.add_parser(name, help=told).add_argument("login", type=str.lower)
    acts.add_parser("list", help="what stands")


def run_accounts(store: Store, arguments: Sequence[str]) -> tuple[int, list[str]]:
    """Exit code and lines to print: 0 when done, 1 when a rule forbids it."""
    parser = argparse.ArgumentParser(prog="python -m data accounts")
    add_account_options(parser)
    try:
        return 0, _act(store, parser.parse_args(arguments))
    except AccountRefused as refused:
        return 1, [RULES[refused.rule]]


def _act(store: Store, options: argparse.Namespace) -> list[str]:
    if options.act == "list":
        return [f"{a.login}\t{a.role}\t{a.unit}\t{a.state}\t{a.name}" for a in read_accounts(store).values()]
    if options.act == "add":
        change_account(store, _account(options))
    if options.act == "end":
        standing = read_accounts(store).get(options.login)
        if standing is None:
            raise AccountRefused("unknown")
        change_account(store, Account(**{**vars(standing), "state": DISABLED}))
        return [f"{options.login}: {DISABLED}"]
    return [f"{options.login}: {give_password(store, options.login)}"]


def _account(options: argparse.Namespace) -> Account:
    return Account(
        login=options.login,
        name=options.name,
        post=options.post,
        role=options.role,
        unit=options.unit,
        sectors=frozenset(filter(None, options.sectors.split(","))),
        holds_from=settings.vietnam_now().date(),
        holds_to=None,
        state=ACTIVE,
        subject=options.subject,
        reason=options.reason,
    )
