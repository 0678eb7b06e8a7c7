"""One indicator, one unit, or what somebody wrote."""

from __future__ import annotations

from briefings.deck import MOST_ROWS, Screen, Table
from briefings.figures import count_figure, cutoff_of, figure_of, mark_of, trend_chart
from briefings.screens import words
from briefings.screens.overview import urgent_rows
from briefings.screens.scene import Scene, batches, part_title
from briefings.tables import sources_of, sources_of_all
from data.views.findings import describe
from data.views.indicator import IndicatorView, read_indicator
from data.views.unit import UnitView, read_unit


def indicator_screens(scene: Scene) -> list[Screen]:
    """Its number and series."""
    code = scene.item.subject
    if code not in scene.catalogue.indicators:
        return [scene.screen(words.TEXT, words.INDICATOR_GONE.format(code=code))]
    found: IndicatorView = scene.frozen.find(read_indicator, code, "", "")
    heading = scene.catalogue.sectors[found.indicator.sector].short_name
    headline = found.headline
    if headline is None or headline.value is None:
        nothing = words.NO_DATA.format(name=found.indicator.short_name)
        return [scene.screen(heading, nothing, cutoff=words.NO_CUTOFF)]
    figure = figure_of(headline, scene.catalogue)
    screen = scene.screen(
        heading,
        describe(headline),
        figures=(figure,),
        chart=trend_chart(found.indicator, headline.points, found.targets),
        cutoff=cutoff_of([headline]),
        coverage=figure.coverage,
        sources=sources_of(scene.catalogue, found.indicator),
        made_up=mark_of([headline]),
    )
    return [screen]


def unit_screens(scene: Scene) -> list[Screen]:
    """How it sends its forms, and which of its indicators are behind."""
    code = scene.item.subject
    if code not in scene.catalogue.units:
        return [scene.screen(words.TEXT, words.UNIT_GONE.format(code=code))]
    found: UnitView = scene.frozen.find(read_unit, code)
    counts = (
        (words.UNIT_ON_TIME, found.total.on_time, "on_time"),
        (words.UNIT_LATE, found.total.late, "late"),
        *([(words.UNIT_SENT, found.total.sent, "sent")] if found.total.sent else []),
        (words.UNIT_MISSING, found.total.missing, "missing"),
    )
    day = scene.frozen.snapshot.viewed_at.date().isoformat()
    figures = tuple(
        count_figure(f"{code}|{day}|{key}", label, count, words.UNIT_FORMS, words.UNIT_WINDOW)
        for label, count, key in counts
    )
    shown = found.urgent[:MOST_ROWS]
    screen = scene.screen(
        found.name,
        found.title,
        figures=figures,
        table=Table(words.UNIT_HEADERS, tuple(urgent_rows(shown))) if shown else None,
        cutoff=cutoff_of((*found.urgent, *found.headlines)),
        sources=sources_of_all(scene.catalogue, [headline.indicator.code for headline in shown]),
        made_up=mark_of(shown),
    )
    return [screen]


def text_screens(scene: Scene) -> list[Screen]:
    """The lines that were typed, over as many screens as they need."""
    lines = tuple(filter(None, (line.strip() for line in scene.item.text.splitlines())))
    parts = batches(lines) or [()]
    title = scene.item.title or words.TEXT
    return [
        Screen(
            kind=scene.item.kind,
            item=scene.number,
            heading=words.TEXT,
            title=part_title(title, at, len(parts)),
            lines=part,
            notes=tuple(filter(None, scene.item.notes.splitlines())),
            minutes=scene.item.minutes,
        )
        for at, part in enumerate(parts, start=1)
    ]
