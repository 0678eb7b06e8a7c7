"""The ranking of a sector: bars of both ends, a click looks at one place, the table of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from briefings.tables import ranking_takeaway
from charts.bars import NO_CLASSES, draw_ranking, said, shown_bars
from charts.cards import made_up_html
from charts.classes import class_html, classes_of
from charts.style import PALETTES
from charts.tables import Safe, table_html
from charts.words import CLASS, PLACES
from data.numbers import capitalise
from data.views.commune_map import CommuneMap
from data.views.findings import phrase_of
from data.views.ranking import SMALLEST_DENOMINATOR, Ranked, Ranking
from data.views.reader import Reader
from data.views.sector import SectorView, read_sector
from data.views.values import entities_of
from pages.parts import words
from pages.parts.base import theme, view
from pages.parts.focus import keep_clicked, place_asked
from pages.parts.folded import show_folded
from pages.parts.groups import group_asked, sector_asked
from pages.parts.links import carried, number_link
from pages.parts.map import map_of
from pages.parts.takeaway import show_takeaway


def show_ranking(reader: Reader, found: SectorView, ranking: Ranking) -> None:
    """The panel of the ranking."""
    place = PLACES.get(ranking.indicator.entity, "đơn vị")
    group = reader.catalogue.groups.get(group_asked(reader.catalogue))
    asked = (found.sector.code, *sector_asked(reader.catalogue))
    with st.container(key=f"panel-ranking-{ranking.indicator.code}"):
        st.subheader(f"{ranking.indicator.short_name} theo {place}", anchor=False)
        if not ranking.enough:
            st.info(f"Mới có số liệu của {len(ranking.rows)}/{ranking.expected} {place}, chưa đủ để xếp hạng.")
        else:
            _show_bars(reader, found, ranking, place)
        if ranking.enough:
            show_folded(
                ranking.indicator.code, "Bảng đầy đủ", lambda: view(ranking_html, reader, *asked, also=carried())
            )
        else:
            st.html(view(ranking_html, reader, *asked, also=carried()))
        show_takeaway(
            f"ranking-{ranking.indicator.code}",
            ranking.indicator.sector,
            lambda: ranking_takeaway(reader.catalogue, ranking, found.received_at, group),
            lambda: view(ranking_spec, reader, *asked, "", "light"),
        )


def ranking_spec(reader: Reader, sector: str, period: str, group: str, picked: str, chosen: str) -> dict[str, Any]:
    """The finished ranking chart of a sector at a period, of one group of communes or of all."""
    found = view(read_sector, reader, sector, period, group)
    if found.ranking is None:
        return {}
    drawn = map_of(reader, found, group)
    classes: Mapping[str, tuple[str, str]] = classes_of(drawn, chosen) if drawn else NO_CLASSES
    return draw_ranking(found.ranking, picked, PALETTES[chosen], classes)


def ranking_html(reader: Reader, sector: str, period: str, group: str) -> str:
    """The table of a sector's ranking, with the classes of its map."""
    found = view(read_sector, reader, sector, period, group)
    ranking = found.ranking
    if ranking is None:
        return ""
    return ranking_table(ranking, ranking.rows, map_of(reader, found, group)) + ranking_notes(ranking)


def ranking_table(ranking: Ranking, shown: Sequence[Ranked], drawn: CommuneMap | None = None) -> str:
    """Rows of a ranking, each place a link to what it has. drawn: the map whose classes they show."""
    classes = {key: Safe(class_html(drawn, key)) for key in drawn.classes.keys} if drawn else {}
    judged, mixed = _is_judged(ranking), not _all_made_up(ranking)
    code, period = ranking.indicator.code, ranking.period.code
    headers = (
        "Hạng" if judged else "Thứ tự",
        "Đơn vị",
        "Giá trị",
        *((CLASS,) if drawn else ()),
        "Thay đổi thứ hạng",
        *(("",) if mixed else ()),
    )
    rows = [
        (
            str(row.rank) if ranking.enough else "–",
            number_link(row.name, code, period, row.place),
            said(ranking, row),
            *((classes[drawn.keys[row.place]],) if drawn else ()),
            _moved(row.moved) if judged and row.moved is not None else "–",
            *((Safe(made_up_html()) if row.made_up else "",) if mixed else ()),
        )
        for row in shown
    ]
    return table_html(headers, rows, numeric=(0, 2))


def ranking_notes(ranking: Ranking) -> str:
    """What has to be said of a ranking, and by name those that are not in it."""
    notes = [] if _is_judged(ranking) else [words.ONLY_ORDERED]
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
    mark = f" {made_up_html()}" if _all_made_up(ranking) else ""
    return f'<div class="gb-caption">{escape(" ".join(notes))}{mark}</div>'


def _is_judged(ranking: Ranking) -> bool:
    return ranking.indicator.direction in ("higher", "lower")


def _all_made_up(ranking: Ranking) -> bool:
    return bool(ranking.rows) and all(row.made_up for row in ranking.rows)


def _show_bars(reader: Reader, found: SectorView, ranking: Ranking, place: str) -> None:
    least = f" có từ {SMALLEST_DENOMINATOR} trở lên" if ranking.too_small else ""
    asked = place_asked()
    click = " Bấm vào một thanh để xem riêng." if any(bar.place for bar in shown_bars(ranking)) else ""
    st.html(
        f'<div class="gb-caption">{capitalise(phrase_of(ranking.period, False))}; xếp hạng {len(ranking.rows)} {place}'
        f"{least}.{click}</div>{_picked_html(reader, ranking, asked)}"
    )
    key = f"pick-{ranking.indicator.code}-{asked}"
    st.vega_lite_chart(
        view(ranking_spec, reader, found.sector.code, *sector_asked(reader.catalogue), asked, theme()),
        width="stretch",
        theme=None,
        on_select=partial(keep_clicked, key),
        key=key,
    )
    if asked and not _is_known(reader, asked):
        st.warning(words.PLACE_UNKNOWN.format(text=words.plain(asked, 24)))


def _picked_html(reader: Reader, ranking: Ranking, place: str) -> str:
    """Where the place that is looked at stands; '' for none, and for one that is not ranked."""
    row = next((row for row in ranking.rows if row.place == place), None)
    if row is None:
        return ""
    moved = "" if row.moved is None else f", {_moved(row.moved)} so với kỳ trước"
    stands = f"hạng {row.rank}/{len(ranking.rows)}{moved}"
    return f'<div class="gb-sub"><b>{escape(row.name)}</b>: {said(ranking, row)}, {stands}</div>'


def _is_known(reader: Reader, place: str) -> bool:
    """Whether there is such a commune, unit, facility, station or vessel at all."""
    if place in reader.catalogue.areas or place in reader.catalogue.units:
        return True
    return any(entity.code == place for entity in entities_of(reader, ""))


def _moved(places: int) -> str:
    if places == 0:
        return "giữ hạng"
    return f"tăng {places} bậc" if places > 0 else f"giảm {-places} bậc"
