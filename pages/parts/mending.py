"""Mending cells in place before a file is accepted, and showing later what was mended."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from html import escape

import streamlit as st

from charts.tables import table_html
from data.access import MEND
from data.mendings import Mending, read_mendings
from data.views.provenance import Contributor
from data.views.reader import Reader
from loaders.mending import Fix, Fixes, fault_of_fix
from loaders.problems.problem import Problem, place_of_cell
from loaders.report import Report
from pages.parts import words
from pages.parts.frame import caption_html
from pages.parts.guard import may

FIXES = "fixes"
_NOT_HERE = frozenset({"personal_data"})


def fixes_of(content: bytes) -> Fixes:
    """The cells of a file that were mended in this visit."""
    found: dict[str, Fix] = st.session_state.get(FIXES, {}).get(hashlib.sha256(content).hexdigest(), {})
    return found


def offer_mending(reader: Reader, report: Report, number: int) -> None:
    """For who may: the cells mended so far, and a form to mend one that is wrong or doubtful."""
    form = reader.catalogue.forms.get(report.form)
    if form is None or not may(MEND, form.sector, report.unit):
        return
    fixes: dict[str, Fix] = st.session_state.setdefault(FIXES, {}).setdefault(report.sha256, {})
    wrong = {p.cell: p for p in (*report.problems, *report.questions) if p.kind not in _NOT_HERE and _is_cell(p)}
    if not wrong and not fixes:
        return
    with st.expander(words.MEND_HERE.format(count=len(fixes)), expanded=bool(fixes)):
        st.html(caption_html(words.MEND_HOW))
        if fixes:
            rows = [(cell, report.mended.get(cell, ""), fix.value, fix.reason) for cell, fix in fixes.items()]
            st.html(table_html(words.MEND_HEADERS, rows))
            undone = st.selectbox(
                words.UNDO_WHICH, list(fixes), index=None, placeholder=words.CHOOSE_CELL, key=f"undo-{number}"
            )
            if undone:
                st.button(words.UNDO, key=f"undo-it-{number}", on_click=_undo, args=(fixes, undone))
        if wrong:
            _show_form(fixes, wrong, number)


def _undo(fixes: dict[str, Fix], cell: str) -> None:
    fixes.pop(cell, None)


def _is_cell(problem: Problem) -> bool:
    return place_of_cell(problem.cell).row > 0


def _show_form(fixes: dict[str, Fix], wrong: dict[str, Problem], number: int) -> None:
    names = {cell: f"{cell}: {problem.title} ({problem.found})" for cell, problem in wrong.items()}
    with st.form(f"mend-{number}", clear_on_submit=True):
        cell = st.selectbox(
            words.WRONG_CELL, list(names), format_func=lambda at: names.get(at, at), key=f"mend-cell-{number}"
        )
        value = st.text_input(words.NEW_VALUE, key=f"mend-value-{number}")
        reason = st.text_input(words.MEND_REASON, key=f"mend-reason-{number}")
        if not st.form_submit_button(words.MEND_IT):
            return
    fix = Fix(value.strip(), reason.strip())
    fault = fault_of_fix(fix)
    if fault:
        st.error(fault)
        return
    fixes[cell] = fix
    st.rerun()


def show_mendings(reader: Reader, submission_id: str) -> None:
    """On the page of a file: the cells that count otherwise than it says."""
    given = read_mendings(reader.store, [submission_id]).get(submission_id, [])
    if given:
        with st.container(key="panel-mended"):
            st.subheader(words.MENDED, anchor=False)
            rows = [
                (one.cell, one.before or words.EMPTY_CELL, one.after or words.EMPTY_CELL, one.reason, one.person)
                for one in given
            ]
            st.html(table_html((*words.MEND_HEADERS, words.MENDED_BY), rows))


def show_mended_cells(reader: Reader, cells: Sequence[Contributor]) -> None:
    """In the birth certificate: which of these very cells were mended."""
    shown = {(cell.submission_id, cell.cell) for cell in cells}
    found = read_mendings(reader.store, {cell.submission_id for cell in cells}) if cells else {}
    lines = [_line(one) for key, given in found.items() for one in given if (key, one.cell) in shown]
    if lines:
        st.html("".join(f'<div class="gb-caption">◆ {line}</div>' for line in lines))


def _line(one: Mending) -> str:
    said = words.MENDED_LINE.format(
        cell=one.cell, before=one.before or words.EMPTY_CELL, after=one.after, person=one.person, reason=one.reason
    )
    return escape(said)
