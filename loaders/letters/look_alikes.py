"""Letters of other alphabets that look Latin, wide ones, hidden ones: read as what they look like, and told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from loaders.cells.grid import CellValue, Grid, Sheet
from loaders.problems.problem import Place, Problem, make_problem

_CYRILLIC = dict(zip("АВЕІЈКМНОРСЅТУҮХԚԜасеһіјорѕухԛԝԁ", "ABEIJKMHOPCSTYYXQWacehijopsyxqwd", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_HYPHENS = dict.fromkeys("\u2010\u2011", "-")
_HIDDEN = dict.fromkeys("\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff", "")
_WIDE_SIGNS = "－．／＿"
_WIDE_OR_DRAWN = (*range(0xFF10, 0xFF5B), *map(ord, _WIDE_SIGNS), *range(0x1D400, 0x1D800))
_WIDE = {
    chr(code): plain
    for code in _WIDE_OR_DRAWN
    if (plain := unicodedata.normalize("NFKC", chr(code))).isalnum() or chr(code) in _WIDE_SIGNS
}
_TABLES = ((_CYRILLIC, "chữ Kirin"), (_GREEK, "chữ Hy Lạp"), (_WIDE, "chữ khổ rộng"), (_HIDDEN, "ký tự ẩn"))
_PLAIN = str.maketrans(_CYRILLIC | _GREEK | _WIDE | _HYPHENS | _HIDDEN)
_STRANGE = frozenset(map(chr, _PLAIN))
_WORD = re.compile(r"\S+")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")


def plain_words(text: str) -> str:
    """The text with each word that only looks Latin made so; a word with other foreign letters stays as it is."""
    return text if text.isascii() or _STRANGE.isdisjoint(text) else _WORD.sub(_plain_word, text)


def plain_text(text: str) -> tuple[str, list[Problem]]:
    """The same for a whole text table, with a notice that counts the words."""
    read = plain_words(text)
    changed = [word[0] for word in _WORD.finditer(text) if _plain_word(word) != word[0]] if read != text else []
    return read, [_notice(changed, len(changed), Place())] if changed else []


def plain_cells(grid: Grid) -> tuple[Grid, list[Problem]]:
    """The same for the cells of sheets, with a notice for each sheet that counts the cells."""
    read = [(sheet, _changes(sheet.texts)) for sheet in grid.sheets]
    if not any(changed for _, changed in read):
        return grid, []
    notices = [_notice_of_sheet(sheet, changed) for sheet, changed in read if changed]
    return replace(grid, sheets=tuple(_with(sheet, changed) for sheet, changed in read)), notices


def _plain_word(word: re.Match[str]) -> str:
    if _STRANGE.isdisjoint(word[0]):
        return word[0]
    read = unicodedata.normalize("NFC", word[0].translate(_PLAIN))
    return word[0] if _FOREIGN.search(read) else read


def _changes(texts: Iterable[str]) -> dict[str, str]:
    return {text: read for text in texts if (read := plain_words(text)) != text}


def _with(sheet: Sheet, changed: Mapping[str, str]) -> Sheet:
    rows: list[list[CellValue]] = [
        [changed.get(value, value) if isinstance(value, str) else value for value in row] for row in sheet.rows
    ]
    return replace(sheet, rows=rows) if changed else sheet


def _notice_of_sheet(sheet: Sheet, changed: Mapping[str, str]) -> Problem:
    found = [
        (line, value)
        for line, row in zip(sheet.lines, sheet.rows, strict=True)
        for value in row
        if isinstance(value, str) and value in changed
    ]
    return _notice([value for _, value in found], len(found), Place(sheet=sheet.name, row=found[0][0]))


def _notice(texts: Iterable[str], count: int, place: Place) -> Problem:
    """Says of the first one which letters it has."""
    first = next(iter(texts))
    word = next(word[0] for word in _WORD.finditer(first) if _plain_word(word) != word[0])
    kinds = [name for table, name in _TABLES if any(letter in table for letter in word)] or ["dấu nối khác"]
    return make_problem("look_alike_letters", place, f"“{word}”: {', '.join(kinds)}", count)
