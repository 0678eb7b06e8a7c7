"""Colours and type sizes; the same tokens stand as variables in pages/parts/page.css."""

from __future__ import annotations

from typing import Any

INK = "#14202B"
SECONDARY = "#4A5B6B"
HAIRLINE = "#D8DFE6"
ACCENT = "#0A5C8C"
MUTED = "#8FA0AF"
MADE_UP = "#5B3E8C"
SPARK = "#2F7FB0"
SPARK_MADE_UP = "#8A6CC0"
FONT = "Source Sans"

LOCALE = {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đồng"]}}


def config() -> dict[str, Any]:
    """The Vega-Lite configuration of every chart: quiet axes, Vietnamese numbers, no view border."""
    return {
        "locale": LOCALE,
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "axis": {"labelFontSize": 12.5, "titleFontSize": 12.5, "domain": False, "ticks": False, "labelPadding": 6},
        "axisY": {"gridOpacity": 0.6},
    }
