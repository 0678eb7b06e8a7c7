"""A headline as a card: name, number, sparkline, status, plan bar, change, coverage, freshness, owner. HTML out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from html import escape

from charts import style, words
from data.catalogue import Catalogue, Indicator
from data.numbers import capitalise, format_age, format_number, format_value
from data.targets import Target
from data.views.differences import DIFFERENCE
from data.views.findings import RANK, change_phrase, is_year_to_date, phrase_of
from data.views.headline import Headline, Point
from data.views.judgement import NO_DATA
from data.views.place_headlines import PLACE
from data.views.reader import Value
from data.views.values import REPORTED

WIDTH, HEIGHT = 96, 34
HUNDRED = Decimal(100)


def card_html(headline: Headline, catalogue: Catalogue, now: datetime) -> str:
    """The body of a card, under its name."""
    if headline.value is None:
        return _empty(headline, catalogue)
    return "".join(
        [
            f'<div class="gb-card" data-status="{headline.verdict.status}">',
            _number_row(headline, headline.value),
            _when(headline),
            status_html(headline),
            plan_html(headline),
            _foot(headline, headline.value, catalogue, now),
            "</div>",
        ]
    )


def status_html(headline: Headline) -> str:
    """The status as symbol and word; nothing in colour where no target was assigned."""
    symbol, word = words.STATUS[headline.verdict.status]
    return f'<div class="gb-status gb-{headline.verdict.status}">{symbol} {word}</div>'


def plan_html(headline: Headline) -> str:
    """How much of the target is reached, with a mark where one should be by now."""
    verdict = headline.verdict
    if verdict.target is None or headline.value is None:
        return ""
    goal = goal_phrase(headline)
    if headline.indicator.judgement.trajectory != "cumulative" or verdict.attained is None or verdict.due is None:
        by_now = required_phrase(headline)
        return f'<div class="gb-plan">{escape(goal)}{f"<br>{escape(by_now)}" if by_now else ""}</div>'
    reached, due = verdict.attained * HUNDRED, verdict.due * HUNDRED
    bar = (
        f'<div class="gb-track"><div class="gb-fill" style="width:{min(reached, HUNDRED):.0f}%"></div>'
        f'<div class="gb-mark" style="left:{min(due, HUNDRED):.0f}%"></div></div>'
    )
    told = (
        f"bằng {format_number(reached, 1)}% mức tối đa · cho phép đến kỳ {format_number(due, 1)}%"
        if verdict.target.bound == "max"
        else f"đạt {format_number(reached, 1)}% kế hoạch · yêu cầu đến kỳ {format_number(due, 1)}%"
    )
    return f'<div class="gb-plan">{bar}<span>{told}</span><br><span>{escape(goal)}</span></div>'


def goal_phrase(headline: Headline) -> str:
    """'Chỉ tiêu năm 2026: từ 11% trở lên'."""
    target = headline.verdict.target
    if target is None:
        return ""
    whose = " của tỉnh" if headline.value and headline.value.basis == PLACE else ""
    return f"Chỉ tiêu năm {target.period}{whose}: {bound_phrase(headline.indicator, target)}"


def bound_phrase(indicator: Indicator, target: Target) -> str:
    """'từ 11% trở lên', 'không quá 625 vụ', 'từ 80% đến 100%'."""
    value = format_value(target.value, indicator.unit, indicator.decimals)
    if indicator.unit == RANK and target.bound == "max":
        return f"từ hạng {format_number(target.value)} trở lên"
    said = {"min": f"từ {value} trở lên", "max": f"không quá {value}", "range": f"từ {value}"}[target.bound]
    if target.bound == "range" and target.upper is not None:
        said += f" đến {format_value(target.upper, indicator.unit, indicator.decimals)}"
    about = "khoảng " if target.approx else ""
    return f"{about}{said}"


def required_phrase(headline: Headline) -> str:
    """'Yêu cầu đến kỳ: 87,34%', where the year's target is reached step by step; '' where it holds all year."""
    verdict, value, decimals = headline.verdict, headline.value, headline.indicator.decimals
    if verdict.target is None or verdict.required is None or verdict.required == verdict.target.value:
        return ""
    looks_met = value is not None and round(value.amount, decimals) == round(verdict.required, decimals)
    shown = decimals + 1 if looks_met and value and value.amount != verdict.required else decimals
    return f"{words.REQUIRED}: {format_value(verdict.required, headline.indicator.unit, shown)}"


def coverage_phrase(value: Value, entity: str) -> str:
    """'160/166 xã, phường' or 'toàn tỉnh', and '18/30 ngày' of a month made of days."""
    there = f" · {value.present}/{value.wanted} {words.FINER[value.finer]}" if value.present != value.wanted else ""
    return f"{_places_phrase(value, entity)}{there}"


def _places_phrase(value: Value, entity: str) -> str:
    if value.basis == PLACE:
        return words.ONE_PLACE
    if value.basis in (REPORTED, DIFFERENCE):
        return words.WHOLE_PROVINCE
    place = "xã, phường" if value.basis == "areas" else words.PLACES.get(entity, "đơn vị")
    return f"{value.have}/{value.expected} {place}"


def sparkline(points: Sequence[Point], label: str) -> str:
    """The last periods as a small picture (the platform removes inline SVG); a hollow end is made up."""
    amounts = [point.amount for point in points if point.amount is not None]
    if len(amounts) < 2:
        return ""
    low, high = min(amounts), max(amounts)
    span = (high - low) or Decimal(1)
    step = Decimal(WIDTH - 8) / (len(points) - 1)
    spots = [
        (4 + i * step, 4 + (HEIGHT - 8) * (1 - (p.amount - low) / span), p)
        for i, p in enumerate(points)
        if p.amount is not None
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in spots)
    x, y, last = spots[-1]
    fill, edge = ("none", style.SPARK_MADE_UP) if last.made_up else (style.SPARK, style.SPARK)
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'>"
        f"<polyline points='{line}' fill='none' stroke='{style.SPARK}' stroke-width='1.8'/>"
        f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3' fill='{fill}' stroke='{edge}' stroke-width='1.8'/></svg>"
    )
    return (
        f'<img class="gb-spark" width="{WIDTH}" height="{HEIGHT}" alt="{escape(label)}" '
        f'src="{style.data_address("image/svg+xml", svg)}">'
    )


def made_up_html() -> str:
    """The words that stand wherever a made-up number shows."""
    return f'<b class="gb-made-up">{words.MADE_UP}</b>'


def corrected_html() -> str:
    """The words at a number that takes the place of another one."""
    return f'<b class="gb-corrected">{words.CORRECTED_VALUE}</b>'


def data_status(point: Point) -> str:
    """'số chính thức', 'số ước, đã đính chính'; that there is nothing where there is nothing."""
    if point.amount is None:
        return words.STATUS[NO_DATA][1]
    return f"số {point.obs_status}{f', {words.CORRECTED_VALUE}' if point.corrected else ''}"


def _number_row(headline: Headline, value: Value) -> str:
    indicator = headline.indicator
    about = "khoảng " if value.approx else ""
    unit = "%" if indicator.is_percentage else f" {indicator.unit}"
    drawn = sparkline(headline.points, f"{len(headline.points)} kỳ gần nhất")
    return (
        f'<div class="gb-row"><div class="gb-number"><small>{about}</small>'
        f'{format_number(value.amount, indicator.decimals)}<span class="gb-unit">{escape(unit)}</span></div>'
        f"{drawn}</div>"
    )


def _when(headline: Headline) -> str:
    value = headline.value
    when = capitalise(phrase_of(headline.period, is_year_to_date(headline)))
    status = f" · số {value.obs_status}" if value and value.obs_status != "chính thức" else ""
    corrected = f" · {corrected_html()}" if headline.corrected else ""
    return f'<div class="gb-when">{escape(when)}{status}{corrected}</div>'


def _foot(headline: Headline, value: Value, catalogue: Catalogue, now: datetime) -> str:
    lines = [capitalise(change_phrase(headline, c)) for c in headline.comparisons[:1]]
    if headline.whole:
        whole = format_value(headline.whole.amount, headline.indicator.unit, headline.indicator.decimals)
        lines.append(words.BESIDE.format(value=escape(whole)))
    age = f"nhận {format_age(value.received_at, now)}"
    stale = ' · <b class="gb-stale">quá kỳ cập nhật</b>' if headline.stale else ""
    lines.append(f"{coverage_phrase(value, headline.indicator.entity)} · {age}{stale}")
    owner = catalogue.units[headline.indicator.owner].short_name
    lines.append(f"{escape(owner)}{' · ' + made_up_html() if value.made_up else ''}")
    return "<footer>" + "".join(f"<span>{line}</span>" for line in lines) + "</footer>"


def _empty(headline: Headline, catalogue: Catalogue) -> str:
    owner = catalogue.units[headline.indicator.owner].short_name
    return (
        f'<div class="gb-card" data-status="{headline.verdict.status}"><div class="gb-number gb-none">–</div>'
        f"{status_html(headline)}<footer><span>{escape(owner)}</span></footer></div>"
    )
