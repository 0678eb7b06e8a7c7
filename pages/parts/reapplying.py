"""Putting a withdrawn submission back on its own page: checked again, previewed, one click."""

from __future__ import annotations

import streamlit as st

from data.access import WITHDRAW
from data.store import StoreError
from data.views.reader import Reader
from data.views.source import SourceView
from loaders.answers import Answers, open_questions
from loaders.reapplying import answered, check_withdrawn, reapply
from loaders.submit import Refusal
from pages.parts import words
from pages.parts.accepting import show_accepting
from pages.parts.acknowledging import ask_questions
from pages.parts.base import looks_back
from pages.parts.guard import may, require
from pages.parts.links import SUBMISSION
from pages.parts.problems import show_problems

TITLE = "Nạp lại lần gửi này"
HOW = (
    "Tệp gốc được kiểm tra lại theo danh mục và số liệu hiện nay, rồi thành một lần gửi mới ghi rõ nạp lại từ lần này."
)
FAILED = "Kiểm tra lại lúc này: tệp có {count} lỗi nên không nạp lại được. Sửa tệp rồi gửi như tệp mới."
DONE = "Đã nạp lại {old} thành lần gửi {new}."
TOLD = "reapplied-told"


def show_reapplying(reader: Reader, found: SourceView) -> None:
    """The action for who may do it, while the submission is withdrawn and the page shows the present."""
    if told := st.session_state.pop(TOLD, ""):
        st.success(told)
    form = reader.catalogue.forms.get(found.form)
    sector = form.sector if form else ""
    if not found.withdrawn_at or looks_back() or not may(WITHDRAW, sector, found.unit):
        return
    with st.container(key="panel-reapplying"):
        st.subheader(TITLE, anchor=False)
        st.html(f'<div class="gb-caption">{HOW}</div>')
        try:
            report, _ = check_withdrawn(found, reader.catalogue, reader.store)
        except StoreError:
            st.error(words.ORIGINAL_LOST)
            return
        if report.submission is None:
            st.error(FAILED.format(count=len(report.problems)))
            show_problems(report.problems, "reapply")
            return
        earlier = answered(found, reader.store)
        answers = ask_questions(report, 0, earlier)
        show_accepting(reader, report.submission)
        left = bool(open_questions(report, answers, earlier))
        if st.button(TITLE, key="reapply", disabled=left):
            _reapply(reader, found, sector, answers)


def _reapply(reader: Reader, found: SourceView, sector: str, answers: Answers) -> None:
    viewer = require(WITHDRAW, sector, found.unit)
    try:
        receipt = reapply(found, reader.catalogue, reader.store, viewer.name, answers)
    except (Refusal, StoreError):
        st.error(words.CHANGED_SINCE.format(file=words.plain(found.file_name)))
        return
    st.session_state[TOLD] = DONE.format(old=found.submission_id, new=receipt.submission_id)
    st.query_params[SUBMISSION] = receipt.submission_id
    st.rerun()
