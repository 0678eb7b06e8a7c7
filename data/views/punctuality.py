"""Punctuality: obligations counted - in time, late, not sent - and what is owed or came late, by sender and form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_FLOOR, Decimal
from itertools import groupby

from data.catalogue import Form
from data.obligations import LATE, MISSING, ON_TIME, SENT, STATES, Obligation
from data.periods import Period

TENTH = Decimal("0.1")
AWAITED = "chờ tiếp nhận"
LONGEST = 90


@dataclass(frozen=True)
class Tally:
    """How many obligations that are due came in time, late, wait to be accepted or did not come; together all."""

    on_time: int = 0
    late: int = 0
    missing: int = 0
    sent: int = 0

    @property
    def counts(self) -> tuple[int, ...]:
        """In the order of STATES."""
        return self.on_time, self.late, self.sent, self.missing

    @property
    def due(self) -> int:
        """All that were due."""
        return sum(self.counts)

    @property
    def silent(self) -> bool:
        """Whether something was due and nothing came."""
        return self.due > 0 and self.missing == self.due

    @property
    def shares(self) -> tuple[Decimal, ...]:
        """Per cent of each state in order, with one decimal: rounded so that they add up to exactly 100 (or 0)."""
        if not self.due:
            return (Decimal(0),) * len(STATES)
        exact = [Decimal(100 * count) / self.due for count in self.counts]
        rounded = [share.quantize(TENTH, ROUND_FLOOR) for share in exact]
        short = int((100 - sum(rounded)) / TENTH)
        by_remainder = sorted(range(len(exact)), key=lambda i: rounded[i] - exact[i])
        for i in by_remainder[:short]:
            rounded[i] += TENTH
        return tuple(rounded)


@dataclass(frozen=True)
class Line:
    """One sender or one sector, by its code, with its tally."""

    code: str
    tally: Tally


@dataclass(frozen=True)
class Debt:
    """A form that a sender still owes: its periods, oldest first. whole: nothing of it came in the window at all."""

    form: Form
    sender: str
    periods: tuple[Period, ...]
    due_at: datetime
    days: int
    whole: bool


@dataclass(frozen=True)
class Delay:
    """A form that a sender sent late: the obligations, newest first, and the longest of their delays."""

    form: Form
    sender: str
    obligations: tuple[Obligation, ...]
    longest: timedelta


@dataclass(frozen=True)
class LateSender:
    """A sender that owes something: how many forms and periods, since when the oldest is due, days since then."""

    code: str
    forms: int
    periods: int
    due_at: datetime
    days: int


def tally(obligations: Iterable[Obligation]) -> Tally:
    """How many of each state; those that are not due yet are left out."""
    states = [o.state for o in obligations]
    return Tally(states.count(ON_TIME), states.count(LATE), states.count(MISSING), states.count(SENT))


def tally_by(obligations: Iterable[Obligation], key: Callable[[Obligation], str]) -> list[Line]:
    """A tally for each value of a key."""
    ordered = sorted(obligations, key=key)
    return [Line(code, tally(of_one)) for code, of_one in groupby(ordered, key=key)]


def find_debts(obligations: Iterable[Obligation], moment: datetime) -> tuple[Debt, ...]:
    """What is owed, one entry for each form and sender, longest overdue first."""
    debts = []
    for of_one in by_form_and_sender(obligations):
        missing = [o for o in of_one if o.state == MISSING]
        if missing:
            oldest, periods = missing[0], tuple(o.period for o in missing)
            days = (moment.date() - oldest.due_at.date()).days
            whole = not any(o.state in (ON_TIME, LATE, SENT) for o in of_one)
            debts.append(Debt(oldest.form, oldest.sender, periods, oldest.due_at, days, whole))
    return tuple(sorted(debts, key=lambda debt: (debt.due_at, debt.sender, debt.form.code)))


def find_delays(obligations: Iterable[Obligation]) -> tuple[Delay, ...]:
    """What came late, one entry for each form and sender, longest delay first."""
    delays = []
    for of_one in by_form_and_sender(obligations):
        late = tuple(o for o in reversed(of_one) if o.state == LATE)
        if late:
            delays.append(Delay(late[0].form, late[0].sender, late, max(o.lateness for o in late)))
    return tuple(sorted(delays, key=lambda delay: (-delay.longest, delay.sender, delay.form.code)))


def find_sent(obligations: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """What waits to be accepted where nothing stands yet, longest waiting first."""
    waiting = [(o.sent_at, o.sender, o.form.code, o) for o in obligations if o.sent_at and not o.receipt]
    return tuple(o for *_, o in sorted(waiting, key=lambda found: found[:3]))


def find_late_senders(debts: Iterable[Debt]) -> tuple[LateSender, ...]:
    """Who owes anything, longest overdue first."""
    ordered = sorted(debts, key=lambda debt: debt.sender)
    late = [_late_sender(code, list(of_one)) for code, of_one in groupby(ordered, key=lambda debt: debt.sender)]
    return tuple(sorted(late, key=lambda sender: (sender.due_at, -sender.periods, sender.code)))


def find_title(senders: list[Line], months: int) -> str:
    """What the tallies of the senders say."""
    when = "Một tháng qua" if months == 1 else f"{months} tháng qua"
    silent = sum(line.tally.silent for line in senders)
    missing = sum(line.tally.missing > 0 for line in senders) - silent
    waiting = sum(line.tally.sent > 0 and not line.tally.missing for line in senders)
    late = sum(line.tally.late > 0 and not line.tally.missing and not line.tally.sent for line in senders)
    good = len(senders) - silent - missing - waiting - late
    if not senders:
        return f"{when}: chưa có biểu nào đến hạn nộp"
    if good == len(senders):
        return f"{when}: cả {good} đơn vị nộp đủ và đúng hạn"
    counts = (
        *((good, "đủ và đúng hạn"), (late, "nộp muộn"), (waiting, AWAITED)),
        *((missing, "thiếu biểu"), (silent, "chưa nộp biểu nào")),
    )
    told = [(count, words) for count, words in counts if count]
    sentence = _title(when, told)
    return sentence if len(sentence) <= LONGEST else _title(when, [one for one in told if one[1] != AWAITED])


def by_form_and_sender(obligations: Iterable[Obligation]) -> list[list[Obligation]]:
    """One list for each form and sender, oldest first."""
    ordered = sorted(obligations, key=lambda o: (o.form.code, o.sender, o.due_at))
    return [list(of_one) for _, of_one in groupby(ordered, key=lambda o: (o.form.code, o.sender))]


def worst_first(line: Line) -> tuple[Decimal, Decimal, str]:
    """The order of a table: most missing first, then least in time."""
    on_time, *_, missing = line.tally.shares
    return -missing, on_time, line.code


def _late_sender(code: str, debts: list[Debt]) -> LateSender:
    oldest = min(debts, key=lambda debt: debt.due_at)
    return LateSender(code, len(debts), sum(len(debt.periods) for debt in debts), oldest.due_at, oldest.days)


def _title(when: str, told: list[tuple[int, str]]) -> str:
    (count, words), *others = told
    return f"{when}: {', '.join([f'{count} đơn vị {words}', *(f'{count} {words}' for count, words in others)])}"
