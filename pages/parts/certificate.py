"""The birth certificate of a number: the cells that it is made of, each a link to its file, sheet and cell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from briefings.origins import cells_takeaway
from charts import words as chart_words
from charts.bars import said
from charts.cards import made_up_html
from charts.tables import Safe, link_html, table_html
from data.catalogue import Indicator
from data.numbers import format_date, format_moment, format_value
from data.periods import parse_period
from data.views.findings import phrase_of
from data.views.indicator import IndicatorView
from data.views.part_corrections import PartCorrection
from data.views.provenance import Contributor, opens_sources
from data.views.reader import TASKS, Reader
from data.views.values import entities_of
from pages.parts import words
from pages.parts.acknowledging import show_acknowledged_cells
from pages.parts.definitions import show_versions
from pages.parts.folded import show_folded
from pages.parts.links import CODE, ITEM, PERIOD, PLACE, cell_link, query
from pages.parts.meaning import linked
from pages.parts.mending import show_mended_cells
from pages.parts.takeaway import show_takeaway

SOME_CELLS, SOME_OF_A_PART = 40, 4
HEADERS = ("Giá trị", "Ô gốc", "Người gửi", "Nhận lúc", "")
ONE_KIND, SEVERAL_KINDS = "Nơi", "Chỉ tiêu, nơi"


def show_certificate(reader: Reader, found: IndicatorView) -> None:
    """The panel, of the place or of the part of the number that the address names where that has cells of its own."""
    cells = _cells(found)
    with st.container(key="panel-certificate"):
        st.subheader("Giấy khai sinh của số liệu", anchor=False)
        if not opens_sources(reader):
            st.html(f'<div class="gb-caption">{words.SOURCES_CLOSED}</div>')
            return
        st.html(_caption(reader, found, cells))
        _show_cells(reader, found, cells)
        show_mended_cells(reader, cells)
        show_acknowledged_cells(reader, cells)
        notes = list(dict.fromkeys(c.note for c in cells if c.note))
        if notes:
            st.html("".join(f'<div class="gb-caption">{linked(note)}</div>' for note in notes[:6]))
        show_versions(reader, found.indicator, (c.catalogue_version for c in cells))
        if found.contributors and found.headline:
            make = partial(cells_takeaway, reader.catalogue, found, found.headline)
            show_takeaway("cells", found.indicator.sector, make)


def way_back(found: IndicatorView) -> dict[str, str]:
    """What a link carries so that the page of a file knows the number from which it was opened."""
    place, item = (str(st.query_params.get(name, "")) for name in (PLACE, ITEM))
    period = found.period.code if found.period else ""
    return {CODE: found.indicator.code, PERIOD: period, PLACE: place, ITEM: item}


def place_word(indicator: Indicator) -> str:
    """What the places of an indicator are called."""
    return chart_words.PLACES.get(indicator.entity, "đơn vị")


def place_name(reader: Reader, c: Contributor | PartCorrection) -> str:
    """The place of a cell; '' for the whole province."""
    if c.entity:
        unit = reader.catalogue.units.get(c.entity)
        named = {entity.code: entity.name for entity in entities_of(reader, "")}
        return unit.short_name if unit else named.get(c.entity, c.entity)
    return "" if c.area == reader.catalogue.province.code else reader.catalogue.areas[c.area].short_name


def _cells(found: IndicatorView) -> Sequence[Contributor]:
    back = way_back(found)
    cells = [c for c in found.item_contributors if c.item == back[ITEM]] or found.contributors
    return [c for c in cells if back[PLACE] and back[PLACE] in (c.entity, c.area)] or cells


def _show_cells(reader: Reader, found: IndicatorView, cells: Sequence[Contributor]) -> None:
    """The first cells of each side of a rate, so that both are seen; the others folded away."""
    groups = _groups(reader, found.indicator, cells)
    some = SOME_CELLS if len(groups) == 1 else SOME_OF_A_PART
    for key, heading, own in groups:
        told = f'<h4 class="gb-cause">{escape(heading)}</h4>' if heading else ""
        st.html(told + _table(reader, found, own[:some], several=not heading))
        if more := own[some:]:
            _show_more(reader, found, f"cells{key}", more, several=not heading)


def _show_more(reader: Reader, found: IndicatorView, key: str, cells: Sequence[Contributor], several: bool) -> None:
    show_folded(key, f"Xem thêm {len(cells)} ô", lambda: _table(reader, found, cells, several))


def _groups(
    reader: Reader, indicator: Indicator, cells: Sequence[Contributor]
) -> Sequence[tuple[str, str, Sequence[Contributor]]]:
    """Key, heading and cells of each part of a rate; all under no heading where there is nothing to tell apart."""
    codes = list(dict.fromkeys(c.indicator for c in cells))
    if indicator.rate is None or len(codes) < 2 or len(cells) == len(codes):
        return [("", "", cells)]
    groups = []
    for code in codes:
        own = [c for c in cells if c.indicator == code]
        side = words.NUMERATOR if code in indicator.rate.numerator else words.DENOMINATOR
        name = reader.catalogue.indicators[code].name
        groups.append((f"-{code}", words.CELLS_OF_PART.format(side=side, name=name, count=len(own)), own))
    return groups


def _table(reader: Reader, found: IndicatorView, cells: Sequence[Contributor], several: bool) -> str:
    headers = (SEVERAL_KINDS if several else ONE_KIND, *HEADERS)
    return table_html(headers, [_row(reader, found, c, several) for c in cells], numeric=(1,))


def _caption(reader: Reader, found: IndicatorView, cells: Sequence[Contributor]) -> str:
    indicator, value = found.indicator, found.headline.value if found.headline else None
    if indicator.source == TASKS:
        sector = reader.catalogue.sectors[indicator.sector]
        register = link_html("danh sách nhiệm vụ", f"/{sector.url}", **query())
        return f'<div class="gb-caption">Đếm từ {register}; ở đó mỗi nhiệm vụ dẫn về ô gốc của mình.</div>'
    told = words.CELLS_OF_PLACES.format(count=len(found.contributors), place=place_word(indicator))
    if value:
        told = f"Cách lấy: {chart_words.BASES[value.basis]}; {len(found.contributors)} ô số liệu."
    return f'<div class="gb-caption">{told} {words.OPEN_CELL}{_everything(reader, found, cells)}</div>'


def _everything(reader: Reader, found: IndicatorView, cells: Sequence[Contributor]) -> str:
    """Whose cells are shown where they are not all, and the way to all of them."""
    if not cells or cells == found.contributors:
        return ""
    back = way_back(found)
    every = link_html(words.EVERY_CELL, "/chi-tieu", **query(**{CODE: back[CODE], PERIOD: back[PERIOD]}))
    name = _item(reader, cells[0]) or place_name(reader, cells[0]) or words.ONE_PLACE
    own = f" ({amount})" if (amount := _own_amount(found, back[PLACE])) else ""
    return f" {words.CELLS_SHOWN.format(count=len(cells), name=f'<b>{escape(name)}</b>{own}')} {every}."


def _own_amount(found: IndicatorView, place: str) -> str:
    """What the unit, station or facility itself has, where the headline is the province's."""
    ranking = found.places
    row = next((row for row in ranking.rows if row.place == place), None) if ranking and not found.place else None
    return escape(said(ranking, row)) if ranking and row else ""


def _row(reader: Reader, found: IndicatorView, c: Contributor, several: bool) -> list[str]:
    indicator = reader.catalogue.indicators[c.indicator]
    other = phrase_of(parse_period(c.period), False) if found.period and c.period != found.period.code else ""
    where = (indicator.short_name if several else "", _item(reader, c), place_name(reader, c), other)
    return [
        (", ".join(filter(None, where)) or indicator.short_name)
        + (f" (đến ngày {format_date(c.reference_date)})" if c.reference_date else ""),
        words.HIDDEN
        if c.amount is None
        else f"{'khoảng ' if c.approx else ''}{format_value(c.amount, indicator.unit, indicator.decimals)}",
        cell_link(f"{c.file_name} › {c.cell}", c.submission_id, c.cell, **way_back(found)),
        reader.catalogue.sender_name(c.unit),
        format_moment(c.received_at),
        Safe(made_up_html()) if c.made_up else f"số {c.obs_status}",
    ]


def _item(reader: Reader, c: Contributor) -> str:
    list_ = reader.catalogue.indicators[c.indicator].breakdown
    return reader.catalogue.breakdowns[list_].items.get(c.item, "") if list_ and c.item else ""
