"""Accidents, deaths and injuries, each against the same period last year."""

from __future__ import annotations

from briefings.blocks import accidents_takeaway
from briefings.headlines import headlines_takeaway
from charts.tables import cell_link_html, table_html
from data.numbers import capitalise, format_value
from data.views.accidents import (
    MOST_COMMUNES,
    CommuneTally,
    likeness_phrase,
    read_accidents,
    read_triad,
    span_phrase,
)
from data.views.breaks import communes_since
from data.views.comparison import YEAR_AGO
from data.views.findings import change_phrase, period_phrase
from data.views.headline import Headline
from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts.base import view
from pages.parts.blocks.accident_list import show_accident_list
from pages.parts.blocks.panel import show_panel
from pages.parts.groups import sector_asked
from pages.parts.links import PERIOD, PLACE, number_link, query

HEADING = "Tai nạn giao thông so với cùng kỳ"
PLACES_HEADING = "Nơi xảy ra tai nạn"
COMPARED = ("Vụ trong kỳ so sánh", "Vụ cùng kỳ năm trước")
NOTHING = "–"


def show(reader: Reader, found: SectorView) -> None:
    """The table of three; says nothing where nothing was sent."""
    if found.cutoff is None:
        return
    triad = [h for h in view(read_triad, reader, found.cutoff.end.isoformat()) if h.value]
    if not triad:
        return
    rows = [[h.indicator.short_name, capitalise(period_phrase(h)), _said(h), capitalise(_change(h))] for h in triad]
    made_up = any(h.value.made_up for h in triad if h.value)
    table = table_html(("Nội dung", "Kỳ", "Số liệu", "So với cùng kỳ năm trước"), rows, numeric=(2,))
    take = (found.sector.code, lambda: headlines_takeaway(reader.catalogue, found.sector.code, HEADING, triad))
    show_panel("accidents", HEADING, "Ba số luôn xem cùng nhau.", table, made_up, take)
    _show_places(reader, found, found.cutoff.end.isoformat())


def _show_places(reader: Reader, sector: SectorView, until: str) -> None:
    """The communes with most accidents this year; nothing where accidents are not reported one by one."""
    found = view(read_accidents, reader, until)
    if found is None:
        return
    headers = ["Xã, phường", "Vụ", "Người chết", "Người bị thương", *(COMPARED if found.compared else ())]
    period, _ = sector_asked(reader.catalogue)
    rows = [
        [
            reader.catalogue.areas[tally.area].short_name,
            cell_link_html(str(tally.accidents), "", **query(**{PLACE: tally.area, PERIOD: period})),
            *map(str, (tally.deaths, tally.injuries)),
            *(_compared(tally) if found.compared else ()),
        ]
        for tally in found.communes[:MOST_COMMUNES]
    ]
    caption = (
        f"{span_phrase(found)}: {len(found.events)} vụ được báo cáo từng vụ tại {len(found.communes)} xã, phường; "
        f"hiện {len(rows)} nơi nhiều nhất. {likeness_phrase(found, communes_since(reader.catalogue))}"
    )
    table = table_html(headers, rows, numeric=range(1, len(headers)))
    take = (sector.sector.code, lambda: accidents_takeaway(reader.catalogue, sector, PLACES_HEADING, found))
    show_panel("accident-places", PLACES_HEADING, caption, table, found.made_up, take)
    show_accident_list(reader, sector, found)


def _compared(tally: CommuneTally) -> tuple[str, str]:
    """Accidents on the days that both years can tell of; a dash where there are none."""
    if tally.recent is None or tally.before is None:
        return NOTHING, NOTHING
    return str(tally.recent), str(tally.before)


def _said(headline: Headline) -> str:
    indicator, amount = headline.indicator, headline.value.amount if headline.value else None
    return number_link(format_value(amount, indicator.unit, indicator.decimals), indicator.code, headline.period.code)


def _change(headline: Headline) -> str:
    found = next((c for c in headline.comparisons if c.base == YEAR_AGO), None)
    return change_phrase(headline, found) if found else "chưa có số liệu cùng kỳ để so sánh"
