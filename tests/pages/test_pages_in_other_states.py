"""Every page without data, with one period, stale, partly covered; refused, locked, broken."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from streamlit import config
from streamlit.runtime.context import ContextProxy, StreamlitHeaders
from streamlit.testing.v1 import AppTest

from data.catalogue import Catalogue
from data.observations import Observation
from data.store import DEMO, FILE_NAME, open_store
from data.submissions import Row
from loaders.demonstration import read_manifest
from loaders.forms.templates import write_form
from loaders.submit import submit_file
from pages.parts import words
from tests.pages.conftest import Serve, serving
from tests.pages.visit import (
    ALL_PAGES,
    MENU,
    NOT_FOR_THE_DEMONSTRATION,
    PAGES,
    SECTOR_PAGES,
    assert_in_order,
    cards_with_a_number,
    html_of,
    sentences,
    text_of,
    visit,
)

TODAY = date(2026, 11, 22)
ONE_PERIOD = {"socio_economic": "KTXH-STC-T_STC_2025-10", "sector_extra": "DL-SVHTTDL-T_SVHTTDL_2025-10"}
FORWARDED = {"X-Forwarded-For": "127.0.0.1", "Forwarded": "for=127.0.0.1", "X-Real-IP": "127.0.0.1"}


def store_with(folder: Path, catalogue: Catalogue, files: dict[str, bytes], received_at: datetime) -> Path:
    """A demonstration store that holds these files and nothing else."""
    store = open_store(folder, kind=DEMO, today=TODAY)
    for name, content in files.items():
        submit_file(name, content, catalogue, store, "Tổ kiểm thử", received_at)
    store.close()
    return folder


def documents_of(catalogue: Catalogue, units: int) -> bytes:
    """The documents form of October 2026, filled in for the first units only."""
    said = {"VB-01": 120, "VB-03": 90, "VB-13": 100, "VB-05": 4}
    rows: list[Row] = [
        Observation(code, "38", unit, "", "2026-10", Decimal(value))
        for unit in list(catalogue.units)[:units]
        for code, value in said.items()
    ]
    return write_form(catalogue, "VB-T", "VPUB", "2026-10", made_up=True, values=rows)


@pytest.fixture(scope="module")
def empty(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The pages over an empty live store, as on the first day; these tests only look at it."""
    with serving(Path(shutil.copytree(empty_store, tmp_path_factory.mktemp("empty") / "var"))):
        yield


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("page", ALL_PAGES)
def test_without_data_every_page_opens(page: str) -> None:
    at = visit(page)
    assert_in_order(at)
    assert cards_with_a_number(at) == []


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("page", SECTOR_PAGES)
def test_without_data_a_sector_page_says_so_and_names_its_indicators(page: str) -> None:
    at = visit(page)
    assert words.NO_DATA in sentences(at)
    assert "Biểu mà lĩnh vực này chờ" in [heading.value for heading in at.subheader]
    assert "nap-so-lieu?bieu=" in "".join(html_of(at))
    assert "Chưa có số liệu: " in text_of(at)


@pytest.mark.usefixtures("empty")
def test_without_data_the_overview_says_so() -> None:
    assert visit("overview").title[0].value == "Chưa có số liệu nào được tiếp nhận"


@pytest.mark.usefixtures("empty")
def test_without_data_an_indicator_still_has_its_definition(catalogue: Catalogue) -> None:
    for code in ("KTXH-02-LK", "VB-06", "XT-05"):
        at = visit("indicator", ma=code)
        assert_in_order(at)
        assert "Chưa có số liệu nào của chỉ tiêu này." in sentences(at)
        assert catalogue.indicators[code].name in text_of(at)


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("page", ALL_PAGES)
def test_without_data_a_moment_a_period_and_codes_in_the_address_break_nothing(page: str) -> None:
    assert_in_order(visit(page, luc="2025-11-26", ky="2025-10", ma="VB-06", tep="N0000001", o="x", noi="STC"))


@pytest.mark.parametrize("page", sorted(ONE_PERIOD))
def test_one_period_is_enough_for_a_page_and_its_age_is_said(
    page: str, tmp_path: Path, catalogue: Catalogue, serve: Serve
) -> None:
    path = next(path for path, *_ in read_manifest("38").files if path.name.startswith(ONE_PERIOD[page]))
    files = {path.name: path.read_bytes()}
    with serve(store_with(tmp_path, catalogue, files, datetime(2025, 11, 5, 16))):
        at = visit(page)
        assert_in_order(at)
        cards = cards_with_a_number(at)
        assert cards
        assert all("quá kỳ cập nhật" in card for card in cards)
        assert all("so với" not in card for card in cards)
        assert_in_order(visit("overview"))


def test_fresh_numbers_are_not_called_stale(tmp_path: Path, catalogue: Catalogue, serve: Serve) -> None:
    files = {"a.xlsx": documents_of(catalogue, len(catalogue.units))}
    with serve(store_with(tmp_path, catalogue, files, datetime(2026, 11, 4, 9))):
        at = visit("documents")
        assert cards_with_a_number(at)
        assert "quá kỳ cập nhật" not in text_of(at)


def test_too_few_units_are_neither_ranked_nor_judged_and_the_page_says_so(
    tmp_path: Path, catalogue: Catalogue, serve: Serve
) -> None:
    total = len(catalogue.units)
    with serve(store_with(tmp_path, catalogue, {"a.xlsx": documents_of(catalogue, 5)}, datetime(2026, 11, 4, 9))):
        at = visit("documents")
        assert_in_order(at)
        assert f"Mới có số liệu của 5/{total} đơn vị, chưa đủ để xếp hạng." in sentences(at)
        assert "Chưa đủ số liệu" in text_of(at)
        assert f"5/{total} đơn vị" in "".join(cards_with_a_number(at))
        assert f"Chưa có số liệu ({total - 5}): " in text_of(at)
        assert '<td class="gb-num">–</td>' in " ".join(html_of(at))


@pytest.mark.parametrize("enough", [True, False])
def test_the_ranking_begins_at_80_percent(enough: bool, tmp_path: Path, catalogue: Catalogue, serve: Serve) -> None:
    units = -(-len(catalogue.units) * 4 // 5) - (0 if enough else 1)
    files = {"a.xlsx": documents_of(catalogue, units)}
    with serve(store_with(tmp_path, catalogue, files, datetime(2026, 11, 4, 9))):
        assert ("chưa đủ để xếp hạng" in text_of(visit("documents"))) != enough


def assert_refused(at: AppTest, sentence: str = words.SIGN_IN_FIRST) -> None:
    assert not at.exception
    assert sentences(at) == [sentence]
    assert html_of(at) == []
    assert len(at.title) == len(at.selectbox) == len(at.subheader) == 0


def run_alone(file: Path) -> AppTest:
    """A page's file without the menu, as a misconfigured start would run it."""
    return AppTest.from_file(str(file), default_timeout=60).run()


FILES = [MENU, *(PAGES / f"{page}.py" for page in (*ALL_PAGES, *NOT_FOR_THE_DEMONSTRATION))]
ONE_OF_EACH = [MENU, PAGES / "overview.py", PAGES / "sector_extra.py", PAGES / "upload.py"]


def test_every_page_file_is_in_these_tests() -> None:
    assert {path.stem for path in PAGES.glob("*.py")} == {*ALL_PAGES, *NOT_FOR_THE_DEMONSTRATION}


def assert_strangers_refused(files: Sequence[Path] = ONE_OF_EACH) -> None:
    """A stranger to a store without accounts: the menu tells why, a page's file tells no more than to sign in."""
    for file in files:
        assert_refused(run_alone(file), words.NO_ACCOUNT_YET if file == MENU else words.SIGN_IN_FIRST)


@pytest.mark.usefixtures("empty")
def test_a_stranger_is_refused_by_every_page_s_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "ip_address", property(lambda self: "10.0.0.7"))
    assert_strangers_refused(FILES)


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("address", ["10.0.0.7", "192.168.1.5", "2001:db8::1", "::ffff:10.0.0.7", "", "localhost"])
def test_a_visitor_from_elsewhere_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "ip_address", property(lambda self: address))
    assert_strangers_refused()


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("header", FORWARDED)
def test_a_visitor_behind_a_proxy_is_refused(header: str, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = StreamlitHeaders([(header.lower(), FORWARDED[header])])
    monkeypatch.setattr(ContextProxy, "headers", property(lambda self: headers))
    assert_strangers_refused()


@contextmanager
def bound_to(address: str | None) -> Iterator[None]:
    before = config.get_option("server.address")
    config.set_option("server.address", address)
    try:
        yield
    finally:
        config.set_option("server.address", before)


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("address", ["0.0.0.0", "", None])
def test_a_server_open_to_the_network_refuses_everybody(address: str | None) -> None:
    with bound_to(address):
        assert_strangers_refused()


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("file", ONE_OF_EACH)
def test_a_page_file_run_alone_serves_a_visitor_from_this_machine(file: Path) -> None:
    assert not run_alone(file).exception


def test_a_store_that_another_program_holds_gets_its_sentence(demonstration_copy: Path, serve: Serve) -> None:
    hold = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(demonstration_copy / FILE_NAME)]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other,
        serve(demonstration_copy),
    ):
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        for file in ONE_OF_EACH:
            assert_refused(run_alone(file), words.STORE_LOCKED)
        other.communicate()
        assert_in_order(visit("overview"))


def test_a_store_of_another_province_gets_its_sentence(
    demonstration_copy: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(demonstration_copy):
        monkeypatch.setenv("IOC_PROVINCE", "42")
        for file in ONE_OF_EACH:
            assert_refused(run_alone(file), words.STORE_MISMATCH)


def test_a_typing_error_in_the_catalogue_gets_its_sentence(tmp_path: Path, serve: Serve) -> None:
    overlay = tmp_path / "catalogue" / "indicators"
    overlay.mkdir(parents=True)
    (overlay / "KTXH.yml").write_text("- code: KTXH-01\n  nmae: Tăng trưởng\n", encoding="utf-8")
    with serve(tmp_path):
        for file in ONE_OF_EACH:
            assert_refused(run_alone(file), words.CATALOGUE_BROKEN)


def failed_with_a_code(at: AppTest, caplog: pytest.LogCaptureFixture) -> None:
    """The sentence with a code, the same code with the trace in the log, and no trace on the page."""
    assert not at.exception
    (told,) = [element.value for element in at.error]
    before, after = words.FAILED.split("{code}")
    assert told.startswith(before)
    code = told.removeprefix(before).removesuffix(after)
    (record,) = [r for r in caplog.records if r.name == "giao_ban.pages" and r.levelno == logging.ERROR]
    assert code in record.getMessage()
    assert record.exc_info
    assert "Traceback" not in text_of(at)
    assert "Error" not in text_of(at)


def test_an_unforeseen_error_of_a_page_becomes_a_sentence_with_a_code(
    demonstration_copy: Path, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    with duckdb.connect(str(demonstration_copy / FILE_NAME)) as connection:
        connection.execute("drop table submission_check")
    with serve(demonstration_copy):
        failed_with_a_code(visit("source", tep="N0000001"), caplog)
        assert_in_order(visit("overview"))


def test_a_damaged_store_gets_its_sentence(tmp_path: Path, serve: Serve) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a store" * 1000)
    with serve(tmp_path):
        for file in ONE_OF_EACH:
            assert_refused(run_alone(file), words.STORE_DAMAGED)


def test_a_fault_in_the_rules_of_signing_in_gets_its_sentence(tmp_path: Path, serve: Serve) -> None:
    (tmp_path / "security.toml").write_text("idle_minutes = 0\n", encoding="utf-8")
    with serve(tmp_path):
        for file in ONE_OF_EACH:
            assert_refused(run_alone(file), words.RULES_BROKEN)


def test_a_lost_original_is_said_and_the_rest_of_the_page_stands(demonstration_copy: Path, serve: Serve) -> None:
    shutil.rmtree(demonstration_copy / "originals")
    with serve(demonstration_copy):
        at = visit("source", tep="N0000001")
        assert not at.exception
        assert "Tệp gốc không còn trong kho" in at.error[0].value
        assert "Về lần gửi này" in [heading.value for heading in at.subheader]


def test_the_guard_comes_before_the_catalogue(tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """With accounts and a catalogue that can't be loaded, a stranger hears nothing of the fault."""
    overlay = tmp_path / "catalogue"
    overlay.mkdir()
    (overlay / "sectors.yml").write_text("- x\n", encoding="utf-8")
    monkeypatch.setattr(ContextProxy, "ip_address", property(lambda self: "10.0.0.7"))
    with serve(tmp_path):
        assert_strangers_refused()
