"""A file in nobody's layout in a real browser: mapped, accepted, and its number found in its cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from data.store import DEMO, open_store
from tests.e2e.conftest import Server, Start
from tests.e2e.walker import Walk, walking
from tests.loaders.foreign_files import Rows, workbook

FORM = "KTXH-SCT-T – Kinh tế - xã hội: biểu tháng của Sở Công Thương"
TABLE: Rows = [
    ["SỞ CÔNG THƯƠNG"],
    ["TÌNH HÌNH THƯƠNG MẠI THÁNG 10 NĂM 2026"],
    [],
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện tháng 10", "So cùng kỳ (%)"],
    [1, "Tổng mức bán lẻ hàng hóa", "triệu đồng", 6543000, 101.5],
    [2, "Giá trị xuất khẩu hàng hóa", "triệu USD", 512, 100],
    ["", "Nguồn: Sở Công Thương"],
]


def begin(walk: Walk, path: Path) -> None:
    """The file, its form and its sender chosen."""
    walk.open("/nap-so-lieu")
    walk.choose("Đơn vị nạp", "Sở Công Thương")
    walk.page.locator("input[type=file]").set_input_files(path)
    walk.page.get_by_role("combobox", name="Tệp thuộc biểu").fill("KTXH-SCT-T –")
    walk.page.get_by_role("option", name=FORM, exact=True).click()
    expect(walk.page.get_by_text("Bảng ở T!A5:E6")).to_be_visible()


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "thuong-mai.xlsx"
    path.write_bytes(workbook(T=TABLE))
    return path


def test_a_foreign_file_is_mapped_accepted_and_its_number_stands_in_its_cell(
    start: Start, browser: Browser, tmp_path: Path, foreign: Path
) -> None:
    folder = tmp_path / "var"
    open_store(folder, kind=DEMO, today=date(2026, 11, 22)).close()
    with start(folder) as server, walking(browser, server.address) as walk:
        begin(walk, foreign)
        walk.page.get_by_text("Đúng như đã chọn (cột E)").click()
        expect(walk.page.get_by_text("Tệp đạt mọi kiểm tra.")).to_be_visible()
        walk.settle()
        walk.assert_in_order()
        assert walk.english() == []
        assert walk.barriers() == []
        walk.page.get_by_role("button", name="Tiếp nhận").click()
        expect(walk.page.get_by_text("Đã tiếp nhận: thuong-mai.xlsx")).to_be_visible()
        _follow(walk)
        _narrow(browser, server, foreign)


def _follow(walk: Walk) -> None:
    """From the number's page to the very cell."""
    walk.open("/chi-tieu?ma=KTXH-36")
    certificate = walk.page.locator(".st-key-panel-certificate tbody tr").first
    expect(certificate).to_contain_text("6.543")
    certificate.locator("a").click()
    expect(walk.page.locator("mark.gb-here")).to_have_text("6543000")
    walk.settle()
    walk.assert_in_order()


def _narrow(browser: Browser, server: Server, foreign: Path) -> None:
    """On a telephone, mapped as last time."""
    with walking(browser, server.address, width=390, height=844) as walk:
        begin(walk, foreign)
        expect(walk.page.get_by_text("ghép như lần gửi N0000001")).to_be_visible()
        expect(walk.page.get_by_text("Tệp đạt mọi kiểm tra.")).to_be_visible()
        walk.settle()
        walk.assert_in_order()
