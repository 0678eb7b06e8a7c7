"""Whose sectors, which communes: portfolios of leading posts and groups of communes."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.catalogue import Catalogue, CatalogueError, load_catalogue
from data.periods import parse_period
from data.store import Store
from data.views.indicator import read_indicator
from data.views.portfolio import leading_posts, my_sectors
from data.views.ranking import Ranking, read_ranking
from data.views.reader import Reader
from tests.data.submitting import observe, send

NOWHERE = Path("/nonexistent")


def test_every_sector_belongs_to_exactly_one_post(catalogue: Catalogue) -> None:
    mine = [sector.code for post in leading_posts(catalogue) for sector in my_sectors(catalogue, post)]
    assert sorted(mine) == sorted(catalogue.sectors)


def test_a_post_has_its_sectors_in_their_order(catalogue: Catalogue) -> None:
    found = my_sectors(catalogue, "chanh-van-phong-ubnd-tinh")
    assert [sector.code for sector in found] == ["NV", "VB", "DV"]


@pytest.mark.parametrize("post", ["", "khong-co", "'; drop table x", "Chánh Văn phòng"])
def test_no_post_and_an_unknown_one_show_every_sector(catalogue: Catalogue, post: str) -> None:
    assert my_sectors(catalogue, post) == tuple(catalogue.sectors.values())


def test_the_groups_of_a_province_hold_each_commune_once(catalogue: Catalogue) -> None:
    members = [code for group in catalogue.groups.values() for code in group.communes]
    assert list(catalogue.groups) == ["mien-nui", "dong-bang", "ven-bien"]
    assert sorted(members) == sorted(catalogue.communes)


def test_groups_that_nobody_confirmed_say_that_they_are_illustrative(catalogue: Catalogue) -> None:
    for group in catalogue.groups.values():
        assert group.confirmed or "Phân nhóm minh họa" in group.source
        assert group.confirmed or "cần địa phương xác nhận" in group.source


@pytest.mark.parametrize("province", ["42", "51"])
def test_a_province_without_groups_has_none(province: str) -> None:
    assert load_catalogue(province, NOWHERE).groups == {}


def test_the_overlay_confirms_a_group_and_adds_one(tmp_path: Path) -> None:
    folder = tmp_path / "groups"
    folder.mkdir()
    (folder / "38.yml").write_text(
        "- code: ven-bien\n  name: Ven biển\n  communes: ['16540']\n  source: Quyết định thử\n  confirmed: true\n"
        "- code: bien-gioi\n  name: Biên giới\n  communes: ['14845', '14848']\n  source: Thử\n  confirmed: true\n",
        encoding="utf-8",
    )
    groups = load_catalogue("38", tmp_path).groups
    assert groups["ven-bien"].communes == {"16540"}
    assert groups["ven-bien"].confirmed
    assert "bien-gioi" in groups


def test_a_group_with_an_unknown_commune_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "groups"
    folder.mkdir()
    (folder / "38.yml").write_text(
        "- code: thu\n  name: Thử\n  communes: ['99999']\n  source: Thử\n  confirmed: true\n", encoding="utf-8"
    )
    with pytest.raises(CatalogueError, match="no commune '99999'"):
        load_catalogue("38", tmp_path)


def test_the_version_of_the_catalogue_changes_with_its_groups(tmp_path: Path, catalogue: Catalogue) -> None:
    folder = tmp_path / "groups"
    folder.mkdir()
    (folder / "38.yml").write_text(
        "- code: thu\n  name: Thử\n  communes: ['14845']\n  source: Thử\n  confirmed: true\n", encoding="utf-8"
    )
    assert load_catalogue("38", tmp_path).version != catalogue.version


def ranked(store: Store, catalogue: Catalogue, group: str, code: str = "AN-01") -> Ranking:
    reader = Reader(store, catalogue, store.as_of(), store.now())
    return read_ranking(reader, code, parse_period("2026-10"), group)


def test_a_ranking_of_a_group_counts_its_communes_only(store: Store, catalogue: Catalogue) -> None:
    coast = sorted(catalogue.groups["ven-bien"].communes)
    rows = [observe("AN-01", "2026-10", str(n), area=code) for n, code in enumerate(sorted(catalogue.communes))]
    rows += [observe("AN-01", "2026-09", str(-n % 200), area=code) for n, code in enumerate(sorted(catalogue.communes))]
    send(store, [row for row in rows if row.area != coast[0]])
    whole, group = ranked(store, catalogue, ""), ranked(store, catalogue, "ven-bien")
    assert (whole.expected, group.expected) == (166, len(coast))
    assert group.missing == (catalogue.areas[coast[0]].short_name,)
    assert {row.place for row in group.rows} == set(coast[1:])
    assert [row.rank for row in group.rows] == list(range(1, len(coast)))
    assert [row.place for row in group.rows] == [row.place for row in whole.rows if row.place in set(coast)]
    assert all(row.moved is not None and abs(row.moved) < len(coast) for row in group.rows)


def test_a_group_without_enough_communes_is_not_ranked(store: Store, catalogue: Catalogue) -> None:
    outside = [code for code in sorted(catalogue.communes) if code not in catalogue.groups["ven-bien"].communes]
    send(store, [observe("AN-01", "2026-10", "1", area=code) for code in outside])
    assert not ranked(store, catalogue, "ven-bien").enough
    assert ranked(store, catalogue, "dong-bang").enough


def test_groups_do_not_divide_units_and_an_unknown_group_divides_nothing(store: Store, catalogue: Catalogue) -> None:
    send(store, [observe("AN-01", "2026-10", "1", area=code) for code in catalogue.communes])
    assert ranked(store, catalogue, "khong-co") == ranked(store, catalogue, "")
    assert ranked(store, catalogue, "ven-bien", "VB-06").expected == len(catalogue.units)


def test_the_indicator_page_reads_the_places_of_its_group(store: Store, catalogue: Catalogue) -> None:
    send(store, [observe("AN-01", "2026-10", "1", area=code) for code in catalogue.communes])
    reader = Reader(store, catalogue, store.as_of(), store.now())
    found = read_indicator(reader, "AN-01", "2026-10", "mien-nui")
    assert found.places is not None
    assert found.places.expected == len(catalogue.groups["mien-nui"].communes)
    assert found.headline is not None
    assert found.headline.value is not None
    assert found.headline.value.expected == 166
