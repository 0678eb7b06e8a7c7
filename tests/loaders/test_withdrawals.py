"""python -m loaders withdraw: with a reason, once, with or without the running app."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.catalogue.model import Catalogue
from data.store import Store, StoreLocked
from loaders import __main__ as command
from loaders.reasons import LONGEST_REASON, Unfit
from loaders.withdrawal import withdraw_submission
from tests.data.submitting import observe, send
from tests.loaders.lines import LINE, table

FIRST = "N0000001"
BY = ["--by", "Văn thư", "--reason"]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue, tmp_path: Path) -> None:
    """One accepted file in the folder that the command works on."""
    monkeypatch.setenv("IOC_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(command, "load_catalogue", lambda: catalogue)
    (tmp_path / "a.csv").write_bytes(table(LINE))
    assert command.main(["submit", str(tmp_path / "a.csv"), "--by", "Văn thư"]) == 0


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", "Cần ghi lý do rút"),
        (" \u200b\n", "Cần ghi lý do rút"),
        ("x" * (LONGEST_REASON + 1), "dài quá"),
        ("gọi 0912 345 678", "Lý do rút có số điện thoại"),
    ],
)
def test_a_reason_that_cannot_be_shown_takes_nothing_back(store: Store, reason: str, said: str) -> None:
    receipt = send(store, [observe("A-01", "2025-01", "1")])
    with pytest.raises(Unfit, match=said):
        withdraw_submission(store, receipt.submission_id, "Văn thư", reason)
    assert store.last_revision == 1


@pytest.mark.usefixtures("sent")
def test_the_command_withdraws_once_and_refuses_the_second_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["withdraw", FIRST, *BY, "gửi nhầm kỳ"]) == 0
    assert f"Đã rút lần gửi {FIRST}" in capsys.readouterr().out
    assert command.main(["withdraw", FIRST, *BY, "gửi nhầm kỳ"]) == 1
    assert f"Không có lần gửi {FIRST} đang có hiệu lực" in capsys.readouterr().err


@pytest.mark.usefixtures("sent")
def test_the_command_says_why_it_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["withdraw", "N9999999", *BY, "gửi nhầm"]) == 1
    assert command.main(["withdraw", FIRST, *BY, " "]) == 1
    assert "Cần ghi lý do rút" in capsys.readouterr().err


def test_without_a_store_nothing_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("IOC_VAR", str(tmp_path / "var"))
    assert command.main(["withdraw", FIRST, *BY, "gửi nhầm"]) == 1
    assert "Chưa có kho số liệu" in capsys.readouterr().err
    assert not (tmp_path / "var").exists()


@pytest.mark.usefixtures("sent")
def test_a_locked_store_is_asked_through_the_running_app(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def locked() -> None:
        raise StoreLocked("busy")

    def answer(endpoint: object, action: str, **said: str) -> dict[str, str]:
        return {"text": f"{action} {said['submission']} {said['by']}: {said['reason']}"}

    monkeypatch.setattr(command, "open_store", locked)
    monkeypatch.setattr(command, "read_endpoint", lambda folder: object())
    monkeypatch.setattr(command, "post", answer)
    assert command.main(["withdraw", FIRST, *BY, "gửi nhầm"]) == 0
    assert "withdraw N0000001 Văn thư: gửi nhầm" in capsys.readouterr().out
