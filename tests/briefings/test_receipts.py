"""The receipt as paper: one A4 page that says who sent what, when, and its hash; read back from the PDF."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefings.__main__ import DONE, NOTHING, main
from briefings.receipt import NoReceipt, make_receipt
from data.access import UNIT, Denied, Viewer
from data.catalogue import Catalogue
from data.observations import Observation
from data.scope import catalogue_for
from data.sendings import Sending, read_sending, return_sending
from data.store import DEMO, Store, open_store
from data.submissions import withdraw
from data.views.reader import Reader
from loaders.forms.templates import write_form
from loaders.sending import hand_in, take_in

FORM, UNIT_CODE, PERIOD = "KTXH-SCT-T", "SCT", "2026-10"
TWO_STEPS = ("KTXH-TKE-Q", "TKE", "2026-Q3", "KTXH-10-LK")
NAME = "Biểu tháng 10 (bản chính thức) #let x = 1 $y$ _đậm_.xlsx"


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "var", kind=DEMO, today=date(2026, 11, 22))
    yield opened
    opened.close()


def reader_of(store: Store, catalogue: Catalogue) -> Reader:
    return Reader(store, catalogue_for(store.viewer, catalogue), store.as_of(), store.now())


def a_file(catalogue: Catalogue, made_up: bool = False) -> bytes:
    row = Observation("KTXH-09-LK", "38", "", "", PERIOD, Decimal(9000))
    return write_form(catalogue, FORM, UNIT_CODE, PERIOD, made_up=made_up, values=[row])


def sent_to_wait(store: Store, catalogue: Catalogue) -> Sending:
    form, unit, period, code = TWO_STEPS
    content = write_form(
        catalogue, form, unit, period, values=[Observation(code, "38", "", "", period, Decimal(61000))]
    )
    _, found = hand_in("quy.xlsx", content, catalogue, store.seen_by(Viewer(UNIT, "tke", unit)), "tke", store.now())
    assert isinstance(found, Sending)
    return found


def text_of(content: bytes) -> str:
    """The text of the only page, in one line; every font is embedded."""
    (page,) = PdfReader(io.BytesIO(content)).pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    fonts = page["/Resources"]["/Font"]  # type: ignore[index]
    inside = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in (f.get_object() for f in fonts.values())]
    assert inside
    assert all("/FontFile2" in font or "/FontFile3" in font for font in inside)
    return " ".join(page.extract_text().split())


def test_it_says_who_sent_what_and_when_on_one_page(day: Store, catalogue: Catalogue) -> None:
    content = a_file(catalogue)
    hand_in(NAME, content, catalogue, day, "thu.ky", day.now())
    told = text_of(make_receipt(reader_of(day, catalogue), "N0000001", "https://giao-ban.example.gov.vn"))
    sha256 = hashlib.sha256(content).hexdigest()
    for said in (
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "TỈNH THANH HÓA", "BIÊN NHẬN"),
        *("Thanh Hóa, ngày 22 tháng 11 năm 2026", "Sở Công Thương", "Tháng 10/2026", "N0000001", "thu.ky"),
        *(sha256[:32], sha256[32:], "8 ô = 1 ô đã lưu + 7 ô để trống", "Đang có hiệu lực"),
    ):
        assert said in told, said
    assert "MINH HỌA" not in told


def test_a_name_is_never_read_as_markup(day: Store, catalogue: Catalogue) -> None:
    hand_in(NAME, a_file(catalogue), catalogue, day, "thu.ky", day.now())
    assert NAME in text_of(make_receipt(reader_of(day, catalogue), "N0000001"))


def test_the_longest_texts_stay_on_one_page(day: Store, catalogue: Catalogue) -> None:
    hand_in("tên rất dài " * 20 + ".xlsx", a_file(catalogue), catalogue, day, "thu.ky", day.now())
    withdraw(day, "N0000001", "thu.ky", "lý do dài " * 30)
    assert "Đã rút lúc" in text_of(make_receipt(reader_of(day, catalogue), "N0000001"))


def test_made_up_figures_are_marked(day: Store, catalogue: Catalogue) -> None:
    hand_in("bieu.xlsx", a_file(catalogue, made_up=True), catalogue, day, "thu.ky", day.now())
    assert "SỐ LIỆU MINH HỌA" in text_of(make_receipt(reader_of(day, catalogue), "N0000001"))


def test_a_waiting_file_has_a_receipt_of_its_sending(day: Store, catalogue: Catalogue) -> None:
    sent_to_wait(day, catalogue)
    told = text_of(make_receipt(reader_of(day, catalogue), "G0000001"))
    assert "gửi số liệu KTXH-TKE-Q" in told
    assert "Chờ tiếp nhận; chưa tính vào số liệu" in told


def test_accepted_it_says_when_it_was_sent_and_who_accepted_it(day: Store, catalogue: Catalogue) -> None:
    take_in(sent_to_wait(day, catalogue), catalogue, day, "thu.ky")
    told = text_of(make_receipt(reader_of(day, catalogue), "N0000001"))
    assert "N0000001 (G0000001)" in told
    assert "Người gửi tke Người nhận thu.ky" in told


def test_returned_it_says_why(day: Store, catalogue: Catalogue) -> None:
    sending = sent_to_wait(day, catalogue)
    return_sending(day, sending, "thu.ky", "chưa khớp")
    assert read_sending(day, sending.sending_id).decision == "chưa khớp"
    assert "chưa khớp" in text_of(make_receipt(reader_of(day, catalogue), sending.sending_id))


@pytest.mark.parametrize("number", ["N9999999", "G9999999", "", "x"])
def test_of_nothing_there_is_no_receipt(number: str, day: Store, catalogue: Catalogue) -> None:
    with pytest.raises(NoReceipt):
        make_receipt(reader_of(day, catalogue), number)


def test_a_unit_gets_none_of_another_unit(day: Store, catalogue: Catalogue) -> None:
    hand_in("bieu.xlsx", a_file(catalogue), catalogue, day, "thu.ky", day.now())
    sent_to_wait(day, catalogue)
    stranger = reader_of(day.seen_by(Viewer(UNIT, "syt", "SYT")), catalogue)
    for number in ("N0000001", "G0000001"):
        with pytest.raises(Denied):
            make_receipt(stranger, number)


def test_the_command_line_writes_the_file_or_says_why_not(
    day: Store,
    catalogue: Catalogue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hand_in("bieu.xlsx", a_file(catalogue), catalogue, day, "thu.ky", day.now())
    day.close()
    monkeypatch.setenv("IOC_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("IOC_PROVINCE", "38")
    target = tmp_path / "bien-nhan.pdf"
    assert main(["receipt", "N0000001", "-o", str(target)]) == DONE
    assert "N0000001" in text_of(target.read_bytes())
    assert main(["receipt", "N0000009", "-o", str(target)]) == NOTHING
    assert "Không có lần gửi N0000009." in capsys.readouterr().err
