"""Preview: which numbers a submission would change if it were accepted, or if it were withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data.facts import OBSERVATIONS, TABLE_OF, TABLES, FactTable
from data.observations import Observation
from data.store import Store, sql
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
    """Every observation that the submission says or leaves out; of anything else only the counts are known."""
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


def count_changes(store: Store, submission: Submission) -> dict[str, int]:
    """How many rows of a register the submission would bring new, change, leave out or let be."""
    counts: dict[str, int] = {}
    for table in dict.fromkeys(TABLE_OF[type(row)] for row in submission.rows) or TABLES:
        statement = sql("preview_counts").format(
            table=table.name,
            key=", ".join(table.key),
            incoming=", ".join(f"incoming.{column}" for column in table.blanks),
            standing=", ".join(f"standing.{column}" for column in table.blanks),
            whole="false" if table.has_period else "true",
            same_period="scopes.period_code = latest.period_code" if table.has_period else "true",
        )
        rows = [row for row in submission.rows if TABLE_OF[type(row)] is table]
        incoming = table.arrow(rows, submission.made_up, 0, "")
        asked = {"form": submission.form, "unit": submission.unit, "periods": list(submission.periods)}
        for kind, count in store.query_beside(statement, incoming, **asked):
            counts[kind] = counts.get(kind, 0) + count
    return counts


def read_withdrawal(store: Store, submission_id: str) -> list[Change]:
    """Every observation that withdrawing the submission would concern: left_out ones fall back to nothing."""
    statement = _of_table("preview_withdrawal", OBSERVATIONS)
    return [Change(*row) for row in store.query(statement, submission=submission_id)]


def count_withdrawal(store: Store, submission_id: str) -> dict[str, int]:
    """How many rows of registers withdrawing the submission would bring back, change, take away or let be."""
    counts: dict[str, int] = {}
    for table in TABLES:
        if table is not OBSERVATIONS:
            statement = _of_table("preview_withdrawal_counts", table)
            for kind, count in store.query(statement, submission=submission_id):
                counts[kind] = counts.get(kind, 0) + count
    return counts


def _of_table(query: str, table: FactTable) -> str:
    return sql(query).format(
        table=table.name,
        key=", ".join(table.key),
        owned=", ".join(f"owned.{column}" for column in table.blanks),
        fallback=", ".join(f"fallback.{column}" for column in table.blanks),
    )
