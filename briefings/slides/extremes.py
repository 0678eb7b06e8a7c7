"""A map as bars: office programs have no maps of communes, so its two ends are drawn and its gaps are named."""

from __future__ import annotations

from briefings import pack_words as words
from briefings import words as table_words
from briefings.deck import Chart, Series
from charts.classes import symbol_of
from charts.ties import gather_ties
from charts.words import PLACES, TIED
from data.catalogue import Catalogue
from data.views.commune_map import NO_VALUE, TOO_SMALL, UNCLASSED, CommuneMap
from data.views.judgement import HIDDEN
from data.views.ranking import SMALLEST_DENOMINATOR

AT_EACH_END = 6


def extremes_chart(found: CommuneMap, catalogue: Catalogue) -> tuple[Chart, tuple[str, ...]]:
    """The communes at both ends, the good end first, with the symbol of each one's class."""
    lower = found.indicator.direction == "lower"
    placed = [place for place in found.values if found.keys[place] not in UNCLASSED]
    order = sorted(placed, key=lambda place: found.values[place].amount, reverse=not lower)
    gathered = gather_ties(order, lambda place: found.values[place].amount, AT_EACH_END)
    few = len(gathered) <= 2 * AT_EACH_END
    shown = gathered if few else [*gathered[:AT_EACH_END], [], *gathered[-AT_EACH_END:]]
    ends = words.HIGHEST_LOWEST if found.indicator.direction == "neutral" else words.BEST_WORST
    chart = Chart(
        kind="bars",
        title=words.EXTREMES.format(name=found.indicator.short_name, ends=ends, period=found.period.label),
        unit=found.indicator.unit,
        decimals=found.indicator.decimals,
        labels=tuple(_label(same, catalogue) for same in shown),
        series=(
            Series(
                found.indicator.short_name,
                tuple(found.values[same[0]].amount if same else None for same in shown),
                found.made_up,
            ),
        ),
    )
    return chart, tuple(symbol_of(found.keys[same[0]]) if same else "" for same in shown)


def _label(same: list[str], catalogue: Catalogue) -> str:
    """The name of a commune; how many they are that have one value; dots where others are left out between."""
    if len(same) > 1:
        return TIED.format(count=len(same), places=PLACES[""])
    return catalogue.areas[same[0]].short_name if same else words.BETWEEN


def gaps_of(found: CommuneMap, catalogue: Catalogue) -> tuple[str, ...]:
    """Who is not compared, by reason and by name."""
    sentences = {
        NO_VALUE: table_words.MISSING,
        TOO_SMALL: table_words.TOO_SMALL,
        HIDDEN: table_words.HIDDEN_PLACES,
    }
    told = []
    for key, sentence in sentences.items():
        names = [catalogue.areas[place].short_name for place in found.places(key)]
        if names:
            told.append(sentence.format(least=SMALLEST_DENOMINATOR, count=len(names), names=", ".join(names)))
    return tuple(told)
