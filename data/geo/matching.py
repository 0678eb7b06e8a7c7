"""Whose shape is it? By official code, then by name, whichever columns these stand in."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.catalogue.model import Area
from data.geo import words
from data.geo.geofile import BoundaryError

Columns = Mapping[str, Sequence[Any]]
_KIND = re.compile(r"^(?:xã|phường|đặc khu|thị trấn)\s+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True)
class Match:
    """Area code -> the row of its shape, found by code or by name; `strangers`: what the other rows are called."""

    by_code: dict[str, int]
    by_name: dict[str, int]
    strangers: tuple[str, ...]

    @property
    def rows(self) -> dict[str, int]:
        """Area code -> row, however it was found."""
        return self.by_code | self.by_name


def match(columns: Columns, areas: Mapping[str, Area]) -> Match:
    """Each commune's row. Raises BoundaryError where a code, or a name that has to do, stands in several rows."""
    codes = [same_code(value) for value in _column(columns, same_code, areas.keys())]
    names = _column(columns, bare_name, {bare_name(area.name) for area in areas.values()})
    by_code = _find({code: code for code in areas}, codes, areas, set(range(len(codes))), words.CODE_TWICE)
    by_name: dict[str, int] = {}
    for key in (full_name, bare_name):
        found = by_code | by_name
        wanted = {code: key(area.name) for code, area in areas.items() if code not in found}
        free = set(range(len(names))) - set(found.values())
        by_name |= _find(wanted, [key(value) for value in names], areas, free, words.NAME_TWICE)
    rows = set(by_code.values()) | set(by_name.values())
    count = max(len(codes), len(names))
    return Match(by_code, by_name, tuple(_called(names, codes, row) for row in range(count) if row not in rows))


def same_code(value: Any) -> str:
    """14758, '14758', 14758.0 and ' 14758 ' are one code; official codes have five figures."""
    text = str(value).strip().removesuffix(".0")
    return text.zfill(5) if text.isdigit() else text


def full_name(value: Any) -> str:
    """A name without case, doubled spaces and the place of its tone marks: 'Xã Thuỷ' is 'xã Thủy'."""
    text = unicodedata.normalize("NFD", " ".join(str(value or "").split()).casefold())
    return " ".join(_tone_last(syllable) for syllable in text.split())


def bare_name(value: Any) -> str:
    """The same without Xã, Phường, Đặc khu."""
    plain = unicodedata.normalize("NFC", " ".join(str(value or "").split()).casefold())
    return full_name(_KIND.sub("", plain))


def _tone_last(syllable: str) -> str:
    tones = "".join(mark for mark in syllable if mark in _TONES)
    return "".join(mark for mark in syllable if mark not in _TONES) + tones


def _column(columns: Columns, key: Callable[[Any], str], known: Collection[str]) -> Sequence[Any]:
    """The column that has most of the known keys; nothing when none has any."""
    hits = {name: len({key(value) for value in column} & set(known)) for name, column in columns.items()}
    best = max(hits, key=hits.__getitem__, default="")
    return columns[best] if best and hits[best] else []


def _find(
    wanted: Mapping[str, str], keys: Sequence[str], areas: Mapping[str, Area], free: set[int], doubled: str
) -> dict[str, int]:
    """Area code -> the one free row with its key."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row in sorted(free):
        rows[keys[row]].append(row)
    for code, key in wanted.items():
        if len(rows.get(key, ())) > 1:
            raise BoundaryError(doubled.format(code=code, name=areas[code].name, count=len(rows[key])))
    return {code: rows[key][0] for code, key in wanted.items() if key in rows}


def _called(names: Sequence[Any], codes: Sequence[str], row: int) -> str:
    said = (str(column[row]) for column in (names, codes) if column and column[row] not in (None, ""))
    return next(said, f"dòng {row + 1}")
