"""The year's plan: every assigned target with what is reached of it, and the way that is left to the year's end."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from briefings.plan import gap_phrase, plan_takeaway, source_phrase
from charts.bands import meter
from charts.cards import bound_phrase, made_up_html, status_html
from charts.tables import Safe, table_html
from data.catalogue import Indicator
from data.numbers import capitalise, format_date, format_number, format_value
from data.views.findings import period_phrase
from data.views.plan import PlanLine, PlanView, plan_day, read_plan
from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts import words
from pages.parts.base import view
from pages.parts.blocks.panel import show_panel
from pages.parts.links import indicator_link

HUNDRED = Decimal(100)
ROOM = Decimal("1.25")  # a level is drawn on a scale that reaches beyond the higher of value and target


def show(reader: Reader, found: SectorView) -> None:
    """The table of targets; says nothing in a year without any."""
    if found.cutoff is None:
        return
    day = plan_day(found, reader.today)
    plan = view(read_plan, reader, found.sector.code, day.isoformat())
    if not plan.lines:
        return
    heading = words.PLAN.format(year=plan.year)
    caption = words.PLAN_CAPTION.format(day=format_date(day))
    take = (found.sector.code, lambda: plan_takeaway(reader.catalogue, found, heading, plan))
    show_panel("plan", heading, caption, plan_table(plan), plan.made_up, take)


def plan_table(plan: PlanView) -> str:
    """The table; on a phone the style sheet sets each line as a block."""
    headers = tuple(heading.format(year=plan.year) for heading in words.PLAN_HEADINGS)
    return table_html(headers, (_row(line) for line in plan.lines), whole=True)


def _row(line: PlanLine) -> list[str]:
    indicator, target = line.headline.indicator, line.target
    return [
        Safe(f"{indicator_link(indicator.short_name, indicator.code)}{_small(source_phrase(target))}"),
        capitalise(bound_phrase(indicator, target)),
        _value(line),
        _way(line),
        _asked(line),
        capitalise(gap_phrase(line)),
        Safe(status_html(line.headline)),
    ]


def _value(line: PlanLine) -> str:
    headline, indicator = line.headline, line.headline.indicator
    if headline.value is None:
        return words.PLAN_NOTHING.format(year=line.target.period)
    about = "khoảng " if headline.value.approx else ""
    said = indicator_link(_said(indicator, headline.value.amount), indicator.code, headline.period.code)
    mark = f" {made_up_html()}" if headline.value.made_up else ""
    return Safe(f"{about}{said}{_small(period_phrase(headline))}{mark}")


def _way(line: PlanLine) -> str:
    """The picture: for amounts from 0 to the plan, for levels and rates the level; and what it means in words."""
    headline, target = line.headline, line.target
    verdict, amount = headline.verdict, headline.value.amount if headline.value else Decimal(0)
    if verdict.target is None:
        return "–"
    adds_up = headline.indicator.judgement.trajectory == "cumulative"
    goal = target.value if target.upper is None else target.upper
    most = max(goal, amount) * (1 if adds_up else ROOM)
    low = None if target.upper is None else target.value
    drawn = meter(amount, most, low, target.upper, None if low else verdict.required)
    ends = f"<div class='gb-ends'><span>0</span><span>{escape(_said(headline.indicator, goal))}</span></div>"
    told = "".join(map(_small, _share_told(line) if adds_up else _level_told(line)))
    return Safe(f'<div data-status="{verdict.status}">{drawn}{ends if adds_up else ""}</div>{told}')


def _share_told(line: PlanLine) -> tuple[str, ...]:
    verdict = line.headline.verdict
    shares = ((words.PLAN_DONE, verdict.attained), (words.PLAN_DUE, verdict.due))
    told = " · ".join(said.format(share=format_number(s * HUNDRED, 1)) for said, s in shares if s is not None)
    if line.projected is None:
        return (told,)
    said = _said(line.headline.indicator, line.projected)
    share = f" ({format_number(HUNDRED * line.projected / line.target.value, 1)}%)" if line.target.value else ""
    return told, words.PLAN_PACE.format(said=said, share=share)


def _level_told(line: PlanLine) -> tuple[str, ...]:
    required = line.headline.verdict.required
    if required is None or line.target.upper is not None:
        return ()
    return (words.PLAN_LEVEL.format(said=_said(line.headline.indicator, required)),)


def _asked(line: PlanLine) -> str:
    required = line.headline.verdict.required
    if required is None:
        return "–"
    return Safe(f"{escape(_said(line.headline.indicator, required))}{_small(period_phrase(line.headline))}")


def _said(indicator: Indicator, amount: Decimal) -> str:
    return format_value(amount, indicator.unit, min(indicator.decimals, 2))


def _small(text: str) -> str:
    return f"<div class='gb-when'>{escape(text)}</div>" if text else ""
