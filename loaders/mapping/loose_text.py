"""A received file of any kind and layout -> its sheets; a text table need not be our long table."""

from __future__ import annotations

from dataclasses import replace

from loaders.cells.grid import Grid
from loaders.files.intake import Intake
from loaders.files.opening import open_file
from loaders.mapping.blocks import find_blocks
from loaders.problems.problem import Problem
from loaders.rows.layouts import SCOPE

SHEET = "CSV"


def open_any(intake: Intake, content: bytes) -> tuple[Grid | None, list[Problem]]:
    """The sheets and what has to be said; that of a foreign text has a name, so that its cells have addresses."""
    grid, problems = open_file(intake, content, SCOPE[:1])
    if grid is not None or all(problem.kind != "no_separator" for problem in problems):
        return grid, problems
    loose, notes = open_file(intake, content, ())
    if loose is None or not any(map(find_blocks, loose.sheets)):
        return grid, problems
    return replace(loose, sheets=tuple(replace(sheet, name=SHEET) for sheet in loose.sheets)), notes
