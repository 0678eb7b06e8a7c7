"""THE generic sector page: draws a SectorView block by block."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any
from urllib.parse import urlparse

import streamlit as st

from briefings.headlines import headlines_takeaway
from briefings.tables import series_takeaway
from briefings.takeaway import Takeaway
from charts.cards import data_status, made_up_html
from charts.pace import pace_of, to_year_end
from charts.style import PALETTES
from charts.tables import table_html
from charts.trend import breaks_shown, draw_trend
from charts.words import PLACES, STATUS
from data.access import VIEW
from data.catalogue import Indicator
from data.numbers import format_value
from data.views.breaks import break_phrase
from data.views.findings import period_phrase
from data.views.headline import Headline, Point
from data.views.judgement import AT_RISK, ATTENTION, NOT_DUE, ON_TRACK, TOO_FEW
from data.views.place_headlines import place_targets
from data.views.reader import Reader, whole_targets
from data.views.sector import SectorView, look_at, read_sector
from pages.parts import words
from pages.parts.base import the_reader, theme, view
from pages.parts.blocks import BLOCKS
from pages.parts.cards import show_cards
from pages.parts.first_forms import show_first_forms
from pages.parts.focus import focus_asked, show_focus
from pages.parts.frame import (
    choose_moment,
    choose_period,
    cutoff_phrase,
    show_breadcrumb,
    show_moment,
    show_period,
    show_sources,
    show_sub,
    show_title,
)
from pages.parts.groups import group_asked, sector_asked
from pages.parts.guard import require
from pages.parts.links import carried, number_link
from pages.parts.map import show_map
from pages.parts.ranking import show_ranking
from pages.parts.resources import the_catalogue
from pages.parts.takeaway import show_takeaway


def show(code: str) -> None:
    """The page of one sector."""
    require(VIEW, code)
    reader = the_reader()
    found = view(sector_view, reader, *_asked(reader, code))
    _show_top(reader, found)
    if not (found.judged or found.waiting or found.place):
        st.info(words.NO_DATA)
        show_first_forms(reader, code)
        _show_empty(found)
        return
    show_cards(reader, found.judged, found.place)
    show_takeaway("cards", code, partial(_cards_takeaway, reader, found))
    for block in found.sector.blocks:
        BLOCKS[block](reader, found)
    _show_charts(reader, found)
    if found.waiting:
        st.subheader("Chưa đánh giá được", anchor=False)
        show_cards(reader, found.waiting, found.place)
    if found.whole:
        st.subheader(words.ONLY_WHOLE, anchor=False)
        show_cards(reader, found.whole)
    _show_empty(found)
    show_sources(found.made_up, found.published)


def _cards_takeaway(reader: Reader, found: SectorView) -> Takeaway:
    """Every indicator of the sector, or of the commune that is looked at."""
    whose = reader.catalogue.areas[found.place or reader.catalogue.province.code].name
    shown = (*found.judged, *found.waiting, *found.empty)
    return headlines_takeaway(
        reader.catalogue, found.sector.code, words.SECTOR_CARDS.format(name=found.sector.name), shown, whose
    )


def sector_view(reader: Reader, code: str, period: str, group: str, place: str = "") -> SectorView:
    """The sector as a whole, or as one commune has it."""
    found = view(read_sector, reader, code, period, group)
    return look_at(reader, found, place) if place else found


def _asked(reader: Reader, code: str) -> tuple[str, ...]:
    """What the address asks of a sector: its code, the period, the group, and the commune if there is one."""
    return (code, *sector_asked(reader.catalogue), *focus_asked(reader.catalogue, code))


def show_extra() -> None:
    """The page of the open address, for sectors that have no file of their own."""
    require(VIEW)
    asked = urlparse(st.context.url or "").path.strip("/")
    extras = [s for s in the_catalogue().sectors.values() if s.page == "sector_extra"]
    show(next((s.code for s in extras if s.url == asked), extras[0].code))


def _show_top(reader: Reader, found: SectorView) -> None:
    trail, period, moment = st.columns([5, 2, 2.4], vertical_alignment="center")
    with trail:
        show_breadcrumb((words.OVERVIEW, "/"), (found.sector.short_name, ""))
    with period:
        choose_period(found.choices, found.cutoff, f"period-{found.sector.code}")
    with moment:
        choose_moment(reader)
    show_moment(reader)
    show_period(found.cutoff)
    show_title(found.title)
    counts = found.counts
    show_sub(
        cutoff_phrase(found.received_at),
        *(
            f"<b>{counts[s]}</b> {STATUS[s][1].lower()}"
            for s in (AT_RISK, ATTENTION, ON_TRACK, NOT_DUE, TOO_FEW)
            if counts[s]
        ),
        coverage_phrase(found, _group_name(reader)),
        made_up_html() if found.made_up and not found.published else "",
        escape(words.LEADER.format(post=found.sector.leading_post)),
    )
    show_focus(reader, found.place, words.FOCUS_SECTOR)


def _group_name(reader: Reader) -> str:
    group = group_asked(reader.catalogue)
    return reader.catalogue.groups[group].name if group else ""


def coverage_phrase(found: SectorView, group: str = "") -> str:
    """'có số liệu 24/25 đơn vị', of the indicator that places are ranked by; '' in a sector without places.

    group: the name of the one whose communes are ranked; the cards are still the province's.
    """
    if found.ranking is None:
        return ""
    there = found.ranking.expected - len(found.ranking.missing)
    place = PLACES.get(found.ranking.indicator.entity, "đơn vị")
    inside = f" {escape(words.IN_GROUP.format(group=group))}" if group and not found.ranking.indicator.entity else ""
    return f"có số liệu <b>{there}/{found.ranking.expected}</b> {place}{inside}"


def _show_charts(reader: Reader, found: SectorView) -> None:
    """The map where places are communes; trend beside ranking."""
    ranking, trend = found.ranking, found.trend
    show_map(reader, found)
    if trend and ranking and ranking.rows:
        left, right = st.columns([1.35, 1], gap="small")
        with left:
            _show_trend(reader, found, trend)
        with right:
            show_ranking(reader, found, ranking)
    elif trend:
        _show_trend(reader, found, trend)
    elif ranking:
        show_ranking(reader, found, ranking)


def _show_trend(reader: Reader, found: SectorView, headline: Headline) -> None:
    indicator, asked = headline.indicator, _asked(reader, found.sector.code)
    whose = (
        reader.catalogue.areas[found.place].name
        if found.trend_of_place
        else words.WHOLE_PROVINCE
        if found.place
        else ""
    )
    with st.container(key=f"panel-trend-{indicator.code}"):
        st.subheader(", ".join(filter(None, (indicator.name, whose))), anchor=False)
        made_up = any(point.made_up for point in headline.points)
        dashes = "; nét đứt: yêu cầu đến kỳ theo chỉ tiêu năm" if headline.verdict.target else ""
        hollow = "; điểm rỗng: số liệu minh họa" if made_up else ""
        dots = words.PACE.format(when=period_phrase(headline)) if follows_plan(found) and pace_of(headline) else ""
        said = f"{indicator.unit}{dashes}{dots}{hollow}"
        st.html(f'<div class="gb-caption">{escape(said)}</div>{breaks_html(headline)}')
        st.vega_lite_chart(view(trend_spec, reader, theme(), *asked), width="stretch", theme=None)
        with st.expander("Bảng số liệu của biểu đồ"):
            st.html(view(trend_table, reader, *asked, also=carried()))
        show_takeaway(
            f"trend-{indicator.code}",
            indicator.sector,
            lambda: series_takeaway(reader.catalogue, headline, place=whose),
            lambda: view(trend_spec, reader, "light", *asked),
        )


def trend_table(reader: Reader, *asked: str) -> str:
    """The finished table twin of that chart."""
    found = view(sector_view, reader, *asked)
    return series_table(found.trend, found.place if found.trend_of_place else "") if found.trend else ""


def trend_spec(reader: Reader, chosen: str, *asked: str) -> dict[str, Any]:
    """The finished trend chart of a sector's view; asked: what the view was read with."""
    found = view(sector_view, reader, *asked)
    if found.trend is None:
        return {}
    code = found.trend.indicator.code
    targets = (place_targets if found.trend_of_place else whole_targets)(reader, [code])[code]
    ahead = follows_plan(found)
    points = to_year_end(found.trend.points) if ahead else found.trend.points
    pace = pace_of(found.trend) if ahead else ()
    return draw_trend(found.trend.indicator, points, targets, PALETTES[chosen], found.trend.breaks, pace)


def follows_plan(found: SectorView) -> bool:
    """Whether the trend is drawn on to the end of the year, whose target it has."""
    return "plan_targets" in found.sector.blocks and bool(found.trend and found.trend.verdict.target)


def breaks_html(headline: Headline) -> str:
    """The breaks that a trend draws, in words."""
    told = (break_phrase(found) for found, _ in breaks_shown(headline.points, headline.breaks))
    return "".join(f'<div class="gb-caption">{escape(words.BREAK.format(said=said))}</div>' for said in told)


def series_table(headline: Headline, place: str) -> str:
    """The table twin of a trend, newest first, each number a link to its cells. place: the commune that it is of."""
    indicator = headline.indicator
    rows = [
        (
            point.period.label,
            _linked(indicator, point, place),
            data_status(point),
            "Số liệu minh họa" if point.made_up else "",
        )
        for point in reversed(headline.points)
    ]
    return table_html(("Kỳ", "Giá trị", "Trạng thái số liệu", ""), rows, caption=indicator.name, numeric=(1,))


def _linked(indicator: Indicator, shown: Point, place: str) -> str:
    said = format_value(shown.amount, indicator.unit, indicator.decimals)
    return said if shown.amount is None else number_link(said, indicator.code, shown.period.code, place)


def _show_empty(found: SectorView) -> None:
    gaps = ((words.EMPTY, found.empty), (words.TOO_SMALL, found.hidden))
    lines = [f"{what}: {', '.join(h.indicator.short_name for h in those)}." for what, those in gaps if those]
    if lines:
        st.html("".join(f'<div class="gb-caption">{escape(line)}</div>' for line in lines))
