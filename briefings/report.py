"""What the two pages say: the table of indicators, tasks, who is behind, what is missing; from frozen views only."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from briefings.deck import Report, ReportRow
from briefings.figures import cutoff_of, figure_of, mark_of
from briefings.screens import words
from briefings.tables import sources_of_all
from charts.cards import coverage_phrase
from charts.words import TASK_STATES
from data.briefings.snapshots import Frozen
from data.numbers import capitalise, format_number, format_value
from data.observations import OFFICIAL
from data.views.comparison import YEAR_AGO
from data.views.findings import change_phrase, describe
from data.views.headline import Headline
from data.views.indicator import read_indicator
from data.views.judgement import AT_RISK
from data.views.obligations import read_late_units
from data.views.overview import OverviewView, read_overview
from data.views.task_board import OVERDUE, TaskBoard, read_task_board

LEAST_ROWS, MOST_ROWS = 8, 12
MOST_LINES = 6
HUNDRED = Decimal(100)


def compose_report(frozen: Frozen) -> Report:
    """The facts of report and speech; people's own texts stand in the briefing."""
    overview: OverviewView = frozen.find(read_overview, "")
    shown = chosen_headlines(frozen, overview)
    risky = [h for h in overview.urgent if h.verdict.status == AT_RISK][:MOST_LINES]
    board: TaskBoard | None = frozen.find(read_task_board, frozen.snapshot.viewed_at.date().isoformat())
    return Report(
        rows=tuple(_row(headline, frozen) for headline in shown),
        tasks=_tasks(board),
        at_risk=tuple(_told(headline) for headline in risky),
        overdue=_overdue(board, frozen),
        late_units=_late(frozen),
        provisional=tuple(_provisional(shown)),
        cutoff=cutoff_of(shown),
        sources=sources_of_all(frozen.catalogue, [headline.indicator.code for headline in shown]),
        made_up=mark_of(shown),
    )


def chosen_headlines(frozen: Frozen, overview: OverviewView) -> list[Headline]:
    """Those chosen for the report; without a choice the most urgent, then the first of each sector."""
    asked = frozen.snapshot.briefing.indicators or _usual(frozen, overview)
    views = (frozen.find(read_indicator, code, "", "") for code in asked if code in frozen.catalogue.indicators)
    return [view.headline for view in views if view.headline]


def _usual(frozen: Frozen, overview: OverviewView) -> list[str]:
    urgent = [headline.indicator.code for headline in overview.urgent]
    firsts = [sector.headline[0] for sector in frozen.catalogue.sectors.values() if sector.headline]
    return list(dict.fromkeys([*urgent[:LEAST_ROWS], *firsts]))[:MOST_ROWS]


def _row(headline: Headline, frozen: Frozen) -> ReportRow:
    verdict, indicator = headline.verdict, headline.indicator
    target = verdict.target if headline.value else None
    plan = format_value(target.value, indicator.unit, indicator.decimals) if target else ""
    adds_up = indicator.judgement.trajectory == "cumulative" and target is not None and target.bound != "max"
    attained = verdict.attained if adds_up else None
    share = format_number(attained * HUNDRED, 1) if attained is not None else ""
    a_year = next((c for c in headline.comparisons if c.base == YEAR_AGO), None)
    change = capitalise(change_phrase(headline, a_year)).removesuffix(" so với cùng kỳ năm trước") if a_year else ""
    return ReportRow(figure_of(headline, frozen.catalogue), plan, share, change)


def _told(headline: Headline) -> str:
    made_up = headline.value is not None and headline.value.made_up
    return f"{describe(headline)}{f' ({words.MADE_UP.lower()})' if made_up else ''}."


def _tasks(board: TaskBoard | None) -> tuple[str, ...]:
    if board is None:
        return ()
    states = "; ".join(
        words.REPORT_STATE.format(count=format_number(board.states[state]), word=word.lower())
        for state, (_, word) in TASK_STATES.items()
    )
    mark = f" ({words.MADE_UP.lower()})" if board.made_up else ""
    return (words.REPORT_TASKS.format(all=format_number(len(board.standings)), states=states + mark),)


def _overdue(board: TaskBoard | None, frozen: Frozen) -> tuple[str, ...]:
    late = [tally for tally in board.units if tally.states[OVERDUE]] if board else []
    return tuple(
        words.REPORT_OVERDUE.format(
            unit=frozen.catalogue.sender_name(tally.unit), count=tally.states[OVERDUE], days=tally.longest
        )
        for tally in late[:MOST_LINES]
    )


def _late(frozen: Frozen) -> tuple[str, ...]:
    return tuple(
        words.REPORT_LATE.format(
            unit=frozen.catalogue.sender_name(late.code), forms=late.forms, periods=late.periods, days=late.days
        )
        for late in frozen.find(read_late_units)[:MOST_LINES]
    )


def _provisional(headlines: Iterable[Headline]) -> Iterable[str]:
    """What is missing, partly covered or not final among the numbers of the table."""
    for headline in headlines:
        name, value = capitalise(headline.indicator.short_name), headline.value
        if value is None:
            yield words.REPORT_MISSING.format(name=name)
            continue
        if value.have != value.expected or value.present != value.wanted:
            yield words.REPORT_PARTLY.format(name=name, coverage=coverage_phrase(value, headline.indicator.entity))
        if value.obs_status != OFFICIAL:
            yield words.REPORT_STATUS.format(name=name, status=value.obs_status)
