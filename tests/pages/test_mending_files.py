"""On the page of sending: causes with their cells, each problem on demand, the marked workbook, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.catalogue import Catalogue
from data.store import DEMO, open_store
from loaders.forms.templates import write_form
from tests import broken
from tests.pages.conftest import Serve
from tests.pages.visit import sentences, text_of, visit

ROWS = range(10, 34)


@pytest.fixture(scope="module")
def form(catalogue: Catalogue) -> bytes:
    return write_form(catalogue, "KTXH-STC-T", "STC", "2026-10")


@pytest.fixture
def page(tmp_path: Path, serve: Serve) -> Iterator[AppTest]:
    open_store(tmp_path / "var", kind=DEMO, today=date(2026, 11, 22)).close()
    with serve(tmp_path / "var"):
        yield visit("upload")


def send(at: AppTest, content: bytes) -> AppTest:
    return at.file_uploader[0].set_value([("bieu.xlsx", content, "")]).run()


def test_many_problems_are_one_cause_with_its_cells(page: AppTest, form: bytes) -> None:
    at = send(page, broken.with_cells(form, {f"E{row}": "sai" for row in ROWS} | {"F10": "đại khái"}))
    told = " ".join(text_of(at).split())
    assert "Tệp có 25 lỗi" in told
    assert f"Không phải số (24) Ở đâu Số liệu!E10:E{ROWS[-1]} Nội dung sai không phải là số." in told
    assert "Ô đọc vào:" in told
    assert told.count("sai không phải là số.") == 11
    at.button(key="ask-more-problems-0").click().run()
    assert text_of(at).count("sai không phải là số.") == 26
    at.selectbox(key="cause-problems-0").select("unknown_word").run()
    assert text_of(at).count("sai không phải là số.") == 2
    assert next(button.label for button in at.get("download_button")).startswith("Tải tệp có đánh dấu")


def test_the_next_file_says_what_is_left(page: AppTest, form: bytes) -> None:
    send(page, broken.with_cells(form, {"E10": "sai", "E11": "sai", "E12": "sai"}))
    assert not any("So với lần tải lên trước" in said for said in sentences(page))
    send(page, broken.with_cells(form, {"E10": "sai", "E11": 5, "E12": 5, "E14": "-"}))
    assert "So với lần tải lên trước: đã sửa 2 trên 3 lỗi, còn 1, thêm 1." in sentences(page)


def test_a_file_in_order_offers_no_marked_workbook(page: AppTest, form: bytes) -> None:
    at = send(page, broken.with_cells(form, {"E11": 5000}))
    assert "Tệp đạt mọi kiểm tra." in sentences(at)
    assert not [button for button in at.get("download_button") if "đánh dấu" in button.label]


def test_the_secretariat_mends_a_cell_in_place(page: AppTest, form: bytes) -> None:
    page.selectbox(key="sender").select("STC").run()
    send(page, broken.with_cells(form, {"E11": "năm nghìn"}))
    page.selectbox(key="mend-cell-0").select("Số liệu!E11")
    page.text_input(key="mend-value-0").input("5.000")
    next(b for b in page.button if b.label == "Ghi sửa").click().run()
    assert "Cần ghi lý do." in sentences(page)
    page.text_input(key="mend-value-0").input("5.000")
    page.text_input(key="mend-reason-0").input("Sở Tài chính xác nhận")
    next(b for b in page.button if b.label == "Ghi sửa").click().run()
    assert "Tệp đạt mọi kiểm tra." in sentences(page)
    assert "năm nghìn" in text_of(page)
    page.button(key="accept").click().run()
    assert "Đã tiếp nhận" in page.success[0].value
    source = " ".join(text_of(visit("source", tep="N0000001")).split())
    assert "Ô sửa khi tiếp nhận" in source
    assert "năm nghìn 5.000 Sở Tài chính xác nhận" in source
    certificate = text_of(visit("indicator", ma="KTXH-04-LK"))
    assert "sửa khi tiếp nhận: tệp ghi năm nghìn, sửa thành 5.000" in certificate


def test_a_mended_cell_can_be_left_as_it_was(page: AppTest, form: bytes) -> None:
    send(page, broken.with_cells(form, {"E11": "năm nghìn"}))
    page.text_input(key="mend-value-0").input("5.000")
    page.text_input(key="mend-reason-0").input("Sở Tài chính xác nhận")
    next(b for b in page.button if b.label == "Ghi sửa").click().run()
    page.selectbox(key="undo-0").select("Số liệu!E11").run()
    page.button(key="undo-it-0").click().run()
    assert any(said.startswith("Tệp có 1 lỗi") for said in sentences(page))
