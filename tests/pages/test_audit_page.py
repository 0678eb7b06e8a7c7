"""Nhật ký as an inspector meets it, and what the pages write into it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from briefings.delimited import write_delimited
from briefings.log import log_takeaway
from briefings.workbook import write_workbook
from data.access import SECRETARIAT, TAKE_AWAY, UNIT, WITHDRAW, Viewer
from data.audit.chain import record
from data.audit.check import check_chain
from data.audit.events import REFUSED, VISIT
from data.store import FILE_NAME, Store, open_store
from data.views.audit import Question, read_log
from pages.parts import words
from pages.parts.refusals import note_refusal
from pages.parts.resources import the_store
from pages.parts.takeaway import hand_out
from tests.pages.conftest import Serve
from tests.pages.visit import PAGES, assert_in_order, html_of, sentences, text_of, visit

CLERK = Viewer(SECRETARIAT, "an.thu_ky", address="10.1.2.3")
LINES = 230


def fill(store: Store) -> None:
    for number in range(LINES - 3):
        record(store.seen_by(CLERK), WITHDRAW, f"N{number:07d}", "", "Gửi nhầm kỳ")
    record(store.seen_by(CLERK), VISIT, "/tai-khoan", outcome=REFUSED)
    record(store.seen_by(CLERK), WITHDRAW, "<script>x</script>", "![x](//127.0.0.9/x)", "*đậm* `mã`")
    record(store.seen_by(Viewer(UNIT, "don_vi", "VPUB")), TAKE_AWAY, "VB-06_dien-bien.xlsx")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with a log of three pages."""
    where = tmp_path_factory.mktemp("log") / "var"
    store = open_store(where)
    fill(store)
    store.close()
    return where


@pytest.fixture
def log(folder: Path, tmp_path: Path, serve: Serve) -> Iterator[None]:
    """The pages over a copy of it."""
    with serve(Path(shutil.copytree(folder, tmp_path / "var"))):
        yield


def table_of(at: AppTest) -> str:
    return next(piece for piece in html_of(at) if "gb-table" in piece)


@pytest.mark.usefixtures("log")
def test_the_log_says_who_did_what_and_that_its_chain_is_sound() -> None:
    at = visit("audit")
    assert_in_order(at)
    assert "● Chuỗi nhật ký nguyên vẹn" in text_of(at)
    assert at.title[0].value.startswith("Nhật ký: 23")
    assert table_of(at).count("<tr>") == 101
    assert "Đơn vị (don_vi) tải bảng, biểu đồ về VB-06_dien-bien.xlsx" in text_of(at)
    assert "12 tháng" in text_of(at)


@pytest.mark.usefixtures("log")
def test_what_stands_in_a_line_stays_text() -> None:
    at = visit("audit", tim="script")
    assert "&lt;script&gt;x&lt;/script&gt;" in table_of(at)
    assert "<script" not in table_of(at)


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"ket-qua": "refused"}, 1),
        ({"nguoi": "don_vi"}, 1),
        ({"viec": "take_away"}, 1),
        ({"tim": "N0000007"}, 1),
        ({"tim": "rut lan gui", "nguoi": "an.thu_ky"}, LINES - 2),
        ({"tim": "không có chữ này"}, 0),
    ],
)
def test_the_address_says_which_lines(asked: dict[str, str], count: int) -> None:
    at = visit("audit", **asked)
    assert_in_order(at)
    assert at.title[0].value == f"Nhật ký: {count} dòng"
    assert (words.AUDIT_NOTHING in sentences(at)) == (count == 0)


@pytest.mark.usefixtures("log")
def test_a_choice_goes_into_the_address_and_back() -> None:
    at = visit("audit")
    at.selectbox(key="ket-qua-tat-ca").select("refused").run()
    assert at.query_params["ket-qua"] == "refused"
    at.run()
    at.selectbox(key="ket-qua-refused").select("tat-ca").run()
    assert "ket-qua" not in at.query_params


@pytest.mark.usefixtures("log")
def test_older_lines_are_a_button_away() -> None:
    at = visit("audit", tim="N0000")
    at.button(key="older").click().run()
    assert at.query_params["trang"] == "2"
    assert "N0000100" in table_of(at)
    assert "Trang 2/3" in text_of(at)


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("page", ["0", "-1", "99999999999", "x", "２", "9", ""])
def test_a_page_that_is_not_there_is_the_nearest_one(page: str) -> None:
    at = visit("audit", trang=page)
    assert_in_order(at)
    assert "gb-table" in table_of(at)


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("name", ["tu", "den", "nguoi", "viec", "ket-qua"])
def test_a_choice_that_is_none_is_said(name: str) -> None:
    at = visit("audit", **{name: "'; drop table x"})
    assert not at.exception
    assert any("không hợp lệ" in sentence for sentence in sentences(at))


def test_a_broken_chain_is_said_with_its_lines_and_a_sign(folder: Path, tmp_path: Path, serve: Serve) -> None:
    where = Path(shutil.copytree(folder, tmp_path / "var"))
    with duckdb.connect(str(where / FILE_NAME)) as connection:
        connection.execute("update audit_event set subject = 'N0009999' where number = 17")
        connection.execute("delete from audit_event where number between 40 and 44")
    with serve(where):
        said = text_of(visit("audit"))
    assert "▲ Chuỗi nhật ký không còn nguyên vẹn" in said
    assert "Dòng 17: nội dung đã bị sửa sau khi ghi." in said
    assert "Thiếu dòng 40 đến 44: đã bị xóa khỏi giữa chuỗi." in said


@pytest.mark.usefixtures("log")
def test_what_is_shown_can_be_taken_away_and_that_is_a_line_itself() -> None:
    at = visit("audit", tim="N0000007")
    at.session_state["take-audit"] = True
    at.run()
    assert [button.label for button in at.get("download_button")] == ["Bảng Excel (.xlsx)", "Bảng CSV (.csv)"]
    store = the_store()
    assert hand_out(store.seen_by(CLERK), "NHAT-KY.csv", lambda: b"x") == b"x"
    newest = read_log(store, Question(), 1)[0].event
    assert (newest.actor, newest.action, newest.subject) == ("an.thu_ky", TAKE_AWAY, "NHAT-KY.csv")


@pytest.mark.usefixtures("log")
def test_the_file_holds_the_lines_the_state_and_what_was_left_out() -> None:
    store = the_store()
    takeaway = log_takeaway(read_log(store, Question(), 100), LINES, "toàn bộ", check_chain(store))
    cells = [cell for row in load_workbook(io.BytesIO(write_workbook(takeaway))).active.values for cell in row if cell]
    assert "Tổ thư ký (an.thu_ky) rút lần gửi N0000200" in cells
    assert any(str(cell).startswith("Chuỗi nhật ký nguyên vẹn") for cell in cells)
    assert f"Tệp chỉ có 100 dòng mới nhất trong {LINES} dòng" in " ".join(map(str, cells))
    assert write_delimited(takeaway).decode("utf-8-sig").splitlines()[0] == "Số;Lúc;Việc;Trước;Sau;Kết quả;Từ máy"


def test_strangers_who_are_refused_are_a_line_once_a_minute_and_signed_in_viewers_each_time(
    tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ContextProxy, "ip_address", property(lambda self: "10.77.0.1"))
    with serve(tmp_path):
        for _ in range(3):
            AppTest.from_file(str(PAGES / "overview.py"), default_timeout=60).run()
        for _ in range(2):
            note_refusal(CLERK, "10.1.2.3", "https://ioc.example/tai-khoan?ma=bi-mat")
        lines = read_log(the_store(), Question(action=VISIT), 10)
    told = [(line.event.actor, line.event.address, line.event.subject, line.event.outcome) for line in lines]
    assert told == [
        ("an.thu_ky", "10.1.2.3", "/tai-khoan", REFUSED),
        ("an.thu_ky", "10.1.2.3", "/tai-khoan", REFUSED),
        ("", "10.77.0.1", "/", REFUSED),
    ]
