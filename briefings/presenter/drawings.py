"""The charts and maps of a deck as SVG, all drawn by one child process, each with its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from briefings.deck import Chart, Screen
from briefings.pictures import draw_svgs
from briefings.presenter import words
from briefings.presenter.captions import BARS, Caption, caption_of
from charts.classes import class_label, fills_of
from charts.maps import Ground, draw_on_screen
from charts.present import draw_lines
from charts.present_bars import draw_bars
from charts.screen import FONT, Box, Content, Line
from charts.style import data_address
from data.catalogue import Catalogue
from data.geo.document import tiles_centres, tiles_document, tiles_size
from data.numbers import format_value
from data.views.commune_map import NO_VALUE, UNCLASSED, CommuneMap

_TAG = re.compile(r"<g [^>]+>")
_ROLES = re.compile(r' (?:role|aria-roledescription)="[^"]*"')


@dataclass(frozen=True)
class Entry:
    """A line of a map's legend."""

    label: str
    colour: str
    hatched: bool


@dataclass(frozen=True)
class Drawing:
    """A drawn chart or map. told: the same in words, number by number, for who doesn't see it."""

    svg: str
    caption: Caption
    told: str
    legend: tuple[Entry, ...] = ()


def draw_all(
    screens: Sequence[Screen], boxes: Sequence[Box | None], catalogue: Catalogue, tell: Callable[[int, int], None]
) -> list[Drawing | None]:
    """The drawing of each screen for its box, None where it has none."""
    wanted = [
        (at, _spec(screen, box, catalogue)) for at, (screen, box) in enumerate(zip(screens, boxes, strict=True)) if box
    ]
    drawn: list[Drawing | None] = [None] * len(screens)
    for (at, _), svg in zip(wanted, draw_svgs([spec for _, spec in wanted], tell), strict=True):
        plain = _TAG.sub(lambda tag: _ROLES.sub("", tag[0]), svg)
        drawn[at] = _drawing(screens[at], plain)
    return drawn


def _drawing(screen: Screen, svg: str) -> Drawing:
    caption = caption_of(screen)
    if screen.map:
        return _of_map(screen.map, caption, svg)
    return Drawing(svg, caption, _in_words(screen.chart) if screen.chart else "")


def _spec(screen: Screen, box: Box, catalogue: Catalogue) -> dict[str, Any]:
    if screen.map:
        areas = tuple(catalogue.communes.values())
        ground = Ground(
            data_address("application/json", tiles_document(areas)), True, *tiles_size(areas), tiles_centres(areas)
        )
        spec = draw_on_screen(screen.map, ground, box.width, box.height)
        config = {**spec["config"], "font": FONT, "aria": False}
        return {**spec, "config": config, "autosize": {"type": "none"}, "padding": 0}
    assert screen.chart is not None
    chart = screen.chart
    lines = tuple(Line(series.name, series.amounts, series.made_up) for series in chart.series)
    content = Content(chart.labels, lines, chart.unit, chart.decimals, chart.anew)
    return draw_bars(content, box) if chart.kind == BARS else draw_lines(content, box)


def _in_words(chart: Chart) -> str:
    said = [
        f"{series.name}, {label}: {format_value(amount, chart.unit, chart.decimals)}"
        for series in chart.series
        for label, amount in zip(chart.labels, series.amounts, strict=True)
        if amount is not None
    ]
    return f"{chart.title}. {'; '.join(said)}"


def _of_map(found: CommuneMap, caption: Caption, svg: str) -> Drawing:
    fills = fills_of(found, "light")
    keys = [*reversed(found.classes.keys), *(key for key in UNCLASSED if found.places(key))]
    legend = tuple(Entry(_entry(found, key), fills[key].fill, key == NO_VALUE) for key in keys)
    return Drawing(svg, caption, f"{caption.text}. {'; '.join(entry.label for entry in legend)}", legend)


def _entry(found: CommuneMap, key: str) -> str:
    return words.COMMUNES.format(label=class_label(found, key), count=len(found.places(key)))
