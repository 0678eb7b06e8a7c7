"""The log as it is read: the lines that are asked for, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from data.audit.events import AuditEvent
from data.audit.words import ACTIONS
from data.plain_text import fold
from data.store import Store


@dataclass(frozen=True)
class Question:
    """Which lines: from a day to a day, of a person, an action, an outcome, with a text; '' and None leave it open."""

    first: date | None = None
    last: date | None = None
    actor: str = ""
    action: str = ""
    outcome: str = ""
    text: str = ""

    @property
    def parameters(self) -> Mapping[str, object]:
        """As the queries take it; a text is also looked for in the Vietnamese names of the actions."""
        text = fold(" ".join(self.text.split()))
        return {
            "first_moment": datetime.combine(self.first or date.min, time.min),
            "last_moment": datetime.combine(self.last or date.max, time.max),
            "actor": self.actor,
            "action": self.action,
            "outcome": self.outcome,
            "text": text,
            "codes": [code for code, told in ACTIONS.items() if text in fold(told)],
        }


@dataclass(frozen=True)
class LogLine:
    """A line of the log with its number."""

    number: int
    event: AuditEvent


def read_log(store: Store, question: Question, count: int, skip: int = 0) -> list[LogLine]:
    """The newest lines that are asked for, after those that are skipped."""
    rows = store.rows("search_audit", **question.parameters, count=count, skip=skip)
    return [LogLine(number, AuditEvent(*fields)) for number, *fields in rows]


def count_log(store: Store, question: Question) -> int:
    """How many lines are asked for."""
    return int(store.rows("count_audit", **question.parameters)[0][0])


def read_log_days(store: Store) -> list[date]:
    """The days that have lines, newest first."""
    return [row[0] for row in store.rows("read_audit_days")]


def read_log_actors(store: Store) -> list[str]:
    """Who stands in the log."""
    return [row[0] for row in store.rows("read_audit_actors")]
