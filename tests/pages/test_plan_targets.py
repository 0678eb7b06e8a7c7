"""The plan on the page of a sector: each target of the year with its distance, and the trend to December."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from briefings.plan import gap_phrase, source_phrase
from data.catalogue import Catalogue
from data.periods import parse_period
from data.targets import Target
from data.views.headline import Headline
from data.views.judgement import AT_RISK, Verdict
from data.views.plan import PlanLine, PlanView
from pages.parts.blocks.plan_targets import plan_table
from tests.charts.test_charts import exports, value
from tests.pages.visit import html_of, text_of, visit

pytestmark = pytest.mark.usefixtures("demonstration_pages")


def test_the_page_says_of_every_target_what_is_done_asked_and_missing() -> None:
    told = text_of(visit("socio_economic"))
    for said in ("Kế hoạch năm 2026 và quỹ đạo đến cuối năm", "Từ 168.000 tỷ đồng trở lên", "Từ 11% trở lên"):
        assert said in told
    for said in ("đạt 12,9% kế hoạch", "yêu cầu đến kỳ 16,7%", "1.416,67 triệu USD", "Thấp hơn 316,67 triệu USD"):
        assert said in told
    assert told.count("Chưa có số liệu năm 2026") == 2
    assert "theo nhịp hiện nay, cả năm khoảng 6.600 triệu USD (77,6%)" in told


def test_its_numbers_lead_to_their_indicator_and_its_trend_says_that_the_pace_is_no_forecast() -> None:
    at = visit("socio_economic")
    pieces, told = "".join(html_of(at)), text_of(at)
    assert "/chi-tieu?ma=KTXH-09-LK&amp;ky=2026-02" in pieces
    assert "theo nhịp của 2 tháng năm 2026, chỉ là phép tính, không phải dự báo" in told


def test_a_year_without_targets_has_no_such_block() -> None:
    assert "quỹ đạo đến cuối năm" not in text_of(visit("socio_economic", ky="2025-10"))


def line_of(headline: Headline, target: Target, required: str, projected: Decimal | None = None) -> PlanLine:
    verdict = Verdict(AT_RISK, target, Decimal(required))
    return PlanLine(target, replace(headline, verdict=verdict), projected)


def test_a_distance_is_said_in_the_unit_and_of_percentages_in_points(catalogue: Catalogue) -> None:
    rate = catalogue.indicators["KTXH-06"]
    period = parse_period("2026-10")
    target = Target(rate.code, "38", "", "", "2026", Decimal(95))
    headline = Headline(rate, period, value(rate, period.code, "60"), Verdict(AT_RISK), (), (), stale=False)
    assert gap_phrase(line_of(headline, target, "79.17")) == "thấp hơn 19,17 điểm\u00a0%"
    assert gap_phrase(line_of(headline, target, "60.001")) == "đúng bằng yêu cầu"
    beds = Target(rate.code, "38", "", "", "2026", Decimal(50), "range", Decimal(58))
    assert gap_phrase(line_of(headline, beds, "50")) == "cao hơn 2 điểm\u00a0%"
    wider = Target(rate.code, "38", "", "", "2026", Decimal(50), "range", Decimal(70))
    assert gap_phrase(line_of(headline, wider, "50")) == "trong khoảng được giao"
    assert "gb-zone" in plan_table(PlanView(2026, (line_of(headline, wider, "50"),)))


def test_the_document_is_named_else_the_source_by_where_it_stands() -> None:
    plain = Target("X", "38", "", "", "2026", Decimal(1))
    assert source_phrase(plain) == ""
    named = Target("X", "38", "", "", "2026", Decimal(1), assigned_by="UBND tỉnh", document="QĐ 12/QĐ-UBND")
    assert source_phrase(named) == "UBND tỉnh, QĐ 12/QĐ-UBND"
    noted = Target("X", "38", "", "", "2026", Decimal(1), note="từ 11%. Nguồn: https://www.bao.vn/mot/hai.htm")
    assert source_phrase(noted) == "Từ 11%. Nguồn: bao.vn"


def test_what_a_file_says_of_a_target_is_escaped(catalogue: Catalogue) -> None:
    headline = exports(catalogue)
    target = Target(headline.indicator.code, "38", "", "", "2026", Decimal(8500), document="<b>QĐ</b>")
    assert "<b>QĐ</b>" not in plan_table(PlanView(2026, (line_of(headline, target, "1"),)))
