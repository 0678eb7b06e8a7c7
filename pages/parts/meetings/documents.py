"""The documents of a meeting: opened to be presented, or taken away one by one, made when their button is pressed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from briefings.apart import make_apart
from briefings.compose import read_deck
from briefings.pack_files import file_name
from charts.tables import link_html
from data.access import PRESENT, READ_BRIEFING
from data.audit.chain import record
from data.briefings.conclusions import DROPPED, read_conclusions
from data.briefings.model import Briefing, Snapshot
from data.store import Store
from data.views.reader import Reader
from pages.parts.guard import may, the_viewer
from pages.parts.meetings import words
from pages.parts.resources import the_store

MAKERS = "briefings.making"
OF_SNAPSHOT: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Bản trình chiếu (.html)", "trinh-chieu.html", "make_page", ()),
    ("Báo cáo hai trang (.pdf)", "bao-cao.pdf", "make_report", ("pdf",)),
    ("Báo cáo hai trang (.docx)", "bao-cao.docx", "make_report", ("docx",)),
    ("Bài phát biểu (.pdf)", "phat-bieu.pdf", "make_speech", ("pdf",)),
    ("Bài phát biểu (.docx)", "phat-bieu.docx", "make_speech", ("docx",)),
    ("Trang chiếu sửa được (.pptx)", "trang-chieu.pptx", "make_slides", ()),
    ("Mọi số liệu kèm nguồn (.xlsx)", "so-lieu.xlsx", "make_numbers", ()),
    ("Trọn bộ tài liệu (.zip)", "tron-bo.zip", "make_zip", ()),
)
OF_PRESENTER: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Bản trình chiếu có ghi chú (.html)", "trinh-chieu-co-ghi-chu.html", "make_page", ()),
    ("Trang chiếu có ghi chú (.pptx)", "trang-chieu-co-ghi-chu.pptx", "make_slides", ()),
)


def show_documents(reader: Reader, snapshots: list[Snapshot]) -> None:
    """Of one snapshot of the meeting, the newest unless another is chosen."""
    with st.container(key="panel-documents"):
        st.subheader(words.DOCUMENTS, anchor=False)
        st.html(f'<div class="gb-caption">{words.DOCUMENTS_HOW}</div>')
        asked = st.selectbox(
            words.WHICH,
            [s.snapshot_id for s in snapshots],
            format_func={s.snapshot_id: s.label for s in snapshots}.__getitem__,
            key=f"documents-{len(snapshots)}",
        )
        if may(PRESENT):
            st.html(f"<b>{link_html(words.PRESENT, f'/trinh-bay/{asked}')}</b>")
        columns = st.columns(3)
        offered = [(*document, True) for document in OF_SNAPSHOT]
        offered += [(*document, False) for document in OF_PRESENTER] if may(PRESENT) else []
        for at, (label, ending, maker, said, handed_out) in enumerate(offered):
            with columns[at % len(columns)]:
                _offer(label, asked, ending, partial(_of_deck, asked, maker, said, handed_out))
        with columns[len(offered) % len(columns)]:
            _offer(words.NOTICE, asked, "thong-bao-ket-luan.docx", partial(_notice, asked))


def offer_invitation(reader: Reader, briefing: Briefing) -> None:
    """The invitation of a meeting as it is planned now."""
    make = partial(_invitation, reader, briefing)
    _offer(f"{words.INVITATION} (.docx)", str(briefing.number), "giay-moi.docx", lambda: make("docx"))
    _offer(f"{words.INVITATION} (.pdf)", str(briefing.number), "giay-moi.pdf", lambda: make("pdf"))


def _of_deck(snapshot_id: str, maker: str, said: tuple[str, ...], handed_out: bool) -> bytes:
    deck = read_deck(_own_store(), snapshot_id)
    return bytes(make_apart(f"{MAKERS}:{maker}", deck.handed_out if handed_out else deck, *said))


def _notice(snapshot_id: str) -> bytes:
    deck = read_deck(_own_store(), snapshot_id)
    found = [one for one in read_conclusions(_own_store(), deck.snapshot.number) if one.state != DROPPED]
    return bytes(make_apart(f"{MAKERS}:make_notice", deck, found, "docx"))


def _invitation(reader: Reader, briefing: Briefing, kind: str) -> bytes:
    return bytes(make_apart(f"{MAKERS}:make_invitation", briefing, reader.catalogue, reader.now, kind))


def _own_store() -> Store:
    return the_store().seen_by(the_viewer())


def _offer(label: str, snapshot_id: str, ending: str, make: Callable[[], bytes]) -> None:
    name = file_name(snapshot_id, ending)
    st.download_button(
        label,
        partial(_hand_out, _own_store(), name, make),
        file_name=name,
        key=f"document-{name}",
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
    )


def _hand_out(store: Store, name: str, make: Callable[[], bytes]) -> bytes:
    made = make()
    record(store, READ_BRIEFING, name)
    return made
