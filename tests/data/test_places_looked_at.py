"""One commune looked at: its own numbers, judged as the map judges, small counts hidden; maps of a group."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.observations import Observation
from data.periods import parse_period
from data.store import DEMO, Store, open_store
from data.submissions import Row
from data.targets import Target
from data.views.commune_map import GAPS, OUTSIDE, read_commune_map
from data.views.comparison import YEAR_AGO
from data.views.headline import Headline
from data.views.indicator import read_indicator
from data.views.judgement import HIDDEN, NO_DATA, NO_TARGET, TOO_FEW
from data.views.place_headlines import read_place_headlines
from data.views.reader import Reader
from data.views.sector import SectorView, look_at, may_focus, read_sector
from tests.data.submitting import observe, send
from tests.examples import tried_on

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
HERE, THERE, SMALL, SILENT, *REST = sorted(CATALOGUE.communes)
INSURED, PEOPLE = "YT-21", "YT-22"
SHARE = "YT-08"
CASES = "YT-10"


def reader_of(store: Store, moment: str = "") -> Reader:
    return Reader(store, CATALOGUE, store.as_of(moment), store.now())


def share(place: str, part: int, whole: int = 100, period: str = "2026-10") -> list[Observation]:
    """YT-08 of a commune: its two parts."""
    return [observe(INSURED, period, str(part), area=place), observe(PEOPLE, period, str(whole), area=place)]


def goal(value: str, indicator: str = SHARE, made_up: bool = False) -> Target:
    return Target(indicator, "38", "", "", "2026", Decimal(value), made_up=made_up, cell="C1")


def headline(store: Store, place: str, code: str = SHARE, cutoff: date = date(2026, 11, 22)) -> Headline:
    return read_place_headlines(reader_of(store), [code], cutoff, place)[0]


def test_a_commune_s_cards_hold_its_own_numbers_and_the_province_s_beside(store: Store) -> None:
    send(store, [*share(HERE, 60), *share(THERE, 90), *share(HERE, 50, period="2025-10")])
    found = headline(store, HERE)
    assert found.value
    assert found.whole
    assert (found.value.amount, found.whole.amount) == (Decimal(60), Decimal(75))
    assert [c.delta for c in found.comparisons if c.base == YEAR_AGO] == [Decimal(10)]
    assert [p.amount for p in found.points if p.amount is not None] == [Decimal(50), Decimal(60)]


def test_a_commune_without_a_value_has_no_card_of_the_province(store: Store) -> None:
    send(store, share(HERE, 60))
    assert headline(store, SILENT).value is None
    assert headline(store, SILENT).verdict.status == NO_DATA


def test_a_commune_that_fell_silent_shows_its_newest_period(store: Store) -> None:
    send(store, [*share(HERE, 60, period="2026-09"), *share(THERE, 90)])
    found = headline(store, HERE)
    assert found.period.code == "2026-09"


@tried_on(8)
@given(part=st.integers(0, 100), wanted=st.integers(1, 100), whole=st.integers(20, 60))
def test_a_commune_is_judged_as_the_map_colours_it(part: int, wanted: int, whole: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        opened = open_store(Path(folder))
        rows: Sequence[Row] = [*share(HERE, min(part, whole), whole), *share(THERE, 50), goal(str(wanted))]
        send(opened, rows, periods=("2026-10", "2026"))
        reader = reader_of(opened)
        key = read_commune_map(reader, SHARE, "2026-10").keys[HERE]
        status = read_place_headlines(reader, [SHARE], reader.today, HERE)[0].verdict.status
        assert (TOO_FEW if key in GAPS else key) == status
        opened.close()


def test_a_target_of_the_province_is_no_target_of_a_commune_where_it_is_an_amount(store: Store) -> None:
    send(store, [observe("AN-01", "2026-10", "3", area=HERE), goal("500", "AN-01")], periods=("2026-10", "2026"))
    assert headline(store, HERE, "AN-01").verdict.status == NO_TARGET


def test_made_up_and_published_values_never_stand_beside_each_other(tmp_path: Path) -> None:
    opened = open_store(tmp_path / "demo", kind=DEMO, today=date(2026, 11, 22))
    send(opened, [observe("AN-01", "2026-10", "3", area=HERE)], unit="A", made_up=True)
    assert headline(opened, HERE, "AN-01").whole
    send(opened, [observe("AN-01", "2026-10", "60")], unit="B")
    assert headline(opened, HERE, "AN-01").whole is None
    opened.close()


def test_a_small_count_and_what_would_give_it_away_are_not_shown_for_a_commune_either(store: Store) -> None:
    days = [f"2026-11-{day:02d}" for day in (19, 20)]
    rows = [observe(CASES, days[0], "12", area=SMALL), observe(CASES, days[1], "3", area=SMALL)]
    rows += [observe(CASES, day, "40", area=HERE) for day in days] + [observe(CASES, days[1], "50", area=THERE)]
    send(store, rows)
    for place in (SMALL, HERE):
        found = headline(store, place, CASES)
        assert (found.value, found.points, found.verdict.status) == (None, (), HIDDEN)
    assert headline(store, THERE, CASES).value
    earlier = headline(store, SMALL, CASES, date(2026, 11, 19))
    assert earlier.value
    assert earlier.value.amount == 12
    assert read_indicator(reader_of(store), CASES, days[0], place=SMALL).history == ()


def test_a_small_count_leaves_no_gap_to_work_out_of_a_series(store: Store) -> None:
    rows = [observe(CASES, "2026-11-19", "3", area=SMALL), observe(CASES, "2026-11-19", "40", area=HERE)]
    rows += [observe(CASES, "2026-11-20", "12", area=SMALL), observe(CASES, "2026-11-20", "40", area=HERE)]
    send(store, rows)
    found = headline(store, SMALL, CASES)
    assert [p.amount for p in found.points if p.amount is not None] == [Decimal(12)]
    assert found.comparisons == ()


def test_a_rate_made_of_days_is_not_compared_at_one_commune(store: Store) -> None:
    rows = [
        observe(code, day, "50", area=HERE)
        for code in ("DV-01", "DV-15")
        for day in ("2026-10-01", "2026-10-02", "2026-10", "2026-09-01", "2026-09")
        if parse_period(day).scheme == CATALOGUE.indicators[code].scheme
    ]
    send(store, rows)
    assert headline(store, HERE, "DV-06").comparisons == ()


def test_as_of_an_earlier_moment_a_commune_shows_what_was_known(store: Store) -> None:
    first = send(store, share(HERE, 60))
    send(store, share(HERE, 70))
    then = read_place_headlines(reader_of(store, f"rev:{first.revision}"), [SHARE], date(2026, 11, 22), HERE)[0]
    assert then.value
    assert then.value.amount == Decimal(60)


def sector(store: Store, place: str = "", group: str = "") -> SectorView:
    reader = reader_of(store)
    found = read_sector(reader, "YT", "", group)
    return look_at(reader, found, place) if place else found


def test_a_sector_looked_at_from_a_commune_keeps_map_ranking_and_what_only_the_province_has(store: Store) -> None:
    people = [observe("YT-14", "2026-10", "90", area=a) for a in (HERE, THERE)]
    people += [observe("KTXH-20", "2026", "100", area=a) for a in (HERE, THERE)]
    send(store, [*people, *share(HERE, 60), *share(THERE, 90), observe("YT-04", "2026-Q3", "93")], periods=["2026"])
    whole, own = sector(store), sector(store, HERE)
    assert own.place == HERE
    assert own.ranking == whole.ranking
    assert own.cutoff == whole.cutoff
    assert own.title.startswith(f"{CATALOGUE.areas[HERE].short_name}: ")
    assert {h.indicator.code for h in own.judged} == {SHARE, "YT-01"}
    assert not {h.indicator.code for h in (*own.judged, *own.waiting, *own.empty)} & {"YT-02", "YT-03", "YT-04"}
    assert own.trend
    assert own.trend.value
    assert own.trend_of_place


def test_a_commune_that_sent_nothing_still_has_a_page(store: Store) -> None:
    send(store, share(HERE, 60))
    own = sector(store, SILENT)
    assert own.judged == ()
    assert own.trend is None
    assert own.title == f"{CATALOGUE.areas[SILENT].short_name}, y tế: chưa có số liệu"


def test_only_communes_are_looked_at_and_only_where_communes_are_ranked() -> None:
    sectors = CATALOGUE.sectors
    assert may_focus(CATALOGUE, sectors["YT"], HERE)
    assert not may_focus(CATALOGUE, sectors["YT"], "38")
    assert not may_focus(CATALOGUE, sectors["YT"], "SYT")
    assert not may_focus(CATALOGUE, sectors["VB"], HERE)
    assert not may_focus(CATALOGUE, sectors["KTXH"], HERE)


def test_the_certificate_of_a_commune_s_number_holds_its_own_cells(store: Store) -> None:
    send(store, [observe("AN-01", "2026-10", "3", area=HERE), observe("AN-01", "2026-10", "60")])
    own = read_indicator(reader_of(store), "AN-01", "2026-10", place=HERE)
    assert own.headline
    assert own.headline.value
    assert own.headline.value.amount == 3
    assert [(c.area, c.amount) for c in own.contributors] == [(HERE, 3)]
    assert [saying.amount for saying in own.history] == [3]
    assert read_indicator(reader_of(store), "AN-01", "2026-10", place=SILENT).place == ""


@tried_on(8)
@given(st.sampled_from(sorted(CATALOGUE.groups)), st.data())
def test_a_map_of_a_group_classes_only_its_communes(group: str, data: st.DataObject) -> None:
    amounts = data.draw(st.dictionaries(st.sampled_from(REST), st.integers(0, 99), min_size=1, max_size=30))
    with tempfile.TemporaryDirectory() as folder:
        opened = open_store(Path(folder))
        send(opened, [observe("AN-01", "2026-10", str(n), area=place) for place, n in amounts.items()])
        found = read_commune_map(reader_of(opened), "AN-01", "2026-10", group)
        inside = CATALOGUE.groups[group].communes
        assert {p for p, key in found.keys.items() if key == OUTSIDE} == CATALOGUE.communes.keys() - inside
        assert set(found.inside) == inside
        alone = read_commune_map(reader_of(opened), "AN-01", "2026-10")
        classed = [p for p in amounts if p in inside]
        assert {found.keys[p] for p in classed} == set(found.classes.keys) if classed else True
        assert alone.group is None
        opened.close()
