"""Corrections of single values: submissions of one row and no scope, so that nothing else of a file is replaced.

A later file of the scope says every key that the scope has ever had, and so takes a correction's place like anything
else; withdrawing either brings back what stands before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.intake_context import Key
from data.store import Store

LAYOUT = "đính chính một số"


@dataclass(frozen=True)
class Standing:
    """What stands of one key, from which cell of which submission."""

    indicator: str
    area: str
    entity: str
    breakdown: str
    period: str
    value: Decimal
    status: str
    approx: bool
    reference_date: date | None
    made_up: bool
    cell: str
    submission_id: str
    form: str
    unit: str
    layout: str

    @property
    def is_correction(self) -> bool:
        """Whether a correction said it."""
        return self.layout == LAYOUT


def read_said_in_cell(store: Store, submission_id: str, cell: str) -> Standing | None:
    """What stands today of the value that a submission said in a cell; None where nothing does."""
    rows = store.rows("read_said_in_cell", submission=submission_id, cell=cell) if cell else []
    return Standing(*rows[0]) if len(rows) == 1 else None


def read_standing_corrections(store: Store, form: str, unit: str, periods: Sequence[str]) -> dict[Key, str]:
    """The keys of these scopes whose value stands from a correction, each with the correction's id."""
    rows = store.rows("read_standing_corrections", form=form, unit=unit, periods=list(periods))
    return {(indicator, area, entity, item, period): number for indicator, area, entity, item, period, number in rows}
