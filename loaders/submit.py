"""The only door: parse, check, preview; then hand over to the store in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from data.acknowledgements import Acknowledgement
from data.catalogue.model import Catalogue
from data.catalogue.versions import keep_version
from data.intake_context import IntakeContext, intake_context
from data.store import Store
from data.submissions import Check, Receipt, Submission, accept
from loaders.answers import NO_ANSWERS, Answers, acknowledge, open_questions
from loaders.checks.ledger import Ledger, make_ledger
from loaders.checks.personal import check_personal
from loaders.checks.rules import check_rows, outcome_of_rules
from loaders.files.intake import Intake, receive
from loaders.files.uncollected import uncollected
from loaders.mapping.foreign import AS_REMEMBERED, Foreign, Understood, open_foreign, read_foreign, understood_by
from loaders.mapping.loose_text import open_any
from loaders.mending import NO_FIXES, Fixes, apply_fixes, fault_of_fix, mendings_of
from loaders.problems.kind import NOTICE
from loaders.problems.problem import Findings
from loaders.report import CLEAN, PROBLEMS, QUESTIONS, UNREADABLE, Report
from loaders.rows.form_reader import is_ours, read_grid
from loaders.rows.reading import Reading


class Refusal(Exception):
    """The file has problems, or questions that nobody has answered; the report says which."""

    def __init__(self, report: Report) -> None:
        super().__init__(f"{report.file_name}: {report.outcome}")
        self.report = report


def check_file(
    name: str,
    content: bytes,
    catalogue: Catalogue,
    context: IntakeContext,
    fixes: Fixes = NO_FIXES,
    understood: Understood = AS_REMEMBERED,
) -> Report:
    """Hold a file against every rule, some cells mended. Writes nothing and never raises, whatever the bytes."""
    with uncollected():
        return _check_file(receive(name, content), content, catalogue, context, fixes, understood)


def mapping_of(report: Report) -> Understood:
    """How a file without problems was understood."""
    return understood_by(report.submission.mapping if report.submission else "")


def foreign_file(name: str, content: bytes) -> Foreign | None:
    """The tables of a file in nobody's layout; None when it can't be read or is in one of ours."""
    intake = receive(name, content)
    grid, _ = open_any(intake, content)
    if grid is None or is_ours(grid):
        return None
    foreign = open_foreign(intake.name, grid)
    return foreign if foreign.blocks else None


def submit_file(
    name: str,
    content: bytes,
    catalogue: Catalogue,
    store: Store,
    sender_name: str,
    received_at: datetime,
    reason: str = "",
    acknowledgements: Answers = NO_ANSWERS,
    fixes: Fixes = NO_FIXES,
    understood: Understood = AS_REMEMBERED,
) -> tuple[Report, Receipt]:
    """Check a file and store it whole, with the answers to its questions.

    Raises Refusal with the report when it has problems, or a question without an answer.
    """
    report = check_file(name, content, catalogue, intake_context(store, received_at), fixes, understood)
    submission = admit(report, sender_name, acknowledgements, fixes)
    keep_version(store.folder, catalogue)
    return report, accept(store, submission, content, sender_name, received_at, reason)


def admit(
    report: Report,
    person: str,
    answers: Answers = NO_ANSWERS,
    fixes: Fixes = NO_FIXES,
    earlier: Sequence[Acknowledgement] = (),
) -> Submission:
    """The submission of a report with what was answered and mended; earlier: what was answered before.

    Raises Refusal when the file has problems, or a question that nobody has answered.
    """
    unfit = open_questions(report, answers, earlier) or any(map(fault_of_fix, fixes.values()))
    if report.submission is None or unfit:
        raise Refusal(report)
    return replace(
        report.submission,
        acknowledgements=acknowledge(report, answers, person, earlier),
        mendings=mendings_of(report.mended, fixes, person),
    )


def _check_file(
    intake: Intake,
    content: bytes,
    catalogue: Catalogue,
    context: IntakeContext,
    fixes: Fixes,
    understood: Understood,
) -> Report:
    findings = Findings()
    grid, problems = open_any(intake, content)
    for problem in (*intake.problems, *problems):
        findings.take(problem)
    if grid is None:
        return _report(intake, None, Ledger(), findings, catalogue)
    mended, before = apply_fixes(grid, fixes)
    foreign = None if is_ours(mended) else open_foreign(intake.name, mended)
    if foreign and foreign.blocks:
        reading = read_foreign(foreign, understood, catalogue, context, findings)
    else:
        reading = read_grid(mended, catalogue, context, findings)
    check_personal(grid, findings)
    if reading.periods:
        check_rows(reading, catalogue, context, findings)
    ledger = make_ledger(reading.desk, grid, reading.sheets or (reading.sheet,))
    return replace(_report(intake, reading, ledger, findings, catalogue), mended=before)


def _report(
    intake: Intake, reading: Reading | None, ledger: Ledger, findings: Findings, catalogue: Catalogue
) -> Report:
    found = findings.all()
    blocking = tuple(problem for problem in found if problem.blocks)
    checks = outcome_of_rules(found)
    asking = tuple(problem for problem in found if problem.asks)
    outcome = UNREADABLE if reading is None else PROBLEMS if blocking else QUESTIONS if asking else CLEAN
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
        ledger=ledger,
        problems=blocking,
        questions=asking,
        notices=tuple(problem for problem in found if problem.severity == NOTICE),
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
        mapping=reading.mapping,
    )
