"""Nạp số liệu with a file in nobody's layout: map its columns once, confirm what is unsure, accept, be remembered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.mappings import read_mappings
from data.store import DEMO, open_store
from pages.parts import words_of_mapping as said
from pages.parts.resources import the_store
from tests.loaders.foreign_files import Rows, workbook
from tests.pages.conftest import Serve
from tests.pages.visit import assert_in_order, html_of, sentences, text_of, visit

FORM, UNIT = "KTXH-SCT-T", "SCT"
TABLE: Rows = [
    ["SỞ CÔNG THƯƠNG"],
    ["BÁO CÁO THÁNG 10 NĂM 2026"],
    [],
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện tháng 10", "So cùng kỳ (%)"],
    [1, "Tổng mức bán lẻ hàng hóa", "triệu đồng", 6543000, 101.5],
    [2, "Một việc khác", "vụ", 7, 100],
]


@pytest.fixture
def demo_store(tmp_path: Path, serve: Serve) -> Iterator[None]:
    open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22)).close()
    with serve(tmp_path):
        yield


def send(at: AppTest, content: bytes, name: str = "bang.xlsx") -> AppTest:
    at.file_uploader[0].set_value([(name, content, "")]).run()
    assert not at.exception
    return at


def begin(content: bytes) -> AppTest:
    """The page with the file, its form and its sender chosen."""
    at = visit("upload")
    at.selectbox(key="sender").select(UNIT).run()
    send(at, content)
    next(box for box in at.selectbox if box.label == said.FORM and "foreign-form" in str(box.key)).select(FORM).run()
    assert not at.exception
    return at


def confirm(at: AppTest) -> AppTest:
    """Every match that is not sure, as proposed; a name without a proposal is left out."""
    for box in [box for box in at.selectbox if "-name-" in str(box.key) and box.value is None]:
        at.selectbox(key=box.key).select("-").run()
    for box in [box for box in at.checkbox if "-sure-" in str(box.key) or "-names-" in str(box.key)]:
        at.checkbox(key=box.key).check().run()
    assert not at.exception
    return at


@pytest.mark.usefixtures("demo_store")
def test_the_table_is_shown_with_what_each_row_is_and_each_column_with_how_sure_that_is() -> None:
    at = begin(workbook(T=TABLE))
    shown = text_of(at)
    assert "Bảng ở T!A5:E6" in shown
    assert "Tiêu đề" in shown
    assert "● Chắc chắn: đúng tên" in shown or "● Chắc chắn: đơn vị tính của từng dòng" in shown
    assert "◆ Có thể: cột so sánh, tỷ lệ hoặc kế hoạch" in shown
    assert "○ Chưa nhận ra" in shown
    assert any("điểm cần xác nhận" in sentence for sentence in sentences(at))
    assert [button.label for button in at.button if button.key == "accept"] == []
    assert the_store().last_revision == 0
    assert_in_order(at)


@pytest.mark.usefixtures("demo_store")
def test_a_confirmed_mapping_leads_to_the_ordinary_report_and_the_number_to_its_cell() -> None:
    at = confirm(begin(workbook(T=TABLE)))
    assert "Tệp đạt mọi kiểm tra." in sentences(at)
    assert "Ô đọc vào: 6 = 1 ô đạt + 0 ô để trống" in text_of(at)
    at.button(key="accept").click().run()
    assert_in_order(at)
    assert "Đã tiếp nhận" in at.success[0].value
    certificate = visit("indicator", ma="KTXH-36")
    assert "6.543" in text_of(certificate)
    assert any("o=T%21D5" in piece for piece in html_of(certificate))
    source = visit("source", tep="N0000001", o="T!D5")
    assert "Thực hiện tháng 10" in text_of(source)
    assert said.MAPPED_BY in str(source.expander[0].label)


@pytest.mark.usefixtures("demo_store")
def test_the_next_file_is_mapped_as_last_time_and_that_can_be_forgotten() -> None:
    at = confirm(begin(workbook(T=TABLE)))
    at.button(key="accept").click().run()
    later = [[str(v).replace("10", "11") if isinstance(v, str) else v for v in row] for row in TABLE]
    send(at, workbook(T=later), "thang-11.xlsx")
    assert any("ghép như lần gửi N0000001" in info.value for info in at.info)
    assert "Tệp đạt mọi kiểm tra." in sentences(at)
    at.button(key=f"forget-{FORM}-{UNIT}").click().run()
    assert not at.exception
    assert read_mappings(the_store()) == []
    assert any("Đã quên cách ghép cột" in success.value for success in at.success)


@pytest.mark.usefixtures("demo_store")
def test_another_meaning_can_be_chosen_for_a_column() -> None:
    at = begin(workbook(T=TABLE))
    box = next(box for box in at.selectbox if box.label.startswith("Cột D"))
    box.select("number:KTXH-36").run()
    assert not at.exception
    assert "do người nạp chọn" in text_of(at)


@pytest.mark.usefixtures("demo_store")
def test_a_number_in_another_unit_is_shown_as_it_will_be() -> None:
    rows: Rows = [
        ["Bán lẻ tháng 10 năm 2026, đơn vị tính: triệu đồng"],
        ["Đơn vị tính: triệu đồng"],
        ["Nội dung", "Tổng mức bán lẻ hàng hóa"],
        ["Cả tháng", 6543000],
        ["Trong đó chợ", 1000],
    ]
    at = begin(workbook(T=rows))
    assert "6.543.000 triệu đồng → 6.543 tỷ đồng" in text_of(at)
