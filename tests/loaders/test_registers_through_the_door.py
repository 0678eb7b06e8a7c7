"""The forms of events, positions, items and tasks of the real catalogue: written, sent, stored and read the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue import Catalogue, load_catalogue
from data.entities import Entity, read_entities
from data.events import ACCIDENT, Event, read_events
from data.intake_context import intake_context
from data.items import NEUTRAL, PRESS, Item, read_items
from data.positions import Position, read_track
from data.store import DEMO, Store, open_store
from data.submissions import Row
from data.tasks import TARGET, TASK, Task, read_tasks
from data.verify import verify
from loaders.commands import blank_form
from loaders.forms.templates import write_form
from loaders.submit import Refusal, check_file, submit_file

MORNING = datetime(2026, 11, 22, 8)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
PLACE = (Decimal("105.75"), Decimal("19.8"))
VESSEL = Entity("TH-90001", "vessel", "Tàu minh họa 01", "14758", None, None, date(2025, 1, 1))
ROWS: dict[str, list[Row]] = {
    "AN-VU": [
        Event("V1", ACCIDENT, datetime(2026, 10, 5, 14, 5), "14758", *PLACE, "Ngã ba", 1, 2),
        Event("V2", ACCIDENT, datetime(2026, 10, 6), "14758", None, None, "", 0, 0, "ghi chú"),
    ],
    "TC-VT": [
        Position("TH-90001", datetime(2026, 11, 20, 6), Decimal("106.5"), Decimal("19.25"), True),
        Position("TH-90001", datetime(2026, 11, 20, 7, 0, 30), Decimal("116.5"), Decimal("5.25")),
    ],
    "BC-TIN": [
        Item("T1", PRESS, datetime(2026, 10, 5, 7), "Báo tỉnh", "Rác thải ở chợ", NEUTRAL, "moi_truong"),
        Item("T2", PRESS, datetime(2026, 10, 6, 7), "Mạng xã hội", "Đường hỏng", NEUTRAL, "ha_tang", "SXD",
            datetime(2026, 10, 9, 17), datetime(2026, 10, 8, 9), "Đã sửa"),
    ],
    "NV-DS": [
        Task("NV1", "Lập đề án", TASK, "Chuyển đổi số", "12/KH-UBND", "UBND tỉnh", "STC", ("SYT", "14758"),
            date(2026, 1, 5), date(2026, 6, 30), date(2026, 12, 31), 1, None, Decimal("62.5")),
        Task("NV2", "Thu ngân sách", TARGET, "", "", "HĐND tỉnh", "STC", (), date(2026, 1, 5), None,
            indicator="KTXH-04-LK"),
    ],
}  # fmt: skip
SCOPES = {
    "AN-VU": ("CAT", "2026-10"),
    "TC-VT": ("SNNMT", "2026-11-20"),
    "BC-TIN": ("SVHTTDL", "2026-10"),
    "NV-DS": ("VPUB", "2026-11"),
}
READ: dict[str, Callable[[Store], Sequence[Row]]] = {
    "AN-VU": lambda store: read_events(store, store.as_of(), ACCIDENT, *YEAR),
    "TC-VT": lambda store: read_track(store, store.as_of(), "TH-90001", datetime(2026, 1, 1), MORNING),
    "BC-TIN": lambda store: read_items(store, store.as_of(), PRESS, *YEAR)[::-1],
    "NV-DS": lambda store: read_tasks(store, store.as_of()),
}


@pytest.fixture(scope="module")
def whole_catalogue() -> Catalogue:
    return load_catalogue("38", Path("/nonexistent"))


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "demo", kind=DEMO, today=date(2026, 11, 22))
    yield store
    store.close()


def send(store: Store, catalogue: Catalogue, form: str, unit: str, period: str, rows: list[Row]) -> str:
    content = write_form(catalogue, form, unit, period, made_up=True, values=rows)
    return submit_file(f"{form}.xlsx", content, catalogue, store, "Tổ thư ký", MORNING)[1].submission_id


@pytest.mark.parametrize("form", ROWS)
def test_a_list_is_stored_and_read_back_the_same(demo: Store, whole_catalogue: Catalogue, form: str) -> None:
    send(demo, whole_catalogue, "TC-DM", "SNNMT", "2026", [VESSEL])
    unit, period = SCOPES[form]
    submission_id = send(demo, whole_catalogue, form, unit, period, ROWS[form])
    found = [replace(row, cell="") for row in READ[form](demo)]
    scope = {} if form == "NV-DS" else {"period": period}
    assert found == [replace(row, made_up=True, submission_id=submission_id, **scope) for row in ROWS[form]]
    assert all(row.cell.startswith("Số liệu!") for row in READ[form](demo))
    assert [finding.rule for finding in verify(demo) if finding.rows] == []


def test_vessels_are_registered_before_their_positions(demo: Store, whole_catalogue: Catalogue) -> None:
    with pytest.raises(Refusal) as refusal:
        send(demo, whole_catalogue, "TC-VT", "SNNMT", "2026-11-20", ROWS["TC-VT"])
    assert {problem.kind for problem in refusal.value.report.problems} == {"unknown_entity"}
    send(demo, whole_catalogue, "TC-DM", "SNNMT", "2026", [VESSEL])
    assert [vessel.code for vessel in read_entities(demo, demo.as_of(), "vessel")] == ["TH-90001"]


def test_a_later_register_may_extend_a_deadline_but_not_move_the_first_one(
    demo: Store, whole_catalogue: Catalogue
) -> None:
    first = ROWS["NV-DS"][0]
    assert isinstance(first, Task)
    send(demo, whole_catalogue, "NV-DS", "VPUB", "2026-10", [first])
    send(
        demo, whole_catalogue, "NV-DS", "VPUB", "2026-11", [replace(first, extended_to=date(2027, 3, 31), extensions=2)]
    )
    assert [(t.due_on, t.deadline, t.extensions) for t in read_tasks(demo, demo.as_of())] == [
        (date(2026, 6, 30), date(2027, 3, 31), 2)
    ]
    with pytest.raises(Refusal):
        send(demo, whole_catalogue, "NV-DS", "VPUB", "2026-11", [replace(first, due_on=date(2026, 7, 31))])


def test_a_blank_register_of_tasks_holds_what_its_sender_brought_and_stays_made_up(
    demo: Store, whole_catalogue: Catalogue
) -> None:
    send(demo, whole_catalogue, "NV-DS", "VPUB", "2026-10", ROWS["NV-DS"])
    content = blank_form(whole_catalogue, demo, "NV-DS", "VPUB", "2026-11")
    report = check_file("nv.xlsx", content, whole_catalogue, intake_context(demo, MORNING))
    assert report.submission, report.to_text()
    assert report.made_up
    assert [replace(row, cell="") for row in report.submission.rows] == ROWS["NV-DS"]


def test_a_blank_register_is_empty_before_its_first_file(demo: Store, whole_catalogue: Catalogue) -> None:
    content = blank_form(whole_catalogue, demo, "NV-DS", "VPUB", "2026-11")
    report = check_file("nv.xlsx", content, whole_catalogue, intake_context(demo, MORNING))
    assert [problem.kind for problem in report.problems] == ["no_values"]
