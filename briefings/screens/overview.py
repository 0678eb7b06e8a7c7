"""The overview: how many indicators stand how, and which are furthest behind."""

from __future__ import annotations

from briefings.deck import MOST_ROWS, Screen
from briefings.figures import count_figure, cutoff_of, cutoff_phrase, mark, mark_of, required_of, said_of, status_phrase
from briefings.screens import words
from briefings.screens.scene import Scene
from briefings.tables import sources_of_all
from data.numbers import format_date
from data.views.headline import Headline
from data.views.overview import OverviewView, read_overview


def overview_screens(scene: Scene) -> list[Screen]:
    """The counts, and a table of the most urgent."""
    found: OverviewView = scene.frozen.find(read_overview, "")
    day = scene.frozen.snapshot.viewed_at.date()
    when = words.ON_DAY.format(day=format_date(day))
    made_up = mark([tile.made_up for tile in found.tiles if tile.with_data])
    counts = (
        (words.AT_RISK, sum(tile.at_risk for tile in found.tiles), "at_risk"),
        (words.ATTENTION, sum(tile.attention for tile in found.tiles), "attention"),
        (words.ON_TRACK, sum(tile.on_track for tile in found.tiles), "on_track"),
    )
    figures = tuple(
        count_figure(f"TONG-QUAN|{day.isoformat()}|{key}", label, count, words.INDICATORS, when)
        for label, count, key in counts
    )
    lines = tuple(
        f"{tile.sector.short_name}: {tile.at_risk} {words.AT_RISK.lower()}" for tile in found.tiles if tile.at_risk
    )
    screen = scene.screen(
        words.OVERVIEW,
        found.title,
        figures=figures,
        lines=lines[:MOST_ROWS],
        cutoff=cutoff_phrase(found.received_at),
        coverage=_have(found),
        made_up=made_up,
    )
    return [screen, *_urgent(scene, found)]


def _urgent(scene: Scene, found: OverviewView) -> list[Screen]:
    shown = found.urgent[:MOST_ROWS]
    if not shown:
        return []
    rest = words.URGENT_REST.format(shown=len(shown), count=len(found.urgent))
    return scene.tables(
        words.OVERVIEW,
        words.URGENT_TITLE,
        words.URGENT_HEADERS,
        urgent_rows(shown),
        lines=(rest,) if len(found.urgent) > len(shown) else (),
        cutoff=cutoff_of(shown),
        coverage=words.HAVE.format(
            have=sum(t.with_data for t in found.tiles), all=sum(t.headlines for t in found.tiles)
        ),
        sources=sources_of_all(scene.catalogue, [headline.indicator.code for headline in shown]),
        made_up=mark_of(shown),
    )


def _have(found: OverviewView) -> str:
    have, every = sum(t.with_data for t in found.tiles), sum(t.headlines for t in found.tiles)
    return words.HAVE.format(have=have, all=every)


def urgent_rows(headlines: tuple[Headline, ...]) -> list[tuple[str, ...]]:
    """Name, number, what is required by now, and the status; made-up ones say so."""
    return [
        (
            _name(headline),
            said_of(headline),
            required_of(headline),
            status_phrase(headline.verdict.status),
        )
        for headline in headlines
    ]


def _name(headline: Headline) -> str:
    made_up = headline.value is not None and headline.value.made_up
    return f"{headline.indicator.short_name} ({words.MADE_UP.lower()})" if made_up else headline.indicator.short_name
