"""A folder that can't be written: nothing is taken, nothing is lost, and nobody is told to restore a backup."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.catalogue import Catalogue, load_catalogue
from data.store import FILE_NAME, NotWritten, Store, open_store
from loaders import __main__ as command
from loaders.forms.templates import write_form
from loaders.submit import submit_file
from tests.broken import with_cells
from tests.broken.read_only import read_only
from tests.conftest import NO_OVERLAY

SENTENCE = "Không mở hoặc không ghi được kho số liệu"


@pytest.fixture(scope="module")
def thanh_hoa() -> Catalogue:
    return load_catalogue("38", NO_OVERLAY)


@pytest.fixture(scope="module")
def form(thanh_hoa: Catalogue) -> bytes:
    return with_cells(write_form(thanh_hoa, "KTXH-STC-T-X", "STC", "2026-10"), {"C10": 5})


def counts(store: Store) -> list[tuple[object, ...]]:
    tables = ("revision", "submission", "observation", "audit_event")
    return store.query(" union all ".join(f"select '{t}', count(*) from {t}" for t in tables))


def test_an_open_store_takes_nothing_and_goes_on_afterwards(store: Store, thanh_hoa: Catalogue, form: bytes) -> None:
    before = counts(store)
    with read_only(store.folder), pytest.raises(NotWritten, match=SENTENCE):
        submit_file("bieu.xlsx", form, thanh_hoa, store, "Tổ thư ký", store.now())
    assert counts(store) == before
    _, receipt = submit_file("bieu.xlsx", form, thanh_hoa, store, "Tổ thư ký", store.now())
    assert receipt.stored == 1


@pytest.mark.parametrize("there", [True, False])
def test_a_command_says_that_it_can_not_write_and_not_that_the_file_is_damaged(
    there: bool, form: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, folder = tmp_path / "bieu.xlsx", tmp_path / "var"
    file.write_bytes(form)
    folder.mkdir()
    if there:
        open_store(folder).close()
    monkeypatch.setenv("IOC_VAR", str(folder))
    before = {path.name: path.read_bytes() for path in folder.glob("*")}
    with read_only(folder):
        assert command.main(["submit", str(file), "--by", "Tổ thư ký"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(SENTENCE)
    assert "phục hồi" not in told
    assert {path.name: path.read_bytes() for path in folder.glob("*")} == before
    assert (FILE_NAME in before) is there


def test_a_folder_that_can_not_be_made_is_a_sentence(tmp_path: Path) -> None:
    with read_only(tmp_path), pytest.raises(NotWritten, match=SENTENCE):
        open_store(tmp_path / "moi" / "var")
