"""Tệp nguồn: what a submission held, at the very cell that a number came from."""

from __future__ import annotations

from html import escape

import streamlit as st

from charts.cards import made_up_html
from charts.tables import Safe, definition_html, link_html, table_html
from data.access import DOWNLOAD, OPEN_SOURCE, Viewer, allowed
from data.numbers import format_moment, format_number
from data.originals import read_original
from data.periods import parse_period
from data.store import StoreError
from data.views.hidden_cells import read_hidden_cells
from data.views.reader import Reader
from data.views.source import SourceView, read_source
from loaders.excerpt import Excerpt, read_excerpt
from pages.parts import words
from pages.parts.acknowledging import show_acknowledged
from pages.parts.base import the_reader, view
from pages.parts.checks import checks_table
from pages.parts.correction import show_correction
from pages.parts.downloads import original_link
from pages.parts.frame import show_breadcrumb, show_sub, show_title
from pages.parts.guard import require_somewhere
from pages.parts.links import CELL, CODE, ITEM, PERIOD, PLACE, SUBMISSION, query
from pages.parts.mapping_shown import show_mapping
from pages.parts.mending import show_mendings
from pages.parts.reapplying import show_reapplying
from pages.parts.receipts import offer_receipt
from pages.parts.withdrawal import show_withdrawal


def show() -> None:
    """The page of the submission named in the address."""
    viewer = require_somewhere(OPEN_SOURCE)
    reader = the_reader()
    code = str(st.query_params.get(SUBMISSION, ""))
    found = view(read_source, reader, code)
    if found is None:
        show_breadcrumb((words.OVERVIEW, "/"), (words.SOURCE, ""))
        show_title("Chưa chọn tệp nguồn")
        st.info(
            "Mở trang này từ một ô số liệu trong giấy khai sinh của chỉ tiêu."
            if not code
            else words.FILE_UNKNOWN.format(text=words.plain(code, 24))
        )
        return
    form = reader.catalogue.forms.get(found.form)
    cell = str(st.query_params.get(CELL, ""))
    show_breadcrumb((words.OVERVIEW, "/"), *_way_back(reader), (found.file_name, ""))
    show_title(f"Tệp nguồn: {form.name if form else found.form}")
    show_sub(
        escape(reader.catalogue.sender_name(found.unit)),
        f"nhận {format_moment(found.received_at)}",
        made_up_html() if found.made_up else "",
        "<b>đã rút</b>" if found.withdrawn_at else "",
    )
    hidden = read_hidden_cells(reader, found)
    _show_excerpt(reader, viewer, found, cell, hidden)
    left, right = st.columns([1.2, 1], gap="small")
    with left:
        _show_facts(reader, found)
    with right:
        _show_checks(found)
    if cell not in hidden:
        show_correction(reader, found, cell)
    show_mapping(reader, found.submission_id)
    show_mendings(reader, found.submission_id)
    show_acknowledged(reader, found.submission_id)
    show_withdrawal(reader, found)
    show_reapplying(reader, found)


def _way_back(reader: Reader) -> list[tuple[str, str] | Safe]:
    """The sector and the number from which the file was opened, when the address names them; else the page alone."""
    asked = {name: str(st.query_params.get(name, "")) for name in (CODE, PERIOD, PLACE, ITEM)}
    indicator = reader.catalogue.indicators.get(asked[CODE])
    if indicator is None:
        return [(words.SOURCE, "/tep-nguon")]
    number = link_html(indicator.short_name, "/chi-tieu", **query(**asked))
    sector = reader.catalogue.sectors.get(indicator.sector)
    return [(sector.short_name, f"/{sector.url}"), number] if sector and sector.page else [number]


def _show_excerpt(reader: Reader, viewer: Viewer, found: SourceView, cell: str, hidden: frozenset[str]) -> None:
    with st.container(key="panel-excerpt"):
        try:
            content = read_original(reader.store, found.sha256)
        except StoreError:
            st.error(words.ORIGINAL_LOST)
            return
        excerpt = read_excerpt(content, cell, hidden)
        marked = excerpt is not None and any(here for _, cells in excerpt.rows for _, here in cells)
        st.subheader(f"Ô {words.plain(cell)}" if marked else "Nội dung tệp", anchor=False)
        if cell and not marked:
            st.warning(words.CELL_UNKNOWN.format(text=words.plain(cell, 60)))
        elif excerpt is None:
            st.info(words.NO_EXCERPT)
        if excerpt:
            st.html(excerpt_html(excerpt))
        if hidden:
            st.html(f'<div class="gb-caption">{words.SMALL_IN_FILE}</div>')
        elif allowed(viewer, DOWNLOAD, unit=found.unit):
            link = original_link(viewer, found.submission_id)
            st.html(f'<a class="gb-link" download href="{link}">{words.TAKE_ORIGINAL}</a>')


def excerpt_html(excerpt: Excerpt) -> str:
    """The rows around the cell, with the sheet's own row numbers and column letters."""
    rows = [[str(line), *(_shown(value, here) for value, here in cells)] for line, cells in excerpt.rows]
    return table_html(
        ["", *excerpt.columns], rows, caption=f"Trang tính: {excerpt.sheet}" if excerpt.sheet else "", whole=True
    )


def _shown(value: str, here: bool) -> str:
    return Safe(f'<mark class="gb-here">{escape(value)}</mark>') if here else value


def _show_facts(reader: Reader, found: SourceView) -> None:
    with st.container(key="panel-facts"):
        st.subheader("Về lần gửi này", anchor=False)
        form = reader.catalogue.forms.get(found.form)
        withdrawn = (
            f"Đã rút lúc {format_moment(found.withdrawn_at)}: {found.withdrawn_reason}" if found.withdrawn_at else ""
        )
        st.html(
            definition_html(
                [
                    ("Mã lần gửi", found.submission_id),
                    ("Tệp", found.file_name),
                    ("Biểu", f"{found.form}: {form.name}" if form else found.form),
                    ("Kỳ số liệu", ", ".join(parse_period(p).label for p in found.periods)),
                    ("Người nạp", found.actor),
                    (
                        "Gửi chờ tiếp nhận",
                        f"{found.sending_id}, {format_moment(found.sent_at)}" if found.sent_at else "",
                    ),
                    ("Người tiếp nhận", found.accepted_by),
                    ("Nhận lúc", format_moment(found.received_at)),
                    (
                        "Số ô",
                        "{} ô đọc được = {} ô đã lưu + {} ô để trống".format(
                            *map(format_number, (found.cells_in, found.cells_stored, found.cells_blank))
                        ),
                    ),
                    ("Dung lượng", f"{format_number(found.size)} byte"),
                    ("Mã băm SHA-256", found.sha256),
                    ("Phiên bản danh mục", found.catalogue_version),
                    ("Tình trạng", withdrawn or "Đang có hiệu lực"),
                    ("Ghi chú", found.note),
                ]
            )
        )
        offer_receipt(reader, found.submission_id, "source")


def _sent(found: SourceView) -> str:
    return f"{found.sending_id}, {format_moment(found.sent_at)}" if found.sent_at else ""


def _show_checks(found: SourceView) -> None:
    with st.container(key="panel-checks"):
        st.subheader("Các kiểm tra khi tiếp nhận", anchor=False)
        st.html(
            checks_table(found.checks)
            if found.checks
            else '<div class="gb-caption">Không có kiểm tra nào được ghi.</div>'
        )
