"""Giao ban: the list of meetings, and all that is done about one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import streamlit as st

from charts.tables import table_html
from data.access import PREPARE, READ_BRIEFING
from data.briefings.agenda import usual_agenda
from data.briefings.drafts import read_briefings, write_briefing
from data.briefings.model import Briefing, Snapshot
from data.briefings.snapshots import read_snapshots
from data.numbers import format_moment
from data.views.reader import Reader
from pages.parts import words as page_words
from pages.parts.base import the_reader
from pages.parts.frame import show_breadcrumb, show_sub, show_title
from pages.parts.guard import may, require
from pages.parts.meetings import words
from pages.parts.meetings.agenda import show_agenda
from pages.parts.meetings.concluding import show_conclusions
from pages.parts.meetings.documents import show_documents
from pages.parts.meetings.editing import show_meeting
from pages.parts.meetings.freezing import show_freezing, show_snapshots
from pages.parts.meetings.papers import show_papers
from pages.parts.meetings.preflight import show_preflight
from pages.parts.meetings.saving import being_edited, tell_done, try_to
from pages.parts.meetings.shown import NUMBER

FIRST = 1


def show() -> None:
    """The page of briefings."""
    require(READ_BRIEFING)
    reader = the_reader()
    briefings, snapshots = read_briefings(reader.store), read_snapshots(reader.store)
    show_breadcrumb((page_words.OVERVIEW, "/"), (words.TITLE, ""))
    chosen = _asked(briefings)
    show_title(chosen.title if chosen else words.TITLE)
    show_sub(_standing(chosen, snapshots) if chosen else words.SUB)
    tell_done()
    _show_list(briefings, snapshots)
    _choose(reader, briefings, chosen)
    if chosen:
        _show_briefing(reader, chosen, [s for s in snapshots if s.number == chosen.number])


def _show_briefing(reader: Reader, briefing: Briefing, snapshots: list[Snapshot]) -> None:
    prepares = may(PREPARE)
    edited = being_edited(briefing) if prepares else briefing
    show_snapshots(reader, snapshots)
    if snapshots:
        show_documents(reader, snapshots)
    if snapshots and prepares:
        show_preflight(reader, briefing, snapshots)
    if prepares:
        show_freezing(reader, briefing, snapshots)
    if snapshots:
        show_conclusions(reader, briefing)
    show_agenda(reader, edited, prepares)
    show_papers(reader, edited, prepares)
    if prepares:
        show_meeting(reader, edited)


def _asked(briefings: list[Briefing]) -> Briefing | None:
    """The briefing that the address names; else the newest one."""
    asked = str(st.query_params.get(NUMBER, ""))
    found = next((b for b in briefings if str(b.number) == asked), None)
    if asked and not found:
        st.warning(words.UNKNOWN.format(text=page_words.plain(asked, 16)))
    return found or (briefings[0] if briefings else None)


def _standing(briefing: Briefing, snapshots: list[Snapshot]) -> str:
    editions = ", ".join(s.snapshot_id for s in reversed(snapshots) if s.number == briefing.number)
    return words.IS_FROZEN.format(editions=editions) if editions else words.IS_DRAFT


def _show_list(briefings: list[Briefing], snapshots: list[Snapshot]) -> None:
    if not briefings:
        st.info(words.NONE)
        return
    rows = [(str(b.number), b.title, format_moment(b.meeting_at), _standing(b, snapshots)) for b in briefings]
    with st.container(key="panel-briefings"):
        st.html(table_html(words.HEADERS, rows))


def _choose(reader: Reader, briefings: list[Briefing], chosen: Briefing | None) -> None:
    picker, creator = st.columns([3, 2], vertical_alignment="bottom")
    if chosen:
        numbers = [b.number for b in briefings]
        titles = {b.number: words.OPTION.format(number=b.number, title=b.title) for b in briefings}
        picked = picker.selectbox(
            words.CHOOSE,
            numbers,
            index=numbers.index(chosen.number),
            format_func=titles.__getitem__,
            key=f"briefing-{chosen.number}",
        )
        if picked != chosen.number:
            st.query_params[NUMBER] = str(picked)
            st.rerun()
    if may(PREPARE):
        with creator.popover(words.NEW, width="stretch"):
            _create(reader, briefings)


def _create(reader: Reader, briefings: list[Briefing]) -> None:
    """A new meeting takes over what does not change from the one before."""
    usual = briefings[0].number + 1 if briefings else FIRST
    number = int(st.number_input(words.NEW_NUMBER, min_value=1, max_value=9999, value=usual, step=1))
    if not st.button(words.CREATE, type="primary"):
        return
    if any(b.number == number for b in briefings):
        st.error(words.TAKEN.format(number=number))
        return
    if try_to(lambda: write_briefing(reader.store, _planned(reader, briefings, number))):
        st.query_params[NUMBER] = str(number)
        st.rerun()


def _planned(reader: Reader, briefings: list[Briefing], number: int) -> Briefing:
    tomorrow = datetime.combine(reader.now.date() + timedelta(days=1), time(8))
    title = f"{words.TITLE} số {number}"
    if not briefings:
        return Briefing(number, title, tomorrow, agenda=usual_agenda(reader.catalogue))
    papers = ()
    return replace(briefings[0], number=number, title=title, meeting_at=tomorrow, papers=papers, version=0)
