"""The frame of every page: breadcrumb, finding, cut-off, the moment that is being looked at, sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from urllib.parse import urlparse

import streamlit as st

from charts.cards import made_up_html
from charts.tables import Safe, link_html
from data.access import DEMONSTRATION
from data.numbers import format_date, format_moment
from data.periods import Period
from data.views.reader import Reader
from pages.parts import words
from pages.parts.base import BRIEFING, COMPUTED, MOMENT, moment_asked, the_frozen
from pages.parts.definitions import show_redefined
from pages.parts.guard import the_viewer
from pages.parts.links import PERIOD, query

MOST_PERIODS = 62


def show_breadcrumb(*steps: tuple[str, str] | Safe) -> None:
    """Steps of (name, address), or links that were made; the last one is where the reader is."""
    linked = [step if isinstance(step, Safe) else link_html(step[0], step[1], **query()) for step in steps[:-1]]
    here = f"<b>{escape(steps[-1][0])}</b>"
    st.html(f'<nav class="gb-crumb" aria-label="Đường dẫn">{" › ".join([*linked, here])}</nav>')


def show_title(title: str) -> None:
    """The finding."""
    st.title(title, anchor=False)


def show_sub(*parts: str) -> None:
    """The line under the finding: HTML parts, empty ones left out."""
    st.html(f'<div class="gb-sub">{" · ".join(part for part in parts if part)}</div>')


def caption_html(text: str) -> str:
    """A small line of any text; the platform's own captions are too pale to be read by all."""
    return f'<div class="gb-caption">{escape(text)}</div>'


def show_moment(reader: Reader) -> None:
    """Says so when the page shows the past or a frozen briefing."""
    if frozen := the_frozen():
        here = {name: value for name, value in st.query_params.items() if name not in (BRIEFING, MOMENT)}
        leave = link_html(words.FROZEN_LEAVE, urlparse(st.context.url or "").path or "/", **here)
        said = escape(words.FROZEN.format(label=frozen.snapshot.label))
        st.html(f'<div class="gb-banner">{said} {leave}</div>')
    elif moment_asked() and reader.as_of.revision < reader.store.last_revision:
        st.html(f'<div class="gb-banner">{escape(words.PAST.format(moment=_day(moment_asked())))}</div>')
        show_redefined(reader)


def show_period(shown: Period | None) -> None:
    """Says so when the address asks for a period that has no data; the page shows the newest one then."""
    asked = str(st.query_params.get(PERIOD, ""))
    if shown and asked and asked != shown.code:
        st.warning(words.PERIOD_UNKNOWN.format(text=words.plain(asked, 24)))


def choose_period(choices: Sequence[Period], chosen: Period | None, key: str) -> None:
    """The period picker: the newest ones, newest first; the choice stands in the address and reproduces the page."""
    if not choices or chosen is None:
        return
    offered = sorted({*choices[:MOST_PERIODS], chosen}, reverse=True)
    codes = [period.code for period in offered]
    labels = {period.code: period.label for period in offered}
    picked = st.selectbox(
        "Kỳ số liệu",
        codes,
        index=codes.index(chosen.code),
        format_func=labels.__getitem__,
        key=f"{key}-{chosen.code}",
        label_visibility="collapsed",
        placeholder="Chọn kỳ",
    )
    if picked and picked != chosen.code:
        st.query_params[PERIOD] = picked
        st.rerun()


def choose_moment(reader: Reader) -> None:
    """Look at the page as it was known on an earlier day on which files came in; a frozen briefing has one day."""
    if the_frozen():
        return
    days = [row[0] for row in reader.store.remembered_rows("read_days_of_receipt")]
    options = ["", *(day.isoformat() for day in days)]
    asked = moment_asked()
    if asked and asked not in options:
        options.insert(1, asked)
    picked = st.selectbox(
        "Xem như đã biết đến",
        options,
        index=options.index(asked),
        format_func=lambda text: f"Như đã biết đến {_day(text)}" if text else "Số liệu mới nhất",
        key=f"moment-{asked}",
        label_visibility="collapsed",
    )
    if picked is not None and picked != asked:
        if picked:
            st.query_params[MOMENT] = picked
        else:
            st.query_params.pop(MOMENT, None)
        st.rerun()


def show_computed() -> None:
    """Says so when a part of the page is not in the frozen briefing, and forgets it for the next run."""
    computed, frozen = st.session_state.pop(COMPUTED, False), the_frozen()
    if computed and frozen:
        st.html(caption_html(words.FROZEN_COMPUTED.format(label=frozen.snapshot.label)))


def show_sources(made_up: bool, published: bool) -> None:
    """The foot of a page: which kinds of numbers it holds."""
    parts = ["Bấm vào một chỉ tiêu để xem tệp, trang tính và ô gốc của số liệu."]
    if published and made_up:
        parts.append(f"{escape(words.MIXED)} {made_up_html()} có nhãn riêng.")
    elif made_up:
        parts.append(f"Toàn bộ trang là {made_up_html()}.")
    elif published:
        parts.append("Số liệu đã công bố; nguồn ghi ở từng chỉ tiêu.")
    show_foot(" ".join(parts))


def show_foot(told: str) -> None:
    """The last line of a page, and that it is open to all while it is."""
    if the_viewer().role == DEMONSTRATION:
        told += f"<br>{escape(words.DEMONSTRATION)}"
    if told:
        st.html(f'<div class="gb-caption">{told}</div>')


def cutoff_phrase(received_at: datetime | None) -> str:
    """'Số liệu chốt đến 17 giờ 00 ngày 20/11/2026'; '' when nothing has come in."""
    if received_at is None:
        return ""
    return f"Số liệu chốt đến <b>{format_moment(received_at)}</b>"


def _day(text: str) -> str:
    """A moment of the address as it is read aloud: 26/11/2025, 16 giờ 00 ngày 26/11/2025, lần ghi 12."""
    if text.startswith("rev:"):
        return f"lần ghi {text[4:]}"
    moment = datetime.fromisoformat(text)
    return format_date(moment.date()) if len(text) == 10 else format_moment(moment)
