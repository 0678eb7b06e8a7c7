"""A doubtful file is taken only when somebody answers for every doubt, and what they said is kept with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from data.acknowledgements import read_acknowledgements
from data.catalogue.model import Catalogue
from data.store import Store, open_store
from loaders.__main__ import ALL_CLEAN, SOME_PROBLEMS, main
from loaders.__main__ import read_acknowledgements as read_arguments
from loaders.answers import LONGEST_REASON, fault_of_reason, open_questions
from loaders.report import Report
from loaders.submit import Refusal, submit_file
from tests import broken
from tests.loaders.lines import Check
from tests.loaders.reports import GOOD

REASON = "Đã đối chiếu với hồ sơ gốc"
Send = Callable[..., tuple[Report, str]]


@pytest.fixture(scope="module")
def doubtful(month_form: bytes) -> bytes:
    """A file with two doubts: a value out of range, and a line that was taken out."""
    filled = broken.with_cells(month_form, {**GOOD, "E10": 100_001, "E11": None, "E12": None})
    return broken.edit_workbook(filled, lambda book: book["Số liệu"].delete_rows(14))


@pytest.fixture
def send(store: Store, catalogue: Catalogue, doubtful: bytes) -> Send:
    def run(answers: dict[str, str]) -> tuple[Report, str]:
        now = store.now()
        report, receipt = submit_file("a.xlsx", doubtful, catalogue, store, "Tổ thư ký", now, acknowledgements=answers)
        return report, receipt.submission_id

    return run


def ids(check: Check, doubtful: bytes) -> list[str]:
    report = check(doubtful)
    return [report.identify(problem) for problem in report.questions]


def test_every_doubt_needs_its_own_answer(check: Check, doubtful: bytes, send: Send, store: Store) -> None:
    first, second = ids(check, doubtful)
    for answers in ({}, {first: REASON}, {first: REASON, second: " "}, {first: REASON, "abc": REASON}):
        with pytest.raises(Refusal) as refusal:
            send(answers)
        assert open_questions(refusal.value.report, answers)
    assert store.last_revision == 0
    send({first: REASON, second: REASON})
    assert store.last_revision == 1


def test_who_answered_for_what_and_why_is_kept_and_stands_in_the_log(
    check: Check, doubtful: bytes, send: Send, store: Store
) -> None:
    first, second = ids(check, doubtful)
    _, submission_id = send({first: REASON, second: "Không có số liệu"})
    kept = read_acknowledgements(store, [submission_id])[submission_id]
    assert {(one.problem, one.kind, one.cell, one.reason, one.person) for one in kept} == {
        (first, "out_of_range", "Số liệu!E10", REASON, "Tổ thư ký"),
        (second, "rows_taken_out", "", "Không có số liệu", "Tổ thư ký"),
    }
    noted = store.query("select subject, after from audit_event where action = 'acknowledge'")
    assert {subject for subject, _ in noted} == {submission_id}
    assert any(REASON in after and "Tổ thư ký" in after for _, after in noted)


def test_an_answer_holds_for_the_same_finding_only(check: Check, month_form: bytes) -> None:
    def id_of(value: int) -> str:
        (found,) = ids(check, broken.with_cells(month_form, {**GOOD, "E10": value, "E11": None, "E12": None}))
        return found

    assert id_of(100_001) == id_of(100_001) != id_of(100_002)


@pytest.mark.parametrize(
    ("reason", "fits"),
    [
        (REASON, True),
        ("", False),
        ("x" * (LONGEST_REASON + 1), False),
        ("gọi 0912 345 678", False),
    ],
)
def test_a_reason_is_short_and_leads_to_no_person(reason: str, fits: bool) -> None:
    assert (fault_of_reason(reason) == "") == fits


def test_reasons_come_from_the_command_line_or_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"b": "hai"}), encoding="utf-8")
    assert read_arguments(["a=một = 1", str(path)]) == {"a": "một = 1", "b": "hai"}
    path.write_text("[1]", encoding="utf-8")
    with pytest.raises(ValueError, match="answers"):
        read_arguments([str(path)])


def test_the_command_line_prints_the_ids_and_takes_the_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("IOC_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("IOC_PROVINCE", "38")
    open_store(tmp_path / "var").close()
    file = tmp_path / "a.csv"
    header = "bieu;don_vi;ky;chi_tieu;dia_ban;doi_tuong;phan_to;gia_tri;trang_thai;xap_xi;den_ngay;ghi_chu"
    file.write_text(f"{header}\nKTXH-STC-T;STC;2025-10;KTXH-06;;;;120,00;;;;\n", encoding="utf-8")
    assert main(["check", str(file), "--json"]) == SOME_PROBLEMS
    (answer,) = json.loads(capsys.readouterr().out)
    assert answer["report"]["outcome"] == "questions"
    (question,) = answer["report"]["questions"]
    assert main(["submit", str(file), "--by", "Tổ thư ký"]) == SOME_PROBLEMS
    assert f"(mã {question['id']})" in capsys.readouterr().out
    given = f"{question['id']}={REASON}"
    assert main(["submit", str(file), "--by", "Tổ thư ký", "--acknowledge", given]) == ALL_CLEAN
    assert "Đã tiếp nhận" in capsys.readouterr().out
