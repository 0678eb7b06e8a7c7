"""python -m data migrate | verify | recluster | boundaries | backup | accounts | audit: from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date

from data import settings
from data.audit.commands import add_audit_options, hand_over, run_audit
from data.backups import commands as backups
from data.boundaries import add_options, run
from data.local_route import post, read_endpoint
from data.people.commands import add_account_options, run_accounts
from data.store import DEMO, FILE_NAME, LIVE, LOCKED, StoreError, StoreLocked, open_store, recluster
from data.verify import verify

TOLD = {"accounts": run_accounts, "audit": run_audit}


def main(arguments: list[str]) -> int:
    """Exit code 0 when all is well, 1 when a rule is broken, 2 when the store can't be opened."""
    options = _parse(arguments)
    if options.action == "boundaries":
        return run(options)
    if options.action in backups.ACTIONS:
        return backups.run(options)
    if options.action in TOLD:
        return _tell(options, arguments[1:])
    try:
        return _run(options)
    except StoreLocked:
        return _ask_app(options.action)
    except (StoreError, OSError) as error:
        print(error, file=sys.stderr)
        return 2


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data")
    actions = parser.add_subparsers(dest="action", required=True)
    for action in ("migrate", "verify", "recluster"):
        of_store = actions.add_parser(action)
        of_store.add_argument("--demo", metavar="DAY", type=date.fromisoformat, help="create a demonstration store")
    add_options(actions.add_parser("boundaries", help="commune boundaries for the maps"))
    backups.add_commands(actions)
    add_account_options(actions.add_parser("accounts", help="who may sign in"))
    add_audit_options(actions.add_parser("audit", help="the log: check its chain, take it away"))
    return parser.parse_args(arguments)


def _run(options: argparse.Namespace) -> int:
    store = open_store(kind=DEMO if options.demo else LIVE, today=options.demo)
    if options.action == "recluster":
        recluster(store)
    if options.action == "verify":
        return report([(finding.rule, len(finding.rows)) for finding in verify(store)])
    print(f"{store.folder}: {store.kind}, revision {store.last_revision}")
    return 0


def _tell(options: argparse.Namespace, arguments: list[str]) -> int:
    """Do here, or let the running app do, what ends in a code and lines."""
    try:
        code, lines = _do(options.action, arguments)
        hand_over(options, lines)
    except (StoreError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return code


def _do(action: str, arguments: list[str]) -> tuple[int, list[str]]:
    try:
        return TOLD[action](open_store(), arguments)
    except StoreLocked:
        endpoint = read_endpoint(settings.var_folder())
        if endpoint is None:
            raise
        answer = post(endpoint, action, arguments=json.dumps(arguments))
        return int(answer["code"]), answer["lines"]


def _ask_app(action: str) -> int:
    endpoint = read_endpoint(settings.var_folder())
    if endpoint is None or action != "verify":
        print(LOCKED.format(path=settings.var_folder() / FILE_NAME), file=sys.stderr)
        return 2
    try:
        return report([(rule, count) for rule, count in post(endpoint, action)["rules"]])
    except (StoreError, OSError) as error:
        print(error, file=sys.stderr)
        return 2


def report(rules: list[tuple[str, int]]) -> int:
    """Print each rule with its count of faults; 1 if there is any."""
    for rule, count in rules:
        print(f"{'FAULT' if count else 'ok':5} {rule}{f': {count}' if count else ''}")
    return 1 if any(count for _, count in rules) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
