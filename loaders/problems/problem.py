"""A problem of a file: what was found where, what was wanted, how to mend it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from data.numbers import format_date
from loaders.cells.values import vietnamese
from loaders.problems.kind import ASKS, BLOCKS
from loaders.problems.kinds import KINDS
from loaders.problems.personal_signs import mask

SHOWN_LENGTH = 80
MOST_PROBLEMS = 500
MOST_DOUBTS = 100


@dataclass(frozen=True)
class Place:
    """Where in a file; row counts from 1, cell is 'Số liệu!F12' or 'dòng 12, cột gia_tri'."""

    sheet: str = ""
    row: int = 0
    column: str = ""
    cell: str = ""


NOWHERE = Place()
_LINE = re.compile(r"dòng ([0-9]+), cột (.+)")
_ADDRESS = re.compile(r"(.*)!([A-Z]+)([0-9]+)", re.DOTALL)


@dataclass(frozen=True)
class Problem:
    """One problem, ready to be shown. severity: blocks (the file is refused whole), asks (until somebody
    answers for it) or notice.
    """

    kind: str
    sheet: str
    row: int
    column: str
    cell: str
    found: str
    wanted: str
    mend: str
    severity: str

    @property
    def title(self) -> str:
        """Short name of the kind."""
        return KINDS[self.kind].title

    @property
    def sentence(self) -> str:
        """What is wrong, in one sentence."""
        return KINDS[self.kind].sentence.format(
            found=self.found, wanted=self.wanted, column=self.column, sheet=self.sheet
        )

    @property
    def blocks(self) -> bool:
        """Whether the file is refused because of it."""
        return self.severity == BLOCKS

    @property
    def asks(self) -> bool:
        """Whether somebody must answer for it before the file is accepted."""
        return self.severity == ASKS

    def to_dict(self) -> dict[str, str | int]:
        """For JSON: the fields with title and sentence."""
        return {
            "kind": self.kind,
            "severity": self.severity,
            "title": self.title,
            "sentence": self.sentence,
            "mend": self.mend,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "cell": self.cell,
            "found": self.found,
            "wanted": self.wanted,
        }


def make_problem(kind: str, place: Place = NOWHERE, found: object = "", wanted: object = "", hint: str = "") -> Problem:
    """A problem of a kind; `hint` is added to the kind's advice."""
    known = KINDS[kind]
    shown, expected = show(found), show(wanted)
    mend = known.mend.format(found=shown, wanted=expected)
    return Problem(
        kind=kind,
        sheet=place.sheet,
        row=place.row,
        column=place.column,
        cell=place.cell,
        found=shown,
        wanted=expected,
        mend=f"{mend} {hint}".strip(),
        severity=known.severity,
    )


def problem_of(said: Mapping[str, Any]) -> Problem:
    """The problem that `to_dict` has told."""
    return Problem(**{one.name: said[one.name] for one in fields(Problem)})


def place_of_cell(cell: str) -> Place:
    """The place that a row's own `cell` names."""
    line = _LINE.fullmatch(cell)
    if line:
        return Place(row=int(line[1]), column=line[2], cell=cell)
    address = _ADDRESS.fullmatch(cell)
    return Place(sheet=address[1], row=int(address[3]), column=address[2], cell=cell) if address else Place(cell=cell)


def show(value: object) -> str:
    """Text of a foreign value that is safe to print: short, one line, nothing personal, no control characters."""
    text = vietnamese(value) if isinstance(value, Decimal) else str(value)
    text = format_date(value) if isinstance(value, date) else text
    text = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text[: SHOWN_LENGTH * 4])
    text = mask(" ".join(text.split()))
    return text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1] + "…"


@dataclass
class Findings:
    """Collects problems while a file is read; counts those beyond the first MOST_PROBLEMS, and doubts beyond
    MOST_DOUBTS of a kind. kinds, cells: what blocks the file, in order and by the first one at each cell.
    """

    problems: list[Problem] = field(default_factory=list)
    more: int = 0
    doubts: Counter[str] = field(default_factory=Counter)
    kinds: list[str] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, place: Place = NOWHERE, found: object = "", wanted: object = "", hint: str = "") -> None:
        """Note a problem."""
        self.take(make_problem(kind, place, found, wanted, hint))

    def take(self, problem: Problem) -> None:
        """Note a problem that is already made."""
        self.doubts[problem.kind] += problem.asks
        if problem.blocks:
            self.kinds.append(problem.kind)
            self.cells.setdefault(problem.cell, problem.kind)
        if self.doubts[problem.kind] <= MOST_DOUBTS and (len(self.problems) < MOST_PROBLEMS or not problem.blocks):
            self.problems.append(problem)
        elif problem.blocks:
            self.more += 1

    def all(self) -> tuple[Problem, ...]:
        """Everything noted, in the order of the file, and how many were not listed."""
        rest = [make_problem("more_problems", found=self.more)] if self.more else []
        rest += [
            make_problem("more_doubts", found=count - MOST_DOUBTS, wanted=KINDS[kind].title)
            for kind, count in self.doubts.items()
            if count > MOST_DOUBTS
        ]
        return (*self.problems, *rest)

    @property
    def refused(self) -> bool:
        """Whether anything noted so far blocks the file."""
        return any(problem.blocks for problem in self.problems)
