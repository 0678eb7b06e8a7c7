"""The menu 'Tải về' under a chart or a table: XLSX and CSV of its rows, SVG and PNG of its picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from briefings.apart import make_apart
from briefings.delimited import write_delimited
from briefings.pictures import draw_picture
from briefings.takeaway import Takeaway
from data.access import TAKE_AWAY, allowed
from data.audit.chain import record
from data.store import Store
from pages.parts import words
from pages.parts.guard import the_viewer
from pages.parts.resources import the_store


def write_workbook(takeaway: Takeaway) -> bytes:
    """The workbook of a takeaway; what writes it is 15 MB that the server does without."""
    return bytes(make_apart("briefings.workbook:write_workbook", takeaway))


TABLES = {"xlsx": ("Bảng Excel (.xlsx)", write_workbook), "csv": ("Bảng CSV (.csv)", write_delimited)}
PICTURES = {"png": "Ảnh PNG", "svg": "Ảnh vector SVG"}


def show_takeaway(
    key: str, sector: str, make: Callable[[], Takeaway], draw: Callable[[], dict[str, Any]] | None = None
) -> None:
    """The menu, for those who may download; nothing is made before it opens, no file before its button is pressed.

    draw: the finished light chart specification; without one there are no pictures to take.
    """
    viewer = the_viewer()
    if not allowed(viewer, TAKE_AWAY, sector, viewer.unit):
        return
    name = f"take-{key}"
    menu = st.popover(words.TAKE_AWAY, type="tertiary", icon=":material/download:", key=name, on_change="rerun")
    if menu.open:
        with menu:
            _offer_files(key, make(), draw)


def hand_out(store: Store, name: str, content: Callable[[], bytes]) -> bytes:
    """A file for the store's viewer, made when its button is pressed, with a line in the log."""
    made = content()
    record(store, TAKE_AWAY, name)
    return made


def _offer_files(key: str, takeaway: Takeaway, draw: Callable[[], dict[str, Any]] | None) -> None:
    for kind, (label, write) in TABLES.items():
        _offer(takeaway, key, kind, label, partial(write, takeaway))
    if draw:
        for kind, label in PICTURES.items():
            _offer(takeaway, key, kind, label, partial(_picture, kind, draw, takeaway))


def _picture(kind: str, draw: Callable[[], dict[str, Any]], takeaway: Takeaway) -> bytes:
    return draw_picture(kind, draw(), takeaway)


def _offer(takeaway: Takeaway, key: str, kind: str, label: str, content: Callable[[], bytes]) -> None:
    name = takeaway.file_name(kind)
    st.download_button(
        label,
        partial(hand_out, the_store().seen_by(the_viewer()), name, content),
        file_name=name,
        key=f"take-{key}-{kind}",
        on_click="ignore",
        type="tertiary",
        width="stretch",
    )
