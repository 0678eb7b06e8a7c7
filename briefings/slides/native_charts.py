"""A chart of the deck as a chart object of the slide, with its numbers inside.

Numbers at points are texts, because a number format follows the computer of who looks, not the language of the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from pptx.chart.chart import Chart as Drawn
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries, LineSeries
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from briefings import pack_words as words
from briefings.deck import Chart, Series
from briefings.slides.letters import LEADING, SMALLEST, one_line, width
from briefings.slides.page import Box, Page, Run, clean, colour, put_run, set_font
from charts import style
from charts.words import WANTED
from data.numbers import format_number, format_value

TITLE_SIZE = 14
PALE = "#BBD7EA"
COLOURS = (style.ACCENT[0], style.ATTENTION[0], style.GOOD[0], style.QUIET[0])
TICKS = r"[>=1000000]#\.000\.000;[>=1000]#\.000;0"
LEAST_SPAN = Decimal("0.88")
STEPS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
NAMES_AT_MOST = 0.45
DIRECT = 2
ROW = 40


@dataclass(frozen=True)
class Scale:
    """Where an axis begins and ends, and the step between its ticks."""

    least: Decimal
    most: Decimal
    step: Decimal


def put_chart(page: Page, box: Box, chart: Chart, signs: Sequence[str] = ()) -> None:
    """Title and chart; signs: what stands before the number of each point of the first series."""
    title = _title(chart)
    used = page.fitted(
        Box(box.left, box.top, box.width, 2 * TITLE_SIZE * LEADING),
        words.CHART_TITLE,
        [title],
        [TITLE_SIZE],
        Run("", TITLE_SIZE, True),
    )
    rest = box.below(used + 4)
    if chart.kind == "bars":
        rest = replace(rest, height=min(rest.height, ROW * len(chart.labels) * len(chart.series) + 30))
    if not any(amount is not None for series in chart.series for amount in series.amounts):
        page.fitted(rest, words.CHART, [words.EMPTY], [TITLE_SIZE], Run("", TITLE_SIZE, colour=style.LIGHT.secondary))
        return
    line = chart.kind == "line"
    kind = XL_CHART_TYPE.LINE_MARKERS if line else XL_CHART_TYPE.BAR_CLUSTERED
    frame = page.slide.shapes.add_chart(kind, *rest.placed, _data(page, chart, rest))
    frame.name = words.CHART
    frame._element.nvGraphicFramePr.cNvPr.set("descr", describe(chart))
    drawn = frame.chart
    set_font(drawn.font, Run("", SMALLEST, colour=style.LIGHT.secondary))
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > (DIRECT if line else 1)
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    if line:
        _draw_lines(drawn, chart, rest)
    else:
        _draw_bars(drawn, chart, rest, signs)


def describe(chart: Chart) -> str:
    """What a reader who does not see the chart is told: its kind, its title, the first and the last number."""
    parts = [f"{words.CHART_SAYS[chart.kind]}: {_title(chart)}."]
    for series in chart.series:
        there = [(clean(label), a) for label, a in zip(chart.labels, series.amounts, strict=True) if a is not None]
        ends = [there[0], there[-1]] if len(there) > 1 else there
        said = "; ".join(f"{label} {format_value(a, chart.unit, chart.decimals)}" for label, a in ends)
        parts.append(f"{series_name(chart, series)}: {said}.")
    return clean(" ".join(parts))


def series_name(chart: Chart, series: Series) -> str:
    """The name of a series, marked where it is made up and others are not."""
    marked = series.made_up and not _wholly_made_up(chart)
    return clean(words.MADE_UP_SERIES.format(name=series.name) if marked else series.name)


def _wholly_made_up(chart: Chart) -> bool:
    """Whether all series are, besides what is required."""
    measured = [series.made_up for series in chart.series if series.name not in WANTED]
    return bool(measured) and all(measured)


def _title(chart: Chart) -> str:
    unit = f" ({chart.unit})" if chart.unit else ""
    mark = f" · {words.MADE_UP}" if _wholly_made_up(chart) else ""
    return clean(f"{chart.title}{unit}{mark}")


def _data(page: Page, chart: Chart, box: Box) -> CategoryChartData:
    decimals = f".{'0' * chart.decimals}" if chart.decimals else ""
    data = CategoryChartData(number_format=f"#,##0{decimals}")
    room = box.width * NAMES_AT_MOST if chart.kind == "bars" else 90
    for label in map(clean, chart.labels):
        short = one_line(label, room, SMALLEST)
        page.cut += [label] if short != label else []
        data.add_category(short)
    for series in chart.series:
        data.add_series(series_name(chart, series), series.amounts)
    return data


def _draw_lines(drawn: Drawn, chart: Chart, box: Box) -> None:
    scale = scale_of([a for series in chart.series for a in series.amounts if a is not None])
    _draw_value_axis(drawn.value_axis, scale)
    ticks = max(len(format_number(edge, 1)) for edge in (scale.least, scale.most)) * 7.0 + 8
    ends = [_end_text(chart, series) for series in chart.series]
    names = min(max(width(end, SMALLEST, True) for end in ends) + 12, box.width * 0.5)
    direct = len(chart.series) <= DIRECT
    plot = Box(ticks, 8 if direct else 26, box.width - ticks - (names if direct else 12), 0)
    plot = Box(plot.left, plot.top, plot.width, box.height - plot.top - 26)
    _lay_out(drawn, plot, box)
    _skip_labels(drawn, chart, plot.width)
    _keep_level(drawn.category_axis)
    drawn.category_axis.format.line.color.rgb = colour("#D8DFE6")
    gaps = _gaps(chart, scale, plot.height)
    for at, (series, own) in enumerate(zip(chart.series, drawn.plots[0].series, strict=True)):
        code = _colour(series, at)
        _draw_line(own, series, code)
        if direct:
            _name_end(own, series, gaps[at].format(ends[at]), code)


def _draw_line(own: LineSeries, series: Series, code: str) -> None:
    own.smooth = False
    own.format.line.color.rgb, own.format.line.width = colour(code), Pt(3)
    if series.name in WANTED:
        own.format.line.dash_style, own.format.line.width = MSO_LINE.DASH, Pt(2)
        own.marker.style = XL_MARKER_STYLE.NONE
        return
    own.marker.style, own.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    own.marker.format.fill.solid()
    own.marker.format.fill.fore_color.rgb = colour(style.LIGHT.surface if series.made_up else code)
    own.marker.format.line.color.rgb = colour(code)


def _colour(series: Series, at: int) -> str:
    return style.LIGHT.ink if series.name in WANTED else COLOURS[at % len(COLOURS)]


def _end_text(chart: Chart, series: Series) -> str:
    last = next((a for a in reversed(series.amounts) if a is not None), None)
    return f"{series_name(chart, series)} {format_value(last, chart.unit if chart.unit == '%' else '', chart.decimals)}"


def _gaps(chart: Chart, scale: Scale, high: float) -> list[str]:
    """How the names of two lines that end close together keep apart: an empty line above one, below the other."""
    plain = ["{}"] * len(chart.series)
    ends = [next((a for a in reversed(series.amounts) if a is not None), None) for series in chart.series]
    if len(ends) != DIRECT or None in ends:
        return plain
    first, second = (amount or Decimal(0) for amount in ends)
    apart = abs(first - second) / (scale.most - scale.least) * Decimal(high)
    if apart > Decimal(SMALLEST * LEADING * 1.3):
        return plain
    return ["{}\n\u00a0", "\u00a0\n{}"] if first >= second else ["\u00a0\n{}", "{}\n\u00a0"]


def _name_end(own: LineSeries, series: Series, text: str, code: str) -> None:
    """The name of a line and its last number beside its last point."""
    last = max((at for at, amount in enumerate(series.amounts) if amount is not None), default=None)
    if last is not None:
        _put_label(own.points[last].data_label, text, XL_LABEL_POSITION.RIGHT, code)


def _draw_bars(drawn: Drawn, chart: Chart, box: Box, signs: Sequence[str]) -> None:
    amounts = [a for series in chart.series for a in series.amounts if a is not None]
    axis, names = drawn.value_axis, drawn.category_axis
    axis.visible = axis.has_major_gridlines = False
    names.reverse_order = True
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = colour("#D8DFE6")
    said = [format_value(a, chart.unit if chart.unit == "%" else "", chart.decimals).strip() for a in amounts]
    labels = min(max(width(clean(label), SMALLEST) for label in chart.labels), box.width * NAMES_AT_MOST) + 12
    numbers = max(width(text, SMALLEST, True) for text in said) + (16 if any(signs) else 0) + 10
    top = 26 if drawn.has_legend else 0
    plot = Box(labels, top, box.width - labels - numbers, box.height - top)
    _lay_out(drawn, plot, box)
    _start_bars(axis, amounts, numbers / plot.width)
    _keep_level(names)
    drawn.plots[0].gap_width, drawn.plots[0].vary_by_categories = 45, False
    for at, (series, own) in enumerate(zip(chart.series, drawn.plots[0].series, strict=True)):
        _draw_row(own, chart, series, COLOURS[at % len(COLOURS)], signs if at == 0 else ())


def _start_bars(axis: Any, amounts: Sequence[Decimal], beside: float) -> None:
    """Bars start at zero; beside: the share of the plot that a number left of the lowest negative bar takes."""
    low, high = float(min([*amounts, Decimal(0)])), float(max([*amounts, Decimal(0)]))
    if low == high:
        high = 1.0
    axis.minimum_scale = low - (high - low) * beside if low < 0 else 0.0
    axis.maximum_scale = high


def _draw_row(own: BarSeries, chart: Chart, series: Series, code: str, signs: Sequence[str]) -> None:
    own.invert_if_negative = False
    own.format.fill.solid()
    own.format.fill.fore_color.rgb = colour(PALE if series.made_up else code)
    own.format.line.color.rgb = colour(code)
    unit = chart.unit if chart.unit == "%" else ""
    for at, amount in enumerate(series.amounts):
        if amount is not None:
            sign = f"{signs[at]} " if at < len(signs) and signs[at] else ""
            text = f"{sign}{format_value(amount, unit, chart.decimals)}".strip()
            _put_label(own.points[at].data_label, text, XL_LABEL_POSITION.OUTSIDE_END, style.LIGHT.ink)


def _put_label(label: Any, text: str, position: XL_LABEL_POSITION, code: str) -> None:
    frame = label.text_frame
    frame._txBody.find(qn("a:bodyPr")).set("wrap", "none")
    for at, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        put_run(paragraph, Run(line, SMALLEST, True, code))
    label.position = position


def _draw_value_axis(axis: Any, scale: Scale) -> None:
    axis.minimum_scale, axis.maximum_scale = float(scale.least), float(scale.most)
    axis.major_unit = float(scale.step)
    axis.major_gridlines.format.line.color.rgb = colour(style.LIGHT.grid)
    axis.format.line.fill.background()
    whole = scale.step == scale.step.to_integral_value() and scale.least == scale.least.to_integral_value()
    axis.tick_labels.number_format = TICKS if whole else "#,##0.0##"
    axis.tick_labels.number_format_is_linked = False


def scale_of(amounts: Sequence[Decimal]) -> Scale:
    """From zero, unless all lie far above it; then still so wide that a small difference looks small.

    Ticks are whole numbers where they can be: their decimal sign would follow the computer of who looks.
    """
    low, high = min([*amounts, Decimal(0)]), max([*amounts, Decimal(0)])
    if min(amounts) * 2 > high:
        low = min([*amounts, high * LEAST_SPAN])
    span = (high - low) or Decimal(1)
    power = Decimal(1).scaleb((span / 5).adjusted())
    steps = [power * part for part in STEPS if power * part >= span / 5]
    step = next(step for step in steps if span < 1 or step % 1 == 0)
    least = (low / step).to_integral_value(ROUND_FLOOR) * step
    most = (high / step).to_integral_value(ROUND_CEILING) * step
    return Scale(least, most if most > least else least + step, step)


def _lay_out(drawn: Drawn, plot: Box, box: Box) -> None:
    """The place of the plot inside of its chart, so that names and numbers beside it have room."""
    shares = {
        "x": plot.left / box.width,
        "y": plot.top / box.height,
        "w": max(plot.width, 20) / box.width,
        "h": max(plot.height, 20) / box.height,
    }
    values = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in shares.items())
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    layout = f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{values}</c:manualLayout></c:layout>"
    area = drawn._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, parse_xml(layout))


def _keep_level(axis: Any) -> None:
    """Names under an axis are neither turned nor, as LibreOffice does at exactly 0 degrees, broken between letters."""
    assert axis.tick_labels.font is not None
    body = axis._element.find(qn("c:txPr")).find(qn("a:bodyPr"))
    body.set("rot", "1")
    body.set("vert", "horz")


def _skip_labels(drawn: Drawn, chart: Chart, room: float) -> None:
    """As many periods named as stand beside each other."""
    wide = max(width(clean(label), SMALLEST) for label in chart.labels) + 14
    step = -(-wide * len(chart.labels) // max(room, 1))
    axis = drawn.category_axis._element
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{int(max(step, 1))}"/>')
    axis.find(qn("c:noMultiLvlLbl")).addprevious(skip)
