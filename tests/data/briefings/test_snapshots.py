"""A frozen briefing shows the same for ever: after corrections, changed catalogues, mended formulas and a restore."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Thread

import pytest

from data.access import Denied, Viewer
from data.briefings import snapshots
from data.briefings.checking import CHANGED, DIFFERENT, find_changed, find_differences
from data.briefings.codec import from_text, to_text
from data.briefings.comparing import changes_between
from data.briefings.snapshots import (
    CannotFreeze,
    Frozen,
    SnapshotLost,
    freeze,
    open_previous,
    open_snapshot,
    read_snapshots,
)
from data.briefings.standard_views import NEEDS
from data.catalogue import Catalogue
from data.catalogue.versions import load_version
from data.store import DEMO, Store, open_store
from data.views.changes import CORRECTED
from data.views.indicator import IndicatorView, read_indicator
from data.views.overview import read_overview
from data.views.sector import read_sector
from tests.data.briefings.meetings import frozen, nobody_listens, plan
from tests.data.submitting import observe, send

CODE, IN_THE_MONTH = "KTXH-09-LK", "KTXH-09"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """A small store in which briefing 47 is frozen, closed."""
    folder = tmp_path_factory.mktemp("frozen")
    opened = open_store(folder, kind=DEMO, today=date(2026, 11, 22))
    for month in range(1, 11):
        send(opened, [observe(CODE, f"2026-{month:02d}", str(700 * month))], form="KTXH-SCT-T", unit="SCT")
    frozen(opened, catalogue)
    opened.close()
    return folder


@pytest.fixture
def briefed(kept: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of it."""
    opened = open_store(Path(shutil.copytree(kept, tmp_path / "var")))
    yield opened
    opened.close()


@pytest.fixture
def demonstrated(demonstration_copy: Path) -> Iterator[Store]:
    """A copy of the demonstration, in which briefings 46 and 47 are frozen."""
    opened = open_store(demonstration_copy)
    yield opened
    opened.close()


def data_of(store: Store, snapshot_id: str = "47") -> list[tuple[object, ...]]:
    """Every byte that a snapshot stored."""
    return [
        (name, *row)
        for name in sorted(read.__name__ for read in NEEDS)
        for row in store.rows("read_snapshot_bodies", snapshot=snapshot_id, name=name)
    ]


def number_of(opened: Frozen, code: str = CODE) -> Decimal:
    """The number of an indicator as it was frozen."""
    found: IndicatorView = opened.find(read_indicator, code, "", "")
    assert found.headline
    assert found.headline.value
    return found.headline.value.amount


def test_a_fresh_snapshot_is_whole_and_computes_to_the_same(briefed: Store) -> None:
    opened = open_snapshot(briefed, "47")
    assert find_changed(opened) == []
    assert list(find_differences(opened)) == []
    assert opened.snapshot.label.startswith("Giao ban số 47, chốt ")


def test_every_view_is_read_back_equal_to_what_was_computed(demonstrated: Store) -> None:
    opened = open_snapshot(demonstrated, "47")
    reader = opened.reader()
    for code in ("KTXH", "XT", "DV"):
        assert opened.find(read_sector, code, "", "") == read_sector(reader, code, "", "")
    assert opened.find(read_overview, "") == read_overview(reader, "")


def test_later_revisions_change_no_byte_of_it(briefed: Store, catalogue: Catalogue) -> None:
    before, amount = data_of(briefed), number_of(open_snapshot(briefed, "47"))
    for n in range(20):
        send(briefed, [observe(CODE, "2026-10", f"{2000 + n}")], form="KTXH-SCT-T", unit="SCT", name=f"muộn {n}")
    opened = open_snapshot(briefed, "47")
    assert data_of(briefed) == before
    assert number_of(opened) == amount
    assert (
        read_indicator(reader_now(briefed, catalogue), CODE).headline
        != opened.find(read_indicator, CODE, "", "").headline
    )
    assert find_changed(opened) == []


def reader_now(store: Store, catalogue: Catalogue) -> snapshots.Reader:
    """A reader of the present."""
    as_of = store.as_of()
    return snapshots.Reader(store, catalogue, as_of, store.now())


def test_a_changed_catalogue_leaves_names_units_and_statuses_as_they_were(briefed: Store, catalogue: Catalogue) -> None:
    other = replace(
        catalogue,
        version="other",
        indicators={**catalogue.indicators, CODE: replace(catalogue.indicators[CODE], name="Tên khác", unit="tỷ đồng")},
    )
    assert read_indicator(reader_now(briefed, other), CODE).indicator.name == "Tên khác"
    found = open_snapshot(briefed, "47").find(read_indicator, CODE, "", "")
    assert found.indicator == catalogue.indicators[CODE]


def test_a_mended_formula_is_told_by_verify_and_rewrites_nothing(
    briefed: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    amount = number_of(open_snapshot(briefed, "47"))

    def mended(reader: snapshots.Reader, code: str, *rest: str) -> IndicatorView:
        found = read_indicator(reader, code, *rest)
        if code != CODE or not found.headline or not found.headline.value:
            return found
        value = replace(found.headline.value, amount=found.headline.value.amount + 1)
        return replace(found, headline=replace(found.headline, value=value))

    monkeypatch.setattr("data.briefings.standard_views.read_indicator", mended)
    monkeypatch.setattr(mended, "__name__", "read_indicator")
    monkeypatch.setattr(mended, "__annotations__", {"return": IndicatorView})
    opened = open_snapshot(briefed, "47")
    found = list(find_differences(opened))
    assert [(d.kind, d.view, d.arguments, d.place) for d in found] == [
        (DIFFERENT, "read_indicator", (CODE, "", ""), "headline.value.amount")
    ]
    assert Decimal(found[0].now) == Decimal(found[0].stored) + 1 == amount + 1
    assert number_of(opened) == amount


def test_a_field_that_a_later_program_adds_and_leaves_empty_is_no_difference(
    briefed: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    @dataclass(frozen=True)
    class Longer(IndicatorView):
        remark: str = ""

    def later(reader: snapshots.Reader, code: str, *rest: str) -> Longer:
        found = vars(read_indicator(reader, code, *rest))
        return Longer(**found, remark="mới" if code == CODE else "")

    monkeypatch.setattr("data.briefings.standard_views.read_indicator", later)
    monkeypatch.setattr(later, "__name__", "read_indicator")
    monkeypatch.setattr(later, "__annotations__", {"return": Longer})
    found = list(find_differences(open_snapshot(briefed, "47")))
    assert [(d.arguments, d.place, d.now) for d in found] == [((CODE, "", ""), "remark", "mới")]


def test_a_changed_byte_is_found_and_never_shown(briefed: Store) -> None:
    with briefed.write("maintain") as cursor:
        other = "select body from snapshot_view where snapshot_id = '47' and arguments = ?"
        cursor.execute(
            f"update snapshot_view set body = ({other}) where snapshot_id = '47' and arguments = ?",
            ['["KTXH-01-LK", "", ""]', f'["{CODE}", "", ""]'],
        )
    opened = open_snapshot(briefed, "47")
    assert [(d.kind, d.arguments) for d in find_changed(opened)] == [(CHANGED, (CODE, "", ""))]
    with pytest.raises(SnapshotLost):
        number_of(opened)


@pytest.mark.parametrize("column", ["revision = revision + 1", "content = replace(content, 'tuần 47', 'tuần 48')"])
def test_a_changed_head_is_found(briefed: Store, column: str) -> None:
    with briefed.write("maintain") as cursor:
        cursor.execute(f"update snapshot set {column} where snapshot_id = '47'")
    assert [(d.kind, d.view) for d in find_changed(open_snapshot(briefed, "47"))] == [(CHANGED, "snapshot")]


def test_an_edition_needs_a_reason_keeps_the_first_and_lists_what_changed(briefed: Store, catalogue: Catalogue) -> None:
    first = open_snapshot(briefed, "47")
    period = first.find(read_indicator, CODE, "", "").headline.period.code
    with pytest.raises(CannotFreeze):
        freeze(briefed, catalogue, 47, nobody_listens, "  ")
    send(briefed, [observe(CODE, period, "1234")], form="KTXH-SCT-T", unit="SCT")
    edition = freeze(briefed, catalogue, 47, nobody_listens, "Sở Công Thương gửi lại")
    assert (edition.snapshot_id, edition.name) == ("47.1", "Giao ban số 47, bản điều chỉnh 47.1")
    changes = changes_between(first, open_snapshot(briefed, "47.1"))
    assert {(c.kind, c.now.indicator.code) for c in changes} == {(CORRECTED, CODE), (CORRECTED, IN_THE_MONTH)}
    assert number_of(first) != number_of(open_snapshot(briefed, "47.1")) == Decimal(1234)
    assert [s.snapshot_id for s in read_snapshots(briefed)] == ["47.1", "47"]


def test_two_people_who_freeze_at_once_make_one_snapshot(store: Store, catalogue: Catalogue) -> None:
    plan(store, catalogue)
    told: list[object] = []

    def act() -> None:
        try:
            told.append(freeze(store, catalogue, 47, nobody_listens).snapshot_id)
        except CannotFreeze as refused:
            told.append(refused)

    threads = [Thread(target=act) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(one).__name__ for one in told) == ["CannotFreeze", "str"]
    assert [s.snapshot_id for s in read_snapshots(store)] == ["47"]
    assert find_changed(open_snapshot(store, "47")) == []


def test_the_meeting_before_is_the_newest_edition_of_the_next_lower_number(store: Store, catalogue: Catalogue) -> None:
    frozen(store, catalogue, 46)
    frozen(store, catalogue, 46, "bổ sung")
    frozen(store, catalogue, 48)
    previous = open_previous(open_snapshot(store, "48"))
    assert previous is not None
    assert previous.snapshot.snapshot_id == "46.1"
    assert open_previous(open_snapshot(store, "46")) is None


def test_an_empty_store_can_be_frozen_and_verified(store: Store, catalogue: Catalogue) -> None:
    frozen(store, catalogue)
    opened = open_snapshot(store, "47")
    assert list(find_differences(opened)) == []
    assert opened.find(read_sector, "YT", "", "").cutoff is None


def test_there_is_nothing_to_freeze_without_a_briefing(store: Store, catalogue: Catalogue) -> None:
    with pytest.raises(CannotFreeze):
        freeze(store, catalogue, 47, nobody_listens)
    with pytest.raises(SnapshotLost):
        open_snapshot(store, "47")


def test_only_who_prepares_may_freeze_and_only_who_reads_briefings_may_open(
    briefed: Store, catalogue: Catalogue
) -> None:
    with pytest.raises(Denied):
        freeze(briefed.seen_by(Viewer("leader", "x")), catalogue, 47, nobody_listens, "thử")
    for role in ("unit", "public", "admin"):
        with pytest.raises(Denied):
            open_snapshot(briefed.seen_by(Viewer(role, "x", "SYT")), "47")


def test_the_same_view_is_always_the_same_text(demonstrated: Store, catalogue: Catalogue) -> None:
    reader = reader_now(demonstrated, catalogue)
    found = read_sector(reader, "XT", "", "")
    text = to_text(found, type(found))
    assert text == to_text(from_text(text, type(found), catalogue), type(found))


def test_a_snapshot_of_a_lost_catalogue_says_so(briefed: Store) -> None:
    shutil.rmtree(briefed.folder / "catalogues")
    load_version.cache_clear()
    with pytest.raises(SnapshotLost):
        open_snapshot(briefed, "47")


def test_what_is_viewed_is_dated_to_the_second(briefed: Store) -> None:
    snapshot = read_snapshots(briefed)[0]
    assert snapshot.viewed_at.microsecond == 0
    assert briefed.now() - snapshot.viewed_at < timedelta(days=1)
