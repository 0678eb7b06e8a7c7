"""Personal data in a file: recognised anywhere in its text cells, and never repeated in what is said about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.cells.grid import CSV, CellValue, Grid, Sheet, column_letters
from loaders.problems.personal_signs import (
    BIRTH,
    CITIZEN,
    HEALTH_CARD,
    NAME_AND_BIRTH,
    NAMES,
    PHONE,
    personal_sign,
    sign_of_heading,
    stands_under,
)
from loaders.problems.problem import Findings, Place

SUSPECT = re.compile(r"(?:[0-9][ .\-]?){8}[0-9]|sinh|\bSN\b", re.IGNORECASE)
SHORTEST = 9
MOST_ROWS_OF_HEADINGS = 40
MOST_TOLD = 50


def check_personal(grid: Grid, findings: Findings) -> None:
    """Note every cell with personal data, also on sheets and in columns that are not read."""
    known = {problem.cell for problem in findings.problems if problem.kind == "personal_data"}
    for sheet in grid.sheets:
        told: dict[str, tuple[Place, str]] = {}
        for place, sign in (*_in_texts(grid, sheet), *_under_headings(grid, sheet)):
            told.setdefault(place.cell, (place, sign))
            if len(told) > MOST_TOLD:
                break
        for cell, (place, sign) in told.items():
            if cell not in known:
                findings.add("personal_data", place, sign)


def _in_texts(grid: Grid, sheet: Sheet) -> Iterator[tuple[Place, str]]:
    suspects = {text for text in sheet.texts if len(text) >= SHORTEST and SUSPECT.search(text)}
    for index, row in enumerate(sheet.rows if suspects else ()):
        for at, value in enumerate(row):
            if value in suspects and (sign := personal_sign(str(value), _beside(row, at))):
                yield _place(grid, sheet, index, at), sign


def _beside(row: list[CellValue], at: int) -> str:
    """The text of the cell on the left, which often says what a number is."""
    left = row[at - 1] if at else ""
    return left if isinstance(left, str) else ""


def _under_headings(grid: Grid, sheet: Sheet) -> Iterator[tuple[Place, str]]:
    """Numbers, names and days whose heading says that they are a person's."""
    for index, row in enumerate(sheet.rows[:MOST_ROWS_OF_HEADINGS]):
        signs = {at: sign_of_heading(value) for at, value in enumerate(row) if isinstance(value, str) and value}
        numbers = [at for at, sign in signs.items() if sign in (CITIZEN, PHONE, HEALTH_CARD)]
        names = [at for at, sign in signs.items() if sign == NAMES]
        births = [at for at, sign in signs.items() if sign == BIRTH]
        if not numbers and not (names and births):
            continue
        for below in range(index + 1, len(sheet.rows)):
            cells = sheet.rows[below]
            for at in numbers:
                if at < len(cells) and stands_under(cells[at], signs[at]):
                    yield _place(grid, sheet, below, at), signs[at]
            for name, birth in zip(names, births, strict=False):
                both = max(name, birth) < len(cells)
                if both and stands_under(cells[name], NAMES) and stands_under(cells[birth], BIRTH):
                    yield _place(grid, sheet, below, birth), NAME_AND_BIRTH


def _place(grid: Grid, sheet: Sheet, index: int, at: int) -> Place:
    line = sheet.lines[index]
    if grid.layout == CSV:
        names = sheet.rows[0] if sheet.rows else []
        column = str(names[at]).strip() if index and at < len(names) else ""
        return Place(row=line, column=column, cell=f"dòng {line}, cột {column or at + 1}")
    column = column_letters(at)
    return Place(sheet=sheet.name, row=line, column=column, cell=f"{sheet.name}!{column}{line}")
