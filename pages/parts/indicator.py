"""The page of one indicator: its number and birth certificate, definition, series, places, revisions."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from briefings import words as file_words
from briefings.indicators import indicators_takeaway
from briefings.origins import history_takeaway, parts_takeaway
from briefings.tables import ranking_takeaway, series_takeaway
from briefings.takeaway import Takeaway
from charts import words as chart_words
from charts.cards import card_html, goal_phrase, made_up_html
from charts.style import PALETTES
from charts.tables import Safe, link_html, table_html
from charts.trend import draw_trend
from data.access import VIEW
from data.catalogue import Indicator
from data.numbers import format_moment, format_value
from data.views.findings import describe
from data.views.headline import Headline
from data.views.indicator import IndicatorView, read_indicator
from data.views.place_headlines import has_places
from data.views.provenance import Contributor, Saying
from data.views.ranking import Ranking
from data.views.reader import Reader, Value
from pages.parts import words
from pages.parts.base import the_reader, theme, view
from pages.parts.certificate import place_word, show_certificate, way_back
from pages.parts.corrected_parts import show_corrected_parts
from pages.parts.focus import place_asked, show_focus
from pages.parts.folded import show_folded
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
from pages.parts.groups import choose_group, group_asked
from pages.parts.guard import require
from pages.parts.links import CODE, ITEM, PERIOD, cell_link, number_link, query
from pages.parts.meaning import linked, show_definition
from pages.parts.ranking import ranking_notes, ranking_table
from pages.parts.sector import breaks_html, series_table
from pages.parts.takeaway import show_takeaway

KINDS = {"first": "Số đầu tiên", "correction": "Đính chính", "status": "Đổi trạng thái số liệu"}
SOME_PLACES = 15


def show() -> None:
    """The page of the indicator named in the address."""
    require(VIEW)
    reader = the_reader()
    code = str(st.query_params.get(CODE, ""))
    if code not in reader.catalogue.indicators:
        _show_list(reader, code)
        return
    require(VIEW, reader.catalogue.indicators[code].sector)
    found = view(read_indicator, reader, *_asked(reader, code))
    _show_top(reader, found)
    if found.headline is None:
        st.info("Chưa có số liệu nào của chỉ tiêu này.")
        show_definition(reader, found)
        return
    if any(point.amount is not None for point in found.headline.points):
        left, right = st.columns([1, 2.1], gap="small")
        with left:
            _show_number(reader, found.headline)
        with right:
            show_certificate(reader, found)
        _show_series(reader, found, found.headline)
    else:
        st.info(words.ONLY_PLACES.format(place=place_word(found.indicator)))
        show_certificate(reader, found)
    _show_tables(reader, found)
    show_definition(reader, found)
    value = found.headline.value
    show_sources(bool(value and value.made_up), bool(value and not value.made_up))


def _asked(reader: Reader, code: str) -> tuple[str, ...]:
    """What the address asks of an indicator: its code, the period, the group, and the commune if there is one."""
    place = place_asked()
    own = (place,) if place in reader.catalogue.communes and has_places(reader.catalogue.indicators[code]) else ()
    return (code, str(st.query_params.get(PERIOD, "")), group_asked(reader.catalogue), *own)


def _show_list(reader: Reader, code: str) -> None:
    show_breadcrumb((words.OVERVIEW, "/"), (words.INDICATOR, ""))
    show_title(words.INDICATORS)
    if code:
        st.warning(words.CODE_UNKNOWN.format(text=words.plain(code, 24)))
    rows = [
        (
            link_html(i.code, "/chi-tieu", **query(**{CODE: i.code})),
            i.name,
            i.unit,
            reader.catalogue.units[i.owner].short_name,
        )
        for i in reader.catalogue.indicators.values()
        if i.sector in reader.catalogue.sectors
    ]
    st.html(table_html(("Mã", "Tên chỉ tiêu", "Đơn vị tính", "Cơ quan chủ trì"), rows))
    show_takeaway("indicators", "", lambda: indicators_takeaway(reader.catalogue))


def _show_top(reader: Reader, found: IndicatorView) -> None:
    sector = reader.catalogue.sectors[found.indicator.sector]
    trail, period, moment = st.columns([5, 2, 2.4], vertical_alignment="center")
    with trail:
        steps = [(words.OVERVIEW, "/"), (found.indicator.short_name, "")]
        if sector.page:
            steps.insert(1, (sector.short_name, f"/{sector.url}"))
        show_breadcrumb(*steps)
    with period:
        choose_period(found.choices, found.period, f"period-{found.indicator.code}")
    with moment:
        choose_moment(reader)
    show_moment(reader)
    show_period(found.period)
    name = reader.catalogue.areas[found.place].short_name if found.place else ""
    show_title(describe(found.headline, name) if found.headline and found.headline.value else found.indicator.name)
    received = found.headline.value.received_at if found.headline and found.headline.value else None
    show_sub(
        cutoff_phrase(received),
        f"Mã {found.indicator.code}",
        escape(reader.catalogue.units[found.indicator.owner].name),
        made_up_html() if found.headline and found.headline.value and found.headline.value.made_up else "",
    )
    show_focus(reader, found.place, words.FOCUS_INDICATOR)


def _show_number(reader: Reader, headline: Headline) -> None:
    with st.container(key=f"panel-number-{headline.verdict.status}"):
        st.subheader(headline.indicator.short_name, anchor=False)
        st.html(card_html(headline, reader.catalogue, reader.now))
        if headline.value and headline.value.other is not None:
            other = format_value(headline.value.other, headline.indicator.unit, headline.indicator.decimals)
            apart = f" {words.APART}" if headline.value.apart else ""
            st.html(f'<div class="gb-caption">Tính lại từ thành phần hoặc cộng từ các địa bàn: {other}.{apart}</div>')


def _show_series(reader: Reader, found: IndicatorView, headline: Headline) -> None:
    name = reader.catalogue.areas[found.place].name if found.place else ""
    with st.container(key="panel-series"):
        st.subheader(", ".join(filter(None, ("Diễn biến", name))), anchor=False)
        caption = " · ".join(filter(None, (headline.indicator.unit, goal_phrase(headline))))
        st.html(f'<div class="gb-caption">{escape(caption)}</div>{breaks_html(headline)}')
        series = _asked(reader, found.indicator.code) if found.place else (found.indicator.code,)
        st.vega_lite_chart(view(trend_spec, reader, theme(), *series), width="stretch", theme=None)
        with st.expander("Bảng số liệu của biểu đồ"):
            st.html(series_table(headline, found.place))
        show_takeaway(
            "series",
            found.indicator.sector,
            lambda: series_takeaway(reader.catalogue, headline, place=name),
            lambda: view(trend_spec, reader, "light", *series),
        )


def _offer(found: IndicatorView, key: str, make: Callable[[Headline], Takeaway]) -> None:
    if found.headline:
        headline = found.headline
        show_takeaway(key, found.indicator.sector, lambda: make(headline))


def trend_spec(reader: Reader, chosen: str, *asked: str) -> dict[str, Any]:
    """The finished chart of an indicator's whole series, or of a commune's; asked: what the view is read with."""
    found = view(read_indicator, reader, *asked)
    if found.headline is None:
        return {}
    shown = found.headline
    return draw_trend(found.indicator, shown.points, found.targets, PALETTES[chosen], shown.breaks)


def _show_tables(reader: Reader, found: IndicatorView) -> None:
    if found.parts:
        _show_parts(reader, found)
    if found.breakdown:
        _show_breakdown(reader, found)
    if found.places:
        with st.container(key="panel-places"):
            st.subheader(f"Theo {chart_words.PLACES.get(found.indicator.entity, 'đơn vị')}", anchor=False)
            if not found.indicator.entity:
                choose_group(reader.catalogue, f"group-{found.indicator.code}")
            _show_places(found, found.places)
            _offer(found, "places", lambda h: _places_takeaway(reader, found, h))
    if found.history:
        _show_history(reader, found)
    show_corrected_parts(reader, found)


def _show_breakdown(reader: Reader, found: IndicatorView) -> None:
    """Each part of the indicator's list with its value and its cell."""
    list_, i = reader.catalogue.breakdowns[found.indicator.breakdown], found.indicator
    cells = {c.item: c for c in found.item_contributors}
    rows = [
        (list_.items[item], *_value_cells(i, value), _item_cell(found, cells.get(item)))
        for item, value in found.breakdown
    ]
    with st.container(key="panel-breakdown"):
        st.subheader(list_.name, anchor=False)
        st.html(table_html(("", "Giá trị", "Trạng thái", "", "Ô gốc"), rows, numeric=(1,)))
        named = [(list_.items[item], i.unit, i.decimals, value) for item, value in found.breakdown]
        _offer(found, "breakdown", lambda h: parts_takeaway(reader.catalogue, h, list_.name, named))


def _item_cell(found: IndicatorView, c: Contributor | None) -> str:
    return cell_link(c.cell, c.submission_id, c.cell, **way_back(found) | {ITEM: c.item}) if c else ""


def _show_places(found: IndicatorView, places: Ranking) -> None:
    """The first places; the others folded away, so that no visit pays for all."""
    st.html(ranking_table(places, places.rows[:SOME_PLACES]))
    if more := places.rows[SOME_PLACES:]:
        label = words.MORE_PLACES.format(count=len(more), place=place_word(found.indicator))
        show_folded("places", label, lambda: ranking_table(places, more))
    st.html(ranking_notes(places))


def _places_takeaway(reader: Reader, found: IndicatorView, headline: Headline) -> Takeaway:
    assert found.places is not None
    received = headline.value.received_at if headline.value else None
    group = reader.catalogue.groups.get(found.group)
    return ranking_takeaway(reader.catalogue, found.places, received, group)


def _show_parts(reader: Reader, found: IndicatorView) -> None:
    values = [(reader.catalogue.indicators[code], value) for code, value in found.parts]
    with st.container(key="panel-parts"):
        st.subheader(file_words.PARTS, anchor=False)
        rows = [(number_link(i.name, i.code, v.period), *_value_cells(i, v)) for i, v in values]
        st.html(table_html(("Chỉ tiêu", "Giá trị", "Trạng thái", ""), rows, numeric=(1,)))
        named = [(i.name, i.unit, i.decimals, value) for i, value in values]
        _offer(found, "parts", lambda h: parts_takeaway(reader.catalogue, h, file_words.PARTS, named))


def _value_cells(indicator: Indicator, value: Value) -> list[str]:
    return [
        format_value(value.amount, indicator.unit, indicator.decimals),
        f"số {value.obs_status}",
        Safe(made_up_html()) if value.made_up else "",
    ]


def _show_history(reader: Reader, found: IndicatorView) -> None:
    with st.container(key="panel-history"):
        corrected = sum(saying.kind == "correction" for saying in found.history)
        st.subheader(f"Các lần gửi{f', đã đính chính {corrected} lần' if corrected else ''}", anchor=False)
        rows = [_saying(found.indicator, saying, way_back(found)) for saying in reversed(found.history)]
        st.html(
            table_html(
                ("Nhận lúc", "Giá trị", "Trạng thái số liệu", "Loại", "Ô gốc", "Lý do, ghi chú"), rows, numeric=(1,)
            )
        )
        _offer(found, "history", lambda headline: history_takeaway(reader.catalogue, found, headline))


def _saying(indicator: Indicator, saying: Saying, back: dict[str, str]) -> list[str]:
    amount = "đã rút" if saying.gone else format_value(saying.amount, indicator.unit, indicator.decimals)
    return [
        format_moment(saying.received_at),
        f"{'khoảng ' if saying.approx else ''}{amount}",
        "" if saying.gone else saying.obs_status,
        KINDS[saying.kind],
        cell_link(f"{saying.file_name} › {saying.cell}", saying.submission_id, saying.cell, **back)
        if saying.cell
        else "",
        Safe(linked(" ".join(filter(None, (saying.reason, saying.note))))),
    ]
