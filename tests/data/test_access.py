"""Who may do what: the whole matrix, written down a second time; the store refuses what it does not name."""

from __future__ import annotations

from itertools import product

import pytest

from data.access import (
    DEMONSTRATION,
    NOBODY,
    RIGHTS,
    THE_SYSTEM,
    Denied,
    Viewer,
    allowed,
    allowed_somewhere,
    demand,
    demonstration_viewer,
    may_read,
)
from data.store import SQL_FOLDER, Store, needs

ACTIONS = (
    *("view", "view_records", "follow", "open_source", "take_away", "download", "submit", "accept", "withdraw"),
    *("manage_accounts", "read_audit", "read_system", "maintain", "mend"),
    *("read_briefing", "prepare", "present", "see_small"),
)
# One sign an action, in the order above: x everywhere, o for the own unit only, . nowhere.
EXPECTED = {
    "leader": "xxxxx.........x...",
    "secretariat": "xxxxxxxxx....xxxxx",
    "unit": ".oooooo..........o",
    "presenter": "xx..x.........x.x.",
    "ioc": "xxxxxx...x.x..x...",
    "admin": ".........x.x......",
    "auditor": "xxxxxx....xx..x...",
    "public": "x.................",
    "demonstration": "xxxxxxxxx.xx.xxxx.",
    "system": "xxxxxxxxxxxxxxxxxx",
}
SECTORS = ("", "YT", "KTXH")
UNITS = ("", "SYT", "STC")


def expected(role: str, action: str, held: frozenset[str], sector: str, unit: str) -> bool:
    """What the table above says for a viewer of SYT."""
    sign = EXPECTED[role][ACTIONS.index(action)]
    in_sector = not held or sector in ("", *held)
    return in_sector and (sign == "x" or (sign == "o" and unit == "SYT"))


@pytest.mark.parametrize("role", EXPECTED)
def test_every_role_may_do_exactly_what_the_table_says(role: str) -> None:
    for held, action, sector, unit in product((frozenset[str](), frozenset({"YT"})), ACTIONS, SECTORS, UNITS):
        viewer = Viewer(role, "x", "SYT" if role == "unit" else "", held)
        wanted = expected(role, action, held, sector, unit)
        assert allowed(viewer, action, sector, unit) == wanted, (action, held, sector, unit)
        if wanted:
            demand(viewer, action, sector, unit)
        else:
            with pytest.raises(Denied):
                demand(viewer, action, sector, unit)
        assert allowed_somewhere(viewer, action) == (EXPECTED[role][ACTIONS.index(action)] != ".")


def test_the_table_names_every_role_and_action_there_is() -> None:
    assert set(EXPECTED) == set(RIGHTS)
    assert {action for rights in RIGHTS.values() for action in rights} == set(ACTIONS)


@pytest.mark.parametrize("role", ["", "root", "Admin", "leader ", "nobody"])
def test_an_unknown_role_may_nothing(role: str) -> None:
    viewer = Viewer(role, "x", "SYT")
    assert not may_read(viewer)
    assert not any(allowed(viewer, *asked) for asked in product(ACTIONS, SECTORS, UNITS))


@pytest.mark.parametrize("action", ["", "View", "delete", "view;", "all"])
def test_an_unknown_action_is_for_nobody(action: str) -> None:
    assert not any(allowed(Viewer(role, "x", "SYT"), action, "YT", "SYT") for role in RIGHTS)


def test_a_unit_account_without_a_unit_may_nothing() -> None:
    assert not any(allowed(Viewer("unit", "x"), *asked) for asked in product(ACTIONS, SECTORS, UNITS))


@pytest.mark.parametrize(
    ("address", "forwarded", "bound_to"),
    [
        ("10.0.0.7", False, "127.0.0.1"),
        ("127.0.0.1", True, "127.0.0.1"),
        ("127.0.0.1", False, "0.0.0.0"),
        ("", False, "::1"),
    ],
)
def test_the_demonstration_is_open_on_this_machine_only(address: str, forwarded: bool, bound_to: str) -> None:
    assert demonstration_viewer(address, forwarded, bound_to) is None
    here = demonstration_viewer("127.0.0.1", False, "localhost")
    assert here is not None
    assert here.role == DEMONSTRATION


QUERIES = sorted(path.stem for path in SQL_FOLDER.glob("*.sql"))


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_answers_a_viewer_without_the_right(query: str, store: Store) -> None:
    """The refusal comes before the query: a role that may ask gets past it, to whatever the query then lacks."""
    for viewer in (NOBODY, *(Viewer(role, "x", "SYT") for role in RIGHTS)):
        may_ask = allowed_somewhere(viewer, needs(query)) if needs(query) else viewer.role in RIGHTS
        if may_ask:
            continue
        for ask in (store.seen_by(viewer).rows, store.seen_by(viewer).remembered_rows):
            with pytest.raises(Denied):
                ask(query)


def test_what_a_query_needs_is_an_action_that_somebody_has() -> None:
    assert {needs(query) for query in QUERIES} - {""} <= set(ACTIONS)


@pytest.mark.parametrize(
    ("query", "action"),
    [
        ("read_accounts", "manage_accounts"),
        ("read_account_history", "manage_accounts"),
        ("read_credentials", "maintain"),
        ("read_sign_ins", "manage_accounts"),
        ("read_open_sessions", "maintain"),
        ("read_audit_lines", "read_audit"),
        ("read_contributors", "open_source"),
        ("read_tasks", "view_records"),
    ],
)
def test_what_is_not_for_all_readers_says_so(query: str, action: str) -> None:
    assert needs(query) == action


def test_what_the_system_remembers_is_not_given_to_who_may_not_ask(store: Store) -> None:
    store.remembered_rows("read_accounts")
    for role in ("leader", "secretariat", "unit", "presenter", "auditor", "public", "demonstration"):
        with pytest.raises(Denied):
            store.seen_by(Viewer(role, "x", "SYT")).remembered_rows("read_accounts")


def test_nobody_and_an_unknown_role_can_ask_nothing_by_a_statement_either(store: Store) -> None:
    for viewer in (NOBODY, Viewer("root", "x")):
        with pytest.raises(Denied):
            store.seen_by(viewer).query("select 1")


@pytest.mark.parametrize("role", ["", *EXPECTED])
def test_every_write_needs_its_action(role: str, store: Store) -> None:
    for action in ACTIONS:
        own = store.seen_by(Viewer(role, "x", "SYT"))
        if role and EXPECTED[role][ACTIONS.index(action)] != ".":
            with own.write(action):
                pass
        else:
            with pytest.raises(Denied), own.write(action):
                raise AssertionError("it was let in")


def test_a_store_seen_by_somebody_leaves_the_system_s_own_as_it_was(store: Store) -> None:
    assert store.seen_by(NOBODY).viewer == NOBODY
    assert store.viewer == THE_SYSTEM
