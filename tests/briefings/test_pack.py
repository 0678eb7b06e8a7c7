"""The pack of a meeting: every document under a plain name, listed with its hash; by command too."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import duckdb
import pytest
from pptx import Presentation

from briefings.__main__ import DONE, NOTHING, main
from briefings.pack import compose_pack
from briefings.pack_files import Pack, write_pack, zip_pack
from briefings.presenter.page import present_html
from data.catalogue import Catalogue
from data.store import FILE_NAME, Store
from tests.briefings.decks import deck, screen
from tests.data.briefings.meetings import frozen

FILES = (
    "giao-ban-47_bao-cao.docx",
    "giao-ban-47_bao-cao.pdf",
    "giao-ban-47_danh-muc.json",
    "giao-ban-47_phat-bieu.docx",
    "giao-ban-47_phat-bieu.pdf",
    "giao-ban-47_so-lieu.xlsx",
    "giao-ban-47_trang-chieu.pptx",
    "giao-ban-47_trinh-chieu.html",
)


@pytest.fixture
def var(demonstration_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demonstration with its meetings, where commands look for it."""
    monkeypatch.setenv("IOC_VAR", str(demonstration_copy))
    monkeypatch.setenv("IOC_PROVINCE", "38")
    return demonstration_copy


Composed = tuple[Pack, list[tuple[int, int, str]]]


@pytest.fixture(scope="module")
def composed(catalogue: Catalogue) -> Composed:
    """The pack of a small deck, and what was told while it was made."""
    heard: list[tuple[int, int, str]] = []
    return compose_pack(deck(catalogue), lambda *told: heard.append(told)), heard


def test_the_list_tells_each_file_with_its_size_and_hash(composed: Composed, tmp_path: Path) -> None:
    pack, heard = composed
    write_pack(pack, tmp_path / "goi" / "47")
    kept = {path.name: path.read_bytes() for path in (tmp_path / "goi" / "47").iterdir()}
    assert tuple(sorted(kept)) == FILES
    listed = json.loads(kept.pop("giao-ban-47_danh-muc.json"))
    assert listed["label"] == "Giao ban số 47, chốt 07 giờ 00 ngày 22/11/2026"
    assert {(one["name"], one["size"], one["sha256"]) for one in listed["files"]} == {
        (name, len(content), hashlib.sha256(content).hexdigest()) for name, content in kept.items()
    }
    assert [(done, total) for done, total, _ in heard] == [(n, 5) for n in range(6)]


def test_the_whole_pack_is_one_file_too(composed: Composed) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_pack(composed[0]))) as archive:
        assert tuple(sorted(archive.namelist())) == FILES


def test_the_command_writes_the_pack_of_a_snapshot(
    var: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--snapshot", "47", "--to", str(tmp_path / "goi")]) == DONE
    assert tuple(sorted(path.name for path in (tmp_path / "goi").iterdir())) == FILES
    told = capsys.readouterr()
    assert "giao-ban-47_bao-cao.pdf" in told.out
    assert "3/5 Trang chiếu" in told.err
    assert "Báo cáo" in told.err


def test_the_command_says_which_snapshots_there_are(
    var: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--snapshot", "48", "--to", str(tmp_path / "goi")]) == NOTHING
    assert capsys.readouterr().err == "Không có bản giao ban 48. Các bản đã chốt: 47, 46.\n"
    assert not (tmp_path / "goi").exists()


def test_the_command_says_where_it_may_not_write(var: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "goi").write_text("một tệp")
    assert main(["export", "--snapshot", "47", "--to", str(tmp_path / "goi")]) == NOTHING
    assert "Không ghi được vào thư mục" in capsys.readouterr().err


def test_the_command_verifies_a_snapshot_and_says_where_its_bytes_were_changed(
    store: Store,
    catalogue: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    frozen(store, catalogue)
    store.close()
    monkeypatch.setenv("IOC_VAR", str(store.folder))
    assert main(["verify", "47"]) == DONE
    assert capsys.readouterr().out.startswith("Bản chốt nguyên vẹn")
    with duckdb.connect(str(store.folder / FILE_NAME)) as connection:
        connection.execute("update snapshot set reason = 'khác' where snapshot_id = '47'")
    assert main(["verify", "47"]) == NOTHING
    told = capsys.readouterr().out
    assert "Dữ liệu đã lưu bị sửa: snapshot" in told
    assert "Có 1 điểm khác." in told
    assert main(["verify", "48"]) == NOTHING
    assert "Không có bản giao ban 48." in capsys.readouterr().err


def test_what_is_handed_out_holds_no_note_of_the_presenter(catalogue: Catalogue) -> None:
    told = deck(catalogue, screen(notes=("Chỉ người trình bày đọc",)))
    files = compose_pack(told).files
    assert "Chỉ người trình bày đọc" in present_html(told)
    assert "Chỉ người trình bày đọc" not in files["giao-ban-47_trinh-chieu.html"].decode()
    slides = Presentation(io.BytesIO(files["giao-ban-47_trang-chieu.pptx"])).slides
    assert all("Chỉ người" not in slide.notes_slide.notes_text_frame.text for slide in slides)
