"""The drop folder: finished files only, through the same door, each put away with its report, whatever the others."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue import Catalogue, load_catalogue
from data.observations import Observation
from data.sendings import read_sendings
from data.store import DEMO, NotWritten, Store, open_store
from loaders import inbox
from loaders.__main__ import ALL_CLEAN, SOME_PROBLEMS, main
from loaders.forms.templates import write_form
from loaders.inbox import Inbox, sweep_once

FORM, UNIT, PERIOD, CODE = "KTXH-SCT-T", "SCT", "2026-10", "KTXH-09-LK"


@pytest.fixture(scope="session")
def whole() -> Catalogue:
    """The real catalogue."""
    return load_catalogue("38", Path("/nonexistent"))


@pytest.fixture(scope="session")
def good(whole: Catalogue) -> bytes:
    """A clean form of SCT."""
    return write_form(whole, FORM, UNIT, PERIOD, values=[Observation(CODE, "38", "", "", PERIOD, Decimal(9000))])


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22))
    yield opened
    opened.close()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of SCT."""
    folder = tmp_path / "inbox" / UNIT
    folder.mkdir(parents=True)
    return folder


def sweep(store: Store, catalogue: Catalogue) -> dict[str, str]:
    """The folder that each file moved to."""
    return {outcome.file_name: outcome.folder for outcome in sweep_once(store.folder, store, catalogue, settling=0)}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_clean_file_is_accepted_and_put_away_with_its_report(
    day: Store, whole: Catalogue, own: Path, good: bytes
) -> None:
    (own / "thang10.xlsx").write_bytes(good)
    assert sweep(day, whole) == {"thang10.xlsx": "accepted"}
    assert names(own) == {"accepted"}
    assert names(own / "accepted") == {"thang10.xlsx", "thang10.xlsx.txt", "thang10.xlsx.json"}
    assert "Đã tiếp nhận. Mã lần gửi N0000001" in (own / "accepted" / "thang10.xlsx.txt").read_text(encoding="utf-8")
    told = json.loads((own / "accepted" / "thang10.xlsx.json").read_text(encoding="utf-8"))
    assert (told["outcome"], told["report"]["outcome"]) == ("accepted", "clean")
    assert day.last_revision == 1
    assert sweep(day, whole) == {}


def test_a_bad_file_is_refused_with_every_problem_and_stops_nobody(
    day: Store, whole: Catalogue, own: Path, good: bytes
) -> None:
    (own / "a-rac.xlsx").write_bytes(b"\x00\x01")
    (own / "b-tot.xlsx").write_bytes(good)
    (own / "c-sai.csv").write_text("bieu;don_vi\nX;Y\n", encoding="utf-8")
    assert sweep(day, whole) == {"a-rac.xlsx": "refused", "b-tot.xlsx": "accepted", "c-sai.csv": "refused"}
    assert "Cách sửa" in (own / "refused" / "c-sai.csv.txt").read_text(encoding="utf-8")
    lines = day.query("select actor, outcome, subject from audit_event where outcome = 'refused' order by number")
    assert lines == [(inbox.ACTOR, "refused", "a-rac.xlsx"), (inbox.ACTOR, "refused", "c-sai.csv")]


def test_what_goes_wrong_in_the_program_is_refused_and_stops_nobody(
    day: Store, whole: Catalogue, own: Path, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = inbox.check_file

    def fails(name: str, *rest: object) -> object:
        if name.startswith("a"):
            raise RuntimeError("a fault of ours")
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(inbox, "check_file", fails)
    (own / "a.xlsx").write_bytes(good)
    (own / "b.xlsx").write_bytes(good)
    assert sweep(day, whole) == {"a.xlsx": "refused", "b.xlsx": "accepted"}


def test_while_the_disk_is_full_a_file_stays_and_is_taken_later(
    day: Store, whole: Catalogue, own: Path, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "bieu.xlsx").write_bytes(good)
    box = Inbox(day.folder / inbox.FOLDER)
    box.sweep(day, whole)

    def full(*asked: object) -> None:
        raise NotWritten("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(inbox, "hand_over", full)
        assert box.sweep(day, whole) == []
    assert names(own) == {"bieu.xlsx"}
    assert [outcome.folder for outcome in box.sweep(day, whole)] == ["accepted"]


def test_a_growing_file_waits_until_it_has_stopped(day: Store, whole: Catalogue, own: Path, good: bytes) -> None:
    box = Inbox(day.folder / inbox.FOLDER)
    path = own / "lon.xlsx"
    path.write_bytes(good[:100])
    assert box.sweep(day, whole) == []
    path.write_bytes(good)
    assert box.sweep(day, whole) == []
    assert [outcome.folder for outcome in box.sweep(day, whole)] == ["accepted"]


@pytest.mark.parametrize("name", [".an.xlsx", "~$bieu.xlsx", "bieu.xlsx.tmp", "bieu.xlsx.PART", "bieu.xlsx~"])
def test_a_name_of_an_unfinished_file_is_passed_over(
    name: str, day: Store, whole: Catalogue, own: Path, good: bytes
) -> None:
    (own / name).write_bytes(good)
    assert sweep(day, whole) == {}
    assert names(own) == {name}


def test_links_and_special_files_are_refused_and_never_followed(
    day: Store, whole: Catalogue, own: Path, good: bytes, tmp_path: Path
) -> None:
    outside = tmp_path / "ngoai.xlsx"
    outside.write_bytes(good)
    (own / "lien-ket.xlsx").symlink_to(outside)
    (own / "thu-muc").symlink_to(tmp_path)
    os.mkfifo(own / "ong.xlsx")
    assert sweep(day, whole) == dict.fromkeys(("lien-ket.xlsx", "ong.xlsx", "thu-muc"), "refused")
    assert day.last_revision == 0
    assert outside.read_bytes() == good


def test_a_link_in_the_place_of_where_files_go_is_not_followed(
    day: Store, whole: Catalogue, own: Path, good: bytes, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "noi-khac"
    elsewhere.mkdir()
    (own / "accepted").symlink_to(elsewhere)
    (own / "tot.xlsx").write_bytes(good)
    assert sweep(day, whole) == {"accepted": "refused", "tot.xlsx": "accepted"}
    assert names(elsewhere) == set()
    assert not (own / "accepted").is_symlink()


def test_a_folder_takes_only_what_its_unit_may_send(day: Store, whole: Catalogue, tmp_path: Path, good: bytes) -> None:
    for unit in ("STC", "KHONG-CO", next(iter(whole.communes))):
        folder = tmp_path / "inbox" / unit
        folder.mkdir(parents=True)
        (folder / f"{unit}.xlsx").write_bytes(good)
    assert set(sweep(day, whole).values()) == {"refused"}
    assert day.last_revision == 0


def test_a_form_of_two_steps_waits_for_the_secretariat(day: Store, whole: Catalogue, tmp_path: Path) -> None:
    folder = tmp_path / "inbox" / "TKE"
    folder.mkdir(parents=True)
    row = Observation("KTXH-10-LK", "38", "", "", "2026-Q3", Decimal(61000))
    (folder / "quy.xlsx").write_bytes(write_form(whole, "KTXH-TKE-Q", "TKE", "2026-Q3", values=[row]))
    assert sweep(day, whole) == {"quy.xlsx": "accepted"}
    assert "Mã gửi G0000001" in (folder / "accepted" / "quy.xlsx.txt").read_text(encoding="utf-8")
    assert [sending.state for sending in read_sendings(day)] == ["waiting"]


def test_a_second_file_of_a_name_is_kept_beside_the_first(day: Store, whole: Catalogue, own: Path, good: bytes) -> None:
    for _ in range(2):
        (own / "bieu.xlsx").write_bytes(good)
        sweep(day, whole)
    assert {"bieu.xlsx", "bieu (2).xlsx", "bieu (2).xlsx.txt"} <= names(own / "accepted")
    assert "đã được tiếp nhận trước đó" in (own / "accepted" / "bieu (2).xlsx.txt").read_text(encoding="utf-8")
    assert day.last_revision == 1


def test_without_a_folder_there_is_nothing_to_do(day: Store, whole: Catalogue) -> None:
    assert sweep(day, whole) == {}


def test_the_command_line_sweeps_once_and_says_what_became_of_each(
    day: Store,
    own: Path,
    good: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    day.close()
    monkeypatch.setenv("IOC_VAR", str(tmp_path))
    monkeypatch.setenv("IOC_PROVINCE", "38")
    monkeypatch.setattr(inbox.time, "sleep", lambda seconds: None)
    (own / "tot.xlsx").write_bytes(good)
    assert main(["inbox", "--once"]) == ALL_CLEAN
    assert "SCT/tot.xlsx: Đã tiếp nhận." in capsys.readouterr().out
    (own / "rac.xlsx").write_bytes(b"\x00")
    assert main(["inbox", "--once"]) == SOME_PROBLEMS
