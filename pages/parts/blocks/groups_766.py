"""The five groups of Quyết định 766/QĐ-TTg: points against what each may reach."""

from __future__ import annotations

from decimal import Decimal

from briefings.blocks import groups_takeaway
from charts.bands import meter
from charts.tables import Safe, table_html
from data.numbers import format_number
from data.views.groups_766 import POINTS, read_groups
from data.views.parts import PartsView
from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts.base import view
from pages.parts.blocks.panel import show_panel
from pages.parts.links import number_link

HEADING = "Năm nhóm chỉ số phục vụ người dân, doanh nghiệp"
ALL = Decimal(100)


def show(reader: Reader, found: SectorView) -> None:
    """The table of groups; says nothing where no group was sent."""
    if found.cutoff is None or (month := view(read_groups, reader, found.cutoff.end.isoformat())) is None:
        return
    rows = [_row(month, item, name) for item, name in month.breakdown.items.items()]
    if not any((item, POINTS) in month.values for item in month.breakdown.items):
        return
    total = month.values.get(("", POINTS))
    said = f" · tổng {format_number(total.amount, 2)}/100 điểm" if total else ""
    caption = f"{month.period.label}{said}. Điểm tối đa của nhóm theo {month.breakdown.most_source}."
    table = table_html(("Nhóm chỉ số", "Điểm", "Tối đa", "Đạt"), rows, numeric=(1, 2))
    take = (found.sector.code, lambda: groups_takeaway(reader.catalogue, found, HEADING, month))
    show_panel("groups", HEADING, caption, table, month.made_up, take)


def _row(month: PartsView, item: str, name: str) -> list[str]:
    value, most = month.values.get((item, POINTS)), Decimal(month.breakdown.most.get(item, 0))
    if value is None:
        return [name, "–", "–", "–"]
    points = number_link(format_number(value.amount, 2), POINTS, month.period.code, item=item)
    if not most:
        return [name, points, "–", "–"]
    share = Safe(f"{format_number(ALL * value.amount / most, 1)}%{meter(value.amount, most)}")
    return [name, points, format_number(most, 0), share]
