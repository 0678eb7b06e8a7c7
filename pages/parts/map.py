"""The map of a sector: its ranked indicator over the communes, on hex tiles or on the province's own boundaries."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from briefings.tables import map_takeaway
from charts.cards import made_up_html
from charts.classes import legend_html, said_of
from charts.deck_maps import CompactDeck, draw_deck
from charts.maps import Ground, draw_communes, draw_picture
from charts.style import data_address
from charts.words import UNCLASSED as UNCLASSED_WORDS
from data import settings
from data.geo.boundary_sets import BoundarySet, document_path, newest_set
from data.geo.document import tiles_centres, tiles_document, tiles_size
from data.numbers import capitalise, format_date
from data.views.breaks import communes_since
from data.views.commune_map import GAPS, NO_VALUE, CommuneMap, read_commune_map
from data.views.findings import phrase_of
from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts import words
from pages.parts.base import theme, view
from pages.parts.focus import choose_place, keep_clicked, let_go, place_asked
from pages.parts.groups import choose_group, group_asked
from pages.parts.links import GROUND, PLACE
from pages.parts.takeaway import show_takeaway

TILES, BOUNDARIES, ZOOM = "", "ranh-gioi", "thu-phong"
DECK_HEIGHT = 640
MOST_NAMES = 24


def map_of(reader: Reader, found: SectorView, group: str) -> CommuneMap | None:
    """The map of what a sector ranks; None in a sector whose places are not communes."""
    if found.ranking is None or found.ranking.indicator.entity or not reader.catalogue.communes:
        return None
    return view(read_commune_map, reader, found.ranking.indicator.code, found.ranking.period.code, group)


def show_map(reader: Reader, found: SectorView) -> None:
    """The map with the choice of a group, legend and gaps; nothing in a sector whose places are not communes."""
    group = group_asked(reader.catalogue)
    drawn = map_of(reader, found, group)
    if drawn is None:
        return
    with st.container(key=f"panel-map-{drawn.indicator.code}"):
        st.subheader(f"{drawn.indicator.short_name} trên bản đồ", anchor=False)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            choose_group(reader.catalogue, f"group-{found.sector.code}")
            choose_place(reader, found.sector.code)
        if not drawn.values:
            st.html(f'<div class="gb-caption">{escape(_since(reader))}</div>')
            st.info(words.MAP_EMPTY.format(period=drawn.period.label))
            return
        boundaries = _boundaries(reader)
        chosen = _choose_ground(boundaries)
        ground = boundaries if chosen != TILES else None
        st.html(_caption(reader, drawn) + legend_html(drawn))
        if ground and chosen == ZOOM:
            _show_deck(reader, drawn, ground)
        else:
            _show_shapes(reader, drawn, ground)
        _show_picked(reader, drawn)
        gaps = gaps_html(reader, drawn, ground)
        if gaps:
            st.html(gaps)
        show_takeaway(
            f"map-{drawn.indicator.code}",
            found.sector.code,
            lambda: map_takeaway(reader.catalogue, drawn),
            lambda: map_picture(reader, drawn, ground),
        )


def point_ground(reader: Reader) -> Ground | None:
    """What points are drawn over: the newest boundaries, None before any were imported."""
    boundaries = _boundaries(reader)
    return _ground(reader, boundaries) if boundaries else None


def point_ground_inside(reader: Reader) -> Ground | None:
    """The same with its shapes inside, for a file."""
    ground, boundaries = point_ground(reader), _boundaries(reader)
    return _with_shapes(reader, ground, boundaries) if ground else None


def show_spots(name: str, spec: dict[str, Any], form: str = "square") -> None:
    """A map of points from charts/spot_maps; a click puts its place into the address. form: square, wide or tall."""
    with st.container(key=f"map-{form}-spots-{name}"):
        _show_spec(spec, f"pick-spot-{name}")


def map_spec(
    reader: Reader, code: str, period: str, group: str, ground: str, picked: str, chosen: str
) -> dict[str, Any]:
    """The finished map; ground: the version of a boundary set, '' for tiles."""
    drawn = view(read_commune_map, reader, code, period, group)
    boundaries = _boundaries(reader) if ground else None
    return draw_communes(drawn, _ground(reader, boundaries), picked, chosen)


def gaps_html(reader: Reader, drawn: CommuneMap, boundaries: BoundarySet | None) -> str:
    """By name the communes that have no class, and those that the boundary set has no shape for."""
    lines = [_named(reader, UNCLASSED_WORDS[key], drawn.places(key)) for key in GAPS]
    if boundaries:
        without = tuple(place for place in drawn.keys if place not in boundaries.codes)
        lines.append(_named(reader, words.NO_BOUNDARY, without))
        source = words.BOUNDARY_SOURCE.format(source=boundaries.source, day=format_date(boundaries.valid_from))
        lines.append(escape(source))
    return "".join(f'<div class="gb-caption">{line}</div>' for line in lines if line)


def _show_shapes(reader: Reader, drawn: CommuneMap, boundaries: BoundarySet | None) -> None:
    ground, code = boundaries.version if boundaries else "", drawn.indicator.code
    asked = place_asked()
    with st.container(key=f"map-{_format(_ground(reader, boundaries))}-{code}"):
        spec = view(map_spec, reader, code, drawn.period.code, _group(drawn), ground, asked, theme())
        _show_spec(spec, f"pick-map-{code}-{ground}")


def _show_spec(spec: dict[str, Any], name: str) -> None:
    """A drawing whose picks go into the address."""
    key = f"{name}-{place_asked()}"
    st.vega_lite_chart(
        spec, width="stretch", height="stretch", theme=None, on_select=partial(keep_clicked, key), key=key
    )


def map_picture(reader: Reader, drawn: CommuneMap, boundaries: BoundarySet | None) -> dict[str, Any]:
    """The map for a file: its shapes are inside, because nothing is fetched when it is drawn."""
    return draw_picture(drawn, _with_shapes(reader, _ground(reader, boundaries), boundaries))


def _with_shapes(reader: Reader, ground: Ground, boundaries: BoundarySet | None) -> Ground:
    path = document_path(settings.var_folder(), boundaries.version) if boundaries else None
    document = path.read_text(encoding="utf-8") if path else tiles_document(tuple(reader.catalogue.communes.values()))
    return replace(ground, address=data_address("application/json", document))


def _group(drawn: CommuneMap) -> str:
    return drawn.group.code if drawn.group else ""


def deck_map(reader: Reader, code: str, period: str, group: str, ground: str, picked: str, chosen: str) -> CompactDeck:
    """The finished map to pan and zoom; ground: the version of the newest boundary set."""
    drawn, boundaries = view(read_commune_map, reader, code, period, group), _boundaries(reader)
    if boundaries is None:
        return CompactDeck(map_provider=None)
    shapes = _ground(reader, boundaries)
    areas = reader.catalogue.communes
    return draw_deck(drawn, shapes, boundaries.codes, boundaries.bounds, areas, picked, chosen)


def _show_deck(reader: Reader, drawn: CommuneMap, boundaries: BoundarySet) -> None:
    key = f"deck-{drawn.indicator.code}-{boundaries.version}"
    st.html(f'<div class="gb-caption">{escape(words.MAP_ZOOM_HINT)}</div>')
    picked = place_asked() if place_asked() in drawn.keys else ""
    asked = (drawn.indicator.code, drawn.period.code, _group(drawn), boundaries.version, picked)
    st.pydeck_chart(
        view(deck_map, reader, *asked, theme()),
        height=DECK_HEIGHT,
        on_select=partial(_keep_picked, key),
        selection_mode="single-object",
        key=key,
    )


def _keep_picked(key: str) -> None:
    """The commune that was clicked goes into the address; a second click takes it out."""
    for (clicked,) in st.session_state[key].selection.get("objects", {}).values():
        place = clicked["properties"]["code"]
        if place == place_asked():
            let_go()
        else:
            st.query_params[PLACE] = place


def _show_picked(reader: Reader, drawn: CommuneMap) -> None:
    asked = place_asked()
    if asked in drawn.keys:
        name, said = reader.catalogue.areas[asked].name, said_of(drawn, asked)
        st.html(f'<div class="gb-sub"><b>{escape(name)}</b>: {escape(said)}</div>')


def _choose_ground(boundaries: BoundarySet | None) -> str:
    """Tiles or boundaries, in the address; boundaries are offered once they were imported."""
    asked = str(st.query_params.get(GROUND, TILES))
    if boundaries is None:
        return TILES
    offered = {TILES: words.MAP_TILES, BOUNDARIES: words.MAP_BOUNDARIES, ZOOM: words.MAP_ZOOM}
    standing = asked if asked in offered else TILES
    chosen = st.segmented_control(
        words.MAP_GROUND,
        list(offered),
        default=standing,
        format_func=offered.__getitem__,
        key=f"ground-{standing}",
        label_visibility="collapsed",
        required=True,
    )
    if chosen is not None and chosen != standing:
        if chosen:
            st.query_params[GROUND] = chosen
        else:
            st.query_params.pop(GROUND, None)
        st.rerun()
    return standing


def _boundaries(reader: Reader) -> BoundarySet | None:
    return newest_set(settings.var_folder(), reader.catalogue.province.code, reader.today)


def _ground(reader: Reader, boundaries: BoundarySet | None) -> Ground:
    areas = tuple(reader.catalogue.communes.values())
    if boundaries:
        address, centres = f"/geo/communes.json?v={boundaries.version}", {a.code: boundaries.plane(a) for a in areas}
        return Ground(address, False, *boundaries.size, centres)
    address = f"/geo/tiles.json?v={reader.catalogue.version}"
    return Ground(address, True, *tiles_size(areas), tiles_centres(areas))


def _format(ground: Ground) -> str:
    """Which of the formats of the style sheet suits a ground best."""
    ratio = ground.width / ground.height
    return "wide" if ratio > 1.25 else "tall" if ratio < 0.85 else "square"


def _caption(reader: Reader, drawn: CommuneMap) -> str:
    goal = words.MAP_GOAL.format(goal=drawn.classes.goal) if drawn.classes.goal else words.MAP_QUANTILES
    if drawn.group:
        goal += f" {words.MAP_OUTSIDE.format(group=drawn.group.name)}"
    there = len(drawn.inside) - len(drawn.places(NO_VALUE))
    said = words.MAP_CAPTION.format(
        period=capitalise(phrase_of(drawn.period, False)), there=there, expected=len(drawn.inside), goal=goal
    )
    mark = f" {made_up_html()}" if drawn.made_up else ""
    return f'<div class="gb-caption">{escape(said)} {escape(_since(reader))}{mark}</div>'


def _since(reader: Reader) -> str:
    return words.COMMUNES_SINCE.format(day=format_date(communes_since(reader.catalogue)))


def _named(reader: Reader, what: str, places: tuple[str, ...]) -> str:
    if not places:
        return ""
    names = escape(", ".join(reader.catalogue.areas[place].short_name for place in places))
    heading = f"{escape(what)} ({len(places)})"
    if len(places) <= MOST_NAMES:
        return f"{heading}: {names}."
    return f"<details><summary>{heading}: xem tên</summary>{names}.</details>"
