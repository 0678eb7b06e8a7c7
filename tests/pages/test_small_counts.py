"""What the pages hide of small counts, the page of the file that brought them hides too."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.views.reader import Reader
from data.views.values import read_hidden_places
from loaders.excerpt import HIDDEN
from pages.parts import words
from pages.parts.downloads import ORIGINAL, send_original
from pages.parts.resources import the_catalogue, the_store
from pages.parts.tickets import seal
from tests.pages.staffed import run_alone, signed_in, staffed
from tests.pages.test_routes_by_role import request_of
from tests.pages.visit import html_of

CASES = "YT-10"


@pytest.fixture(scope="module", autouse=True)
def people(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An account of every role."""
    with staffed(demonstration, tmp_path_factory.mktemp("small")):
        yield


@pytest.fixture(scope="module")
def hidden_cell() -> tuple[str, str, str]:
    """A submission, the cell in which a count stands that is too small to show, and the count."""
    store = the_store()
    reader = Reader(store, the_catalogue(), store.as_of(), store.now())
    rows = store.query(
        "select submission_id, cell, cast(cast(value as integer) as varchar), period_code, area_code from observation "
        "where indicator_code = $code and value between 1 and 9 order by revision desc",
        code=CASES,
    )
    return next(tuple(row[:3]) for row in rows if row[4] in read_hidden_places(reader, CASES, row[3]))


def marked(login: str, submission: str, cell: str) -> tuple[str, str]:
    """What a visitor reads in the marked cell, and everything on the page."""
    with signed_in(login):
        at = run_alone("source", tep=submission, o=cell)
    assert not at.exception
    told = "".join(html_of(at))
    return told.partition('<mark class="gb-here">')[2].partition("</mark>")[0], told


@pytest.mark.parametrize("login", ["leader", "ioc", "auditor"])
def test_a_count_too_small_to_show_is_not_in_the_excerpt_of_its_file(
    login: str, hidden_cell: tuple[str, str, str]
) -> None:
    said, page = marked(login, *hidden_cell[:2])
    assert said == HIDDEN
    assert words.SMALL_IN_FILE in page
    assert words.TAKE_ORIGINAL not in page


def test_the_secretariat_which_has_to_check_it_sees_the_count(hidden_cell: tuple[str, str, str]) -> None:
    submission, cell, count = hidden_cell
    said, page = marked("secretariat", submission, cell)
    assert said == count
    assert words.TAKE_ORIGINAL in page


@pytest.mark.parametrize(("login", "status"), [("secretariat", 200), ("unit", 200), ("ioc", 403), ("auditor", 403)])
def test_the_file_itself_is_only_for_its_sender_and_the_secretariat(
    login: str, status: int, hidden_cell: tuple[str, str, str]
) -> None:
    asked = request_of(login, "/tep-goc", f"ve={seal(ORIGINAL, [hidden_cell[0], login])}")
    assert asyncio.run(send_original(asked)).status_code == status
