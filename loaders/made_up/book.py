"""The book of made-up figures: every value of every indicator, place by place, each from a draw of its own.

Values are whole numbers of the indicator's last decimal, so that what adds up adds up exactly.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from operator import add, sub

from data.catalogue import Indicator
from data.periods import Period, parse_period, period_of
from loaders.made_up.calibration import fit_flows
from loaders.made_up.places import Places, chance_of
from loaders.made_up.profiles import Profile, years_from_base
from loaders.made_up.span import Span

PROVINCE, COMMUNES, ENTITIES = "province", "communes", "entities"
Values = list[int]
Made = Callable[[Period], int]
Parts = Callable[[Period], dict[str, int]]
MadePlaces = Callable[[Period], Mapping[str, int]]


class Book:
    """Figures on demand, remembered. `made` are indicators of the province that other modules know better.

    made_places: those of which they know what each place has; a place that isn't named has none.
    """

    def __init__(
        self,
        places: Places,
        profiles: Mapping[str, Profile],
        span: Span,
        published: Mapping[tuple[str, str], Decimal],
    ) -> None:
        self.places = places
        self.catalogue = places.catalogue
        self.span = span
        self.made: dict[str, Made] = {}
        self.made_places: dict[str, MadePlaces] = {}
        self.made_parts: dict[str, Parts] = {}
        self._profiles = profiles
        self._published = published
        self._known: dict[tuple[str, str, str], Values] = {}
        self._fitted: dict[tuple[str, int], list[int]] = {}

    def knows(self, code: str) -> bool:
        """Whether the book can say what an indicator is."""
        indicator = self.catalogue.indicators[code]
        derived = bool(indicator.cumulative_of) and indicator.cumulative_of in self._profiles
        rated = indicator.rate is not None and indicator.province_value == "both"
        made = code in self.made or code in self.made_places or code in self.made_parts
        return code in self._profiles or made or derived or rated

    def grain(self, indicator: Indicator, period: Period) -> str:
        """What an indicator is told by in a period: entities, communes, or the province before there were any."""
        if indicator.entity:
            return ENTITIES
        by_commune = "commune" in indicator.levels and period.end >= self.places.communes_since
        return COMMUNES if by_commune else PROVINCE

    def names(self, indicator: Indicator, grain: str) -> tuple[str, ...]:
        """The places of a grain, in the order of the values."""
        if grain == PROVINCE:
            return (self.catalogue.province.code,)
        return self.places.communes if grain == COMMUNES else self.places.of_kind(indicator.entity)

    def values(self, code: str, period: Period, grain: str = "") -> Values:
        """The values of an indicator in a period, by place; of the grain that is its own there, or one asked for."""
        indicator = self.catalogue.indicators[code]
        own = self.grain(indicator, period)
        wanted = grain or own
        if wanted == PROVINCE != own:
            return [sum(self.values(code, period))]
        key = (code, period.code, wanted)
        if key not in self._known:
            self._known[key] = self._make(indicator, period, wanted)
        return self._known[key]

    def total(self, code: str, period: Period) -> int:
        """The province's value."""
        return sum(self.values(code, period))

    def month_of(self, code: str, month: Period) -> int:
        """The province's value of a daily indicator over a month."""
        return sum(self.over(code, month, PROVINCE, "month"))

    def attained(self, code: str, period: Period) -> int:
        """The province's value, computed from its parts where it is a rate."""
        indicator = self.catalogue.indicators[code]
        return self._rate(indicator, period) if indicator.rate else self.total(code, period)

    def parts(self, code: str, period: Period) -> dict[str, int]:
        """The parts of an indicator with a breakdown, adding up to its total."""
        if code in self.made_parts:
            return self.made_parts[code](period)
        profile = self._profiles.get(code)
        if profile is None or not profile.parts:
            return {}
        if not profile.sum:
            return self._levels(self.catalogue.indicators[code], profile, period)
        return split(self.total(code, period), profile.parts, chance_of(code, "parts", period.code))

    def over(self, code: str, period: Period, grain: str, scheme: str) -> Values:
        """What an indicator gives for a period of another scheme: added up or the last, as its rule over time says."""
        indicator = self.catalogue.indicators[code]
        if indicator.scheme == scheme:
            return self._adding(indicator, period, grain)
        if indicator.scheme in ("year", "week") and scheme in ("day", "week", "month", "quarter"):
            return self.values(code, period_of(indicator.scheme, period.end), grain)
        if indicator.scheme == "day" and period.start < self.span.first_day:
            return self._expected(indicator, period, grain)
        return self._added(indicator, period, grain)

    def _make(self, indicator: Indicator, period: Period, grain: str) -> Values:
        profile = self._profiles.get(indicator.code)
        if indicator.code in self.made:
            return [self.made[indicator.code](period)]
        if indicator.code in self.made_places:
            return [self.made_places[indicator.code](period).get(name, 0) for name in self.names(indicator, grain)]
        if indicator.code in self.made_parts or (profile and profile.parts and not profile.sum):
            return [sum(self.parts(indicator.code, period).values())]
        if indicator.basis == "cumulative":
            return self._running(indicator, period, grain)
        return self._plain(indicator, profile, period, grain) if profile else [self._rate(indicator, period)]

    def _plain(self, indicator: Indicator, profile: Profile, period: Period, grain: str) -> Values:
        if profile.adds:
            return self._stock(indicator, profile, period, grain)
        if indicator.code in self.catalogue.cumulative_code and grain == PROVINCE:
            return [self._flow(indicator, profile, period)]
        return self._raw(indicator, profile, period, grain)

    def _raw(self, indicator: Indicator, profile: Profile, period: Period, grain: str) -> Values:
        if profile.sum:
            return self._sum(profile, indicator, period, grain)
        if profile.stock:
            return self._cleared(indicator, profile, period, grain)
        if profile.of:
            return self._share(indicator, profile, period, grain)
        return self._drawn(indicator, profile, period, grain)

    def _adding(self, indicator: Indicator, period: Period, grain: str) -> Values:
        """What a period adds: its value, or of a year-to-date indicator without a code for the period, the increase."""
        if indicator.basis != "cumulative" or indicator.cumulative_of:
            return self.values(indicator.code, period, grain)
        own = self.grain(indicator, period)
        if grain == PROVINCE != own:
            return [sum(self._adding(indicator, period, own))]
        return self._raw(indicator, self._profiles[indicator.code], period, grain)

    def _drawn(self, indicator: Indicator, profile: Profile, period: Period, grain: str) -> Values:
        """A level with its season and noise, spread over the places."""
        chance = chance_of(indicator.code, grain, held(profile, period))
        level = self._level(indicator, profile, period) * max(0.0, 1 + profile.noise * chance.gauss(0, 1) / 2)
        names = self.names(indicator, grain)
        weights = self.places.weights(profile.over) if grain == COMMUNES else [1.0] * len(names)
        most = self._most(indicator)
        drawn = []
        for place, weight in zip(names, weights, strict=True):
            differs = (
                1 + profile.spread * self.places.skill(place, indicator.sector) + profile.noise * chance.gauss(0, 1)
            )
            exact = level * weight * max(0.05, differs if grain != PROVINCE else 1.0)
            drawn.append(min(most, _round(exact, profile, chance)))
        return drawn

    def _level(self, indicator: Indicator, profile: Profile, period: Period) -> float:
        size = self.places.size if profile.scaled and not indicator.entity else 1.0
        middle = period.start + (period.end - period.start) / 2
        return float(profile.level * size * profile.factor(middle, indicator.scheme) * 10**indicator.decimals)

    def _most(self, indicator: Indicator) -> int:
        most = indicator.plausible[1]
        return int(most.scaleb(indicator.decimals)) if most is not None else 10**15

    def _share(self, indicator: Indicator, profile: Profile, period: Period, grain: str) -> Values:
        """A share of another indicator, never above it unless the share is."""
        base = self.over(profile.of, period, grain, indicator.scheme)
        chance = chance_of(indicator.code, grain, held(profile, period))
        seasonal = profile.season[period.end.month - 1] if indicator.scheme != "year" else 1.0
        share = (profile.share + profile.rise * years_from_base(period.end)) * seasonal
        unit = 10.0 ** (indicator.decimals - self.catalogue.indicators[profile.of].decimals)
        made = []
        for place, whole in zip(self.names(indicator, grain), base, strict=True):
            own = (
                share + profile.spread * self.places.skill(place, indicator.sector) + profile.noise * chance.gauss(0, 1)
            )
            own = min(1.0, max(0.0, own)) if profile.share <= 1 else max(0.0, own)
            made.append(_round(whole * unit * own, profile, chance))
        return made

    def _sum(self, profile: Profile, indicator: Indicator, period: Period, grain: str) -> Values:
        result = [0] * len(self.names(indicator, grain))
        for code in profile.sum:
            values = self.over(code.lstrip("-"), period, grain, indicator.scheme)
            result = list(map(sub if code.startswith("-") else add, result, values))
        return result

    def _cleared(self, indicator: Indicator, profile: Profile, period: Period, grain: str) -> Values:
        """The share that is dealt with of what a stock held before and what came to it."""
        stock = self._profiles[profile.stock]
        chance = chance_of(indicator.code, grain, period.code)
        weekly = profile.week[period.end.weekday()] if indicator.scheme == "day" else 1.0
        waiting = self._before(profile.stock, period, grain)
        for code in stock.adds:
            waiting = list(map(add, waiting, self.values(code, period, grain)))
        for code in stock.takes:
            if code != indicator.code:
                waiting = list(map(sub, waiting, self.values(code, period, grain)))
        made = []
        for place, whole in zip(self.names(indicator, grain), waiting, strict=True):
            own = profile.share * weekly + profile.spread * self.places.skill(place, indicator.sector)
            own += profile.noise * chance.gauss(0, 1)
            made.append(_round(whole * min(1.0, max(0.0, own)), profile, chance))
        return made

    def _stock(self, indicator: Indicator, profile: Profile, period: Period, grain: str) -> Values:
        """What was there before, with what came and without what went; the periods before it are filled in first."""
        waiting = [period]
        first = self.span.complete(indicator.scheme)[0].start
        while waiting[-1].start > first and (indicator.code, waiting[-1].previous, grain) not in self._known:
            waiting.append(parse_period(waiting[-1].previous))
        result: Values = []
        for one in reversed(waiting):
            result = self._before(indicator.code, one, grain)
            for code in profile.adds:
                result = list(map(add, result, self.values(code, one, grain)))
            for code in profile.takes:
                result = list(map(sub, result, self.values(code, one, grain)))
            self._known[indicator.code, one.code, grain] = result
        return result

    def _before(self, code: str, period: Period, grain: str) -> Values:
        """A stock at the end of the period before; its opening before the first one."""
        before = parse_period(period.previous)
        if before.start >= self.span.complete(before.scheme)[0].start:
            return self.values(code, before, grain)
        return self.opening(code, grain)

    def opening(self, code: str, grain: str) -> Values:
        """A stock before the first period."""
        indicator, profile = self.catalogue.indicators[code], self._profiles[code]
        names = self.names(indicator, grain)
        if grain == ENTITIES:
            return [round(profile.opening * (1 - self.places.skill(name, indicator.sector))) for name in names]
        weights = self.places.weights(profile.over) if grain == COMMUNES else [1.0]
        return [round(profile.opening * self.places.size * weight) for weight in weights]

    def _running(self, indicator: Indicator, period: Period, grain: str) -> Values:
        """Everything since the year's start."""
        flow = self.catalogue.indicators[indicator.cumulative_of] if indicator.cumulative_of else indicator
        columns = [self._adding(flow, so_far, grain) for so_far in _year_until(period)]
        return [sum(column) for column in zip(*columns, strict=True)]

    def _flow(self, indicator: Indicator, profile: Profile, period: Period) -> int:
        """The province's flow of a period, fitted to what was published of its year."""
        key = (indicator.code, period.year)
        if key not in self._fitted:
            periods = _year_until(period_of(indicator.scheme, period.end.replace(month=12, day=31)))
            raw = [self._raw(indicator, profile, p, PROVINCE)[0] for p in periods]
            codes = [p.code for p in periods]
            to_date = self._said(self.catalogue.cumulative_code[indicator.code], codes)
            self._fitted[key] = fit_flows(raw, self._said(indicator.code, codes), to_date)
        return self._fitted[key][_year_until(period).index(period)]

    def _said(self, code: str, periods: Sequence[str]) -> dict[int, int]:
        """What was published of an indicator: number of the period in its year -> value."""
        decimals = self.catalogue.indicators[code].decimals
        found = {at: self._published.get((code, period)) for at, period in enumerate(periods)}
        return {at: int(value.scaleb(decimals)) for at, value in found.items() if value is not None}

    def _rate(self, indicator: Indicator, period: Period) -> int:
        """A rate that is also reported, from the very parts that are sent."""
        assert indicator.rate
        top, bottom = (
            sum(sum(self.over(code, period, PROVINCE, indicator.scheme)) for code in codes)
            for codes in (indicator.rate.numerator, indicator.rate.denominator)
        )
        exact = indicator.rate.factor * top / bottom if bottom else Decimal(0)
        return int(exact.scaleb(indicator.decimals).quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def _levels(self, indicator: Indicator, profile: Profile, period: Period) -> dict[str, int]:
        """Parts that have a level each, at most what the list allows."""
        chance = chance_of(indicator.code, period.code)
        most = self.catalogue.breakdowns[indicator.breakdown].most
        made = {}
        for item, level in profile.parts.items():
            exact = level * profile.factor(period.end, indicator.scheme) * (1 + profile.noise * chance.gauss(0, 1))
            made[item] = round(min(exact, most.get(item, exact)) * 10**indicator.decimals)
        return made

    def _expected(self, indicator: Indicator, period: Period, grain: str) -> Values:
        """What the days of a month would have given that is older than the first day."""
        profile = self._profiles[indicator.code]
        if profile.stock:
            return self.over(self._profiles[profile.stock].adds[0], period, grain, "")
        if profile.of:
            share = min(1.0, profile.share + profile.rise * years_from_base(period.end))
            return [round(whole * share) for whole in self.over(profile.of, period, grain, "")]
        weights = self.places.weights(profile.over) if grain == COMMUNES else [1.0]
        days = (period.end - period.start).days + 1
        level = profile.level * self.places.size * profile.factor(period.end, "month") * days
        return [round(level * weight) for weight in weights]

    def _added(self, indicator: Indicator, period: Period, grain: str) -> Values:
        inside = [period_of(indicator.scheme, period.end)]
        while inside[-1].start > period.start:
            inside.append(parse_period(inside[-1].previous))
        if indicator.aggregate.time == "last":
            return self.values(indicator.code, inside[0], grain)
        columns = [self.values(indicator.code, p, grain) for p in inside]
        return [sum(column) for column in zip(*columns, strict=True)]


def held(profile: Profile, period: Period) -> str:
    """What a draw is remembered by: its period, or the longer stretch for which it holds."""
    if not profile.steady:
        return period.code
    return "" if profile.steady == "always" else period_of(profile.steady, period.end).code


def split(total: int, shares: Mapping[str, float], chance: random.Random) -> dict[str, int]:
    """A total in parts of about these shares; the parts add up to it."""
    weights = {name: share * max(0.3, chance.gauss(1, 0.07)) for name, share in shares.items()}
    whole = sum(weights.values())
    exact = {name: total * weight / whole for name, weight in weights.items()}
    made = {name: int(value) for name, value in exact.items()}
    for name in sorted(exact, key=lambda n: made[n] - exact[n])[: total - sum(made.values())]:
        made[name] += 1
    return made


def _round(exact: float, profile: Profile, chance: random.Random) -> int:
    """A whole number near a value: the nearest of a steady one, else up or down by chance, so that few stay few."""
    return int(exact + (0.5 if profile.steady == "always" else chance.random()))


def _year_until(period: Period) -> list[Period]:
    """The periods of a year up to one of them."""
    found = [period]
    while found[-1].start.month > 1:
        found.append(period_of(period.scheme, found[-1].start - timedelta(days=1)))
    return found[::-1]
