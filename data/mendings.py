"""Mendings: cells of a submission that were given another value when it was accepted; the file stays as it was sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass

from data.access import MEND
from data.audit.chain import Act
from data.store import Store


@dataclass(frozen=True)
class Mending:
    """One cell: what the file says there, what counts instead, why, and who says so."""

    cell: str
    before: str
    after: str
    reason: str
    person: str


def append_mendings(act: Act, submission_id: str, given: Sequence[Mending], revision: int) -> None:
    """Keep them with their submission, each with its line in the log."""
    for one in given:
        act.cursor.execute("insert into mending values (?, ?, ?, ?, ?, ?, ?)", [submission_id, *astuple(one), revision])
        said = f"{one.after} · {one.reason} · {one.person}"
        act.note(MEND, f"{submission_id} · {one.cell}", one.before, said)


def read_mendings(store: Store, submissions: Collection[str]) -> dict[str, list[Mending]]:
    """Submission -> the cells of it that were mended."""
    found: dict[str, list[Mending]] = {}
    for submission_id, *said in store.rows("read_mendings", submissions=list(submissions)):
        found.setdefault(submission_id, []).append(Mending(*said))
    return found
