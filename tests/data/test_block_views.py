"""What single sectors show: bands, fields, levels, tone, outbreaks; and what may not be shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.disclosure import hide_small
from data.entities import Entity
from data.periods import parse_period
from data.store import DEMO, Store, open_store
from data.views.air import band_of, read_air
from data.views.feedback import CODES as FEEDBACK
from data.views.feedback import read_feedback
from data.views.outbreaks import read_outbreaks
from data.views.parts import read_parts
from data.views.permits import NO_SIGNAL, OVER, read_permits
from data.views.provenance import read_contributors
from data.views.ranking import read_ranking
from data.views.reader import Reader
from data.views.schools import read_schools
from data.views.tone import read_tone
from data.views.values import read_values
from tests.data.submitting import observe, send

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
TODAY = "2026-11-22"
communes = sorted(CATALOGUE.communes)
counts = st.dictionaries(st.sampled_from(communes), st.integers(0, 60).map(Decimal), max_size=30)


@pytest.fixture
def demo(tmp_path: Path) -> Store:
    return open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22))


def reader_of(store: Store) -> Reader:
    return Reader(store, CATALOGUE, store.as_of(), store.now())


def an_entity(code: str, kind: str) -> Entity:
    return Entity(code, kind, f"Trạm {code}", communes[0], None, None, date(2020, 1, 1))


@given(counts, st.integers(2, 20))
def test_what_is_hidden_can_not_be_worked_out_from_the_total(cells: dict[str, Decimal], least: int) -> None:
    hidden = hide_small(cells, least)
    assert {key for key, count in cells.items() if 0 < count < least} <= hidden
    if not hidden:
        return
    most_in_one = sum(cells[key] for key in hidden) - (len(hidden) - 1)
    assert hidden == cells.keys() or (len(hidden) > 1 and most_in_one >= least)


def test_small_counts_that_are_all_one_take_the_zeros_with_them() -> None:
    ones = {str(number): Decimal(1) for number in range(49)}
    zeros = {str(number): Decimal(0) for number in range(49, 166)}
    assert hide_small(ones | zeros, 10) == {*ones, *zeros}
    assert hide_small(ones | zeros | {"town": Decimal(12)}, 10) == {*ones, "town"}


def test_a_lone_small_cell_takes_the_next_smallest_with_it() -> None:
    cells = {"a": Decimal(3), "b": Decimal(50), "c": Decimal(12), "d": Decimal(0)}
    assert hide_small(cells, 10) == {"a", "c"}


def test_every_value_of_the_air_scale_has_one_band() -> None:
    bands = CATALOGUE.bands["vn_aqi"]
    names = ["Tốt", "Trung bình", "Kém", "Xấu", "Rất xấu", "Nguy hại"]
    assert [band.name for band in bands] == names
    for amount, name in (
        (0, 0),
        (50, 0),
        (51, 1),
        (100, 1),
        (101, 2),
        (150, 2),
        (200, 3),
        (300, 4),
        (301, 5),
        (999, 5),
    ):
        band = band_of(bands, Decimal(amount))
        assert band is not None
        assert band.name == names[name]


def test_stations_stand_the_worst_first_and_those_without_a_word_last(demo: Store) -> None:
    send(demo, [an_entity(code, "station") for code in ("T1", "T2", "T3", "S1")], form="DM", periods=["2026"])
    rows = [observe("MT-01", "2026-11-21", amount, entity=code) for code, amount in (("T1", "40"), ("T2", "160"))]
    rows += [observe("MT-01", "2026-11-18", "70", entity="T3"), observe("MT-06", "2026-11-21", "310", entity="S1")]
    send(demo, rows)
    air = read_air(reader_of(demo), TODAY)
    assert air is not None
    assert [(row.entity.code, row.band.name if row.band else "") for row in air.rows] == [
        ("T2", "Xấu"),
        ("T1", "Tốt"),
        ("T3", ""),
    ]
    assert (air.poor, air.rows[-1].silent) == (1, 3)
    assert [row.entity.code for row in air.water] == ["S1"]


def test_sites_are_held_against_the_limits_of_the_ministry(demo: Store) -> None:
    send(demo, [an_entity(code, "site") for code in ("W1", "W2")], form="DM", periods=["2026"])
    send(demo, [observe("CT-05", "2026-10", "3.5", entity="W1")])
    table = read_permits(reader_of(demo), CATALOGUE.sectors["CT"], date(2026, 11, 22))
    assert table is not None
    assert [(row.entity.code, row.state) for row in table.rows] == [("W1", OVER), ("W2", NO_SIGNAL)]


def test_feedback_balances_field_by_field_and_says_where_it_does_not(demo: Store) -> None:
    def month(item: str, *amounts: str) -> list[object]:
        return [observe(code, "2026-10", n, item=item) for code, n in zip(FEEDBACK, amounts, strict=True)]

    rows = [*month("", "10", "100", "90", "20"), *month("moi_truong", "4", "50", "40", "14")]
    rows += [*month("dat_dai", "6", "50", "50", "5"), observe("PA-17", "2026-10", "1", item="khac")]
    send(demo, rows)  # type: ignore[arg-type]
    view = read_feedback(reader_of(demo), TODAY)
    assert view is not None
    by_name = {row.name: row.balances for row in view.rows}
    assert view.total.balances is True
    assert by_name["Môi trường, rác thải"] is True
    assert by_name["Đất đai, xây dựng"] is False
    assert by_name["Lĩnh vực khác"] is None
    assert view.rows[0].name == "Môi trường, rác thải"


def test_teachers_are_measured_against_the_norm_by_level(demo: Store) -> None:
    rows = [observe("GD-24", "2026", "900", item="thcs"), observe("GD-25", "2026", "1000", item="thcs")]
    send(demo, [*rows, observe("GD-22", "2026", "30", item="thcs")])
    view = read_schools(reader_of(demo), "2026-12-31")
    assert view is not None
    row = next(row for row in view.rows if row.name == "Trung học cơ sở")
    assert (row.above_norm, row.staffed, row.pupils) == (-100, Decimal("90.0"), None)
    assert all(row.staffed is None for row in view.rows if row.name != "Trung học cơ sở")


def test_groups_may_not_reach_more_than_a_hundred_points_together() -> None:
    groups = CATALOGUE.breakdowns["nhom_766"]
    assert groups.most.keys() == groups.items.keys()
    assert sum(groups.most.values()) == 100


def test_parts_are_of_the_newest_month_that_was_sent(demo: Store) -> None:
    send(demo, [observe("DV-11", m, "15", item="cong_khai") for m in ("2026-08", "2026-09")])
    view = read_parts(reader_of(demo), ["DV-11"], date(2026, 11, 22))
    assert view is not None
    assert (view.period.code, set(view.values)) == ("2026-09", {("cong_khai", "DV-11")})


def test_a_day_without_a_word_on_the_press_is_not_a_day_of_zero(demo: Store) -> None:
    rows = [observe(code, day, "4") for code in ("BC-02", "BC-03", "BC-04") for day in ("2026-11-18", "2026-11-20")]
    send(demo, rows)
    view = read_tone(reader_of(demo), TODAY)
    assert view is not None
    days = {day.code: counts for day, counts in view.days}
    assert days["2026-11-19"] is None
    assert view.totals == {"BC-02": 8, "BC-04": 8, "BC-03": 8}


def test_outbreaks_hide_small_counts_of_cases(demo: Store) -> None:
    here = communes[:4]
    rows = [observe("YT-11", "2026-11-21", "1", area=code) for code in here[:3]]
    rows += [observe("YT-11", "2026-11-21", "0", area=here[3])]
    rows += [
        observe("YT-10", "2026-11-21", n, area=code) for code, n in zip(here, ("2", "30", "15", "40"), strict=True)
    ]
    send(demo, rows)
    view = read_outbreaks(reader_of(demo), TODAY)
    assert view is not None
    assert {row.area: row.hidden for row in view.rows} == {here[0]: True, here[1]: False, here[2]: True}
    assert (view.reporting, view.least) == (4, 10)


def test_no_view_shows_a_count_too_small(demo: Store) -> None:
    rows = [observe("YT-10", "2026-11-21", n, area=c) for c, n in zip(communes, ("2", "30", "15"), strict=False)]
    send(demo, rows)
    reader = reader_of(demo)
    period = parse_period("2026-11-21")
    ranking = read_ranking(reader, "YT-10", period)
    names = {code: CATALOGUE.areas[code].short_name for code in communes[:3]}
    assert set(ranking.hidden) == {names[communes[0]], names[communes[2]]}
    assert not set(ranking.hidden) & {*ranking.missing, *(row.name for row in ranking.rows)}
    shown = {c.area: c.amount for c in read_contributors(reader, CATALOGUE.indicators["YT-10"], period, "areas")}
    assert shown == {communes[0]: None, communes[1]: 30, communes[2]: None}
    assert read_values(reader, [("YT-10", period.code)])["YT-10", period.code].amount == 47


@pytest.mark.parametrize("read", [read_air, read_feedback, read_schools, read_tone, read_outbreaks])
def test_without_data_there_is_no_view(demo: Store, read: object) -> None:
    assert read(reader_of(demo), TODAY) is None  # type: ignore[operator]
