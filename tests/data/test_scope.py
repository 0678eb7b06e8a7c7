"""What a viewer sees of the catalogue, and that no view read through it tells of anything else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.access import (
    ADMIN,
    FOLLOW,
    LEADER,
    PUBLIC,
    RIGHTS,
    UNIT,
    VIEW,
    Denied,
    Viewer,
    allowed,
)
from data.catalogue import Catalogue, load_catalogue
from data.scope import catalogue_for
from data.store import Store, open_store
from data.views.indicator import read_indicator
from data.views.obligations import USUAL_SCHEME, USUAL_WINDOW, read_obligations_view
from data.views.overview import read_overview
from data.views.reader import Reader, remember
from data.views.search import catalogue_entries, search
from data.views.sector import read_sector
from data.views.source import read_source
from data.views.unit import read_unit
from tests.conftest import NO_OVERLAY

WHOLE = load_catalogue("38", NO_OVERLAY)
PUBLISHED = frozenset({"KTXH-04", "YT-05", "YT-19", "YT-20", "VB-01", "VB-03", "VB-06", "VB-13"})
OPEN = replace(WHOLE, public=PUBLISHED, version="with a public list")
CODE = re.compile(r"\b([A-Z]{2,5})-[A-Z0-9][A-Z0-9-]*\b")
NUMBERED = re.compile(r"\b[A-Z]{2,5}-\d\d(?:-LK)?\b")
SECTORS = sorted(WHOLE.sectors)
viewers = st.builds(
    Viewer,
    st.sampled_from([*RIGHTS, "", "unknown"]),
    st.just("x"),
    st.sampled_from(["", "khong-co", *WHOLE.units, *list(WHOLE.communes)[:5]]),
    st.frozensets(st.sampled_from([*SECTORS, "XX"]), max_size=4),
)


@given(viewers)
def test_a_viewer_s_catalogue_never_holds_what_is_not_theirs(viewer: Viewer) -> None:
    seen = catalogue_for(viewer, OPEN)
    assert seen.indicators.items() <= OPEN.indicators.items()
    assert seen.forms.items() <= OPEN.forms.items()
    parts = {part for i in seen.indicators.values() if i.rate for part in (*i.rate.numerator, *i.rate.denominator)}
    shown = {code: i for code, i in seen.indicators.items() if i.sector in seen.sectors and code not in parts}
    if viewer.role == PUBLIC:
        assert seen.indicators.keys() <= OPEN.public | parts
        assert not any(sector.blocks for sector in seen.sectors.values())
    elif viewer.role == UNIT:
        own = [form for form in seen.forms.values() if OPEN.sends(viewer.unit, form)]
        assert {form.code for form in own} == {f.code for f in OPEN.forms.values() if OPEN.sends(viewer.unit, f)}
    else:
        assert all(allowed(viewer, VIEW, sector) for sector in seen.sectors)
        assert all(allowed(viewer, VIEW, i.sector) for i in shown.values())
        assert all(allowed(viewer, FOLLOW, f.sector) or allowed(viewer, VIEW, f.sector) for f in seen.forms.values())
    named = {c for s in seen.sectors.values() for c in (*s.headline, s.trend, s.ranking) if c}
    assert named <= seen.indicators.keys()


@given(viewers)
def test_who_has_no_right_to_look_gets_an_empty_catalogue(viewer: Viewer) -> None:
    seen = catalogue_for(viewer, OPEN)
    if viewer.role in (ADMIN, "", "unknown"):
        assert not seen.indicators
        assert not seen.sectors
        assert not seen.forms


@given(viewers, viewers)
def test_the_order_in_which_viewers_come_changes_nothing(first: Viewer, second: Viewer) -> None:
    alone = catalogue_for(first, OPEN)
    catalogue_for(second, OPEN)
    again = catalogue_for(first, OPEN)
    assert (again.sectors, again.indicators, again.forms) == (alone.sectors, alone.indicators, alone.forms)


def test_a_changed_public_list_counts_at_once() -> None:
    stranger = Viewer(PUBLIC, "")
    assert not catalogue_for(stranger, WHOLE).indicators
    assert catalogue_for(stranger, OPEN).indicators.keys() == OPEN.public
    assert not catalogue_for(stranger, WHOLE).indicators


def test_who_sees_all_has_the_catalogue_itself() -> None:
    assert catalogue_for(Viewer(LEADER, "x"), OPEN) is OPEN


@pytest.fixture(scope="module")
def shown(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The demonstration, which these tests only look at."""
    store = open_store(Path(shutil.copytree(demonstration, tmp_path_factory.mktemp("scope") / "demonstration")))
    yield store
    store.close()


def reader_of(store: Store, viewer: Viewer, whole: Catalogue = WHOLE) -> Reader:
    """What the pages make for a viewer."""
    own, catalogue = store.seen_by(viewer), catalogue_for(viewer, whole)
    as_of = own.as_of()
    return Reader(own, catalogue, as_of, own.now(), remember(own, catalogue, as_of))


def everything(reader: Reader) -> dict[str, object]:
    """Every view that a page shows to a viewer like this one."""
    found: dict[str, object] = {"overview": read_overview(reader), "search": catalogue_entries(reader.catalogue)}
    for sector in reader.catalogue.sectors:
        found[f"sector {sector}"] = read_sector(reader, sector)
    for word in ("tỷ lệ", "số", "KTXH", "giao"):
        found[f"search {word}"] = search(catalogue_entries(reader.catalogue), word)
    if allowed(reader.store.viewer, FOLLOW):
        found["obligations"] = read_obligations_view(reader, USUAL_WINDOW, USUAL_SCHEME)
        for unit in ("STC", "SYT", "VPUB"):
            found[f"unit {unit}"] = read_unit(reader, unit)
    return found


@pytest.mark.parametrize("held", [frozenset({"VB"}), frozenset({"KTXH", "XT"}), frozenset({"YT", "NV"})], ids=sorted)
def test_who_is_held_to_sectors_meets_no_other_sector_anywhere(held: frozenset[str], shown: Store) -> None:
    reader = reader_of(shown, Viewer(LEADER, "x", sectors=held))
    parts = {
        part
        for i in WHOLE.indicators.values()
        if i.rate and i.sector in held
        for part in (*i.rate.numerator, *i.rate.denominator)
    }
    names = {s.name for s in WHOLE.sectors.values() if s.code not in held}
    for where, view in everything(reader).items():
        told = repr(view)
        foreign = {m[0] for m in CODE.finditer(told) if m[1] in WHOLE.sectors and m[1] not in held} - parts
        assert not foreign, (where, sorted(foreign)[:5])
        assert not [name for name in names if f"'{name}'" in told], where


def test_the_public_meets_its_list_and_nobody_s_name(shown: Store) -> None:
    reader = reader_of(shown, Viewer(PUBLIC, "Công khai"), OPEN)
    single = {code: replace(read_indicator(reader, code), form=None) for code in reader.catalogue.indicators}
    views = {**everything(reader), **single}
    for where, view in views.items():
        told = repr(view)
        assert set(NUMBERED.findall(told)) & WHOLE.indicators.keys() <= OPEN.public, where
        assert ".xlsx" not in told, where
        assert "Arrival(" not in told, where


def test_a_unit_meets_no_other_unit_s_number_on_its_page(shown: Store) -> None:
    reader = reader_of(shown, Viewer(UNIT, "syt", "SYT"))
    found = read_unit(reader, "SYT")
    assert found.submissions
    assert {debt.sender for debt in found.debts} <= {"SYT"}
    assert {line.form.code for line in found.forms} <= {f.code for f in WHOLE.forms.values() if WHOLE.sends("SYT", f)}


def test_a_submission_of_another_unit_or_sector_is_denied(shown: Store) -> None:
    sent = {row[1]: row[0] for row in shown.query("select submission_id, unit_code from submission")}
    everywhere = reader_of(shown, Viewer(LEADER, "x"))
    assert read_source(everywhere, sent["STC"]) is not None
    assert read_source(reader_of(shown, Viewer(UNIT, "stc", "STC")), sent["STC"]) is not None
    for viewer in (
        Viewer(UNIT, "syt", "SYT"),
        Viewer(LEADER, "x", sectors=frozenset({"YT"})),
        Viewer(PUBLIC, "Công khai"),
        Viewer("presenter", "x"),
        Viewer(ADMIN, "x"),
        Viewer("", ""),
    ):
        reader = everywhere if viewer.role == "" else reader_of(shown, viewer)
        reader = replace(reader, store=shown.seen_by(viewer))
        with pytest.raises(Denied):
            read_source(reader, sent["STC"])


def test_what_one_viewer_s_views_remember_never_changes_another_s(shown: Store) -> None:
    """Coverage and bases come from the viewer's catalogue; read in any order they are as when read alone."""
    leader, public = Viewer(LEADER, "x"), Viewer(PUBLIC, "Công khai")
    alone = {}
    for viewer in (public, leader):
        reader = reader_of(shown, viewer, OPEN)
        fresh = replace(reader, memory=type(reader.memory)())
        alone[viewer.role] = [repr(read_indicator(fresh, code).headline) for code in sorted(OPEN.public)]
    for viewer in (public, leader, public, leader):
        reader = reader_of(shown, viewer, OPEN)
        assert [repr(read_indicator(reader, code).headline) for code in sorted(OPEN.public)] == alone[viewer.role]


def test_a_number_is_the_same_for_whoever_may_see_it(shown: Store) -> None:
    """Narrowing hides; it never makes another value, another coverage or another age of the same indicator."""
    held = Viewer(LEADER, "x", sectors=frozenset({"VB"}))
    whole, narrow = reader_of(shown, Viewer(LEADER, "x")), reader_of(shown, held)
    public = reader_of(shown, Viewer(PUBLIC, "Công khai"), OPEN)
    for code in WHOLE.sectors["VB"].headline:
        wanted = read_indicator(whole, code).headline
        assert read_indicator(narrow, code).headline == wanted
        if code in OPEN.public:
            found = read_indicator(public, code).headline
            assert (found and found.value) == (wanted and wanted.value)
