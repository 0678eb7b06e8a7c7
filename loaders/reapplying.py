"""Putting a withdrawn submission back: its kept original goes through every check again, as a new submission."""

from __future__ import annotations

from dataclasses import replace

from data.access import WITHDRAW
from data.acknowledgements import Acknowledgement, read_acknowledgements
from data.catalogue.model import Catalogue
from data.catalogue.versions import keep_version
from data.corrections import LAYOUT
from data.intake_context import intake_context
from data.mappings import read_mapping_of
from data.mendings import read_mendings
from data.originals import read_original
from data.store import Store
from data.submissions import Receipt, accept
from data.views.source import SourceView
from loaders.answers import NO_ANSWERS, Answers, of_one_value
from loaders.mapping.foreign import understood_by
from loaders.mending import Fix, Fixes
from loaders.report import Report
from loaders.submit import admit, check_file

REASON = "Nạp lại lần gửi {submission} đã rút"


def check_withdrawn(found: SourceView, catalogue: Catalogue, store: Store) -> tuple[Report, bytes]:
    """What is found in a withdrawn submission's original today; a correction stays one.

    Raises StoreError when it is lost.
    """
    content = read_original(store, found.sha256)
    context = intake_context(store, store.now())
    understood = understood_by(read_mapping_of(store, found.submission_id))
    report = check_file(found.file_name, content, catalogue, context, fixes_of(found, store), understood)
    if report.submission and found.layout == LAYOUT:
        report = replace(of_one_value(report), submission=replace(report.submission, periods=(), layout=LAYOUT))
    return report, content


def fixes_of(found: SourceView, store: Store) -> Fixes:
    """The cells that were mended when the submission was accepted."""
    mended = read_mendings(store, [found.submission_id]).get(found.submission_id, [])
    return {one.cell: Fix(one.after, one.reason) for one in mended}


def answered(found: SourceView, store: Store) -> list[Acknowledgement]:
    """The doubts that somebody answered for when it was accepted."""
    return read_acknowledgements(store, [found.submission_id]).get(found.submission_id, [])


def reapply(
    found: SourceView, catalogue: Catalogue, store: Store, actor: str, answers: Answers = NO_ANSWERS
) -> Receipt:
    """Accept a withdrawn submission again, under a new id that names the old one; mended as it was, doubts answered.

    Raises Refusal when it no longer passes, Denied where the viewer may not withdraw and send.
    """
    report, content = check_withdrawn(found, catalogue, store)
    submission = admit(report, actor, answers, fixes_of(found, store), answered(found, store))
    store.demand(WITHDRAW, submission.sector, submission.unit)
    keep_version(store.folder, catalogue)
    return accept(store, submission, content, actor, store.now(), REASON.format(submission=found.submission_id))
