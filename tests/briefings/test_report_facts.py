"""What the two pages say: the table, who is behind, what is missing; all of it from the snapshot."""

from __future__ import annotations

from dataclasses import replace

from briefings.report import LEAST_ROWS, MOST_ROWS, compose_report
from data.briefings.snapshots import Frozen
from data.views.indicator import read_indicator


def with_indicators(this_meeting: Frozen, *codes: str) -> Frozen:
    briefing = replace(this_meeting.snapshot.briefing, indicators=codes)
    return replace(this_meeting, snapshot=replace(this_meeting.snapshot, briefing=briefing))


def test_without_a_choice_there_are_eight_to_twelve_indicators_the_most_urgent_first(this_meeting: Frozen) -> None:
    rows = compose_report(this_meeting).rows
    assert LEAST_ROWS <= len(rows) <= MOST_ROWS
    assert rows[0].figure.status == "at_risk"


def test_chosen_indicators_stand_in_the_order_of_the_choice_and_lost_ones_are_left_out(this_meeting: Frozen) -> None:
    rows = compose_report(with_indicators(this_meeting, "VB-06", "ZZ-99", "KTXH-09-LK")).rows
    assert [row.figure.key.split("|")[0] for row in rows] == ["VB-06", "KTXH-09-LK"]


def test_a_row_says_the_stored_number_its_plan_and_the_share_of_it(this_meeting: Frozen) -> None:
    (row,) = compose_report(with_indicators(this_meeting, "KTXH-09-LK")).rows
    headline = this_meeting.find(read_indicator, "KTXH-09-LK", "", "").headline
    assert row.figure.amount == headline.value.amount
    assert (row.figure.said, row.plan, row.share) == ("1.100 triệu USD", "8.500 triệu USD", "12,9")


def test_units_and_their_delays_are_named(this_meeting: Frozen) -> None:
    report = compose_report(this_meeting)
    assert any("Sở Nông nghiệp và Môi trường: 8 biểu chưa nộp" in line for line in report.late_units)
    assert all("nhiệm vụ quá hạn" in line for line in report.overdue)
    assert report.tasks[0].startswith("571 nhiệm vụ")


def test_what_is_partly_covered_or_not_final_is_told_below_the_table(this_meeting: Frozen) -> None:
    told = compose_report(with_indicators(this_meeting, "VB-06", "KTXH-02-LK")).provisional
    assert "Tỷ lệ xử lý đúng hạn: 24/25 đơn vị." in told
    assert any(line.endswith("số ước.") for line in told)
