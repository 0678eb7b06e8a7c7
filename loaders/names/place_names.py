"""Names and codes of communes, today's and those from before 1/7/2025."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from data.catalogue.model import Catalogue
from data.catalogue.old_areas import OldArea, old_areas
from loaders.cells.plain_text import plain
from loaders.names.known_names import MAYBE, NO_MATCH, SURE, UNKNOWN, Match, NameBook, fold

_KINDS = (
    (re.compile(r"^(?:p|ph)\s*\.\s*"), "phường "),
    (re.compile(r"^x\s*\.\s*"), "xã "),
    (re.compile(r"^tt\s*\.\s*"), "thị trấn "),
)
_DISTRICT = re.compile(r"\s*[,(–-]\s*(?:huyện|h\.|thành phố|tp\.?|thị xã|tx\.?)?\s*([^,()]+)\)?$")


class PlaceNames:
    """Looks up what place a text means. `old_list`: the file names communes of before 1/7/2025."""

    def __init__(self, catalogue: Catalogue, texts: Iterable[str] = ()) -> None:
        self._catalogue = catalogue
        self._province = catalogue.province.code
        areas = catalogue.areas.values()
        names = [(area.code, name) for area in areas for name in (area.name, area.short_name)]
        self._now = NameBook(names, by_words=False)
        self._found: dict[str, Match] = {}
        self.old_list = any(self._only_old(text) for text in texts)

    def title(self, code: str) -> str:
        """The name of a place of today."""
        area = self._catalogue.areas.get(code)
        return area.name if area else code

    def is_code(self, text: str) -> bool:
        """Whether a text is the code of a place of today or of before."""
        return self._now.is_code(text) or _plain_code(text) in _old_codes(self._province)

    def contradicts(self, name: str, code: str) -> bool:
        """Whether a name is that of another place than the one of a code; the same code was another one's before."""
        now = self._now.find(_written_out(name))
        return now.code != code if now.confidence == SURE else bool(former_areas(self._province, _written_out(name)))

    def find(self, text: str) -> Match:
        """Today's place that a name or a code means."""
        if text not in self._found:
            self._found[text] = self._find(_written_out(text))
        return self._found[text]

    def _find(self, words: str) -> Match:
        now, old = self._now.find(words), former_areas(self._province, words)
        if now.confidence == SURE:
            return self._doubt(now, old) if self.old_list else now
        if old:
            return self._became(old)
        return now if now.code else NO_MATCH

    def _became(self, old: Sequence[OldArea]) -> Match:
        places = {code for area in old for code in area.became}
        said = ", ".join(sorted({f"{area.name} ({area.district})" for area in old}))
        if len(places) == 1:
            code = places.pop()
            return Match(code, SURE, f"tên cũ: {said}, từ 1/7/2025 thuộc {self.title(code)}")
        now = ", ".join(self.title(code) for code in sorted(places))
        several = "có nhiều nơi cùng tên cũ" if len(old) > 1 else "đã chia về nhiều nơi"
        return Match("", UNKNOWN, f"{said} {several}: {now}")

    def _doubt(self, now: Match, old: Sequence[OldArea]) -> Match:
        """In a list of former communes a name that still exists may mean the smaller one of before."""
        places = {code for area in old for code in area.became}
        if not old or places == {now.code}:
            return now
        others = ", ".join(self.title(code) for code in sorted(places))
        return Match(now.code, MAYBE, f"tệp dùng tên xã trước 1/7/2025; nơi cùng tên trước đây nay thuộc {others}")

    def _only_old(self, text: str) -> bool:
        words = _written_out(text)
        return self._now.find(words).confidence != SURE and bool(former_areas(self._province, words))


def former_areas(province: str, text: str) -> Sequence[OldArea]:
    """The former communes of this name or code; a district beside the name tells those of one name apart."""
    if plain(text).removesuffix(".0").isdigit():
        found = _old_codes(province).get(_plain_code(text))
        return [found] if found else []
    match, names = _DISTRICT.search(plain(text)), _old_names(province)
    named = names.get(fold(_DISTRICT.sub("", plain(text)) if match else text)) or names.get(fold(text), [])
    within = [old for old in named if match and fold(match[1]) in fold(old.district)]
    return within or named


def said_of_former(catalogue: Catalogue, text: str) -> str:
    """A sentence that says what became of the former communes that a code or a name means; '' for none."""
    old = former_areas(catalogue.province.code, _written_out(text))
    became = {code: catalogue.areas[code].name for area in old for code in area.became if code in catalogue.areas}
    if not became:
        return ""
    said = ", ".join(sorted({f"{area.name} ({area.district})" for area in old}))
    return f"Trước 1/7/2025 là {said}; nay thuộc {', '.join(f'{code} ({name})' for code, name in became.items())}."


@cache
def _old_names(province: str) -> Mapping[str, list[OldArea]]:
    names: dict[str, list[OldArea]] = {}
    for old in old_areas(province):
        for name in {fold(old.name), fold(old.short_name)}:
            names.setdefault(name, []).append(old)
    return names


@cache
def _old_codes(province: str) -> Mapping[str, OldArea]:
    return {old.code: old for old in old_areas(province) if old.code}


def _plain_code(text: str) -> str:
    return plain(text).removesuffix(".0").zfill(5)


def _written_out(text: str) -> str:
    words = plain(text)
    for pattern, kind in _KINDS:
        words = pattern.sub(kind, words)
    return words
