"""Press items that somebody has to verify, what is overdue first."""

from __future__ import annotations

from briefings.blocks import verifications_takeaway
from charts.tables import Safe, link_html, table_html
from charts.words import VERIFICATIONS
from data.numbers import format_moment
from data.views.press import IN_TIME, LATE, OPEN, OVERDUE, Verification, read_press
from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts.base import view
from pages.parts.blocks.panel import show_panel
from pages.parts.links import CELL, SUBMISSION, query

HEADING = "Tin, bài cần xác minh, trả lời"
SHOWN = 20
PILLS = {OVERDUE: "over", OPEN: "none", LATE: "near", IN_TIME: "within"}


def show(reader: Reader, found: SectorView) -> None:
    """The counts and the table; says nothing where nothing has to be verified."""
    if found.cutoff is None or (press := view(read_press, reader, found.cutoff.end.isoformat())) is None:
        return
    pills = " ".join(
        f'<span class="gb-pill gb-{PILLS[state]}">{symbol} {word}: <b>{press.count(state)}</b></span>'
        for state, (symbol, word) in VERIFICATIONS.items()
    )
    headers = ("Nội dung", "Nguồn tin", "Sắc thái", "Đơn vị xác minh", "Hạn trả lời", "Tình trạng", "Tệp nguồn")
    table = table_html(headers, [_row(reader, verification) for verification in press.verifications[:SHOWN]])
    caption = f"30 ngày đến {format_moment(press.moment)} · {len(press.verifications)} tin, bài phải xác minh" + (
        f", hiện {SHOWN} tin, bài đầu." if len(press.verifications) > SHOWN else "."
    )
    body = f'<div class="gb-scale">{pills}</div>{table}'
    take = (found.sector.code, lambda: verifications_takeaway(reader.catalogue, found, HEADING, press))
    show_panel("verifications", HEADING, caption, body, press.made_up, take)


def _row(reader: Reader, verification: Verification) -> list[str]:
    item, (symbol, word) = verification.item, VERIFICATIONS[verification.state]
    return [
        item.title,
        item.source,
        item.tone,
        reader.catalogue.sender_name(item.unit),
        format_moment(verification.due_at),
        Safe(f'<span class="gb-pill gb-{PILLS[verification.state]}">{symbol} {word}</span>'),
        link_html("mở ô", "/tep-nguon", **query(**{SUBMISSION: item.submission_id, CELL: item.cell})),
    ]
