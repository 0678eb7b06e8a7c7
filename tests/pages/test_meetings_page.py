"""Giao ban as the secretariat meets it: write a meeting, freeze it, make an edition, conclude, make tasks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from briefings import pack_words
from data.briefings.conclusions import CONFIRMED, read_conclusions
from data.briefings.drafts import read_briefing, write_briefing
from data.briefings.model import AgendaItem
from data.briefings.snapshots import read_snapshots
from data.catalogue import Catalogue
from data.store import DEMO, open_store
from data.tasks import read_tasks
from pages.parts.meetings import words
from pages.parts.resources import the_store
from pages.parts.words import plain
from tests.data.briefings.meetings import frozen, plan
from tests.pages.conftest import serving
from tests.pages.visit import sentences, text_of, visit


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """An empty demonstration store with a short meeting, closed."""
    folder = tmp_path_factory.mktemp("planned")
    store = open_store(folder, kind=DEMO, today=date(2026, 11, 22))
    plan(store, catalogue, agenda=(AgendaItem("overview"), AgendaItem("sector", "YT")))
    store.close()
    return folder


@pytest.fixture(scope="module")
def held(planned: Path, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """The same with its meeting frozen."""
    folder = Path(shutil.copytree(planned, tmp_path_factory.mktemp("held") / "var"))
    store = open_store(folder)
    frozen(store, catalogue)
    store.close()
    return folder


@pytest.fixture(autouse=True)
def office(planned: Path, tmp_path: Path) -> Iterator[None]:
    """A copy of the planned meeting."""
    with serving(Path(shutil.copytree(planned, tmp_path / "planned"))):
        yield


@pytest.fixture
def meeting(held: Path, tmp_path: Path) -> Iterator[AppTest]:
    """The page of a copy of the frozen meeting."""
    with serving(Path(shutil.copytree(held, tmp_path / "held"))):
        yield visit("briefings")


def press(at: AppTest, label: str) -> AppTest:
    """The page after the button of this label."""
    at = next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return at


def typed(at: AppTest, label: str, text: str) -> AppTest:
    """The page with something typed; it is sent with the next press, as a form's fields are."""
    next(f for kind in (at.text_input, at.text_area) for f in kind if f.label == label).set_value(text)
    return at


def test_an_empty_store_has_no_briefing_and_says_so(tmp_path: Path) -> None:
    open_store(tmp_path / "other", kind=DEMO, today=date(2026, 11, 22)).close()
    with serving(tmp_path / "other"):
        at = visit("briefings")
        assert words.NONE in sentences(at)
        at = press(at, words.CREATE)
        made = read_briefing(the_store(), 1)
        assert made is not None
        assert [item.kind for item in made.agenda][:3] == ["conclusions", "changes", "overview"]


def test_a_new_meeting_takes_over_the_agenda_of_the_one_before() -> None:
    press(visit("briefings"), words.CREATE)
    made = read_briefing(the_store(), 48)
    assert made is not None
    assert made.agenda == (AgendaItem("overview"), AgendaItem("sector", "YT"))
    assert made.papers == ()


def test_an_item_is_added_moved_and_taken_out() -> None:
    at = typed(visit("briefings"), words.ITEM_TITLE, "Phòng chống bão")
    at = press(typed(at, words.ITEM_TEXT, "Ý một\nÝ hai"), words.ADD_ITEM)
    known = read_briefing(the_store(), 47)
    assert known is not None
    assert known.agenda[-1] == AgendaItem("text", "", "Phòng chống bão", "Ý một\nÝ hai")
    at.selectbox(key="item-47-3").select(2).run()
    at = press(at, words.UP)
    assert [i.kind for i in read_briefing(the_store(), 47).agenda] == ["overview", "text", "sector"]  # type: ignore[union-attr]
    at.selectbox(key="item-47-3").select(0).run()
    press(at, words.REMOVE_ITEM)
    assert [i.kind for i in read_briefing(the_store(), 47).agenda] == ["text", "sector"]  # type: ignore[union-attr]


def test_an_item_that_says_nothing_is_not_added() -> None:
    at = press(visit("briefings"), words.ADD_ITEM)
    assert words.NEEDS_TEXT in sentences(at)
    assert len(read_briefing(the_store(), 47).agenda) == 2  # type: ignore[union-attr]


def test_a_deadline_that_is_no_moment_is_refused_with_how_to_write_it() -> None:
    at = visit("briefings")
    at = typed(at, words.PAPER_TITLE, "Báo cáo")
    at = press(typed(at, words.PAPER_DUE, "mai"), words.ADD_PAPER)
    assert words.BAD_MOMENT.format(text="mai") in sentences(at)


def test_who_writes_on_an_older_version_is_told_and_keeps_what_was_typed() -> None:
    at = typed(visit("briefings"), words.NAME, "Tên của người thứ nhất")
    known = read_briefing(the_store(), 47)
    assert known is not None
    write_briefing(the_store(), replace(known, title="Tên của người thứ hai"))
    at = press(at, words.SAVE)
    assert words.MEANWHILE in sentences(at)
    assert next(field.value for field in at.text_input if field.label == words.NAME) == "Tên của người thứ nhất"
    kept = read_briefing(the_store(), 47)
    assert kept is not None
    assert kept.title == "Tên của người thứ hai"
    at = press(at, words.TAKE_NEWEST)
    assert next(field.value for field in at.text_input if field.label == words.NAME) == "Tên của người thứ hai"


def test_freezing_keeps_a_snapshot_and_an_edition_asks_for_its_reason() -> None:
    at = press(visit("briefings"), words.FREEZE_IT.format(number=47))
    assert [s.snapshot_id for s in read_snapshots(the_store())] == ["47"]
    at = press(at, words.EDITION_IT)
    assert words.EDITION_NEEDS_REASON in sentences(at)
    at = press(typed(at, words.EDITION_REASON, "Số liệu muộn của Sở Y tế"), words.EDITION_IT)
    assert [s.snapshot_id for s in read_snapshots(the_store())] == ["47.1", "47"]
    assert "bản điều chỉnh 47.1" in text_of(at)


def test_verifying_says_that_the_snapshot_is_whole(meeting: AppTest) -> None:
    assert pack_words.VERIFIED in sentences(press(meeting, words.VERIFY))


def test_the_check_before_the_meeting_runs_on_a_store_without_any_data(meeting: AppTest) -> None:
    at = press(meeting, words.PREFLIGHT_IT)
    assert not at.exception


def test_a_conclusion_is_typed_changed_and_becomes_a_task(meeting: AppTest) -> None:
    at = typed(meeting, words.CONCLUSION_TEXT, "Rà soát các ổ dịch đang hoạt động")
    at = press(at, words.SAVE_CONCLUSION)
    (kept,) = read_conclusions(the_store(), 47)
    assert (kept.text, kept.unit) == ("Rà soát các ổ dịch đang hoạt động", "")
    assert words.WITHOUT_UNIT.format(count=1) in text_of(at)
    at.selectbox(key="conclusion-47-1").select(kept.conclusion_id).run()
    at.selectbox(key=f"conclusion-unit-47-{kept.conclusion_id}").select("SYT").run()
    at = press(typed(at, words.CONCLUSION_DEADLINE, "30/11/2026"), words.SAVE_CONCLUSION)
    at = press(at, words.CONFIRM_ALL.format(count=1))
    (done,) = read_conclusions(the_store(), 47)
    assert (done.state, done.unit, done.deadline) == (CONFIRMED, "SYT", date(2026, 11, 30))
    (task,) = read_tasks(the_store(), the_store().as_of())
    assert (task.code, task.title, task.lead, task.due_on) == (done.task, done.text, "SYT", date(2026, 11, 30))


def test_a_second_conclusion_leaves_the_task_of_the_first_in_the_register(meeting: AppTest) -> None:
    for unit in ("SYT", "STC"):
        at = visit("briefings")
        at.selectbox(key="conclusion-unit-47-").select(unit).run()
        at = press(typed(at, words.CONCLUSION_TEXT, f"Việc của {unit}"), words.SAVE_CONCLUSION)
        press(at, words.CONFIRM_ALL.format(count=1))
    assert sorted(task.lead for task in read_tasks(the_store(), the_store().as_of())) == ["STC", "SYT"]


@pytest.mark.parametrize("due", ["32/13/2026", "1/1/2020"])
def test_a_deadline_that_can_not_be_is_said(meeting: AppTest, due: str) -> None:
    at = typed(meeting, words.CONCLUSION_TEXT, "Việc")
    at = press(typed(at, words.CONCLUSION_DEADLINE, due), words.SAVE_CONCLUSION)
    assert words.BAD_DATE.format(text=plain(due)) in sentences(at) or words.EARLY_DEADLINE in sentences(at)
    assert read_conclusions(the_store(), 47) == []


def conclusion_file(snapshot: str = "47") -> bytes:
    one = {
        "conclusion_id": "3f2a1b7c-0000-4000-8000-000000000001",
        "snapshot_id": snapshot,
        "screen": "9. Y tế, 5",
        "said": "85,72%",
        "text": "Kiểm tra hồ sơ sức khỏe",
        "unit": "SYT",
        "deadline": "2026-12-01",
        "recorded_at": "2026-11-23T08:31:00",
    }
    return json.dumps({"snapshot": snapshot, "sha256": "", "conclusions": [one]}).encode()


def test_conclusions_of_a_file_are_kept_once_however_often_it_is_loaded(meeting: AppTest) -> None:
    for _ in range(2):
        at = visit("briefings")
        at.file_uploader[0].set_value([("ket-luan.json", conclusion_file(), "application/json")]).run()
        assert not at.exception
    (kept,) = read_conclusions(the_store(), 47)
    assert (kept.text, kept.said, kept.unit) == ("Kiểm tra hồ sơ sức khỏe", "85,72%", "SYT")


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"conclusions": [{"text": 5}]}', b"[" * 100_000])
def test_a_file_that_holds_no_conclusions_is_refused_in_a_sentence(meeting: AppTest, content: bytes) -> None:
    at = meeting
    at.file_uploader[0].set_value([("x.json", content, "application/json")]).run()
    assert not at.exception
    assert words.NOT_LOADED.format(file=plain("x.json")) in sentences(at)


def test_conclusions_of_another_meeting_are_refused(meeting: AppTest) -> None:
    at = meeting
    at.file_uploader[0].set_value([("x.json", conclusion_file("46"), "application/json")]).run()
    assert words.OTHER_SNAPSHOT.format(found="46", number=47) in sentences(at)
    assert read_conclusions(the_store(), 47) == []


def test_a_conclusion_without_a_text_is_not_kept_and_says_so(meeting: AppTest) -> None:
    at = press(meeting, words.SAVE_CONCLUSION)
    assert words.NO_TEXT in sentences(at)
    assert read_conclusions(the_store(), 47) == []
