"""Correcting one value that stands: a line of the long table, held against every rule, with document and reason."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from datetime import date

from data.catalogue.model import Catalogue
from data.catalogue.versions import keep_version
from data.corrections import LAYOUT, Standing
from data.intake_context import intake_context
from data.numbers import format_date
from data.store import Store
from data.submissions import Receipt, Submission, accept
from loaders.answers import acknowledge, of_one_value
from loaders.cells.values import Fault, parse_date, parse_number, parse_public_text
from loaders.problems.problem import make_problem
from loaders.reasons import Unfit, check_reason
from loaders.report import Report
from loaders.rows.layouts import DECLARED_MADE_UP, LONG
from loaders.submit import Refusal, check_file

LONGEST_DOCUMENT = 60
NOTE = "Đính chính theo văn bản số {document} ngày {day}: {reason}"


@dataclass(frozen=True)
class Correction:
    """What somebody typed: the new value, the document that orders it with its day, and why."""

    value: str
    document: str
    day: str
    reason: str


def check_correction(
    standing: Standing, said: Correction, catalogue: Catalogue, store: Store
) -> tuple[Report, bytes, Submission]:
    """The line that would be stored, held against every rule; writes nothing.

    Raises Unfit for what was typed, Refusal with the report when a rule forbids the value.
    """
    content = _line(standing, said, _note(said, store.now().date()), catalogue)
    name = f"dinh-chinh-{standing.indicator}-{standing.period}.csv"
    report = of_one_value(check_file(name, content, catalogue, intake_context(store, store.now())))
    if report.submission is None:
        raise Refusal(report)
    return report, content, replace(report.submission, periods=(), layout=LAYOUT)


def correct_value(standing: Standing, said: Correction, catalogue: Catalogue, store: Store, actor: str) -> Receipt:
    """Store a correction; its reason answers for what is doubtful about it.

    Raises what check_correction raises, and Denied where the viewer may not send this form.
    """
    report, content, submission = check_correction(standing, said, catalogue, store)
    answers = {report.identify(question): said.reason for question in report.questions}
    submission = replace(submission, acknowledgements=acknowledge(report, answers, actor))
    keep_version(store.folder, catalogue)
    return accept(store, submission, content, actor, store.now(), submission.rows[0].note)  # type: ignore[union-attr]


def _note(said: Correction, today: date) -> str:
    """Document, day and reason in one sentence. Raises Unfit when one of them can't be kept."""
    reason = check_reason(said.reason, "đính chính")
    document = parse_public_text(said.document.strip())
    if isinstance(document, Fault) or not document or len(document) > LONGEST_DOCUMENT:
        raise Unfit("Cần ghi số, ký hiệu văn bản, ví dụ 123/BC-STC.")
    day = parse_date(said.day)
    if isinstance(day, Fault) or day > today:
        raise Unfit("Ngày văn bản viết dạng 22/11/2026 và không sau hôm nay.")
    return NOTE.format(document=document, day=format_date(day), reason=reason)


def _line(standing: Standing, said: Correction, note: str, catalogue: Catalogue) -> bytes:
    """The correction as a file of the long table with one line."""
    indicator = catalogue.indicators.get(standing.indicator)
    if indicator is None:
        raise Unfit("Danh mục không còn chỉ tiêu này nên không đính chính được.")
    value = parse_number(said.value, indicator.decimals, indicator.unit)
    if isinstance(value, Fault):
        raise Unfit(make_problem(value.kind, found=value.found, wanted=value.wanted).sentence)
    if value == standing.value:
        raise Unfit("Giá trị mới bằng giá trị đang có, không có gì để đính chính.")
    told = {
        "bieu": standing.form,
        "don_vi": standing.unit,
        "ky": standing.period,
        "chi_tieu": standing.indicator,
        "dia_ban": standing.area,
        "doi_tuong": standing.entity,
        "phan_to": standing.breakdown,
        "gia_tri": said.value.strip(),
        "trang_thai": standing.status,
        "xap_xi": "có" if standing.approx else "",
        "den_ngay": format_date(standing.reference_date) if standing.reference_date else "",
        "ghi_chu": note,
        DECLARED_MADE_UP: "có" if standing.made_up else "",
    }
    stream = io.StringIO(newline="")
    columns = (*LONG["observations"], DECLARED_MADE_UP)
    csv.writer(stream, delimiter=";").writerows([columns, [told[column] for column in columns]])
    return stream.getvalue().encode("utf-8-sig")
