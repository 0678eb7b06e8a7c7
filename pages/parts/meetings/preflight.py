"""The check before a meeting: one button, what must be mended first, and the screens measured in this browser."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import streamlit as st

from briefings.apart import NotMade, make_apart
from briefings.compose import read_deck
from briefings.deck import Deck
from briefings.pack_files import Lost
from briefings.preflight import (
    Remark,
    by_level,
    check_owed,
    check_pack,
    check_screens,
    check_since,
    likely_questions,
)
from briefings.preflight_words import LEVELS
from charts.tables import table_html
from data.access import PRESENT
from data.briefings.model import Briefing, Snapshot
from data.briefings.snapshots import Frozen, SnapshotLost, open_previous
from data.views.reader import Reader
from pages.parts.guard import may
from pages.parts.meetings import words
from pages.parts.meetings.freezing import open_or_say

SCREEN_HEIGHT = 640
LOG = logging.getLogger("giao_ban.meetings")


def show_preflight(reader: Reader, briefing: Briefing, snapshots: list[Snapshot]) -> None:
    """Looks at the newest snapshot when the button is pressed."""
    with st.container(key="panel-preflight"):
        st.subheader(words.PREFLIGHT, anchor=False)
        if not st.button(words.PREFLIGHT_IT, type="primary"):
            st.html(f'<div class="gb-caption">{words.PREFLIGHT_HOW}</div>')
            return
        frozen = open_or_say(reader, snapshots[0].snapshot_id)
        if frozen is None:
            return
        try:
            found = by_level(_look(reader, briefing, frozen))
        except NotMade:
            LOG.exception("the documents of %s were not made", frozen.snapshot.snapshot_id)
            st.error(words.NOT_MADE)
            return
        if not found:
            st.success(words.PREFLIGHT_GOOD)
        else:
            rows = [(LEVELS[one.level], one.what, one.where, one.said) for one in found]
            st.html(table_html(words.PREFLIGHT_HEADERS, rows, whole=True))
        if may(PRESENT):
            st.html(f'<div class="gb-caption">{words.PREFLIGHT_SCREEN}</div>')
            st.iframe(f"/trinh-bay/{frozen.snapshot.snapshot_id}#kiem-tra", height=SCREEN_HEIGHT)


def _look(reader: Reader, briefing: Briefing, frozen: Frozen) -> Iterator[Remark]:
    previous = _previous(frozen)
    deck = read_deck(reader.store, frozen.snapshot.snapshot_id)
    yield from check_screens(deck)
    yield from check_pack(deck, *_look_at_documents(deck))
    yield from check_owed(briefing, reader.catalogue, reader.now)
    yield from check_since(frozen, reader)
    yield from likely_questions(frozen, previous)


def _look_at_documents(deck: Deck) -> tuple[tuple[str, ...], tuple[Lost, ...]]:
    """What the documents warn of and don't say, with a bar that tells how far they are."""
    progress = st.progress(0.0)

    def tell(done: int, total: int, what: str) -> None:
        progress.progress(done / total, what)

    warnings, lost = make_apart("briefings.agreeing:check_documents", deck, tell=tell)
    progress.empty()
    return warnings, lost


def _previous(frozen: Frozen) -> Frozen | None:
    try:
        return open_previous(frozen)
    except SnapshotLost:
        return None
