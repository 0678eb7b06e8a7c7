"""The generator by itself: the same figures for the same arguments, clean files, and numbers that are dealt exactly."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Catalogue, load_catalogue
from data.entities import Entity
from data.intake_context import IntakeContext
from data.observations import Observation
from loaders.demonstration import read_manifest, read_published
from loaders.files.workbook import read_workbook
from loaders.made_up import MadeUpFile, make_files
from loaders.made_up.accidents import deal
from loaders.made_up.book import Book, split
from loaders.made_up.calibration import fit_flows
from loaders.made_up.facilities import USUAL, facilities
from loaders.made_up.places import Places
from loaders.made_up.profiles import read_plan
from loaders.made_up.sites import sites
from loaders.made_up.span import Span, short_span
from loaders.made_up.stations import PM10_POINTS, PM25_POINTS, aqi, station_batches, stations
from loaders.made_up.vessels import vessels
from loaders.submit import check_file

TODAY = date(2026, 11, 22)
SHORT = short_span(TODAY)
counts = st.integers(0, 10_000)


@cache
def known(province: str) -> Catalogue:
    return load_catalogue(province, Path("/nonexistent"))


def plan(province: str, span: Span) -> list[MadeUpFile]:
    published = read_published(read_manifest(province), province)
    return sorted(make_files(known(province), span, published), key=lambda file: file.name)


def registered(province: str) -> dict[str, Entity]:
    places = Places(known(province), [])
    found = [*facilities(places), *stations(places), *sites(known(province)), *vessels(places)]
    return {entity.code: entity for entity in found}


@pytest.mark.parametrize(("province", "every"), [("38", 9), ("42", 23), ("51", 23)])
def test_files_are_clean(province: str, every: int) -> None:
    entities = registered(province)
    for file in plan(province, SHORT)[::every]:
        context = IntakeContext(file.received_at.date(), entities, lambda *key: None)
        report = check_file(file.name, file.write(), known(province), context)
        assert report.outcome == "clean", report.to_text()
        assert report.made_up


def test_the_same_arguments_give_the_same_files() -> None:
    for one, other in zip(plan("42", SHORT)[::17], plan("42", SHORT)[::17], strict=True):
        assert (one.name, one.received_at, one.reason) == (other.name, other.received_at, other.reason)
        if one.name.endswith(".csv"):
            assert one.write() == other.write()
        else:
            assert read_workbook(one.write()) == read_workbook(other.write())


def test_a_figure_does_not_depend_on_which_files_were_made_before_it() -> None:
    names = ("AN-CAT-T-X_CAT_2026-08.csv", "DV-TTHCC-T-X_TTHCC_2026-07.csv", "VB-T_VPUB_2026-06.csv")
    alone = {file.name: file.write() for file in plan("38", SHORT) if file.name in names}
    files = plan("38", SHORT)
    for file in reversed([f for f in files if f.name.endswith(".csv") and "NGAY" not in f.name]):
        content = file.write()
        assert alone.get(file.name, content) == content


def test_no_file_of_a_published_scope_is_made() -> None:
    published = {"_".join(scope) for scope in read_published(read_manifest("38"), "38").scopes}
    files = plan("38", Span(TODAY))
    assert published.isdisjoint(
        file.name.rsplit(".", 1)[0].removesuffix("_lan2").removesuffix("_uoc") for file in files
    )


def test_the_whole_demonstration_reaches_back_as_far_as_it_says() -> None:
    span = Span(TODAY)
    assert (TODAY - span.first_day).days >= 400
    assert len(span.complete("month")) == 36
    names = {file.name for file in plan("38", span)}
    assert len(names) < 3500
    assert any("2023-11" in name for name in names)


def test_a_name_stands_for_one_file_and_nothing_comes_after_the_morning_of_today() -> None:
    files = plan("38", Span(TODAY))
    moments = [file.received_at for file in files if "lan2" not in file.name and file.name[:6] != "BC-TIN"]
    assert max(moments) <= datetime(2026, 11, 22, 7, 30)
    others = [file.name for file in files if file.name[:6] != "BC-TIN"]
    assert len(others) == len(set(others))


def test_every_profile_and_target_is_of_an_indicator_that_exists() -> None:
    found = read_plan()
    indicators = known("38").indicators
    assert found.profiles.keys() <= indicators.keys()
    assert all(values.keys() <= indicators.keys() for values in found.targets.values())
    for code, profile in found.profiles.items():
        named = {profile.of, profile.stock, *profile.adds, *profile.takes, *(c.lstrip("-") for c in profile.sum)} - {""}
        assert named <= indicators.keys(), code
        assert (
            not profile.parts or profile.parts.keys() == known("38").breakdowns[indicators[code].breakdown].items.keys()
        )


def test_every_correction_names_a_form_and_one_of_its_indicators() -> None:
    for correction in read_plan().corrections:
        assert correction.indicator in known("38").forms[correction.form].indicators


@given(st.lists(counts, min_size=12, max_size=12), st.dictionaries(st.integers(0, 11), counts, max_size=3))
def test_fitted_flows_meet_every_published_sum(raw: list[int], said: dict[int, int]) -> None:
    rising = dict(zip(sorted(said), sorted(said.values()), strict=True))
    flows = fit_flows([value + 1 for value in raw], {}, rising)
    assert all(sum(flows[: at + 1]) == total for at, total in rising.items())
    assert min(flows) >= 0


def test_fitted_flows_keep_what_was_published_of_a_month() -> None:
    assert fit_flows([10, 10, 10, 10], {1: 4}, {2: 24}) == [10, 4, 10, 10]


@given(counts, st.lists(st.floats(0.01, 5), min_size=1, max_size=9), st.integers())
def test_parts_of_a_split_add_up(total: int, shares: list[float], seed: int) -> None:
    parts = split(total, {str(n): share for n, share in enumerate(shares)}, Random(seed))
    assert sum(parts.values()) == total
    assert min(parts.values()) >= 0


@given(st.integers(0, 200), st.integers(1, 50), st.integers())
def test_what_is_dealt_is_all_there(total: int, among: int, seed: int) -> None:
    assert sum(deal(total, among, Random(seed))) == total


@pytest.mark.parametrize(
    ("dust", "index"), [(0, 0), (25, 50), (50, 100), (80, 150), (150, 200), (250, 300), (900, 500)]
)
def test_the_index_follows_the_break_points_of_fine_dust(dust: float, index: int) -> None:
    assert aqi(dust, PM25_POINTS) == index


@given(st.floats(0, 700), st.floats(0, 700))
def test_more_dust_never_gives_a_better_index(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert aqi(low, PM10_POINTS) <= aqi(high, PM10_POINTS)


def test_hours_come_one_by_one_and_the_worst_of_a_whole_day_is_the_one_that_its_daily_form_says() -> None:
    span = Span(TODAY, months=2, days=5, hours=48, tasks=1)
    places = Places(known("38"), [])
    found = stations(places)
    book = Book(places, read_plan().profiles, span, {})
    batches = list(station_batches(book, found))
    hours = [batch for batch in batches if batch.form == "MT-SNNMT-GIO"]
    assert [hours[0].period.code, hours[-1].period.code] == ["2026-11-20T07", "2026-11-22T06"]
    assert all(batch.at and batch.at > batch.period.begins_at + timedelta(hours=1) for batch in hours)
    rows = [
        row for batch in hours if batch.period.start.day == 21 for row in batch.rows() if isinstance(row, Observation)
    ]
    (day,) = [b for b in batches if b.form == "MT-SNNMT-NGAY-DT" and b.period.code == "2026-11-21"]
    worst = {r.entity: r.value for r in day.rows() if isinstance(r, Observation) and r.indicator == "MT-23"}
    assert {row.entity for row in rows} == worst.keys()
    assert all(row.value <= worst[row.entity] for row in rows)
    reached = [row.entity for row in rows if row.value == worst[row.entity]]
    assert len(set(reached)) >= len(worst) - 1


@pytest.mark.parametrize("province", ["38", "42", "51"])
def test_facilities_stand_where_such_ones_could(province: str) -> None:
    places = Places(known(province), [])
    found = dict(zip((usual.branch for usual in USUAL), facilities(places), strict=True))
    assert {found[branch].area for branch in ("chế biến thủy sản", "luyện thép", "lọc hóa dầu")} <= places.coast
    assert {entity.area for entity in found.values()} <= places.lowlands
    assert len({entity.area for entity in found.values()}) == len(USUAL)
    north, south = (found[f"xử lý nước thải khu công nghiệp phía {side}"] for side in ("bắc", "nam"))
    assert (north.lat or 0) > (south.lat or 0)
