"""A frozen briefing becomes screens: every number is a stored one, every state of an item has its screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from briefings.compose import compose_deck, read_deck
from briefings.deck import MOST_FIGURES, MOST_ROWS, Deck, Screen
from briefings.screens import words
from charts.words import ACTUAL, REQUIRED
from data.briefings.conclusions import read_conclusions
from data.briefings.model import AgendaItem
from data.briefings.snapshots import Frozen, open_snapshot
from data.catalogue import Catalogue
from data.numbers import format_number
from data.store import Store, open_store
from data.views.findings import LONGEST
from data.views.indicator import read_indicator
from data.views.sector import read_sector
from tests.data.briefings.meetings import frozen, plan
from tests.data.submitting import observe, send
from tests.pages.test_obligations_page import with_one_that_waits


@pytest.fixture(scope="module")
def deck(this_meeting: Frozen, last_meeting: Frozen) -> Deck:
    """The whole agenda of the demonstration."""
    return compose_deck(this_meeting, last_meeting)


def screens_of(this_meeting: Frozen, *items: AgendaItem, previous: Frozen | None = None) -> list[Screen]:
    """The screens of an agenda, without those around it."""
    snapshot = replace(this_meeting.snapshot, briefing=replace(this_meeting.snapshot.briefing, agenda=items))
    found = compose_deck(replace(this_meeting, snapshot=snapshot), previous)
    return [screen for screen in found.screens if screen.kind not in ("cover", "agenda", "end")]


def test_every_item_of_the_agenda_has_a_screen_in_its_order(deck: Deck) -> None:
    items = [screen.item for screen in deck.screens if screen.item]
    assert items == sorted(items)
    assert set(items) == set(range(1, len(deck.briefing.agenda) + 1))
    assert [deck.screens[0].kind, deck.screens[-1].kind] == ["cover", "end"]


def test_every_number_of_a_sector_is_the_one_that_was_stored(deck: Deck, this_meeting: Frozen) -> None:
    shown = [figure for _, figure in deck.figures() if figure.owner]
    assert len(shown) > 60
    for figure in shown:
        code, period, _ = figure.key.split("|")
        sector = this_meeting.catalogue.indicators[code].sector
        view = this_meeting.find(read_sector, sector, "", "")
        headline = next(h for h in (*view.judged, *view.waiting) if h.indicator.code == code)
        assert headline.period.code == period
        assert headline.value.amount == figure.amount
        assert figure.text == format_number(figure.amount, figure.decimals)


def test_no_screen_holds_more_than_can_be_read(deck: Deck) -> None:
    for screen in deck.screens:
        assert len(screen.figures) <= MOST_FIGURES, screen.title
        assert sum(part is not None for part in (screen.chart, screen.map, screen.table)) <= 1, screen.title
        assert screen.table is None or len(screen.table.rows) <= MOST_ROWS
        assert len(screen.title) <= LONGEST, screen.title


def test_every_screen_says_of_when_its_numbers_are_and_marks_made_up_ones(deck: Deck) -> None:
    for screen in deck.screens:
        assert screen.cutoff, screen.title
        if any(figure.made_up for figure in screen.figures):
            assert words.MADE_UP.lower() in screen.made_up.lower(), screen.title


def test_a_chart_holds_the_exact_amounts_of_the_key_numbers_series(deck: Deck, this_meeting: Frozen) -> None:
    charted = [s for s in deck.screens if s.kind == "sector" and s.chart and s.chart.kind == "line"]
    assert len(charted) >= 12
    own = 0
    for screen in charted:
        assert screen.chart
        known = this_meeting.catalogue.indicators.values()
        code = next(i.code for i in known if i.name == screen.chart.title)
        amounts = [point.amount for point in this_meeting.find(read_indicator, code, "", "").headline.points]
        shown = list(screen.chart.series[0].amounts)
        assert any(amounts[at : at + len(shown)] == shown for at in range(len(amounts))), screen.title
        own += code == screen.figures[0].key.split("|")[0]
    assert own >= len(charted) - 4


def test_the_required_line_is_that_of_the_frozen_targets(this_meeting: Frozen) -> None:
    (screen,) = screens_of(this_meeting, AgendaItem("indicator", "VB-06"))
    assert screen.chart
    assert [series.name for series in screen.chart.series] == [ACTUAL, REQUIRED]
    target = this_meeting.find(read_indicator, "VB-06", "", "").targets[-1]
    assert screen.chart.series[1].amounts[-1] == target.value


def test_the_same_snapshot_always_gives_the_same_deck(deck: Deck, this_meeting: Frozen, last_meeting: Frozen) -> None:
    assert compose_deck(this_meeting, last_meeting) == deck


def test_what_was_concluded_and_what_changed_open_the_meeting(deck: Deck) -> None:
    follow_up, changes = (next(s for s in deck.screens if s.kind == kind) for kind in ("conclusions", "changes"))
    assert follow_up.table
    assert follow_up.title == "Kết luận kỳ trước: hoàn thành 0/3"
    assert changes.table
    assert "so với Giao ban số 46" in changes.title


@pytest.mark.parametrize(
    ("item", "title"),
    [
        (AgendaItem("sector", "ZZ"), words.SECTOR_GONE.format(code="ZZ")),
        (AgendaItem("indicator", "ZZ-01"), words.INDICATOR_GONE.format(code="ZZ-01")),
        (AgendaItem("unit", "ZZ"), words.UNIT_GONE.format(code="ZZ")),
        (AgendaItem("text"), words.TEXT),
    ],
)
def test_what_is_gone_from_the_catalogue_has_a_screen_that_says_so(
    this_meeting: Frozen, item: AgendaItem, title: str
) -> None:
    (screen,) = screens_of(this_meeting, item)
    assert (screen.title, screen.figures) == (title, ())


def test_a_title_that_was_typed_comes_before_the_one_that_was_made(this_meeting: Frozen) -> None:
    first, *_ = screens_of(this_meeting, AgendaItem("sector", "VB", title="Văn bản: cần đôn đốc", notes="Hỏi\nTTT"))
    assert first.title == "Văn bản: cần đôn đốc"
    assert first.notes == ("Hỏi", "TTT")


def test_a_long_text_goes_over_several_screens_and_loses_no_line(this_meeting: Frozen) -> None:
    lines = [f"Ý số {n}" for n in range(30)]
    found = screens_of(this_meeting, AgendaItem("text", title="Việc khác", text="\n".join(lines)))
    assert [line for screen in found for line in screen.lines] == lines
    assert [screen.title for screen in found] == [f"Việc khác ({n}/4)" for n in range(1, 5)]


def test_forty_items_keep_their_order(this_meeting: Frozen) -> None:
    items = tuple(AgendaItem("text", title=f"Mục {n}", text="Một ý") for n in range(40))
    assert [s.title for s in screens_of(this_meeting, *items)] == [f"Mục {n}" for n in range(40)]


def test_the_first_meeting_has_nothing_to_compare_with_and_says_so(this_meeting: Frozen) -> None:
    (screen,) = screens_of(this_meeting, AgendaItem("changes"))
    assert screen.title == words.CHANGES_FIRST


def test_a_unit_shows_how_it_sends_and_what_is_behind(this_meeting: Frozen) -> None:
    (screen,) = screens_of(this_meeting, AgendaItem("unit", "SCT"))
    assert [figure.label for figure in screen.figures] == [words.UNIT_ON_TIME, words.UNIT_LATE, words.UNIT_MISSING]


def test_a_file_that_waits_is_counted_apart_on_the_screen_of_its_unit(tmp_path: Path, catalogue: Catalogue) -> None:
    store = open_store(with_one_that_waits(tmp_path, catalogue))
    plan(store, catalogue, agenda=(AgendaItem("unit", "TKE"),))
    frozen(store, catalogue)
    screen = next(s for s in compose_deck(open_snapshot(store, "47"), None).screens if s.kind == "unit")
    assert {figure.label: figure.text for figure in screen.figures}[words.UNIT_SENT] == "1"
    store.close()


def test_a_store_without_data_has_a_calm_screen_for_every_item(store: Store, catalogue: Catalogue) -> None:
    plan(store, catalogue)
    frozen(store, catalogue)
    found = compose_deck(open_snapshot(store, "47"), None)
    assert all(screen.title and screen.cutoff for screen in found.screens)
    assert not [figure for _, figure in found.figures() if figure.owner]
    assert found.report.rows == () or all(row.figure.amount is None for row in found.report.rows)


def test_what_was_concluded_is_known_from_its_meeting_on_whatever_the_hour_of_loading(meetings: Store) -> None:
    assert len(read_conclusions(meetings, 46, datetime(2026, 11, 15, 8))) == 3


def test_an_edition_opens_with_its_reason_and_the_numbers_that_it_changes(store: Store, catalogue: Catalogue) -> None:
    plan(store, catalogue, agenda=(AgendaItem("overview"),))
    send(store, [observe("KTXH-09-LK", "2026-10", "7000")], form="KTXH-SCT-T", unit="SCT")
    frozen(store, catalogue)
    send(store, [observe("KTXH-09-LK", "2026-10", "7500")], form="KTXH-SCT-T", unit="SCT")
    frozen(store, catalogue, reason="Sở Công Thương gửi lại")
    first, edition = read_deck(store, "47"), read_deck(store, "47.1")
    screen = edition.screens[1]
    assert screen.lines[0] == words.EDITION_REASON.format(reason="Sở Công Thương gửi lại")
    assert screen.table
    assert [row[2:4] for row in screen.table.rows] == [
        ("7.000 triệu USD (10 tháng năm 2026)", "7.500 triệu USD (10 tháng năm 2026)")
    ]
    assert len(edition.screens) == len(first.screens) + 1
