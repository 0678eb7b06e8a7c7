"""Each fault of a list of events, positions, items or tasks is its own problem, at its own cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from data.catalogue import Catalogue
from data.entities import Entity
from data.intake_context import IntakeContext
from loaders.forms.templates import write_form
from loaders.problems.problem import Problem
from loaders.report import Report
from loaders.rows.layouts import LONG
from loaders.submit import check_file
from tests import broken
from tests.loaders.forms.test_registers_round_trip import CSV_LINES
from tests.loaders.lines import Check, table
from tests.loaders.small_catalogue import TODAY


def problem(check: Check, kind: str, cells: Mapping[str, str]) -> Problem:
    report = check(line_of(kind, cells), "a.csv")
    assert len(report.problems) == 1, report.to_text()
    return report.problems[0]


def line_of(kind: str, cells: Mapping[str, str]) -> bytes:
    named = dict(zip(LONG[kind], CSV_LINES[kind], strict=True)) | cells
    return table(tuple(named.values()), header=LONG[kind])


@pytest.mark.parametrize(
    ("column", "value", "kind"),
    [
        ("ma", "", "row_without_code"),
        ("thoi_diem", "", "required_empty"),
        ("thoi_diem", "05/10/2026", "bad_moment"),
        ("thoi_diem", "05/10/2026 24:00", "bad_moment"),
        ("thoi_diem", "31/02/2026 10:00", "bad_moment"),
        ("thoi_diem", "05/09/2026 10:00", "outside_period"),
        ("dia_ban", "99999", "unknown_area"),
        ("kinh_do", "205", "bad_position"),
        ("vi_do", "", "required_empty"),
        ("so_chet", "", "required_empty"),
        ("so_chet", "-1", "negative_count"),
        ("so_bi_thuong", "1,5", "too_many_decimals"),
        ("ghi_chu", "gọi 0912 345 678", "personal_data"),
        ("dia_diem", "số 038123456789", "personal_data"),
    ],
)
def test_wrong_events_are_refused(check: Check, column: str, value: str, kind: str) -> None:
    found = problem(check, "events", {column: value})
    assert (found.kind, found.cell) == (kind, f"dòng 2, cột {column}")


def test_what_has_not_happened_yet_is_refused(check: Check) -> None:
    cells = {"ky": "2026-11", "thoi_diem": "23/11/2026 00:00"}
    assert problem(check, "events", cells).kind == "future_day"


@pytest.mark.parametrize(
    ("column", "value", "kind"),
    [
        ("ma", "CS9", "unknown_entity"),
        ("thoi_diem", "21/11/2026 00:00", "outside_period"),
        ("kinh_do", "", "required_empty"),
        ("kinh_do", "18,25", "bad_position"),
        ("ket_noi", "mất", "unknown_word"),
    ],
)
def test_wrong_positions_are_refused(check: Check, column: str, value: str, kind: str) -> None:
    found = problem(check, "positions", {column: value})
    assert (found.kind, found.cell) == (kind, f"dòng 2, cột {column}")


@pytest.mark.parametrize(
    ("column", "value", "kind"),
    [
        ("ma", "", "row_without_code"),
        ("tieu_de", "", "required_empty"),
        ("tieu_de", "Thư của nguoi@dan.vn", "personal_data"),
        ("sac_thai", "xấu", "unknown_word"),
        ("linh_vuc", "Z", "unknown_field"),
        ("don_vi_xac_minh", "", "required_empty"),
        ("don_vi_xac_minh", "SXX", "unknown_responsible"),
        ("han_tra_loi", "", "required_empty"),
        ("han_tra_loi", "07/10/2026", "bad_moment"),
        ("han_tra_loi", "04/10/2026 17:00", "reversed_dates"),
        ("tra_loi_luc", "23/11/2026 08:00", "future_day"),
        ("tra_loi_luc", "01/10/2026 08:00", "reversed_dates"),
    ],
)
def test_wrong_items_are_refused(check: Check, column: str, value: str, kind: str) -> None:
    found = problem(check, "items", {column: value})
    assert (found.kind, found.cell) == (kind, f"dòng 2, cột {column}")


def test_an_answer_says_when_it_was_given(check: Check) -> None:
    found = problem(check, "items", {"noi_dung_tra_loi": "Đã dọn"})
    assert (found.kind, found.column) == ("required_empty", "tra_loi_luc")


@pytest.mark.parametrize(
    ("column", "value", "kind"),
    [
        ("ma", "", "row_without_code"),
        ("noi_dung", "", "required_empty"),
        ("loai", "việc", "unknown_word"),
        ("co_quan_giao", "", "required_empty"),
        ("chu_tri", "SXX", "unknown_responsible"),
        ("phoi_hop", "SYT, SXX", "unknown_responsible"),
        ("ngay_giao", "", "required_empty"),
        ("ngay_giao", "23/11/2026", "future_day"),
        ("thoi_han", "", "required_empty"),
        ("thoi_han", "01/01/2026", "reversed_dates"),
        ("gia_han_den", "", "required_empty"),
        ("gia_han_den", "01/06/2026", "reversed_dates"),
        ("so_lan_gia_han", "", "extension_uncounted"),
        ("so_lan_gia_han", "0", "extension_uncounted"),
        ("ngay_hoan_thanh", "23/11/2026", "future_day"),
        ("ngay_hoan_thanh", "01/01/2026", "reversed_dates"),
        ("tien_do", "101", "bad_progress"),
        ("chi_tieu", "KT-99", "unknown_indicator"),
    ],
)
def test_wrong_tasks_are_refused(check: Check, column: str, value: str, kind: str) -> None:
    found = problem(check, "tasks", {column: value})
    assert (found.kind, found.cell) == (kind, f"dòng 2, cột {column}")


@pytest.mark.parametrize(
    ("due", "kinds"), [("30/06/2026", set()), ("15/06/2026", {"deadline_moved"}), ("", {"deadline_moved"})]
)
def test_the_first_deadline_of_a_task_is_kept_for_ever(
    catalogue: Catalogue, entities: dict[str, Entity], due: str, kinds: set[str]
) -> None:
    context = IntakeContext(TODAY, entities, lambda *key: None, lambda: {"NV1": date(2026, 6, 30)})
    content = line_of("tasks", {"thoi_han": due, "gia_han_den": "", "so_lan_gia_han": ""})
    report: Report = check_file("a.csv", content, catalogue, context)
    assert {found.kind for found in report.problems} == kinds


@pytest.mark.parametrize("kind", CSV_LINES)
def test_a_key_that_stands_twice_in_a_list_is_refused(check: Check, kind: str) -> None:
    report = check(table(CSV_LINES[kind], CSV_LINES[kind], header=LONG[kind]), "a.csv")
    assert [found.kind for found in report.problems] == ["duplicate_key"]


def test_an_empty_list_is_refused_unless_it_says_that_nothing_happened(check: Check, catalogue: Catalogue) -> None:
    form = write_form(catalogue, "SK-T", "SYT", "2026-10")
    assert [found.kind for found in check(form).problems] == ["no_values"]
    told = check(broken.with_cells(form, {"B6": "Trong kỳ Không phát sinh vụ việc"}))
    assert told.outcome == "clean"
    assert told.submission
    assert told.submission.rows == ()


def test_an_empty_register_of_tasks_is_never_taken(check: Check, catalogue: Catalogue) -> None:
    form = broken.with_cells(write_form(catalogue, "NV-T", "STC", "2026-11"), {"B6": "không phát sinh"})
    assert [found.kind for found in check(form).problems] == ["no_values"]


def test_a_date_cell_of_excel_is_midnight_and_one_with_an_hour_is_that_hour(check: Check, catalogue: Catalogue) -> None:
    form = write_form(catalogue, "SK-T", "SYT", "2026-10")
    good = {"C10": "14797", "G10": 0, "H10": 0, "C11": "14797", "G11": 0, "H11": 0}
    moments = {"A10": "V1", "B10": date(2026, 10, 5), "A11": "V2", "B11": datetime(2026, 10, 5, 14, 5)}
    report = check(broken.with_cells(form, good | moments))
    assert report.submission, report.to_text()
    assert [row.happened_at for row in report.submission.rows] == [datetime(2026, 10, 5), datetime(2026, 10, 5, 14, 5)]
