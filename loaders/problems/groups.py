"""Problems by their cause: one group a kind, with the cells as ranges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from loaders.cells.grid import column_index
from loaders.problems.problem import Problem, place_of_cell


@dataclass(frozen=True)
class Range:
    """Cells that lie together, in words and by their corners. sheet is '' in a CSV file."""

    sheet: str
    text: str
    first: str


@dataclass(frozen=True)
class Group:
    """All problems of one kind, in the order of the file."""

    problems: tuple[Problem, ...]

    @property
    def first(self) -> Problem:
        """The problem that the group is told by."""
        return self.problems[0]

    @property
    def mend(self) -> str:
        """How to mend it: what all of its problems say."""
        said = [problem.mend for problem in self.problems]
        return said[0] if len(set(said)) == 1 else _common(said)

    @property
    def ranges(self) -> tuple[Range, ...]:
        """Where they are, neighbours together; a problem of the file as a whole is nowhere."""
        return ranges_of(problem.cell for problem in self.problems)


def group_problems(problems: Iterable[Problem]) -> tuple[Group, ...]:
    """Largest group first; of equal ones what stands first in the file."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.kind, []).append(problem)
    return tuple(sorted((Group(tuple(group)) for group in found.values()), key=lambda group: -len(group.problems)))


def ranges_of(cells: Iterable[str]) -> tuple[Range, ...]:
    """Cells of one column in adjoining rows become one range."""
    columns: dict[tuple[str, str], list[int]] = {}
    others: dict[str, None] = {}
    for cell in dict.fromkeys(cell for cell in cells if cell):
        at = place_of_cell(cell)
        if at.row:
            columns.setdefault((at.sheet, at.column), []).append(at.row)
        else:
            others[cell] = None
    ordered = sorted(columns, key=lambda key: (key[0], _order(key)))
    ranges = [_range(*key, first, last) for key in ordered for first, last in _runs(columns[key])]
    return (*ranges, *(Range("", cell, "") for cell in others))


def _order(key: tuple[str, str]) -> tuple[int, str]:
    sheet, column = key
    return (column_index(column), "") if sheet else (0, column)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _range(sheet: str, column: str, first: int, last: int) -> Range:
    if not sheet:
        lines = f"dòng {first}" if first == last else f"dòng {first} đến {last}"
        return Range("", f"{lines}, cột {column}", "")
    cells = f"{column}{first}" if first == last else f"{column}{first}:{column}{last}"
    return Range(sheet, f"{sheet}!{cells}", f"{column}{first}")


def _common(said: list[str]) -> str:
    """The sentences that all of them begin with."""
    pieces = [one.split(". ") for one in said]
    shared = [parts[0] for parts in zip(*pieces, strict=False) if len(set(parts)) == 1]
    return ". ".join(shared).rstrip(".") + "." if shared else said[0]
