"""Tổng quan: what is at risk, what came in, how each sector stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from html import escape

import streamlit as st

from briefings.changes import changes_takeaway
from briefings.headlines import headlines_takeaway
from briefings.obligations import ObligationFiles
from briefings.submissions import arrivals_takeaway
from briefings.tasks import TaskFiles
from charts.cards import made_up_html
from charts.tables import Safe, link_html, table_html
from charts.words import CHANGES, STATUS
from data.access import FOLLOW, VIEW, VIEW_RECORDS
from data.numbers import format_age, format_date, format_moment, format_number, format_value
from data.periods import parse_period
from data.views.changes import BETTER, CORRECTED, NEWER, WORSE, Change, read_changes
from data.views.findings import period_phrase
from data.views.headline import Headline
from data.views.obligations import moment_of, read_late_units, read_opened, sendings_known
from data.views.overview import Arrival, SectorTile, read_arrivals, read_overview
from data.views.portfolio import leading_posts, my_codes, my_units
from data.views.reader import Reader
from data.views.task_board import OVERDUE, REGISTER_SECTOR, TaskBoard, read_task_board
from pages.parts import words
from pages.parts.base import the_reader, view
from pages.parts.blocks.panel import show_panel
from pages.parts.cards import show_cards
from pages.parts.folded import show_folded
from pages.parts.frame import (
    choose_moment,
    cutoff_phrase,
    show_breadcrumb,
    show_moment,
    show_sources,
    show_sub,
    show_title,
)
from pages.parts.guard import may, require
from pages.parts.headline_table import headline_table
from pages.parts.links import SUBMISSION, indicator_link, query, unit_link
from pages.parts.portfolio import post_asked
from pages.parts.takeaway import show_takeaway

MOST_URGENT = 8
MOST_CHANGES = 10
MOST_UNITS = 8
URGENT = "Chỉ tiêu cần chú ý"
URGENT_REST = "Xem {count} chỉ tiêu cần chú ý còn lại"
OVERDUE_HEADING = "Nhiệm vụ quá hạn"
LATE_HEADING = "Đơn vị chưa gửi số liệu"
ARRIVALS_HEADING = "Mới tiếp nhận"
SINCE = "tu"
WEEK = timedelta(days=7)
SINCE_WORDS = {1: "từ hôm qua", 7: "từ 7 ngày trước", 30: "từ 30 ngày trước", 90: "từ 90 ngày trước"}
CHANGE_HEADERS = ("Thay đổi", "Chỉ tiêu", "Trước", "Nay", "Đánh giá", "")
CHANGE_PILLS = {WORSE: "over", CORRECTED: "near", BETTER: "within", NEWER: "none"}


def show() -> None:
    """The first page."""
    require(VIEW)
    reader = the_reader()
    found = view(read_overview, reader, post_asked())
    trail, moment = st.columns([7, 2.4], vertical_alignment="center")
    with trail:
        show_breadcrumb((f"{words.OVERVIEW} · {reader.catalogue.province.name}", ""))
    with moment:
        choose_moment(reader)
    show_moment(reader)
    show_title(found.title)
    shown = (
        f"hiện {MOST_URGENT} chỉ tiêu chậm nhất trong {len(found.urgent)}" if len(found.urgent) > MOST_URGENT else ""
    )
    show_sub(cutoff_phrase(found.received_at), shown)
    show_cards(reader, found.urgent[:MOST_URGENT])
    _show_other_urgent(reader, found.urgent)
    st.html(link_html(words.SEARCH_LINK, "/tim-kiem", **query()))
    _show_changes(reader)
    _show_duties(reader)
    st.subheader("Các lĩnh vực", anchor=False)
    st.html(f'<div class="gb-tiles">{"".join(_tile(reader, tile) for tile in found.tiles)}</div>')
    _show_arrivals(reader)
    show_sources(any(t.made_up for t in found.tiles), any(t.with_data and not t.made_up for t in found.tiles))


def _post(reader: Reader) -> tuple[str, ...]:
    """The post in the address, where it is one; nothing for all sectors, as a frozen briefing stores it."""
    asked = post_asked()
    return (asked,) if asked in leading_posts(reader.catalogue) else ()


def _show_other_urgent(reader: Reader, urgent: Sequence[Headline]) -> None:
    """What has no card of its own, folded away, and all of them for a file."""
    if rest := urgent[MOST_URGENT:]:
        show_folded("urgent", URGENT_REST.format(count=len(rest)), lambda: headline_table(rest))
    if urgent:
        where = reader.catalogue.province.name
        show_takeaway("urgent", "", lambda: headlines_takeaway(reader.catalogue, "TONG-QUAN", URGENT, urgent, where))


def _show_changes(reader: Reader) -> None:
    """What changed since a chosen day, the most important first."""
    since = _since(reader)
    with st.container(key="panel-changes"):
        heading, picker = st.columns([5, 2.4], vertical_alignment="center")
        heading.subheader(f"Thay đổi từ ngày {format_date(since)}", anchor=False)
        with picker:
            _choose_since(reader, since)
        changed = view(read_changes, reader, since.isoformat(), *_post(reader))
        found = changed.changes
        if not found:
            st.html('<div class="gb-caption">Các chỉ tiêu chính không thay đổi từ ngày này.</div>')
            return
        shown = f"hiện {MOST_CHANGES} trong {len(found)} thay đổi, " if len(found) > MOST_CHANGES else ""
        st.html(
            f'<div class="gb-caption">{shown}xếp theo mức độ: đổi đánh giá, đính chính, số liệu kỳ mới</div>'
            + table_html(
                CHANGE_HEADERS, [_change(change) for change in found[:MOST_CHANGES]], numeric=(2, 3), whole=True
            )
        )
        heading_said = f"Thay đổi từ ngày {format_date(since)}"
        show_takeaway("changes", "", lambda: changes_takeaway(reader.catalogue, heading_said, changed))


def _since(reader: Reader) -> date:
    """The day in the address; a week ago without one, or where it is no day before today."""
    try:
        asked = date.fromisoformat(str(st.query_params.get(SINCE, "")))
    except ValueError:
        asked = reader.today
    return asked if asked < reader.today else reader.today - WEEK


def _choose_since(reader: Reader, since: date) -> None:
    days = {reader.today - timedelta(days=n): word for n, word in SINCE_WORDS.items()}
    options = list(dict.fromkeys([*days, since]))
    picked = st.selectbox(
        "Thay đổi từ",
        options,
        index=options.index(since),
        format_func=lambda day: days.get(day, f"từ ngày {format_date(day)}"),
        key=f"since-{since}",
        label_visibility="collapsed",
    )
    if picked and picked != since:
        st.query_params[SINCE] = picked.isoformat()
        st.rerun()


def _change(change: Change) -> list[str]:
    indicator, symbol, word = change.now.indicator, *CHANGES[change.kind]
    status = " → ".join(" ".join(STATUS[h.verdict.status]) for h in (change.then, change.now))
    return [
        Safe(f'<span class="gb-pill gb-{CHANGE_PILLS[change.kind]}">{symbol} {word}</span>'),
        indicator_link(indicator.short_name, indicator.code, change.now.period.code),
        *(_at(headline) for headline in (change.then, change.now)),
        status if change.then.verdict.status != change.now.verdict.status else "",
        Safe(made_up_html()) if change.now.value and change.now.value.made_up else "",
    ]


def _at(headline: Headline) -> str:
    amount = headline.value.amount if headline.value else None
    said = format_value(amount, headline.indicator.unit, headline.indicator.decimals)
    return f"{said} ({period_phrase(headline)})"


def _show_duties(reader: Reader) -> None:
    """Who is behind: with tasks, where there is a register of them, and with files; as far as the viewer may see."""
    sees_tasks = may(VIEW_RECORDS, REGISTER_SECTOR)
    board = view(read_task_board, reader, reader.today.isoformat()) if sees_tasks else None
    shown: list[Callable[[], None]] = []
    if board is not None:
        shown.append(lambda: _show_overdue(reader, board))
    if may(FOLLOW):
        shown.append(lambda: _show_late(reader))
    for column, show_one in zip(st.columns(len(shown), gap="small") if shown else (), shown, strict=True):
        with column:
            show_one()


def _show_overdue(reader: Reader, board: TaskBoard) -> None:
    """Overdue tasks by leading unit."""
    mine = board if REGISTER_SECTOR in my_codes(reader.catalogue, post_asked()) else _of_my_units(reader, board)
    late = [tally for tally in mine.units if tally.states[OVERDUE]]
    rows = [
        [
            unit_link(reader.catalogue.sender_name(tally.unit), tally.unit),
            format_number(tally.states[OVERDUE], 0),
            format_number(tally.assigned, 0),
            f"{tally.longest} ngày",
        ]
        for tally in late[:MOST_UNITS]
    ]
    count = sum(tally.states[OVERDUE] for tally in late)
    caption = f"{format_number(count, 0)} nhiệm vụ quá hạn của {len(late)} cơ quan."
    headers = ("Cơ quan chủ trì", "Quá hạn", "Được giao", "Lâu nhất")
    take = (REGISTER_SECTOR, lambda: TaskFiles(reader.catalogue, mine).units(OVERDUE_HEADING))
    show_panel("overdue", OVERDUE_HEADING, caption, table_html(headers, rows, numeric=(1, 2, 3)), board.made_up, take)


def _of_my_units(reader: Reader, board: TaskBoard) -> TaskBoard:
    """The tasks of the units that answer for the sectors of the post in the address."""
    units = my_units(reader.catalogue, post_asked())
    return replace(board, units=tuple(tally for tally in board.units if tally.unit in units))


def _show_late(reader: Reader) -> None:
    """Who has not sent what was due."""
    late = view(read_late_units, reader, *_post(reader), also=sendings_known(reader))
    rows = [
        [
            unit_link(reader.catalogue.sender_name(sender.code), sender.code),
            format_number(sender.forms),
            f"{sender.days} ngày",
        ]
        for sender in late[:MOST_UNITS]
    ]
    if not rows:
        body = f"<p>{words.ALL_DUE_SENT if read_opened(reader) else words.NOTHING_DUE}</p>"
    else:
        body = table_html(("Đơn vị", "Biểu chưa nộp", "Quá hạn lâu nhất"), rows, numeric=(1, 2))
    everything = link_html("Xem tình hình gửi số liệu", "/tinh-hinh-gui-so-lieu", **query())
    files = ObligationFiles(reader.catalogue, moment_of(reader))
    take = ("", lambda: files.late_senders(LATE_HEADING, late)) if late else None
    show_panel("late", LATE_HEADING, f"{len(late)} đơn vị.", body + everything, False, take)


def _tile(reader: Reader, tile: SectorTile) -> str:
    name = (
        link_html(tile.sector.short_name, f"/{tile.sector.url}", **query())
        if tile.sector.page
        else f"<b>{escape(tile.sector.short_name)}</b>"
    )
    counts = [
        f'<span class="gb-pill gb-over">■ {tile.at_risk} nguy cơ</span>' if tile.at_risk else "",
        f'<span class="gb-pill gb-near">◆ {tile.attention} cần lưu ý</span>' if tile.attention else "",
        f'<span class="gb-pill gb-within">● {tile.on_track} đúng tiến độ</span>' if tile.on_track else "",
    ]
    told = f"{tile.with_data}/{tile.headlines} chỉ tiêu chính có số liệu"
    age = f" · nhận {format_age(tile.received_at, reader.now)}" if tile.received_at else ""
    page = "" if tile.sector.page else "<br>Chưa mở trang lĩnh vực"
    made_up = f"<br>{made_up_html()}" if tile.made_up else ""
    return f'<div class="gb-tile">{name}<div>{" ".join(filter(None, counts))}</div>{told}{age}{page}{made_up}</div>'


def _show_arrivals(reader: Reader) -> None:
    arrivals = view(read_arrivals, reader, *_post(reader)) if may(FOLLOW) else ()
    if not arrivals:
        return
    st.subheader(ARRIVALS_HEADING, anchor=False)
    with st.container(key="panel-arrivals"):
        st.html(
            table_html(
                ("Nhận lúc", "Đơn vị gửi", "Biểu", "Kỳ", "Tệp", "Số ô", ""),
                [_arrival(reader, arrival) for arrival in arrivals],
                numeric=(5,),
            )
        )
        make = partial(arrivals_takeaway, reader.catalogue, ARRIVALS_HEADING, arrivals)
        show_takeaway("arrivals", "", make)


def _arrival(reader: Reader, arrival: Arrival) -> list[str]:
    form = reader.catalogue.forms.get(arrival.form)
    labels = [parse_period(code).label for code in arrival.periods]
    periods = labels if len(labels) <= 2 else [labels[0], "…", labels[-1]]
    return [
        format_moment(arrival.received_at),
        reader.catalogue.sender_name(arrival.unit),
        form.name if form else arrival.form,
        ", ".join(periods),
        link_html(arrival.file_name, "/tep-nguon", **query(**{SUBMISSION: arrival.submission_id})),
        format_number(arrival.cells_stored),
        Safe(made_up_html()) if arrival.made_up else "",
    ]
