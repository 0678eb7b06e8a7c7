"""A page of the past says what was defined otherwise then; a birth certificate names the version of its catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from pages.parts import words
from tests.pages.conftest import CORRECTED, Serve
from tests.pages.visit import assert_in_order, text_of, visit


@pytest.fixture
def redefined(corrected_store: Path, serve: Serve, catalogue: Catalogue) -> Iterator[None]:
    """Two files came in under the shipped catalogue; then the province defined their indicator otherwise."""
    entry = json.loads(catalogue.source)["indicators"][CORRECTED] | {"definition": "Định nghĩa khác hẳn trước đây."}
    overlay = corrected_store / "catalogue" / "indicators" / "KTXH.yml"
    overlay.parent.mkdir(parents=True)
    overlay.write_text(json.dumps([entry], ensure_ascii=False), encoding="utf-8")
    with serve(corrected_store):
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
    told = text_of(visit("indicator", ma=CORRECTED))
    changed = words.ASPECTS_CHANGED.format(aspects="định nghĩa")
    assert words.CAME_UNDER.format(versions=f"{catalogue.version} ({changed})") in told


@pytest.mark.usefixtures("redefined")
def test_the_page_of_a_file_names_its_version(catalogue: Catalogue) -> None:
    assert catalogue.version in text_of(visit("source", tep="N0000001"))
