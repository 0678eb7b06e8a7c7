"""What has changed in the catalogue since figures came in: definition, unit, calculation, direction, judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from data.catalogue import Catalogue, Indicator
from data.catalogue.versions import load_version
from data.views.reader import Reader

ASPECTS: dict[str, Callable[[Indicator], object]] = {
    "định nghĩa": lambda i: i.definition,
    "đơn vị tính": lambda i: i.unit,
    "cách tính": lambda i: (i.rate, i.formula, i.aggregate, i.province_value),
    "chiều đánh giá": lambda i: i.direction,
    "cách đánh giá": lambda i: (i.judgement, i.limit),
}


@dataclass(frozen=True)
class Redefined:
    """An indicator as it is now, and which aspects of it were others."""

    indicator: Indicator
    aspects: tuple[str, ...]


@dataclass(frozen=True)
class CameUnder:
    """A version of the catalogue under which values came in; aspects None when that version is not kept here."""

    version: str
    aspects: tuple[str, ...] | None


def redefined(then: Catalogue, now: Catalogue) -> tuple[Redefined, ...]:
    """Every indicator of now that also was then, and was something else."""
    pairs = ((then.indicators[code], i) for code, i in now.indicators.items() if code in then.indicators)
    found = (Redefined(i, changed_aspects(before, i)) for before, i in pairs)
    return tuple(change for change in found if change.aspects)


def changed_aspects(then: Indicator, now: Indicator) -> tuple[str, ...]:
    """In what an indicator differs from what it was."""
    return tuple(name for name, aspect in ASPECTS.items() if aspect(then) != aspect(now))


def read_redefined(reader: Reader) -> tuple[Redefined, ...]:
    """The indicators that are defined otherwise now than at the moment looked at; none when that is not known."""
    rows = reader.store.rows("read_catalogue_version", revision=reader.as_of.revision)
    then = load_version(reader.store.folder, rows[0][0]) if rows else None
    return redefined(then, reader.catalogue) if then else ()


def read_came_under(reader: Reader, indicator: Indicator, versions: Iterable[str]) -> list[CameUnder]:
    """Each of these versions once, with what has changed of the indicator since."""
    return [CameUnder(version, _since(reader, indicator, version)) for version in dict.fromkeys(versions) if version]


def _since(reader: Reader, indicator: Indicator, version: str) -> tuple[str, ...] | None:
    then = reader.catalogue if version == reader.catalogue.version else load_version(reader.store.folder, version)
    if then is None or indicator.code not in then.indicators:
        return None
    return changed_aspects(then.indicators[indicator.code], indicator)
