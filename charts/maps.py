"""The map of an indicator over communes: hex tiles or real boundaries, coloured by class; a click picks a commune."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import altair as alt

from charts import style, words
from data.geo.document import SIDE
from data.numbers import format_value
from data.views.commune_map import HIDDEN, NO_VALUE, TOO_SMALL, UNCLASSED, CommuneMap
from data.views.judgement import AT_RISK, ATTENTION, ON_TRACK

EXTREMES = 3
NAME_ACROSS, NAME_DOWN = 0.19, 0.045
WIDEST_NAME = 46
NAME_SIZE = 12.5
LINE = 13


@dataclass(frozen=True)
class Ground:
    """What a map is drawn on: the address of its document, tiles or boundaries, its size, and where communes are.

    Size and centres are of one unit, for boundaries degrees of latitude.
    """

    address: str
    tiles: bool
    width: float
    height: float
    centres: Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Fill:
    """The colour of a class and of a name that stands on it; contrast of at least 4.5."""

    fill: str
    text: str


_INK, _WHITE, _BLACK = "#14202B", "#FFFFFF", "#05090D"
_STEPS = {
    "light": ("#EAF2F8", "#BBD7EA", "#7FB2D6", "#3F86B8", "#0B5C8A"),
    "dark": ("#21394B", "#2B5876", "#3F86B8", "#7FB2D6", "#CFE6F5"),
}
_ON_STEPS = {"light": (_INK, _INK, _INK, _BLACK, _WHITE), "dark": (_WHITE, _WHITE, _BLACK, _BLACK, _BLACK)}
EDGES = {"light": "#8FA3B5", "dark": "#5D7385"}
_OTHERS = {
    "light": {
        AT_RISK: Fill("#B3261E", _WHITE),
        ATTENTION: Fill("#F0B75E", _INK),
        ON_TRACK: Fill("#CDE8DA", _INK),
        NO_VALUE: Fill("#FFFFFF", _INK),
        TOO_SMALL: Fill("#D3D9DF", _INK),
        HIDDEN: Fill("#D3D9DF", _INK),
    },
    "dark": {
        AT_RISK: Fill("#FF8A80", _BLACK),
        ATTENTION: Fill("#B57A22", _BLACK),
        ON_TRACK: Fill("#1D4A3B", _WHITE),
        NO_VALUE: Fill("#18232C", "#E6EDF3"),
        TOO_SMALL: Fill("#46535F", _WHITE),
        HIDDEN: Fill("#46535F", _WHITE),
    },
}


def fills_of(found: CommuneMap, theme: str) -> dict[str, Fill]:
    """Key -> the colours of its class; few classes take the outer steps, so that they differ as much as can be."""
    fills = dict(_OTHERS[theme])
    keys = [key for key in found.classes.keys if key not in fills]
    steps = len(_STEPS[theme]) - 1
    for place, key in enumerate(keys):
        step = round(place * steps / (len(keys) - 1)) if len(keys) > 1 else 2
        fills[key] = Fill(_STEPS[theme][step], _ON_STEPS[theme][step])
    return fills


def draw_communes(found: CommuneMap, ground: Ground, picked: str, theme: str) -> dict[str, Any]:
    """A Vega-Lite specification with a selection 'pick' on the field 'place'; shapes come from the ground's address."""
    palette, fills = style.PALETTES[theme], fills_of(found, theme)
    pick = alt.selection_point(name="pick", fields=["place"], on="click", toggle=False)
    scale = alt.Scale(domain=list(fills), range=[fills[key].fill for key in fills])
    areas = alt.Chart().mark_geoshape(stroke=EDGES[theme], strokeWidth=0.8)
    areas = areas.encode(
        fill=alt.Fill("key:N", legend=None, scale=scale),
        tooltip=[
            alt.Tooltip("properties.name:N", title=words.COMMUNE),
            alt.Tooltip("said:N", title=found.indicator.short_name),
            alt.Tooltip("class:N", title=words.CLASS),
        ],
    )
    hatch = (
        alt.Chart(_part(ground, "hatch"))
        .transform_filter(_among("properties.code", found.places(NO_VALUE)))
        .mark_geoshape(filled=False, stroke=palette.secondary, strokeWidth=1.1, aria=False)
    )
    outline = alt.Chart().transform_filter(_among("place", [picked]))
    outline = outline.mark_geoshape(filled=False, stroke=palette.ink, strokeWidth=3, strokeJoin="round", aria=False)
    names = _names(found, ground, picked, fills, palette)
    layers = alt.layer(areas.add_params(pick), hatch, outline, *names, data=_part(ground, "features"))
    joined = layers.transform_lookup(lookup="properties.code", from_=_rows(found)).transform_calculate(
        **{
            "class": f"{_said_by_key(found, class_label)}[datum.key]",
            "symbol": f"{_said_by_key(found, _symbol)}[datum.key]",
        }
    )
    chart = joined.project(**_projection(ground)).properties(width="container", height="container")
    return style.finished(chart.configure(**style.config(palette)))


def legend_html(found: CommuneMap) -> str:
    """The classes with the number of communes in each: the one legend of map, chart and table."""
    keys = [*reversed(found.classes.keys), *(key for key in UNCLASSED if found.places(key))]
    unit = "" if found.indicator.is_percentage else f"<li>{escape(found.indicator.unit)}:</li>"
    items = "".join(f"<li>{class_html(found, key)} <b>{len(found.places(key))}</b></li>" for key in keys)
    return f'<ul class="gb-legend">{unit}{items}</ul>'


def class_html(found: CommuneMap, key: str) -> str:
    """A class as swatch and words."""
    light, dark = (fills_of(found, theme)[key].fill for theme in ("light", "dark"))
    hatched = " gb-hatched" if key == NO_VALUE else ""
    swatch = f'<span class="gb-swatch{hatched}" style="background-color:light-dark({light},{dark})"></span>'
    return f"{swatch}{escape(class_label(found, key))}"


def class_label(found: CommuneMap, key: str) -> str:
    """A class in words: '■ Nguy cơ không đạt: dưới 85,5%', '80% đến dưới 90%', 'Chưa có số liệu'."""
    if key in UNCLASSED:
        return words.UNCLASSED[key]
    label = found.classes.labels[found.classes.keys.index(key)]
    if key not in words.STATUS:
        return label
    symbol, word = words.STATUS[key]
    return f"{symbol} {word}: {label}"


def said_of(found: CommuneMap, place: str) -> str:
    """The value of a commune in words, or why there is none."""
    if place not in found.values:
        return words.UNCLASSED[found.keys[place]]
    return format_value(found.values[place].amount, found.indicator.unit, found.indicator.decimals)


def named_places(found: CommuneMap, ground: Ground, picked: str = "") -> tuple[str, ...]:
    """The communes whose names stand on a map that has no room for all: what was picked, both extremes, and gaps.

    A name that would touch an earlier one is left out; it shows on pointing.
    """
    classed = [place for place, key in found.keys.items() if key not in UNCLASSED]
    ordered = sorted(classed, key=lambda place: (found.values[place].amount, place))
    wanted = dict.fromkeys([picked, *ordered[:EXTREMES], *ordered[-EXTREMES:], *found.places(NO_VALUE)])
    named: list[str] = []
    for place in wanted:
        if place in ground.centres and not any(_touch(ground, place, other) for other in named):
            named.append(place)
    return tuple(named)


def _touch(ground: Ground, one: str, other: str) -> bool:
    (x, y), (other_x, other_y) = ground.centres[one], ground.centres[other]
    beside = abs(x - other_x) < NAME_ACROSS * ground.width
    return beside and abs(y - other_y) < NAME_DOWN * ground.height


def _rows(found: CommuneMap) -> alt.LookupData:
    """The class and the value of each commune, by its code."""
    rows = [{"place": place, "key": key, "said": said_of(found, place)} for place, key in found.keys.items()]
    address = style.data_address("application/json", json.dumps(rows, ensure_ascii=False, separators=(",", ":")))
    data = alt.UrlData(url=address, format=alt.JsonDataFormat(type="json"))
    return alt.LookupData(data=data, key="place", fields=["place", "key", "said"])


def _part(ground: Ground, part: str) -> alt.UrlData:
    """A part of the document; the mark in the address keeps two parts of one document apart."""
    return alt.UrlData(url=f"{ground.address}#{part}", format=alt.JsonDataFormat(type="json", property=part))


def _among(field: str, places: Iterable[str]) -> str:
    """An expression: is the field one of these codes?"""
    return f"indexof({json.dumps(list(places))}, datum.{field}) >= 0"


def _said_by_key(found: CommuneMap, say: Callable[[CommuneMap, str], str]) -> str:
    """An expression: key -> what is said of its class."""
    return json.dumps({key: say(found, key) for key in (*found.classes.keys, *UNCLASSED)}, ensure_ascii=False)


def _symbol(found: CommuneMap, key: str) -> str:
    return words.STATUS[key][0] if key in words.STATUS else ""


def _projection(ground: Ground) -> dict[str, Any]:
    return {"type": "identity", "reflectY": True} if ground.tiles else {"type": "mercator"}


def _names(
    found: CommuneMap, ground: Ground, picked: str, fills: dict[str, Fill], palette: style.Palette
) -> list[alt.Chart]:
    """Names on two lines inside tiles; on boundaries and small tiles those of extremes and gaps, each on a halo."""
    places = alt.Chart().encode(longitude="properties.x:Q", latitude="properties.y:Q")
    tile = f"min(width / {ground.width}, height / {ground.height}) * {SIDE}"
    small = f"{tile} < {WIDEST_NAME}" if ground.tiles else "true"
    few = places.transform_filter(_among("place", named_places(found, ground, picked)))
    plain: dict[str, Any] = {"fontSize": NAME_SIZE, "text": {"expr": f"{small} ? datum.properties.name : ''"}}
    halo = few.mark_text(**plain, stroke=palette.surface, strokeWidth=3.5, strokeJoin="round")
    beside = [halo, few.mark_text(**plain, color=palette.ink, fontWeight=600)]
    if not ground.tiles:
        return beside
    whole = "datum.properties.lines + (datum.symbol ? '\\n' + datum.symbol : '')"
    text = f"({small} ? datum.symbol : {whole})"
    rise = f"-{LINE / 2} * (length(split({text}, '\\n')) - 1)"
    scale = alt.Scale(domain=list(fills), range=[fills[key].text for key in fills])
    inside = places.mark_text(
        fontSize=NAME_SIZE, lineBreak="\n", lineHeight=LINE, baseline="middle", text={"expr": text}, dy={"expr": rise}
    )
    return [inside.encode(color=alt.Color("key:N", legend=None, scale=scale)), *beside]
