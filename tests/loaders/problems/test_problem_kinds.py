"""The list of kinds: complete, in Vietnamese, and each with a test."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from loaders.problems.kind import ASKS, BLOCKS, NOTICE, Kind
from loaders.problems.kinds import KINDS, RULES
from loaders.problems.problem import make_problem, place_of_cell, show

TESTS = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("test_*.py"))
EACH = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@EACH
def test_every_kind_has_a_test_that_names_it(kind: Kind) -> None:
    assert f'"{kind.code}"' in TESTS


@EACH
def test_every_kind_says_what_is_wrong_and_how_to_mend_it(kind: Kind) -> None:
    assert kind.rule in RULES
    assert kind.severity in (BLOCKS, ASKS, NOTICE)
    assert kind.title
    assert kind.sentence.endswith(".")
    assert kind.mend.endswith(".")
    assert not kind.title.isascii()
    assert not kind.sentence.isascii()
    fields = {name for _, name, _, _ in string.Formatter().parse(kind.sentence + kind.mend) if name}
    assert fields <= {"found", "wanted", "column", "sheet"}


def test_what_was_found_is_shown_short_on_one_line_and_never_as_a_template() -> None:
    problem = make_problem("not_a_number", found="{wanted}\n\x1b[31m\u202e" + "x" * 500)
    assert "{wanted} [31m x" in problem.sentence
    assert len(problem.found) == 80
    assert show("a\r\nb") == "a b"


@pytest.mark.parametrize(
    ("cell", "sheet", "row", "column"),
    [("Số liệu!AB12", "Số liệu", 12, "AB"), ("a!b!C3", "a!b", 3, "C"), ("dòng 7, cột gia_tri", "", 7, "gia_tri")],
)
def test_a_cell_name_leads_back_to_its_place(cell: str, sheet: str, row: int, column: str) -> None:
    place = place_of_cell(cell)
    assert (place.sheet, place.row, place.column, place.cell) == (sheet, row, column, cell)
