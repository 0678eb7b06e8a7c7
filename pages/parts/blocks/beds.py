"""Bed occupancy against the range that was set for it: too empty and too full are both bad."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import Any

from briefings.tables import series_takeaway
from charts.bands import meter
from charts.cards import goal_phrase, status_html
from charts.style import LIGHT
from charts.trend import draw_trend
from data.numbers import format_value
from data.views.beds import BEDS, read_beds
from data.views.headline import Headline
from data.views.reader import Reader, whole_targets
from data.views.sector import SectorView
from pages.parts.base import view
from pages.parts.blocks.panel import show_panel
from pages.parts.links import number_link

MOST = Decimal(150)


def show(reader: Reader, found: SectorView) -> None:
    """A meter with the range marked; says nothing where there is no value or no range."""
    if found.cutoff is None:
        return
    beds = view(read_beds, reader, found.cutoff.end.isoformat())
    target = beds.verdict.target
    if beds.value is None or target is None or target.upper is None:
        return
    amounts = [point.amount for point in beds.points if point.amount is not None]
    outside = sum(not target.value <= amount <= target.upper for amount in amounts)
    amount = format_value(beds.value.amount, beds.indicator.unit, beds.indicator.decimals)
    said = number_link(amount, BEDS, beds.period.code)
    body = (
        f'<div class="gb-card"><div class="gb-number">{said}</div>{status_html(beds)}'
        f"{meter(beds.value.amount, MOST, target.value, target.upper)}"
        f'<div class="gb-plan">{escape(goal_phrase(beds))}; dải đậm trên thanh là khoảng được giao, '
        f"thang từ 0 đến {MOST}%. {outside}/{len(amounts)} ngày gần nhất ở ngoài khoảng.</div></div>"
    )
    take = (found.sector.code, lambda: series_takeaway(reader.catalogue, beds))
    caption = f"{beds.period.label}, toàn tỉnh"
    show_panel("beds", beds.indicator.name, caption, body, beds.value.made_up, take, lambda: beds_spec(reader, beds))


def beds_spec(reader: Reader, beds: Headline) -> dict[str, Any]:
    """The days behind the meter as a chart for a file, with the range."""
    targets = whole_targets(reader, [BEDS])[BEDS]
    return draw_trend(beds.indicator, beds.points, targets, LIGHT, beds.breaks)
