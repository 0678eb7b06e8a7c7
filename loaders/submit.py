"""The only door: parse, check, preview; then hand over to the store in one transaction."""

from __future__ import annotations

from datetime import datetime

from data.catalogue.model import Catalogue
from data.catalogue.versions import keep_version
from data.store import Store
from data.submissions import Check, IntakeContext, Receipt, Submission, accept, intake_context
from loaders.checks import check_rows, outcome_of_rules
from loaders.form_reader import read_grid
from loaders.intake import Intake, receive
from loaders.layouts import SCOPE
from loaders.opening import open_file
from loaders.problems import Findings
from loaders.reading import Reading
from loaders.report import CLEAN, PROBLEMS, UNREADABLE, Report
from loaders.uncollected import uncollected


class Refusal(Exception):
    """The file has problems; the report says which."""

    def __init__(self, report: Report) -> None:
        super().__init__(f"{report.file_name}: {report.outcome}")
        self.report = report


def check_file(name: str, content: bytes, catalogue: Catalogue, context: IntakeContext) -> Report:
    """Hold a file against every rule. Writes nothing and never raises, whatever the bytes."""
    with uncollected():
        return _check_file(receive(name, content), content, catalogue, context)


def submit_file(
    name: str,
    content: bytes,
    catalogue: Catalogue,
    store: Store,
    sender_name: str,
    received_at: datetime,
    reason: str = "",
) -> tuple[Report, Receipt]:
    """Check a file and store it whole. Raises Refusal with the report when it has problems."""
    report = check_file(name, content, catalogue, intake_context(store, received_at))
    if report.submission is None:
        raise Refusal(report)
    keep_version(store.folder, catalogue)
    return report, accept(store, report.submission, content, actor=sender_name, received_at=received_at, reason=reason)


def _check_file(intake: Intake, content: bytes, catalogue: Catalogue, context: IntakeContext) -> Report:
    findings = Findings()
    grid, problems = open_file(intake, content, SCOPE[:1])
    for problem in (*intake.problems, *problems):
        findings.take(problem)
    if grid is None:
        return _report(intake, None, findings, catalogue)
    reading = read_grid(grid, catalogue, context, findings)
    if reading.periods:
        check_rows(reading, catalogue, context, findings)
    return _report(intake, reading, findings, catalogue)


def _report(intake: Intake, reading: Reading | None, findings: Findings, catalogue: Catalogue) -> Report:
    found = findings.all()
    blocking = tuple(problem for problem in found if problem.blocks)
    checks = outcome_of_rules(found)
    outcome = UNREADABLE if reading is None else PROBLEMS if blocking else CLEAN
    form = reading.form if reading else None
    unit = reading.unit if reading else ""
    return Report(
        outcome=outcome,
        file_name=intake.name,
        sha256=intake.sha256,
        size=intake.size,
        layout=reading.layout if reading else "",
        form=form.code if form else "",
        form_name=form.name if form else "",
        unit=unit,
        unit_name=catalogue.sender_name(unit),
        periods=reading.periods if reading else (),
        made_up=bool(reading and reading.made_up),
        cells_in=reading.desk.cells_in if reading else 0,
        cells_stored=len(reading.desk.rows) if reading and not blocking else 0,
        cells_blank=reading.desk.cells_blank if reading else 0,
        problems=blocking,
        notices=tuple(problem for problem in found if not problem.blocks),
        checks=checks,
        submission=_submission(intake, reading, checks, catalogue) if reading and not blocking else None,
    )


def _submission(intake: Intake, reading: Reading, checks: tuple[Check, ...], catalogue: Catalogue) -> Submission | None:
    if reading.form is None:
        return None
    return Submission(
        form=reading.form.code,
        sector=reading.form.sector,
        unit=reading.unit,
        periods=reading.periods,
        file_name=intake.name,
        sha256=intake.sha256,
        size=intake.size,
        layout=reading.layout,
        made_up=reading.made_up,
        rows=tuple(reading.desk.rows),
        cells_in=reading.desk.cells_in,
        cells_blank=reading.desk.cells_blank,
        checks=checks,
        note=reading.note,
        catalogue_version=catalogue.version,
        review=reading.form.review,
    )
