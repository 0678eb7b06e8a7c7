"""Files in nobody's layout: proposed, confirmed, read with every cell accounted for, remembered, doubted later."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.catalogue.model import Catalogue
from data.mappings import KeptMapping
from data.observations import Observation
from loaders.mapping.foreign import Understood
from loaders.mapping.mapping import (
    AREA,
    CUMULATIVE,
    IGNORED,
    INDICATOR,
    LABELS,
    NUMBER,
    UNIT,
    ColumnMapping,
    mapping_from_text,
)
from loaders.mapping.proposal import Proposal
from loaders.names.known_names import LEFT_OUT, MAYBE, SURE, UNKNOWN
from loaders.problems.problem import Problem
from loaders.report import Report
from loaders.submit import check_file
from tests.conftest import NO_OVERLAY
from tests.loaders.foreign_files import Rows, context, proposal_of, workbook

COMMUNES: Rows = [
    ["SỞ Y TẾ"],
    ["TÌNH HÌNH BỆNH TRUYỀN NHIỄM THÁNG 10 NĂM 2026"],
    [],
    ["STT", "Xã, phường", "Chỉ tiêu YT-01", "So cùng kỳ (%)"],
    [1, "Phường Một", 12, 101.5],
    [2, "Xã Hai", 30, 99],
    [3, "Xã Ba", "", 100],
    ["", "Tổng cộng", 42, 100],
    [],
    ["", "Nguồn: Sở Y tế"],
]
DEPARTMENT: Rows = [
    ["BÁO CÁO THÁNG 10 NĂM 2026"],
    [],
    ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Thực hiện tháng 9", "Thực hiện tháng 10", "Lũy kế 10 tháng"],
    [1, "Chỉ tiêu KT-01", "triệu đồng", 9000000, 100000, 123400, 1200500],
    [2, "Chỉ tiêu KT-02", "%", "", 55, 60.5, ""],
]


def read(content: bytes, catalogue: Catalogue, mapping: ColumnMapping | None, **known: object) -> Report:
    return check_file("bang.xlsx", content, catalogue, context(**known), understood=Understood(mapping))  # type: ignore[arg-type]


def kinds_of(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.kind for problem in problems]


def values(report: Report) -> dict[tuple[str, str, str], tuple[Decimal, str]]:
    assert report.submission is not None, report.to_text()
    rows = [row for row in report.submission.rows if isinstance(row, Observation)]
    return {(row.indicator, row.area, row.period): (row.value, row.cell) for row in rows}


def roles(proposal: Proposal) -> list[str]:
    return [proposed.column.role for proposed in proposal.layouts[0].columns]


def test_a_table_of_communes_becomes_rows_that_lead_to_their_cells(catalogue: Catalogue) -> None:
    content = workbook(T10=COMMUNES)
    proposal = proposal_of(content, catalogue, "YT-X", "SYT")
    assert roles(proposal) == [IGNORED, AREA, NUMBER, IGNORED]
    assert (proposal.period.code, proposal.period.confidence) == ("2026-10", SURE)
    report = read(content, catalogue, proposal.mapping())
    assert values(report) == {
        ("YT-01", "14797", "2026-10"): (Decimal(12), "T10!C5"),
        ("YT-01", "14800", "2026-10"): (Decimal(30), "T10!C6"),
    }
    ledger = report.ledger
    assert (ledger.cells, ledger.stored, ledger.blank) == (11, 2, 1)
    assert ledger.left_out == {"cột không lấy": 6, "dòng tổng, dòng nhóm": 2}
    assert ledger.balances


def test_rows_that_name_indicators_take_the_column_of_the_period_and_the_sum_so_far(catalogue: Catalogue) -> None:
    content = workbook(Bao_cao=DEPARTMENT)
    proposal = proposal_of(content, catalogue, "KT-T", "STC")
    assert roles(proposal) == [IGNORED, INDICATOR, UNIT, IGNORED, IGNORED, NUMBER, CUMULATIVE]
    found = values(read(content, catalogue, proposal.mapping()))
    assert found["KT-01", "38", "2026-10"] == (Decimal("123.4"), "Bao_cao!F4")
    assert found["KT-01-LK", "38", "2026-10"] == (Decimal("1200.5"), "Bao_cao!G4")
    assert found["KT-02", "38", "2026-10"] == (Decimal("60.5"), "Bao_cao!F5")


def test_every_match_says_how_sure_it_is_and_why(catalogue: Catalogue) -> None:
    proposal = proposal_of(workbook(T=DEPARTMENT), catalogue, "KT-T", "STC")
    for proposed in proposal.layouts[0].columns:
        assert proposed.confidence in (SURE, MAYBE, UNKNOWN)
        assert proposed.reason
    assert proposal.unsure == 2
    unconfirmed = read(workbook(T=DEPARTMENT), catalogue, proposal.mapping(confirmed=False))
    assert kinds_of(unconfirmed.problems) == ["unconfirmed_column", "unconfirmed_column"]


def test_a_chosen_period_that_is_not_the_file_s_own_has_to_be_confirmed(catalogue: Catalogue) -> None:
    period = proposal_of(workbook(T=COMMUNES), catalogue, "YT-X", "SYT", "2026-09").period
    assert (period.code, period.confidence) == ("2026-09", MAYBE)
    assert "tệp nói 2026-10" in period.reason
    assert proposal_of(workbook(T=COMMUNES), catalogue, "YT-X", "SYT", "2026-10").period.confidence == SURE


def test_without_a_mapping_the_file_is_refused_and_told_what_it_needs(catalogue: Catalogue) -> None:
    report = read(workbook(T=COMMUNES), catalogue, None)
    assert kinds_of(report.problems) == ["needs_mapping"]
    assert "1 bảng" in report.problems[0].sentence


def test_a_name_that_nobody_knows_is_asked_about_and_can_be_left_out(catalogue: Catalogue) -> None:
    content = workbook(T=[*COMMUNES[:7], [4, "Nơi khác", 5, 100]])
    proposal = proposal_of(content, catalogue, "YT-X", "SYT")
    strange = proposal.labels[-1]
    assert (strange.match.code, strange.match.confidence, strange.cell) == ("", UNKNOWN, "T!B8")
    mapping = proposal.mapping()
    assert mapping.names[AREA]["nơi khác"] == LEFT_OUT
    assert len(values(read(content, catalogue, mapping))) == 2
    undecided = replace(mapping, names={AREA: {k: v for k, v in mapping.names[AREA].items() if v != LEFT_OUT}})
    report = read(content, catalogue, undecided)
    assert [(problem.kind, problem.cell) for problem in report.problems] == [("unmatched_name", "T!B8")]


def test_former_communes_that_are_one_today_are_not_added_up_silently() -> None:
    province = load_catalogue("38", NO_OVERLAY)
    rows: Rows = [
        ["Ngày 20/11/2026"],
        [],
        ["Xã, phường", "Lượt khám bệnh"],
        ["Xã Hoằng Quỳ", 3],
        ["Hoằng Giang", 4],
        ["Hạc Thành", 5],
    ]
    content = workbook(T=rows)
    mapping = proposal_of(content, province, "YT-SYT-NGAY-X", "SYT").mapping()
    report = read(content, province, mapping)
    assert [(problem.kind, problem.cell) for problem in report.problems] == [("communes_meet", "T!A5")]


def test_a_known_name_among_strangers_is_doubted(catalogue: Catalogue) -> None:
    rows: Rows = [COMMUNES[3], [1, "Xã Ba", 1, 1], [2, "Hà Nội", 2, 1], [3, "Huế", 3, 1]]
    proposal = proposal_of(workbook(T=rows), catalogue, "YT-X", "SYT", "2026-10")
    assert (proposal.labels[0].match.code, proposal.labels[0].match.confidence) == ("04803", MAYBE)


def test_a_mapping_that_takes_nothing_is_no_clean_file(catalogue: Catalogue) -> None:
    content = workbook(T=COMMUNES)
    mapping = proposal_of(content, catalogue, "YT-X", "SYT").mapping()
    layout = replace(mapping.layouts[0], columns=tuple(replace(c, role=IGNORED) for c in mapping.layouts[0].columns))
    assert kinds_of(read(content, catalogue, replace(mapping, layouts=(layout,))).problems) == ["no_values"]


def test_a_row_without_a_name_is_refused(catalogue: Catalogue) -> None:
    content = workbook(T=[*COMMUNES[:7], [4, "", 5, 100]])
    report = read(content, catalogue, proposal_of(content, catalogue, "YT-X", "SYT").mapping())
    assert kinds_of(report.problems) == ["row_without_code"]


def test_a_conversion_that_needs_more_decimals_than_the_indicator_has_is_refused(catalogue: Catalogue) -> None:
    rows = [list(row) for row in DEPARTMENT]
    rows[3][5] = 123456
    content = workbook(T=rows)
    report = read(content, catalogue, proposal_of(content, catalogue, "KT-T", "STC").mapping())
    assert [(p.kind, p.cell) for p in report.problems] == [("too_many_decimals", "T!F4")]
    assert report.problems[0].found == "123.456 triệu đồng = 123,456 tỷ đồng"


def test_a_unit_of_another_kind_is_refused(catalogue: Catalogue) -> None:
    rows = [list(row) for row in DEPARTMENT]
    rows[3][2] = "tấn"
    content = workbook(T=rows)
    report = read(content, catalogue, proposal_of(content, catalogue, "KT-T", "STC").mapping())
    assert kinds_of(report.problems) == ["unit_not_convertible", "unit_not_convertible"]


def test_a_total_is_not_stored_but_held_against_its_rows(catalogue: Catalogue) -> None:
    rows = [list(row) for row in COMMUNES]
    rows[7][2] = 44
    content = workbook(T=rows)
    summed = replace(
        catalogue.indicators["YT-01"], aggregate=replace(catalogue.indicators["YT-01"].aggregate, area="sum")
    )
    known = replace(catalogue, indicators=catalogue.indicators | {"YT-01": summed})
    report = read(content, known, proposal_of(content, known, "YT-X", "SYT").mapping())
    differing = [notice for notice in report.questions if notice.kind == "total_differs"]
    assert [(notice.cell, notice.found, notice.wanted) for notice in differing] == [("T!C8", "44", "42")]


def test_a_column_of_numbers_without_an_indicator_is_refused(catalogue: Catalogue) -> None:
    content = workbook(T=COMMUNES)
    mapping = proposal_of(content, catalogue, "YT-X", "SYT").mapping()
    columns = [replace(c, indicator="") if c.role == NUMBER else c for c in mapping.layouts[0].columns]
    report = read(content, catalogue, replace(mapping, layouts=(replace(mapping.layouts[0], columns=tuple(columns)),)))
    assert set(kinds_of(report.problems)) == {"no_indicator"}


def test_a_table_that_the_mapping_does_not_know_is_refused(catalogue: Catalogue) -> None:
    mapping = proposal_of(workbook(T=COMMUNES), catalogue, "YT-X", "SYT").mapping()
    other = workbook(T=COMMUNES, Khac=[["Xã, phường", "Số khác"], ["Phường Một", 3]])
    assert kinds_of(read(other, catalogue, mapping).problems) == ["unmapped_table"]


def test_one_sheet_a_period(catalogue: Catalogue) -> None:
    rows = COMMUNES[3:7]
    content = workbook(**{"Tháng 8-2026": rows, "Tháng 9-2026": rows})
    proposal = proposal_of(content, catalogue, "YT-X", "SYT")
    assert {name: match.code for name, match in proposal.times.items()} == {
        "Tháng 8-2026": "2026-08",
        "Tháng 9-2026": "2026-09",
    }
    report = read(content, catalogue, proposal.mapping())
    assert report.periods == ("2026-08", "2026-09")
    assert values(report)["YT-01", "14800", "2026-09"][1] == "Tháng 9-2026!C3"


def test_one_sheet_a_commune(catalogue: Catalogue) -> None:
    rows: Rows = [["TT", "Chỉ tiêu", "Thực hiện tháng 10/2026"], [1, "Chỉ tiêu YT-01", 3], [2, "Chỉ tiêu YT-02", 2.5]]
    content = workbook(**{"Phường Một": rows, "Xã Ba": rows})
    proposal = proposal_of(content, catalogue, "YT-X", "SYT", "2026-10")
    assert {name: match.code for name, match in proposal.places.items()} == {"Phường Một": "14797", "Xã Ba": "04803"}
    found = values(read(content, catalogue, proposal.mapping()))
    assert found["YT-02", "04803", "2026-10"] == (Decimal("2.5"), "Xã Ba!C3")


def test_columns_that_are_periods(catalogue: Catalogue) -> None:
    rows: Rows = [["Xã, phường", "Tháng 8/2026", "Tháng 9/2026"], ["Phường Một", 1, 2], ["Xã Hai", 3, 4]]
    form = replace(catalogue.forms["YT-X"], indicators=("YT-01",))
    known = replace(catalogue, forms=catalogue.forms | {"YT-X": form})
    report = read(workbook(T=rows), known, proposal_of(workbook(T=rows), known, "YT-X", "SYT").mapping())
    assert values(report)["YT-01", "14800", "2026-08"] == (Decimal(3), "T!B3")
    assert report.periods == ("2026-08", "2026-09")


def test_signs_for_missing_figures_are_blank_only_where_a_person_says_so(catalogue: Catalogue) -> None:
    rows = [list(row) for row in COMMUNES]
    rows[5][2] = "-"
    content = workbook(T=rows)
    mapping = proposal_of(content, catalogue, "YT-X", "SYT").mapping()
    assert kinds_of(read(content, catalogue, mapping).problems) == ["blank_sign"]
    report = read(content, catalogue, replace(mapping, signs_are_blank=True))
    assert (report.cells_stored, report.cells_blank) == (1, 2)


def test_a_text_file_with_titles_above_its_header_is_read(catalogue: Catalogue) -> None:
    content = (
        "Ca bệnh tháng 10 năm 2026;;\n;;\nXã, phường;Chỉ tiêu YT-01;Ghi chú\nPhường Một;12;\nXã Ba;1.003;x\n".encode()
    )
    mapping = proposal_of(content, catalogue, "YT-X", "SYT", name="bang.csv").mapping()
    report = check_file("bang.csv", content, catalogue, context(), understood=Understood(mapping))
    assert values(report)["YT-01", "04803", "2026-10"] == (Decimal(1003), "CSV!B5")


def test_a_mapping_survives_being_kept(catalogue: Catalogue) -> None:
    mapping = proposal_of(workbook(T=DEPARTMENT), catalogue, "KT-T", "STC").mapping()
    assert mapping_from_text(mapping.to_text()) == mapping


def kept_from(content: bytes, catalogue: Catalogue, form: str, unit: str) -> list[KeptMapping]:
    text = proposal_of(content, catalogue, form, unit).mapping().to_text()
    return [KeptMapping(form, unit, text, "N0000007", "Tổ thư ký", datetime(2026, 10, 5))]


def next_month(rows: Rows) -> list[list[object]]:
    return [[str(v).replace("10", "11") if isinstance(v, str) else v for v in row] for row in rows]


def test_the_file_of_the_next_month_is_read_as_last_time_and_says_so(catalogue: Catalogue) -> None:
    kept = kept_from(workbook(T=COMMUNES), catalogue, "YT-X", "SYT")
    report = read(workbook(T=next_month(COMMUNES)), catalogue, None, kept=lambda: kept)
    assert report.periods == ("2026-11",)
    assert "mapped_as_before" in kinds_of(report.notices)
    assert values(report)["YT-01", "14797", "2026-11"][1] == "T!C5"


def test_a_column_that_moved_is_found_by_its_header_and_named(catalogue: Catalogue) -> None:
    kept = kept_from(workbook(T=COMMUNES), catalogue, "YT-X", "SYT")
    moved = [[*row[:2], row[3], row[2]] if len(row) == 4 else row for row in next_month(COMMUNES)]
    report = read(workbook(T=moved), catalogue, None, kept=lambda: kept)
    assert values(report)["YT-01", "14797", "2026-11"] == (Decimal(12), "T!D5")
    assert [n.sentence for n in report.notices if n.kind == "column_moved"] == [
        "So với lần trước: cột “Chỉ tiêu YT-01” chuyển từ C sang D."
    ]


def test_another_header_in_the_place_of_a_column_is_not_taken_silently(catalogue: Catalogue) -> None:
    kept = kept_from(workbook(T=COMMUNES), catalogue, "YT-X", "SYT")
    changed = [[v if v != "Chỉ tiêu YT-01" else "Chỉ tiêu YT-02" for v in row] for row in next_month(COMMUNES)]
    report = read(workbook(T=changed), catalogue, None, kept=lambda: kept)
    assert [problem.sentence for problem in report.problems if problem.kind == "mapping_changed"] == [
        "So với lần trước: cột C đổi từ “Chỉ tiêu YT-01” thành “Chỉ tiêu YT-02”.",
        "So với lần trước: không còn cột “Chỉ tiêu YT-01”.",
    ]


def test_a_new_name_in_a_remembered_table_is_asked_about(catalogue: Catalogue) -> None:
    kept = kept_from(workbook(T=COMMUNES), catalogue, "YT-X", "SYT")
    more = [*next_month(COMMUNES)[:7], [4, "Nơi khác", 5, 100]]
    report = read(workbook(T=more), catalogue, None, kept=lambda: kept)
    assert "“Nơi khác”" in report.problems[0].sentence


@pytest.mark.parametrize("wrong", [{"area": "99999"}, {"part": "Z"}, {"indicator": "KT-01"}, {"unit": "tấn"}])
def test_codes_of_a_mapping_written_by_hand_are_held_against_the_catalogue(
    catalogue: Catalogue, wrong: dict[str, str]
) -> None:
    content = workbook(T=COMMUNES)
    mapping = proposal_of(content, catalogue, "YT-X", "SYT").mapping()
    columns = tuple(replace(c, **wrong) if c.role == NUMBER else c for c in mapping.layouts[0].columns)
    report = read(content, catalogue, replace(mapping, layouts=(replace(mapping.layouts[0], columns=columns),)))
    assert report.submission is None
    assert len(report.problems) == 2


numbers = st.one_of(st.integers(0, 10**6), st.just(""), st.just("-"), st.just("chữ"), st.just("1,5"))


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["Phường Một", "Xã Hai", "Lạ"]), numbers, numbers), min_size=1, max_size=6))
def test_every_cell_is_stored_blank_refused_or_left_out(
    catalogue: Catalogue, lines: list[tuple[str, object, object]]
) -> None:
    rows: Rows = [
        ["Xã, phường", "Chỉ tiêu YT-01", "Chỉ tiêu YT-02", "Lý do"],
        ["Xã Ba", 1, 2, "x"],
        *([*line, ""] for line in lines),
    ]
    content = "\n".join(";".join(str(value) for value in row) for row in rows).encode()
    proposal = proposal_of(content, catalogue, "YT-X", "SYT", "2026-10", "bang.csv")
    filled = sum(
        block.value(row, proposed.column.at) != ""
        for layout in proposal.layouts
        for block in layout.blocks
        for row in range(block.first, block.last + 1)
        for proposed in layout.columns
        if proposed.column.role not in LABELS
    )
    report = check_file("bang.csv", content, catalogue, context(), understood=Understood(proposal.mapping()))
    refused = {problem.cell for problem in report.problems} - {""}
    duplicates = [problem for problem in report.problems if problem.kind == "duplicate_key"]
    stored = report.cells_in - report.cells_blank - len(refused - {problem.cell for problem in duplicates})
    assert stored + len(refused - {p.cell for p in duplicates}) + report.ledger.unread == filled
    assert report.submission is None or report.cells_stored == stored
    assert report.ledger.balances
