"""Correcting the one value of a cell on the page of its file, in two steps; and what has become of a cell's value."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from charts.tables import link_html
from data.access import ACCEPT, SUBMIT
from data.corrections import Standing, read_said_in_cell
from data.numbers import format_value
from data.periods import parse_period
from data.store import StoreError
from data.trials import as_if_accepted
from data.views.reader import Reader
from data.views.source import SourceView
from loaders.correction import LONGEST_DOCUMENT, Correction, check_correction, correct_value
from loaders.reasons import LONGEST_REASON, Unfit
from loaders.submit import Refusal
from pages.parts import words
from pages.parts.base import looks_back
from pages.parts.guard import may, require
from pages.parts.impact import show_impact
from pages.parts.links import CELL, SUBMISSION, indicator_link, query
from pages.parts.problems import problems_table

TITLE = "Đính chính số này"
HOW = (
    "Sửa đúng một số, kèm văn bản và lý do; số cũ vẫn được giữ và hiện trong lịch sử. "
    "Tệp gửi sau của cùng biểu, cùng kỳ sẽ thay số này."
)
CORRECTED = "Số trong ô này đã được đính chính thành {value} (lần gửi {submission})."
REPLACED = "Số trong ô này đã được thay; đang có hiệu lực: {value} (lần gửi {submission})."
VALUE, DOCUMENT, DAY, REASON = "Giá trị đúng", "Số, ký hiệu văn bản", "Ngày văn bản", "Lý do (hiện ra cùng số liệu)"
LOOK, CONFIRM, LEAVE = "Xem trước", "Xác nhận đính chính", "Không đính chính"
WOULD = "{before} sẽ thành {after}."
DONE = "Đã đính chính {before} thành {after}, lần gửi {submission}."
NOT_TAKEN = "Kho không nhận đính chính này; số trong ô vừa được thay bằng lần gửi khác. Tải lại trang."
INCOMPLETE = "rows_left_out"
TYPED, TOLD = "correction-typed", "correction-told"


def show_correction(reader: Reader, found: SourceView, cell: str) -> None:
    """What stands of the cell's value, and the action for who may correct it, while the page shows the present."""
    if told := st.session_state.pop(TOLD, ""):
        st.success(told)
    standing = None if looks_back() else read_said_in_cell(reader.store, found.submission_id, cell)
    if standing is None or standing.indicator not in reader.catalogue.indicators:
        return
    if standing.submission_id != found.submission_id:
        _tell_newer(reader, standing)
    elif _may_correct(reader, standing):
        _show_action(reader, standing)


def _may_correct(reader: Reader, standing: Standing) -> bool:
    form = reader.catalogue.forms.get(standing.form)
    if form is None or not may(SUBMIT, form.sector, standing.unit):
        return False
    return not form.review or may(ACCEPT, form.sector, standing.unit)


def _tell_newer(reader: Reader, standing: Standing) -> None:
    sentence = CORRECTED if standing.is_correction else REPLACED
    said = {"value": _amount(reader, standing), "submission": standing.submission_id}
    st.info(sentence.format_map(said))
    address = query(**{SUBMISSION: standing.submission_id, CELL: standing.cell})
    st.html(f'<div class="gb-caption">{link_html("Mở ô đang có hiệu lực", "/tep-nguon", **address)}</div>')


def _show_action(reader: Reader, standing: Standing) -> None:
    with st.container(key="panel-correction"):
        st.subheader(TITLE, anchor=False)
        name = reader.catalogue.indicators[standing.indicator].name
        period = parse_period(standing.period)
        link = indicator_link(name, standing.indicator, period.code)
        st.html(f'<div class="gb-caption">{link}, {period.label}: <b>{_amount(reader, standing)}</b>. {HOW}</div>')
        _show_form(standing)
        typed = st.session_state.get(TYPED)
        if typed and typed[0] == (standing.submission_id, standing.cell):
            _show_preview(reader, standing, typed[1])


def _show_form(standing: Standing) -> None:
    with st.form("correction", border=False):
        value, document, day = st.columns(3)
        said = Correction(
            value.text_input(VALUE, max_chars=40, key="correction-value"),
            document.text_input(DOCUMENT, max_chars=LONGEST_DOCUMENT, key="correction-document"),
            day.text_input(DAY, max_chars=10, placeholder="22/11/2026", key="correction-day"),
            st.text_input(REASON, max_chars=LONGEST_REASON, key="correction-reason"),
        )
        if st.form_submit_button(LOOK):
            st.session_state[TYPED] = ((standing.submission_id, standing.cell), said)


def _show_preview(reader: Reader, standing: Standing, said: Correction) -> None:
    """What the rules say of the value and what it would change; then the second step."""
    try:
        report, _, submission = check_correction(standing, said, reader.catalogue, reader.store)
    except Unfit as unfit:
        st.error(words.plain(str(unfit), 400))
        return
    except Refusal as refusal:
        st.error(f"Giá trị mới có {len(refusal.report.problems)} lỗi.")
        st.html(problems_table(refusal.report.problems))
        return
    notices = [*report.questions, *(notice for notice in report.notices if notice.kind != INCOMPLETE)]
    if notices:
        st.html(problems_table(notices))
    after = replace(standing, value=submission.rows[0].value)  # type: ignore[union-attr]
    st.html(f'<div class="gb-sub">{WOULD.format(before=_amount(reader, standing), after=_amount(reader, after))}</div>')
    show_impact(reader, submission.sha256, lambda: as_if_accepted(reader.store, submission))
    confirm, leave, _ = st.columns([1, 1, 2])
    if leave.button(LEAVE, key="correction-leave", width="stretch"):
        del st.session_state[TYPED]
        st.rerun()
    if confirm.button(CONFIRM, type="primary", key="correction-confirm", width="stretch"):
        _correct(reader, standing, after, said)


def _correct(reader: Reader, standing: Standing, after: Standing, said: Correction) -> None:
    viewer = require(SUBMIT, reader.catalogue.forms[standing.form].sector, standing.unit)
    try:
        receipt = correct_value(standing, said, reader.catalogue, reader.store, viewer.name)
    except (Unfit, Refusal, StoreError):
        st.error(NOT_TAKEN)
        return
    del st.session_state[TYPED]
    values = {"before": _amount(reader, standing), "after": _amount(reader, after)}
    st.session_state[TOLD] = DONE.format_map(values | {"submission": receipt.submission_id})
    st.rerun()


def _amount(reader: Reader, standing: Standing) -> str:
    indicator = reader.catalogue.indicators[standing.indicator]
    return format_value(standing.value, indicator.unit, indicator.decimals)
