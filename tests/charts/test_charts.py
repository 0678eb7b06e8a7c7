"""Charts, cards and tables say the numbers, escape what came from files, and can be read on both themes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from charts import style, words
from charts.bars import draw_ranking
from charts.cards import card_html, required_phrase, sparkline
from charts.tables import Safe, definition_html, link_html, table_html
from charts.trend import draw_trend
from data.catalogue import Break, Catalogue, Indicator
from data.periods import parse_period, previous_periods
from data.targets import Target
from data.views.headline import Headline, Point
from data.views.judgement import AT_RISK, NO_DATA, Verdict
from data.views.ranking import Ranked, Ranking
from data.views.reader import Value

NOW = datetime(2026, 11, 22, 8)


def value(indicator: Indicator, period: str, amount: str, made_up: bool = False) -> Value:
    return Value(
        indicator=indicator.code,
        period=period,
        amount=Decimal(amount),
        basis="reported",
        obs_status="ước",
        approx=True,
        made_up=made_up,
        have=1,
        expected=1,
        revision=1,
        received_at=datetime(2026, 3, 2, 16),
    )


def exports(catalogue: Catalogue, made_up: bool = False) -> Headline:
    indicator = catalogue.indicators["KTXH-09-LK"]
    period = parse_period("2026-02")
    goal = Target(indicator.code, "38", "", "", "2026", Decimal(8500), made_up=made_up)
    verdict = Verdict(AT_RISK, goal, Decimal("1416.67"), Decimal("0.129"), Decimal("0.167"), Decimal("316.67"))
    points = tuple(Point(p, Decimal(100 + i), made_up) for i, p in enumerate(previous_periods(period, 13)))
    return Headline(indicator, period, value(indicator, "2026-02", "1100", made_up), verdict, (), points, stale=True)


def rows_of(spec: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The rows of each different data address in a finished specification."""
    urls = dict.fromkeys(part["data"]["url"] for part in (spec, *spec.get("layer", ())) if "data" in part)
    return [json.loads(unquote(url.removeprefix("data:application/json,"))) for url in urls]


def texts(spec: dict[str, object]) -> str:
    return json.dumps(spec, ensure_ascii=False)


def test_a_card_says_number_period_status_plan_freshness_and_owner(catalogue: Catalogue) -> None:
    said = re.sub(r"<[^>]+>", " ", card_html(exports(catalogue), catalogue, NOW))
    for part in (
        "1.100",
        "triệu USD",
        "khoảng",
        "2 tháng năm 2026",
        "số ước",
        "■ Nguy cơ không đạt",
        "đạt 12,9% kế hoạch",
    ):
        assert part in said, part
    for part in ("yêu cầu đến kỳ 16,7%", "toàn tỉnh", "nhận 8 tháng trước", "quá kỳ cập nhật", "Sở Công Thương"):
        assert part in said, part
    assert words.MADE_UP not in said


def test_a_made_up_card_says_so(catalogue: Catalogue) -> None:
    assert words.MADE_UP in card_html(exports(catalogue, made_up=True), catalogue, NOW)


def test_a_card_says_that_its_number_was_corrected(catalogue: Catalogue) -> None:
    first = exports(catalogue)
    assert words.CORRECTED_VALUE not in card_html(first, catalogue, NOW)
    said = re.sub(r"<[^>]+>", "", card_html(replace(first, corrected=True), catalogue, NOW))
    assert "số ước · đã đính chính" in said


def test_an_empty_card_shows_a_dash_and_its_status(catalogue: Catalogue) -> None:
    indicator = catalogue.indicators["YT-01"]
    empty = Headline(indicator, parse_period("2026-10"), None, Verdict(NO_DATA), (), (), stale=False)
    said = card_html(empty, catalogue, NOW)
    assert "–" in said
    assert "Chưa có số liệu" in said
    assert "0" not in re.sub(r"<[^>]+>", "", said)


def test_a_sparkline_keeps_gaps_out_and_ends_hollow_when_made_up() -> None:
    periods = previous_periods(parse_period("2026-10"), 4)
    points = [Point(p, a, True) for p, a in zip(periods, (Decimal(1), None, Decimal(2), Decimal(3)), strict=True)]
    drawn = unquote(sparkline(points, "4 kỳ gần nhất"))
    assert drawn.count(",") >= 3
    assert "fill='none' stroke='#8A6CC0'" in drawn
    assert sparkline(points[:1], "") == ""


def test_the_trend_breaks_a_year_to_date_line_at_the_year_and_draws_the_target(catalogue: Catalogue) -> None:
    headline = exports(catalogue)
    assert headline.verdict.target is not None
    spec = draw_trend(headline.indicator, headline.points, [headline.verdict.target], style.LIGHT)
    (rows,) = [rows for rows in rows_of(spec) if "run" in rows[0]]
    runs = {row["run"] for row in rows if row["series"] == words.ACTUAL}
    assert runs == {"Thực hiện 2025", "Thực hiện 2026"}
    required = [row["amount"] for row in rows if row["series"] == words.REQUIRED]
    assert required == pytest.approx([8500 / 12, 8500 / 6])
    assert spec["config"]["locale"]["number"]["decimal"] == ","


def test_the_trend_of_a_range_draws_both_ends_with_the_room_between_and_their_names_apart(catalogue: Catalogue) -> None:
    indicator = catalogue.indicators["YT-05"]
    periods = previous_periods(parse_period("2026-11-22"), 20)
    points = [Point(period, Decimal(92 + at % 3), False) for at, period in enumerate(periods)]
    goal = Target(indicator.code, "38", "", "", "2026", Decimal(75), "range", Decimal(95))
    spec = draw_trend(indicator, points, [goal], style.LIGHT)
    room, rows, ends = rows_of(spec)
    assert {(row["low"], row["high"]) for row in room} == {(75, 95)}
    assert {row["amount"] for row in rows if row["series"] == words.LOWEST} == {75}
    assert {row["amount"] for row in rows if row["series"] == words.HIGHEST} == {95}
    assert {end["name"] for end in ends} == {"Mức thấp nhất\n75%", "Mức cao nhất\n95%", "Thực hiện\n93%"}
    heights = sorted(end["amount"] for end in ends)
    assert min(upper - lower for lower, upper in pairwise(heights)) > 2.5


def test_the_trend_never_draws_a_published_target_beside_made_up_values(catalogue: Catalogue) -> None:
    headline = exports(catalogue, made_up=True)
    published = Target(headline.indicator.code, "38", "", "", "2026", Decimal(8500))
    spec = draw_trend(headline.indicator, headline.points, [published], style.LIGHT)
    (rows,) = [rows for rows in rows_of(spec) if "run" in rows[0]]
    assert {row["series"] for row in rows} == {words.ACTUAL}


def test_a_break_is_a_rule_with_its_day_and_no_line_crosses_it(catalogue: Catalogue) -> None:
    headline = exports(catalogue)
    points = headline.points
    reform = Break(points[1].period.start, "cách tính mới")
    spec = draw_trend(headline.indicator, points, [], style.LIGHT, [reform, Break(date(1999, 1, 1), "ngoài khung")])
    (marks,) = [rows for rows in rows_of(spec) if "reason" in rows[0]]
    assert [(mark["code"], mark["reason"]) for mark in marks] == [(points[1].period.code, "cách tính mới")]
    assert marks[0]["name"] == f"từ {reform.start:%d/%m/%Y}"
    before, after = points[0].period.code, points[1].period.code
    runs = {row["code"]: row["run"] for rows in rows_of(spec) if "run" in rows[0] for row in rows}
    assert runs[before] != runs[after]
    assert '"type": "rule"' in texts(spec)
    assert '"type": "rule"' not in texts(draw_trend(headline.indicator, points, [], style.LIGHT))


def test_a_series_of_zeros_lies_at_the_foot_of_its_axis(catalogue: Catalogue) -> None:
    zeros = [Point(p, Decimal(0)) for p in previous_periods(parse_period("2026-10"), 3)]
    assert '"domain": [0.0, 1.0]' in texts(draw_trend(catalogue.indicators["AN-01"], zeros, [], style.LIGHT))


def test_a_card_of_a_commune_says_whose_it_is_and_what_the_province_has(catalogue: Catalogue) -> None:
    headline = exports(catalogue)
    assert headline.value
    own = replace(headline, value=replace(headline.value, basis="place"), whole=headline.value)
    said = card_html(own, catalogue, NOW)
    assert "riêng xã, phường này" in said
    assert "Chỉ tiêu năm 2026 của tỉnh" in said
    assert "Toàn tỉnh: " in said
    assert "Toàn tỉnh: " not in card_html(headline, catalogue, NOW)


def ranking(catalogue: Catalogue, count: int) -> Ranking:
    rows = tuple(Ranked(f"U{i}", f"Đơn vị {i}", i, Decimal(100 - i), 0, False, True) for i in range(1, count + 1))
    return Ranking(catalogue.indicators["VB-06"], parse_period("2026-10"), rows, (), (), (), count)


def test_bars_start_at_zero_and_show_both_ends(catalogue: Catalogue) -> None:
    spec = draw_ranking(ranking(catalogue, 40), "U3", style.LIGHT)
    (rows,) = rows_of(spec)
    assert len(rows) == 16
    assert [row["place"] for row in rows if row["picked"]] == ["U3"]
    assert '"domainMin": 0' in texts(spec)
    assert [row["said"] for row in rows][:1] == ["99%"]


def test_what_came_from_a_file_is_escaped_everywhere() -> None:
    evil = '<img src=x onerror="alert(1)">'
    for html in (
        table_html([evil], [[evil]], caption=evil),
        definition_html([(evil, evil)]),
        link_html(evil, "/chi-tieu", ma=evil),
    ):
        assert "<img" not in html
    assert "<b>" in table_html(["a"], [[Safe("<b>made here</b>")]])


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [style.LIGHT, style.DARK])
def test_chart_text_has_enough_contrast(palette: style.Palette) -> None:
    for colour in (palette.ink, palette.secondary, palette.accent):
        assert contrast(colour, palette.surface) >= 4.5


def tokens() -> dict[str, tuple[str, str]]:
    css = (Path(__file__).parents[2] / "pages" / "parts" / "page.css").read_text(encoding="utf-8")
    found = re.findall(r"--gb-([a-z-]+): light-dark\((#\w{6}), (#\w{6})\)", css)
    return {name: (light, dark) for name, light, dark in found}


@pytest.mark.parametrize("theme", [0, 1])
def test_page_text_has_enough_contrast(theme: int) -> None:
    named = tokens()
    surface, page = named["surface"][theme], ("#F5F7F9", "#10181F")[theme]
    for name in ("ink", "secondary", "accent", "risk", "attention", "good", "quiet", "made-up"):
        assert contrast(named[name][theme], surface) >= 4.5, name
        assert contrast(named[name][theme], page) >= 4.5, name
    for name in ("risk", "attention", "good", "quiet"):
        assert contrast(named[name][theme], named[f"{name}-tint"][theme]) >= 4.5, name


def test_every_status_has_a_word_and_every_judged_one_a_symbol() -> None:
    assert all(word for _, word in words.STATUS.values())
    assert len({symbol for symbol, _ in words.STATUS.values()}) >= 4


@pytest.mark.parametrize(("amount", "said"), [("24", "Yêu cầu đến kỳ: 23,8 tàu"), ("30", "Yêu cầu đến kỳ: 24 tàu")])
def test_what_is_required_by_now_is_told_so_exactly_that_one_sees_the_difference(
    catalogue: Catalogue, amount: str, said: str
) -> None:
    indicator, period = catalogue.indicators["TC-10"], parse_period("2026-10")
    goal = Target("TC-10", "38", "", "", "2026", Decimal(20), "max", baseline=Decimal(43))
    found = value(indicator, "2026-10", amount)
    verdict = Verdict("attention", goal, Decimal("23.8"), Decimal(1), Decimal(1), Decimal(1))
    assert required_phrase(Headline(indicator, period, found, verdict, (), (), stale=False)) == said
