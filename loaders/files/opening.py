"""A received file of any kind -> its sheets, strange letters made plain, with what has to be said about it."""

from __future__ import annotations

from collections.abc import Collection

from loaders.cells.grid import Grid
from loaders.files.delimited import read_delimited
from loaders.files.intake import TEXT, Intake
from loaders.files.workbook import read_workbook
from loaders.letters.letters_of_cells import mend_letters
from loaders.letters.look_alikes import plain_cells
from loaders.problems.problem import Problem, make_problem


def open_file(intake: Intake, content: bytes, headers: Collection[str]) -> tuple[Grid | None, list[Problem]]:
    """The sheets; None with a problem that says why not. `headers` tell the header line of a text file."""
    if not intake.kind:
        return None, []
    if intake.kind == TEXT:
        return read_delimited(content, headers)
    read = read_workbook(content, task=intake.kind)
    if isinstance(read, Problem):
        return None, [read]
    notes = [make_problem("second_reader", found=read.reader_note)] if read.reader_note else []
    grid, converted = mend_letters(read)
    plain, made_plain = plain_cells(grid)
    return plain, notes + converted + made_plain
