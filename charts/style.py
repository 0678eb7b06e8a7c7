"""Colours and type sizes; the same tokens stand as variables in pages/parts/page.css."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import altair as alt
from altair.utils import schemapi

FONT = "Source Sans"
RISK = ("#B3261E", "#F08A80")
ATTENTION = ("#8F5200", "#E0A458")
GOOD = ("#1B6E4B", "#5FBF95")
QUIET = ("#5B6875", "#9AA7B3")
ACCENT = ("#0A5C8C", "#7CC0E8")
SPARK = "#2F7FB0"
SPARK_MADE_UP = "#8A6CC0"


@dataclass(frozen=True)
class Palette:
    """The colours of a chart on one theme; text in them has a contrast of at least 4.5 on its surface."""

    ink: str
    secondary: str
    accent: str
    surface: str
    grid: str


LIGHT = Palette(ink="#14202B", secondary="#4A5B6B", accent="#0A5C8C", surface="#FFFFFF", grid="#E4E9EE")
DARK = Palette(ink="#E6EDF3", secondary="#A9B8C6", accent="#7CC0E8", surface="#18232C", grid="#2C3944")
PALETTES = {"light": LIGHT, "dark": DARK}

# Holding each object against the schema costs half of a drawing's time; the tests do it (tests/charts/conftest.py).
schemapi.disable_debug_mode()

LOCALE = {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đồng"]}}


def finished(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The specification with its rows in data addresses: the platform turns inline rows into Arrow at every rerun."""
    spec: dict[str, Any] = chart.to_dict(validate=schemapi.DEBUG_MODE)
    addresses = {name: _address(rows) for name, rows in spec.pop("datasets", {}).items()}
    for part in (spec, *spec.get("layer", ())):
        name = part.get("data", {}).get("name")
        if name in addresses:
            part["data"] = {"url": addresses[name], "format": {"type": "json"}}
    return spec


def data_address(kind: str, text: str) -> str:
    """A text as an address; only the two signs that end or escape an address are escaped."""
    return f"data:{kind},{text.replace('%', '%25').replace('#', '%23')}"


def _address(rows: list[dict[str, Any]]) -> str:
    return data_address("application/json", json.dumps(rows, ensure_ascii=False, separators=(",", ":")))


def config(palette: Palette) -> dict[str, Any]:
    """The Vega-Lite configuration of every chart: quiet axes, Vietnamese numbers, no view border."""
    return {
        "locale": LOCALE,
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": 12.5,
            "labelColor": palette.secondary,
            "gridColor": palette.grid,
            "domain": False,
            "ticks": False,
            "labelPadding": 6,
        },
    }
