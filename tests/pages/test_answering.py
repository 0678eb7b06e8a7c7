"""On the page of sending, doubts are answered for one by one; the source page and the certificate say who did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.catalogue import Catalogue
from data.observations import Observation
from data.store import DEMO, open_store
from loaders.answers import REASONS
from loaders.forms.templates import write_form
from pages.parts.resources import the_store
from tests.pages.conftest import Serve
from tests.pages.visit import assert_in_order, sentences, text_of, visit

CODE = "KTXH-06"


@pytest.fixture
def asked(tmp_path: Path, serve: Serve, catalogue: Catalogue) -> Iterator[AppTest]:
    """The page after a file with one value out of its range was chosen."""
    open_store(tmp_path / "var", kind=DEMO, today=date(2026, 11, 22)).close()
    row = Observation(CODE, "38", "", "", "2026-10", Decimal(120))
    content = write_form(catalogue, "KTXH-STC-T", "STC", "2026-10", values=[row])
    with serve(tmp_path / "var"):
        at = visit("upload")
        at.selectbox(key="sender").select("STC").run()
        yield at.file_uploader[0].set_value([("bieu.xlsx", content, "")]).run()


def test_a_doubtful_file_waits_for_its_answers(asked: AppTest) -> None:
    assert "Còn 1 điểm chưa được xác nhận, chưa thể tiếp nhận." in sentences(asked)
    assert not [button for button in asked.button if button.key == "accept"]
    asked.checkbox[0].check().run()
    assert "Còn 1 điểm chưa được xác nhận, chưa thể tiếp nhận." in sentences(asked)
    assert the_store().last_revision == 0


def test_an_answered_file_is_taken_and_says_who_answered(asked: AppTest) -> None:
    asked.checkbox[0].check().run()
    reasons = next(box for box in asked.selectbox if box.label == "Lý do")
    reasons.select(REASONS[0]).run()
    asked.text_input[0].input("công văn 12").run()
    assert "Tệp đạt các kiểm tra; mọi điểm nghi vấn đã được xác nhận." in sentences(asked)
    asked.button(key="accept").click().run()
    assert_in_order(asked)
    source = visit("source", tep="N0000001")
    assert f"{REASONS[0]}. công văn 12" in text_of(source)
    assert "Sở Tài chính" in text_of(source)
    assert "▲ Cần xác nhận" in text_of(source)
    certificate = visit("indicator", ma=CODE)
    assert "ngoài khoảng hợp lý; Sở Tài chính đã xác nhận" in text_of(certificate)
