"""python -m loaders: the report as text or JSON, exit codes 0, 1 and 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.catalogue.model import Catalogue
from data.store import StoreLocked
from loaders import __main__ as command
from tests import broken
from tests.loaders.lines import LINE, changed, table


@pytest.fixture(autouse=True)
def small_catalogue(monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue, tmp_path: Path) -> None:
    monkeypatch.setenv("IOC_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(command, "load_catalogue", lambda: catalogue)


def write(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def test_a_clean_file_exits_with_0_and_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check", write(tmp_path, "a.csv", table(LINE))]) == 0
    assert "Tệp đạt yêu cầu" in capsys.readouterr().out
    assert not (tmp_path / "var").exists()


def test_a_file_with_problems_exits_with_1_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check", write(tmp_path, "a.csv", table(changed(gia_tri="sai")))]) == 1
    told = capsys.readouterr().out
    assert "[dòng 2, cột gia_tri]: sai không phải là số." in told
    assert "Cách sửa:" in told


def test_an_unreadable_file_exits_with_2(tmp_path: Path) -> None:
    good = write(tmp_path, "a.csv", table(LINE))
    assert command.main(["check", good, write(tmp_path, "b.xlsx", broken.old_excel())]) == 2


def test_a_file_that_is_not_there_exits_with_2(tmp_path: Path) -> None:
    assert command.main(["check", str(tmp_path / "none.csv")]) == 2


def test_json_carries_the_same_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check", write(tmp_path, "a.csv", table(changed(gia_tri="sai"))), "--json"]) == 1
    (answer,) = json.loads(capsys.readouterr().out)
    (problem,) = answer["report"]["problems"]
    assert (problem["kind"], problem["row"], problem["column"]) == ("not_a_number", 2, "gia_tri")
    assert problem["sentence"]
    assert problem["mend"]


def test_a_submitted_file_gets_a_receipt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, "a.csv", table(LINE))
    assert command.main(["submit", path, "--by", "Văn thư", "--json"]) == 0
    (answer,) = json.loads(capsys.readouterr().out)
    assert answer["receipt"]["stored"] == 1


def test_a_template_is_written_and_a_wrong_one_refused(tmp_path: Path) -> None:
    target = tmp_path / "bieu.xlsx"
    options = ["--unit", "STC", "--period", "2026-10", "-o", str(target)]
    assert command.main(["template", "KT-T", *options]) == 0
    assert target.read_bytes().startswith(b"PK")
    assert command.main(["template", "XX", *options]) == 1


def test_a_locked_store_is_asked_through_the_running_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked() -> None:
        raise StoreLocked("busy")

    path = write(tmp_path, "a.csv", table(LINE))
    monkeypatch.setattr(command, "open_store", locked)
    assert command.main(["submit", path, "--by", "x"]) == 2
    answer = {"report": {"outcome": "clean"}, "text": "xong"}
    monkeypatch.setattr(command, "read_endpoint", lambda folder: object())
    monkeypatch.setattr(command, "post", lambda endpoint, action, files, by, **said: {"reports": [answer]})
    assert command.main(["submit", path, "--by", "x"]) == 0
