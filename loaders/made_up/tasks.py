"""Tasks and targets that were assigned (NV): one list for the whole province, sent each month as it then stands."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count

from data.periods import Period, period_of
from data.submissions import Row
from data.tasks import TARGET, TASK, Task
from loaders.made_up.batches import Batch
from loaders.made_up.book import Book
from loaders.made_up.places import chance_of
from loaders.made_up.task_reports import report_batches

FORM, UNIT = "NV-DS", "VPUB"
TARGETS_EVERY = 20
ASSIGNERS = {"Tỉnh ủy": 12, "HĐND tỉnh": 10, "UBND tỉnh": 43, "Chủ tịch UBND tỉnh": 35}
PROGRAMMES = (
    "Chuyển đổi số",
    "Cải cách hành chính",
    "Giải ngân vốn đầu tư công",
    "Phát triển hạ tầng giao thông",
    "Xây dựng nông thôn mới",
    "Bảo vệ môi trường",
    "Phát triển kinh tế biển",
    "An sinh xã hội, giảm nghèo",
    "Nâng cao chất lượng giáo dục",
    "Chăm sóc sức khỏe nhân dân",
    "Bảo đảm an ninh, trật tự",
    "Phát triển du lịch",
)
VERBS = ("Xây dựng kế hoạch", "Tham mưu ban hành văn bản", "Rà soát, báo cáo", "Tổ chức thực hiện", "Kiểm tra, đôn đốc")
OBJECTS = (
    "nội dung được giao trong quý",
    "các dự án trọng điểm",
    "danh mục nhiệm vụ của ngành",
    "kết luận tại phiên họp thường kỳ",
    "việc sử dụng dữ liệu dùng chung",
    "tiến độ tại các xã, phường",
)
DAYS_TO_DO = (14, 21, 30, 30, 45, 60, 90, 120, 180, 270, 420)
EXTENDED = 0.09
IN_TIME, LATE = 0.80, 0.13
STILL_OPEN, OPEN_FOR_LONG, LONG = 0.13, 0.015, timedelta(days=90)
EARLY = 0.1


def task_batches(book: Book, assigned: Collection[str]) -> Iterator[Batch]:
    """The list as it stood early in the month, and as it stands now; what the office counts beside it.

    assigned: the indicators with a target of the year; each is one row of type chỉ tiêu.
    """
    known = _Register(book, assigned)
    yield from report_batches(book, known.tasks)
    today = book.span.today
    early = today.replace(day=4)
    last_month = period_of("month", early.replace(day=1) - timedelta(days=1))
    yield known.batch(last_month, datetime.combine(early, time(16, 10)))
    yield known.batch(period_of("month", today), datetime.combine(today - timedelta(days=1), time(17, 5)))


class _Register:
    def __init__(self, book: Book, assigned: Collection[str]) -> None:
        self._book = book
        forms = [form for form in book.catalogue.forms.values() if form.kind == "targets"]
        codes = (code for form in forms for code in form.indicators if code in assigned)
        self._judged = dict(zip(count(TARGETS_EVERY, TARGETS_EVERY), dict.fromkeys(codes), strict=False))
        self._tasks: list[Task] = []

    def batch(self, period: Period, at: datetime) -> Batch:
        """The register as it is known at a moment."""
        return Batch(FORM, UNIT, period, _Known(self, at.date()), at)

    def tasks(self) -> Sequence[Task]:
        """Every task with what becomes of it."""
        if not self._tasks:
            self._tasks = [self._task(number) for number in range(1, self._book.span.tasks + 1)]
        return self._tasks

    def _task(self, number: int) -> Task:
        chance = chance_of(FORM, number)
        today = self._book.span.today
        assigned = date(today.year, 1, 5) + timedelta(
            days=int((today - date(today.year, 1, 15)).days * chance.random())
        )
        lead, *others = self._units(chance)
        indicator = self._judged.get(number, "")
        is_target = bool(indicator)
        lead = self._book.catalogue.indicators[indicator].owner if is_target else lead
        due = date(today.year, 12, 31) if is_target else assigned + timedelta(days=chance.choice(DAYS_TO_DO))
        task = Task(
            code=f"NV-{number:04d}",
            title=self._title(number, indicator, chance),
            kind=TARGET if is_target else TASK,
            programme=chance.choice(PROGRAMMES),
            document=f"Văn bản minh họa số {chance.randint(1, 900)}",
            assigned_by=chance.choices(list(ASSIGNERS), list(ASSIGNERS.values()))[0],
            lead=lead,
            cooperating=tuple(other for other in others if other != lead),
            assigned_on=assigned,
            due_on=due,
            indicator=indicator,
        )
        return task if is_target else _carried_out(task, today, chance)

    def _title(self, number: int, indicator: str, chance: random.Random) -> str:
        if indicator:
            return f"Thực hiện chỉ tiêu: {self._book.catalogue.indicators[indicator].name} (minh họa)"
        return f"{chance.choice(VERBS)} {chance.choice(OBJECTS)} (nhiệm vụ minh họa {number})"

    def _units(self, chance: random.Random) -> list[str]:
        """Who leads, then who helps: the larger departments more often; some tasks are led by a commune."""
        units = list(self._book.catalogue.units)
        weights = [chance_of(FORM, unit).uniform(0.4, 2.0) for unit in units]
        chosen = list(dict.fromkeys(chance.choices(units, weights, k=1 + chance.choice((0, 0, 1, 1, 2)))))
        return [chance.choice(self._book.places.communes), *chosen] if chance.random() < 0.12 else chosen


@dataclass(frozen=True)
class _Known:
    register: _Register
    until: date

    def __call__(self) -> list[Row]:
        return [self._as_known(task) for task in self.register.tasks() if task.assigned_on <= self.until]

    def _as_known(self, task: Task) -> Row:
        done = task.done_on if task.done_on and task.done_on <= self.until else None
        passed = (self.until - task.assigned_on).days + 1
        whole = max(1, ((task.deadline or self.until) - task.assigned_on).days)
        share = Decimal(100) if done else Decimal(min(90, 10 * (9 * passed // whole)))
        return replace(task, done_on=done, progress=None if task.kind == TARGET else share)


def _carried_out(task: Task, today: date, chance: random.Random) -> Task:
    """The task with its extension and the day on which it was done, where it was."""
    deadline = task.deadline
    assert deadline
    if chance.random() < EXTENDED:
        deadline += timedelta(days=chance.choice((10, 15, 30, 45)))
        task = replace(task, extended_to=deadline, extensions=chance.choice((1, 1, 1, 2)))
    span = max(1, (deadline - task.assigned_on).days)
    if deadline >= today:
        early = task.assigned_on + timedelta(days=int(span * chance.uniform(0.4, 0.95)))
        return replace(task, done_on=early) if chance.random() < EARLY and early < today else task
    still_open = OPEN_FOR_LONG if today - deadline > LONG else STILL_OPEN
    fate = chance.choices(("in time", "late", "open"), (IN_TIME, LATE, still_open))[0]
    if fate == "open":
        return task
    share = chance.uniform(0.5, 1.0)
    days = int(span * share) if fate == "in time" else span + 1 + int(chance.expovariate(1 / 9))
    done = task.assigned_on + timedelta(days=days)
    return replace(task, done_on=done) if done < today else task
