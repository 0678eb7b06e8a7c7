"""The page of one unit or commune: all of it on one page, each number a step from its birth certificate."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.store import DEMO, open_store
from tests.data.submitting import observe, send
from tests.pages.conftest import Serve
from tests.pages.visit import MADE_UP, assert_in_order, html_of, sentences, text_of, visit

TODAY = date(2026, 11, 22)


def store_of_communes(folder: Path, catalogue: Catalogue) -> Path:
    """Every commune but the last has a rate of October and a count of its own."""
    store = open_store(folder, kind=DEMO, today=TODAY)
    rows = [
        observe(code, "2026-10", str(count), area=area)
        for n, area in enumerate(sorted(catalogue.communes)[:-1])
        for code, count in (("YT-21", n % 100), ("YT-22", 100), ("AN-06", n))
    ]
    send(store, rows, form="YT-SYT-T-X", unit="SYT", at=datetime(2026, 11, 4, 8), made_up=True)
    store.close()
    return folder


@pytest.mark.usefixtures("demonstration_pages")
def test_every_unit_has_its_page(catalogue: Catalogue) -> None:
    for code in catalogue.units:
        at = visit("unit", ma=code)
        assert_in_order(at)
        assert len(at.title[0].value) <= 90
        assert catalogue.units[code].name in text_of(at)


@pytest.mark.usefixtures("demonstration_pages")
def test_a_unit_shows_what_it_owes_its_place_among_the_units_and_what_it_sent(catalogue: Catalogue) -> None:
    at = visit("unit", ma="SNNMT")
    headings = [heading.value for heading in at.subheader]
    assert headings[0] == "Tình hình gửi số liệu, 3 tháng qua"
    assert {"So với các đơn vị khác", "Chỉ tiêu đơn vị chủ trì hoặc gửi số liệu", "Các lần gửi gần đây"} <= set(
        headings
    )
    whole = "".join(html_of(at))
    assert 'href="/chi-tieu?ma=VB-06&amp;ky=2026-10&amp;noi=SNNMT"' in whole
    assert "/tep-nguon?tep=" in whole
    assert "/nap-so-lieu?bieu=" in whole
    assert MADE_UP in whole


def test_a_commune_shows_its_values_its_rank_and_the_province(
    tmp_path: Path, catalogue: Catalogue, serve: Serve
) -> None:
    here = sorted(catalogue.communes)[42]
    with serve(store_of_communes(tmp_path, catalogue)):
        at = visit("unit", ma=here)
        assert_in_order(at)
        said = text_of(at)
        assert catalogue.communes[here].name in at.title[0].value
        assert "So với các xã, phường khác" in said
        assert "165/166 xã, phường" in said
        assert f'href="/chi-tieu?ma=YT-08&amp;ky=2026-10&amp;noi={here}"' in "".join(html_of(at))
        assert "Chưa có số liệu (" in said
        assert "Số thành phần của các tỷ lệ" in [expander.label for expander in at.expander]


def test_a_commune_without_data_says_so(tmp_path: Path, catalogue: Catalogue, serve: Serve) -> None:
    here = sorted(catalogue.communes)[-1]
    with serve(store_of_communes(tmp_path, catalogue)):
        at = visit("unit", ma=here)
        assert_in_order(at)
        assert f"Chưa có số liệu nào của {catalogue.communes[here].name}." in sentences(at)


def test_without_a_code_or_with_an_unknown_one_all_units_and_communes_are_listed(
    tmp_path: Path, catalogue: Catalogue, serve: Serve
) -> None:
    open_store(tmp_path).close()
    with serve(tmp_path):
        for code in ("", "38", "![x](http://127.0.0.9/x.png)"):
            at = visit("unit", **({"ma": code} if code else {}))
            assert_in_order(at)
            assert len(at.warning) == bool(code)
            assert "".join(html_of(at)).count("/don-vi?ma=") == len(catalogue.units) + len(catalogue.communes)


def test_an_empty_store_has_a_page_for_each_kind_of_place(tmp_path: Path, catalogue: Catalogue, serve: Serve) -> None:
    open_store(tmp_path).close()
    with serve(tmp_path):
        for code in ("SYT", "SNgV", sorted(catalogue.communes)[0]):
            assert_in_order(visit("unit", ma=code))


def test_another_unit_is_chosen_in_the_address(tmp_path: Path, serve: Serve) -> None:
    open_store(tmp_path).close()
    with serve(tmp_path):
        at = visit("unit", ma="SYT")
        at.selectbox(key="ma-SYT").set_value("STC").run()
        assert at.query_params["ma"] in ("STC", ["STC"])
        assert at.title[0].value.startswith("Sở Tài chính")
