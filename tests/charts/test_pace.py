"""A trend that is drawn on to the end of the year, with the way that the pace so far would lead."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
import vl_convert

from charts import style, words
from charts.pace import pace_of, to_year_end
from charts.trend import draw_trend
from data.catalogue import Catalogue
from data.periods import parse_period, previous_periods
from data.views.headline import Point
from tests.charts.test_charts import exports, rows_of, texts


def test_the_pace_runs_dotted_from_the_newest_value_to_december(catalogue: Catalogue) -> None:
    headline = exports(catalogue)
    pace = pace_of(headline)
    assert (pace[0][0].code, pace[0][1]) == ("2026-02", 1100)
    assert (pace[-1][0].code, round(pace[-1][1], 6)) == ("2026-12", 6600)
    assert headline.verdict.target
    points = to_year_end(headline.points)
    spec = draw_trend(headline.indicator, points, [headline.verdict.target], style.LIGHT, (), pace)
    lines = {rows[0]["series"]: rows for rows in rows_of(spec) if "run" in rows[0]}
    assert [row["code"] for row in lines[words.PACE]] == [period.code for period, _ in pace]
    required = [row for rows in rows_of(spec) for row in rows if "run" in row and row["series"] == words.REQUIRED]
    assert (required[-1]["code"], required[-1]["amount"]) == ("2026-12", pytest.approx(8500))
    assert "Theo nhịp hiện nay\n6.600 triệu USD" in {row.get("name") for rows in rows_of(spec) for row in rows}


def test_the_name_of_a_line_that_ends_early_stands_under_its_rest_in_one_line(catalogue: Catalogue) -> None:
    headline = exports(catalogue)
    points = to_year_end([point for point in headline.points if point.period.year == 2026])
    early = draw_trend(headline.indicator, points, [], style.LIGHT, (), pace_of(headline))
    late = draw_trend(headline.indicator, to_year_end(headline.points), [], style.LIGHT, (), pace_of(headline))
    assert ">Thực hiện: " not in vl_convert.vegalite_to_svg(late | {"width": 900})
    assert ">Thực hiện: " in vl_convert.vegalite_to_svg(early | {"width": 900})


def test_without_a_pace_nothing_is_dotted_and_no_colour_is_kept_for_it(catalogue: Catalogue) -> None:
    headline = exports(catalogue)
    assert words.PACE not in texts(draw_trend(headline.indicator, headline.points, [], style.LIGHT))


def test_the_year_before_is_shown_only_where_it_has_values() -> None:
    periods = previous_periods(parse_period("2026-02"), 25)
    lone = [Point(period, Decimal(5) if period.code == "2026-02" else None) for period in periods]
    assert [point.period.code for point in to_year_end(lone)][::11] == ["2026-01", "2026-12"]
    filled = [Point(period, Decimal(5)) for period in periods]
    assert [point.period.code for point in to_year_end(filled)][::23] == ["2025-01", "2026-12"]


def test_what_does_not_add_up_and_a_whole_year_have_no_pace(catalogue: Catalogue) -> None:
    headline = exports(catalogue)
    rate = replace(headline, indicator=catalogue.indicators["KTXH-06"])
    assert pace_of(rate) == []
    assert pace_of(replace(headline, period=parse_period("2026-12"))) == []
    assert pace_of(replace(headline, value=None)) == []
