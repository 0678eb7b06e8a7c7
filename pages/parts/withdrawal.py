"""Taking a submission back on its own page: what would change, a reason, a second step; then what was done."""

from __future__ import annotations

import streamlit as st

from data.access import WITHDRAW
from data.trials import as_if_withdrawn
from data.views.preview import count_withdrawal, read_withdrawal
from data.views.reader import Reader
from data.views.source import SourceView
from loaders.reasons import LONGEST_REASON, Unfit
from loaders.withdrawal import withdraw_submission
from pages.parts import words
from pages.parts.base import looks_back
from pages.parts.guard import may, require
from pages.parts.impact import show_impact
from pages.parts.preview import WITHDRAWING, show_changes, show_counts

ASKED = "withdrawal-asked"
DONE = "withdrawal-done"


def show_withdrawal(reader: Reader, found: SourceView) -> None:
    """The action for who may do it, while the submission stands and the page shows the present."""
    if st.session_state.pop(DONE, "") == found.submission_id:
        st.success(words.WITHDRAWN.format(submission=found.submission_id))
    form = reader.catalogue.forms.get(found.form)
    sector = form.sector if form else ""
    if found.withdrawn_at or looks_back() or not may(WITHDRAW, sector, found.unit):
        return
    with st.container(key="panel-withdrawal"):
        st.subheader(words.WITHDRAW, anchor=False)
        if st.session_state.get(ASKED) != found.submission_id:
            st.html(f'<div class="gb-caption">{words.WITHDRAW_HOW}</div>')
            st.button(words.WITHDRAW, key="withdraw", on_click=_ask, args=(found.submission_id,))
            return
        _show_changes(reader, found)
        _show_reason(reader, found, sector)


def _ask(submission_id: str) -> None:
    st.session_state[ASKED] = submission_id


def _show_changes(reader: Reader, found: SourceView) -> None:
    changes = read_withdrawal(reader.store, found.submission_id)
    rows = count_withdrawal(reader.store, found.submission_id)
    if changes or not rows:
        show_changes(reader, changes, WITHDRAWING)
    if rows:
        show_counts(rows, WITHDRAWING)
    show_impact(reader, f"-{found.submission_id}", lambda: as_if_withdrawn(reader.store, found.submission_id))


def _show_reason(reader: Reader, found: SourceView, sector: str) -> None:
    with st.form("withdrawal", border=False):
        reason = st.text_input(words.WITHDRAW_REASON, max_chars=LONGEST_REASON, key="withdrawal-reason")
        confirmed, kept, _ = st.columns([1, 1, 3])
        with confirmed:
            confirm = st.form_submit_button(words.WITHDRAW_CONFIRM, type="primary", width="stretch")
        with kept:
            keep = st.form_submit_button(words.WITHDRAW_KEEP, width="stretch")
    if keep:
        del st.session_state[ASKED]
        st.rerun()
    if confirm:
        _withdraw(reader, found, sector, reason)


def _withdraw(reader: Reader, found: SourceView, sector: str, reason: str) -> None:
    viewer = require(WITHDRAW, sector, found.unit)
    try:
        withdraw_submission(reader.store, found.submission_id, viewer.name, reason)
    except Unfit as refused:
        st.error(words.plain(str(refused), 400))
        return
    del st.session_state[ASKED]
    st.session_state[DONE] = found.submission_id
    st.rerun()
