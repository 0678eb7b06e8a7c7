"""Answering for the doubts about a file, one by one; and showing later who answered for what."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from charts.tables import table_html
from data.acknowledgements import Acknowledgement, read_acknowledgements
from data.views.provenance import Contributor
from data.views.reader import Reader
from loaders.answers import LONGEST_REASON, REASONS, fault_of_reason
from loaders.problems.problem import Problem
from loaders.report import Report
from pages.parts import words
from pages.parts.frame import caption_html

FIRST = 10


def ask_questions(report: Report, number: int, earlier: Sequence[Acknowledgement] = ()) -> dict[str, str]:
    """Every doubt that is not answered earlier, with its tick and its reason; the answers by the doubts' ids."""
    known = {one.problem for one in earlier}
    asked = [problem for problem in report.questions if report.identify(problem) not in known]
    if not asked or report.problems:
        return {}
    st.warning(words.QUESTIONS.format(count=len(asked)))
    answers: dict[str, str] = {}
    groups: dict[str, list[Problem]] = {}
    for problem in asked:
        groups.setdefault(problem.kind, []).append(problem)
    for kind, group in groups.items():
        with st.container(border=True, key=f"questions-{number}-{kind}"):
            st.markdown(f"**{words.plain(group[0].title)}** ({len(group)})")
            st.html(caption_html(group[0].mend))
            answers |= _ask_group(report, group, number)
    return answers


def _ask_group(report: Report, group: Sequence[Problem], number: int) -> dict[str, str]:
    answers = {report.identify(problem): _ask(report, problem, number) for problem in group[:FIRST]}
    if group[FIRST:]:
        with st.expander(words.MORE_POINTS.format(count=len(group) - FIRST)):
            answers |= {report.identify(problem): _ask(report, problem, number) for problem in group[FIRST:]}
    return {problem: reason for problem, reason in answers.items() if reason}


def _ask(report: Report, problem: Problem, number: int) -> str:
    """The reason that was given for a doubt that is ticked; '' while there is none."""
    key = f"{number}-{report.identify(problem)}"
    where = f"{problem.cell}: " if problem.cell else ""
    ticked = st.checkbox(words.plain(f"{where}{problem.sentence}", 400), key=f"tick-{key}")
    if not ticked:
        return ""
    chosen, own = st.columns(2, gap="small")
    reason = chosen.selectbox(words.REASON, REASONS, index=None, placeholder=words.CHOOSE_REASON, key=f"reason-{key}")
    said = own.text_input(words.OWN_REASON, max_chars=LONGEST_REASON // 2, key=f"own-{key}")
    given = ". ".join(part for part in (reason or "", said.strip()) if part)
    fault = fault_of_reason(given)
    if fault:
        st.html(caption_html(fault))
    return "" if fault else given


def show_acknowledged(reader: Reader, submission_id: str) -> None:
    """On the page of a file: what was doubtful when it was accepted, who answered for it and why."""
    given = read_acknowledgements(reader.store, [submission_id]).get(submission_id, [])
    if given:
        with st.container(key="panel-acknowledged"):
            show_answers(given)


def show_answers(given: Sequence[Acknowledgement]) -> None:
    """Doubts with who answered for them and why."""
    if given:
        st.subheader(words.ACKNOWLEDGED, anchor=False)
        rows = [(one.title, one.cell, one.sentence, one.reason, one.person) for one in given]
        st.html(table_html(words.ACKNOWLEDGED_HEADERS, rows))


def show_acknowledged_cells(reader: Reader, cells: Sequence[Contributor]) -> None:
    """In the birth certificate: the doubts about these very cells that somebody answered for."""
    shown = {(cell.submission_id, cell.cell) for cell in cells}
    found = read_acknowledgements(reader.store, {cell.submission_id for cell in cells}) if cells else {}
    lines = [_line(one) for key, given in found.items() for one in given if (key, one.cell) in shown]
    if lines:
        st.html("".join(f'<div class="gb-caption">◆ {line}</div>' for line in lines))


def _line(one: Acknowledgement) -> str:
    return escape(f"Ô {one.cell}: {one.title.lower()}; {one.person} đã xác nhận: {one.reason}")
