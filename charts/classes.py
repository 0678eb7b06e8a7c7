"""The classes of a map as colours and words: one legend for map, bars and tables."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from charts import words
from data.numbers import format_value
from data.views.commune_map import NO_VALUE, OUTSIDE, TOO_SMALL, UNCLASSED, CommuneMap
from data.views.judgement import AT_RISK, ATTENTION, HIDDEN, ON_TRACK


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
_OTHERS = {
    "light": {
        AT_RISK: Fill("#B3261E", _WHITE),
        ATTENTION: Fill("#F0B75E", _INK),
        ON_TRACK: Fill("#CDE8DA", _INK),
        NO_VALUE: Fill("#FFFFFF", _INK),
        TOO_SMALL: Fill("#D3D9DF", _INK),
        HIDDEN: Fill("#D3D9DF", _INK),
        OUTSIDE: Fill("#FFFFFF", "#66727E"),
    },
    "dark": {
        AT_RISK: Fill("#FF8A80", _BLACK),
        ATTENTION: Fill("#B57A22", _BLACK),
        ON_TRACK: Fill("#1D4A3B", _WHITE),
        NO_VALUE: Fill("#18232C", "#E6EDF3"),
        TOO_SMALL: Fill("#46535F", _WHITE),
        HIDDEN: Fill("#46535F", _WHITE),
        OUTSIDE: Fill("#18232C", "#8A97A3"),
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


def legend_html(found: CommuneMap) -> str:
    """The classes with the number of communes in each: the one legend of map, chart and table."""
    keys = [*reversed(found.classes.keys), *(key for key in UNCLASSED if found.places(key))]
    unit = "" if found.indicator.is_percentage else f"<li>{escape(found.indicator.unit)}:</li>"
    items = "".join(f"<li>{class_html(found, key)} (<b>{len(found.places(key))}</b>)</li>" for key in keys)
    return f'<ul class="gb-legend">{unit}{items}</ul>'


def class_html(found: CommuneMap, key: str) -> str:
    """A class as swatch and words."""
    light, dark = (fills_of(found, theme)[key].fill for theme in ("light", "dark"))
    hatched = " gb-hatched" if key == NO_VALUE else ""
    swatch = f'<span class="gb-swatch{hatched}" style="background-color:light-dark({light},{dark})"></span>'
    return f"{swatch}{escape(class_label(found, key))}"


def class_label(found: CommuneMap, key: str) -> str:
    """A class in words: '■ Nguy cơ không đạt: dưới 85,5%', '80% đến dưới 90%', 'Chưa có số liệu'."""
    if key == OUTSIDE and found.group:
        return words.OUTSIDE_GROUP.format(group=found.group.name)
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


def classes_of(found: CommuneMap, theme: str) -> dict[str, tuple[str, str]]:
    """Commune -> the colour and the symbol of its class."""
    fills = fills_of(found, theme)
    return {place: (fills[key].fill, symbol_of(key)) for place, key in found.keys.items()}


def symbol_of(key: str) -> str:
    """The symbol of a class that is a status."""
    return words.STATUS[key][0] if key in words.STATUS else ""
