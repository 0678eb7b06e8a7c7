"""Handing a file in: straight to the store, or to wait for the secretariat where its form asks for two steps."""

from __future__ import annotations

from datetime import datetime

from data.access import ACCEPT, allowed
from data.acknowledgements import Acknowledgement, read_acknowledgements
from data.catalogue.model import Catalogue
from data.catalogue.versions import keep_version
from data.intake_context import intake_context
from data.mappings import read_mapping_of
from data.originals import read_original
from data.sendings import Sending, accept_sending, return_sending, send
from data.store import Store
from data.submissions import Receipt, Refused, Submission, accept
from loaders.answers import NO_ANSWERS, Answers
from loaders.mapping.foreign import AS_REMEMBERED, Understood, understood_by
from loaders.mending import NO_FIXES, Fixes
from loaders.reasons import Unfit, check_reason
from loaders.report import Report
from loaders.submit import admit, check_file


def waits(store: Store, submission: Submission) -> bool:
    """Whether what this viewer sends waits until somebody else accepts it."""
    return submission.review and not allowed(store.viewer, ACCEPT, submission.sector, submission.unit)


def hand_in(
    name: str,
    content: bytes,
    catalogue: Catalogue,
    store: Store,
    sender_name: str,
    received_at: datetime,
    reason: str = "",
    answers: Answers = NO_ANSWERS,
    fixes: Fixes = NO_FIXES,
    understood: Understood = AS_REMEMBERED,
) -> tuple[Report, Receipt | Sending]:
    """Check a file and store it whole, or let it wait, with the answers to its questions.

    Raises Refusal with the report when it has problems, or a question without an answer.
    """
    report = check_file(name, content, catalogue, intake_context(store, received_at), fixes, understood)
    submission = admit(report, sender_name, answers, fixes)
    return report, hand_over(submission, content, catalogue, store, sender_name, received_at, reason)


def hand_over(
    submission: Submission,
    content: bytes,
    catalogue: Catalogue,
    store: Store,
    sender_name: str,
    received_at: datetime,
    reason: str = "",
) -> Receipt | Sending:
    """Store what has been checked, or let it wait where its form and its sender ask for that."""
    keep_version(store.folder, catalogue)
    if waits(store, submission):
        return send(store, submission, content, sender_name, reason)
    return accept(store, submission, content, sender_name, received_at, reason)


def check_again(sending: Sending, catalogue: Catalogue, store: Store) -> tuple[Report, bytes]:
    """What is found in a waiting file today: the catalogue and the store may have changed since it was sent."""
    content = read_original(store, sending.sha256)
    understood = understood_by(read_mapping_of(store, sending.sending_id))
    context = intake_context(store, store.now())
    return check_file(sending.file_name, content, catalogue, context, understood=understood), content


def take_in(
    sending: Sending, catalogue: Catalogue, store: Store, actor: str, answers: Answers = NO_ANSWERS
) -> tuple[Report, Receipt]:
    """Check a waiting file again and store it whole; answers: to what its sender has not answered for.

    Raises Refusal when it no longer passes, Refused when it was decided on meanwhile.
    """
    report, content = check_again(sending, catalogue, store)
    submission = admit(report, actor, answers, earlier=answered(sending, store))
    keep_version(store.folder, catalogue)
    return report, accept_sending(store, sending, submission, content, actor)


def answered(sending: Sending, store: Store) -> list[Acknowledgement]:
    """The doubts that the sender of a waiting file has answered for."""
    return read_acknowledgements(store, [sending.sending_id]).get(sending.sending_id, [])


def give_back(sending: Sending, store: Store, actor: str, reason: str) -> None:
    """Return a waiting file. Raises Unfit for a reason that can't be kept, or when it was decided on meanwhile."""
    said = check_reason(reason, "trả lại")
    try:
        return_sending(store, sending, actor, said)
    except Refused as refused:
        raise Unfit(f"Tệp {sending.sending_id} không còn chờ tiếp nhận.") from refused
