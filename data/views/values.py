"""Values: what an indicator is in a period, on what basis, how complete, how fresh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from data.catalogue import Catalogue, Indicator
from data.disclosure import hide_small
from data.entities import Entity, read_entities
from data.observations import SENDABLE
from data.periods import Period, parse_period, period_of
from data.views.reader import TASKS, PlaceValue, Reader, Value, part_codes
from data.views.task_values import task_lines, task_periods

REPORTED = "reported"
AREAS = "areas"
ENTITIES = "entities"
NUMERATOR = "numerator"
DENOMINATOR = "denominator"
_IN_TIME = attrgetter("start", "end", "code")


def read_values(reader: Reader, wanted: Sequence[tuple[str, str]], breakdown: str = "") -> dict[tuple[str, str], Value]:
    """The province's value of each (indicator, period) asked for, where there is one."""
    known = reader.memory.values
    asked = [key for key in dict.fromkeys(wanted) if (*key, breakdown) not in known]
    if asked:
        found = _find_values(reader, asked, breakdown)
        known.update({(*key, breakdown): found.get(key) for key in asked})
    return {key: value for key in dict.fromkeys(wanted) if (value := known[*key, breakdown])}


def read_place_values(reader: Reader, code: str, periods: Sequence[str]) -> dict[str, list[PlaceValue]]:
    """Period -> the values of the communes or entities of one indicator, without those that are too small to show."""
    found = read_undisclosed(reader, code, periods)
    hidden = {period: _too_small(reader, code, values) for period, values in found.items()}
    return {period: [v for v in values if v.place not in hidden[period]] for period, values in found.items()}


def read_hidden_places(reader: Reader, code: str, period: str) -> set[str]:
    """The places whose value of a period is there but too small to show, and those that protect them."""
    if not reader.catalogue.indicators[code].small_cell:
        return set()
    return _too_small(reader, code, read_undisclosed(reader, code, [period]).get(period, []))


def read_undisclosed(reader: Reader, code: str, periods: Sequence[str]) -> dict[str, list[PlaceValue]]:
    """Period -> every value of the communes or entities of one indicator: only for sums, never to be shown."""
    found = read_values_of_places(reader, [(code, period) for period in periods])
    return {period: values for (_, period), values in found.items()}


def read_values_of_places(
    reader: Reader, wanted: Sequence[tuple[str, str]], place: str = ""
) -> dict[tuple[str, str], list[PlaceValue]]:
    """(indicator, period) -> the values of its communes or entities; of one of them only, when it is named.

    Where a rate is both sent and computed, what was sent counts.
    """
    asked = set(wanted)
    places: dict[tuple[str, str], dict[str, PlaceValue]] = {}
    for row in _ask(reader, "place_", wanted, place=place):
        line, period, area, entity, numerator, denominator, official, approx, made_up, revision, _ = row
        code = line.removesuffix("|computed")
        amount = _amount(reader.catalogue.indicators[code], numerator, denominator)
        if amount is not None and (code, period) in asked and place in ("", entity or area):
            value = PlaceValue(entity or area, amount, denominator, approx, made_up, SENDABLE[official - 1], revision)
            places.setdefault((code, period), {}).setdefault(value.place, value)
    return {key: list(found.values()) for key, found in places.items()}


def read_periods_with_data(reader: Reader, codes: Iterable[str]) -> dict[str, list[Period]]:
    """Indicator -> its periods with data, oldest first. A rate has those of its parts or its own."""
    asked = list(codes)
    counted = {code for code in asked if reader.catalogue.indicators[code].source == TASKS}
    parts = {code: part_codes(reader.catalogue.indicators[code]) for code in asked}
    _remember_periods(reader, {part for code in parts.keys() - counted for part in parts[code]})
    return {
        code: sorted(map(parse_period, task_periods(reader, code)))
        if code in counted
        else _periods(reader.catalogue, code, reader.memory.periods)
        for code in asked
    }


def read_received(reader: Reader, revisions: set[int]) -> dict[int, datetime]:
    """Revision -> the time its file was received."""
    receipts = reader.store.remembered("receipts", lambda: dict(reader.store.rows("read_receipts")))
    if not revisions <= receipts.keys():
        receipts = dict(reader.store.rows("read_receipts"))
    return {revision: receipts[revision] for revision in revisions}


def places_of(reader: Reader, indicator: Indicator) -> dict[str, str]:
    """Code -> short name of every place that is expected to have a value of this indicator."""
    if indicator.entity == "unit":
        form = reader.catalogue.form_of.get(indicator.code, "")
        return (
            {unit.code: unit.short_name for unit in reader.catalogue.units.values()}
            if form or indicator.rate or indicator.source == TASKS
            else {}
        )
    if indicator.entity:
        return {e.code: e.name for e in entities_of(reader, indicator.entity)}
    return {area.code: area.short_name for area in reader.catalogue.communes.values()}


def entities_of(reader: Reader, kind: str) -> list[Entity]:
    """The entities of one kind, asked for once by a reader."""
    known = reader.memory.entities
    if kind not in known:
        known[kind] = read_entities(reader.store, reader.as_of, kind)
    return known[kind]


def _find_values(reader: Reader, wanted: Sequence[tuple[str, str]], breakdown: str) -> dict[tuple[str, str], Value]:
    """The values that the memory does not have, from the store."""
    rows = [_Row._make(row) for row in _ask(reader, "", wanted, breakdown)]
    received = read_received(reader, {row.revision for row in rows}) if rows else {}
    bases: dict[tuple[str, str], dict[str, _Row]] = {}
    for row in rows:
        bases.setdefault((row.indicator, row.period), {})[row.basis] = row
    expected = _expected(reader, {row.indicator for row in rows})
    values = {}
    for code, period in wanted:
        direct = bases.get((code, period), {})
        computed = bases.get((f"{code}|computed", period), {})
        value = _choose(reader.catalogue, code, direct, computed, expected, received)
        if value:
            values[code, period] = value
    return values


def _too_small(reader: Reader, code: str, values: Iterable[PlaceValue]) -> set[str]:
    least = reader.catalogue.indicators[code].small_cell
    return hide_small({value.place: value.amount for value in values}, least) if least else set()


def _remember_periods(reader: Reader, codes: set[str]) -> None:
    """Ask for the periods with data of the codes that the reader has not asked for yet."""
    known, revision = reader.memory.periods, reader.as_of.revision
    asked = sorted(codes - known.keys())
    if not asked:
        return
    rows = reader.store.rows("read_periods_with_data", codes=asked, revision=revision)
    doubtful = {(code, period) for code, period, taken_back in rows if taken_back}
    if doubtful:
        doubtful_codes, doubtful_periods = (sorted(set(column)) for column in zip(*doubtful, strict=True))
        doubtful -= set(
            reader.store.rows(
                "read_periods_still_standing", codes=doubtful_codes, periods=doubtful_periods, revision=revision
            )
        )
    known.update({code: [] for code in asked})
    for code, period, _ in rows:
        if (code, period) not in doubtful:
            known[code].append(parse_period(period))
    for code in asked:
        known[code].sort(key=_IN_TIME)


def _ask(
    reader: Reader, what: str, wanted: Sequence[tuple[str, str]], breakdown: str = "", place: str = ""
) -> list[tuple[Any, ...]]:
    """The lines of read_{what}values, read_{what}rates and read_{what}rates_over_time, each where it is needed."""
    rows = list(task_lines(reader, wanted, by_place=what != ""))
    submitted = [key for key in wanted if reader.catalogue.indicators[key[0]].source != TASKS]
    for name, need in _need(reader.catalogue, submitted).items():
        if need["codes"]:
            rows += reader.store.rows(
                f"read_{what}{name}",
                **need,
                breakdown=breakdown,
                province=reader.catalogue.province.code,
                revision=reader.as_of.revision,
                place=place,
            )
    return rows


class _Part(NamedTuple):
    """One part of a rate, on one side of the fraction; of how many parts."""

    indicator: str
    part: str
    side: str
    parts: int


_LISTS = ("indicators", "parts", "sides", "counts", "periods", "part_periods", "rules")


def _need(catalogue: Catalogue, wanted: Sequence[tuple[str, str]]) -> dict[str, dict[str, list[Any]]]:
    """What each of the three reads has to be asked."""
    plain: list[tuple[str, str]] = []
    same: list[tuple[_Part, str]] = []
    over_time: list[tuple[Any, ...]] = []
    for code, period in wanted:
        indicator = catalogue.indicators[code]
        if indicator.rate is None or indicator.province_value != "computed":
            plain.append((code, period))
        parts = _fraction(indicator)
        if _share_scheme(catalogue, code, parts):
            same += [(part, period) for part in parts]
        else:
            over_time += [line for part in parts for line in _over_time(catalogue, part, period)]
    lines = list(dict.fromkeys(part for part, _ in same))
    return {
        "values": _scope((code for code, _ in plain), (period for _, period in plain)),
        "rates": _scope((part.part for part in lines), (p for _, p in same)) | _parallel(_LISTS[:4], lines),
        "rates_over_time": _scope((line[1] for line in over_time), ()) | _parallel(_LISTS, over_time),
    }


def _scope(codes: Iterable[str], periods: Iterable[str]) -> dict[str, list[Any]]:
    return {"codes": list(dict.fromkeys(codes)), "part_periods": list(dict.fromkeys(periods))}


def _fraction(indicator: Indicator) -> list[_Part]:
    """The parts that a rate is computed from; none where it is only reported, or no rate."""
    if indicator.rate is None or indicator.province_value == REPORTED:
        return []
    computed = indicator.code if indicator.province_value == "computed" else f"{indicator.code}|computed"
    sides = [(p, NUMERATOR) for p in indicator.rate.numerator] + [(p, DENOMINATOR) for p in indicator.rate.denominator]
    return [_Part(computed, part, side, len(sides)) for part, side in sides]


def _share_scheme(catalogue: Catalogue, code: str, parts: Iterable[_Part]) -> bool:
    """Whether each part has a value of its own for the very periods of the indicator."""
    return all(catalogue.indicators[p.part].scheme == catalogue.indicators[code].scheme for p in parts)


def _over_time(catalogue: Catalogue, part: _Part, period: str) -> Iterator[tuple[Any, ...]]:
    own = catalogue.indicators[part.part]
    for part_period in part_periods(own, parse_period(period)):
        yield (*part, period, part_period, own.aggregate.time)


def _parallel(names: Sequence[str], lines: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    return dict(zip(names, map(list, zip(*lines, strict=True)), strict=True)) if lines else {}


class _Row(NamedTuple):
    """A line of read_values.sql."""

    indicator: str
    period: str
    basis: str
    numerator: Decimal
    denominator: Decimal | None
    largest: Decimal
    places: int
    official: int
    approx: bool
    made_up: bool
    revision: int
    present: int
    wanted: int


def _choose(
    catalogue: Catalogue,
    code: str,
    direct: Mapping[str, _Row],
    computed: Mapping[str, _Row],
    expected: Mapping[str, Mapping[str, int]],
    received: Mapping[int, datetime],
) -> Value | None:
    """The value that counts, and beside a reported one what its parts or places give."""
    indicator = catalogue.indicators[code]
    own_rate = indicator.rate is not None and indicator.province_value == "computed"
    said = None if own_rate else direct.get(REPORTED)
    made = [computed[b] for b in (REPORTED, ENTITIES, AREAS) if b in computed]
    made += [direct[b] for b in ((REPORTED,) if own_rate else ()) + (ENTITIES, AREAS) if b in direct]
    amounts = [(row, amount) for row in made if (amount := _aggregate(indicator, row)) is not None]
    first = amounts[0] if amounts and indicator.province_value != REPORTED else None
    if indicator.province_value == "computed" and first:
        said = None
    row, amount = (said, said.numerator) if said else first or (None, None)
    if row is None or amount is None:
        return None
    whole = row is said or row.basis == REPORTED
    return Value(
        indicator=indicator.code,
        period=row.period,
        amount=amount,
        basis=REPORTED if row is said else row.basis,
        obs_status=SENDABLE[row.official - 1],
        approx=row.approx,
        made_up=row.made_up,
        have=1 if whole else row.places,
        expected=1 if whole else max(row.places, expected[row.indicator][row.basis]),
        revision=row.revision,
        received_at=received[row.revision],
        other=first[1] if said and first else None,
        present=row.present,
        wanted=row.wanted,
        finer=_finer_scheme(catalogue, indicator) if row.wanted > 1 else "day",
    )


def _finer_scheme(catalogue: Catalogue, indicator: Indicator) -> str:
    """The scheme of the periods that are counted where parts are finer than their rate: that of most periods."""
    sample = period_of(indicator.scheme, date(2026, 1, 31))
    parts = [catalogue.indicators[code] for code in part_codes(indicator)]
    return max(parts, key=lambda part: len(part_periods(part, sample))).scheme


def _aggregate(indicator: Indicator, row: _Row) -> Decimal | None:
    """What the places of one line add up to, by the indicator's declared rule."""
    if row.denominator is not None:
        return _amount(indicator, row.numerator, row.denominator)
    rule = indicator.aggregate.entity if row.basis == ENTITIES else indicator.aggregate.area
    if rule == "sum":
        return row.numerator
    if rule == "max":
        return row.largest
    if rule == "mean":
        return _rounded(row.numerator / row.places, indicator)
    return None


def _rounded(exact: Decimal, indicator: Indicator) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-indicator.decimals), rounding=ROUND_HALF_UP)


def part_periods(part: Indicator, period: Period) -> list[str]:
    """The part's periods that make up a period: itself, the finer ones inside it, or the year's plan around it."""
    if part.scheme == period.scheme:
        return [period.code]
    if part.scheme == "year":
        return [str(period.year)]
    inside = [period_of(part.scheme, period.end)]
    while (before := parse_period(inside[-1].previous)).start >= period.start:
        inside.append(before)
    return [p.code for p in reversed(inside) if p.start >= period.start]


def _periods(catalogue: Catalogue, code: str, known: Mapping[str, list[Period]]) -> list[Period]:
    """Periods of the indicator's own scheme in which it, or the first numerator of its rate, has data."""
    indicator = catalogue.indicators[code]
    own = known.get(code, [])
    if indicator.rate is None or indicator.province_value == REPORTED:
        return own
    made = (period_of(indicator.scheme, period.end) for period in known.get(indicator.rate.numerator[0], []))
    return sorted({period.code: period for period in (*own, *made)}.values(), key=_IN_TIME)


def _expected(reader: Reader, codes: Iterable[str]) -> dict[str, dict[str, int]]:
    """Indicator -> basis -> how many places should be there; entity kinds are counted once."""
    catalogue = reader.catalogue
    kinds = {code: catalogue.indicators[code.split("|")[0]].entity for code in codes}
    count = {kind: _count_entities(reader, kind) for kind in set(kinds.values())}
    return {code: {REPORTED: 1, AREAS: len(catalogue.communes), ENTITIES: count[kind]} for code, kind in kinds.items()}


def _count_entities(reader: Reader, kind: str) -> int:
    if kind == "unit":
        return len(reader.catalogue.units)
    return len(entities_of(reader, kind)) if kind else 0


def _amount(indicator: Indicator, numerator: Decimal, denominator: Decimal | None) -> Decimal | None:
    """A plain value, or factor x numerator / denominator to the indicator's decimals; None over nothing."""
    if denominator is None:
        return numerator
    if denominator == 0 or indicator.rate is None:
        return None
    return _rounded(indicator.rate.factor * numerator / denominator, indicator)
