"""Whether what is shown meant the same when it came in: changed definitions, said beside the numbers."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from charts.tables import table_html
from data.catalogue import Indicator
from data.views.definitions import CameUnder, read_came_under, read_redefined
from data.views.reader import Reader
from pages.parts import words
from pages.parts.base import view
from pages.parts.links import indicator_link


def show_redefined(reader: Reader) -> None:
    """The indicators whose definition has changed since the moment looked at; nothing when there is none."""
    changed = view(read_redefined, reader)
    if not changed:
        return
    rows = [(indicator_link(c.indicator.short_name, c.indicator.code), ", ".join(c.aspects)) for c in changed]
    with st.expander(words.REDEFINED.format(count=len(rows))):
        st.html(f'<div class="gb-caption">{words.REDEFINED_HOW}</div>' + table_html(words.REDEFINED_HEADERS, rows))


def show_versions(reader: Reader, indicator: Indicator, versions: Iterable[str]) -> None:
    """Under which versions of the catalogue the values came in, and whether the definition has changed since."""
    told = "; ".join(_said(found) for found in read_came_under(reader, indicator, versions))
    if told:
        st.html(f'<div class="gb-caption">{words.CAME_UNDER.format(versions=escape(told))}</div>')


def _said(found: CameUnder) -> str:
    if found.aspects is None:
        return f"{found.version} ({words.VERSION_GONE})"
    since = words.ASPECTS_CHANGED.format(aspects=", ".join(found.aspects)) if found.aspects else words.SAME_DEFINITION
    return f"{found.version} ({since})"
