"""What is said of the meeting itself: when, where, who, the report's table and the people's own texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st

from data.briefings.model import Assignment, Briefing, Texts
from data.views.reader import Reader
from loaders.cells.values import parse_moment
from pages.parts import words as page_words
from pages.parts.meetings import words
from pages.parts.meetings.saving import save

LEAST, MOST = 8, 12


def show_meeting(reader: Reader, briefing: Briefing) -> None:
    """The form of the meeting."""
    key = f"meeting-{briefing.number}-{briefing.version}"
    with st.expander(words.MEETING), st.form(key, border=False):
        left, right = st.columns(2)
        title = left.text_input(words.NAME, briefing.title)
        meets_at = right.text_input(words.MEETS_AT, f"{briefing.meeting_at:%d/%m/%Y %H:%M}")
        place = left.text_input(words.WHERE, briefing.place)
        chair = right.text_input(words.CHAIR, briefing.chair)
        signer = left.text_input(words.SIGNER, briefing.signer)
        indicators = _ask_indicators(reader, briefing)
        attendance = left.text_area(words.ATTENDANCE, "\n".join(briefing.attendance))
        told = "\n".join(f"{one.who}: {one.work}" for one in briefing.assignments)
        assignments = right.text_area(words.ASSIGNMENTS, told)
        st.html(f'<div class="gb-sub"><b>{words.TEXTS}</b></div>')
        texts = {name: st.text_area(label, getattr(briefing.texts, name)) for name, label in words.TEXT_FIELDS.items()}
        if not st.form_submit_button(words.SAVE, type="primary"):
            return
    moment, work = _moment(meets_at), _assignments(assignments)
    if moment is None or work is None or not _fits(title, indicators):
        return
    typed = replace(
        briefing,
        title=title.strip(),
        meeting_at=moment,
        place=place.strip(),
        chair=chair.strip(),
        signer=signer.strip(),
        indicators=tuple(indicators),
        attendance=_lines(attendance),
        assignments=work,
        texts=Texts(**{name: text.strip() for name, text in texts.items()}),
    )
    save(reader.store, typed)


def _ask_indicators(reader: Reader, briefing: Briefing) -> list[str]:
    known = reader.catalogue.indicators
    return st.multiselect(
        words.INDICATORS,
        list(known),
        default=[code for code in briefing.indicators if code in known],
        format_func=lambda code: f"{known[code].name} ({code})",
        placeholder=words.INDICATORS_USUAL,
    )


def _fits(title: str, indicators: list[str]) -> bool:
    if not title.strip():
        st.error(words.NO_NAME)
        return False
    if indicators and not LEAST <= len(indicators) <= MOST:
        st.error(words.TOO_MANY_INDICATORS.format(count=len(indicators)))
        return False
    return True


def _moment(text: str) -> datetime | None:
    found = parse_moment(text)
    if isinstance(found, datetime):
        return found
    st.error(words.BAD_MOMENT.format(text=page_words.plain(text, 30)))
    return None


def _assignments(text: str) -> tuple[Assignment, ...] | None:
    found = []
    for line in _lines(text):
        who, colon, work = line.partition(":")
        if not colon or not who.strip() or not work.strip():
            st.error(words.BAD_ASSIGNMENT.format(text=page_words.plain(line, 60)))
            return None
        found.append(Assignment(who.strip(), work.strip()))
    return tuple(found)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in text.splitlines())))
