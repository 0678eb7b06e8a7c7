"""SourceView: one submission as the page of its file shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.access import OPEN_SOURCE, Denied
from data.submissions import WITHDRAWN, Check
from data.views.reader import Reader


@dataclass(frozen=True)
class SourceView:
    """A submission with its scopes, its checks and whether it still stands.

    sending_id, sent_at, accepted_by: of a file that waited to be accepted; '' and None of any other.
    """

    submission_id: str
    form: str
    unit: str
    file_name: str
    sha256: str
    size: int
    layout: str
    made_up: bool
    cells_in: int
    cells_stored: int
    cells_blank: int
    note: str
    revision: int
    received_at: datetime
    actor: str
    catalogue_version: str
    periods: tuple[str, ...]
    checks: tuple[Check, ...]
    withdrawn_at: datetime | None
    withdrawn_reason: str
    sending_id: str = ""
    sent_at: datetime | None = None
    accepted_by: str = ""


def read_source(reader: Reader, submission_id: str) -> SourceView | None:
    """A submission by its id; None when there is none, or not yet at the moment looked at.

    Raises Denied where the viewer may not open what this unit sent in this sector.
    """
    rows = reader.store.rows("read_submission", submission=submission_id)
    if not rows or rows[0][12] > reader.as_of.revision:
        return None
    form = reader.catalogue.forms.get(rows[0][1])
    if form is None and reader.catalogue.held:
        raise Denied(f"{submission_id} is of a form outside of the viewer's catalogue")
    reader.store.demand(OPEN_SOURCE, form.sector if form else "", rows[0][2])
    events = reader.store.rows("read_submission_events", submission=submission_id)
    taken_back = [e for e in events if e[0] == WITHDRAWN and e[4] <= reader.as_of.revision]
    periods = tuple(row[0] for row in reader.store.rows("read_submission_scopes", submission=submission_id))
    checks = tuple(Check(*row) for row in reader.store.rows("read_submission_checks", submission=submission_id))
    at, reason = (taken_back[-1][3], taken_back[-1][2]) if taken_back else (None, "")
    waited = reader.store.rows("read_sending_of", submission=submission_id)
    return SourceView(*(*rows[0], periods, checks, at, reason, *(waited[0] if waited else ())))
