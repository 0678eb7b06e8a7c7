"""A page of the past says what was defined otherwise then; a birth certificate names the version of its catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.observations import Observation
from data.store import DEMO, open_store
from loaders.submit import submit_file
from loaders.templates import write_form
from pages.parts import words
from tests.pages.conftest import Serve
from tests.pages.visit import assert_in_order, text_of, visit

FORM, UNIT, PERIOD, CODE = "KTXH-SCT-T", "SCT", "2026-10", "KTXH-09-LK"


@pytest.fixture
def redefined(tmp_path: Path, serve: Serve, catalogue: Catalogue) -> Iterator[None]:
    """Two files came in under the shipped catalogue; then the province defined their indicator otherwise."""
    store = open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22))
    for value in (9000, 9500):
        row = Observation(CODE, "38", "", "", PERIOD, Decimal(value))
        content = write_form(catalogue, FORM, UNIT, PERIOD, values=[row])
        submit_file("bieu.xlsx", content, catalogue, store, "Tổ thư ký", store.now())
    store.close()
    entry = json.loads(catalogue.source)["indicators"][CODE] | {"definition": "Định nghĩa khác hẳn trước đây."}
    overlay = tmp_path / "catalogue" / "indicators" / "KTXH.yml"
    overlay.parent.mkdir(parents=True)
    overlay.write_text(json.dumps([entry], ensure_ascii=False), encoding="utf-8")
    with serve(tmp_path):
        yield


@pytest.mark.usefixtures("redefined")
@pytest.mark.parametrize("page", ["overview", "socio_economic"])
def test_the_past_lists_what_has_been_redefined_since(page: str) -> None:
    at = visit(page, luc="rev:1")
    assert_in_order(at)
    assert words.REDEFINED.format(count=1) in [expander.label for expander in at.expander]
    assert "Xuất khẩu hàng hóa lũy kế định nghĩa" in " ".join(text_of(at).split())


@pytest.mark.usefixtures("redefined")
def test_the_present_lists_nothing() -> None:
    at = visit("socio_economic")
    assert not [e for e in at.expander if e.label.startswith("Định nghĩa của")]


@pytest.mark.usefixtures("redefined")
def test_a_birth_certificate_says_that_the_definition_has_changed(catalogue: Catalogue) -> None:
    told = text_of(visit("indicator", ma=CODE))
    changed = words.ASPECTS_CHANGED.format(aspects="định nghĩa")
    assert words.CAME_UNDER.format(versions=f"{catalogue.version} ({changed})") in told


@pytest.mark.usefixtures("redefined")
def test_the_page_of_a_file_names_its_version(catalogue: Catalogue) -> None:
    assert catalogue.version in text_of(visit("source", tep="N0000001"))
