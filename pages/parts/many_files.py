"""Many files at once: how far the work is, and afterwards one table by outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import streamlit as st

from charts.tables import Safe, link_html, table_html
from data.numbers import capitalise, format_number
from data.sendings import Sending
from data.submissions import Receipt
from loaders.report import Report
from pages.parts.links import SUBMISSION, query

T = TypeVar("T")
MANY = 4
CHECKING, STORING = "Đang kiểm tra {done}/{total}: {name}", "Đang nạp {done}/{total}: {name}"
TAKEN, WAITS, KNOWN, NOT_TAKEN = "● Đã tiếp nhận", "○ Chờ tiếp nhận", "▲ Đã có từ trước", "■ Không nhận"
HEADERS = ("Tệp", "Kết quả", "Chi tiết")


def stepwise(things: Sequence[T], told: str, name: Callable[[T], str]) -> Iterator[T]:
    """The things one after another, under a bar that says how far the work is; no bar for a few."""
    bar = st.progress(0.0) if len(things) >= MANY else None
    for number, thing in enumerate(things):
        if bar:
            bar.progress(number / len(things), told.format(done=number + 1, total=len(things), name=name(thing)))
        yield thing
    if bar:
        bar.empty()


def outcomes_html(outcomes: Sequence[tuple[Report, Receipt | Sending]], refused: Sequence[tuple[str, str]]) -> str:
    """How many files had which outcome, then each; what was not taken comes first."""
    rows = [(name, NOT_TAKEN, capitalise(sentence.removeprefix("{file}: "))) for name, sentence in refused]
    rows += [(report.file_name, *_of(outcome)) for report, outcome in outcomes]
    kinds = [row[1] for row in rows]
    told = " · ".join(f"{kind}: <b>{format_number(kinds.count(kind))}</b>" for kind in dict.fromkeys(kinds))
    return f'<div class="gb-sub">{told}</div>{table_html(HEADERS, rows)}'


def _of(outcome: Receipt | Sending) -> tuple[str, str]:
    if isinstance(outcome, Sending):
        return WAITS, outcome.sending_id
    link: Safe = link_html(outcome.submission_id, "/tep-nguon", **query(**{SUBMISSION: outcome.submission_id}))
    return KNOWN if outcome.already else TAKEN, link
