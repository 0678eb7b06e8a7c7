"""The map of an indicator over communes: hex tiles or real boundaries, coloured by class; a click picks a commune."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt

from charts import style, words
from charts.classes import Fill, class_label, fills_of, said_of, symbol_of
from data.geo.document import SIDE
from data.views.commune_map import NO_VALUE, OUTSIDE, UNCLASSED, CommuneMap

EXTREMES = 3
NAME_DOWN = 0.045
NAME_SIZE = 12.5
PICTURE_WIDTH = 1200
EDGES = {"light": "#8FA3B5", "dark": "#5D7385"}


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
class Lettering:
    """How names are set: type, line and least width of a tile with its name in pixels; a name's share of the map."""

    size: float
    line: float
    tile: float
    across: float


PAGE = Lettering(NAME_SIZE, 13, 46, 0.19)
SCREEN = Lettering(24, 26, 90, 0.26)


def draw_communes(found: CommuneMap, ground: Ground, picked: str, theme: str) -> dict[str, Any]:
    """A Vega-Lite specification with a selection 'pick' on the field 'place'; shapes come from the ground's address."""
    chart = _chart(found, ground, picked, theme, None)
    return style.finished(chart.properties(width="container", height="container"))


def draw_picture(found: CommuneMap, ground: Ground) -> dict[str, Any]:
    """The map as it stands alone on paper, with the legend that the page has beside it."""
    keys = [*reversed(found.classes.keys), *(key for key in UNCLASSED if found.places(key))]
    said = f"{_said_by_key(found, _legend_label)}[datum.value]"
    legend = alt.Legend(
        title=None if found.indicator.is_percentage else found.indicator.unit,
        values=keys,
        labelExpr=said,
        orient="bottom",
        columns=2,
        columnPadding=24,
        labelLimit=0,
        labelFontSize=NAME_SIZE,
        symbolType="square",
        symbolStrokeColor=style.LIGHT.secondary,
    )
    height = round(PICTURE_WIDTH * ground.height / ground.width)
    return style.finished(_chart(found, ground, "", "light", legend).properties(width=PICTURE_WIDTH, height=height))


def draw_on_screen(found: CommuneMap, ground: Ground, width: int, height: int) -> dict[str, Any]:
    """The map on a presenter's screen, in type that is read from the back row; its legend stands beside it."""
    chart = _chart(found, ground, "", "light", None, SCREEN)
    return style.finished(chart.properties(width=width, height=height))


def _chart(
    found: CommuneMap,
    ground: Ground,
    picked: str,
    theme: str,
    legend: alt.Legend | None,
    lettering: Lettering = PAGE,
) -> alt.LayerChart:
    palette, fills = style.PALETTES[theme], fills_of(found, theme)
    pick = alt.selection_point(name="pick", fields=["place"], on="click", toggle=False)
    hatch = (
        alt.Chart(_part(ground, "hatch"))
        .transform_filter(_among("properties.code", found.places(NO_VALUE)))
        .mark_geoshape(filled=False, stroke=palette.secondary, strokeWidth=1.1, aria=False)
    )
    outline = alt.Chart().transform_filter(_among("place", [picked]))
    outline = outline.mark_geoshape(filled=False, stroke=palette.ink, strokeWidth=3, strokeJoin="round", aria=False)
    names = _names(found, ground, picked, fills, palette, lettering)
    areas = _areas(found, theme, legend).add_params(pick)
    layers = alt.layer(areas, hatch, outline, *names, data=_part(ground, "features"))
    joined = layers.transform_lookup(lookup="properties.code", from_=_rows(found)).transform_calculate(
        **{
            "class": f"{_said_by_key(found, class_label)}[datum.key]",
            "symbol": f"{_said_by_key(found, lambda _, key: symbol_of(key))}[datum.key]",
        }
    )
    joined = joined.transform_calculate(told="datum.properties.name + ': ' + datum.said + '. ' + datum['class']")
    chart: alt.LayerChart = joined.project(**_projection(ground)).configure(**style.config(palette))
    return chart


def _areas(found: CommuneMap, theme: str, legend: alt.Legend | None) -> alt.Chart:
    """The communes in the colours of their classes; those outside of the group have pale edges too."""
    fills = fills_of(found, theme)
    scale = alt.Scale(domain=list(fills), range=[fills[key].fill for key in fills])
    edge = alt.condition(f"datum.key === '{OUTSIDE}'", alt.value(style.PALETTES[theme].grid), alt.value(EDGES[theme]))
    areas: alt.Chart = (
        alt.Chart()
        .mark_geoshape(strokeWidth=0.8)
        .encode(
            fill=alt.Fill("key:N", legend=legend, scale=scale),
            stroke=edge,
            description=alt.Description("told:N"),
            tooltip=[
                alt.Tooltip("properties.name:N", title=words.COMMUNE),
                alt.Tooltip("said:N", title=found.indicator.short_name),
                alt.Tooltip("class:N", title=words.CLASS),
            ],
        )
    )
    return areas


def named_places(found: CommuneMap, ground: Ground, picked: str = "", lettering: Lettering = PAGE) -> tuple[str, ...]:
    """The communes whose names stand on a map that has no room for all: what was picked, both extremes, and gaps.

    A name that would touch an earlier one is left out; it shows on pointing.
    """
    classed = [place for place, key in found.keys.items() if key not in UNCLASSED]
    ordered = sorted(classed, key=lambda place: (found.values[place].amount, place))
    wanted = dict.fromkeys([picked, *ordered[:EXTREMES], *ordered[-EXTREMES:], *found.places(NO_VALUE)])
    named: list[str] = []
    for place in wanted:
        if place in ground.centres and not any(_touch(ground, place, other, lettering) for other in named):
            named.append(place)
    return tuple(named)


def _touch(ground: Ground, one: str, other: str, lettering: Lettering) -> bool:
    (x, y), (other_x, other_y) = ground.centres[one], ground.centres[other]
    beside = abs(x - other_x) < lettering.across * ground.width
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


def _legend_label(found: CommuneMap, key: str) -> str:
    hatched = f" ({words.HATCHED})" if key == NO_VALUE else ""
    return f"{class_label(found, key)}{hatched}: {len(found.places(key))}"


def _projection(ground: Ground) -> dict[str, Any]:
    return {"type": "identity", "reflectY": True} if ground.tiles else {"type": "mercator"}


def _names(
    found: CommuneMap,
    ground: Ground,
    picked: str,
    fills: dict[str, Fill],
    palette: style.Palette,
    lettering: Lettering,
) -> list[alt.Chart]:
    """Names on two lines inside tiles; on boundaries and small tiles those of extremes and gaps, each on a halo."""
    places = alt.Chart().encode(longitude="properties.x:Q", latitude="properties.y:Q")
    tile = f"min(width / {ground.width}, height / {ground.height}) * {SIDE}"
    small = f"{tile} < {lettering.tile}" if ground.tiles else "true"
    few = places.transform_filter(_among("place", named_places(found, ground, picked, lettering)))
    plain: dict[str, Any] = {"fontSize": lettering.size, "text": {"expr": f"{small} ? datum.properties.name : ''"}}
    halo = few.mark_text(**plain, stroke=palette.surface, strokeWidth=0.28 * lettering.size, strokeJoin="round")
    beside = [halo, few.mark_text(**plain, color=palette.ink, fontWeight=600)]
    if not ground.tiles:
        return beside
    whole = "datum.properties.lines + (datum.symbol ? '\\n' + datum.symbol : '')"
    text = f"({small} ? datum.symbol : {whole})"
    rise = f"-{lettering.line / 2} * (length(split({text}, '\\n')) - 1)"
    scale = alt.Scale(domain=list(fills), range=[fills[key].text for key in fills])
    inside = places.mark_text(
        fontSize=lettering.size,
        lineBreak="\n",
        lineHeight=lettering.line,
        baseline="middle",
        text={"expr": text},
        dy={"expr": rise},
    )
    return [inside.encode(color=alt.Color("key:N", legend=None, scale=scale)), *beside]
