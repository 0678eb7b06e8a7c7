"""Documents by unit: the lowest rate first, a total that adds up, units without data by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.observations import Observation
from data.store import DEMO, Store, open_store
from data.views.documents import CODES, HOURS, IN_TIME, LATE, RATE, RECEIVED, WAITING, read_documents
from data.views.reader import Reader
from tests.data.submitting import observe, send

DUE, HOURS_IN_ALL, DONE = "VB-13", "VB-19", "VB-20"
TODAY, MONTH = "2026-11-22", "2026-10"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22))
    yield store
    store.close()


def reader_of(store: Store, catalogue: Catalogue) -> Reader:
    return Reader(store, catalogue, store.as_of(), store.now())


def a_month(unit: str, in_time: int, late: int, waiting: int, month: str = MONTH) -> list[Observation]:
    amounts = {RECEIVED: in_time + late, IN_TIME: in_time, LATE: late, WAITING: waiting}
    amounts |= {DUE: in_time + late + waiting, HOURS_IN_ALL: 10 * (in_time + late), DONE: in_time + late}
    return [observe(code, month, str(amount), entity=unit) for code, amount in amounts.items()]


def test_the_lowest_rate_stands_first_and_few_documents_last(demo: Store, catalogue: Catalogue) -> None:
    send(demo, [*a_month("STC", 90, 5, 5), *a_month("SYT", 50, 30, 20), *a_month("SNV", 1, 1, 1)])
    month = read_documents(reader_of(demo, catalogue), TODAY)
    assert month
    assert [row.unit for row in month.rows] == ["SYT", "STC", "SNV"]
    assert [row.few for row in month.rows] == [False, False, True]
    assert month.rows[0].values[RATE].amount == 50


def test_the_whole_adds_up_and_its_rates_are_of_the_sums(demo: Store, catalogue: Catalogue) -> None:
    send(demo, [*a_month("STC", 90, 5, 5), *a_month("SYT", 50, 30, 20)])
    month = read_documents(reader_of(demo, catalogue), TODAY)
    assert month
    for code in (RECEIVED, IN_TIME, LATE, WAITING):
        assert month.total[code].amount == sum(row.values[code].amount for row in month.rows)
    assert month.total[RATE].amount == 70
    assert month.total[HOURS].amount == 10
    assert tuple(indicator.code for indicator in month.indicators) == CODES


def test_units_without_data_are_named_and_one_with_a_gap_keeps_it(demo: Store, catalogue: Catalogue) -> None:
    rows = [*a_month("STC", 90, 5, 5), observe(WAITING, MONTH, "4", entity="SYT")]
    send(demo, rows)
    month = read_documents(reader_of(demo, catalogue), TODAY)
    assert month
    assert [row.unit for row in month.rows] == ["STC", "SYT"]
    assert month.rows[1].values.keys() == {WAITING}
    assert len(month.missing) == len(catalogue.units) - 2
    assert catalogue.units["SNV"].short_name in month.missing
    assert month.total[WAITING].amount == Decimal(9)


def test_an_earlier_day_shows_an_earlier_month_and_an_empty_store_nothing(demo: Store, catalogue: Catalogue) -> None:
    assert read_documents(reader_of(demo, catalogue), TODAY) is None
    send(demo, [*a_month("STC", 90, 5, 5), *a_month("STC", 40, 40, 20, month="2026-09")])
    reader = reader_of(demo, catalogue)
    periods = {day: month.period.code for day in (TODAY, "2026-09-30") if (month := read_documents(reader, day))}
    assert periods == {TODAY: "2026-10", "2026-09-30": "2026-09"}
