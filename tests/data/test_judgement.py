"""Status, comparison and finding: true to the numbers, and good Vietnamese."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Catalogue, Indicator, load_catalogue
from data.catalogue.model import Judgement
from data.periods import Period, parse_period
from data.targets import Target
from data.views.comparison import PREVIOUS, YEAR_AGO, compare
from data.views.findings import LONGEST, change_phrase, describe, find_title
from data.views.headline import Headline, Point, by_urgency
from data.views.judgement import (
    AT_RISK,
    ATTENTION,
    NO_DATA,
    NO_TARGET,
    NOT_DUE,
    ON_TRACK,
    TOO_FEW,
    Verdict,
    elapsed_share,
    judge,
    required_to_date,
)
from data.views.reader import Value

TODAY = date(2026, 11, 22)


def value(indicator: Indicator, period: str, amount: str, **changes: object) -> Value:
    plain = Value(
        indicator=indicator.code,
        period=period,
        amount=Decimal(amount),
        basis="reported",
        obs_status="chính thức",
        approx=False,
        made_up=False,
        have=1,
        expected=1,
        revision=1,
        received_at=datetime(2026, 11, 1, 9),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def target(indicator: Indicator, amount: str, year: str = "2026", **changes: object) -> Target:
    plain = Target(indicator.code, "38", "", "", year, Decimal(amount))
    return replace(plain, **changes)  # type: ignore[arg-type]


def headline(indicator: Indicator, period: Period, found: Value | None, verdict: Verdict, *others: Value) -> Headline:
    values = {(v.indicator, v.period): v for v in (found, *others) if v}
    comparisons = tuple(c for b in (YEAR_AGO, PREVIOUS) if (c := compare(indicator, values, period, b)))
    return Headline(indicator, period, found, verdict, comparisons, (Point(period, None),), stale=False)


@pytest.mark.parametrize(
    ("amount", "status"),
    [("1417", ON_TRACK), ("1416", ATTENTION), ("1276", ATTENTION), ("1274", AT_RISK), ("0", AT_RISK)],
)
def test_a_year_to_date_value_is_judged_against_the_elapsed_share(
    catalogue: Catalogue, amount: str, status: str
) -> None:
    exports = catalogue.indicators["KTXH-09-LK"]
    period = parse_period("2026-02")
    verdict = judge(exports, value(exports, "2026-02", amount), period, [target(exports, "8500")], TODAY)
    assert verdict.status == status
    assert verdict.required == Decimal(8500) * 2 / 12


@pytest.mark.parametrize(
    ("amount", "status"), [("11", ON_TRACK), ("10.5", ATTENTION), ("10", ATTENTION), ("9.99", AT_RISK)]
)
def test_a_growth_rate_is_judged_in_points(catalogue: Catalogue, amount: str, status: str) -> None:
    growth = catalogue.indicators["KTXH-01-LK"]
    period = parse_period("2026-Q2")
    assert judge(growth, value(growth, "2026-Q2", amount), period, [target(growth, "11")], TODAY).status == status


@pytest.mark.parametrize(("amount", "status"), [("8", ON_TRACK), ("10", ON_TRACK), ("11", ATTENTION), ("12", AT_RISK)])
def test_a_ceiling_is_judged_the_other_way_round(catalogue: Catalogue, amount: str, status: str) -> None:
    hours = catalogue.indicators["VB-10"]
    period = parse_period("2026-10")
    goal = target(hours, "10", bound="max")
    assert judge(hours, value(hours, "2026-10", amount), period, [goal], TODAY).status == status


def test_a_target_of_zero_is_met_by_zero_only(catalogue: Catalogue) -> None:
    ships = catalogue.indicators["TC-09"]
    goal = target(ships, "0", bound="max")
    period = parse_period("2026-10")
    assert judge(ships, value(ships, "2026-10", "0"), period, [goal], TODAY).status == ON_TRACK
    assert judge(ships, value(ships, "2026-10", "1"), period, [goal], TODAY).status == AT_RISK


def test_what_can_not_be_judged_has_its_own_status(catalogue: Catalogue) -> None:
    poverty, exports = catalogue.indicators["KTXH-15"], catalogue.indicators["KTXH-09-LK"]
    year, month = parse_period("2026"), parse_period("2026-02")
    assert judge(poverty, value(poverty, "2026", "1"), year, [target(poverty, "2")], TODAY).status == NOT_DUE
    assert judge(exports, None, month, [target(exports, "8500")], TODAY).status == NO_DATA
    assert judge(exports, value(exports, "2026-02", "1"), month, [], TODAY).status == NO_TARGET
    partly = value(exports, "2026-02", "1", have=130, expected=166, basis="areas")
    assert judge(exports, partly, month, [target(exports, "8500")], TODAY).status == TOO_FEW


def test_made_up_and_published_are_never_judged_by_each_other(catalogue: Catalogue) -> None:
    exports = catalogue.indicators["KTXH-09-LK"]
    month = parse_period("2026-02")
    made_up = value(exports, "2026-02", "1", made_up=True)
    assert judge(exports, made_up, month, [target(exports, "8500")], TODAY).status == NO_TARGET
    assert judge(exports, made_up, month, [target(exports, "8500", made_up=True)], TODAY).status == AT_RISK


def test_a_level_target_starts_from_its_baseline(catalogue: Catalogue) -> None:
    level = replace(catalogue.indicators["VB-06"], judgement=Judgement(trajectory="level"))
    goal = target(level, "96", baseline=Decimal(90))
    assert required_to_date(level, goal, parse_period("2026-06")) == Decimal(93)


@given(st.integers(min_value=1, max_value=12))
def test_the_elapsed_share_of_months_is_whole_twelfths(month: int) -> None:
    assert elapsed_share(parse_period(f"2026-{month:02d}")) * 12 == month


def test_a_comparison_that_would_mislead_is_not_made(catalogue: Catalogue) -> None:
    received = catalogue.indicators["VB-01"]
    period = parse_period("2026-10")
    now = value(received, "2026-10", "110", basis="entities", have=25, expected=25)
    ago = value(received, "2025-10", "100", basis="entities", have=25, expected=25)

    def compared(then: Value, this: Value = now) -> bool:
        values = {(received.code, this.period): this, (received.code, then.period): then}
        return compare(received, values, period, YEAR_AGO) is not None

    assert compared(ago)
    assert not compared(replace(ago, made_up=True))
    assert not compared(replace(ago, have=24))
    assert not compared(replace(ago, basis="reported"))


def test_a_year_to_date_value_is_not_compared_with_the_month_before(catalogue: Catalogue) -> None:
    revenue = catalogue.indicators["KTXH-04-LK"]
    period = parse_period("2025-09")
    values = {(revenue.code, p): value(revenue, p, a) for p, a in (("2025-09", "44067"), ("2025-08", "38907"))}
    assert compare(revenue, values, period, PREVIOUS) is None


amounts = st.decimals(min_value=1, max_value=10**7, places=2)


@given(
    st.sampled_from(
        ["KTXH-04-LK", "KTXH-09-LK", "KTXH-01-LK", "KTXH-06", "VB-06", "VB-10", "XT-10", "KTXH-15", "KTXH-12"]
    ),
    amounts,
    amounts,
    amounts,
)
def test_a_finding_is_short_whole_and_true(code: str, now: Decimal, ago: Decimal, goal: Decimal) -> None:
    indicator = _CATALOGUE.indicators[code]
    period = parse_period(
        {"month": "2026-10", "quarter": "2026-Q3", "year": "2025", "day": "2026-11-21"}[indicator.scheme]
    )
    found = value(indicator, period.code, str(now))
    verdict = judge(indicator, found, period, [target(indicator, str(goal), str(period.year))], TODAY)
    said = describe(headline(indicator, period, found, verdict, value(indicator, period.year_ago, str(ago))))
    assert len(said) <= LONGEST
    assert said[0].isupper()
    assert "  " not in said
    assert not said.endswith((",", ";", ":", " "))
    assert "None" not in said
    _assert_true(said, now, ago, verdict, indicator)


def _assert_true(said: str, now: Decimal, ago: Decimal, verdict: Verdict, indicator: Indicator) -> None:
    if "so với cùng kỳ" in said:
        assert ("tăng" in said.split(", ", 1)[-1]) == (now > ago) or "bằng cùng kỳ" in said
    if "chậm" in said:
        assert verdict.required is not None
        assert now < verdict.required
    if "thấp hơn" in said:
        assert verdict.required is not None
        assert now < verdict.required
    if "cao hơn" in said:
        assert verdict.required is not None
        assert now > verdict.required
    if match := re.search(r"bằng ([\d.,]+)% kế hoạch năm", said):
        share = Decimal(match.group(1).replace(".", "").replace(",", "."))
        assert verdict.attained is not None
        assert abs(share - verdict.attained * 100) <= Decimal("0.05")


_CATALOGUE = load_catalogue("38", Path("/nonexistent"))


def test_the_worst_of_several_becomes_the_title(catalogue: Catalogue) -> None:
    exports, growth = catalogue.indicators["KTXH-09-LK"], catalogue.indicators["KTXH-01-LK"]
    month, quarter = parse_period("2026-02"), parse_period("2026-Q3")
    bad, good = value(exports, "2026-02", "1100"), value(growth, "2026-Q3", "12")
    headlines = [
        headline(growth, quarter, good, judge(growth, good, quarter, [target(growth, "11")], TODAY)),
        headline(exports, month, bad, judge(exports, bad, month, [target(exports, "8500")], TODAY)),
    ]
    assert by_urgency(headlines)[0].indicator is exports
    title = find_title(headlines, "Kinh tế - xã hội")
    assert title.startswith("Xuất khẩu hàng hóa 2 tháng năm 2026 đạt 1.100 triệu USD")
    assert "chậm 3,7 điểm\u00a0%" in title


def test_a_sector_without_data_says_so() -> None:
    assert find_title([], "Y tế") == "Y tế: chưa có số liệu"


def test_a_place_among_the_provinces_is_told_as_one_and_falls_when_its_number_rises(catalogue: Catalogue) -> None:
    indicator, year = catalogue.indicators["DV-29"], parse_period("2025")
    assert indicator.unit == "hạng"
    found, goal = value(indicator, "2025", "20"), target(indicator, "15", "2025", bound="max")
    told = headline(
        indicator, year, found, judge(indicator, found, year, [goal], TODAY), value(indicator, "2024", "18")
    )
    assert describe(told).endswith("là hạng 20, kém chỉ tiêu 5 bậc")
    assert change_phrase(told, told.comparisons[0]) == "tụt 2 bậc so với cùng kỳ năm trước"
