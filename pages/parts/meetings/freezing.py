"""Freezing a meeting, its editions, what is verified and what changed between two of them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from briefings import pack_words
from briefings.screens import words as screen_words
from briefings.screens.changes import change_rows
from briefings.verifying import difference_row, verify_frozen
from charts.tables import Safe, link_html, table_html
from data.briefings.comparing import changes_between
from data.briefings.model import Briefing, Snapshot
from data.briefings.snapshots import CannotFreeze, Frozen, SnapshotLost, freeze, open_snapshot, read_snapshots
from data.numbers import format_moment
from data.views.reader import Reader
from pages.parts.base import BRIEFING
from pages.parts.meetings import words
from pages.parts.meetings.saving import say
from pages.parts.resources import the_catalogue

SEAL = 16
MOST = 60


def show_freezing(reader: Reader, briefing: Briefing, snapshots: list[Snapshot]) -> None:
    """The button that freezes; of a frozen meeting the one that makes an edition, with its reason."""
    with st.container(key="panel-freezing"):
        st.subheader(words.FREEZING, anchor=False)
        st.html(f'<div class="gb-caption">{words.EDITION_HOW if snapshots else words.FREEZE_HOW}</div>')
        if not snapshots:
            if st.button(words.FREEZE_IT.format(number=briefing.number), type="primary"):
                _freeze(reader, briefing, "")
            return
        _tell_since(reader, briefing, snapshots[0])
        reason = st.text_input(words.EDITION_REASON, key=f"reason-{snapshots[0].snapshot_id}", max_chars=500)
        if st.button(words.EDITION_IT):
            _freeze(reader, briefing, reason)


def show_snapshots(reader: Reader, snapshots: list[Snapshot]) -> None:
    """What has been frozen, with what can be done with it."""
    if not snapshots:
        return
    rows = [
        (
            s.name,
            format_moment(s.viewed_at),
            s.actor,
            s.reason,
            s.sha256[:SEAL],
            Safe(link_html(words.OPEN_PAGES, "/tong-quan", **{BRIEFING: s.snapshot_id})),
        )
        for s in snapshots
    ]
    with st.container(key="panel-snapshots"):
        st.subheader(words.SNAPSHOTS, anchor=False)
        st.html(table_html(words.SNAPSHOT_HEADERS, rows))
        _show_verifying(reader, snapshots)
        _show_comparing(reader, snapshots)


def _freeze(reader: Reader, briefing: Briefing, reason: str) -> None:
    progress = st.progress(0.0)

    def tell(done: int, total: int) -> None:
        progress.progress(done / total, words.FREEZING_NOW.format(done=done, total=total))

    if reason == "" and any(s.number == briefing.number for s in read_snapshots(reader.store)):
        st.error(words.EDITION_NEEDS_REASON)
        return
    try:
        snapshot = freeze(reader.store, the_catalogue(), briefing.number, tell, reason)
    except CannotFreeze:
        st.error(words.FROZEN_MEANWHILE)
        return
    say(words.FROZEN.format(label=snapshot.label))


def _tell_since(reader: Reader, briefing: Briefing, newest: Snapshot) -> None:
    told = [words.CHANGED_SINCE] if briefing != replace(newest.briefing, version=briefing.version) else []
    later = reader.store.last_revision - newest.revision
    told += [words.NEWER_DATA.format(count=later)] if later else []
    if told:
        st.html(f'<div class="gb-sub">{" ".join(told)}</div>')


def _show_verifying(reader: Reader, snapshots: list[Snapshot]) -> None:
    chosen, button = st.columns([3, 1.4], vertical_alignment="bottom")
    asked = chosen.selectbox(
        words.WHICH,
        [s.snapshot_id for s in snapshots],
        format_func={s.snapshot_id: s.label for s in snapshots}.__getitem__,
        key=f"verify-{len(snapshots)}",
    )
    if not button.button(words.VERIFY, width="stretch"):
        return
    frozen = open_or_say(reader, asked)
    if frozen is None:
        return
    with st.spinner(words.VERIFYING):
        found = verify_frozen(frozen)
    if not found:
        st.success(pack_words.VERIFIED)
        return
    st.error(pack_words.DIFFERENCES_FOUND.format(count=len(found)))
    st.html(table_html(words.VERIFIED_HEADERS, [difference_row(one) for one in found[:MOST]]))


def _show_comparing(reader: Reader, snapshots: list[Snapshot]) -> None:
    """This meeting's newest snapshot against any other one."""
    newest = snapshots[0]
    others = [s for s in read_snapshots(reader.store) if s.snapshot_id != newest.snapshot_id]
    if not others:
        return
    own = [s for s in others if s.number == newest.number]
    asked = st.selectbox(
        words.COMPARE,
        [s.snapshot_id for s in others],
        index=others.index(own[0]) if own else None,
        format_func={s.snapshot_id: s.label for s in others}.__getitem__,
        placeholder=words.COMPARE,
        key=f"compare-{newest.snapshot_id}",
    )
    then, now = (open_or_say(reader, asked), open_or_say(reader, newest.snapshot_id)) if asked else (None, None)
    if then is None or now is None:
        return
    found = changes_between(then, now)
    title = words.COMPARED.format(now=now.snapshot.name, then=then.snapshot.name)
    shown = words.COMPARED_SHOWN.format(shown=min(MOST, len(found)), count=len(found)) if found else words.COMPARED_NONE
    st.html(f'<div class="gb-sub"><b>{title}</b>. {shown}</div>')
    if found:
        st.html(table_html(screen_words.CHANGES_HEADERS, change_rows(found[:MOST]), numeric=(2, 3), whole=True))


def open_or_say(reader: Reader, snapshot_id: str) -> Frozen | None:
    """A snapshot to be read from; says so where it can't be."""
    try:
        return open_snapshot(reader.store, snapshot_id)
    except SnapshotLost as lost:
        st.error(words.LOST.format(why=lost))
        return None
