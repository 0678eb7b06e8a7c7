"""What the office counts of tasks beside their list (NV): those updated in a week, those sent back in a month."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.observations import Observation
from data.periods import Period
from data.submissions import Row
from data.tasks import TARGET, Task
from loaders.made_up.batches import Batch
from loaders.made_up.book import Book
from loaders.made_up.places import chance_of

UNIT = "VPUB"
WEEKLY, OPEN, UPDATED = "NV-VPUB-TUAN-DT", "NV-16", "NV-14"
MONTHLY, SENT_BACK = "NV-VPUB-T-DT", "NV-11"
UPDATES, DIFFERS, RETURNS = 0.88, 0.07, 0.08


def report_batches(book: Book, tasks: Callable[[], Sequence[Task]]) -> Iterator[Batch]:
    """The weeks and months since the first task was assigned, counted from the tasks themselves."""
    since = min(task.assigned_on for task in tasks())
    for form in (WEEKLY, MONTHLY):
        for period in book.span.complete(book.catalogue.forms[form].scheme):
            if period.end > since:
                yield Batch(form, UNIT, period, _Report(book, form, tasks, period))


@dataclass(frozen=True)
class _Report:
    book: Book
    form: str
    tasks: Callable[[], Sequence[Task]]
    period: Period

    def __call__(self) -> list[Row]:
        return [row for unit in self.book.places.of_kind("unit") for row in self._of(unit)]

    def _of(self, unit: str) -> Iterator[Row]:
        mine = [task for task in self.tasks() if task.lead == unit and task.kind != TARGET]
        counts = self._week(unit, mine) if self.form == WEEKLY else self._month(mine)
        for code, count in counts.items():
            yield Observation(code, self.book.catalogue.province.code, unit, "", self.period.code, Decimal(count))

    def _week(self, unit: str, tasks: Sequence[Task]) -> dict[str, int]:
        end = self.period.end
        still_open = [t for t in tasks if t.assigned_on <= end and (t.done_on is None or t.done_on > end)]
        share = UPDATES + DIFFERS * self.book.places.skill(unit, "NV")
        updated = sum(chance_of(UPDATED, t.code, self.period.code).random() < share for t in still_open)
        return {OPEN: len(still_open), UPDATED: updated}

    def _month(self, tasks: Sequence[Task]) -> dict[str, int]:
        done = [t for t in tasks if t.done_on and self.period.start <= t.done_on <= self.period.end]
        return {SENT_BACK: sum(chance_of(SENT_BACK, t.code).random() < RETURNS for t in done)}
