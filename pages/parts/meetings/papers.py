"""The papers that units owe before the meeting, with deadlines to the hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st

from charts.tables import table_html
from data.briefings.model import Briefing, Paper
from data.numbers import format_moment
from data.views.reader import Reader
from loaders.cells.values import parse_moment
from pages.parts import words as page_words
from pages.parts.meetings import words
from pages.parts.meetings.documents import offer_invitation
from pages.parts.meetings.saving import save
from pages.parts.meetings.shown import units_of


def show_papers(reader: Reader, briefing: Briefing, prepares: bool) -> None:
    """What is owed and what has come."""
    with st.container(key="panel-papers"):
        st.subheader(words.PAPERS, anchor=False)
        if briefing.papers:
            rows = [
                (reader.catalogue.sender_name(p.unit), p.title, format_moment(p.due_at), paper_state(p, reader.now))
                for p in briefing.papers
            ]
            st.html(table_html(words.PAPER_HEADERS, rows))
        else:
            st.html(f'<div class="gb-caption">{words.NO_PAPERS}</div>')
        offer_invitation(reader, briefing)
        if prepares:
            _change(reader, briefing)
            _add(reader, briefing)


def paper_state(paper: Paper, now: datetime) -> str:
    """Received in time or late, still owed, or overdue."""
    if paper.received_at:
        pattern = words.PAPER_IN_TIME if paper.received_at <= paper.due_at else words.PAPER_LATE
        return pattern.format(moment=format_moment(paper.received_at))
    return words.PAPER_OWED if now <= paper.due_at else words.PAPER_OVERDUE


def _change(reader: Reader, briefing: Briefing) -> None:
    if not briefing.papers:
        return
    chooser, received, remove = st.columns([4, 1.4, 0.8], vertical_alignment="bottom")
    names = [f"{reader.catalogue.sender_name(paper.unit)}: {paper.title}" for paper in briefing.papers]
    at = chooser.selectbox(
        words.PAPER,
        range(len(names)),
        format_func=names.__getitem__,
        key=f"paper-{briefing.number}-{briefing.version}",
    )
    papers = list(briefing.papers)
    if received.button(words.RECEIVED_IT, disabled=papers[at].received_at is not None, width="stretch"):
        papers[at] = replace(papers[at], received_at=reader.store.now().replace(microsecond=0))
        save(reader.store, replace(briefing, papers=tuple(papers)))
    if remove.button(words.REMOVE_PAPER, width="stretch"):
        del papers[at]
        save(reader.store, replace(briefing, papers=tuple(papers)))


def _add(reader: Reader, briefing: Briefing) -> None:
    units = units_of(reader.catalogue)
    with st.form(f"new-paper-{briefing.number}-{briefing.version}", border=False):
        who, what, when, send = st.columns([2, 3, 2, 1.2], vertical_alignment="bottom")
        unit = who.selectbox(
            words.PAPER_UNIT, list(units), index=None, format_func=units.__getitem__, placeholder=words.PAPER_UNIT
        )
        title = what.text_input(words.PAPER_TITLE, max_chars=200)
        due = when.text_input(words.PAPER_DUE, placeholder=f"{briefing.meeting_at:%d/%m/%Y %H:%M}")
        if not send.form_submit_button(words.ADD_PAPER, width="stretch"):
            return
    due_at = parse_moment(due)
    if not isinstance(due_at, datetime):
        st.error(words.BAD_MOMENT.format(text=page_words.plain(due, 30)))
    elif not unit or not title.strip():
        st.error(words.PAPER_NEEDS)
    else:
        paper = Paper(unit, title.strip(), due_at)
        save(reader.store, replace(briefing, papers=(*briefing.papers, paper)))
