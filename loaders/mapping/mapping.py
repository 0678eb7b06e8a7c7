"""A mapping: how the columns and names of a foreign file become indicators, places, parts and periods.

It is what a person has confirmed; it can be kept as text and holds for later files with the same headers.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from loaders.cells.plain_text import plain

IGNORED, UNCONFIRMED = "ignored", "unconfirmed"
AREA, INDICATOR, ENTITY, PART, PERIOD, UNIT = "area", "indicator", "entity", "part", "period", "unit"
NUMBER, CUMULATIVE = "number", "cumulative"
LABELS = (AREA, INDICATOR, ENTITY, PART, PERIOD, UNIT)
NUMBERS = (NUMBER, CUMULATIVE)
_TIMES = (
    (re.compile(r"\b(tháng|thang|quý|quy|tuần|tuan|ngày|t)\s*(?:[0-9]{1,2}|i{1,3}|iv)\b"), r"\1 #"),
    (re.compile(r"\b[0-9]{1,2}\s*(tháng|ngày|quý|tuần)\b"), r"# \1"),
    (re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])"), "#"),
)


@dataclass(frozen=True)
class Column:
    """What a column holds: a label of its rows, numbers, or nothing that is taken.

    Numbers: what the column says of all its numbers (indicator, area, part, period); the rest is said by the row, the
    sheet or the file. `cumulative` numbers are of the year-to-date twin of the row's indicator. unit: as written in
    the file, '' where it is the indicator's.
    """

    at: int
    header: str
    role: str = IGNORED
    indicator: str = ""
    area: str = ""
    part: str = ""
    period: str = ""
    unit: str = ""

    @property
    def key(self) -> str:
        """The header as it is found again next time, when its months and years are others."""
        return header_key(self.header)


@dataclass(frozen=True)
class Layout:
    """The columns of every table of a file that has these headers; taken: whether anything of it is."""

    columns: tuple[Column, ...]
    taken: bool = True

    @property
    def headers(self) -> tuple[str, ...]:
        """What tells one layout from another."""
        return tuple(column.header for column in self.columns)


@dataclass(frozen=True)
class ColumnMapping:
    """The whole of it. names: role -> words in the file -> code, '-' for a row that is left out.

    places, times: sheet name -> area or period that all its rows are about. signs_are_blank: '-' and '..' stand for a
    figure that is not there. point: numbers written as text have their decimals after a point.
    """

    form: str
    unit: str
    period: str
    layouts: tuple[Layout, ...]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    times: Mapping[str, str] = field(default_factory=dict)
    signs_are_blank: bool = False
    point: bool = False

    def layout_of(self, headers: tuple[str, ...], left: int) -> Layout | None:
        """The layout for a table with these headers that begins in this column."""
        fitting = (layout for layout in self.layouts if layout.headers == headers)
        return next((layout for layout in fitting if layout.columns[0].at == left), None)

    def decided(self, names: Mapping[str, Mapping[str, str]], signs_are_blank: bool, point: bool) -> ColumnMapping:
        """The same with what a person has decided about names and numbers."""
        merged = {role: {**self.names.get(role, {}), **names.get(role, {})} for role in {*self.names, *names}}
        return replace(self, names=merged, signs_are_blank=signs_are_blank, point=point)

    def to_text(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def mapping_from_text(text: str) -> ColumnMapping:
    """The mapping that was kept."""
    said: dict[str, Any] = json.loads(text)
    layouts = tuple(
        Layout(tuple(Column(**column) for column in layout["columns"]), layout["taken"]) for layout in said["layouts"]
    )
    return ColumnMapping(**said | {"layouts": layouts})


def header_key(header: str) -> str:
    """A header without its time: 'Thực hiện tháng 10' and 'Thực hiện tháng 11' are one column."""
    key = plain(header)
    for pattern, instead in _TIMES:
        key = pattern.sub(instead, key)
    return key


def counted_keys(headers: Iterable[str]) -> list[tuple[str, int]]:
    """Keys of headers, those that are alike counted from the left."""
    seen: Counter[str] = Counter()
    keys = []
    for header in headers:
        key = header_key(header)
        keys.append((key, seen[key]))
        seen[key] += 1
    return keys
