"""Tiếp nhận: files that units have sent under forms of two steps; each is checked again, then accepted or returned."""

from __future__ import annotations

import streamlit as st

from charts.cards import made_up_html
from charts.tables import Safe, definition_html, link_html
from data.access import ACCEPT, Viewer, allowed
from data.audit.chain import record
from data.audit.events import REFUSED
from data.numbers import format_moment, format_number
from data.sendings import WAITING, Sending, read_newer_submissions, read_sendings
from data.store import StoreError
from data.submissions import Submission, sector_of
from data.views.reader import Reader
from loaders.answers import Answers, open_questions
from loaders.reasons import LONGEST_REASON, Unfit
from loaders.report import Report
from loaders.sending import answered, check_again, give_back, take_in
from loaders.submit import Refusal
from pages.parts import words
from pages.parts.accepting import show_accepting
from pages.parts.acknowledging import ask_questions, show_answers
from pages.parts.base import the_reader
from pages.parts.checks import checks_table
from pages.parts.faults import MET_AT_WORK
from pages.parts.frame import show_breadcrumb, show_sub, show_title
from pages.parts.guard import require, require_somewhere
from pages.parts.links import SENDING, SUBMISSION, query
from pages.parts.problems import show_problems
from pages.parts.sendings import periods_phrase, sendings_table, state_html

SUB = "Tệp của các biểu hai bước: đơn vị gửi, tổ thư ký tiếp nhận hoặc trả lại. Tệp đang chờ chưa tính vào số liệu."
NONE = "Không có tệp nào chờ tiếp nhận."
UNKNOWN = "Không có tệp mang mã “{text}”."
PASSED = "Kiểm tra lại lúc này: tệp đạt mọi yêu cầu."
FAILED = (
    "Kiểm tra lại lúc này: tệp có {count} lỗi, vì danh mục hoặc kho số liệu đã thay đổi từ khi gửi. Trả lại kèm lý do."
)
NEWER = (
    "Từ khi tệp này được gửi, {submissions} đã được tiếp nhận cho cùng biểu, đơn vị, kỳ. "
    "Tiếp nhận sẽ thay số của lần đó."
)
LOST = "Tệp gốc không còn trong kho hoặc đã bị thay đổi; trả lại để đơn vị gửi lại."
ACCEPT_IT = "Tiếp nhận"
RETURN_IT = "Trả lại"
REASON = "Lý do trả lại (bắt buộc, đơn vị gửi đọc được)"
TOOK = "Đã tiếp nhận {sending} thành lần gửi {submission}, {stored} ô số liệu."
GAVE_BACK = "Đã trả lại {sending} cho đơn vị gửi."
DECIDED = "Tệp này vừa được người khác xử lý."
DONE = "inbox-done"
RECENT = 20


def show() -> None:
    """The page on which the secretariat decides on what was sent."""
    viewer = require_somewhere(ACCEPT)
    reader = the_reader()
    waiting = [s for s in read_sendings(reader.store, state=WAITING) if _may_decide(reader, viewer, s)][::-1]
    show_breadcrumb((words.OVERVIEW, "/"), (words.INBOX, ""))
    show_title(f"{words.INBOX}: {format_number(len(waiting))} tệp chờ" if waiting else words.INBOX)
    show_sub(SUB)
    if told := st.session_state.pop(DONE, ""):
        st.success(told)
    if waiting:
        with st.container(key="panel-waiting"):
            st.html(sendings_table(reader, waiting, linked=True))
    else:
        st.info(NONE)
    chosen = _chosen(reader, viewer, waiting)
    if chosen:
        _show_sending(reader, chosen)
    _show_recent(reader, viewer)


def _may_decide(reader: Reader, viewer: Viewer, sending: Sending) -> bool:
    """Also of a form that the catalogue has lost since: it can still be returned."""
    sector = sector_of(sending.form)
    return sector in reader.catalogue.sectors and allowed(viewer, ACCEPT, sector, sending.unit)


def _chosen(reader: Reader, viewer: Viewer, waiting: list[Sending]) -> Sending | None:
    """The file that the address names; else the one that waits longest."""
    asked = str(st.query_params.get(SENDING, ""))
    if not asked:
        return waiting[0] if waiting else None
    found = [s for s in read_sendings(reader.store, sending=asked) if _may_decide(reader, viewer, s)]
    if not found:
        st.warning(UNKNOWN.format(text=words.plain(asked, 24)))
        return None
    return found[0]


def _show_sending(reader: Reader, sending: Sending) -> None:
    with st.container(key="panel-sending"):
        st.subheader(f"{sending.sending_id}: {words.plain(sending.file_name)}", anchor=False)
        st.html(definition_html(_facts(reader, sending)))
        if sending.state != WAITING:
            return
        report = _check(reader, sending)
        answers: dict[str, str] = {}
        clean = False
        if report and report.submission:
            earlier = answered(sending, reader.store)
            show_answers(earlier)
            answers = ask_questions(report, 0, earlier)
            clean = not open_questions(report, answers, earlier)
            _show_what_would_change(reader, sending, report.submission)
        _show_decision(reader, sending, clean, answers)


def _facts(reader: Reader, sending: Sending) -> list[tuple[str, str]]:
    form = reader.catalogue.forms.get(sending.form)
    return [
        ("Biểu", f"{form.code}: {form.name}" if form else sending.form),
        ("Đơn vị gửi", reader.catalogue.sender_name(sending.unit)),
        ("Kỳ số liệu", periods_phrase(sending)),
        ("Người gửi", sending.actor),
        ("Gửi lúc", format_moment(sending.sent_at)),
        ("Số ô", f"{format_number(sending.cells_in)} ô giá trị"),
        ("Tính chất", Safe(made_up_html()) if sending.made_up else "Số liệu thực"),
        ("Mã băm SHA-256", sending.sha256),
        ("Tình trạng", state_html(sending)),
        ("Ghi chú", sending.reason),
    ]


def _check(reader: Reader, sending: Sending) -> Report | None:
    """The file held against today's rules; says what was found."""
    try:
        report, _ = check_again(sending, reader.catalogue, reader.store)
    except MET_AT_WORK:
        raise
    except StoreError:
        st.error(LOST)
        return None
    if report.submission:
        st.success(PASSED)
    else:
        st.error(FAILED.format(count=len(report.problems)))
        show_problems(report.problems, "inbox-problems")
    if report.notices:
        st.warning(f"{len(report.notices)} điểm cần lưu ý")
        show_problems(report.notices, "inbox-notices")
    with st.expander(f"Các kiểm tra đã chạy ({len(report.checks)})"):
        st.html(checks_table(report.checks))
    return report


def _show_what_would_change(reader: Reader, sending: Sending, submission: Submission) -> None:
    newer = read_newer_submissions(reader.store, sending)
    if newer:
        links = ", ".join(link_html(n, "/tep-nguon", **query(**{SUBMISSION: n})) for n in newer)
        st.warning(NEWER.format(submissions=", ".join(newer)))
        st.html(f'<div class="gb-caption">{links}</div>')
    show_accepting(reader, submission)


def _show_decision(reader: Reader, sending: Sending, clean: bool, answers: Answers) -> None:
    if clean and st.button(ACCEPT_IT, type="primary", key="take-in"):
        _accept(reader, sending, answers)
    with st.form("return", border=False):
        reason = st.text_input(REASON, max_chars=LONGEST_REASON, key="return-reason")
        if st.form_submit_button(RETURN_IT):
            _return(reader, sending, reason)


def _accept(reader: Reader, sending: Sending, answers: Answers) -> None:
    viewer = require(ACCEPT, sector_of(sending.form), sending.unit)
    try:
        _, receipt = take_in(sending, reader.catalogue, reader.store, viewer.name, answers)
    except Refusal:
        record(reader.store, ACCEPT, sending.sending_id, outcome=REFUSED)
        st.error(words.CHANGED_SINCE.format(file=words.plain(sending.file_name)))
        return
    except MET_AT_WORK:
        raise
    except StoreError:
        st.error(DECIDED)
        return
    _done(TOOK.format(sending=sending.sending_id, submission=receipt.submission_id, stored=receipt.stored))


def _return(reader: Reader, sending: Sending, reason: str) -> None:
    viewer = require(ACCEPT, sector_of(sending.form), sending.unit)
    try:
        give_back(sending, reader.store, viewer.name, reason)
    except Unfit as unfit:
        st.error(words.plain(str(unfit), 400))
        return
    _done(GAVE_BACK.format(sending=sending.sending_id))


def _done(told: str) -> None:
    st.session_state[DONE] = told
    st.query_params.pop(SENDING, None)
    st.rerun()


def _show_recent(reader: Reader, viewer: Viewer) -> None:
    known = [s for s in read_sendings(reader.store) if s.state != WAITING and _may_decide(reader, viewer, s)]
    if known:
        with st.container(key="panel-decided"):
            st.subheader("Đã xử lý gần đây", anchor=False)
            st.html(sendings_table(reader, known[:RECENT], linked=True))
