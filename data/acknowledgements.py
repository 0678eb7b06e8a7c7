"""Acknowledgements: doubts about a submission that a person answered for, each with a reason; never changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass

from data.audit.chain import Act
from data.audit.events import ACKNOWLEDGE
from data.store import Store


@dataclass(frozen=True)
class Acknowledgement:
    """One doubt and who answers for it. problem: its stable id; cell: where it is, '' for the file as a whole."""

    problem: str
    kind: str
    title: str
    sentence: str
    cell: str
    reason: str
    person: str


def append_acknowledgements(act: Act, submission_id: str, given: Sequence[Acknowledgement], revision: int) -> None:
    """Keep them with their submission, or with a file that waits (revision 0), each with its line in the log."""
    for one in given:
        act.cursor.execute(
            "insert into acknowledgement values (?, ?, ?, ?, ?, ?, ?, ?, ?)", [submission_id, *astuple(one), revision]
        )
        said = f"{one.title}: {one.reason} · {one.person}"
        act.note(ACKNOWLEDGE, submission_id, one.cell or one.sentence, said)


def read_acknowledgements(store: Store, submissions: Collection[str]) -> dict[str, list[Acknowledgement]]:
    """Submission -> what was acknowledged when it was accepted."""
    found: dict[str, list[Acknowledgement]] = {}
    for submission_id, *said in store.rows("read_acknowledgements", submissions=list(submissions)):
        found.setdefault(submission_id, []).append(Acknowledgement(*said))
    return found
