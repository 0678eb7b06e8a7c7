"""Trials: the store as it would be after an act, seen from inside of a transaction that is never kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from data.access import SUBMIT, WITHDRAW
from data.store import Store
from data.submissions import Submission, append_whole, sector_of, take_back


@contextmanager
def as_if_accepted(store: Store, submission: Submission) -> Iterator[Store]:
    """The store as it would be with the submission. Raises Denied where the viewer may not send it."""
    with store.trial(SUBMIT, submission.sector, submission.unit) as (cursor, tried):
        append_whole(cursor, store, submission, store.viewer.name, store.now(), "")
        yield tried


@contextmanager
def as_if_withdrawn(store: Store, submission_id: str) -> Iterator[Store]:
    """The store as it would be without a submission that stands. Raises Denied where the viewer may not withdraw it."""
    (_, form, unit, *_), *_ = store.rows("read_submission", submission=submission_id)
    with store.trial(WITHDRAW, sector_of(form), unit) as (cursor, tried):
        take_back(cursor, store, submission_id, store.viewer.name, "")
        yield tried
