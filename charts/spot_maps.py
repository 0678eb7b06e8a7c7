"""Points and tracks over the province: stations, facilities, vessels, hot spots; no basemap, nothing from outside."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from html import escape
from math import pi, sqrt
from typing import Any

import altair as alt

from charts import style, words
from charts.maps import EDGES, NAME_SIZE, Ground
from charts.spot_names import Name, frame_of, place_names
from charts.spots import Kind, Points, Spot, Track
from data.catalogue import Area

SHAPES = {"●": "circle", "■": "square", "◆": "diamond", "▲": "triangle-up", "○": "circle", "": "circle"}
SMALLEST, LARGEST, LARGEST_ON_A_PHONE = 70, 900, 260
SOLID, SEEN_THROUGH = 0.85, 0.65  # circles of many sizes lie on each other
NARROW = 480  # a phone has room for the name of the picked spot and some communes only
PICTURE_WIDTH, PICTURE_HEIGHT = 1000, 640
WIDTH, HEIGHT = 960, 600  # a page's map on a laptop in pixels, for which names are placed
ON_A_PHONE = 3


def draw_spots(
    points: Points, boundaries: Ground | None, communes: Sequence[Area], picked: str, theme: str
) -> dict[str, Any]:
    """A Vega-Lite specification with a selection 'pick' on the field 'place'.

    The ground is the boundaries where there are any, else a dot at the middle of each commune.
    """
    chart = _chart(points, boundaries, communes, picked, theme, None)
    return style.finished(chart.properties(width="container", height="container"))


def draw_spots_picture(
    points: Points, boundaries: Ground | None, communes: Sequence[Area], picked: str
) -> dict[str, Any]:
    """The map as it stands alone on paper, with the legend that the page has beside it."""
    count, kinds = Counter(spot.kind for spot in points.spots), points.kinds
    hollow = {kind.key: "○ " for kind in kinds if kind.symbol == "○"}
    said = {kind.key: f"{hollow.get(kind.key, '')}{kind.word}: {count[kind.key]}" for kind in kinds}
    legend = alt.Legend(
        title=None,
        values=[kind.key for kind in kinds if count[kind.key]],
        labelExpr=f"({json.dumps(said, ensure_ascii=False)})[datum.value]",
        orient="bottom",
        columns=2,
        labelLimit=0,
        labelFontSize=NAME_SIZE,
    )
    chart = _chart(points, boundaries, communes, picked, "light", legend)
    return style.finished(chart.properties(width=PICTURE_WIDTH, height=PICTURE_HEIGHT))


def _chart(
    points: Points,
    boundaries: Ground | None,
    communes: Sequence[Area],
    picked: str,
    theme: str,
    legend: alt.Legend | None,
) -> alt.LayerChart:
    palette, kinds = style.PALETTES[theme], points.kinds
    pick = alt.selection_point(name="pick", fields=["place"], on="click", toggle=False)
    rows = [_row(spot, kinds, picked, palette, theme) for spot in points.spots]
    shown = alt.Chart(_data(rows)).encode(longitude="lon:Q", latitude="lat:Q")
    colours = alt.Scale(domain=[kind.key for kind in kinds], range=[kind.colour(theme) for kind in kinds])
    shapes = alt.Scale(domain=[kind.key for kind in kinds], range=[SHAPES[kind.symbol] for kind in kinds])
    hollow = json.dumps([kind.key for kind in kinds if kind.symbol == "○"])
    most = max((spot.size for spot in points.spots), default=1)
    marks = shown.mark_point(filled=True, opacity=1, strokeWidth=1.6).encode(
        color=alt.Color("kind:N", legend=legend, scale=colours),
        shape=alt.Shape("kind:N", legend=legend, scale=shapes),
        fillOpacity=alt.condition(
            f"indexof({hollow}, datum.kind) >= 0", alt.value(0), alt.value(SOLID if most == 1 else SEEN_THROUGH)
        ),
        stroke=alt.Stroke("edge:N", legend=None, scale=None),
        strokeWidth=alt.condition("datum.picked", alt.value(3.5), alt.value(1.4)),
        size=alt.Size("size:Q", legend=None, scale=_sizes(most)),
        tooltip=[alt.Tooltip("label:N", title=" "), alt.Tooltip("word:N", title=words.CLASS), "said:N"],
    )
    size = (PICTURE_WIDTH, PICTURE_HEIGHT) if legend else (WIDTH, HEIGHT)
    radius = sqrt((LARGEST if most > 1 else SMALLEST) / pi)
    placed = place_names(points, communes, picked, frame_of(points, communes, *size), radius)
    names = _names(placed, palette)
    ground = _ground(boundaries, communes, palette, theme)
    layers = alt.layer(ground, _lines(points.tracks, kinds, theme), marks.add_params(pick), *names)
    chart: alt.LayerChart = layers.project(type="mercator").configure(**style.config(palette))
    return chart


def spots_legend_html(points: Points) -> str:
    """Each kind with its symbol, its word and how many there are."""
    count = Counter(spot.kind for spot in points.spots)
    items = "".join(
        f'<li><span style="color:light-dark({kind.light},{kind.dark})">{kind.symbol}</span> {escape(kind.word)} '
        f"(<b>{count[kind.key]}</b>)</li>"
        for kind in points.kinds
        if count[kind.key]
    )
    return f'<ul class="gb-legend">{items}</ul>'


def _row(spot: Spot, kinds: Sequence[Kind], picked: str, palette: style.Palette, theme: str) -> dict[str, Any]:
    """A hollow spot has an edge in its colour, any other one that sets it off from what lies around it."""
    kind = next(kind for kind in kinds if kind.key == spot.kind)
    chosen = bool(picked) and spot.place == picked
    edge = palette.ink if chosen else kind.colour(theme) if kind.symbol == "○" else palette.secondary
    return {**vars(spot), "word": kind.word, "picked": chosen, "edge": edge}


def _names(placed: Sequence[Name], palette: style.Palette) -> list[alt.Chart]:
    """Names on a halo: those of spots strong, those of communes quiet; few on a phone."""
    rows = [
        {
            **{"lon": name.lon, "lat": name.lat, "text": name.text, "order": name.order, "picked": name.picked},
            "align": {1: "left", -1: "right", 0: "center"}[name.across],
            **{"dx": name.across * name.away, "dy": name.down * (name.away + NAME_SIZE / 2)},
        }
        for name in placed
    ]
    base = alt.Chart(_data(rows)).encode(longitude="lon:Q", latitude="lat:Q")
    few = f"width < {NARROW} && !datum.picked && (datum.order == 0 || datum.order > {ON_A_PHONE}) ? '' : datum.text"
    plain: dict[str, Any] = {
        **{"fontSize": NAME_SIZE, "baseline": "middle", "text": {"expr": few}, "aria": False},
        **{key: {"expr": f"datum.{key}"} for key in ("align", "dx", "dy")},
    }
    halo = base.mark_text(**plain, stroke=palette.surface, strokeWidth=3.5, strokeJoin="round")
    quiet = base.transform_filter("datum.order > 0").mark_text(**plain, color=palette.secondary)
    strong = base.transform_filter("datum.order == 0").mark_text(**plain, color=palette.ink, fontWeight=600)
    return [halo, quiet, strong]


def _sizes(most: int) -> alt.Scale:
    """Areas in proportion to what a spot stands for; all alike where each stands for one."""
    if most == 1:
        return alt.Scale(domain=[0, 1], range=[0, SMALLEST])
    largest = alt.ExprRef(f"width < {NARROW} ? {LARGEST_ON_A_PHONE} : {LARGEST}")
    return alt.Scale(domain=[0, most], rangeMin=0, rangeMax=largest)


def _lines(tracks: Sequence[Track], kinds: Sequence[Kind], theme: str) -> alt.Chart:
    """Each in its own colour without a scale: one without a legend would take away that of the spots."""
    colours = {kind.key: kind.colour(theme) for kind in kinds}
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": track.points},
            "colour": colours[track.kind],
            "label": track.label,
        }
        for track in tracks
    ]
    lines = alt.Chart(_data(features)).mark_geoshape(filled=False, strokeWidth=1.6, aria=False)
    stroke = alt.Stroke("colour:N", legend=None, scale=None)
    coloured: alt.Chart = lines.encode(stroke=stroke, tooltip=[alt.Tooltip("label:N", title=" ")])
    return coloured


def _ground(boundaries: Ground | None, communes: Sequence[Area], palette: style.Palette, theme: str) -> alt.Chart:
    if boundaries:
        shapes = alt.UrlData(url=boundaries.address, format=alt.JsonDataFormat(type="json", property="features"))
        plain = alt.Chart(shapes).mark_geoshape(fill=palette.grid, stroke=EDGES[theme], strokeWidth=0.7, aria=False)
        drawn: alt.Chart = plain.encode(tooltip=[alt.Tooltip("properties.name:N", title=words.COMMUNE)])
        return drawn
    rows = [{"lon": area.lon, "lat": area.lat, "name": area.short_name} for area in communes]
    circles = alt.Chart(_data(rows)).mark_circle(size=14, opacity=0.9, color=EDGES[theme])
    dots: alt.Chart = circles.encode(
        longitude="lon:Q", latitude="lat:Q", tooltip=[alt.Tooltip("name:N", title=words.COMMUNE)]
    )
    return dots


def _data(rows: Sequence[dict[str, Any]]) -> alt.UrlData:
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return alt.UrlData(url=style.data_address("application/json", text), format=alt.JsonDataFormat(type="json"))
