"""What accepting a submission would change: its own rows, corrected values that it replaces, and the pages."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts.tables import link_html, table_html
from data.corrections import read_standing_corrections
from data.numbers import format_number, format_value
from data.periods import parse_period
from data.submissions import Submission
from data.trials import as_if_accepted
from data.views.preview import SAME, Change, count_changes, read_changes
from data.views.reader import Reader
from pages.parts.impact import show_impact
from pages.parts.links import SUBMISSION, indicator_link, query
from pages.parts.preview import ACCEPTING, show_changes, show_counts

OVERWRITES = "{count} số đã đính chính sẽ bị tệp này thay. Kiểm tra tệp đã có số đính chính chưa."
HEADERS = ("Chỉ tiêu", "Kỳ", "Đã đính chính thành", "Sẽ là", "Lần đính chính")


def show_accepting(reader: Reader, submission: Submission) -> None:
    """The preview of a submission that passes every rule."""
    changes = read_changes(reader.store, submission)
    if changes:
        show_changes(reader, changes, ACCEPTING)
    else:
        show_counts(count_changes(reader.store, submission), ACCEPTING)
    _show_overwritten(reader, submission, changes)
    show_impact(reader, submission.sha256, lambda: as_if_accepted(reader.store, submission))


def _show_overwritten(reader: Reader, submission: Submission, changes: Sequence[Change]) -> None:
    corrected = read_standing_corrections(reader.store, submission.form, submission.unit, submission.periods)
    keys = [
        (change, (change.indicator, change.area, change.entity, change.breakdown, change.period)) for change in changes
    ]
    found = [(change, corrected[key]) for change, key in keys if key in corrected and change.kind != SAME]
    if found:
        st.warning(OVERWRITES.format(count=format_number(len(found))))
        st.html(table_html(HEADERS, [_line(reader, *each) for each in found], numeric=(2, 3)))


def _line(reader: Reader, change: Change, correction: str) -> list[str]:
    indicator = reader.catalogue.indicators.get(change.indicator)
    unit, decimals = (indicator.unit, indicator.decimals) if indicator else ("", 6)
    name = indicator.short_name if indicator else change.indicator
    return [
        indicator_link(name, change.indicator, change.period),
        parse_period(change.period).label,
        format_value(change.before, unit, decimals),
        format_value(change.after, unit, decimals),
        link_html(correction, "/tep-nguon", **query(**{SUBMISSION: correction})),
    ]
