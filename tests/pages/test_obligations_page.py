"""Tình hình gửi số liệu: who has not sent first, then who was late, then everybody; every state of it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from data.access import UNIT, Viewer
from data.catalogue import Catalogue
from data.observations import Observation
from data.sendings import Sending
from data.store import DEMO, Store, open_store
from loaders.forms.templates import write_form
from loaders.sending import hand_in
from pages.parts import words
from pages.parts.resources import the_store
from tests.data.submitting import observe, send
from tests.pages.conftest import Serve
from tests.pages.visit import assert_in_order, html_of, sentences, text_of, visit

TODAY = date(2026, 11, 22)
ONE_FORM = """- code: {code}
  name: '{code}'
  sector: KTXH
  kind: targets
  scheme: year
  senders: [VPUB]
  rows: indicators
  indicators: [KTXH-02-LK]
"""


def sent(folder: Path, files: list[tuple[str, str, str, datetime]]) -> Path:
    """A demonstration store that received these files of form, unit and period."""
    store = open_store(folder, kind=DEMO, today=TODAY)
    for form, unit, period, at in files:
        send(store, [observe("DL-01", period, "1")], form=form, unit=unit, at=at, made_up=True)
    store.close()
    return folder


def send_to_wait(store: Store, catalogue: Catalogue) -> None:
    """The statistics office sends the third quarter, today, under its form of two steps."""
    row = Observation("KTXH-10-LK", "38", "", "", "2026-Q3", Decimal(61000))
    content = write_form(catalogue, "KTXH-TKE-Q", "TKE", "2026-Q3", values=[row])
    unit = store.seen_by(Viewer(UNIT, "tke", "TKE"))
    _, found = hand_in("bieu.xlsx", content, catalogue, unit, "tke", store.now())
    assert isinstance(found, Sending)


def with_one_that_waits(folder: Path, catalogue: Catalogue) -> Path:
    """The centre opened in July, and one file waits."""
    sent(folder, [("DL-SVHTTDL-T", "SVHTTDL", "2026-07", datetime(2026, 7, 4, 8))])
    store = open_store(folder)
    send_to_wait(store, catalogue)
    store.close()
    return folder


def only_tourism(folder: Path, catalogue: Catalogue) -> None:
    """An overlay in which nothing but the monthly form of tourism is owed by anybody."""
    owed = [form.code for form in catalogue.forms.values() if form.code != "DL-SVHTTDL-T"]
    (folder / "catalogue" / "forms").mkdir(parents=True)
    (folder / "catalogue" / "forms" / "NONE.yml").write_text(
        "".join(ONE_FORM.format(code=code) for code in owed), encoding="utf-8"
    )


def test_who_has_not_sent_stands_first_by_name_form_due_time_and_days(tmp_path: Path, serve: Serve) -> None:
    files = [
        ("DL-SVHTTDL-T", "SVHTTDL", "2026-07", datetime(2026, 8, 4, 8)),
        ("DL-SVHTTDL-T", "SVHTTDL", "2026-08", datetime(2026, 9, 9, 8)),
    ]
    with serve(sent(tmp_path, files)):
        at = visit("obligations")
        assert_in_order(at)
        assert [heading.value for heading in at.subheader][:3] == ["Chưa nộp", "Nộp muộn", "Từng đơn vị"]
        said = text_of(at)
        assert "Du lịch: biểu tháng của Sở Văn hóa, Thể thao và Du lịch" in said
        assert "2 kỳ, Tháng 09/2026 đến Tháng 10/2026" in said
        assert "17 giờ 00 ngày 05/10/2026" in said
        assert "48 ngày" in said
        assert "◆ Muộn" in said
        whole = "".join(html_of(at))
        assert 'href="/nap-so-lieu?bieu=DL-SVHTTDL-T&amp;ma=SVHTTDL&amp;ky=2026-09"' in whole
        assert 'href="/don-vi?ma=SVHTTDL"' in whole
        assert 'href="/tep-nguon?tep=N0000002"' in whole


def test_the_window_and_the_kind_of_period_stand_in_the_address(tmp_path: Path, serve: Serve) -> None:
    files = [("DL-SVHTTDL-T", "SVHTTDL", "2025-07", datetime(2025, 8, 4, 8))]
    with serve(sent(tmp_path, files)):
        year = visit("obligations", khoang="12-thang", **{"loai-ky": "day"})
        assert year.title[0].value.startswith("12 tháng qua: ")
        assert any('aria-label="Ngày 20/11/2026: chưa nộp"' in piece for piece in html_of(year))
        month = visit("obligations", khoang="1-thang")
        assert month.title[0].value.startswith("Một tháng qua: ")


def test_an_unknown_window_in_the_address_is_told_and_the_usual_one_shown(tmp_path: Path, serve: Serve) -> None:
    with serve(sent(tmp_path, [("DL-SVHTTDL-T", "SVHTTDL", "2026-07", datetime(2026, 8, 4, 8))])):
        at = visit("obligations", khoang="mai-mai", **{"loai-ky": "![x](y)"})
        assert_in_order(at)
        assert at.title[0].value.startswith("3 tháng qua: ")
        assert len(at.warning) == 2


def test_what_waits_to_be_accepted_stands_apart_from_what_is_missing(
    tmp_path: Path, catalogue: Catalogue, serve: Serve
) -> None:
    with serve(with_one_that_waits(tmp_path, catalogue)):
        at = visit("obligations")
        assert_in_order(at)
        assert "Đã gửi, chờ tiếp nhận" in [heading.value for heading in at.subheader]
        panel = next(piece for piece in html_of(at) if "Khi được tiếp nhận" in piece)
        assert "Quý III/2026" in panel
        assert "◆ Muộn" in panel
        missing = next(piece for piece in html_of(at) if "Kỳ chưa nộp" in piece)
        assert "KTXH-TKE-Q" not in missing
        assert "◇ <b>1</b> đã gửi, chờ tiếp nhận" in "".join(html_of(at))
        assert any(
            'aria-label="Quý III/2026: đã gửi, chờ tiếp nhận"' in piece
            for piece in html_of(visit("obligations", **{"loai-ky": "quarter"}))
        )


def test_a_file_sent_while_the_page_was_open_shows_at_the_next_look(
    tmp_path: Path, catalogue: Catalogue, serve: Serve
) -> None:
    with serve(sent(tmp_path, [("DL-SVHTTDL-T", "SVHTTDL", "2026-07", datetime(2026, 8, 4, 8))])):
        assert "Khi được tiếp nhận" not in text_of(visit("obligations"))
        assert "◇" not in text_of(visit("unit", ma="TKE"))
        send_to_wait(the_store(), catalogue)
        assert "◇ Đã gửi, chờ tiếp nhận" in text_of(visit("unit", ma="TKE"))
        assert "Khi được tiếp nhận" in text_of(visit("obligations"))


def test_before_the_first_file_nothing_is_owed(tmp_path: Path, serve: Serve) -> None:
    open_store(tmp_path).close()
    with serve(tmp_path):
        at = visit("obligations")
        assert_in_order(at)
        assert words.NOTHING_OWED in sentences(at)


def test_when_everything_is_in_time_the_page_says_so(tmp_path: Path, catalogue: Catalogue, serve: Serve) -> None:
    only_tourism(tmp_path, catalogue)
    months = ((f"2026-{month:02d}", datetime(2026, month + 1, 3, 8)) for month in range(7, 11))
    with serve(sent(tmp_path, [("DL-SVHTTDL-T", "SVHTTDL", period, at) for period, at in months])):
        at = visit("obligations")
        assert_in_order(at)
        assert at.title[0].value == "3 tháng qua: cả 1 đơn vị nộp đủ và đúng hạn"
        assert words.ALL_SENT in sentences(at)
        assert "Nộp muộn" not in [heading.value for heading in at.subheader]


def test_a_day_of_the_past_shows_what_was_owed_then(tmp_path: Path, serve: Serve) -> None:
    files = [
        ("DL-SVHTTDL-T", "SVHTTDL", "2026-07", datetime(2026, 8, 4, 8)),
        ("DL-SVHTTDL-T", "SVHTTDL", "2026-09", datetime(2026, 11, 10, 8)),
    ]
    with serve(sent(tmp_path, files)):
        assert "Xét lúc 23 giờ 59 ngày 20/10/2026" in " ".join(text_of(visit("obligations", luc="2026-10-20")).split())


@pytest.mark.parametrize("asked", [("2026-09", "SVHTTDL"), ("2025-01", "SVHTTDL"), ("mai", "KHONG")])
def test_the_link_to_the_blank_form_opens_it_for_that_sender_and_period(
    asked: tuple[str, str], tmp_path: Path, serve: Serve
) -> None:
    with serve(sent(tmp_path, [])):
        at = visit("upload", bieu="DL-SVHTTDL-T", ky=asked[0], ma=asked[1])
        assert_in_order(at)
        boxes = {box.label: box.value for box in at.selectbox}
        assert boxes["Biểu"] == "DL-SVHTTDL-T"
        assert boxes["Kỳ số liệu"] == (asked[0] if asked[0] != "mai" else "2026-11")
