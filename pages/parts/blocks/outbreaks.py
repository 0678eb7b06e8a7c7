"""Communes with active outbreaks; small numbers of cases stay hidden."""

from __future__ import annotations

from briefings.blocks import outbreaks_takeaway
from charts.tables import link_html, table_html
from data.numbers import format_number
from data.views.outbreaks import ACTIVE, CASES, DAYS, OutbreakRow, OutbreakView, read_outbreaks
from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts.base import view
from pages.parts.blocks.panel import show_panel
from pages.parts.links import number_link, query

HIDDEN = " Dưới {least} ca của một xã, phường không hiện số; vài ô khác được ẩn theo để không suy ngược ra được."
HEADING = "Ổ dịch đang hoạt động"
NONE = "Không có ổ dịch nào đang hoạt động."


def show(reader: Reader, found: SectorView) -> None:
    """The table of communes; a sentence where there is no outbreak, nothing where nobody reports."""
    if found.cutoff is None or (day := view(read_outbreaks, reader, found.cutoff.end.isoformat())) is None:
        return
    caption = f"{day.period.label} · {day.reporting}/{len(reader.catalogue.communes)} xã, phường có số liệu."
    if any(row.hidden for row in day.rows):
        caption += HIDDEN.format(least=day.least)
    headers = ("Xã, phường", "Ổ dịch đang hoạt động", f"Ca bệnh {DAYS} ngày gần nhất")
    rows = [_row(reader, row, day) for row in day.rows]
    body = table_html(headers, rows, numeric=(1, 2)) if rows else f"<p>{NONE}</p>"
    take = (found.sector.code, lambda: outbreaks_takeaway(reader.catalogue, found, HEADING, day))
    show_panel("outbreaks", HEADING, caption, body, day.made_up, take if rows else None)


def _row(reader: Reader, row: OutbreakRow, day: OutbreakView) -> list[str]:
    area = reader.catalogue.areas.get(row.area)
    period = day.period.code
    cases: str = "–" if row.cases is None else "không hiện" if row.hidden else format_number(row.cases, 0)
    if row.cases is not None and not row.hidden:
        cases = number_link(cases, CASES, period, row.area)
    active = number_link(format_number(row.active, 0), ACTIVE, period, row.area)
    name = area.short_name if area else row.area
    return [link_html(name, "/don-vi", **query(ma=row.area)), active, cases]
