"""Exceedances: each value against the limit that held for its own facility on its own day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.entities import Entity, EntityLimit
from data.store import DEMO, Store, open_store
from data.views.exceedances import Exceedance, ExceedanceView, read_exceedances
from data.views.permits import Bounds, bounds_of
from data.views.reader import Reader
from tests.data.submitting import observe, send

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
TODAY = date(2026, 11, 22)
HERE = min(CATALOGUE.communes)
COD, PH, FLOW = "XT-05", "XT-07", "XT-09"


@pytest.fixture
def demo(tmp_path: Path) -> Store:
    opened = open_store(tmp_path, kind=DEMO, today=TODAY)
    facilities = [Entity(code, "facility", f"Cơ sở {code}", HERE, None, None, date(2020, 1, 1)) for code in ("A", "B")]
    send(opened, facilities, form="DM", periods=["2026"])
    return opened


def permit(entity: str, code: str, most: str, since: date, until: date | None = None) -> EntityLimit:
    return EntityLimit(entity, code, None, Decimal(most), since, until, f"Giấy phép {since.year}")


def seen(store: Store, until: date = TODAY) -> ExceedanceView:
    found = read_exceedances(Reader(store, CATALOGUE, store.as_of(), store.now()), "XT", until.isoformat())
    assert found
    return found


def told(found: ExceedanceView) -> list[tuple[str, str, str]]:
    return [(e.entity.code, e.indicator.code, e.period.code) for e in found.exceedances]


def test_a_permit_that_changed_is_held_against_the_values_of_its_own_days(demo: Store) -> None:
    turn = date(2026, 11, 15)
    limits = [permit("A", COD, "75", date(2023, 1, 1), turn - timedelta(days=1)), permit("A", COD, "50", turn)]
    send(demo, limits, form="GP", periods=["2026"])
    send(demo, [observe(COD, f"2026-11-{day}", "60", entity="A") for day in (13, 14, 15, 16)])
    found = seen(demo)
    assert told(found) == [("A", COD, "2026-11-16"), ("A", COD, "2026-11-15")]
    assert {e.times for e in found.exceedances} == {Decimal("1.2")}
    assert {e.bounds.document for e in found.exceedances} == {"Giấy phép 2026"}
    assert (found.values, found.measured) == (4, 1)


def test_each_facility_is_held_against_its_own_limit_and_counted(demo: Store) -> None:
    since = date(2023, 1, 1)
    send(
        demo, [permit("A", COD, "50", since), permit("B", COD, "75", since), permit("A", FLOW, "900", since)], form="GP"
    )
    rows = [observe(COD, f"2026-11-{day}", "60", entity=code) for day in (19, 20) for code in ("A", "B")]
    send(demo, [*rows, observe(FLOW, "2026-11-20", "1000", entity="A")])
    found = seen(demo)
    (tally,) = found.tallies
    assert (tally.entity.code, tally.count, tally.newest.code) == ("A", 3, "2026-11-20")
    assert [(indicator.code, count) for indicator, count in tally.counts] == [(COD, 2), (FLOW, 1)]
    assert tally.worst
    assert tally.worst.times == Decimal("1.2")
    assert (len(found.of("A")), len(found.of("B")), len(found.of(""))) == (3, 0, 3)


def test_without_a_permit_the_limit_for_all_counts_and_two_limits_have_no_times(demo: Store) -> None:
    send(
        demo,
        [observe(PH, f"2026-11-{day}", amount, entity="A") for day, amount in ((18, "5.5"), (19, "6"), (20, "9.3"))],
    )
    found = seen(demo)
    assert [(e.period.code, e.beyond, e.times) for e in found.exceedances] == [
        ("2026-11-20", Decimal("0.3"), None),
        ("2026-11-18", Decimal("0.5"), None),
    ]
    assert found.tallies[0].worst is None


def test_what_has_no_limit_is_not_held_against_one(demo: Store) -> None:
    send(demo, [observe(COD, "2026-11-20", "999", entity="A")])
    found = seen(demo)
    assert (found.exceedances, found.values, found.measured) == ((), 0, 0)


def test_the_window_ends_with_the_newest_day_up_to_the_one_that_is_looked_at(demo: Store) -> None:
    send(demo, [permit("A", COD, "50", date(2023, 1, 1))], form="GP", periods=["2026"])
    send(demo, [observe(COD, day, "60", entity="A") for day in ("2026-09-01", "2026-11-10", "2026-11-20")])
    assert told(seen(demo)) == [("A", COD, "2026-11-20"), ("A", COD, "2026-11-10")]
    assert told(seen(demo, date(2026, 11, 12))) == [("A", COD, "2026-11-10")]
    assert read_exceedances(Reader(demo, CATALOGUE, demo.as_of(), demo.now()), "XT", "2026-08-01") is None


@given(st.decimals(0, 1000, places=2), st.decimals(1, 500, places=1), st.booleans())
def test_a_value_on_the_limit_is_within_and_beyond_is_the_distance(
    amount: Decimal, limit: Decimal, least: bool
) -> None:
    bounds = Bounds(limit, None, "x") if least else Bounds(None, limit, "x")
    assert not bounds.outside(limit)
    assert bounds.outside(amount) is (amount < limit if least else amount > limit)


def test_a_limit_for_all_counts_from_the_day_on_which_it_is_in_force() -> None:
    dust = CATALOGUE.indicators["MT-03"]
    assert dust.limit
    assert dust.limit.effective_from
    assert bounds_of(dust, None, dust.limit.effective_from) is not None
    assert bounds_of(dust, None, dust.limit.effective_from - timedelta(days=1)) is None


def test_every_exceedance_is_counted_once(demo: Store) -> None:
    send(demo, [permit(code, COD, "50", date(2023, 1, 1)) for code in ("A", "B")], form="GP", periods=["2026"])
    send(demo, [observe(COD, f"2026-11-{day}", "51", entity=code) for day in range(10, 21) for code in ("A", "B")])
    found = seen(demo)
    assert sum(tally.count for tally in found.tallies) == len(found.exceedances) == len(set(told(found))) == 22
    assert all(isinstance(e, Exceedance) and e.beyond == 1 for e in found.exceedances)
