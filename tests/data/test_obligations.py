"""Obligations: in time, late or not sent, as at a moment; nobody owes what fell due before the centre opened."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Catalogue, Form, load_catalogue
from data.catalogue.model import Due
from data.obligations import LATE, MISSING, ON_TIME, STATES, WAITING, Obligation, due_at, owed, state_of
from data.periods import parse_period
from data.store import DEMO, Store, open_store
from data.submissions import withdraw
from data.views.obligations import (
    WINDOWS,
    moment_of,
    read_late_units,
    read_obligations,
    read_obligations_view,
    window_start,
)
from data.views.punctuality import Debt, Tally, find_debts, find_title, tally_by
from data.views.reader import Reader
from tests.data.submitting import observe, send
from tests.examples import tried_on

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
TODAY = date(2026, 11, 22)
SHIPPED = CATALOGUE.forms["DL-SVHTTDL-T"]
MONTHLY = replace(SHIPPED, code="THU", senders=("STC", "SYT"), due=Due(days=5, hour=17))
OPENING = replace(SHIPPED, code="KHAC", senders=("VPUB",), kind="targets")


def with_forms(*forms: Form) -> Catalogue:
    """The shipped catalogue with these forms only."""
    return replace(CATALOGUE, forms={form.code: form for form in forms})


def reader_of(store: Store, catalogue: Catalogue, moment: str = "") -> Reader:
    return Reader(store, catalogue, store.as_of(moment), datetime(2026, 11, 22, 9))


def submit(store: Store, period: str, at: datetime, unit: str = "STC", form: str = "THU") -> str:
    receipt = send(store, [observe("DL-01", period, "1", item=unit)], form=form, unit=unit, at=at, made_up=True)
    return receipt.submission_id


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Store]:
    """A demonstration store whose centre opened on 5 January 2026."""
    opened = open_store(tmp_path / "demo", kind=DEMO, today=TODAY)
    submit(opened, "2026", datetime(2026, 1, 5, 8), unit="VPUB", form="KHAC")
    yield opened
    opened.close()


def states(reader: Reader, unit: str = "STC") -> dict[str, str]:
    after = window_start(moment_of(reader), "12-thang")
    return {o.period.code: o.state for o in read_obligations(reader, after) if o.sender == unit}


CATALOGUE_OF_TEST = with_forms(MONTHLY, OPENING)


def test_a_form_is_in_time_up_to_the_very_hour_late_after_it_and_missing_without_one(demo: Store) -> None:
    submit(demo, "2026-08", datetime(2026, 9, 5, 17, 0))
    submit(demo, "2026-09", datetime(2026, 10, 5, 17, 0, 1))
    found = states(reader_of(demo, CATALOGUE_OF_TEST))
    assert (found["2026-08"], found["2026-09"], found["2026-10"], found["2026-11"]) == (ON_TIME, LATE, MISSING, WAITING)


def test_days_of_grace_move_the_due_time() -> None:
    form = replace(MONTHLY, due=Due(days=5, hour=17, grace_days=2))
    assert due_at(form, parse_period("2026-10")) == datetime(2026, 11, 7, 17)


def test_the_first_file_of_a_scope_decides_and_later_ones_are_corrections(demo: Store) -> None:
    submit(demo, "2026-10", datetime(2026, 11, 4, 8))
    submit(demo, "2026-10", datetime(2026, 11, 20, 8))
    reader = reader_of(demo, CATALOGUE_OF_TEST)
    (found,) = (o for o in read_obligations(reader, datetime(2026, 11, 1)) if o.receipt)
    assert (found.state, found.receipt and found.receipt.corrections) == (ON_TIME, 1)


def test_a_withdrawn_file_does_not_count_and_the_next_one_decides(demo: Store) -> None:
    first = submit(demo, "2026-10", datetime(2026, 11, 4, 8))
    withdraw(demo, first, "người thử", "gửi nhầm")
    assert states(reader_of(demo, CATALOGUE_OF_TEST))["2026-10"] == MISSING
    submit(demo, "2026-10", datetime(2026, 11, 20, 8))
    assert states(reader_of(demo, CATALOGUE_OF_TEST))["2026-10"] == LATE


def test_a_file_sent_before_it_is_due_waits_apart_with_its_receipt(demo: Store) -> None:
    submit(demo, "2026-11", datetime(2026, 11, 21, 8))
    view = read_obligations_view(reader_of(demo, CATALOGUE_OF_TEST), "1-thang")
    assert (view.total, view.waiting) == (Tally(missing=2), 2)


def test_the_past_is_judged_at_the_end_of_its_day_with_what_was_known_then(demo: Store) -> None:
    submit(demo, "2026-09", datetime(2026, 10, 20, 8))
    assert states(reader_of(demo, CATALOGUE_OF_TEST, "2026-10-04"))["2026-09"] == WAITING
    assert states(reader_of(demo, CATALOGUE_OF_TEST, "2026-10-10"))["2026-09"] == MISSING
    assert states(reader_of(demo, CATALOGUE_OF_TEST, "2026-10-20"))["2026-09"] == LATE


def test_nothing_is_owed_for_periods_that_ended_before_the_centre_opened(demo: Store) -> None:
    assert min(states(reader_of(demo, CATALOGUE_OF_TEST))) == "2026-01"


def test_nothing_is_owed_to_a_centre_that_has_not_opened(store: Store) -> None:
    view = read_obligations_view(Reader(store, CATALOGUE, store.as_of(), store.now()))
    assert (view.total.due, view.waiting, view.matrix, view.debts) == (0, 0, None, ())
    assert view.title == "3 tháng qua: chưa có biểu nào đến hạn nộp"


def test_a_form_that_came_into_the_catalogue_later_is_owed_from_then_on(demo: Store) -> None:
    later = with_forms(replace(MONTHLY, since=date(2026, 9, 1)), OPENING)
    assert min(states(reader_of(demo, later))) == "2026-09"


def test_targets_and_registers_are_owed_by_nobody() -> None:
    kinds = {form.kind for form, _, _ in owed(CATALOGUE, TODAY, datetime(2025, 1, 1), datetime(2026, 11, 22, 9))}
    assert "observations" in kinds
    assert not kinds & {"targets", "entities", "limits"}


def test_a_form_of_all_communes_is_owed_by_each_of_them_once_they_exist() -> None:
    of_communes = with_forms(replace(MONTHLY, senders=("communes",)))
    found = list(owed(of_communes, date(2025, 5, 1), datetime(2025, 1, 1), datetime(2025, 8, 1)))
    assert {period.code for _, _, period in found} == {"2025-07", "2025-08"}
    assert len(found) == 2 * len(CATALOGUE.communes)


def test_who_owes_is_told_with_forms_periods_and_days_longest_first(demo: Store) -> None:
    submit(demo, "2026-08", datetime(2026, 9, 1, 8))
    submit(demo, "2026-08", datetime(2026, 9, 1, 8), unit="SYT")
    submit(demo, "2026-09", datetime(2026, 10, 1, 8), unit="SYT")
    late = read_late_units(reader_of(demo, CATALOGUE_OF_TEST))
    assert [(u.code, u.forms, u.periods, u.days) for u in late] == [("STC", 1, 2, 48), ("SYT", 1, 1, 17)]
    assert read_obligations_view(reader_of(demo, CATALOGUE_OF_TEST)).debts[0].whole is False


def test_everything_in_time_is_said_in_the_title_and_nobody_owes(demo: Store) -> None:
    for unit in MONTHLY.senders:
        for period, at in (("2026-08", 9), ("2026-09", 10), ("2026-10", 11)):
            submit(demo, period, datetime(2026, at, 3, 8), unit=unit)
    view = read_obligations_view(reader_of(demo, CATALOGUE_OF_TEST))
    assert view.title == "3 tháng qua: cả 2 đơn vị nộp đủ và đúng hạn"
    assert (view.debts, view.delays) == ((), ())


def test_the_title_counts_each_sender_once_by_its_worst(demo: Store) -> None:
    submit(demo, "2026-08", datetime(2026, 9, 20, 8))
    submit(demo, "2026-09", datetime(2026, 10, 1, 8))
    submit(demo, "2026-10", datetime(2026, 11, 1, 8))
    view = read_obligations_view(reader_of(demo, CATALOGUE_OF_TEST))
    assert view.title == "3 tháng qua: 1 đơn vị nộp muộn, 1 chưa nộp biểu nào"
    (delay,) = view.delays
    assert (delay.sender, delay.longest) == ("STC", timedelta(days=14, hours=15))


def test_the_matrix_holds_the_recent_periods_of_one_scheme(demo: Store) -> None:
    submit(demo, "2026-10", datetime(2026, 11, 3, 8))
    matrix = read_obligations_view(reader_of(demo, CATALOGUE_OF_TEST), "3-thang", "month").matrix
    assert matrix
    assert [p.code for p in matrix.periods] == [f"2026-{month:02d}" for month in range(11, 5, -1)]
    cells = {sender: owed["2026-10"].state for _, sender, owed in matrix.rows}
    assert cells == {"STC": ON_TIME, "SYT": MISSING}


counts = st.integers(min_value=0, max_value=5000)


@given(counts, counts, counts, counts)
def test_shares_add_up_to_a_hundred_and_stay_near_the_exact_ones(
    on_time: int, late: int, missing: int, sent: int
) -> None:
    tally = Tally(on_time, late, missing, sent)
    assert sum(tally.shares) == (100 if tally.due else 0)
    for count, share in zip((on_time, late, sent, missing), tally.shares, strict=True):
        assert abs(share * tally.due - 100 * count) <= Decimal("0.1") * tally.due


@given(st.lists(st.tuples(counts, counts, counts, counts), max_size=191), st.sampled_from(list(WINDOWS.values())))
def test_a_title_is_never_too_long(tallies: list[tuple[int, int, int, int]], months: int) -> None:
    due = [
        Obligation(MONTHLY, str(n), parse_period("2026-10"), datetime(2026, 11, 5), state)
        for n, counted in enumerate(tallies)
        for state, count in zip(STATES, counted, strict=True)
        if count % 3
    ]
    assert len(find_title(tally_by(due, lambda o: o.sender), months)) <= 90


months = st.sampled_from(["2026-08", "2026-09", "2026-10", "2026-11"])
files = st.tuples(months, st.sampled_from(["STC", "SYT"]), st.integers(min_value=-20, max_value=20))
acts = st.lists(st.one_of(files, st.integers(min_value=0, max_value=30)), max_size=10)


@tried_on(8)
@given(acts)
def test_states_follow_from_the_files_that_stand_in_whatever_order_they_came(
    acts: list[tuple[str, str, int] | int],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), kind=DEMO, today=TODAY)
        submit(store, "2026", datetime(2026, 7, 1), unit="VPUB", form="KHAC")
        standing: dict[str, tuple[str, str, datetime]] = {}
        for act in acts:
            if isinstance(act, int):
                if standing:
                    chosen = list(standing)[act % len(standing)]
                    withdraw(store, chosen, "người thử", "thử")
                    del standing[chosen]
                continue
            period, unit, days = act
            at = min(due_at(MONTHLY, parse_period(period)) + timedelta(days=days), datetime(2026, 11, 22, 8))
            standing[submit(store, period, at, unit)] = (period, unit, at)
        reader = reader_of(store, CATALOGUE_OF_TEST)
        found = read_obligations(reader, datetime(2026, 9, 1))
        assert [o.state for o in found] == [by_definition(o, standing.values(), moment_of(reader)) for o in found]
        view = read_obligations_view(reader)
        assert view.total.due + view.waiting == len(found)
        assert (
            sum(len(d.periods) for d in view.debts)
            == view.total.missing
            == count_missing(find_debts(found, reader.now))
        )
        assert sum(line.tally.due for line in view.units) == sum(line.tally.due for line in view.sectors)
        store.close()


def by_definition(o: Obligation, standing: Iterable[tuple[str, str, datetime]], moment: datetime) -> str:
    """The state of an obligation from the files that stand: (period, unit, received)."""
    received = [at for period, unit, at in standing if (period, unit) == (o.period.code, o.sender)]
    if moment <= o.due_at:
        return WAITING
    if not received:
        return MISSING
    return ON_TIME if min(received) <= o.due_at else LATE


def count_missing(debts: Iterable[Debt]) -> int:
    return sum(len(debt.periods) for debt in debts)


def test_the_moment_of_the_due_time_itself_is_still_open() -> None:
    due = datetime(2026, 11, 5, 17)
    assert state_of(due, None, due) == WAITING
    assert state_of(due, None, due + timedelta(seconds=1)) == MISSING
