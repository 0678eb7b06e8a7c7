"""A sector: its finding with up to six numbers and the trend, then its places as a map or as bars."""

from __future__ import annotations

from briefings.deck import MOST_FIGURES, Screen
from briefings.figures import (
    cutoff_of,
    cutoff_phrase,
    figure_of,
    mark,
    mark_of,
    places_word,
    ranking_chart,
    trend_chart,
)
from briefings.screens import words
from briefings.screens.scene import Scene
from briefings.tables import sources_of_all
from charts.bars import shown_bars
from data.briefings.snapshots import NotStored
from data.numbers import capitalise, format_value
from data.views.commune_map import CommuneMap, read_commune_map
from data.views.findings import LONGEST, describe
from data.views.headline import Headline
from data.views.indicator import read_indicator
from data.views.ranking import Ranked, Ranking
from data.views.sector import SectorView, read_sector

MOST_NAMES = 12
LEAST_POINTS = 3
AT_AN_END = 3


def sector_screens(scene: Scene) -> list[Screen]:
    """One screen or two; one that says so where the sector has no data, or is gone from the catalogue."""
    code = scene.item.subject
    if code not in scene.catalogue.sectors:
        return [scene.screen(words.TEXT, words.SECTOR_GONE.format(code=code))]
    found: SectorView = scene.frozen.find(read_sector, code, "", "")
    heading = words.SECTOR.format(number=found.sector.number, name=found.sector.short_name)
    valued = (*found.judged, *found.waiting)
    if not valued:
        nothing = words.NO_DATA.format(name=found.sector.short_name)
        return [scene.screen(heading, nothing, lines=(words.NO_DATA_LINE,), cutoff=words.NO_CUTOFF)]
    first = _first(scene, found, heading, valued)
    return [first, *_places(scene, found, heading)]


def _first(scene: Scene, found: SectorView, heading: str, valued: tuple[Headline, ...]) -> Screen:
    lead = _lead(found, valued)
    shown = (lead, *(headline for headline in valued if headline is not lead))[:MOST_FIGURES]
    drawn = lead if sum(p.amount is not None for p in lead.points) >= LEAST_POINTS else found.trend or lead
    targets = scene.frozen.find(read_indicator, drawn.indicator.code, "", "").targets
    codes = dict.fromkeys([*(h.indicator.code for h in shown), drawn.indicator.code])
    names = ", ".join(h.indicator.short_name for h in found.empty)
    return scene.screen(
        heading,
        found.title,
        figures=tuple(figure_of(headline, scene.catalogue) for headline in shown),
        chart=trend_chart(drawn.indicator, drawn.points, targets),
        lines=(words.EMPTY.format(names=names),) if names else (),
        cutoff=cutoff_of(valued),
        coverage=_have(found),
        sources=sources_of_all(scene.catalogue, codes),
        made_up=mark_of([*shown, drawn]),
    )


def _lead(found: SectorView, valued: tuple[Headline, ...]) -> Headline:
    """The number that the title is about, else the most urgent one: it is the key number and has its chart."""
    return next((headline for headline in valued if describe(headline) == found.title), valued[0])


def _covered(ranking: Ranking) -> str:
    there = ranking.expected - len(ranking.missing)
    return words.COVERAGE.format(there=there, expected=ranking.expected, places=places_word(ranking))


def _have(found: SectorView) -> str:
    have = len(found.judged) + len(found.waiting)
    return words.HAVE.format(have=have, all=have + len(found.empty))


def _places(scene: Scene, found: SectorView, heading: str) -> list[Screen]:
    """The map of the communes where there is one, else bars of those at both ends; nothing without places."""
    ranking = found.ranking
    if ranking is None or not ranking.rows:
        return []
    drawn, chart = _map(scene, ranking), ranking_chart(ranking)
    if drawn is None and (chart is None or len({row.amount for row in ranking.rows}) == 1):
        return []
    lines = [] if ranking.enough else [words.TOO_FEW]
    lines += _ends(ranking) if drawn and ranking.enough else []
    if ranking.missing:
        names = ", ".join(ranking.missing[:MOST_NAMES]) + (" …" if len(ranking.missing) > MOST_NAMES else "")
        lines.append(words.MISSING.format(count=len(ranking.missing), names=names))
    shown = sum(len(bar.places) for bar in shown_bars(ranking))
    if drawn is None and chart and shown < len(ranking.rows):
        lines.append(words.ENDS.format(shown=shown, count=len(ranking.rows)))
    screen = scene.screen(
        heading,
        _title(ranking),
        map=drawn,
        chart=None if drawn else chart,
        lines=tuple(lines),
        cutoff=cutoff_phrase(drawn.received_at) if drawn else cutoff_of((*found.judged, *found.waiting)),
        coverage=_covered(ranking),
        sources=sources_of_all(scene.catalogue, [ranking.indicator.code]),
        made_up=mark([row.made_up for row in ranking.rows]),
    )
    return [screen]


def _map(scene: Scene, ranking: Ranking) -> CommuneMap | None:
    try:
        found: CommuneMap = scene.frozen.find(read_commune_map, ranking.indicator.code, ranking.period.code, "")
    except NotStored:
        return None
    return found


def _title(ranking: Ranking) -> str:
    """Who is first and who is last, where each stands alone there and it fits; else what is compared."""
    name = capitalise(ranking.indicator.short_name)
    plain = words.BY_PLACE.format(name=name, places=places_word(ranking))
    if not ranking.enough or len(ranking.rows) < 2:
        return plain
    alone = [row for row in (ranking.rows[0], ranking.rows[-1]) if _stands_alone(ranking, row)]
    told = f"{plain}: {', '.join(f'{row.name} {_said(ranking, row)}' for row in alone)}"
    return told if alone and len(told) <= LONGEST else plain


def _ends(ranking: Ranking) -> list[str]:
    """The three at each end by name with their numbers; an end that many share says nothing."""
    rows = ranking.rows
    ends = (rows[:AT_AN_END], rows[-AT_AN_END:]) if len(rows) >= 2 * AT_AN_END else (rows, ())
    told = [end for end in ends if end and any(_stands_alone(ranking, row) for row in end)]
    return [", ".join(f"{row.rank}. {row.name} {_said(ranking, row)}" for row in end) for end in told]


def _stands_alone(ranking: Ranking, row: Ranked) -> bool:
    return sum(other.amount == row.amount for other in ranking.rows) <= AT_AN_END


def _said(ranking: Ranking, row: Ranked) -> str:
    return format_value(row.amount, ranking.indicator.unit, ranking.indicator.decimals)
