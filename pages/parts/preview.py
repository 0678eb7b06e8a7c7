"""What an act would change, told before it is done: how many numbers, then each one before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from charts.tables import link_html, table_html
from data.numbers import format_number, format_value
from data.periods import parse_period
from data.views.preview import CHANGED, LEFT_OUT, NEW, SAME, STATUS, Change
from data.views.reader import Reader
from pages.parts.links import CODE, PERIOD, query

SHOWN_CHANGES = 60
HEADERS = ("Chỉ tiêu", "Nơi", "Kỳ", "Đang có", "Sẽ là", "")


@dataclass(frozen=True)
class ActWords:
    """How an act is announced, and what each kind of change is called of numbers and of rows of a register."""

    announced: str
    numbers: Mapping[str, str]
    rows: Mapping[str, str]


ACCEPTING = ActWords(
    "Nếu tiếp nhận",
    {
        NEW: "Số mới",
        CHANGED: "Thay đổi",
        STATUS: "Đổi trạng thái",
        LEFT_OUT: "Không còn trong tệp",
        SAME: "Giữ nguyên",
    },
    {
        NEW: "dòng mới",
        CHANGED: "dòng thay đổi",
        LEFT_OUT: "dòng không còn trong tệp",
        SAME: "dòng giữ nguyên",
    },
)
WITHDRAWING = ActWords(
    "Nếu rút",
    {
        NEW: "Có lại số trước",
        CHANGED: "Trở về số trước",
        STATUS: "Trở về trạng thái trước",
        LEFT_OUT: "Không còn số",
        SAME: "Giữ nguyên",
    },
    {
        NEW: "dòng có lại",
        CHANGED: "dòng trở về nội dung trước",
        LEFT_OUT: "dòng không còn",
        SAME: "dòng giữ nguyên",
    },
)


def show_changes(reader: Reader, changes: Sequence[Change], act: ActWords) -> None:
    """How many numbers of each kind, then a table of those that move."""
    counts = {kind: sum(change.kind == kind for change in changes) for kind in act.numbers}
    _tell(act.announced, counts, {kind: name.lower() for kind, name in act.numbers.items()})
    moving = [change for change in changes if change.kind != SAME]
    if not moving:
        return
    some = moving[:SHOWN_CHANGES]
    with st.expander(f"Xem trước {len(some)} trong {len(moving)} thay đổi", expanded=len(some) == len(moving)):
        st.html(table_html(HEADERS, [_line(reader, change, act) for change in some], numeric=(3, 4)))


def show_counts(counts: Mapping[str, int], act: ActWords) -> None:
    """How many rows of a register of each kind."""
    _tell(act.announced, counts, act.rows)


def _tell(announced: str, counts: Mapping[str, int], names: Mapping[str, str]) -> None:
    told = " · ".join(
        f"<b>{format_number(counts[kind])}</b> {name}" for kind, name in names.items() if counts.get(kind)
    )
    st.html(f'<div class="gb-sub">{announced}: {told or "không có dòng nào thay đổi"}</div>')


def _line(reader: Reader, change: Change, act: ActWords) -> list[str]:
    indicator = reader.catalogue.indicators.get(change.indicator)
    where = [_place(reader, change), parse_period(change.period).label]
    if indicator is None:
        before, after = ("–" if amount is None else str(amount) for amount in (change.before, change.after))
        return [change.indicator, *where, before, after, act.numbers[change.kind]]
    items = reader.catalogue.breakdowns[indicator.breakdown].items if change.breakdown else {}
    part = f" · {items.get(change.breakdown, change.breakdown)}" if change.breakdown else ""
    return [
        link_html(
            f"{indicator.short_name}{part}", "/chi-tieu", **query(**{CODE: indicator.code, PERIOD: change.period})
        ),
        *where,
        format_value(change.before, indicator.unit, indicator.decimals),
        format_value(change.after, indicator.unit, indicator.decimals),
        act.numbers[change.kind],
    ]


def _place(reader: Reader, change: Change) -> str:
    if change.entity:
        unit = reader.catalogue.units.get(change.entity)
        return unit.short_name if unit else change.entity
    area = reader.catalogue.areas.get(change.area)
    return area.short_name if area else change.area
