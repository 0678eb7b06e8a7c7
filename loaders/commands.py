"""What the command line and the local route do with files; the same answers either way."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from data.catalogue import Catalogue
from data.entities import read_entities
from data.intake_context import intake_context
from data.store import Store
from data.submissions import Receipt, Refused
from data.tasks import read_tasks_of
from loaders.answers import NO_ANSWERS, Answers
from loaders.inbox import REFUSED, sweep_once
from loaders.mapping.foreign import AS_REMEMBERED, Understood
from loaders.reasons import Unfit
from loaders.report import Report
from loaders.submit import Refusal, check_file, submit_file
from loaders.withdrawal import withdraw_submission

Answer = dict[str, Any]


def check_files(
    files: Mapping[str, bytes], catalogue: Catalogue, store: Store, understood: Understood = AS_REMEMBERED
) -> list[Answer]:
    """A report for each file, held against the rules and what the store knows."""
    context = intake_context(store, store.now())
    reports = [check_file(name, content, catalogue, context, understood=understood) for name, content in files.items()]
    return [{"report": report.to_dict(), "text": report.to_text()} for report in reports]


def submit_files(
    files: Mapping[str, bytes],
    catalogue: Catalogue,
    store: Store,
    by: str,
    acknowledgements: Answers = NO_ANSWERS,
    understood: Understood = AS_REMEMBERED,
) -> list[Answer]:
    """A report and, where the file is taken, a receipt for each file; one bad file does not stop the others.

    The command line acts for the centre: a form of two steps is accepted by whom `by` names, and doesn't wait.
    """
    return [
        _submit(name, content, catalogue, store, by, acknowledgements, understood) for name, content in files.items()
    ]


def withdraw_file(store: Store, submission_id: str, by: str, reason: str) -> Answer:
    """What was taken back under 'text' with its 'revision', or why nothing was under 'refused'."""
    try:
        revision = withdraw_submission(store, submission_id, by, reason)
    except Unfit as refused:
        return {"refused": str(refused)}
    return {"text": f"Đã rút lần gửi {submission_id}; số liệu trở về như trước lần gửi đó.", "revision": revision}


def sweep_inbox(catalogue: Catalogue, store: Store) -> Answer:
    """What became of the files that lay in the drop folder, in 'text'; 'refused' counts those that were not taken."""
    outcomes = sweep_once(store.folder, store, catalogue)
    told = [f"{outcome.unit}/{outcome.file_name}: {outcome.sentence}" for outcome in outcomes]
    refused = sum(outcome.folder == REFUSED for outcome in outcomes)
    return {"text": "\n".join(told) or "Không có tệp nào trong thư mục nhận tệp.", "refused": refused}


def make_template(catalogue: Catalogue, store: Store | None, form: str, unit: str, period: str) -> Answer:
    """A blank form as base64 under 'content', or why there is none under 'refused'."""
    from loaders.forms.templates import TemplateRefused, write_form  # noqa: PLC0415 - slower to import than a check

    try:
        content = (
            blank_form(catalogue, store, form, unit, period) if store else write_form(catalogue, form, unit, period)
        )
    except TemplateRefused as refused:
        return {"refused": str(refused)}
    return {"content": base64.b64encode(content).decode()}


def blank_form(catalogue: Catalogue, store: Store, form: str, unit: str, period: str) -> bytes:
    """A form without figures, with the things or the tasks of the sender that the store knows.

    A register of made-up tasks stays made up. Raises TemplateRefused.
    """
    from loaders.forms.templates import write_form  # noqa: PLC0415 - slower to import than a check

    as_of = store.as_of()
    known = catalogue.forms.get(form)
    tasks = read_tasks_of(store, as_of, form, unit) if known and known.kind == "tasks" else []
    made_up = any(task.made_up for task in tasks)
    return write_form(catalogue, form, unit, period, read_entities(store, as_of), made_up, tasks)


def _submit(
    name: str,
    content: bytes,
    catalogue: Catalogue,
    store: Store,
    by: str,
    acknowledgements: Answers,
    understood: Understood,
) -> Answer:
    try:
        report, receipt = submit_file(
            name,
            content,
            catalogue,
            store,
            by,
            store.now(),
            acknowledgements=acknowledgements,
            understood=understood,
        )
    except Refusal as refusal:
        return {"report": refusal.report.to_dict(), "text": refusal.report.to_text()}
    except Refused as refused:
        return {"error": str(refused), "text": f"{name}: {refused}"}
    already = " (tệp này đã được tiếp nhận trước đó)" if receipt.already else ""
    taken = f"Đã tiếp nhận: {receipt.submission_id}, {receipt.stored} ô số liệu{already}"
    by_whom = f"\nBiểu hai bước: {by} tiếp nhận." if _is_accepted_here(report, receipt) else ""
    return {
        "report": report.to_dict(),
        "text": f"{report.to_text()}\n{taken}.{by_whom}",
        "receipt": {
            "submission": receipt.submission_id,
            "revision": receipt.revision,
            "received_at": receipt.received_at.isoformat(),
            "stored": receipt.stored,
            "already": receipt.already,
        },
    }


def _is_accepted_here(report: Report, receipt: Receipt) -> bool:
    return report.submission is not None and report.submission.review and not receipt.already
