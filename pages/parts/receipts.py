"""What a sender is told right after handing files in: accepted, waiting, or not taken."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from briefings.receipt import make_receipt
from charts.tables import link_html
from data.access import TAKE_AWAY
from data.audit.chain import record
from data.numbers import format_moment
from data.sendings import Sending
from data.submissions import Receipt
from data.views.reader import Reader
from loaders.report import Report
from pages.parts import words
from pages.parts.links import SUBMISSION, query
from pages.parts.many_files import MANY, outcomes_html

WAITS = (
    "Đã gửi, chờ tổ thư ký tiếp nhận: {file}. Mã gửi {sending}, lúc {moment}. "
    "Thời điểm gửi quyết định đúng hạn hay muộn; số liệu hiện ra sau khi được tiếp nhận."
)
TAKE = "Tải biên nhận {number} (PDF)"
RECEIPT = "biên nhận {number}"

Outcome = tuple[Report, Receipt | Sending]


def keep_outcomes(outcomes: Sequence[Outcome], refused: Sequence[tuple[str, str]]) -> None:
    """Remember what became of the files until the page has been drawn again; refused: a file's name and why,
    as '{file}: …'."""
    st.session_state["receipts"], st.session_state["refused"] = list(outcomes), list(refused)


def show_receipts(reader: Reader) -> None:
    """What became of the files that were handed in just now: each one, or of many a table by outcome."""
    refused, outcomes = st.session_state.pop("refused", []), st.session_state.pop("receipts", [])
    if len(refused) + len(outcomes) >= MANY:
        with st.container(key="panel-outcomes"):
            st.html(outcomes_html(outcomes, refused))
        return
    for name, sentence in refused:
        st.error(sentence.format(file=words.plain(name)))
    for report, outcome in outcomes:
        if isinstance(outcome, Sending):
            file, moment = words.plain(report.file_name), format_moment(outcome.sent_at)
            st.success(WAITS.format(file=file, sending=outcome.sending_id, moment=moment))
            st.html(f'<div class="gb-caption">SHA-256 {outcome.sha256}</div>')
            offer_receipt(reader, outcome.sending_id, "outcome")
        else:
            _show_receipt(reader, report, outcome)


def _show_receipt(reader: Reader, report: Report, receipt: Receipt) -> None:
    form = reader.catalogue.forms.get(report.form)
    sector = reader.catalogue.sectors.get(form.sector) if form else None
    page = link_html("xem trang lĩnh vực", f"/{sector.url}", **query()) if sector and sector.page else ""
    source = link_html("xem tệp đã nhận", "/tep-nguon", **query(**{SUBMISSION: receipt.submission_id}))
    told = "Tệp này đã được tiếp nhận trước đó, không nạp lại" if receipt.already else "Đã tiếp nhận"
    st.success(
        f"{told}: {words.plain(report.file_name)}. Mã lần gửi {receipt.submission_id}, {receipt.stored} ô số liệu, "
        f"nhận {format_moment(receipt.received_at)}."
    )
    st.html(f'<div class="gb-caption">SHA-256 {report.sha256} · {source}{" · " + page if page else ""}</div>')
    offer_receipt(reader, receipt.submission_id, "outcome")


def offer_receipt(reader: Reader, number: str, key: str) -> None:
    """A button that gives the receipt as PDF, made when it is asked for and noted in the log."""

    def make() -> bytes:
        parts = urlsplit(st.context.url or "")
        content = make_receipt(reader, number, f"{parts.scheme}://{parts.netloc}" if parts.netloc else "")
        record(reader.store, TAKE_AWAY, RECEIPT.format(number=number))
        return content

    name = f"bien-nhan-{number}.pdf"
    st.download_button(
        TAKE.format(number=number),
        make,
        file_name=name,
        mime="application/pdf",
        on_click="ignore",
        key=f"{key}-{number}",
    )
