"""Tasks and targets that were assigned: by whom, to whom, until when, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from data.store import AsOf, Store

TASK = "task"
TARGET = "target"


@dataclass(frozen=True)
class Task:
    """One row of the register. due_on is the first deadline and never changes; extended_to the one that holds now.

    kind is TASK or TARGET, which is judged from its indicator; progress is 0 to 100 or None when not said.
    made_up and submission_id are known of tasks that were read.
    """

    code: str
    title: str
    kind: str
    programme: str
    document: str
    assigned_by: str
    lead: str
    cooperating: tuple[str, ...]
    assigned_on: date
    due_on: date | None
    extended_to: date | None = None
    extensions: int = 0
    done_on: date | None = None
    progress: Decimal | None = None
    indicator: str = ""
    note: str = ""
    cell: str = ""
    made_up: bool = False
    submission_id: str = ""

    @property
    def deadline(self) -> date | None:
        """The deadline that holds: the extended one, else the first."""
        return self.extended_to or self.due_on


def join_units(codes: tuple[str, ...]) -> str:
    """Codes of units as the register keeps them."""
    return ", ".join(codes)


def split_units(text: str) -> tuple[str, ...]:
    """The codes in a list such as 'STC, SXD'."""
    return tuple(code.strip() for code in text.replace(";", ",").split(",") if code.strip())


def read_tasks(store: Store, as_of: AsOf) -> list[Task]:
    """Every task that stands, by code."""
    return [task_of(row) for row in store.rows("read_tasks", revision=as_of.revision)]


def read_tasks_of(store: Store, as_of: AsOf, form: str, unit: str) -> list[Task]:
    """The standing tasks that a unit brought by a form: what its next file replaces."""
    return [task_of(row) for row in store.rows("read_tasks_of", revision=as_of.revision, form=form, unit=unit)]


def task_of(row: Sequence[Any]) -> Task:
    """The task of a row of data/sql/task_columns.sql."""
    return Task(*(*row[:7], split_units(row[7]), *row[8:]))
