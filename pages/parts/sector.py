"""THE generic sector page: draws a SectorView block by block."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import urlparse

import streamlit as st

from briefings.tables import ranking_takeaway, series_takeaway
from charts.bars import draw_ranking, said
from charts.cards import made_up_html
from charts.style import PALETTES
from charts.tables import table_html
from charts.trend import draw_trend
from charts.words import PLACES, STATUS
from data.access import VIEW
from data.numbers import capitalise, format_value
from data.views.findings import phrase_of
from data.views.headline import Headline
from data.views.judgement import AT_RISK, ATTENTION, NOT_DUE, ON_TRACK, TOO_FEW
from data.views.ranking import SMALLEST_DENOMINATOR, Ranking
from data.views.reader import Reader, whole_targets
from data.views.sector import SectorView, read_sector
from pages.parts import words
from pages.parts.base import the_reader, theme, view
from pages.parts.blocks import BLOCKS
from pages.parts.cards import show_cards
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
from pages.parts.groups import choose_group, group_asked, sector_asked
from pages.parts.guard import require
from pages.parts.links import PLACE
from pages.parts.map import show_map
from pages.parts.takeaway import show_takeaway


def show(code: str) -> None:
    """The page of one sector."""
    require(VIEW, code)
    reader = the_reader()
    found = view(read_sector, reader, code, *sector_asked(reader.catalogue))
    _show_top(reader, found)
    if not (found.judged or found.waiting):
        st.info(words.NO_DATA)
        _show_empty(found)
        return
    show_cards(reader, found.judged)
    for block in found.sector.blocks:
        BLOCKS[block](reader, found)
    _show_charts(reader, found)
    if found.waiting:
        st.subheader("Chưa đánh giá được", anchor=False)
        show_cards(reader, found.waiting, "waiting")
    _show_empty(found)
    show_sources(found.made_up, found.published)


def show_extra() -> None:
    """The page of the open address, for sectors that have no file of their own."""
    require(VIEW)
    asked = urlparse(st.context.url or "").path.strip("/")
    extras = [s for s in the_reader().catalogue.sectors.values() if s.page == "sector_extra"]
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
        coverage_phrase(found),
        made_up_html() if found.made_up and not found.published else "",
        escape(words.LEADER.format(post=found.sector.leading_post)),
    )


def coverage_phrase(found: SectorView) -> str:
    """'có số liệu 24/25 đơn vị', of the indicator that places are ranked by; '' in a sector without places."""
    if found.ranking is None:
        return ""
    there = found.ranking.expected - len(found.ranking.missing)
    place = PLACES.get(found.ranking.indicator.entity, "đơn vị")
    return f"có số liệu <b>{there}/{found.ranking.expected}</b> {place}"


def _show_charts(reader: Reader, found: SectorView) -> None:
    """The map where places are communes; trend beside ranking."""
    ranking, trend = found.ranking, found.trend
    show_map(reader, found)
    if trend and ranking and ranking.rows:
        left, right = st.columns([1.35, 1], gap="small")
        with left:
            _show_trend(reader, found, trend)
        with right:
            _show_ranking(reader, found, ranking)
    elif trend:
        _show_trend(reader, found, trend)
    elif ranking:
        _show_ranking(reader, found, ranking)


def _show_trend(reader: Reader, found: SectorView, headline: Headline) -> None:
    indicator = headline.indicator
    with st.container(key=f"panel-trend-{indicator.code}"):
        st.subheader(indicator.name, anchor=False)
        made_up = any(point.made_up for point in headline.points)
        dashes = "; nét đứt: yêu cầu đến kỳ theo chỉ tiêu năm" if headline.verdict.target else ""
        hollow = "; điểm rỗng: số liệu minh họa" if made_up else ""
        st.html(f'<div class="gb-caption">{escape(indicator.unit)}{dashes}{hollow}</div>')
        spec = view(trend_spec, reader, found.sector.code, *sector_asked(reader.catalogue), theme())
        st.vega_lite_chart(spec, width="stretch", theme=None)
        with st.expander("Bảng số liệu của biểu đồ"):
            st.html(series_table(headline))
        show_takeaway(
            f"trend-{indicator.code}",
            indicator.sector,
            lambda: series_takeaway(reader.catalogue, headline),
            lambda: view(trend_spec, reader, found.sector.code, *sector_asked(reader.catalogue), "light"),
        )


def trend_spec(reader: Reader, sector: str, period: str, group: str, chosen: str) -> dict[str, Any]:
    """The finished trend chart of a sector's view."""
    headline = view(read_sector, reader, sector, period, group).trend
    if headline is None:
        return {}
    targets = whole_targets(reader, [headline.indicator.code])[headline.indicator.code]
    return draw_trend(headline.indicator, headline.points, targets, PALETTES[chosen])


def ranking_spec(reader: Reader, sector: str, period: str, group: str, picked: str, chosen: str) -> dict[str, Any]:
    """The finished ranking chart of a sector at a period, of one group of communes or of all."""
    ranking = view(read_sector, reader, sector, period, group).ranking
    return draw_ranking(ranking, picked, PALETTES[chosen]) if ranking else {}


def series_table(headline: Headline) -> str:
    """The table twin of a trend, newest first."""
    indicator = headline.indicator
    rows = [
        (
            point.period.label,
            format_value(point.amount, indicator.unit, indicator.decimals),
            "Chưa có số liệu" if point.amount is None else f"số {point.obs_status}",
            "Số liệu minh họa" if point.made_up else "",
        )
        for point in reversed(headline.points)
    ]
    return table_html(("Kỳ", "Giá trị", "Trạng thái số liệu", ""), rows, caption=indicator.name, numeric=(1,))


def _show_ranking(reader: Reader, found: SectorView, ranking: Ranking) -> None:
    place, group = (
        PLACES.get(ranking.indicator.entity, "đơn vị"),
        reader.catalogue.groups.get(group_asked(reader.catalogue)),
    )
    with st.container(key=f"panel-ranking-{ranking.indicator.code}"):
        st.subheader(f"{ranking.indicator.short_name} theo {place}", anchor=False)
        if not ranking.indicator.entity:
            choose_group(reader.catalogue, f"group-{found.sector.code}")
        if not ranking.enough:
            st.info(f"Mới có số liệu của {len(ranking.rows)}/{ranking.expected} {place}, chưa đủ để xếp hạng.")
        else:
            _show_bars(reader, found, ranking, place)
        with st.expander("Bảng đầy đủ"):
            st.html(ranking_table(ranking))
        show_takeaway(
            f"ranking-{ranking.indicator.code}",
            ranking.indicator.sector,
            lambda: ranking_takeaway(reader.catalogue, ranking, found.received_at, group),
            lambda: draw_ranking(ranking, "", PALETTES["light"]),
        )


def _show_bars(reader: Reader, found: SectorView, ranking: Ranking, place: str) -> None:
    least = f" có từ {SMALLEST_DENOMINATOR} trở lên" if ranking.too_small else ""
    st.html(
        f'<div class="gb-caption">{capitalise(phrase_of(ranking.period, False))}; xếp hạng {len(ranking.rows)} {place}'
        f"{least}. Bấm vào một thanh để xem riêng.</div>"
    )
    asked = str(st.query_params.get(PLACE, ""))
    event = st.vega_lite_chart(
        view(ranking_spec, reader, found.sector.code, *sector_asked(reader.catalogue), asked, theme()),
        width="stretch",
        theme=None,
        on_select="rerun",
        key=f"pick-{ranking.indicator.code}-{asked}",
    )
    picked = _picked(event)
    if picked and picked != asked:
        st.query_params[PLACE] = picked
        st.rerun()
    _show_picked(ranking, asked)


def _picked(event: object) -> str:
    selection = getattr(event, "selection", {}) or {}
    rows = selection.get("pick") or []
    return str(rows[0].get("place", "")) if rows else ""


def _show_picked(ranking: Ranking, place: str) -> None:
    if not place:
        return
    row = next((row for row in ranking.rows if row.place == place), None)
    if row is None:
        st.warning(words.PLACE_UNKNOWN.format(text=words.plain(place, 24)))
        return
    moved = "" if row.moved is None else f", {_moved(row.moved)} so với kỳ trước"
    st.html(
        f'<div class="gb-sub"><b>{escape(row.name)}</b>: {said(ranking, row)}, '
        f"hạng {row.rank}/{len(ranking.rows)}{moved}</div>"
    )


def _moved(places: int) -> str:
    if places == 0:
        return "giữ hạng"
    return f"tăng {places} bậc" if places > 0 else f"giảm {-places} bậc"


def ranking_table(ranking: Ranking) -> str:
    """The table twin of a ranking, and by name those that are not in it."""
    rows = [
        (
            str(row.rank),
            row.name,
            said(ranking, row),
            "–" if row.moved is None else _moved(row.moved),
            "Số liệu minh họa" if row.made_up else "",
        )
        for row in ranking.rows
    ]
    table = table_html(("Hạng", "Đơn vị", "Giá trị", "Thay đổi thứ hạng", ""), rows, numeric=(0, 2))
    notes = []
    if ranking.missing:
        notes.append(f"Chưa có số liệu ({len(ranking.missing)}): {', '.join(ranking.missing)}.")
    if ranking.hidden:
        names = ", ".join(ranking.hidden)
        notes.append(f"Số quá nhỏ, không hiện ({len(ranking.hidden)}): {names}.")
    if ranking.too_small:
        notes.append(
            f"Mẫu số dưới {SMALLEST_DENOMINATOR}, không xếp hạng ({len(ranking.too_small)}): "
            f"{', '.join(ranking.too_small)}."
        )
    return table + f'<div class="gb-caption">{escape(" ".join(notes))}</div>'


def _show_empty(found: SectorView) -> None:
    if found.empty:
        names = ", ".join(h.indicator.short_name for h in found.empty)
        st.html(f'<div class="gb-caption">Chưa có số liệu: {escape(names)}.</div>')
