"""The map of an indicator: the class of every commune, and by name those that have none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from data.catalogue import Group, Indicator
from data.periods import Period, parse_period
from data.views.classes import Classes, judged_classes, may_judge, quantile_classes
from data.views.judgement import HIDDEN
from data.views.ranking import SMALLEST_DENOMINATOR
from data.views.reader import PlaceValue, Reader, whole_targets
from data.views.values import read_hidden_places, read_place_values, read_received

NO_VALUE = "no_value"
TOO_SMALL = "too_small"
OUTSIDE = "outside"
GAPS = (NO_VALUE, TOO_SMALL, HIDDEN)
UNCLASSED = (*GAPS, OUTSIDE)


@dataclass(frozen=True)
class CommuneMap:
    """classes: how amounts are coloured; keys: commune -> its class, or one of UNCLASSED; values: those there are.

    A value whose denominator is too small to compare stands in no class; one that has to be hidden is not there at all.
    Communes outside of `group`, when one is looked at, stand in no class either.
    """

    indicator: Indicator
    period: Period
    classes: Classes
    keys: dict[str, str]
    values: dict[str, PlaceValue]
    group: Group | None = None
    received_at: datetime | None = None

    @property
    def inside(self) -> tuple[str, ...]:
        """The communes that are looked at."""
        return tuple(place for place, own in self.keys.items() if own != OUTSIDE)

    def places(self, key: str) -> tuple[str, ...]:
        """The communes of a class."""
        return tuple(place for place, own in self.keys.items() if own == key)

    @property
    def made_up(self) -> bool:
        """Whether any value is made up."""
        return any(value.made_up for value in self.values.values())


def read_commune_map(reader: Reader, code: str, period_code: str, group: str = "") -> CommuneMap:
    """Every commune of the province in a period of an indicator; classes are those of a group's, when one is named."""
    indicator, period = reader.catalogue.indicators[code], parse_period(period_code)
    chosen = reader.catalogue.groups.get(group)
    found = read_place_values(reader, code, [period_code]).get(period_code, [])
    values = {value.place: value for value in found if value.place in reader.catalogue.communes}
    apart = _too_small(values) | dict.fromkeys(read_hidden_places(reader, code, period_code), HIDDEN)
    if chosen:
        apart |= dict.fromkeys(reader.catalogue.communes.keys() - chosen.communes, OUTSIDE)
    compared = [value for place, value in values.items() if place not in apart]
    return CommuneMap(
        indicator=indicator,
        period=period,
        classes=(classes := _classes(reader, indicator, period, compared)),
        keys={
            place: apart.get(place) or (classes.of(values[place].amount) if place in values else NO_VALUE)
            for place in reader.catalogue.communes
        },
        values=values,
        group=chosen,
        received_at=max(read_received(reader, {v.revision for v in values.values()}).values(), default=None),
    )


def _too_small(values: Mapping[str, PlaceValue]) -> dict[str, str]:
    weights = {place: value.weight for place, value in values.items()}
    return {place: TOO_SMALL for place, w in weights.items() if w is not None and w < SMALLEST_DENOMINATOR}


def _classes(reader: Reader, indicator: Indicator, period: Period, compared: list[PlaceValue]) -> Classes:
    """By the target of the year where it holds for communes and is of the same kind as every value."""
    targets = whole_targets(reader, [indicator.code])[indicator.code]
    target = next((t for t in targets if t.period == str(period.year)), None)
    kinds = {value.made_up for value in compared}
    over = indicator.scheme != "year" or reader.today > period.end
    if target is not None and may_judge(indicator, target) and kinds == {target.made_up} and over:
        return judged_classes(indicator, target, period)
    return quantile_classes(indicator, (value.amount for value in compared))
