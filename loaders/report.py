"""What a sender is told about a file, as data and as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data.periods import parse_period
from data.submissions import Check, Submission
from loaders.problems import Problem

CLEAN, PROBLEMS, UNREADABLE = "clean", "problems", "unreadable"
_SENTENCES = {
    CLEAN: "Tệp đạt yêu cầu, có thể tiếp nhận.",
    PROBLEMS: "Tệp có lỗi, cần sửa rồi gửi lại.",
    UNREADABLE: "Không đọc được tệp.",
}


@dataclass(frozen=True)
class Report:
    """What became of a file. outcome: clean (submission is there), problems or unreadable."""

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
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    checks: tuple[Check, ...]
    submission: Submission | None

    def to_dict(self) -> dict[str, Any]:
        """For JSON; without the rows."""
        plain = {name: value for name, value in vars(self).items() if name != "submission"}
        return plain | {
            "periods": list(self.periods),
            "problems": [problem.to_dict() for problem in self.problems],
            "notices": [problem.to_dict() for problem in self.notices],
            "checks": [vars(check) for check in self.checks],
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
            *(_paragraph(number, problem) for number, problem in enumerate((*self.problems, *self.notices), 1)),
        ]
        return "\n".join(line for line in lines if line)

    def _counts(self) -> str:
        if self.submission is None:
            return ""
        return f"Ô giá trị: {self.cells_in} (sẽ lưu {self.cells_stored}, để trống {self.cells_blank})"


def _paragraph(number: int, problem: Problem) -> str:
    where = f" [{problem.cell}]" if problem.cell else ""
    label = "Lỗi" if problem.blocks else "Lưu ý"
    return f"{number}. {label}{where}: {problem.sentence}\n   Cách sửa: {problem.mend}"
