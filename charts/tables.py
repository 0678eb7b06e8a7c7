"""Tables as HTML: readable by a screen reader, Vietnamese numbers, the twin of every chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import quote


class Safe(str):
    """HTML that was made here; everything else in a cell is escaped."""


def table_html(
    headers: Sequence[str],
    rows: Iterable[Sequence[str]],
    caption: str = "",
    numeric: Sequence[int] = (),
    whole: bool = False,
) -> str:
    """A table with a caption; columns in `numeric` are aligned to the right. It scrolls when long, unless `whole`."""
    side = dict.fromkeys(numeric, ' class="gb-num"')
    head = "".join(f'<th scope="col"{side.get(i, "")}>{escape(h)}</th>' for i, h in enumerate(headers))
    body = "".join(
        "<tr>" + "".join(f"<td{side.get(i, '')}>{_cell(text)}</td>" for i, text in enumerate(row)) + "</tr>"
        for row in rows
    )
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    box = "gb-whole" if whole else "gb-scroll"
    start = f'<table class="gb-table" style="--columns:{len(headers)}">'
    table = f"{start}{said}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="{box}" tabindex="0">{table}</div>'


def link_html(text: str, path: str, **parameters: str) -> Safe:
    """A link to a page of the app, which opens inside the visit; no path is the page itself."""
    address = _address(path, parameters)
    return Safe(f'<a class="gb-link" target="_self" href="{address}" data-page="">{escape(text)}</a>')


def cell_link_html(text: str, path: str, **parameters: str) -> Safe:
    """The same in a cell of a dense table, in fewer bytes: a page has hundreds of them. text: plain, or made here."""
    return Safe(f'<a href="{_address(path, parameters)}" data-page>{_cell(text)}</a>')


def definition_html(pairs: Iterable[tuple[str, str]]) -> str:
    """Terms and their descriptions; empty descriptions are left out."""
    rows = "".join(f"<dt>{escape(term)}</dt><dd>{_cell(text)}</dd>" for term, text in pairs if text)
    return f'<dl class="gb-definition">{rows}</dl>'


def _address(path: str, parameters: Mapping[str, str]) -> str:
    query = "&amp;".join(f"{name}={quote(value, safe='')}" for name, value in parameters.items() if value)
    return f"{path}?{query}" if query else path or "?"


def _cell(text: str) -> str:
    return str(text) if isinstance(text, Safe) else escape(text)
