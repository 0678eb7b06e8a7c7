"""Putting a withdrawn submission back: its kept original goes through every check again, as a new submission."""

from __future__ import annotations

from dataclasses import replace

from data.access import WITHDRAW
from data.catalogue.model import Catalogue
from data.catalogue.versions import keep_version
from data.corrections import LAYOUT
from data.store import Store
from data.submissions import Receipt, accept, intake_context, read_original
from data.views.source import SourceView
from loaders.report import Report
from loaders.submit import Refusal, check_file

REASON = "Nạp lại lần gửi {submission} đã rút"


def check_withdrawn(found: SourceView, catalogue: Catalogue, store: Store) -> tuple[Report, bytes]:
    """What is found in a withdrawn submission's original today; a correction stays one.

    Raises StoreError when it is lost.
    """
    content = read_original(store, found.sha256)
    report = check_file(found.file_name, content, catalogue, intake_context(store, store.now()))
    if report.submission and found.layout == LAYOUT:
        report = replace(report, submission=replace(report.submission, periods=(), layout=LAYOUT))
    return report, content


def reapply(found: SourceView, catalogue: Catalogue, store: Store, actor: str) -> Receipt:
    """Accept a withdrawn submission again, under a new id that names the old one.

    Raises Refusal when it no longer passes, Denied where the viewer may not withdraw and send.
    """
    report, content = check_withdrawn(found, catalogue, store)
    if report.submission is None:
        raise Refusal(report)
    store.demand(WITHDRAW, report.submission.sector, report.submission.unit)
    keep_version(store.folder, catalogue)
    return accept(store, report.submission, content, actor, store.now(), REASON.format(submission=found.submission_id))
