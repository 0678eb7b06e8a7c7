"""What a sender is told about a file, as data and as plain text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.periods import parse_period
from data.submissions import Check, Submission
from loaders.checks.ledger import Ledger
from loaders.problems.kind import LABELS
from loaders.problems.problem import Problem

CLEAN, QUESTIONS, PROBLEMS, UNREADABLE = "clean", "questions", "problems", "unreadable"
_SENTENCES = {
    CLEAN: "Tệp đạt yêu cầu, có thể tiếp nhận.",
    QUESTIONS: "Tệp có điểm nghi vấn, cần xác nhận từng điểm kèm lý do trước khi tiếp nhận.",
    PROBLEMS: "Tệp có lỗi, cần sửa rồi gửi lại.",
    UNREADABLE: "Không đọc được tệp.",
}


@dataclass(frozen=True)
class Report:
    """What became of a file. outcome: clean, questions (somebody must answer for each), problems or unreadable.

    mended: cell -> what the file says where it was mended in place.
    The submission is there when the file is clean, or when its questions are all that stands in its way.
    """

    outcome: str
    file_name: str
    sha256: str
    size: int
    layout: str
    form: str
    form_name: str
    unit: str
    unit_name: str
    periods: tuple[str, ...]
    made_up: bool
    cells_in: int
    cells_stored: int
    cells_blank: int
    ledger: Ledger
    problems: tuple[Problem, ...]
    questions: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    checks: tuple[Check, ...]
    submission: Submission | None
    mended: Mapping[str, str] = field(default_factory=dict)

    def identify(self, problem: Problem) -> str:
        """The stable id of a problem: the same for the same finding in the same form, unit and period."""
        said = (self.form, self.unit, *self.periods, problem.kind, problem.cell, problem.found, problem.wanted)
        return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:12]

    def told_apart(self) -> list[str]:
        """What tells the problems and questions apart from one attempt to the next, in whichever layout."""
        times: Counter[str] = Counter()
        keys = []
        for problem in (*self.problems, *self.questions):
            key = f"{problem.kind}|{problem.row or problem.wanted}"
            times[key] += 1
            keys.append(f"{key}|{times[key]}")
        return keys

    def to_dict(self) -> dict[str, Any]:
        """For JSON; without the rows."""
        plain = {name: value for name, value in vars(self).items() if name != "submission"}
        listed = {name: [self._plain(p) for p in plain[name]] for name in ("problems", "questions", "notices")}
        return {
            **plain,
            **listed,
            "periods": list(self.periods),
            "checks": [vars(check) for check in self.checks],
            "ledger": vars(self.ledger),
        }

    def to_text(self) -> str:
        """For a terminal or a mail: what the file is, then every problem with its remedy."""
        periods = ", ".join(parse_period(code).label for code in self.periods)
        lines = [
            f"Tệp: {self.file_name}",
            f"Biểu: {self.form} {self.form_name}" if self.form else "",
            f"Đơn vị gửi: {self.unit_name}" if self.unit else "",
            f"Kỳ số liệu: {periods}" if periods else "",
            "Số liệu minh họa" if self.made_up else "",
            self._counts(),
            _SENTENCES[self.outcome],
            *(self._paragraph(number, problem) for number, problem in enumerate(self.every_problem, 1)),
        ]
        return "\n".join(line for line in lines if line)

    @property
    def every_problem(self) -> tuple[Problem, ...]:
        """Problems, then questions, then notices."""
        return (*self.problems, *self.questions, *self.notices)

    def _plain(self, problem: Problem) -> dict[str, str | int]:
        return {"id": self.identify(problem)} | problem.to_dict()

    def _paragraph(self, number: int, problem: Problem) -> str:
        where = f" [{problem.cell}]" if problem.cell else ""
        code = f" (mã {self.identify(problem)})" if problem.asks else ""
        return f"{number}. {LABELS[problem.severity]}{where}{code}: {problem.sentence}\n   Cách sửa: {problem.mend}"

    def _counts(self) -> str:
        return self.ledger.to_text() if self.ledger.cells else ""
