"""Values: reported or computed, never summed twice, never averaged wrongly; coverage on each."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.cards import coverage_phrase
from data.catalogue import Catalogue, load_catalogue
from data.entities import Entity
from data.periods import parse_period
from data.store import DEMO, Store, open_store
from data.views.comparison import PREVIOUS, compare
from data.views.differences import read_series_values
from data.views.findings import find_title
from data.views.indicator import read_indicator
from data.views.overview import read_overview
from data.views.ranking import read_ranking
from data.views.reader import Reader
from data.views.sector import read_sector
from data.views.values import part_periods, read_place_values, read_values
from tests.data.submitting import observe, send
from tests.examples import tried_on

CATALOGUE = load_catalogue("38", Path("/nonexistent"))


def reader_of(store: Store, moment: str = "", catalogue: Catalogue = CATALOGUE) -> Reader:
    return Reader(store, catalogue, store.as_of(moment), store.now())


def demo_store(folder: str | Path) -> Store:
    return open_store(Path(folder), kind=DEMO, today=date(2026, 11, 22))


communes = sorted(CATALOGUE.communes)
counts = st.integers(min_value=0, max_value=10**6)


@tried_on(8)
@given(st.dictionaries(st.sampled_from(communes), st.tuples(counts, st.integers(1, 10**6)), min_size=1, max_size=40))
def test_a_rate_is_the_sum_of_parts_over_complete_pairs(pairs: dict[str, tuple[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = demo_store(folder)
        rows = [observe("YT-21", "2026-10", str(n), area=a) for a, (n, _) in pairs.items()]
        rows += [observe("YT-22", "2026-10", str(d), area=a) for a, (_, d) in pairs.items()]
        lonely = next(code for code in communes if code not in pairs)
        send(store, [*rows, observe("YT-21", "2026-10", "999999", area=lonely)])
        value = read_values(reader_of(store), [("YT-08", "2026-10")])["YT-08", "2026-10"]
        exact = Decimal(100) * sum(n for n, _ in pairs.values()) / sum(d for _, d in pairs.values())
        assert value.amount == exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        assert (value.have, value.expected, value.basis) == (len(pairs), 166, "areas")
        store.close()


@tried_on(8)
@given(st.dictionaries(st.sampled_from(communes), counts, min_size=1, max_size=60))
def test_a_sum_over_communes_is_exact_and_tells_its_coverage(cells: dict[str, int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = demo_store(folder)
        send(store, [observe("YT-06", "2026-11-20", str(n), area=a) for a, n in cells.items()])
        value = read_values(reader_of(store), [("YT-06", "2026-11-20")])["YT-06", "2026-11-20"]
        assert value.amount == sum(cells.values())
        assert (value.have, value.expected) == (len(cells), 166)
        store.close()


def test_a_reported_value_counts_and_the_sum_stands_beside_it(store: Store) -> None:
    rows = [observe("AN-01", "2026-10", "5", area=code) for code in communes[:10]]
    send(store, [*rows, observe("AN-01", "2026-10", "62")])
    value = read_values(reader_of(store), [("AN-01", "2026-10")])["AN-01", "2026-10"]
    assert (value.amount, value.basis, value.other) == (Decimal(62), "reported", Decimal(50))
    assert value.apart


def test_a_missing_or_withdrawn_cell_counts_as_nothing(store: Store) -> None:
    send(store, [observe("YT-06", "2026-11-20", "7", area=code) for code in communes[:3]])
    send(store, [observe("YT-06", "2026-11-20", "7", area=code) for code in communes[:2]])
    value = read_values(reader_of(store), [("YT-06", "2026-11-20")])["YT-06", "2026-11-20"]
    assert (value.amount, value.have) == (Decimal(14), 2)


def test_a_derived_number_is_made_up_if_any_input_is(tmp_path: Path) -> None:
    store = demo_store(tmp_path)
    send(store, [observe("VB-03", "2026-10", "90", entity="STC"), observe("VB-13", "2026-10", "100", entity="STC")])
    send(store, [observe("VB-03", "2026-10", "9", entity="SYT")], unit="V", made_up=True)
    send(store, [observe("VB-13", "2026-10", "10", entity="SYT")], unit="W")
    assert read_values(reader_of(store), [("VB-06", "2026-10")])["VB-06", "2026-10"].made_up
    store.close()


def test_a_monthly_rate_takes_the_plan_of_its_year_and_days_roll_up() -> None:
    assert part_periods(CATALOGUE.indicators["KTXH-16"], parse_period("2025-05")) == ["2025"]
    days = part_periods(CATALOGUE.indicators["XT-14"], parse_period("2026-02"))
    assert (len(days), days[0], days[-1]) == (28, "2026-02-01", "2026-02-28")


def test_the_past_is_seen_as_it_was_known(tmp_path: Path) -> None:
    store = demo_store(tmp_path)
    send(store, [observe("KTXH-02-LK", "2025-Q4", "349309", status="ước")], at=datetime(2025, 11, 25, 16))
    send(store, [observe("KTXH-02-LK", "2025-Q4", "333617", status="ước")], at=datetime(2025, 12, 8, 16))
    key = ("KTXH-02-LK", "2025-Q4")
    assert read_values(reader_of(store, "2025-12-01"), [key])[key].amount == Decimal(349309)
    assert read_values(reader_of(store), [key])[key].amount == Decimal(333617)
    assert read_values(reader_of(store, "2025-11-01"), [key]) == {}
    history = read_indicator(reader_of(store), "KTXH-02-LK").history
    assert [(s.amount, s.kind) for s in history] == [(Decimal(349309), "first"), (Decimal(333617), "correction")]
    store.close()


def test_a_change_of_status_is_not_a_correction(tmp_path: Path) -> None:
    store = demo_store(tmp_path)
    send(store, [observe("KTXH-08", "2026-09", "15", status="ước")])
    send(store, [observe("KTXH-08", "2026-09", "15")])
    send(store, [observe("KTXH-08", "2026-09", "15")])
    assert [s.kind for s in read_indicator(reader_of(store), "KTXH-08").history] == ["first", "status"]
    store.close()


def test_a_month_made_of_days_tells_the_days_present_and_is_not_compared_as_if_whole(tmp_path: Path) -> None:
    store = demo_store(tmp_path)
    days = [f"2026-{month:02d}-{day:02d}" for month in (9, 10) for day in range(1, 31)]
    rows = [observe("DV-01", day, "10", area=area) for day in days for area in communes[:166]]
    rows += [observe("DV-15", month, "120", area=area) for month in ("2026-09", "2026-10") for area in communes]
    send(store, rows)
    values = read_values(reader_of(store), [("DV-06", "2026-09"), ("DV-06", "2026-10")])
    september, october = values["DV-06", "2026-09"], values["DV-06", "2026-10"]
    assert (september.amount, september.present, september.wanted) == (Decimal(40), 30, 30)
    assert (october.amount, october.present, october.wanted) == (Decimal(40), 30, 31)
    assert compare(CATALOGUE.indicators["DV-06"], values, parse_period("2026-10"), PREVIOUS) is None
    assert "30/31 ngày" in coverage_phrase(october, "")
    store.close()


def test_a_quarter_made_of_weeks_counts_weeks_and_sites_have_a_mean_of_the_province(tmp_path: Path) -> None:
    store = demo_store(tmp_path)
    send(
        store,
        [observe("CT-14", "2026-Q3", "40"), observe("CT-13", "2026-W38", "45"), observe("CT-13", "2026-W39", "45")],
    )
    send(store, [Entity(code, "site", code, "38", None, None, date(2020, 1, 1)) for code in ("A", "B")])
    times = (("A", "2.5"), ("B", "3.25"))
    send(store, [observe("CT-05", "2026-10", seconds, entity=site) for site, seconds in times])
    values = read_values(reader_of(store), [("CT-09", "2026-Q3"), ("CT-05", "2026-10")])
    assert coverage_phrase(values["CT-09", "2026-Q3"], "") == "toàn tỉnh · 2/13 tuần"
    mean = values["CT-05", "2026-10"]
    assert (mean.amount, mean.have, mean.expected) == (Decimal("2.88"), 2, 2)
    store.close()


def test_an_in_period_value_is_the_difference_of_adjacent_year_to_date_values(tmp_path: Path) -> None:
    store = demo_store(tmp_path)
    send(store, [observe("KTXH-04-LK", "2025-01", "5000")], unit="A")
    send(store, [observe("KTXH-04-LK", "2025-08", "38907", status="ước")], unit="B")
    send(store, [observe("KTXH-04-LK", "2025-09", "44067", approx=True)], unit="C")
    send(store, [observe("KTXH-04-LK", "2025-11", "50000")], unit="D")
    reader = reader_of(store)
    values = read_series_values(reader, [("KTXH-04", p) for p in ("2025-01", "2025-08", "2025-09", "2025-11")])
    assert {period: v.amount for (_, period), v in values.items()} == {"2025-01": 5000, "2025-09": 5160}
    september = values["KTXH-04", "2025-09"]
    assert (september.basis, september.obs_status, september.approx) == ("difference", "ước", True)
    view = read_indicator(reader, "KTXH-04")
    assert view.period is not None
    assert view.period.code == "2025-09"
    assert [(c.indicator, c.period) for c in view.contributors] == [
        ("KTXH-04-LK", "2025-08"),
        ("KTXH-04-LK", "2025-09"),
    ]
    store.close()


def test_a_reported_in_period_value_comes_before_a_difference(tmp_path: Path) -> None:
    store = demo_store(tmp_path)
    send(store, [observe("KTXH-04-LK", "2025-01", "5000"), observe("KTXH-04", "2025-01", "4990")])
    value = read_series_values(reader_of(store), [("KTXH-04", "2025-01")])["KTXH-04", "2025-01"]
    assert (value.amount, value.basis) == (Decimal(4990), "reported")
    store.close()


def test_ranking_needs_coverage_and_a_denominator_of_thirty(tmp_path: Path) -> None:
    store = demo_store(tmp_path)
    units = list(CATALOGUE.units)
    rows = [observe("VB-13", "2026-10", "100", entity=u) for u in units[:-3]]
    rows += [observe("VB-03", "2026-10", str(60 + i), entity=u) for i, u in enumerate(units[:-3])]
    rows += [observe("VB-13", "2026-10", "29", entity=units[-3]), observe("VB-03", "2026-10", "29", entity=units[-3])]
    send(store, rows)
    ranking = read_ranking(reader_of(store), "VB-06", parse_period("2026-10"))
    assert ranking.enough
    assert [row.rank for row in ranking.rows] == list(range(1, len(units) - 2))
    assert ranking.rows[0].amount == max(row.amount for row in ranking.rows)
    assert len(ranking.too_small) == 1
    assert len(ranking.missing) == 2
    few = read_place_values(reader_of(store), "VB-06", ["2026-09"])
    assert few == {}
    store.close()


def test_every_view_of_an_empty_store_stands(store: Store) -> None:
    reader = reader_of(store)
    assert read_overview(reader).title == "Chưa có số liệu nào được tiếp nhận"
    for code in CATALOGUE.sectors:
        found = read_sector(reader, code)
        assert found.judged == ()
        assert found.title.endswith("chưa có số liệu")
    for code in CATALOGUE.indicators:
        assert read_indicator(reader, code).headline is None
    assert find_title([], "X") == "X: chưa có số liệu"


@pytest.mark.parametrize("sector", ["KTXH", "VB", "XT", "DL"])
def test_the_demonstration_fills_each_sector_and_never_mixes(demonstration_copy: Path, sector: str) -> None:
    store = open_store(demonstration_copy)
    found = read_sector(reader_of(store), sector)
    assert found.judged
    assert found.made_up == (sector in ("VB", "XT"))
    assert found.published == (sector in ("KTXH", "DL"))
    assert len(found.title) <= 90
    store.close()
