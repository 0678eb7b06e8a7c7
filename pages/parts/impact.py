"""What an act would change on the pages, told before it is done: statuses that flip, numbers, computed ones too."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import streamlit as st

from charts.cards import made_up_html
from charts.tables import Safe, link_html, table_html
from charts.words import STATUS
from data.numbers import capitalise, format_number, format_value
from data.store import Store
from data.views.impact import Effect, Impact, Side, read_impact
from data.views.reader import Reader
from pages.parts.links import indicator_link, query

HEADERS = ("Chỉ tiêu", "Đang hiện", "Sẽ hiện", "Thay đổi", "Đánh giá", "Trang")
TITLE = "Ảnh hưởng đến các trang"
NOTHING = "không số nào thay đổi"
NUMBERS = "<b>{count}</b> số thay đổi"
FLIPS = "<b>{count}</b> đánh giá đổi"
REST = "Còn {count} số nữa, ít quan trọng hơn, chưa liệt kê."
UNASKED = "Chưa tính {count} số của các kỳ cũ hơn."
COMPUTED = "số tính ra"
FIRST = "lần đầu có số"
LAST = "không còn số"
NEWER = "kỳ mới"
KEPT = 200


def show_impact(reader: Reader, key: str, trial: Callable[[], AbstractContextManager[Store]]) -> None:
    """Which numbers on which pages would change; `key` names the act, so that a rerun doesn't compute it again."""
    impact = _remembered(reader, key, trial)
    if not impact.numbers:
        st.html(f'<div class="gb-sub">{TITLE}: {NOTHING}</div>')
        return
    told = [NUMBERS.format(count=format_number(impact.numbers))]
    told += [FLIPS.format(count=format_number(impact.flips))] if impact.flips else []
    st.html(f'<div class="gb-sub">{TITLE}: {" · ".join(told)}</div>')
    flips = "".join(_flip(effect) for effect in impact.effects if effect.flips)
    st.html(flips + table_html(HEADERS, [_line(reader, effect) for effect in impact.effects], numeric=(1, 2, 3)))
    more = [REST.format(count=format_number(impact.rest))] if impact.rest else []
    more += [UNASKED.format(count=format_number(impact.unasked))] if impact.unasked else []
    if more:
        st.html(f'<div class="gb-caption">{" ".join(more)}</div>')


def _remembered(reader: Reader, key: str, trial: Callable[[], AbstractContextManager[Store]]) -> Impact:
    known: dict[tuple[str, ...], Impact] = st.session_state.setdefault("impacts", {})
    asked = (key, str(reader.store.last_revision), reader.catalogue.version, reader.store.viewer.scope)
    if asked not in known:
        if len(known) >= KEPT:
            known.clear()
        known[asked] = read_impact(reader, trial())
    return known[asked]


def _flip(effect: Effect) -> str:
    """A status that becomes another one, as a sentence that is read without scrolling."""
    link = indicator_link(effect.indicator.short_name, effect.indicator.code, effect.after.period.code)
    return f'<div class="gb-sub">{link}: {_status(effect)}</div>'


def _line(reader: Reader, effect: Effect) -> list[str]:
    indicator = effect.indicator
    sector = reader.catalogue.sectors.get(indicator.sector)
    on_page = sector is not None and bool(sector.page) and indicator.code in sector.headline and effect.newest
    page = link_html(sector.short_name, f"/{sector.url}", **query()) if sector and on_page else Safe("")
    return [
        indicator_link(indicator.short_name, indicator.code, effect.after.period.code),
        _side(effect, effect.before),
        _side(effect, effect.after),
        _moved(effect),
        _status(effect),
        page or indicator_link("Trang chỉ tiêu", indicator.code, effect.after.period.code),
    ]


def _side(effect: Effect, side: Side) -> str:
    if side.value is None:
        return format_value(None, "", 0)
    amount = format_value(side.value.amount, effect.indicator.unit, effect.indicator.decimals)
    mark = f"<br>{made_up_html()}" if side.value.made_up else ""
    return Safe(f"{amount}<br><small>{capitalise(side.period.label)}</small>{mark}")


def _moved(effect: Effect) -> str:
    said = [] if effect.sent else [COMPUTED]
    if effect.moved is None:
        said.insert(0, FIRST if effect.before.value is None else LAST if effect.after.value is None else NEWER)
        return ", ".join(said)
    indicator = effect.indicator
    sign = "+" if effect.moved > 0 else ""
    unit = "điểm %" if indicator.unit == "%" else indicator.unit
    return ", ".join([f"{sign}{format_value(effect.moved, unit, indicator.decimals)}", *said])


def _status(effect: Effect) -> str:
    after = _judged(effect.after)
    if not effect.flips:
        return after
    return Safe(f"{_judged(effect.before)} → <b>{after}</b>")


def _judged(side: Side) -> str:
    symbol, word = STATUS[side.status]
    return f"{symbol} {word}".strip()
