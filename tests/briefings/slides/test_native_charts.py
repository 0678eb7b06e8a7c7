"""Charts opened again: real chart objects with exactly the numbers of the deck."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_LINE

from briefings.deck import Chart, Series
from briefings.slides.native_charts import scale_of
from data.catalogue import Catalogue
from tests.briefings.decks import deck, figure, screen
from tests.briefings.slides.read_back import charts_of, slides_of, texts_of
from tests.charts.test_maps import made

MONTHS = ("T8/2026", "T9/2026", "T10/2026")
AMOUNTS = st.decimals(-(10**9), 10**9, places=3)


def drawn(catalogue: Catalogue, chart: Chart) -> Any:
    (found,) = charts_of(slides_of(deck(catalogue, screen(chart=chart)))[0])
    return found


def amounts_in(series: Any) -> list[Decimal | None]:
    """The numbers as they are written in the file."""
    points = {int(point.get("idx")): Decimal(point[0].text) for point in series._element.findall(".//{*}val//{*}pt")}
    return [points.get(at) for at in range(len(list(series.values)))]


def chart_of(*series: Series, kind: str = "line", labels: tuple[str, ...] = MONTHS, unit: str = "%") -> Chart:
    return Chart(kind, "Giải ngân", unit, 1, labels, series)


def labels_of(series: Any) -> list[str]:
    return [label.text_frame.text for label in (series.points[at].data_label for at in range(len(series.values)))]


@settings(max_examples=15, deadline=None)
@given(amounts=st.lists(st.none() | AMOUNTS, min_size=2, max_size=6), kind=st.sampled_from(["line", "bars"]))
def test_a_chart_and_its_sheet_hold_exactly_the_numbers_of_the_deck(
    catalogue: Catalogue, amounts: list[Decimal | None], kind: str
) -> None:
    amounts[0] = amounts[0] or Decimal(1)
    labels = tuple(f"T{n}" for n in range(len(amounts)))
    chart = drawn(catalogue, chart_of(Series("Thực hiện", tuple(amounts)), kind=kind, labels=labels))
    (series,) = chart.plots[0].series
    assert amounts_in(series) == amounts
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert sheet is not None
    read = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert read == [None if amount is None else float(amount) for amount in amounts]


def test_a_line_names_itself_at_its_last_number_with_a_decimal_comma(catalogue: Catalogue) -> None:
    chart = drawn(catalogue, chart_of(Series("Thực hiện", (Decimal(60), Decimal("61.25"), None))))
    assert chart.chart_type == XL_CHART_TYPE.LINE_MARKERS
    (series,) = chart.plots[0].series
    assert series.points[1].data_label.text_frame.text == "Thực hiện 61,3%"


def test_the_required_line_is_dashed_and_the_actual_one_is_not(catalogue: Catalogue) -> None:
    lines = (Series("Thực hiện", (Decimal(1),) * 3), Series("Yêu cầu đến kỳ", (Decimal(9),) * 3))
    actual, required = drawn(catalogue, chart_of(*lines)).plots[0].series
    assert required.format.line.dash_style == MSO_LINE.DASH
    assert actual.format.line.dash_style is None


def test_names_of_lines_that_end_together_keep_apart(catalogue: Catalogue) -> None:
    lines = (Series("Thực hiện", (Decimal(50),) * 3), Series("Yêu cầu đến kỳ", (Decimal("50.1"),) * 3))
    actual, required = drawn(catalogue, chart_of(*lines)).plots[0].series
    assert labels_of(actual)[2] == "\u00a0\nThực hiện 50%"
    assert labels_of(required)[2] == "Yêu cầu đến kỳ 50,1%\n\u00a0"


def test_a_made_up_series_is_hollow_and_says_so_beside_one_that_is_not(catalogue: Catalogue) -> None:
    lines = (Series("Thực hiện", (Decimal(1),) * 3, made_up=True), Series("Cùng kỳ", (Decimal(9),) * 3))
    made_up, other = drawn(catalogue, chart_of(*lines)).plots[0].series
    assert made_up.name == "Thực hiện (số liệu minh họa)"
    assert other.name == "Cùng kỳ"
    assert str(made_up.marker.format.fill.fore_color.rgb) == "FFFFFF"
    slide = slides_of(deck(catalogue, screen(chart=chart_of(lines[0]))))[0]
    assert "Giải ngân (%) · Số liệu minh họa" in texts_of(slide)


def test_bars_start_at_zero_with_the_first_on_top_and_say_their_numbers(catalogue: Catalogue) -> None:
    row = Series("Đúng hạn", (Decimal("98.5"), Decimal(1200), Decimal(0)))
    chart = drawn(catalogue, chart_of(row, kind="bars", labels=("A", "B", "C"), unit="hồ sơ"))
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert chart.value_axis.minimum_scale == 0
    assert chart.category_axis.reverse_order
    assert labels_of(chart.plots[0].series[0]) == ["98,5", "1.200", "0"]
    assert list(chart.plots[0].categories) == ["A", "B", "C"]


def test_a_map_becomes_bars_of_its_ends_with_the_names_of_its_gaps(catalogue: Catalogue) -> None:
    found = made(catalogue, judged=True)
    slide = slides_of(deck(catalogue, screen(chart=None, map=found, figures=(figure(),))))[0]
    (chart,) = charts_of(slide)
    (series,) = chart.plots[0].series
    amounts = amounts_in(series)
    assert amounts[:6] == sorted(amounts[:6], reverse=True)
    assert amounts[6] is None
    assert max(amounts[7:]) <= min(amounts[:6])
    assert labels_of(series)[0] == "● 94%"
    assert labels_of(series)[-1] == "■ 40%"
    first = catalogue.areas[next(iter(catalogue.communes))].short_name
    assert any(f"Chưa có số liệu (1): {first}." in text for text in texts_of(slide))


def test_a_small_difference_far_from_zero_looks_small() -> None:
    scale = scale_of([Decimal("99.8"), Decimal("99.9")])
    assert (scale.least, scale.most) == (Decimal(85), Decimal(100))


@given(st.lists(AMOUNTS, min_size=1, max_size=9))
def test_a_scale_holds_every_number_between_round_ticks(amounts: list[Decimal]) -> None:
    scale = scale_of(amounts)
    assert scale.least <= min(amounts)
    assert scale.most >= max(amounts)
    assert scale.least % scale.step == 0
    assert 1 <= (scale.most - scale.least) / scale.step <= 12
