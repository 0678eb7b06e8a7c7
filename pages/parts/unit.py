"""The page of one unit or commune: what it owes, its indicators, its place among its like, what it sent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from itertools import groupby

import streamlit as st

from briefings.headlines import headlines_takeaway
from briefings.obligations import ObligationFiles
from briefings.own_values import own_values_takeaway
from briefings.senders import senders_takeaway
from briefings.submissions import sent_notes, sent_takeaway
from charts.cards import made_up_html, sparkline
from charts.obligations import shares_html, state_html
from charts.tables import Safe, link_html, table_html
from charts.words import OBLIGATION
from data.access import FOLLOW
from data.catalogue import Area, Catalogue, Unit
from data.numbers import MISSING, capitalise, format_moment, format_number, format_value
from data.obligations import SENT, Obligation
from data.periods import parse_period
from data.views.obligations import moment_of, sendings_known
from data.views.own_values import OwnValue
from data.views.ranking import SMALLEST_DENOMINATOR
from data.views.reader import Reader
from data.views.unit import FormLine, Sent, UnitView, read_unit
from pages.parts import words
from pages.parts.base import the_reader, view
from pages.parts.blocks import task_board
from pages.parts.cards import show_cards
from pages.parts.choices import choose
from pages.parts.frame import choose_moment, show_breadcrumb, show_moment, show_sources, show_sub, show_title
from pages.parts.guard import require, require_somewhere
from pages.parts.headline_table import headline_table
from pages.parts.links import CODE, SUBMISSION, blank_form_link, indicator_link, query, unit_link
from pages.parts.obligations import periods_phrase
from pages.parts.sendings import show_own_sendings
from pages.parts.takeaway import show_takeaway

MOST_URGENT = 8
FORMS_HEADING = "Tình hình gửi số liệu, 3 tháng qua"
HEADLINES_HEADING = "Chỉ tiêu đơn vị chủ trì hoặc gửi số liệu"
SENT_HEADING = "Các lần gửi gần đây"


def show() -> None:
    """The page of the unit or commune named in the address; without one, the list of all."""
    viewer = require_somewhere(FOLLOW)
    code = str(st.query_params.get(CODE, "")) or viewer.unit
    require(FOLLOW, unit=code)
    reader = the_reader()
    if code not in reader.catalogue.units and code not in reader.catalogue.communes:
        _show_list(reader, code)
        return
    found = view(read_unit, reader, code, also=sendings_known(reader))
    _show_top(reader, found)
    _show_forms(reader, found)
    if viewer.unit == found.code:
        show_own_sendings(reader, viewer)
    if found.urgent:
        st.subheader("Chỉ tiêu cần chú ý", anchor=False)
        show_cards(reader, found.urgent[:MOST_URGENT])
    task_board.show_unit(reader, found.code)
    _show_own(reader.catalogue, found)
    _show_headlines(reader.catalogue, found)
    _show_submissions(reader.catalogue, found)
    show_sources(made_up=True in found.kinds, published=False in found.kinds)


def _show_list(reader: Reader, code: str) -> None:
    show_breadcrumb((words.OVERVIEW, "/"), (words.UNIT, ""))
    show_title("Đơn vị, xã, phường")
    if code:
        st.warning(words.UNIT_UNKNOWN.format(text=words.plain(code, 24)))
    show_takeaway("senders", "", lambda: senders_takeaway(reader.catalogue))
    units: list[Unit | Area] = [*reader.catalogue.units.values()]
    communes: list[Unit | Area] = [*reader.catalogue.communes.values()]
    for places in (units, communes):
        rows = [(unit_link(place.name, place.code), capitalise(place.kind)) for place in places]
        st.html(table_html(("Tên", "Loại"), rows))


def _show_top(reader: Reader, found: UnitView) -> None:
    trail, other, moment = st.columns([5, 2.4, 2.4], vertical_alignment="center")
    with trail:
        show_breadcrumb((words.OVERVIEW, "/"), (words.UNIT, "/don-vi"), (found.short_name, ""))
    with other:
        codes = [*reader.catalogue.units, *reader.catalogue.communes]
        choose("Đơn vị khác", CODE, {code: reader.catalogue.sender_name(code) for code in codes}, found.code, "")
    with moment:
        choose_moment(reader)
    show_moment(reader)
    show_title(found.title)
    show_sub(
        f"<b>{escape(found.name)}</b>",
        escape(capitalise(found.kind)),
        f"mã {found.code}",
        f"{len(found.forms)} biểu định kỳ phải gửi" if found.forms else "",
        made_up_html() if found.kinds == {True} else "",
    )


def _show_forms(reader: Reader, found: UnitView) -> None:
    if found.is_commune and not found.forms:
        return
    with st.container(key="panel-forms"):
        st.subheader(FORMS_HEADING, anchor=False)
        if not found.forms:
            st.info(words.NO_FORMS)
            return
        st.html(f'<div class="gb-caption">{format_number(found.total.due)} lượt biểu đến hạn</div>')
        st.html(shares_html(found.total))
        headers = ("Biểu", "Kỳ đến hạn gần nhất", "", "Đến hạn", "Chưa nộp", "", "Kỳ tới", "")
        rows = [_form(found, line) for line in found.forms]
        st.html(table_html(headers, rows, numeric=(3,)))
        files = ObligationFiles(reader.catalogue, moment_of(reader), code=found.code)
        show_takeaway("forms", "", lambda: files.forms(f"{found.name}: {FORMS_HEADING.lower()}", found.forms))


def _form(found: UnitView, line: FormLine) -> list[str]:
    debt = next((debt for debt in found.debts if debt.form == line.form), None)
    owed = debt.periods[0] if debt else line.next.period if line.next else None
    return [
        line.form.name,
        _due(line.last),
        state_html(line.last.state) if line.last else "",
        format_number(line.tally.due),
        periods_phrase(debt) if debt else MISSING,
        shares_html(line.tally),
        f"{_due(line.next)}{_already(line.next)}",
        blank_form_link("Lấy biểu, nộp", line.form.code, found.code, owed.code) if owed else "",
    ]


def _already(coming: Obligation | None) -> str:
    """What is there already of what falls due next."""
    if coming is None or not (coming.receipt or coming.sent_at):
        return ""
    return ", đã gửi" if coming.receipt else f", {OBLIGATION[SENT][1].lower()}"


def _due(obligation: Obligation | None) -> str:
    return f"{obligation.period.label}, hạn {format_moment(obligation.due_at)}" if obligation else MISSING


def _show_own(catalogue: Catalogue, found: UnitView) -> None:
    if found.is_commune and not found.own:
        st.info(f"Chưa có số liệu nào của {found.name}.")
        return
    if not found.own:
        return
    like = "xã, phường" if found.is_commune else "đơn vị"
    parts = _only_parts(catalogue)
    with st.container(key="panel-own"):
        heading = f"So với các {like} khác"
        st.subheader(heading, anchor=False)
        st.html(f'<div class="gb-caption">{escape(_own_note(found, like))}</div>')
        st.html(_own_tables(catalogue, [o for o in found.own if o.indicator.code not in parts], like))
        components = [o for o in found.own if o.indicator.code in parts]
        if components:
            with st.expander("Số thành phần của các tỷ lệ"):
                st.html(_own_tables(catalogue, components, like))
        if found.without:
            names = ", ".join(indicator.short_name for indicator in found.without)
            st.html(f'<div class="gb-caption">Chưa có số liệu ({len(found.without)}): {escape(names)}.</div>')
        show_takeaway("own", "", lambda: own_values_takeaway(catalogue, found.code, heading, found.name, found.own))


def _own_note(found: UnitView, like: str) -> str:
    small = "; số quá nhỏ được ẩn để không lộ thông tin cá nhân" if any(o.amount is None for o in found.own) else ""
    since = " Xã, phường hiện nay có từ 01/7/2025." if found.is_commune else ""
    return (
        f"Hạng 1 là tốt nhất; chỉ xếp hạng khi có số liệu của ít nhất 80% {like} và mẫu số từ {SMALLEST_DENOMINATOR} "
        f"trở lên; số đếm phụ thuộc quy mô từng nơi{small}.{since}"
    )


def _only_parts(catalogue: Catalogue) -> set[str]:
    """The codes that are there for the sake of a rate, and are nobody's headline."""
    rates = [i.rate for i in catalogue.indicators.values() if i.rate]
    shown = {code for sector in catalogue.sectors.values() for code in sector.headline}
    return {code for rate in rates for code in (*rate.numerator, *rate.denominator)} - shown


def _own_tables(catalogue: Catalogue, values: Sequence[OwnValue], like: str) -> str:
    """One table for each sector."""
    headers = ("Chỉ tiêu", "Giá trị", "Kỳ", "Hạng", "Toàn tỉnh", "Diễn biến", "Có số liệu", "")
    tables = [
        table_html(
            headers,
            [_own(own, like) for own in of_one],
            caption=catalogue.sectors[sector].short_name,
            numeric=(1, 3, 4),
            whole=True,
        )
        for sector, of_one in groupby(values, key=lambda own: own.indicator.sector)
    ]
    return "".join(tables)


def _own(own: OwnValue, like: str) -> list[str]:
    indicator = own.indicator
    whole = own.whole if own.whole and own.whole.made_up == own.value.made_up else None
    return [
        indicator_link(indicator.short_name, indicator.code, own.period.code, own.value.place),
        "đã ẩn" if own.amount is None else _said(own),
        own.period.label,
        _rank(own),
        format_value(whole.amount if whole else None, indicator.unit, indicator.decimals),
        Safe(sparkline(own.points, f"{len(own.points)} kỳ gần nhất")),
        f"{own.have}/{own.expected} {like}",
        Safe(made_up_html()) if own.value.made_up else "",
    ]


def _rank(own: OwnValue) -> str:
    """A rank that half of all places share says nothing of this one."""
    if own.rank is None:
        return MISSING
    return f"{own.rank}/{own.ranked}" if 2 * own.tied < own.ranked else "đồng hạng"


def _said(own: OwnValue) -> str:
    about = "khoảng " if own.value.approx else ""
    return f"{about}{format_value(own.value.amount, own.indicator.unit, own.indicator.decimals)}"


def _show_headlines(catalogue: Catalogue, found: UnitView) -> None:
    shown = [*found.urgent[MOST_URGENT:], *found.headlines]
    valued = [h for h in shown if h.value]
    empty = [h.indicator.short_name for h in shown if not h.value]
    if not shown:
        return
    with st.container(key="panel-headlines"):
        st.subheader(HEADLINES_HEADING, anchor=False)
        if valued:
            st.html(headline_table(valued))
        if empty:
            st.html(f'<div class="gb-caption">Chưa có số liệu ({len(empty)}): {escape(", ".join(empty))}.</div>')
        everything = (*found.urgent, *found.headlines)
        make = partial(headlines_takeaway, catalogue, found.code, HEADLINES_HEADING, everything, found.name)
        show_takeaway("headlines", "", make)


def _show_submissions(catalogue: Catalogue, found: UnitView) -> None:
    if not found.submissions:
        return
    with st.container(key="panel-submissions"):
        st.subheader(SENT_HEADING, anchor=False)
        headers = ("Nhận lúc", "Biểu", "Kỳ", "Tệp đã nhận", "Số ô", "Ghi chú", "")
        st.html(table_html(headers, [_sent(catalogue, sent) for sent in found.submissions], numeric=(4,)))
        make = partial(sent_takeaway, catalogue, found.code, f"{found.name}: {SENT_HEADING.lower()}", found.submissions)
        show_takeaway("submissions", "", make)


def _sent(catalogue: Catalogue, sent: Sent) -> list[str]:
    form = catalogue.forms.get(sent.form)
    labels = [parse_period(code).label for code in sent.periods]
    return [
        format_moment(sent.received_at),
        form.name if form else sent.form,
        ", ".join(labels) if len(labels) <= 2 else f"{len(labels)} kỳ, {labels[0]} đến {labels[-1]}",
        link_html(sent.file_name, "/tep-nguon", **query(**{SUBMISSION: sent.submission_id})),
        format_number(sent.cells_stored),
        sent_notes(sent),
        Safe(made_up_html()) if sent.made_up else "",
    ]
