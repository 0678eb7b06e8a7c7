"""Tình hình gửi số liệu: who has not sent, who sent late, each unit and sector, the recent periods side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from html import escape

import streamlit as st

from briefings.obligations import ObligationFiles
from charts.cards import made_up_html
from charts.obligations import format_delay, shares_html, state_html
from charts.tables import Safe, link_html, table_html
from charts.words import OBLIGATION
from data.access import FOLLOW
from data.catalogue import Catalogue
from data.numbers import format_date, format_moment, format_number
from data.obligations import LATE, ON_TIME, SENT, STATES, Obligation
from data.periods import Period
from data.views.obligations import (
    USUAL_SCHEME,
    USUAL_WINDOW,
    WINDOWS,
    Matrix,
    ObligationsView,
    read_obligations_view,
    sendings_known,
)
from data.views.punctuality import Debt, Delay, Line
from data.views.reader import Reader
from pages.parts import words
from pages.parts.base import the_reader, view
from pages.parts.choices import asked_choice, choose
from pages.parts.frame import choose_moment, show_breadcrumb, show_foot, show_moment, show_sub, show_title
from pages.parts.guard import require
from pages.parts.links import SCHEME, SUBMISSION, WINDOW, blank_form_link, query, unit_link
from pages.parts.sendings import show_waiting
from pages.parts.takeaway import show_takeaway

MOST_ROWS = 60
IN_WORDS = {code: "Một tháng qua" if months == 1 else f"{months} tháng qua" for code, months in WINDOWS.items()}
SCHEMES = {"day": "Biểu ngày", "week": "Biểu tuần", "month": "Biểu tháng", "quarter": "Biểu quý", "year": "Biểu năm"}


def show() -> None:
    """The page of what is owed and what has come in."""
    viewer = require(FOLLOW)
    reader = the_reader()
    window = asked_choice(WINDOW, IN_WORDS, USUAL_WINDOW)
    scheme = asked_choice(SCHEME, SCHEMES, USUAL_SCHEME)
    found = view(read_obligations_view, reader, window, scheme, also=sendings_known(reader))
    _show_top(reader, found, window)
    show_waiting(reader, viewer)
    if found.matrix is None:
        st.info(words.NOTHING_OWED)
        return
    files = ObligationFiles(reader.catalogue, found.moment, found.made_up)
    _show_debts(files, found)
    _show_sent(files.catalogue, found)
    _show_delays(files, found)
    _show_lines(files, "units", "Đơn vị", found.units, lambda code: sender_link(reader.catalogue, code))
    _show_lines(files, "communes", "Xã, phường", found.communes, lambda code: sender_link(reader.catalogue, code))
    _show_lines(files, "sectors", "Lĩnh vực", found.sectors, lambda code: _sector_link(reader, code))
    _show_matrix(files, found.matrix, found.schemes)
    show_foot(escape(words.OWED_RULE))


def sender_link(catalogue: Catalogue, code: str) -> Safe:
    """The short name of a unit, or the name of a commune, leading to its page."""
    unit = catalogue.units.get(code)
    return unit_link(unit.short_name if unit else catalogue.sender_name(code), code)


def _show_top(reader: Reader, found: ObligationsView, window: str) -> None:
    trail, period, moment = st.columns([5, 2, 2.4], vertical_alignment="center")
    with trail:
        show_breadcrumb((words.OVERVIEW, "/"), (words.OBLIGATIONS, ""))
    with period:
        choose("Khoảng thời gian", WINDOW, IN_WORDS, window, USUAL_WINDOW)
    with moment:
        choose_moment(reader)
    show_moment(reader)
    show_title(found.title)
    counts = zip(STATES, found.total.counts, found.total.shares, strict=True)
    told = [_counted(*OBLIGATION[state], count, share) for state, count, share in counts if count or state != SENT]
    show_sub(
        f"Xét lúc <b>{format_moment(found.moment)}</b>",
        f"<b>{format_number(found.total.due)}</b> lượt biểu đến hạn từ {format_date(found.since.date())}",
        *(told if found.total.due else ()),
        f"{format_number(found.waiting)} lượt chưa đến hạn" if found.waiting else "",
        f"gồm cả lần gửi {made_up_html()}" if found.made_up else "",
    )


def _counted(symbol: str, word: str, count: int, share: Decimal) -> str:
    return f"{symbol} <b>{format_number(count)}</b> {word.lower()} ({format_number(share, 1)}%)"


def _show_debts(files: ObligationFiles, found: ObligationsView) -> None:
    with st.container(key="panel-debts"):
        st.subheader("Chưa nộp", anchor=False)
        if not found.debts:
            st.success(words.ALL_SENT)
            return
        _caption_most(len(found.debts), "quá hạn lâu nhất")
        headers = ("Đơn vị", "Biểu", "Kỳ chưa nộp", "Hạn nộp", "Quá hạn", "")
        rows = [_debt(files.catalogue, debt) for debt in found.debts[:MOST_ROWS]]
        st.html(table_html(headers, rows, numeric=(4,)))
        show_takeaway("debts", "", lambda: files.debts("Chưa nộp", found.debts))


def _debt(catalogue: Catalogue, debt: Debt) -> list[str]:
    return [
        sender_link(catalogue, debt.sender),
        debt.form.name,
        periods_phrase(debt),
        format_moment(debt.due_at),
        f"{debt.days} ngày" if debt.days else "hôm nay",
        blank_form_link("Lấy biểu, nộp", debt.form.code, debt.sender, debt.periods[0].code),
    ]


def periods_phrase(debt: Debt) -> str:
    """'Tháng 10/2026', '3 kỳ: Tháng 08/2026 đến Tháng 10/2026'."""
    first, last = debt.periods[0], debt.periods[-1]
    whole = "; chưa nộp kỳ nào trong khoảng này" if debt.whole else ""
    if first == last:
        return f"{first.label}{whole}"
    return f"{len(debt.periods)} kỳ, {first.label} đến {last.label}{whole}"


def _show_sent(catalogue: Catalogue, found: ObligationsView) -> None:
    if not found.sent:
        return
    with st.container(key="panel-sent"):
        st.subheader(OBLIGATION[SENT][1], anchor=False)
        st.html(f'<div class="gb-caption">{words.SENT_RULE}</div>')
        _caption_most(len(found.sent), "chờ lâu nhất")
        headers = ("Đơn vị", "Biểu", "Kỳ", "Hạn nộp", "Gửi lúc", "Khi được tiếp nhận")
        st.html(table_html(headers, [_sent(catalogue, owed) for owed in found.sent[:MOST_ROWS]]))


def _sent(catalogue: Catalogue, owed: Obligation) -> list[str]:
    return [
        sender_link(catalogue, owed.sender),
        owed.form.name,
        owed.period.label,
        format_moment(owed.due_at),
        format_moment(owed.sent_at) if owed.sent_at else "",
        state_html(LATE if owed.sent_at and owed.sent_at > owed.due_at else ON_TIME),
    ]


def _show_delays(files: ObligationFiles, found: ObligationsView) -> None:
    if not found.delays:
        return
    with st.container(key="panel-delays"):
        st.subheader("Nộp muộn", anchor=False)
        _caption_most(len(found.delays), "muộn lâu nhất")
        headers = ("Đơn vị", "Biểu", "Số kỳ muộn", "Muộn nhất", "Kỳ muộn gần nhất", "Nhận lúc", "")
        rows = [_delay(files.catalogue, delay) for delay in found.delays[:MOST_ROWS]]
        st.html(table_html(headers, rows, numeric=(2, 3)))
        show_takeaway("delays", "", lambda: files.delays("Nộp muộn", found.delays))


def _delay(catalogue: Catalogue, delay: Delay) -> list[str]:
    newest = delay.obligations[0]
    receipt = newest.receipt
    source = query(**{SUBMISSION: receipt.submission_id}) if receipt else {}
    return [
        sender_link(catalogue, delay.sender),
        delay.form.name,
        str(len(delay.obligations)),
        format_delay(delay.longest),
        f"{newest.period.label}, hạn {format_moment(newest.due_at)}",
        link_html(format_moment(receipt.received_at), "/tep-nguon", **source) if receipt else "",
        Safe(made_up_html()) if receipt and receipt.made_up else "",
    ]


def _caption_most(count: int, which: str) -> None:
    if count > MOST_ROWS:
        st.html(f'<div class="gb-caption">Hiện {MOST_ROWS} trong {count} dòng, {which}.</div>')


def _show_lines(files: ObligationFiles, key: str, what: str, lines: Sequence[Line], link: Callable[[str], str]) -> None:
    if not lines:
        return
    with st.container(key=f"panel-lines-{key}"):
        heading = f"Từng {what[:1].lower()}{what[1:]}"
        st.subheader(heading, anchor=False)
        states = [state for state in STATES if state != SENT or any(line.tally.sent for line in lines)]
        headers = (what, "", "Đến hạn", *(" ".join(OBLIGATION[state]) for state in states))
        rows = [[link(line.code), *_tally(line, states)] for line in lines]
        st.html(table_html(headers, rows, numeric=range(2, len(headers))))
        show_takeaway(f"lines-{key}", "", lambda: files.lines(heading, what, lines))


def _tally(line: Line, states: Sequence[str]) -> list[str]:
    """The shares as a bar; how many were due, and how many of each state."""
    counts = dict(zip(STATES, line.tally.counts, strict=True))
    return [shares_html(line.tally), *map(format_number, (line.tally.due, *(counts[state] for state in states)))]


def _sector_link(reader: Reader, code: str) -> str:
    sector = reader.catalogue.sectors[code]
    return link_html(sector.short_name, f"/{sector.url}", **query()) if sector.page else sector.short_name


def _show_matrix(files: ObligationFiles, matrix: Matrix, schemes: Sequence[str]) -> None:
    with st.container(key="panel-matrix"):
        heading, scheme = st.columns([5, 2], vertical_alignment="center")
        with heading:
            st.subheader("Các kỳ gần đây", anchor=False)
        with scheme:
            choose("Loại kỳ", SCHEME, {code: SCHEMES[code] for code in schemes}, matrix.scheme, USUAL_SCHEME)
        legend = " · ".join(f"{symbol} {word.lower()}" for symbol, word in OBLIGATION.values())
        st.html(f'<div class="gb-caption">{legend} · để trống: chưa phải nộp</div>')
        headers = ("Đơn vị", "Biểu", *(_brief(period) for period in matrix.periods))
        rows = [
            [
                sender_link(files.catalogue, sender),
                form.name,
                *(
                    state_html(owed[p.code].state, brief=True, about=p.label) if p.code in owed else ""
                    for p in matrix.periods
                ),
            ]
            for form, sender, owed in matrix.rows
        ]
        st.html(table_html(headers, rows))
        show_takeaway("matrix", "", lambda: files.matrix("Các kỳ gần đây", matrix))


def _brief(period: Period) -> str:
    """'10/2026', '21/11', 'Quý III/2026': a label that fits above a column."""
    if period.scheme == "day":
        return f"{period.end:%d/%m}"
    return period.label.removeprefix("Tháng ").removeprefix("Tuần ").removeprefix("Năm ")
