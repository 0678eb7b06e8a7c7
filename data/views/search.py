"""Search: indicators, sectors, units, communes and pages by code or words, with diacritics or without."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from data.catalogue import Catalogue
from data.plain_text import fold

MOST_RESULTS = 12
LONGEST_QUERY = 80
SHORTEST_ABBREVIATION = 3
INDICATOR, SECTOR, UNIT, COMMUNE, PAGE = "indicator", "sector", "unit", "commune", "page"


@dataclass(frozen=True)
class Entry:
    """Something that can be found. about: what tells it from its namesakes; also: more words it answers to."""

    kind: str
    code: str
    name: str
    about: str = ""
    also: str = ""


def catalogue_entries(catalogue: Catalogue) -> list[Entry]:
    """Sectors, units, communes and indicators, in this order; among equals the order decides."""
    sectors = [Entry(SECTOR, s.code, s.short_name, also=s.name) for s in catalogue.sectors.values()]
    units = [Entry(UNIT, u.code, u.name, also=u.short_name) for u in catalogue.units.values()]
    communes = [Entry(COMMUNE, a.code, a.name, also=a.short_name) for a in catalogue.communes.values()]
    indicators = [
        Entry(INDICATOR, i.code, i.name, catalogue.sectors[i.sector].short_name, i.short_name)
        for i in catalogue.indicators.values()
        if i.sector in catalogue.sectors
    ]
    return [*sectors, *units, *communes, *indicators]


def search(entries: Iterable[Entry], text: str) -> tuple[Entry, ...]:
    """The best MOST_RESULTS entries: the very code, then codes that begin so, then those that hold every word.

    Of these: spelt with the signs that were typed, the whole name, whole words, early in the name; then as given. A
    word of the query may be the beginning of a word, or the first letters of some. Nothing is found by a query without
    a letter or a digit.
    """
    asked = text[:LONGEST_QUERY]
    if not _words(fold(asked)):
        return ()
    ranked = [(rank, number, entry) for number, entry in enumerate(entries) if (rank := _rank(entry, asked))]
    return tuple(entry for _, _, entry in sorted(ranked, key=lambda found: found[:2])[:MOST_RESULTS])


def _rank(entry: Entry, asked: str) -> tuple[int, ...]:
    """The lower the better; () where the entry does not answer to the query."""
    code, typed = fold(entry.code), fold(asked).strip()
    if typed == code:
        return (0,)
    if "-" in typed and code.startswith(typed):
        return (1,)
    wanted, known = _words(typed), _words(fold(f"{entry.code} {entry.name} {entry.also} {entry.about}"))
    names = [_words(fold(name)) for name in (entry.name, entry.also) if name]
    initials = ["".join(word[0] for word in name) for name in names]
    if not all(any(word.startswith(part) for word in known) or _abbreviates(part, initials) for part in wanted):
        return ()
    place = min(_place(wanted, name) for name in names)
    return (2, _misspelt(entry, asked), wanted not in names, not set(wanted) <= set(known), place)


def _abbreviates(part: str, initials: list[str]) -> bool:
    """Whether a word is the first letters of words that follow each other, as bhyt is of bảo hiểm y tế."""
    return len(part) >= SHORTEST_ABBREVIATION and any(part in letters for letters in initials)


def _misspelt(entry: Entry, asked: str) -> int:
    """How many words of the query were typed with signs that no name has; words without signs fit all."""
    known = _words(_signed(f"{entry.name} {entry.also}"))
    typed = [part for part in _words(_signed(asked)) if part != fold(part)]
    return sum(not any(word.startswith(part) for word in known) for part in typed)


def _place(wanted: list[str], name: list[str]) -> int:
    """Where in a name the words of the query stand one after the other; beyond its end where they do not."""
    for at in range(len(name) - len(wanted) + 1):
        if all(map(str.startswith, name[at:], wanted)):
            return at
    return LONGEST_QUERY


def _signed(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text).split()
