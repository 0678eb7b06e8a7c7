"""Changes: what flipped, what was corrected, what is newer, in that order; nothing of what did not change."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue import load_catalogue
from data.store import DEMO, Store, open_store
from data.targets import Target
from data.views.changes import CORRECTED, NEWER, WORSE, read_changes
from data.views.reader import Reader
from tests.data.submitting import observe, send

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
THEN, LATER = datetime(2026, 11, 10, 9), datetime(2026, 11, 18, 9)


@pytest.fixture
def demo(tmp_path: Path) -> Store:
    return open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22))


def read(store: Store) -> list[tuple[str, str]]:
    reader = Reader(store, CATALOGUE, store.as_of(), store.now())
    return [(change.kind, change.now.indicator.code) for change in read_changes(reader, "2026-11-15").changes]


def test_a_worse_status_comes_before_a_correction_and_that_before_a_newer_value(demo: Store) -> None:
    target = Target("YT-08", "38", "", "", "2026", Decimal(95))
    send(demo, [target], form="CT", periods=["2026"], at=THEN)
    send(demo, [observe("AN-07", "2026-10", "80")], form="D", at=THEN)
    for at, reached, dead, month, crossed in (
        (THEN, "960", "11", "2026-09", "1"),
        (LATER, "500", "12", "2026-10", "3"),
    ):
        rows = [observe("YT-21", "2026-10", reached), observe("YT-22", "2026-10", "1000")]
        send(demo, rows, form="A", at=at)
        send(demo, [observe("AN-02-LK", "2026-10", dead)], form="B", at=at)
        send(demo, [observe("TC-09", month, crossed)], form="C", at=at)
    assert read(demo) == [(WORSE, "YT-08"), (CORRECTED, "AN-02-LK"), (NEWER, "TC-09")]


def test_a_made_up_value_is_not_compared_with_a_published_one(demo: Store) -> None:
    send(demo, [observe("TC-09", "2026-10", "1")], form="C", made_up=True, at=THEN)
    send(demo, [observe("TC-09", "2026-10", "3")], form="C", at=LATER)
    assert read(demo) == []


def test_nothing_changed_where_nothing_came(demo: Store) -> None:
    assert read(demo) == []
