"""Nạp số liệu: choose files, see what was recognised and every problem, preview, accept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from charts.cards import made_up_html
from charts.tables import Safe, definition_html
from data.access import DEMONSTRATION, SUBMIT, Viewer, allowed
from data.audit.chain import record
from data.audit.events import FAILED, REFUSED
from data.catalogue import Form
from data.catalogue.model import EVERY_COMMUNE
from data.intake_context import intake_context
from data.periods import Period, parse_period, period_at, previous_periods
from data.store import NotWritten, StoreError
from data.views.reader import Reader
from loaders.answers import Answers, open_questions
from loaders.commands import blank_form
from loaders.report import Report
from loaders.sending import hand_in, waits
from loaders.submit import Refusal, mapping_of
from pages.parts import words
from pages.parts.accepting import show_accepting
from pages.parts.acknowledging import ask_questions
from pages.parts.base import the_reader
from pages.parts.checks import checks_table
from pages.parts.frame import show_breadcrumb, show_sub, show_title
from pages.parts.guard import require_somewhere
from pages.parts.links import CODE, FORM, PERIOD
from pages.parts.many_files import CHECKING, STORING, stepwise
from pages.parts.mapping import tell_forgotten, understand
from pages.parts.mending import fixes_of, offer_mending
from pages.parts.problems import offer_marked, show_problems, show_progress
from pages.parts.receipts import Outcome, keep_outcomes, show_receipts
from pages.parts.sendings import show_own_sendings


def show() -> None:
    """The page on which files are sent."""
    viewer = require_somewhere(SUBMIT)
    reader = the_reader()
    show_breadcrumb((words.OVERVIEW, "/"), (words.UPLOAD, ""))
    show_title(words.UPLOAD)
    show_sub(
        "Tệp được kiểm tra trước; chỉ khi bấm Tiếp nhận số liệu mới vào kho. Tệp có lỗi không được nhận một phần nào."
    )
    show_receipts(reader)
    tell_forgotten()
    sender = viewer.unit or _choose_sender(reader)
    files = st.file_uploader(
        "Tệp theo biểu mẫu hoặc bảng riêng của đơn vị (.xlsx, .xls, .ods, .csv, .tsv, .txt)",
        accept_multiple_files=True,
        key=f"files-{st.session_state.get('upload_round', 0)}",
    )
    reports = [(file.name, file.getvalue()) for file in files or []]
    if reports:
        _show_reports(reader, viewer, sender, reports)
    show_own_sendings(reader, viewer)
    _show_forms(reader, viewer)


def _choose_sender(reader: Reader) -> str:
    units = reader.catalogue.units
    return (
        st.selectbox(
            "Đơn vị nạp",
            list(units),
            format_func=lambda code: units[code].name,
            index=None,
            placeholder="Chọn đơn vị",
            key="sender",
        )
        or ""
    )


def _show_reports(reader: Reader, viewer: Viewer, sender: str, files: list[tuple[str, bytes]]) -> None:
    context = intake_context(reader.store, reader.now)
    each = stepwise(files, CHECKING, lambda file: file[0])
    checked = [
        (understand(reader, viewer, number, name, content, context), content)
        for number, (name, content) in enumerate(each)
    ]
    reports = [(report, content) for report, content in checked if report and _is_theirs(reader, viewer, report)]
    answers: dict[str, Answers] = {}
    for number, (report, content) in enumerate(reports):
        _note_problems(reader, report)
        answers[report.sha256] = _show_report(reader, report, content, number)
    clean = [pair for pair in reports if pair[0].submission and not open_questions(pair[0], answers[pair[0].sha256])]
    if not clean:
        return
    if not sender:
        st.info("Chọn đơn vị nạp để tiếp nhận.")
    verb = (
        "Gửi"
        if all(waits(reader.store, report.submission) for report, _ in clean if report.submission)
        else "Tiếp nhận"
    )
    label = verb if len(clean) == 1 else f"{verb} {len(clean)} tệp đạt yêu cầu"
    if st.button(label, type="primary", disabled=not sender, key="accept"):
        left = [report for report, _ in reports if all(report is not taken for taken, _ in clean)]
        _accept(reader, sender, clean, left, answers)


def _is_theirs(reader: Reader, viewer: Viewer, report: Report) -> bool:
    """Whether the viewer may send this file; says so where not, and nothing of what it would change."""
    form, kinds = reader.catalogue.forms.get(report.form), {problem.kind for problem in report.problems}
    theirs = not report.unit or allowed(viewer, SUBMIT, form.sector if form else "", report.unit)
    theirs = theirs and not (viewer.unit and "several_units" in kinds)
    if not theirs or (viewer.unit and "unknown_form" in kinds):
        own = reader.catalogue.sender_name(viewer.unit)
        sentence = words.OTHERS_FORM if viewer.unit else words.OTHER_SECTOR
        st.error(sentence.format(file=words.plain(report.file_name), unit=own))
    return theirs


def _note_problems(reader: Reader, report: Report) -> None:
    """A line in the log for each file with problems, once in a session."""
    noted = st.session_state.setdefault("noted", set())
    if report.problems and report.sha256 not in noted:
        noted.add(report.sha256)
        record(reader.store, SUBMIT, report.file_name, after=f"{len(report.problems)} lỗi", outcome=REFUSED)


def _accept(
    reader: Reader, sender: str, clean: list[tuple[Report, bytes]], left: list[Report], answers: Mapping[str, Answers]
) -> None:
    actor, reason = _who_sends(reader, sender)
    receipts: list[Outcome] = []
    refused = [(report.file_name, words.HAS_PROBLEMS) for report in left]
    for report, content in stepwise(clean, STORING, lambda pair: pair[0].file_name):
        try:
            known = (report.file_name, content, reader.catalogue, reader.store, actor, reader.store.now(), reason)
            receipts.append(hand_in(*known, answers[report.sha256], fixes_of(content), mapping_of(report)))
        except Refusal:
            refused.append((report.file_name, words.CHANGED_SINCE))
            record(reader.store, SUBMIT, report.file_name, outcome=REFUSED)
        except NotWritten:
            refused.append((report.file_name, words.NOT_KEPT))
        except StoreError:
            refused.append((report.file_name, words.NOT_TAKEN))
            record(reader.store, SUBMIT, report.file_name, outcome=FAILED)
    keep_outcomes(receipts, refused)
    st.session_state["upload_round"] = st.session_state.get("upload_round", 0) + 1
    st.rerun()


def _who_sends(reader: Reader, sender: str) -> tuple[str, str]:
    """Under whose name a file is kept, and for whom: the account, or the unit chosen where there are no accounts."""
    viewer, name = reader.store.viewer, reader.catalogue.sender_name(sender)
    if viewer.role == DEMONSTRATION:
        return name, ""
    return viewer.name, "" if sender == viewer.unit else words.ON_BEHALF.format(unit=name)


def _show_report(reader: Reader, report: Report, content: bytes, number: int) -> dict[str, str]:
    """A report as it stands; the answers to its questions."""
    with st.container(key=f"panel-report-{number}"):
        st.subheader(words.plain(report.file_name), anchor=False)
        st.html(definition_html(_recognised(report)))
        show_progress(reader, report)
        if report.problems:
            st.error(f"Tệp có {len(report.problems)} lỗi, chưa thể tiếp nhận. Sửa theo bảng dưới rồi tải lên lại.")
            show_problems(report.problems, f"problems-{number}")
        if report.notices:
            st.warning(f"{len(report.notices)} điểm cần lưu ý")
            show_problems(report.notices, f"notices-{number}")
        answers = ask_questions(report, number)
        offer_mending(reader, report, number)
        offer_marked(report, content, str(number))
        if report.submission:
            left = len(open_questions(report, answers))
            if left:
                st.info(words.QUESTIONS_LEFT.format(count=left))
            else:
                st.success("Tệp đạt mọi kiểm tra." if not report.questions else words.ALL_ANSWERED)
            show_accepting(reader, report.submission)
        with st.expander(f"Các kiểm tra đã chạy ({len(report.checks)})"):
            st.html(checks_table(report.checks))
    return answers


def _recognised(report: Report) -> list[tuple[str, str]]:
    return [
        ("Biểu", f"{report.form}: {report.form_name}" if report.form else "Chưa nhận ra"),
        ("Đơn vị gửi", report.unit_name),
        ("Kỳ số liệu", ", ".join(parse_period(code).label for code in report.periods)),
        ("Tính chất", Safe(made_up_html()) if report.made_up else "Số liệu thực"),
        ("Sổ đối chiếu ô", report.ledger.to_text() if report.ledger.cells else ""),
    ]


def _show_forms(reader: Reader, viewer: Viewer) -> None:
    forms = {code: form for code, form in reader.catalogue.forms.items() if _senders(reader, viewer, form)}
    if not forms:
        st.info(words.NO_FORMS)
        return
    asked = {name: str(st.query_params.get(name, "")) for name in (FORM, CODE, PERIOD)}
    with st.expander("Tải biểu mẫu đã điền sẵn đơn vị và kỳ", expanded=bool(asked[FORM])):
        code = st.selectbox(
            "Biểu",
            list(forms),
            index=_place_in(list(forms), asked[FORM]),
            format_func=lambda c: f"{c} – {forms[c].name}",
            key="form",
        )
        form = forms[code]
        senders = _senders(reader, viewer, form)
        unit = st.selectbox(
            "Đơn vị gửi",
            senders,
            index=_place_in(senders, asked[CODE]),
            format_func=reader.catalogue.sender_name,
            key=f"form-unit-{code}",
        )
        periods = previous_periods(period_at(form.scheme, reader.now), 6)[::-1]
        periods += [parse_period(asked[PERIOD])] if _is_older(asked[PERIOD], periods) else []
        labels = {p.code: p.label for p in periods}
        period = st.selectbox(
            "Kỳ số liệu",
            list(labels),
            index=_place_in(list(labels), asked[PERIOD]),
            format_func=labels.__getitem__,
            key=f"form-period-{form.scheme}",
        )
        st.download_button(
            "Tải biểu mẫu (.xlsx)",
            lambda: blank_form(reader.catalogue, reader.store, code, unit, period),
            file_name=f"{code}_{unit}_{period}.xlsx",
            on_click="ignore",
            key="form-download",
        )


def _senders(reader: Reader, viewer: Viewer, form: Form) -> list[str]:
    """For whom the viewer may take the blank form."""
    every = reader.catalogue.communes if form.senders == (EVERY_COMMUNE,) else form.senders
    return [unit for unit in every if allowed(viewer, SUBMIT, form.sector, unit)]


def _place_in(codes: Sequence[str], asked: str) -> int:
    """Where the code stands that the address asks for; the first one when it stands nowhere."""
    return codes.index(asked) if asked in codes else 0


def _is_older(asked: str, periods: Sequence[Period]) -> bool:
    """Whether the address asks for an earlier period of the same scheme."""
    try:
        period = parse_period(asked)
    except ValueError:
        return False
    return period.scheme == periods[-1].scheme and period < periods[-1]
