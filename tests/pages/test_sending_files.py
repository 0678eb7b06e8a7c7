"""Nạp số liệu, as a sender meets it: choose, see what is wrong, mend, accept, and find the number on its page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from data.catalogue import Catalogue
from data.events import ACCIDENT, Event
from data.observations import Observation
from data.store import DEMO, open_store
from loaders.forms.templates import write_form
from pages.parts import words
from pages.parts.resources import the_store
from tests.pages.conftest import Serve
from tests.pages.visit import assert_in_order, html_of, sentences, text_of, visit

FORM, UNIT, PERIOD, CODE = "KTXH-SCT-T", "SCT", "2026-10", "KTXH-09-LK"
SHEET = "Số liệu"


def form_with(catalogue: Catalogue, value: int, made_up: bool = False) -> bytes:
    row = Observation(CODE, "38", "", "", PERIOD, Decimal(value))
    return write_form(catalogue, FORM, UNIT, PERIOD, made_up=made_up, values=[row])


def spoiled(content: bytes) -> tuple[bytes, str]:
    """The form with letters in its value cell, and that cell's address."""
    workbook = load_workbook(io.BytesIO(content))
    sheet = workbook[SHEET]
    cell = next(sheet.cell(row, 5) for row in range(10, sheet.max_row + 1) if sheet.cell(row, 1).value == CODE)
    cell.value = "một nghìn"
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue(), cell.coordinate


def send(at: AppTest, name: str, content: bytes) -> AppTest:
    """The file chosen, as the browser would put it in place of those before."""
    at.file_uploader[0].set_value([(name, content, "application/octet-stream")]).run()
    assert not at.exception
    return at


def choose_sender(at: AppTest) -> None:
    at.selectbox(key="sender").select(UNIT).run()


@pytest.fixture
def demo_store(tmp_path: Path, serve: Serve) -> Iterator[None]:
    open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22)).close()
    with serve(tmp_path):
        yield


@pytest.fixture
def live_store(tmp_path: Path, serve: Serve) -> Iterator[None]:
    open_store(tmp_path).close()
    with serve(tmp_path):
        yield


@pytest.mark.usefixtures("demo_store")
def test_a_broken_file_shows_every_problem_with_its_cell_and_cannot_be_accepted(catalogue: Catalogue) -> None:
    content, cell = spoiled(form_with(catalogue, 9000))
    at = visit("upload")
    choose_sender(at)
    send(at, "bieu.xlsx", content)
    assert "Tệp có 1 lỗi, chưa thể tiếp nhận. Sửa theo bảng dưới rồi tải lên lại." in sentences(at)
    assert f"{SHEET}!{cell}" in text_of(at)
    assert "một nghìn" in text_of(at)
    assert "accept" not in [button.key for button in at.button]
    assert the_store().last_revision == 0


@pytest.mark.usefixtures("demo_store")
def test_a_mended_file_is_previewed_accepted_and_stands_on_its_page(catalogue: Catalogue) -> None:
    at = visit("upload")
    choose_sender(at)
    send(at, "bieu.xlsx", form_with(catalogue, 9000))
    assert "Tệp đạt mọi kiểm tra." in sentences(at)
    assert "Nếu tiếp nhận:  1  số mới" in text_of(at)
    assert "Ảnh hưởng đến các trang:  1  số thay đổi" in text_of(at)
    assert any('href="/kinh-te-xa-hoi"' in piece and "9.000 triệu USD" in piece for piece in html_of(at))
    assert the_store().last_revision == 0
    at.button(key="accept").click().run()
    assert_in_order(at)
    assert "Đã tiếp nhận" in at.success[0].value
    assert "N0000001" in at.success[0].value
    assert len(at.file_uploader[0].value) == 0
    assert "9.000" in visit("socio_economic").title[0].value
    certificate = visit("indicator", ma=CODE)
    assert any("tep=N0000001&amp;o=" in piece for piece in html_of(certificate))


@pytest.mark.usefixtures("demo_store")
def test_without_a_sender_nothing_can_be_accepted(catalogue: Catalogue) -> None:
    at = send(visit("upload"), "bieu.xlsx", form_with(catalogue, 9000))
    assert "Chọn đơn vị nạp để tiếp nhận." in sentences(at)
    assert at.button(key="accept").disabled


@pytest.mark.usefixtures("demo_store")
def test_the_same_file_again_is_recognised(catalogue: Catalogue) -> None:
    content = form_with(catalogue, 9000)
    at = visit("upload")
    choose_sender(at)
    send(at, "bieu.xlsx", content).button(key="accept").click().run()
    send(at, "ten-khac.xlsx", content).button(key="accept").click().run()
    assert "đã được tiếp nhận trước đó" in at.success[0].value
    assert "N0000001" in at.success[0].value
    assert the_store().last_revision == 1


@pytest.mark.usefixtures("demo_store")
def test_a_correction_previews_before_and_after(catalogue: Catalogue) -> None:
    at = visit("upload")
    choose_sender(at)
    send(at, "bieu.xlsx", form_with(catalogue, 9000)).button(key="accept").click().run()
    send(at, "bieu.xlsx", form_with(catalogue, 9500))
    assert "1  thay đổi" in text_of(at)
    assert "+500 triệu USD" in text_of(at)
    at.button(key="accept").click().run()
    assert "đã đính chính 1 lần" in text_of(visit("indicator", ma=CODE))


@pytest.mark.usefixtures("demo_store")
def test_a_good_file_beside_a_broken_one_is_accepted_alone(catalogue: Catalogue) -> None:
    good, (bad, _) = form_with(catalogue, 9000), spoiled(form_with(catalogue, 9100))
    at = visit("upload")
    choose_sender(at)
    at.file_uploader[0].set_value([("tot.xlsx", good, ""), ("hong.xlsx", bad, "")]).run()
    at.button(key="accept").click().run()
    assert [element.value.split(".")[0] for element in at.success] == ["Đã tiếp nhận: tot\\"]
    assert the_store().last_revision == 1


@pytest.mark.usefixtures("live_store")
def test_made_up_figures_are_refused_by_a_live_store_and_the_page_says_so(catalogue: Catalogue) -> None:
    at = visit("upload")
    choose_sender(at)
    send(at, "bieu.xlsx", form_with(catalogue, 9000, made_up=True)).button(key="accept").click().run()
    assert not at.exception
    assert at.error[0].value == words.NOT_TAKEN.format(file=words.plain("bieu.xlsx"))
    assert len(at.success) == 0
    assert the_store().last_revision == 0


@pytest.mark.usefixtures("demo_store")
@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 100, b"%PDF-1.7", b"PK\x03\x04 rubbish", "a;b\n1;2\n".encode("utf-16")]
)
def test_bytes_of_any_kind_get_a_report_and_no_exception(content: bytes) -> None:
    at = send(visit("upload"), "![x](//127.0.0.9/x).xlsx", content)
    assert at.error[0].value.startswith("Tệp có ")
    assert "![" not in at.subheader[0].value


@pytest.mark.usefixtures("demo_store")
def test_the_forms_on_offer_are_those_of_the_catalogue(catalogue: Catalogue) -> None:
    at = visit("upload")
    for code, form in catalogue.forms.items():
        at.selectbox(key="form").select(code).run()
        assert_in_order(at)
        assert len(at.selectbox(key=f"form-unit-{code}").options) == len(
            catalogue.communes if form.senders == ("communes",) else form.senders
        )


@pytest.mark.usefixtures("demo_store")
def test_a_list_of_accidents_is_previewed_by_the_number_of_its_rows(catalogue: Catalogue) -> None:
    events = [Event(code, ACCIDENT, datetime(2026, 10, 5, 14), "14758", None, None, "", 0, 1) for code in ("V1", "V2")]
    at = visit("upload")
    choose_sender(at)
    send(at, "vu.xlsx", write_form(catalogue, "AN-VU", "CAT", PERIOD, made_up=True, values=events))
    assert "Nếu tiếp nhận: 2 dòng mới" in " ".join(text_of(at).split())
    at.button(key="accept").click().run()
    assert not at.exception
    send(at, "vu-2.xlsx", write_form(catalogue, "AN-VU", "CAT", PERIOD, made_up=True, values=events[:1]))
    told = " ".join(text_of(at).split())
    assert "Nếu tiếp nhận: 1 dòng không còn trong tệp · 1 dòng giữ nguyên" in told


@pytest.mark.usefixtures("demo_store")
def test_of_many_files_one_table_says_what_became_of_each_and_a_bad_one_stops_nobody(catalogue: Catalogue) -> None:
    rows = [Observation(CODE, "38", "", "", f"2026-{month:02}", Decimal(1000 * month)) for month in (1, 2, 3)]
    files = [(f"thang-{row.period}.xlsx", write_form(catalogue, FORM, UNIT, row.period, values=[row])) for row in rows]
    files.insert(1, ("hong.xlsx", spoiled(form_with(catalogue, 9100))[0]))
    at = visit("upload")
    choose_sender(at)
    at.file_uploader[0].set_value([(name, content, "") for name, content in files]).run()
    assert at.button(key="accept").label == "Tiếp nhận 3 tệp đạt yêu cầu"
    at.button(key="accept").click().run()
    assert_in_order(at)
    told = " ".join(text_of(at).split())
    assert "■ Không nhận: 1 · ● Đã tiếp nhận: 3" in told
    assert "hong.xlsx ■ Không nhận Tệp có lỗi hoặc điểm chưa xác nhận nên không được nhận" in told
    assert the_store().last_revision == 3
