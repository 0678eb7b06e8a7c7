"""Indicators that are counted from the register of tasks, in the lines that read_values and read_place_values take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from data.catalogue import Catalogue
from data.observations import OFFICIAL, SENDABLE
from data.periods import parse_period, period_of
from data.views.reader import TASKS, Reader

SHOWN_DAYS = 92
COUNTED = {
    "NV-01": ("assigned",),
    "NV-02": ("done_in_time",),
    "NV-03": ("done_late",),
    "NV-04": ("in_time",),
    "NV-05": ("overdue",),
    "NV-09": ("longest",),
    "NV-12": ("due_soon",),
    "NV-13": ("done_in_time", "done_late"),
    "NV-15": ("in_time", "overdue"),
}


@dataclass(frozen=True)
class _Counts:
    """One unit on one day."""

    day: date
    unit: str
    numbers: dict[str, int]
    made_up: bool
    revision: int

    def of(self, code: str) -> int:
        """The number behind a counted indicator."""
        return sum(self.numbers[name] for name in COUNTED[code])


def task_periods(reader: Reader, code: str) -> list[str]:
    """The last SHOWN_DAYS days on which tasks stood assigned; none for figures that the register does not give."""
    parts = _parts(reader.catalogue, code)
    if reader.catalogue.indicators[code].scheme != "day" or not all(part in COUNTED for part in parts):
        return []
    first = reader.store.rows("read_task_span", revision=reader.as_of.revision)[0][0]
    days = [reader.today - timedelta(days=n) for n in range(SHOWN_DAYS)]
    return [period_of("day", day).code for day in days if first and first <= day]


def task_lines(reader: Reader, wanted: Sequence[tuple[str, str]], by_place: bool) -> Iterator[tuple[Any, ...]]:
    """Lines as by_place.sql gives them, or as by_basis.sql does, of the wanted (indicator, day) pairs."""
    pairs = [(code, period) for code, period in wanted if len(period) == 10 and _counted(reader.catalogue, code)]
    counts = _count(reader, sorted({parse_period(period).end for _, period in pairs})) if pairs else {}
    for code, period in pairs:
        units = counts.get(parse_period(period).end)
        if units:
            yield from _by_place(reader, code, period, units) if by_place else [_whole(reader, code, period, units)]


def _count(reader: Reader, days: list[date]) -> dict[date, list[_Counts]]:
    """Day -> the counts of every unit; a unit without a task counts zero, on days when any unit has one."""
    found: dict[date, list[_Counts]] = {}
    for day, unit, *numbers, made_up, revision in reader.store.rows(
        "count_tasks", days=days, revision=reader.as_of.revision
    ):
        found.setdefault(day, []).append(
            _Counts(day, unit, dict(zip(_NUMBERS, numbers, strict=True)), made_up, revision)
        )
    for day, units in found.items():
        absent = reader.catalogue.units.keys() - {counts.unit for counts in units}
        made_up, revision = all(c.made_up for c in units), max(c.revision for c in units)
        units += [_Counts(day, unit, dict.fromkeys(_NUMBERS, 0), made_up, revision) for unit in sorted(absent)]
    return found


_NUMBERS = ("assigned", "done_in_time", "done_late", "in_time", "overdue", "longest", "due_soon")


def _parts(catalogue: Catalogue, code: str) -> list[str]:
    rate = catalogue.indicators[code].rate
    return [*rate.numerator, *rate.denominator] if rate else [code]


def _counted(catalogue: Catalogue, code: str) -> bool:
    return catalogue.indicators[code].source == TASKS and all(p in COUNTED for p in _parts(catalogue, code))


def _sides(catalogue: Catalogue, code: str, counts: _Counts) -> tuple[Decimal, Decimal | None]:
    rate = catalogue.indicators[code].rate
    if rate is None:
        return Decimal(counts.of(code)), None
    return Decimal(sum(map(counts.of, rate.numerator))), Decimal(sum(map(counts.of, rate.denominator)))


def _by_place(reader: Reader, code: str, period: str, units: list[_Counts]) -> Iterator[tuple[Any, ...]]:
    official = SENDABLE.index(OFFICIAL) + 1
    for c in units:
        sides = _sides(reader.catalogue, code, c)
        yield code, period, reader.catalogue.province.code, c.unit, *sides, official, False, c.made_up, c.revision, 1


def _whole(reader: Reader, code: str, period: str, units: list[_Counts]) -> tuple[Any, ...]:
    sides = [_sides(reader.catalogue, code, counts) for counts in units]
    denominators = [denominator for _, denominator in sides if denominator is not None]
    numerators = [numerator for numerator, _ in sides]
    return (
        *(code, period, "entities", sum(numerators), sum(denominators) if denominators else None, max(numerators)),
        *(len(units), SENDABLE.index(OFFICIAL) + 1, False, any(c.made_up for c in units)),
        *(max(c.revision for c in units), 1, 1),
    )
