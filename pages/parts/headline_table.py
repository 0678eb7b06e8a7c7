"""Headlines as the rows of a table, where cards would take too much room."""

from __future__ import annotations

from collections.abc import Sequence

from charts.cards import coverage_phrase, made_up_html, status_html
from charts.tables import Safe, table_html
from charts.words import CORRECTED_VALUE
from data.numbers import MISSING, capitalise, format_date, format_value
from data.views.findings import change_phrase, period_phrase
from data.views.headline import Headline
from pages.parts.links import indicator_link

HEADERS = ("Chỉ tiêu", "Giá trị", "Kỳ", "Trạng thái", "Thay đổi", "Độ phủ", "Nhận ngày", "")


def headline_table(headlines: Sequence[Headline]) -> str:
    """One row a headline; those without a value are left out."""
    return table_html(HEADERS, [row for row in map(_headline, headlines) if row], numeric=(1,))


def _headline(headline: Headline) -> list[str]:
    indicator, value = headline.indicator, headline.value
    if value is None:
        return []
    corrected = CORRECTED_VALUE if headline.corrected else ""
    stale = "quá kỳ cập nhật" if headline.stale else ""
    return [
        indicator_link(indicator.short_name, indicator.code, headline.period.code),
        format_value(value.amount, indicator.unit, indicator.decimals),
        capitalise(period_phrase(headline)),
        Safe(status_html(headline)),
        capitalise(change_phrase(headline, headline.comparisons[0])) if headline.comparisons else MISSING,
        coverage_phrase(value, indicator.entity),
        ", ".join(filter(None, (format_date(value.received_at.date()), corrected, stale))),
        Safe(made_up_html()) if value.made_up else "",
    ]
