"""Takeaway of the year's plan: each assigned target with what is reached, what is asked by now and the distance."""

from __future__ import annotations

import re
from decimal import Decimal

from briefings import words
from briefings.blocks import block_takeaway
from briefings.tables import sources_of_all
from briefings.takeaway import Cell, Column, Line, Takeaway
from charts.cards import bound_phrase
from charts.words import STATUS
from data.catalogue import Catalogue
from data.numbers import NARROW, capitalise, format_number, format_value
from data.targets import Target
from data.views.findings import period_phrase
from data.views.plan import PlanLine, PlanView
from data.views.sector import SectorView

ADDRESS = re.compile(r"https?://(?:www\.)?([^/\s]+)\S*")
HUNDRED = Decimal(100)


def plan_takeaway(catalogue: Catalogue, found: SectorView, title: str, plan: PlanView) -> Takeaway:
    """Every target of the year."""
    decimals = max(line.headline.indicator.decimals for line in plan.lines)
    texts = (words.CODE, words.INDICATOR, words.UNIT, words.GOAL_OF_YEAR, words.DOCUMENT)
    amounts = ((words.PLANNED, decimals), (words.AMOUNT, decimals), (words.PLAN_DONE, 1), (words.ASKED, decimals))
    last = (Column(words.GAP), Column(words.AT_THIS_PACE, decimals), Column(words.JUDGED))
    return block_takeaway(
        found,
        title,
        words.PLAN_OF.format(year=plan.year),
        (*map(Column, texts), Column(words.PERIOD), *(Column(name, places) for name, places in amounts), *last),
        tuple(map(_line, plan.lines)),
        sources_of_all(catalogue, [line.headline.indicator.code for line in plan.lines]),
        (words.PACE_NOTE,),
    )


def source_phrase(target: Target) -> str:
    """Who assigned it in which document; else what is noted of its source, of an address only where it leads."""
    assigned = ", ".join(filter(None, (target.assigned_by, target.document)))
    return assigned or capitalise(ADDRESS.sub(r"\1", target.note))


def gap_phrase(line: PlanLine) -> str:
    """'thấp hơn 316,67 triệu USD', 'cao hơn 1,2 điểm %', 'đúng bằng yêu cầu', 'trong khoảng được giao'."""
    gap, indicator, target = line.gap, line.headline.indicator, line.target
    if gap is None:
        return "–"
    value = line.headline.value
    if target.upper is not None and value and gap >= 0:
        gap = max(value.amount - target.upper, Decimal(0))
        if not gap:
            return words.INSIDE_RANGE
    decimals = min(indicator.decimals, 2)
    if not round(gap, decimals):
        return words.JUST_AS_ASKED
    said = format_value(abs(gap), indicator.unit, decimals)
    if indicator.is_percentage:
        said = f"{format_number(abs(gap), decimals)} điểm{NARROW}%"
    return f"{words.ABOVE if gap > 0 else words.BELOW} {said}"


def _line(line: PlanLine) -> Line:
    headline, verdict = line.headline, line.headline.verdict
    indicator, value = headline.indicator, headline.value
    names: tuple[Cell, ...] = (indicator.code, indicator.name, indicator.unit, bound_phrase(indicator, line.target))
    done = verdict.attained * HUNDRED if verdict.attained is not None else None
    cells: tuple[Cell, ...] = (
        *(*names, source_phrase(line.target), capitalise(period_phrase(headline))),
        *(line.target.value, value.amount if value else None, done, verdict.required),
        *(gap_phrase(line), line.projected, STATUS[verdict.status][1]),
    )
    return Line(cells, bool(value and value.made_up) or line.target.made_up)
