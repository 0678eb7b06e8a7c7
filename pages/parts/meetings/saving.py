"""Saving what was typed about a meeting, and saying what came of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from data.briefings.drafts import WrittenMeanwhile, write_briefing
from data.briefings.model import Briefing
from data.store import Store
from pages.parts.meetings import words

DONE = "meeting-done"
BASE = "meeting-read"


def being_edited(newest: Briefing) -> Briefing:
    """The briefing as this visit has read it: what is being typed stays when somebody else writes meanwhile."""
    read: Briefing | None = st.session_state.get(BASE)
    if read is None or read.number != newest.number:
        read = st.session_state[BASE] = newest
    if read != newest:
        st.warning(words.MEANWHILE)
        if st.button(words.TAKE_NEWEST):
            st.session_state.pop(BASE)
            st.rerun()
    return read


def save(store: Store, briefing: Briefing, told: str = words.SAVED) -> None:
    """Write a version and draw the page again; says so where somebody else was quicker."""
    if try_to(lambda: write_briefing(store, briefing)):
        st.session_state.pop(BASE, None)
        say(told)


def say(told: str) -> None:
    """Draw the page again with a sentence above."""
    st.session_state[DONE] = told
    st.rerun()


def tell_done() -> None:
    """What was done just before the page was drawn again."""
    if told := st.session_state.pop(DONE, ""):
        st.success(told)


def try_to(write: Callable[[], object]) -> bool:
    """Whether it was written; says why where somebody else was quicker."""
    try:
        write()
    except WrittenMeanwhile:
        st.error(words.MEANWHILE)
        return False
    return True
