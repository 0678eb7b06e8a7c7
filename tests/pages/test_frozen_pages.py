"""Pages opened with a frozen briefing in their address show what was stored, whatever came later."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from data.briefings.snapshots import read_snapshots
from data.catalogue import Catalogue
from pages.parts import resources, words
from pages.parts.resources import the_catalogue, the_store
from tests.data.submitting import observe, send
from tests.pages.conftest import serving
from tests.pages.visit import OTHER_SECTOR_PAGES, SECTOR_PAGES, assert_in_order, html_of, sentences, text_of, visit

STANDARD = ("overview", *SECTOR_PAGES, *OTHER_SECTOR_PAGES)
CODE, FORM = "KTXH-09-LK", "KTXH-SCT-T"
LATER = "987.654"


@pytest.fixture(scope="module", autouse=True)
def pages_after_later_files(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The demonstration with a correction that came after briefing 47 was frozen."""
    folder = Path(shutil.copytree(demonstration, tmp_path_factory.mktemp("pages") / "demonstration"))
    with serving(folder):
        send(the_store(), [observe(CODE, "2026-02", "987654")], form=FORM, unit="SCT")
        yield


@pytest.mark.parametrize("page", STANDARD)
def test_every_page_says_which_briefing_it_shows_and_needs_nothing_computed_again(page: str) -> None:
    at = visit(page, **{"giao-ban": "47"})
    assert_in_order(at)
    label = read_snapshots(the_store())[0].label
    assert label in text_of(at)
    assert words.FROZEN_COMPUTED.format(label=label) not in text_of(at)


def test_a_later_number_stands_on_the_page_of_now_and_not_in_the_briefing() -> None:
    assert LATER in text_of(visit("indicator", ma=CODE))
    frozen = text_of(visit("indicator", ma=CODE, **{"giao-ban": "47"}))
    assert LATER not in frozen
    assert "1.100" in frozen


def test_links_of_a_frozen_page_stay_in_the_briefing_and_one_leaves_it() -> None:
    pieces = "".join(html_of(visit("overview", **{"giao-ban": "47"})))
    assert "giao-ban=47" in pieces
    assert words.FROZEN_LEAVE in pieces


def test_another_period_than_the_frozen_one_is_computed_and_says_so() -> None:
    at = visit("documents", ky="2026-08", **{"giao-ban": "47"})
    label = read_snapshots(the_store())[0].label
    assert words.FROZEN_COMPUTED.format(label=label) in text_of(at)


def test_a_changed_catalogue_changes_no_word_of_a_frozen_page(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = text_of(visit("socio_economic", **{"giao-ban": "47"}))
    known = the_catalogue()
    renamed = replace(known.indicators[CODE], short_name="Tên đã đổi", unit="nghìn USD")
    other = replace(known, version="doi-ten", indicators={**known.indicators, CODE: renamed})
    monkeypatch.setitem(resources._opened, "catalogue", other)
    assert "Tên đã đổi" in text_of(visit("socio_economic"))
    assert text_of(visit("socio_economic", **{"giao-ban": "47"})) == before


@pytest.mark.parametrize("asked", ["99", "47.7", "x", "47'; drop table snapshot", "../47"])
def test_an_unknown_briefing_in_the_address_is_said_and_the_present_is_shown(asked: str) -> None:
    at = visit("overview", **{"giao-ban": asked})
    assert not at.exception
    assert any("không đọc được hoặc chưa có" in sentence for sentence in sentences(at))
    assert "giao-ban" not in at.query_params


def test_nothing_is_corrected_or_withdrawn_from_a_frozen_page() -> None:
    rows = the_store().rows("read_recent_submissions", forms=[FORM], revision=the_store().last_revision, count=1)
    at = visit("source", tep=str(rows[0][0]), **{"giao-ban": "47"})
    assert not at.exception
    assert not [button for button in at.button if "Rút" in button.label or "ính chính" in button.label]


def test_a_frozen_view_that_was_changed_is_said_and_not_shown(demonstration_copy: Path) -> None:
    with serving(demonstration_copy):
        with the_store().write("maintain") as cursor:
            other = "select body from snapshot_view where snapshot_id = '47' and name = 'read_sector' and arguments = ?"
            cursor.execute(
                f"update snapshot_view set body = ({other}) where snapshot_id = '47' and arguments = ?",
                ['["YT", "", ""]', '["VB", "", ""]'],
            )
        at = visit("documents", **{"giao-ban": "47"})
        assert not at.exception
        assert words.SNAPSHOT_CHANGED in sentences(at)
        assert not at.title
