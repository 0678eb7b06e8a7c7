"""Feedback of the people by field: what was open, came in, was handled, and is open now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.periods import Period
from data.views.parts import TOTAL, read_parts
from data.views.reader import Reader

OPENING, RECEIVED, HANDLED, CLOSING = "PA-17", "PA-18", "PA-19", "PA-20"
CODES = (OPENING, RECEIVED, HANDLED, CLOSING)


@dataclass(frozen=True)
class FieldRow:
    """One field; item and name '' are the total. An amount that was not sent is None."""

    name: str
    opening: Decimal | None
    received: Decimal | None
    handled: Decimal | None
    closing: Decimal | None
    item: str = ""

    @property
    def balances(self) -> bool | None:
        """Whether opening + received = handled + closing; None where one of them is missing."""
        if self.opening is None or self.received is None or self.handled is None or self.closing is None:
            return None
        return self.opening + self.received == self.handled + self.closing


@dataclass(frozen=True)
class FeedbackView:
    """A month of feedback: the fields with the most open at its end first, then the total."""

    period: Period
    rows: tuple[FieldRow, ...]
    total: FieldRow
    made_up: bool


def read_feedback(reader: Reader, until: str) -> FeedbackView | None:
    """The newest month up to an ISO date; None where no month was sent."""
    parts = read_parts(reader, CODES, date.fromisoformat(until))
    if parts is None:
        return None

    def row(item: str, name: str) -> FieldRow:
        opening, received, handled, closing = (
            value.amount if (value := parts.values.get((item, code))) else None for code in CODES
        )
        return FieldRow(name, opening, received, handled, closing, item)

    rows = [row(item, name) for item, name in parts.breakdown.items.items()]
    return FeedbackView(
        period=parts.period,
        rows=tuple(sorted(rows, key=lambda r: -(r.closing if r.closing is not None else Decimal(-1)))),
        total=row(TOTAL, ""),
        made_up=parts.made_up,
    )
