"""Boundaries to pan and zoom, drawn by the graphics card; every other map here needs none.

The layers are kept as light as they are because a click is lost when picking takes long: what can be picked has no
outline and no highlight of its own. The map style is not named, or the component would ask a stranger for a basemap.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence

import pydeck
from pydeck.bindings.json_tools import default_serialize

from charts import style
from charts.classes import fills_of
from charts.maps import Ground, named_places
from data.catalogue import Area
from data.views.commune_map import NO_VALUE, CommuneMap

Bounds = tuple[float, float, float, float]
PIXELS = 560
_TEXT = pydeck.types.String


class CompactDeck(pydeck.Deck):  # type: ignore[misc]
    """A deck without the blanks that pydeck writes: a quarter of the size."""

    def to_json(self) -> str:
        """The description that goes to the browser."""
        return json.dumps(self, default=default_serialize, separators=(",", ":"), ensure_ascii=False)


def draw_deck(
    found: CommuneMap,
    ground: Ground,
    codes: Sequence[str],
    bounds: Bounds,
    areas: Mapping[str, Area],
    picked: str,
    theme: str,
) -> CompactDeck:
    """The map of a boundary set; `codes` is the order of its document, `areas` say where names go."""
    palette = style.PALETTES[theme]
    ink, line = _rgb(palette.ink), _rgb(palette.secondary)
    number = codes.index(picked) if picked in codes else -1
    shapes = {"filled": True, "stroked": False, "auto_highlight": False}
    fill = _by_number([_rgb(fills_of(found, theme)[_key(found, code)].fill) for code in codes])
    hatch = _by_number([[*line, 255 * (_key(found, code) == NO_VALUE)] for code in codes])
    width = {"get_line_width": 1, "line_width_units": _TEXT("pixels"), "pickable": False, "filled": False}
    layers = [
        pydeck.Layer("GeoJsonLayer", ground.address, id="classes", get_fill_color=fill, pickable=False, **shapes),
        pydeck.Layer("GeoJsonLayer", f"{ground.address}&part=hatch", id="hatch", get_line_color=hatch, **width),
        pydeck.Layer("GeoJsonLayer", ground.address, id="borders", stroked=True, get_line_color=line, **width),
        _outline(ground, number, ink),
        _labels([areas[place] for place in named_places(found, ground, picked)], ink, _rgb(palette.surface)),
        _touched(ground, number, shapes),
    ]
    return CompactDeck(
        map_provider=None,
        initial_view_state=_view(bounds),
        layers=layers,
        tooltip={"html": "<b>{name}</b>"},
    )


def _touched(ground: Ground, number: int, shapes: dict[str, bool]) -> pydeck.Layer:
    """What a click meets, without a colour.

    The platform pales all that is not selected. Each click takes away the layer in which it selected: nothing pales.
    """
    return pydeck.Layer(
        "GeoJsonLayer", ground.address, id=f"touched-{number}", get_fill_color=[0, 0, 0, 0], pickable=True, **shapes
    )


def _outline(ground: Ground, number: int, ink: list[int]) -> pydeck.Layer:
    """The edge of the commune that is looked at. A layer of the same name would keep the edge of the one before."""
    return pydeck.Layer(
        "GeoJsonLayer",
        ground.address,
        id=f"picked-{number}",
        filled=False,
        stroked=True,
        pickable=False,
        get_line_color=ink,
        get_line_width=f"properties.n=={number}?4:0",
        line_width_units=_TEXT("pixels"),
        line_joint_rounded=True,
    )


def _labels(named: Sequence[Area], ink: list[int], halo: list[int]) -> pydeck.Layer:
    rows = [{"at": [area.lon, area.lat], "name": area.short_name} for area in named]
    return pydeck.Layer(
        "TextLayer",
        rows,
        id="names",
        pickable=False,
        get_position="at",
        get_text="name",
        get_size=13,
        get_color=ink,
        background=True,
        get_background_color=[*halo, 200],
        character_set=_TEXT("auto"),
        font_family=_TEXT('"Source Sans", Arial, sans-serif'),
    )


def _by_number(values: Sequence[Sequence[int]]) -> str:
    """An expression that gives each shape the value at its number; every different value is said once."""
    different = list(dict.fromkeys(map(tuple, values)))
    numbers = [different.index(tuple(value)) for value in values]
    return f"({json.dumps(different)})[({json.dumps(numbers)})[properties.n]]".replace(" ", "")


def _key(found: CommuneMap, code: str) -> str:
    return found.keys.get(code, NO_VALUE)


def _view(bounds: Bounds) -> pydeck.ViewState:
    west, south, east, north = bounds
    latitude = (south + north) / 2
    span = max(east - west, (north - south) / math.cos(math.radians(latitude)))
    zoom = math.log2(360 * PIXELS / (512 * span))
    return pydeck.ViewState(longitude=(west + east) / 2, latitude=latitude, zoom=round(zoom, 2), min_zoom=zoom - 1)


def _rgb(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
