"""What tests ask of a report."""

from __future__ import annotations

from loaders.problems.problem import Problem
from loaders.report import Report

GOOD = {"E10": 100, "E11": 60, "E12": 40, "E13": 900.5, "E14": 12.25}


def only(report: Report) -> Problem:
    """The one problem of a file that is refused."""
    assert len(report.problems) == 1, report.to_text()
    assert report.submission is None
    return report.problems[0]


def kinds(report: Report) -> set[str]:
    """The kinds of its problems."""
    return {problem.kind for problem in report.problems}


def notices(report: Report) -> list[str]:
    """The kinds of its notices, in order."""
    return [problem.kind for problem in report.notices]


def questions(report: Report) -> list[str]:
    """The kinds of what somebody must answer for, in order."""
    return [problem.kind for problem in report.questions]
