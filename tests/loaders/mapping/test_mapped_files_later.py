"""A mapped file that waits, is withdrawn or is looked up later is understood as it was when it was sent."""

from __future__ import annotations

from dataclasses import replace

from data.access import UNIT, Viewer
from data.catalogue.model import Catalogue
from data.intake_context import intake_context
from data.mappings import forget_mapping, read_mapping_of, read_mappings
from data.sendings import Sending
from data.store import Store
from data.submissions import withdraw
from data.views.reader import Reader
from data.views.source import read_source
from loaders.excerpt import read_excerpt
from loaders.mapping.foreign import Understood
from loaders.reapplying import reapply
from loaders.sending import hand_in, take_in
from tests.loaders.foreign_files import proposal_of, workbook
from tests.loaders.mapping.test_mapping import DEPARTMENT

SENDER = Viewer(UNIT, "stc", "STC")


def handed_in(store: Store, catalogue: Catalogue) -> object:
    content = workbook(T=DEPARTMENT)
    mapping = proposal_of(content, catalogue, "KT-T", "STC").mapping()
    return hand_in(
        "bang.xlsx", content, catalogue, store, "Sở Tài chính", store.now(), "", understood=Understood(mapping)
    )[1]


def test_a_waiting_file_is_accepted_as_its_sender_understood_it(store: Store, catalogue: Catalogue) -> None:
    form = replace(catalogue.forms["KT-T"], review=True)
    two_steps = replace(catalogue, forms=catalogue.forms | {"KT-T": form})
    sending = handed_in(store.seen_by(SENDER), two_steps)
    assert isinstance(sending, Sending)
    assert read_mappings(store) == []
    _, receipt = take_in(sending, two_steps, store, "Tổ thư ký")
    assert receipt.stored == 3
    assert read_mapping_of(store, receipt.submission_id) == read_mapping_of(store, sending.sending_id)
    assert [kept.submission_id for kept in read_mappings(store)] == [receipt.submission_id]


def test_a_withdrawn_file_is_put_back_as_it_was_understood_though_it_is_no_longer_remembered(
    store: Store, catalogue: Catalogue
) -> None:
    handed_in(store, catalogue)
    forget_mapping(store, "KT-T", "STC", "Tổ thư ký")
    withdraw(store, "N0000001", "Tổ thư ký", "gửi nhầm")
    found = read_source(Reader(store, catalogue, store.as_of(), store.now()), "N0000001")
    assert found is not None
    receipt = reapply(found, catalogue, store, "Tổ thư ký")
    assert receipt.stored == 3
    assert [kept.submission_id for kept in intake_context(store, store.now()).mappings()] == [receipt.submission_id]


def test_the_cell_of_a_foreign_text_table_is_found_in_its_file() -> None:
    content = "Ca bệnh tháng 10 năm 2026;;\n\nXã, phường;Số ca;Ghi chú\nPhường Một;12;\nXã Ba;1.003;x\n".encode()
    excerpt = read_excerpt(content, "CSV!B5")
    assert excerpt is not None
    assert [text for _, cells in excerpt.rows for text, here in cells if here] == ["1.003"]
