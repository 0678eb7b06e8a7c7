"""The whole span of the demonstration, of which the other tests load the newest part: a file of each form is sound.

make faults loads all of it, for each province that is shipped, the longest files and the register of tasks as well.
"""

from __future__ import annotations

from collections import defaultdict

import pytest

from data.catalogue import load_catalogue
from data.entities import Entity
from data.intake_context import IntakeContext
from loaders.demonstration import files_in_order, read_manifest
from loaders.files.workbook import ready_children
from loaders.made_up import MadeUpFile
from loaders.made_up.span import Span
from loaders.report import Report
from loaders.submit import check_file
from tests.conftest import NO_OVERLAY

LARGEST = 200_000
MANIFEST = read_manifest("38")


@pytest.fixture(scope="module")
def reports() -> list[tuple[MadeUpFile, Report]]:
    """Of each form one file, now an old one and now a new one, held against what only the registers say."""
    catalogue = load_catalogue("38", NO_OVERLAY)
    by_form: dict[str, list[MadeUpFile]] = defaultdict(list)
    for file, _ in files_in_order(MANIFEST, catalogue, Span(MANIFEST.today)):
        by_form[file.name.split("_")[0]].append(file)
    registers = [form for form in by_form if catalogue.forms[form].kind == "entities"]
    entities: dict[str, Entity] = {}
    checked = []
    with ready_children():
        for number, form in enumerate([*registers, *sorted(by_form.keys() - set(registers))]):
            file = by_form[form][number * 7 % len(by_form[form])]
            content = file.write() if catalogue.forms[form].kind != "tasks" else b""
            if not 0 < len(content) < LARGEST:
                continue
            context = IntakeContext(file.received_at.date(), entities, lambda *key: None, now=file.received_at)
            report = check_file(file.name, content, catalogue, context)
            found = report.submission.rows if report.submission else ()
            entities |= {row.code: row for row in found if isinstance(row, Entity)}
            checked.append((file, report))
    return checked


def test_a_file_of_each_form_is_taken_however_old_it_is(reports: list[tuple[MadeUpFile, Report]]) -> None:
    assert [report.to_text() for _, report in reports if report.submission is None] == []
    assert len(reports) > 90


def test_nothing_is_asked_about_a_published_file_that_the_manifest_does_not_answer(
    reports: list[tuple[MadeUpFile, Report]],
) -> None:
    for file, report in reports:
        unanswered = {q.kind for q in report.questions} - dict(file.acknowledged).keys()
        assert report.made_up or not unanswered, report.to_text()
