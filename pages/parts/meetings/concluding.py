"""What the chair concluded: changed, dropped, added, loaded from a file, and made into tasks."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date

import streamlit as st

from briefings.conclusion_file import read_conclusion_file
from charts.tables import table_html
from data.access import PREPARE, SUBMIT
from data.briefings.conclusions import (
    DRAFT,
    DROPPED,
    LONGEST,
    NotKept,
    change_conclusion,
    read_conclusions,
    record_conclusions,
)
from data.briefings.model import Briefing, Conclusion
from data.numbers import format_date
from data.views.reader import Reader
from data.views.task_board import REGISTER_SECTOR
from loaders.cells.values import parse_date
from loaders.conclusions import OFFICE, make_tasks, may_become_task
from loaders.submit import Refusal
from pages.parts import words as page_words
from pages.parts.guard import may
from pages.parts.meetings import words
from pages.parts.meetings.saving import say
from pages.parts.meetings.shown import units_of
from pages.parts.resources import the_catalogue

ADDING = ""


def show_conclusions(reader: Reader, briefing: Briefing) -> None:
    """The conclusions in their order, and what may be done with them."""
    found = read_conclusions(reader.store, briefing.number)
    with st.container(key="panel-conclusions"):
        st.subheader(words.CONCLUDING, anchor=False)
        if found:
            rows = [_row(reader, at, one) for at, one in enumerate(found, start=1)]
            st.html(table_html(words.CONCLUSION_HEADERS, rows, whole=True))
        else:
            st.html(f'<div class="gb-caption">{words.NO_CONCLUSIONS}</div>')
        if may(PREPARE):
            _confirm(reader, briefing, found)
            with st.expander(words.CONCLUSION):
                _edit(reader, briefing, found)
            _load(reader, briefing)


def _row(reader: Reader, at: int, one: Conclusion) -> tuple[str, ...]:
    deadline = format_date(one.deadline) if one.deadline else ""
    unit = reader.catalogue.sender_name(one.unit) if one.unit else ""
    return str(at), one.text, unit, deadline, one.said, words.STATES[one.state]


def _confirm(reader: Reader, briefing: Briefing, found: list[Conclusion]) -> None:
    drafts = [one for one in found if one.state == DRAFT]
    ready = [one for one in drafts if may_become_task(one, reader.catalogue)]
    if not drafts or not may(SUBMIT, REGISTER_SECTOR, OFFICE):
        return
    told = [words.CONFIRM_HOW]
    if len(ready) < len(drafts):
        told.append(words.WITHOUT_UNIT.format(count=len(drafts) - len(ready)))
    st.html(f'<div class="gb-caption">{" ".join(told)}</div>')
    if not ready or not st.button(words.CONFIRM_ALL.format(count=len(ready)), type="primary"):
        return
    try:
        receipt = make_tasks(the_catalogue(), reader.store, briefing, ready)
    except Refusal as refusal:
        why = " ".join(dict.fromkeys(problem.sentence for problem in refusal.report.problems))
        st.error(words.NOT_CONFIRMED.format(why=page_words.plain(why, 400)))
        return
    if receipt:
        say(words.CONFIRMED_NOW.format(count=len(ready), submission=receipt.submission_id))


def _edit(reader: Reader, briefing: Briefing, found: list[Conclusion]) -> None:
    drafts = {one.conclusion_id: one for one in found if one.state == DRAFT}
    titles = {one: page_words.plain(drafts[one].text, 80) for one in drafts}
    chosen = st.selectbox(
        words.CONCLUSION,
        [ADDING, *drafts],
        format_func=lambda one: titles.get(one, words.ADD_CONCLUSION),
        key=f"conclusion-{briefing.number}-{len(found)}",
        label_visibility="collapsed",
    )
    known = drafts.get(chosen) or _blank(reader, briefing)
    typed = _ask(reader, briefing, known, chosen)
    keep, drop, _ = st.columns([1, 1, 3])
    if keep.button(words.SAVE_CONCLUSION, width="stretch") and typed:
        if not typed.text:
            st.error(words.NO_TEXT)
            return
        if chosen == ADDING:
            record_conclusions(reader.store, [typed])
        else:
            change_conclusion(reader.store, typed, DRAFT)
        say(words.SAVED)
    if chosen != ADDING and drop.button(words.DROP_CONCLUSION, width="stretch"):
        change_conclusion(reader.store, known, DROPPED)
        say(words.SAVED)


def _blank(reader: Reader, briefing: Briefing) -> Conclusion:
    return Conclusion(
        conclusion_id=secrets.token_hex(8),
        snapshot_id=str(briefing.number),
        screen="",
        said="",
        text="",
        unit="",
        deadline=None,
        actor=reader.store.viewer.name,
        recorded_at=reader.store.now().replace(microsecond=0),
    )


def _ask(reader: Reader, briefing: Briefing, known: Conclusion, key: str) -> Conclusion | None:
    """What was typed; None, with a word about it, while it can't be kept."""
    units = units_of(reader.catalogue)
    codes = list(units)
    name = f"conclusion-text-{briefing.number}-{key}"
    text = st.text_area(words.CONCLUSION_TEXT, known.text, key=name, max_chars=LONGEST)
    left, right = st.columns(2)
    unit = left.selectbox(
        words.CONCLUSION_UNIT,
        codes,
        index=codes.index(known.unit) if known.unit in units else None,
        format_func=units.__getitem__,
        placeholder=words.CONCLUSION_UNIT,
        key=f"conclusion-unit-{briefing.number}-{key}",
    )
    shown = format_date(known.deadline) if known.deadline else ""
    due = right.text_input(words.CONCLUSION_DEADLINE, shown, key=f"conclusion-due-{briefing.number}-{key}")
    deadline = parse_date(due) if due.strip() else None
    if deadline is not None and not isinstance(deadline, date):
        st.error(words.BAD_DATE.format(text=page_words.plain(due, 20)))
        return None
    if deadline and deadline < briefing.meeting_at.date():
        st.error(words.EARLY_DEADLINE)
        return None
    return replace(known, text=text.strip(), unit=unit or "", deadline=deadline)


def _load(reader: Reader, briefing: Briefing) -> None:
    """Conclusions that were typed without a network."""
    sent = st.file_uploader(words.LOAD, type=["json"], key=f"load-{briefing.number}")
    if sent is None:
        return
    try:
        found = read_conclusion_file(sent.getvalue(), reader.store.viewer.name)
        if other := {one.snapshot_id for one in found if one.snapshot_id.partition(".")[0] != str(briefing.number)}:
            st.error(words.OTHER_SNAPSHOT.format(found=page_words.plain(min(other), 16), number=briefing.number))
            return
        known = {one.conclusion_id for one in read_conclusions(reader.store, briefing.number)}
        record_conclusions(reader.store, found)
    except NotKept:
        st.error(words.NOT_LOADED.format(file=page_words.plain(sent.name, 60)))
        return
    fresh = sum(one.conclusion_id not in known for one in found)
    if fresh:
        say(words.LOADED.format(count=fresh))
