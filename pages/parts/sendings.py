"""Sent files that wait or were decided on, as a table: for their senders and for who decides."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from charts.cards import made_up_html
from charts.tables import Safe, link_html, table_html
from data.access import ACCEPT, Viewer, allowed, allowed_somewhere
from data.numbers import format_moment, format_number
from data.periods import parse_period
from data.sendings import ACCEPTED, REPLACED, RETURNED, WAITING, Sending, read_sendings
from data.submissions import sector_of
from data.views.reader import Reader
from pages.parts.links import SENDING, SUBMISSION, query
from pages.parts.receipts import offer_receipt

STATES = {
    WAITING: ("○", "Chờ tiếp nhận"),
    ACCEPTED: ("●", "Đã tiếp nhận"),
    RETURNED: ("■", "Trả lại"),
    REPLACED: ("▲", "Đã thay bằng lần gửi sau"),
}
HEADERS = ("Mã gửi", "Tình trạng", "Biểu, kỳ", "Gửi lúc", "Tệp", "Đơn vị gửi")
OWN = "Tệp đã gửi chờ tiếp nhận"
OWN_HOW = "Tệp đang chờ chưa tính vào số liệu. Gửi tệp mới cùng biểu, cùng kỳ sẽ thay tệp đang chờ."
COUNTED = "{count} tệp đang chờ tiếp nhận"
COUNTED_HOW = ", chưa là số liệu; khi được tiếp nhận, giờ gửi quyết định đúng hạn hay muộn."
SHOWN = 10


def show_own_sendings(reader: Reader, viewer: Viewer) -> None:
    """What a unit has sent to wait, with the state of each and the reason of a return."""
    own = read_sendings(reader.store, unit=viewer.unit, count=SHOWN) if viewer.unit else []
    if not own:
        return
    with st.container(key="panel-own-sendings"):
        st.subheader(OWN, anchor=False)
        st.html(f'<div class="gb-caption">{OWN_HOW}</div>{sendings_table(reader, own)}')
        for waiting in own:
            if waiting.state == WAITING:
                offer_receipt(reader, waiting.sending_id, "own")


def show_waiting(reader: Reader, viewer: Viewer) -> None:
    """How many files wait, for who decides on them."""
    if not allowed_somewhere(viewer, ACCEPT):
        return
    waiting = [
        s for s in read_sendings(reader.store, state=WAITING) if allowed(viewer, ACCEPT, sector_of(s.form), s.unit)
    ]
    if waiting:
        link = link_html(COUNTED.format(count=format_number(len(waiting))), "/tiep-nhan", **query())
        st.html(f'<div class="gb-caption">{link}{COUNTED_HOW}</div>')


def sendings_table(reader: Reader, sendings: Sequence[Sending], linked: bool = False) -> str:
    """One line a file. linked: each opens on the page on which it is decided."""
    return table_html(HEADERS, [_line(reader, sending, linked) for sending in sendings])


def _line(reader: Reader, sending: Sending, linked: bool) -> list[str]:
    number = link_html(sending.sending_id, "/tiep-nhan", **query(**{SENDING: sending.sending_id}))
    return [
        number if linked else sending.sending_id,
        state_html(sending),
        f"{sending.form}, {periods_phrase(sending)}",
        format_moment(sending.sent_at),
        Safe(f"{escape(sending.file_name)}<br>{made_up_html()}") if sending.made_up else sending.file_name,
        reader.catalogue.sender_name(sending.unit),
    ]


def periods_phrase(sending: Sending) -> str:
    """The periods by name."""
    return ", ".join(parse_period(code).label for code in sending.periods)


def state_html(sending: Sending) -> Safe:
    """The state in symbol and words, who decided and when, and what follows from it."""
    symbol, word = STATES[sending.state]
    parts = [f"<b>{symbol} {word}</b>"]
    if sending.decided_at:
        parts.append(f"{escape(sending.decided_by)}, {format_moment(sending.decided_at)}")
    if sending.state == RETURNED:
        parts.append(f"Lý do: {escape(sending.decision)}")
    if sending.state == REPLACED:
        parts.append(f"Tệp thay: {escape(sending.decision)}")
    if sending.submission_id:
        parts.append(link_html(sending.submission_id, "/tep-nguon", **query(**{SUBMISSION: sending.submission_id})))
    return Safe("<br>".join(parts))
