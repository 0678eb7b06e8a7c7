"""Answers to the doubts about a file: a reason for each, from a list or in one's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.acknowledgements import Acknowledgement
from loaders.cells.values import Fault, parse_public_text
from loaders.problems.problem import Problem, make_problem
from loaders.report import Report

REASONS = (
    "Đã đối chiếu với hồ sơ gốc, số liệu đúng thực tế",
    "Có sự việc đột xuất trong kỳ",
    "Thay đổi phương pháp hoặc phạm vi thống kê",
    "Không phát sinh thay đổi so với kỳ trước",
    "Đơn vị không có số liệu này trong kỳ",
)
LONGEST_REASON = 300
Answers = Mapping[str, str]  # the stable id of a doubt -> the reason
NO_ANSWERS: Answers = {}
OF_WHOLE_FILES = frozenset({"rows_taken_out", "same_as_before"})


def open_questions(report: Report, answers: Answers, earlier: Sequence[Acknowledgement] = ()) -> list[Problem]:
    """The doubts that nobody has answered for, now or when the same finding was answered earlier."""
    known = {one.problem for one in earlier}
    ids = ((report.identify(problem), problem) for problem in report.questions)
    return [problem for id_, problem in ids if id_ not in known and fault_of_reason(answers.get(id_, ""))]


def fault_of_reason(reason: str) -> str:
    """Why a reason can't be kept, in Vietnamese; '' when it can."""
    said = parse_public_text(reason.strip())
    if isinstance(said, Fault):
        return make_problem(said.kind, found=said.found, wanted=said.wanted).sentence
    if len(said) > LONGEST_REASON:
        return f"Lý do dài quá {LONGEST_REASON} ký tự."
    return "" if said else "Cần ghi lý do."


def acknowledge(
    report: Report, answers: Answers, person: str, earlier: Sequence[Acknowledgement] = ()
) -> tuple[Acknowledgement, ...]:
    """What is kept with the submission of a report whose questions are all answered; who was first to answer stays."""
    known = {one.problem: one for one in earlier}
    return tuple(
        known.get(id_)
        or Acknowledgement(id_, p.kind, p.title, p.sentence, p.cell, " ".join(answers[id_].split()), person)
        for p in report.questions
        for id_ in [report.identify(p)]
    )


def of_one_value(report: Report) -> Report:
    """The report of a file that says one value and replaces nothing else: what is asked of whole files is not asked."""
    asked = tuple(problem for problem in report.questions if problem.kind not in OF_WHOLE_FILES)
    return replace(report, questions=asked)
