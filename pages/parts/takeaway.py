"""The menu 'Tải về' under a chart or a table: XLSX and CSV of its rows, SVG and PNG of its picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from briefings.delimited import write_delimited
from briefings.pictures import draw_picture
from briefings.takeaway import Takeaway
from briefings.workbook import write_workbook
from data.access import DOWNLOAD
from pages.parts import words
from pages.parts.guard import may

TABLES = {"xlsx": ("Bảng Excel (.xlsx)", write_workbook), "csv": ("Bảng CSV (.csv)", write_delimited)}
PICTURES = {"png": "Ảnh PNG", "svg": "Ảnh vector SVG"}


def show_takeaway(
    key: str, sector: str, make: Callable[[], Takeaway], draw: Callable[[], dict[str, Any]] | None = None
) -> None:
    """The menu, for those who may download; nothing is made before it opens, no file before its button is pressed.

    draw: the finished light chart specification; without one there are no pictures to take.
    """
    if may(DOWNLOAD, sector):
        _show_menu(key, make, draw)


@st.fragment
def _show_menu(key: str, make: Callable[[], Takeaway], draw: Callable[[], dict[str, Any]] | None) -> None:
    menu = st.popover(
        words.TAKE_AWAY, type="tertiary", icon=":material/download:", key=f"take-{key}", on_change="rerun"
    )
    if not menu.open:
        return
    takeaway = make()
    with menu:
        for kind, (label, write) in TABLES.items():
            _offer(takeaway, key, kind, label, lambda write=write: write(takeaway))  # type: ignore[misc]
        for kind, label in PICTURES.items() if draw else ():
            _offer(takeaway, key, kind, label, lambda kind=kind: draw_picture(kind, draw(), takeaway))  # type: ignore[misc]


def _offer(takeaway: Takeaway, key: str, kind: str, label: str, content: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        content,
        file_name=takeaway.file_name(kind),
        key=f"take-{key}-{kind}",
        on_click="ignore",
        type="tertiary",
        width="stretch",
    )
