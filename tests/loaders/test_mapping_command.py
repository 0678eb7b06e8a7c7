"""python -m loaders map, and check and submit of foreign files: nothing needs a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data.catalogue.model import Catalogue
from loaders import __main__ as command
from tests.loaders.foreign_files import workbook
from tests.loaders.mapping.test_mapping import COMMUNES, next_month

SURE_ROWS = [row[:3] for row in COMMUNES]
WHOSE = ["--form", "YT-X", "--sender", "SYT"]


@pytest.fixture(autouse=True)
def small_catalogue(monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue, tmp_path: Path) -> None:
    monkeypatch.setenv("IOC_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(command, "load_catalogue", lambda: catalogue)


def write(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def answer(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_a_proposal_without_open_questions_exits_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["map", write(tmp_path, "a.xlsx", workbook(T=SURE_ROWS)), *WHOSE]) == 0
    told = capsys.readouterr().out
    assert "Xã, phường: tên hoặc mã xã, phường [chắc chắn: 100 % số dòng là tên hoặc mã đã biết]" in told
    assert "Không còn điểm nào cần xác nhận." in told


def test_a_proposal_with_open_questions_exits_with_1_and_lists_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["map", write(tmp_path, "a.xlsx", workbook(T=COMMUNES)), *WHOSE]) == 1
    assert "So cùng kỳ (%): không lấy [có thể: cột so sánh, tỷ lệ hoặc kế hoạch]" in capsys.readouterr().out


def test_what_needs_no_mapping_or_is_not_there_exits_with_2(tmp_path: Path, month_form: bytes) -> None:
    assert command.main(["map", write(tmp_path, "bieu.xlsx", month_form), *WHOSE]) == 2
    assert command.main(["map", str(tmp_path / "none.xlsx"), *WHOSE]) == 2


def test_a_mapping_is_completed_by_hand_then_submitted_and_used_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, "a.xlsx", workbook(T=COMMUNES))
    assert command.main(["map", path, *WHOSE, "--json"]) == 1
    said = answer(capsys)
    open_column = said["mapping"]["layouts"][0]["columns"][3]
    assert open_column["role"] == "unconfirmed"
    mapping = write(tmp_path, "ghep.json", json.dumps(said).encode())
    assert command.main(["submit", path, "--by", "Văn thư", "--mapping", mapping]) == 1
    assert "Chưa xác nhận cột “So cùng kỳ (%)” là gì." in capsys.readouterr().out

    open_column["role"] = "ignored"
    mapping = write(tmp_path, "ghep.json", json.dumps(said).encode())
    assert command.main(["submit", path, "--by", "Văn thư", "--mapping", mapping, "--json"]) == 0
    assert answer(capsys)[0]["receipt"]["stored"] == 2

    later = write(tmp_path, "b.xlsx", workbook(T=next_month(COMMUNES)))
    assert command.main(["submit", later, "--by", "Văn thư"]) == 0
    assert "Các cột được ghép như lần gửi N0000001 của Sở Y tế." in capsys.readouterr().out


def test_a_foreign_file_that_nobody_has_mapped_exits_with_1(tmp_path: Path) -> None:
    path = write(tmp_path, "a.xlsx", workbook(T=COMMUNES))
    assert command.main(["submit", path, "--by", "Văn thư", *WHOSE]) == 1


@pytest.mark.parametrize("content", [b"", b"[1]", b"{}", b'{"layouts": 3}'])
def test_a_broken_file_of_a_mapping_exits_with_2(tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path, "a.xlsx", workbook(T=COMMUNES))
    assert command.main(["check", path, "--mapping", write(tmp_path, "ghep.json", content)]) == 2
