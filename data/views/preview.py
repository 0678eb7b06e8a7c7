"""Preview: which numbers a submission would change if it were accepted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data.facts import OBSERVATIONS
from data.observations import Observation
from data.store import Store
from data.submissions import Submission

NEW = "new"
CHANGED = "changed"
STATUS = "status"
LEFT_OUT = "left_out"
SAME = "same"


@dataclass(frozen=True)
class Change:
    """One key before and after; kind is new, changed, status, left_out or same."""

    indicator: str
    area: str
    entity: str
    breakdown: str
    period: str
    before: Decimal | None
    after: Decimal | None
    kind: str


def read_changes(store: Store, submission: Submission) -> list[Change]:
    """Every observation that the submission says or leaves out; registers and targets have no preview."""
    rows = [row for row in submission.rows if isinstance(row, Observation)]
    if not rows:
        return []
    incoming = OBSERVATIONS.arrow(rows, submission.made_up, 0, "")
    found = store.rows_beside(
        "preview_changes",
        incoming,
        form=submission.form,
        unit=submission.unit,
        periods=list(submission.periods),
    )
    return [Change(*row) for row in found]
