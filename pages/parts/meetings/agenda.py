"""The agenda: its items in order, one at a time to be changed, moved or taken out."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from briefings.screens.frame import item_name
from charts.tables import table_html
from data.briefings.agenda import usual_agenda
from data.briefings.model import INDICATOR, SECTOR, TEXT, UNIT, AgendaItem, Briefing
from data.views.reader import Reader
from pages.parts.meetings import words
from pages.parts.meetings.saving import save

ADDING = -1


def show_agenda(reader: Reader, briefing: Briefing, prepares: bool) -> None:
    """The items as a table, and below it the one that is being changed."""
    with st.container(key="panel-agenda"):
        st.subheader(words.AGENDA, anchor=False)
        if briefing.agenda:
            rows = [
                (str(at), item_name(item, reader.catalogue), str(item.minutes or ""))
                for at, item in enumerate(briefing.agenda, start=1)
            ]
            st.html(table_html(words.AGENDA_HEADERS, rows, numeric=(2,), whole=True))
        else:
            st.html(f'<div class="gb-caption">{words.NO_AGENDA}</div>')
        if prepares:
            with st.expander(words.ITEM):
                _edit(reader, briefing)


def _edit(reader: Reader, briefing: Briefing) -> None:
    positions = [ADDING, *range(len(briefing.agenda))]
    names = {at: f"{at + 1}. {item_name(item, reader.catalogue)}" for at, item in enumerate(briefing.agenda)}
    at = st.selectbox(
        words.ITEM,
        positions,
        format_func=lambda position: names.get(position, words.NEW_ITEM),
        key=f"item-{briefing.number}-{len(briefing.agenda)}",
        label_visibility="collapsed",
    )
    known = AgendaItem(TEXT) if at == ADDING else briefing.agenda[at]
    item = _ask(reader, known, f"{briefing.number}-{briefing.version}-{at}")
    buttons = st.columns([1, 1, 1, 1, 2])
    label = words.ADD_ITEM if at == ADDING else words.SAVE_ITEM
    if buttons[0].button(label, type="primary", width="stretch") and _whole(item):
        agenda = (*briefing.agenda, item) if at == ADDING else _with(briefing.agenda, at, item)
        save(reader.store, replace(briefing, agenda=agenda))
    if at == ADDING:
        if buttons[-1].button(words.USUAL, width="stretch"):
            save(reader.store, replace(briefing, agenda=usual_agenda(reader.catalogue)))
        return
    if buttons[1].button(words.UP, disabled=at == 0, width="stretch"):
        save(reader.store, replace(briefing, agenda=_swapped(briefing.agenda, at - 1)))
    if buttons[2].button(words.DOWN, disabled=at == len(briefing.agenda) - 1, width="stretch"):
        save(reader.store, replace(briefing, agenda=_swapped(briefing.agenda, at)))
    if buttons[3].button(words.REMOVE_ITEM, width="stretch"):
        save(reader.store, replace(briefing, agenda=(*briefing.agenda[:at], *briefing.agenda[at + 1 :])))


def _ask(reader: Reader, known: AgendaItem, key: str) -> AgendaItem:
    left, right, minutes_box = st.columns([2, 3, 1])
    kinds = list(words.KINDS)
    kind = left.selectbox(
        words.KIND, kinds, index=kinds.index(known.kind), format_func=words.KINDS.__getitem__, key=f"kind-{key}"
    )
    minutes = minutes_box.number_input(words.MINUTES, 0, 240, known.minutes, 1, key=f"minutes-{key}")
    subject: str | None = ""
    if offered := _subjects(reader, kind):
        codes = list(offered)
        subject = right.selectbox(
            words.SUBJECT,
            codes,
            index=codes.index(known.subject) if known.subject in offered else None,
            format_func=offered.__getitem__,
            placeholder=words.SUBJECT,
            key=f"subject-{key}-{kind}",
        )
    title = st.text_input(words.ITEM_TITLE, known.title, key=f"title-{key}", max_chars=200)
    text = st.text_area(words.ITEM_TEXT, known.text, key=f"text-{key}") if kind == TEXT else ""
    notes = st.text_area(words.ITEM_NOTES, known.notes, key=f"notes-{key}", height=80)
    return AgendaItem(kind, subject or "", title.strip(), text.strip(), notes.strip(), int(minutes))


def _subjects(reader: Reader, kind: str) -> dict[str, str]:
    known = reader.catalogue
    if kind == SECTOR:
        return {code: f"{s.number}. {s.name}" for code, s in known.sectors.items() if s.page}
    if kind == INDICATOR:
        return {code: f"{i.name} ({code})" for code, i in known.indicators.items()}
    return {code: unit.name for code, unit in known.units.items()} if kind == UNIT else {}


def _whole(item: AgendaItem) -> bool:
    if item.kind in (SECTOR, INDICATOR, UNIT) and not item.subject:
        st.error(words.NEEDS_SUBJECT.format(kind=words.KINDS[item.kind].lower()))
        return False
    if item.kind == TEXT and not (item.title or item.text):
        st.error(words.NEEDS_TEXT)
        return False
    return True


def _with(agenda: tuple[AgendaItem, ...], at: int, item: AgendaItem) -> tuple[AgendaItem, ...]:
    return (*agenda[:at], item, *agenda[at + 1 :])


def _swapped(agenda: tuple[AgendaItem, ...], at: int) -> tuple[AgendaItem, ...]:
    return (*agenda[:at], agenda[at + 1], agenda[at], *agenda[at + 2 :])
