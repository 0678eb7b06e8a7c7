"""What may be right is asked about, what can't be is refused, and each doubt is told at its own cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue.model import Balance, Catalogue, Indicator, Rate
from data.entities import Entity
from data.intake_context import IntakeContext, PlaceKey
from loaders.checks.ranges import is_impossible
from loaders.checks.switched import check_switched
from loaders.problems.problem import MOST_DOUBTS, Findings, Place
from loaders.report import Report
from loaders.submit import check_file
from tests import broken
from tests.loaders.lines import Check, changed, table
from tests.loaders.reports import GOOD, kinds, notices, only, questions
from tests.loaders.small_catalogue import TODAY, an_indicator

Stored = dict[tuple[str, str], int | str]
STOCKS = ("YT-21", "YT-22", "YT-23", "YT-24")  # opening, received, resolved, closing


@pytest.fixture(scope="session")
def linked(catalogue: Catalogue) -> Catalogue:
    """The small catalogue with a rate beside its parts, a balance of four, and a stock that goes on by itself."""
    balance = Balance((STOCKS[1],), (STOCKS[2],), STOCKS[0])
    more = [
        an_indicator("YT-11", "ca", 0),
        an_indicator("YT-12", "ca", 0),
        an_indicator("YT-10", "%", 1, basis="ratio", rate=Rate(("YT-11",), ("YT-12",), Decimal(100))),
        *(an_indicator(code, "hồ sơ", 0, balance=balance if code == STOCKS[3] else None) for code in STOCKS),
        an_indicator("YT-30", "hồ sơ", 0, basis="stock", balance=Balance((STOCKS[1],), (STOCKS[2],))),
        *(an_indicator(f"YT-4{at}", "ca", 0) for at in range(6)),
    ]
    codes = tuple(indicator.code for indicator in more)
    form = replace(catalogue.forms["KT-T"], code="YT-T", sector="YT", senders=("SYT",), indicators=codes)
    return replace(
        catalogue,
        indicators=catalogue.indicators | {indicator.code: indicator for indicator in more},
        forms=catalogue.forms | {"YT-T": form},
    )


def send(catalogue: Catalogue, stored: Stored | None = None, about: str = "", **values: str) -> Report:
    """A file of October with these values; stored: (indicator, period) -> the province's value."""

    def standing(indicators: Sequence[str], periods: Sequence[str], made_up: bool) -> dict[PlaceKey, Decimal]:
        known = {key: value for key, value in (stored or {}).items() if key[0] in indicators and key[1] in periods}
        return {(*key, "38", "", ""): Decimal(value) for key, value in known.items()}

    scope = {"bieu": "YT-T", "don_vi": "SYT", "xap_xi": about, "ghi_chu": "", "den_ngay": ""}
    lines = [changed(**scope, chi_tieu=code.replace("_", "-"), gia_tri=value) for code, value in values.items()]
    context = IntakeContext(TODAY, {}, lambda *key: None, standing=standing)
    return check_file("a.csv", table(*lines), catalogue, context)


def test_a_value_out_of_the_plausible_range_is_asked_about(check: Check, month_form: bytes) -> None:
    report = check(broken.with_cells(month_form, {**GOOD, "E10": 5_000_000, "E11": None, "E12": None}))
    assert (report.outcome, questions(report)) == ("questions", ["out_of_range"])
    (problem,) = report.questions
    assert (problem.cell, problem.found, problem.wanted) == ("Số liệu!E10", "5.000.000", "từ 0 đến 100.000")
    assert "Chia cho 1.000 thì nằm trong khoảng" in problem.mend
    assert report.submission
    assert [mark.outcome for mark in report.checks if mark.rule == "range"] == ["asked"]


def test_what_cannot_be_is_refused(check: Check, month_form: bytes) -> None:
    assert (
        only(check(broken.with_cells(month_form, {**GOOD, "E10": -5, "E11": None, "E12": None}))).kind
        == "impossible_value"
    )


@pytest.mark.parametrize(
    ("unit", "plausible", "value", "impossible"),
    [
        ("%", (0, 100), "100.1", True),
        ("%", (0, 110), "110.1", False),
        ("%", (-15, 30), "-16", False),
        ("ca", (0, 100), "101", False),
        ("ca", (0, 100), "-1", True),
        ("ca", (5, 100), "1", False),
    ],
)
def test_a_bound_in_the_nature_of_things_is_told_by_the_catalogue(
    unit: str, plausible: tuple[int, int], value: str, impossible: bool
) -> None:
    indicator = an_indicator("KT-09", unit, 1, plausible=tuple(map(Decimal, plausible)))
    assert is_impossible(Decimal(value), indicator) == impossible


@pytest.mark.parametrize(
    ("values", "doubts"),
    [
        ({"YT_10": "50,0", "YT_11": "1", "YT_12": "2"}, []),
        ({"YT_10": "33,3", "YT_11": "100", "YT_12": "300"}, []),
        ({"YT_10": "20,0", "YT_11": "100", "YT_12": "300"}, ["rate_differs"]),
        ({"YT_10": "20,0", "YT_11": "100"}, []),
        ({"YT_10": "20,0", "YT_11": "100", "YT_12": "0"}, []),
    ],
    ids=["agrees", "agrees but for rounding", "differs", "a part is not there", "nothing to divide by"],
)
def test_a_rate_agrees_with_the_parts_sent_beside_it(
    values: dict[str, str], doubts: list[str], linked: Catalogue
) -> None:
    assert questions(send(linked, **values)) == doubts


def test_a_closing_stock_is_what_came_and_went(linked: Catalogue) -> None:
    said = {"YT_21": "10", "YT_22": "5", "YT_23": "3"}
    assert send(linked, **said, YT_24="12").outcome == "clean"
    problem = only(send(linked, **said, YT_24="13"))
    assert (problem.kind, problem.found, problem.wanted) == ("balance_broken", "13", "12")
    assert send(linked, YT_21="10", YT_22="5", YT_24="13").outcome == "clean"


def test_an_opening_stock_is_the_closing_one_of_the_period_before(linked: Catalogue) -> None:
    said = {"YT_21": "10", "YT_22": "5", "YT_23": "3", "YT_24": "12"}
    assert questions(send(linked, {("YT-24", "2026-09"): 10}, **said)) == []
    report = send(linked, {("YT-24", "2026-09"): "11.000000"}, **said)
    assert [(p.kind, p.found, p.wanted) for p in report.questions] == [("opening_differs", "10", "11")]


def test_a_stock_without_its_opening_goes_on_from_the_period_before(linked: Catalogue) -> None:
    said = {"YT_22": "5", "YT_23": "3", "YT_30": "12"}
    assert questions(send(linked, {("YT-30", "2026-09"): 10}, **said)) == []
    assert questions(send(linked, {("YT-30", "2026-09"): 11}, **said)) == ["stock_differs"]
    assert questions(send(linked, **said)) == []


def test_values_a_unit_of_measure_away_are_told_as_that(linked: Catalogue) -> None:
    report = send(linked, {("YT-40", "2026-09"): 52, ("YT-40", "2025-10"): 48}, YT_40="50000")
    assert questions(report) == ["unit_switched"]
    assert "gấp khoảng 1.000 lần" in report.questions[0].mend
    assert questions(send(linked, {("YT-40", "2026-09"): 52, ("YT-40", "2025-10"): 700}, YT_40="50000")) == []


@given(st.integers(5, 10**6), st.sampled_from((1_000, 1_000_000)))
def test_a_switched_unit_is_seen_both_ways(amount: int, factor: int) -> None:
    indicator: Indicator = an_indicator("KT-09", "tấn", 0)
    small, large = Decimal(amount), Decimal(amount * factor)
    assert check_switched(large, [small], indicator).startswith("gấp khoảng")
    assert check_switched(small, [large], indicator).startswith("nhỏ hơn khoảng")
    assert check_switched(small, [small], indicator) == ""
    assert check_switched(large, [-small], indicator) == ""


def test_a_hundred_times_needs_a_share_or_two_witnesses() -> None:
    share, count = an_indicator("KT-08", "%", 2), an_indicator("KT-09", "ca", 0)
    assert check_switched(Decimal("0.95"), [Decimal(95)], share)
    assert check_switched(Decimal(700), [Decimal(7)], count) == ""
    assert check_switched(Decimal(700), [Decimal(7), Decimal(6)], count)
    assert check_switched(Decimal(200), [Decimal(2), Decimal(2)], count) == ""


def test_the_file_of_last_month_again_is_asked_about(linked: Catalogue) -> None:
    before = {f"YT-4{at}": str(at * 7) for at in range(6)}
    stored: Stored = {(code, "2026-09"): value for code, value in before.items()}
    said = {code.replace("-", "_"): value for code, value in before.items()}
    report = send(linked, stored, **said)
    assert questions(report) == ["same_as_before"]
    assert report.questions[0].found == "5 trên 5 giá trị của Tháng 10/2026"
    assert questions(send(linked, stored, **(said | {"YT_41": "8", "YT_42": "13"}))) == []
    assert questions(send(linked, dict.fromkeys(stored, 0), **dict.fromkeys(said, "0"))) == []


def test_rows_with_a_standing_value_are_not_dropped_unasked(linked: Catalogue) -> None:
    report = send(linked, {("YT-41", "2026-10"): 4}, YT_40="1")
    assert questions(report) == ["rows_taken_out"]
    assert "YT-41" in report.questions[0].wanted
    assert "YT-42" not in report.questions[0].wanted
    assert notices(report) == ["rows_left_out"]


def test_parts_of_a_round_total_may_be_a_little_off(check: Check) -> None:
    def parts(first: str, about: str) -> Report:
        common = {"chi_tieu": "KT-01", "ghi_chu": ""}
        return check(
            table(
                changed(**common, gia_tri="100,0", xap_xi=about),
                changed(**common, phan_to="A", gia_tri=first, xap_xi=""),
                changed(**common, phan_to="B", gia_tri="40,0", xap_xi=""),
            ),
            "a.csv",
        )

    assert questions(parts("60,9", "có")) == []
    assert questions(parts("61,1", "có")) == ["parts_apart"]
    assert kinds(parts("60,9", "")) == {"parts_differ"}


def test_hundreds_of_doubts_of_one_kind_are_counted_after_the_first() -> None:
    findings = Findings()
    for row in range(MOST_DOUBTS + 7):
        findings.add("out_of_range", Place(row=row), row)
    findings.add("sudden_jump")
    found = [problem.kind for problem in findings.all()]
    assert found == ["out_of_range"] * MOST_DOUBTS + ["sudden_jump", "more_doubts"]
    assert findings.all()[-1].found == "7"
    assert not findings.refused


def test_a_silent_station_is_no_doubt(catalogue: Catalogue, entities: dict[str, Entity]) -> None:
    line = changed(bieu="XT-N", don_vi="SYT", ky="2026-11-01", chi_tieu="XT-01", doi_tuong="CS1", den_ngay="")
    context = IntakeContext(date(2026, 11, 22), entities, lambda *key: None)
    report = check_file("a.csv", table(line), catalogue, context)
    assert (report.outcome, notices(report)) == ("clean", ["rows_left_out"])
