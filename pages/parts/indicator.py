"""The page of one indicator: its number and birth certificate, definition, series, places, revisions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from briefings import words as file_words
from briefings.indicators import indicators_takeaway
from briefings.origins import cells_takeaway, history_takeaway, parts_takeaway
from briefings.tables import ranking_takeaway, series_takeaway
from briefings.takeaway import Takeaway
from charts import words as chart_words
from charts.cards import card_html, goal_phrase, made_up_html
from charts.style import PALETTES
from charts.tables import Safe, link_html, table_html
from charts.trend import draw_trend
from data.access import VIEW
from data.catalogue import Indicator
from data.numbers import format_date, format_moment, format_value
from data.views.findings import describe
from data.views.headline import Headline
from data.views.indicator import IndicatorView, read_indicator
from data.views.part_corrections import PartCorrection
from data.views.place_headlines import has_places
from data.views.provenance import Contributor, Saying, opens_sources
from data.views.reader import TASKS, Reader, Value
from data.views.values import entities_of
from pages.parts import words
from pages.parts.acknowledging import show_acknowledged_cells
from pages.parts.base import the_reader, theme, view
from pages.parts.corrected_parts import show_corrected_parts
from pages.parts.definitions import show_versions
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
from pages.parts.links import CELL, CODE, PERIOD, PLACE, SUBMISSION, query
from pages.parts.meaning import linked, show_definition
from pages.parts.mending import show_mended_cells
from pages.parts.ranking import ranking_table
from pages.parts.sector import breaks_html, series_table
from pages.parts.takeaway import show_takeaway

KINDS = {"first": "Số đầu tiên", "correction": "Đính chính", "status": "Đổi trạng thái số liệu"}
SOME_CONTRIBUTORS = 40
CELL_HEADERS = ("Chỉ tiêu, nơi", "Giá trị", "Ô gốc", "Người gửi", "Nhận lúc", "")


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
            _show_certificate(reader, found)
        _show_series(reader, found, found.headline)
    else:
        st.info(words.ONLY_PLACES.format(place=_place_word(found.indicator)))
        _show_certificate(reader, found)
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


def _show_certificate(reader: Reader, found: IndicatorView) -> None:
    cells = _cells(found)
    with st.container(key="panel-certificate"):
        st.subheader("Giấy khai sinh của số liệu", anchor=False)
        if not opens_sources(reader):
            st.html(f'<div class="gb-caption">{words.SOURCES_CLOSED}</div>')
            return
        st.html(_certificate_caption(reader, found, len(cells)))
        st.html(_cell_table(reader, cells[:SOME_CONTRIBUTORS]))
        more = cells[SOME_CONTRIBUTORS:]
        if more:
            label = f"Xem thêm {len(more)} ô"
            show_folded("cells", label, lambda: _cell_table(reader, more))
        show_mended_cells(reader, cells)
        show_acknowledged_cells(reader, cells)
        notes = list(dict.fromkeys(c.note for c in found.contributors if c.note))
        if notes:
            st.html("".join(f'<div class="gb-caption">{linked(note)}</div>' for note in notes[:6]))
        show_versions(reader, found.indicator, (c.catalogue_version for c in cells))
        if found.contributors:
            _offer(found, "cells", lambda headline: cells_takeaway(reader.catalogue, found, headline))


def _cell_table(reader: Reader, cells: Sequence[Contributor]) -> str:
    return table_html(CELL_HEADERS, [_contributor(reader, c) for c in cells], numeric=(1,))


def _cells(found: IndicatorView) -> Sequence[Contributor]:
    """The cells of the place that the address names, where it has any; else all of them."""
    place = str(st.query_params.get(PLACE, ""))
    own = [c for c in found.contributors if place and place in (c.entity, c.area)]
    return own or found.contributors


def _certificate_caption(reader: Reader, found: IndicatorView, shown: int) -> str:
    indicator, value = found.indicator, found.headline.value if found.headline else None
    if indicator.source == TASKS:
        sector = reader.catalogue.sectors[indicator.sector]
        register = link_html("danh sách nhiệm vụ", f"/{sector.url}", **query())
        return f'<div class="gb-caption">Đếm từ {register}; ở đó mỗi nhiệm vụ dẫn về ô gốc của mình.</div>'
    everything = ""
    if shown < len(found.contributors):
        address = query(**{CODE: indicator.code, PERIOD: found.period.code if found.period else ""})
        everything = f" Đang hiện {shown} ô của một nơi. {link_html('Xem tất cả', '/chi-tieu', **address)}."
    told = words.CELLS_OF_PLACES.format(count=len(found.contributors), place=_place_word(indicator))
    if value:
        told = f"Cách lấy: {chart_words.BASES[value.basis]}; {len(found.contributors)} ô số liệu."
    return f'<div class="gb-caption">{told} Bấm vào ô để mở tệp, trang tính và ô gốc.{everything}</div>'


def _place_word(indicator: Indicator) -> str:
    return chart_words.PLACES.get(indicator.entity, "đơn vị")


def _contributor(reader: Reader, c: Contributor) -> list[str]:
    indicator = reader.catalogue.indicators[c.indicator]
    place = _place(reader, c)
    date_note = f" (đến ngày {format_date(c.reference_date)})" if c.reference_date else ""
    return [
        f"{indicator.short_name}{', ' + place if place else ''}{date_note}",
        words.HIDDEN
        if c.amount is None
        else f"{'khoảng ' if c.approx else ''}{format_value(c.amount, indicator.unit, indicator.decimals)}",
        cell_link(c.submission_id, c.file_name, c.cell),
        reader.catalogue.sender_name(c.unit),
        format_moment(c.received_at),
        Safe(made_up_html()) if c.made_up else f"số {c.obs_status}",
    ]


def cell_link(submission_id: str, file_name: str, cell: str) -> Safe:
    """A link to the page that shows the file at the cell."""
    return link_html(f"{file_name} › {cell}", "/tep-nguon", **query(**{SUBMISSION: submission_id, CELL: cell}))


def _place(reader: Reader, c: Contributor | PartCorrection) -> str:
    if c.entity:
        unit = reader.catalogue.units.get(c.entity)
        named = {entity.code: entity.name for entity in entities_of(reader, "")}
        return unit.short_name if unit else named.get(c.entity, c.entity)
    return "" if c.area == reader.catalogue.province.code else reader.catalogue.areas[c.area].short_name


def _show_series(reader: Reader, found: IndicatorView, headline: Headline) -> None:
    name = reader.catalogue.areas[found.place].name if found.place else ""
    with st.container(key="panel-series"):
        st.subheader(", ".join(filter(None, ("Diễn biến", name))), anchor=False)
        caption = " · ".join(filter(None, (headline.indicator.unit, goal_phrase(headline))))
        st.html(f'<div class="gb-caption">{escape(caption)}</div>{breaks_html(headline)}')
        series = _asked(reader, found.indicator.code) if found.place else (found.indicator.code,)
        st.vega_lite_chart(view(trend_spec, reader, theme(), *series), width="stretch", theme=None)
        with st.expander("Bảng số liệu của biểu đồ"):
            st.html(series_table(headline))
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
        items = reader.catalogue.breakdowns[found.indicator.breakdown]
        rows = [(items.items[item], *_value_cells(found.indicator, value)) for item, value in found.breakdown]
        with st.container(key="panel-breakdown"):
            st.subheader(items.name, anchor=False)
            st.html(table_html(("", "Giá trị", "Trạng thái", ""), rows, numeric=(1,)))
            i = found.indicator
            named = [(items.items[item], i.unit, i.decimals, value) for item, value in found.breakdown]
            _offer(found, "breakdown", lambda h: parts_takeaway(reader.catalogue, h, items.name, named))
    if found.places:
        with st.container(key="panel-places"):
            st.subheader(f"Theo {chart_words.PLACES.get(found.indicator.entity, 'đơn vị')}", anchor=False)
            if not found.indicator.entity:
                choose_group(reader.catalogue, f"group-{found.indicator.code}")
            st.html(ranking_table(found.places))
            _offer(found, "places", lambda h: _places_takeaway(reader, found, h))
    if found.history:
        _show_history(reader, found)
    show_corrected_parts(reader, found, partial(_place, reader))


def _places_takeaway(reader: Reader, found: IndicatorView, headline: Headline) -> Takeaway:
    assert found.places is not None
    received = headline.value.received_at if headline.value else None
    group = reader.catalogue.groups.get(found.group)
    return ranking_takeaway(reader.catalogue, found.places, received, group)


def _show_parts(reader: Reader, found: IndicatorView) -> None:
    values = [(reader.catalogue.indicators[code], value) for code, value in found.parts]
    with st.container(key="panel-parts"):
        st.subheader(file_words.PARTS, anchor=False)
        rows = [(link_html(i.name, "/chi-tieu", **query(**{CODE: i.code})), *_value_cells(i, v)) for i, v in values]
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
        rows = [_saying(reader, found.indicator, saying) for saying in reversed(found.history)]
        st.html(
            table_html(
                ("Nhận lúc", "Giá trị", "Trạng thái số liệu", "Loại", "Ô gốc", "Lý do, ghi chú"), rows, numeric=(1,)
            )
        )
        _offer(found, "history", lambda headline: history_takeaway(reader.catalogue, found, headline))


def _saying(reader: Reader, indicator: Indicator, saying: Saying) -> list[str]:
    amount = "đã rút" if saying.gone else format_value(saying.amount, indicator.unit, indicator.decimals)
    return [
        format_moment(saying.received_at),
        f"{'khoảng ' if saying.approx else ''}{amount}",
        "" if saying.gone else saying.obs_status,
        KINDS[saying.kind],
        cell_link(saying.submission_id, saying.file_name, saying.cell) if saying.cell else "",
        Safe(linked(" ".join(filter(None, (saying.reason, saying.note))))),
    ]
