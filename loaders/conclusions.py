"""Conclusions become tasks: written as a register form and sent through the same door as any file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data.briefings.conclusions import CONFIRMED, change_conclusion
from data.briefings.model import Briefing, Conclusion
from data.catalogue import Catalogue
from data.periods import period_of
from data.store import Store
from data.submissions import Receipt
from data.tasks import TASK, Task, read_tasks_of
from loaders.forms.templates import write_form
from loaders.submit import submit_file

FORM = "NV-KL"
OFFICE = "VPUB"
PROGRAMME = "Kết luận giao ban số {number}"
DOCUMENT = "Kết luận giao ban số {number} ngày {day:%d/%m/%Y}"
NOTE = "Số trên màn hình: {said}"
FILE_NAME = "ket-luan-giao-ban-{number}.xlsx"
REASON = "Giao {count} kết luận giao ban số {number} thành nhiệm vụ"


def make_tasks(
    catalogue: Catalogue, store: Store, briefing: Briefing, conclusions: Sequence[Conclusion]
) -> Receipt | None:
    """Add conclusions to the register of tasks and mark them as confirmed; None when there is none to add.

    The register of this form is replaced whole, so that what it held is written again. Raises Denied, and Refusal with
    the report when the register refuses a line.
    """
    if not conclusions:
        return None
    now = store.now()
    held = read_tasks_of(store, store.as_of(), FORM, OFFICE)
    codes = {conclusion.task for conclusion in conclusions}
    added = [_task(briefing, conclusion, now.date()) for conclusion in conclusions]
    rows = [*(task for task in held if task.code not in codes), *added]
    content = write_form(catalogue, FORM, OFFICE, period_of("month", now.date()).code, values=rows)
    said = {"number": briefing.number, "count": len(added)}
    _, receipt = submit_file(
        FILE_NAME.format_map(said), content, catalogue, store, store.viewer.name, now, REASON.format_map(said)
    )
    for conclusion in conclusions:
        change_conclusion(store, conclusion, CONFIRMED)
    return receipt


def may_become_task(conclusion: Conclusion, catalogue: Catalogue) -> bool:
    """Whether it says who has to do it."""
    return conclusion.unit in catalogue.units or conclusion.unit in catalogue.communes


def _task(briefing: Briefing, conclusion: Conclusion, today: date) -> Task:
    assigned_on = min(briefing.meeting_at.date(), today)
    task = Task(
        code=conclusion.task,
        title=conclusion.text,
        kind=TASK,
        programme=PROGRAMME.format(number=briefing.number),
        document=DOCUMENT.format(number=briefing.number, day=briefing.meeting_at),
        assigned_by=briefing.chair or PROGRAMME.format(number=briefing.number),
        lead=conclusion.unit,
        cooperating=(),
        assigned_on=assigned_on,
        due_on=conclusion.deadline,
    )
    return replace(task, note=NOTE.format(said=conclusion.said)) if conclusion.said else task
