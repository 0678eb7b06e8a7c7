"""Feedback by field: what was open + what came in = what was handled + what is open."""

from __future__ import annotations

from decimal import Decimal

from briefings.blocks import feedback_takeaway
from charts.tables import Safe, table_html
from data.numbers import format_number
from data.views.feedback import CODES, FieldRow, read_feedback
from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts.base import view
from pages.parts.blocks.panel import show_panel
from pages.parts.links import number_link

HEADING = "Phản ánh, kiến nghị theo lĩnh vực"
WORDS = {True: "● khớp", False: "■ chưa khớp", None: "○ thiếu số liệu"}


def show(reader: Reader, found: SectorView) -> None:
    """The table of fields; says nothing where no month was sent."""
    if found.cutoff is None or (month := view(read_feedback, reader, found.cutoff.end.isoformat())) is None:
        return
    off = sum(row.balances is False for row in month.rows)
    caption = f"{month.period.label}. Tồn đầu kỳ + tiếp nhận = đã xử lý + tồn cuối kỳ" + (
        f"; {off} lĩnh vực chưa khớp, đề nghị đơn vị gửi kiểm tra lại." if off else "."
    )
    headers = ("Lĩnh vực", "Tồn đầu kỳ", "Tiếp nhận", "Đã xử lý", "Tồn cuối kỳ", "Cân đối")
    period = month.period.code
    rows = [*(_row(row.name, row, period) for row in month.rows), _row("Toàn tỉnh", month.total, period)]
    table = table_html(headers, rows, numeric=(1, 2, 3, 4))
    take = (found.sector.code, lambda: feedback_takeaway(reader.catalogue, found, HEADING, month))
    show_panel("feedback", HEADING, caption, table, month.made_up, take)


def _row(name: str, row: FieldRow, period: str) -> list[str]:
    amounts = zip(CODES, (row.opening, row.received, row.handled, row.closing), strict=True)
    linked = (_said(amount, code, period, row.item) for code, amount in amounts)
    kind = {True: "within", False: "over", None: "none"}[row.balances]
    return [name, *linked, Safe(f'<span class="gb-pill gb-{kind}">{WORDS[row.balances]}</span>')]


def _said(amount: Decimal | None, code: str, period: str, item: str) -> str:
    return "–" if amount is None else number_link(format_number(amount, 0), code, period, item=item)
