"""Saving what was typed about a meeting, and saying what came of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from data.briefings.drafts import WrittenMeanwhile, write_briefing
from data.briefings.model import Briefing
from data.store import Store
from pages.parts.meetings import words

DONE = "meeting-done"


def save(store: Store, briefing: Briefing, told: str = words.SAVED) -> None:
    """Write a version and draw the page again; says so where somebody else was quicker."""
    if try_to(lambda: write_briefing(store, briefing)):
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
