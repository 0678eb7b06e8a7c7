"""The register of tasks: how many stand how, by unit, what is overdue, one programme along time."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from briefings.tasks import TaskFiles
from charts.cards import made_up_html
from charts.gantt import draw_gantt
from charts.tables import Safe, link_html, table_html
from charts.words import STATUS, TASK_STATES
from data.numbers import format_date, format_number
from data.views.reader import Reader
from data.views.sector import SectorView
from data.views.task_board import (
    DONE,
    DONE_LATE,
    DUE_SOON,
    OPEN,
    OVERDUE,
    REGISTER_SECTOR,
    Standing,
    TaskBoard,
    UnitTally,
    read_task_board,
)
from pages.parts.base import theme, view
from pages.parts.blocks.panel import show_panel
from pages.parts.folded import show_folded
from pages.parts.links import CELL, PLACE, PROGRAMME, SUBMISSION, query
from pages.parts.takeaway import show_takeaway

STATES_HEADING = "Tình trạng thực hiện"
UNITS_HEADING = "Theo cơ quan chủ trì"
TARGETS_HEADING = "Chỉ tiêu được giao"
SHOWN = 20
SHOWN_BARS = 25
PILLS = {OVERDUE: "over", DUE_SOON: "near", OPEN: "none", DONE_LATE: "near", DONE: "within"}


def show(reader: Reader, found: SectorView) -> None:
    """Four panels; says nothing where no task stands assigned."""
    if found.cutoff is None or (board := view(read_task_board, reader, found.cutoff.end.isoformat())) is None:
        return
    files = TaskFiles(reader.catalogue, board, found.received_at)
    _show_states(files, board)
    _show_units(reader, files, board)
    _show_overdue(reader, files, board)
    _show_targets(reader, files, board)
    _show_programme(reader, files, board)


def _show_states(files: TaskFiles, board: TaskBoard) -> None:
    total, states = len(board.standings), board.states
    pills = " ".join(
        f'<span class="gb-pill gb-{PILLS[state]}">{symbol} {word}: <b>{format_number(states[state], 0)}</b></span>'
        for state, (symbol, word) in TASK_STATES.items()
    )
    extended = sum(standing.task.extensions > 0 for standing in board.standings)
    caption = (
        f"Ngày {format_date(board.day)} · {format_number(total, 0)} nhiệm vụ, chỉ tiêu được giao · "
        f"{format_number(extended, 0)} đã được gia hạn. Trạng thái tính theo thời hạn đang có hiệu lực; "
        "thời hạn giao ban đầu vẫn được giữ."
    )
    body, take = f'<div class="gb-scale">{pills}</div>', (REGISTER_SECTOR, lambda: files.states(STATES_HEADING))
    show_panel("task-states", STATES_HEADING, caption, body, board.made_up, take)


def _show_units(reader: Reader, files: TaskFiles, board: TaskBoard) -> None:
    caption = "Xếp theo số nhiệm vụ quá hạn. Bấm tên cơ quan để xem riêng nhiệm vụ quá hạn của cơ quan đó."
    take = (REGISTER_SECTOR, lambda: files.units(UNITS_HEADING))
    table, rest = _unit_table(reader, board.units[:SHOWN]), board.units[SHOWN:]
    more = (f"Xem thêm {len(rest)} cơ quan", lambda: _unit_table(reader, rest)) if rest else None
    show_panel("task-units", UNITS_HEADING, caption, table, board.made_up, take, more=more)


def _unit_table(reader: Reader, tallies: Sequence[UnitTally]) -> str:
    words = [TASK_STATES[state][1] for state in (OVERDUE, DUE_SOON, OPEN, DONE_LATE, DONE)]
    headers = ("Cơ quan chủ trì", "Được giao", *words, "Đã gia hạn", "Quá hạn dài nhất (ngày)")
    rows = [
        [
            link_html(reader.catalogue.sender_name(tally.unit), "", **query(**{PLACE: tally.unit})),
            format_number(tally.assigned, 0),
            *(format_number(tally.states[state], 0) for state in (OVERDUE, DUE_SOON, OPEN, DONE_LATE, DONE)),
            format_number(tally.extended, 0),
            format_number(tally.longest, 0) if tally.longest else "–",
        ]
        for tally in tallies
    ]
    return table_html(headers, rows, numeric=range(1, 9))


def _show_overdue(reader: Reader, files: TaskFiles, board: TaskBoard) -> None:
    unit = str(st.query_params.get(PLACE, ""))
    name = reader.catalogue.units[unit].name if unit in reader.catalogue.units else ""
    overdue = board.overdue(unit if name else "")
    heading = f"Nhiệm vụ quá hạn của {name}" if name else "Nhiệm vụ quá hạn lâu nhất"
    everything = link_html("Xem tất cả cơ quan", "", **query()) if name else ""
    _show_list(reader, files, heading, everything, overdue)


def show_unit(reader: Reader, unit: str) -> None:
    """What a unit leads and is overdue with, for its own page; nothing where it leads no task."""
    board = view(read_task_board, reader, reader.today.isoformat())
    tally = next((t for t in board.units if t.unit == unit), None) if board else None
    if board is None or tally is None:
        return
    heading = f"Nhiệm vụ quá hạn, trong {format_number(tally.assigned, 0)} nhiệm vụ được giao"
    _show_list(reader, TaskFiles(reader.catalogue, board), heading, "", board.overdue(unit))


def _show_list(reader: Reader, files: TaskFiles, heading: str, link: str, overdue: list[Standing]) -> None:
    headers = ("Mã", "Nhiệm vụ", "Cơ quan chủ trì", "Hạn giao", "Hạn hiện nay", "Quá hạn", "Văn bản giao", "Nguồn")
    rows = [_overdue_row(reader, standing) for standing in overdue[:SHOWN]]
    shown = f"Hiện {len(rows)} trong {len(overdue)} nhiệm vụ." if len(overdue) > len(rows) else ""
    body = table_html(headers, rows, numeric=(5,)) if rows else "<p>Không có nhiệm vụ nào quá hạn.</p>"
    made_up = any(standing.task.made_up for standing in overdue[:SHOWN])
    take = (REGISTER_SECTOR, lambda: files.tasks(heading, overdue)) if overdue else None
    show_panel("task-overdue", heading, shown, f"{link}{body}", made_up, take)


def _overdue_row(reader: Reader, standing: Standing) -> list[str]:
    task = standing.task
    extended = f"{format_date(task.extended_to)} (gia hạn {task.extensions} lần)" if task.extended_to else "–"
    return [
        task.code,
        task.title,
        reader.catalogue.sender_name(task.lead),
        format_date(task.due_on) if task.due_on else "–",
        extended,
        f"{standing.days} ngày",
        task.document,
        source_link(standing),
    ]


def source_link(standing: Standing) -> Safe:
    """The cell of the register that a task came from."""
    address = {SUBMISSION: standing.task.submission_id, CELL: standing.task.cell}
    return link_html(standing.task.cell.rpartition("!")[2], "/tep-nguon", **query(**address))


def _show_targets(reader: Reader, files: TaskFiles, board: TaskBoard) -> None:
    known = [s for s in board.targets() if s.task.indicator in reader.catalogue.indicators and s.verdict]
    rows = [
        [
            standing.task.code,
            standing.task.title,
            reader.catalogue.sender_name(standing.task.lead),
            link_html(
                reader.catalogue.indicators[standing.task.indicator].short_name,
                "/chi-tieu",
                **query(ma=standing.task.indicator),
            ),
            " ".join(STATUS[standing.verdict]),
        ]
        for standing in known
    ]
    if rows:
        headers = ("Mã", "Chỉ tiêu được giao", "Cơ quan chủ trì", "Chỉ tiêu theo dõi", "Đánh giá")
        caption = "Dòng loại chỉ tiêu không do đơn vị tự báo hoàn thành: đánh giá lấy từ số liệu của chỉ tiêu."
        take = (REGISTER_SECTOR, lambda: files.targets(TARGETS_HEADING, known))
        show_panel("task-targets", TARGETS_HEADING, caption, table_html(headers, rows), board.made_up, take)


def _show_programme(reader: Reader, files: TaskFiles, board: TaskBoard) -> None:
    names = list(board.programmes)
    if not names:
        return
    asked = str(st.query_params.get(PROGRAMME, ""))
    with st.container(key="panel-programme"):
        st.subheader("Tiến độ trong một chương trình", anchor=False)
        chosen = st.selectbox(
            "Chương trình", names, index=names.index(asked) if asked in names else 0, key=f"programme-{asked}"
        )
        if chosen and chosen != (asked or names[0]):
            st.query_params[PROGRAMME] = chosen
            st.rerun()
        programme = chosen or names[0]
        tasks = board.programmes[programme]
        legend = " · ".join(f"{symbol} {word.lower()}" for symbol, word in TASK_STATES.values())
        st.html(
            f'<div class="gb-caption">{len(tasks)} nhiệm vụ, hiện {min(len(tasks), SHOWN_BARS)} theo thời hạn, '
            f"việc chưa xong trước. {escape(legend)}. Vạch đứt: ngày {format_date(board.day)}; thanh mảnh: phần được "
            f"gia hạn.{' ' + made_up_html() if board.made_up else ''}</div>"
        )
        spec = view(gantt_spec, reader, board.day.isoformat(), programme, theme())
        st.vega_lite_chart(spec, width="stretch", theme=None)
        show_folded("programme", "Bảng nhiệm vụ của chương trình", lambda: _programme_table(reader, tasks))
        show_takeaway(
            "programme",
            REGISTER_SECTOR,
            lambda: files.tasks(programme, tasks),
            lambda: view(gantt_spec, reader, board.day.isoformat(), programme, "light"),
        )


def gantt_spec(reader: Reader, day: str, programme: str, chosen: str) -> dict[str, Any]:
    """The finished chart of one programme."""
    board = view(read_task_board, reader, day)
    if board is None:
        return {}
    dated = [standing for standing in board.programmes[programme] if standing.task.deadline]
    open_first = sorted(dated, key=lambda s: (s.state in (DONE, DONE_LATE), s.task.deadline or board.day, s.task.code))
    return draw_gantt(open_first[:SHOWN_BARS], board.day, chosen)


def _programme_table(reader: Reader, tasks: Sequence[Standing]) -> str:
    headers = ("Mã", "Nhiệm vụ", "Cơ quan chủ trì", "Hạn", "Tình trạng")
    return table_html(headers, [_programme_row(reader, standing) for standing in tasks])


def _programme_row(reader: Reader, standing: Standing) -> list[str]:
    deadline = standing.task.deadline
    return [
        standing.task.code,
        standing.task.title,
        reader.catalogue.sender_name(standing.task.lead),
        format_date(deadline) if deadline else "–",
        " ".join(TASK_STATES[standing.state]),
    ]
