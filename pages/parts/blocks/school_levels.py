"""Schools, pupils and teachers by level, teachers against the norm."""

from __future__ import annotations

from decimal import Decimal

from briefings.blocks import schools_takeaway
from charts.bands import meter
from charts.tables import Safe, table_html
from data.numbers import format_number
from data.views.reader import Reader
from data.views.schools import CODES, LevelRow, read_schools
from data.views.sector import SectorView
from pages.parts.base import view
from pages.parts.blocks.panel import show_panel
from pages.parts.links import number_link

HEADING = "Trường, học sinh, giáo viên theo cấp học"
DIFFERENCE = "Thừa, thiếu = số giáo viên hiện có trừ số theo định mức; cấp thừa không bù được cho cấp thiếu."


def show(reader: Reader, found: SectorView) -> None:
    """The table of levels; says nothing where no year was sent."""
    if found.cutoff is None or (year := view(read_schools, reader, found.cutoff.end.isoformat())) is None:
        return
    headers = ("Cấp học", "Trường", "Học sinh", "Giáo viên hiện có", "Theo định mức", "Thừa, thiếu", "So với định mức")
    period = year.period.code
    rows = [*(_row(row.name, row, period) for row in year.rows), _row("Tất cả các cấp", year.total, period)]
    caption = f"{year.period.label}. {DIFFERENCE}"
    table = table_html(headers, rows, numeric=(1, 2, 3, 4, 5))
    take = (found.sector.code, lambda: schools_takeaway(reader.catalogue, found, HEADING, year))
    show_panel("schools", HEADING, caption, table, year.made_up, take)


def _row(name: str, row: LevelRow, period: str) -> list[str]:
    amounts = zip(CODES, (row.schools, row.pupils, row.teachers, row.norm), strict=True)
    linked = (_linked(amount, code, period, row.item) for code, amount in amounts)
    return [name, *linked, _signed(row.above_norm), _staffed(row)]


def _signed(amount: Decimal | None) -> str:
    return f"+{_said(amount)}" if amount is not None and amount > 0 else _said(amount)


def _staffed(row: LevelRow) -> Safe:
    if row.staffed is None:
        return Safe("–")
    return Safe(f"{format_number(row.staffed, 1)}%{meter(row.staffed, Decimal(100))}")


def _linked(amount: Decimal | None, code: str, period: str, item: str) -> str:
    return _said(amount) if amount is None else number_link(_said(amount), code, period, item=item)


def _said(amount: Decimal | None) -> str:
    return "–" if amount is None else format_number(amount, 0)
