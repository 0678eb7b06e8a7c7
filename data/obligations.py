"""Obligations: what a sender owes - a form for a period by a due time - and what has become of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from data.catalogue import Catalogue, Form
from data.catalogue.model import EVERY_COMMUNE
from data.periods import HOUR, Period, parse_period, period_of

ON_TIME = "on_time"
LATE = "late"
SENT = "sent"  # it waits for somebody to accept it
MISSING = "missing"
WAITING = "waiting"
STATES = (ON_TIME, LATE, SENT, MISSING)
ON_CHANGE = ("targets", "entities", "limits")


@dataclass(frozen=True)
class Receipt:
    """What stands of a scope: when its first submission came in, which one that was, how many came after it.

    made_up: whether any of them holds made-up figures.
    """

    received_at: datetime
    submission_id: str
    corrections: int
    made_up: bool


@dataclass(frozen=True)
class Obligation:
    """One form of one sender for one period; `state` as judged at a moment, `receipt` also before the due time.

    sent_at: when a file that still waits to be accepted was sent; its hour decides once it is.
    """

    form: Form
    sender: str
    period: Period
    due_at: datetime
    state: str
    receipt: Receipt | None = None
    sent_at: datetime | None = None

    @property
    def lateness(self) -> timedelta:
        """How long after the due time it came in; nothing when it came in time or not at all."""
        return max(timedelta(0), self.receipt.received_at - self.due_at) if self.receipt else timedelta(0)


def due_at(form: Form, period: Period) -> datetime:
    """The last moment at which a form is in time, grace included; an hourly one has so many hours after its hour."""
    if period.scheme == HOUR:
        return period.begins_at + timedelta(days=form.due.days + form.due.grace_days, hours=1 + form.due.hour)
    return datetime.combine(period.end + timedelta(days=form.due.days + form.due.grace_days), time(form.due.hour))


def state_of(due: datetime, receipt: Receipt | None, moment: datetime, sent_at: datetime | None = None) -> str:
    """on_time, late, sent or missing once the due time is over; waiting before. The due time itself is in time."""
    if moment <= due:
        return WAITING
    if receipt is None:
        return SENT if sent_at else MISSING
    return ON_TIME if receipt.received_at <= due else LATE


def owed(catalogue: Catalogue, opened: date, after: datetime, moment: datetime) -> Iterator[tuple[Form, str, Period]]:
    """Every form, sender and period that fell due after a moment, or is still to fall due and has begun.

    `opened` is the day from which the centre takes files: older periods are history, which nobody owed it. Nobody owes
    forms that are sent when something changes (targets, registers), nor those that machines send by the hour.
    """
    for form in catalogue.forms.values():
        if form.owed and form.kind not in ON_CHANGE and form.scheme != HOUR:
            for period in _periods(form, max(opened, form.since or opened), after, moment):
                for sender in _senders(catalogue, form, period):
                    yield form, sender, period


def _periods(form: Form, since: date, after: datetime, moment: datetime) -> Iterator[Period]:
    """Newest first."""
    period = period_of(form.scheme, moment.date())
    while period.end >= since and due_at(form, period) > after:
        yield period
        period = parse_period(period.previous)


def _senders(catalogue: Catalogue, form: Form, period: Period) -> Iterator[str]:
    for sender in form.senders:
        if sender == EVERY_COMMUNE:
            yield from (area.code for area in catalogue.communes.values() if area.valid_from <= period.end)
        else:
            yield sender
