"""Names and codes of communes, today's and those from before 1/7/2025."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.catalogue.model import Catalogue
from data.catalogue.old_areas import OldArea, old_areas
from loaders.known_names import MAYBE, NO_MATCH, SURE, UNKNOWN, Match, NameBook, fold
from loaders.row_signs import plain

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
        areas = catalogue.areas.values()
        names = [(area.code, name) for area in areas for name in (area.name, area.short_name)]
        self._now = NameBook(names, by_words=False)
        self._old: dict[str, list[OldArea]] = {}
        for old in old_areas(catalogue.province.code):
            for name in {fold(old.name), fold(old.short_name)}:
                self._old.setdefault(name, []).append(old)
        self._found: dict[str, Match] = {}
        self._old_codes = {old.code: old for old in old_areas(catalogue.province.code) if old.code}
        self.old_list = any(self._only_old(text) for text in texts)

    def title(self, code: str) -> str:
        """The name of a place of today."""
        area = self._catalogue.areas.get(code)
        return area.name if area else code

    def is_code(self, text: str) -> bool:
        """Whether a text is the code of a place of today or of before."""
        return self._now.is_code(text) or plain(text).removesuffix(".0").zfill(5) in self._old_codes

    def find(self, text: str) -> Match:
        """Today's place that a name or a code means."""
        if text not in self._found:
            self._found[text] = self._find(_written_out(text))
        return self._found[text]

    def _find(self, words: str) -> Match:
        now, old = self._now.find(words), self._former(words)
        if now.confidence == SURE:
            return self._doubt(now, old) if self.old_list else now
        if old:
            return self._became(old)
        return now if now.code else NO_MATCH

    def _former(self, text: str) -> list[OldArea]:
        """The former communes of this name or code; a district beside the name tells those of one name apart."""
        code = plain(text).removesuffix(".0")
        if code.isdigit():
            found = self._old_codes.get(code.zfill(5))
            return [found] if found else []
        match = _DISTRICT.search(plain(text))
        named = self._old.get(fold(_DISTRICT.sub("", plain(text)) if match else text)) or self._old.get(fold(text), [])
        within = [old for old in named if match and fold(match[1]) in fold(old.district)]
        return within or named

    def _became(self, old: list[OldArea]) -> Match:
        places = {code for area in old for code in area.became}
        said = ", ".join(sorted({f"{area.name} ({area.district})" for area in old}))
        if len(places) == 1:
            code = places.pop()
            return Match(code, SURE, f"tên cũ: {said}, từ 1/7/2025 thuộc {self.title(code)}")
        now = ", ".join(self.title(code) for code in sorted(places))
        several = "có nhiều nơi cùng tên cũ" if len(old) > 1 else "đã chia về nhiều nơi"
        return Match("", UNKNOWN, f"{said} {several}: {now}")

    def _doubt(self, now: Match, old: list[OldArea]) -> Match:
        """In a list of former communes a name that still exists may mean the smaller one of before."""
        places = {code for area in old for code in area.became}
        if not old or places == {now.code}:
            return now
        others = ", ".join(self.title(code) for code in sorted(places))
        return Match(now.code, MAYBE, f"tệp dùng tên xã trước 1/7/2025; nơi cùng tên trước đây nay thuộc {others}")

    def _only_old(self, text: str) -> bool:
        words = _written_out(text)
        return self._now.find(words).confidence != SURE and bool(self._former(words))


def _written_out(text: str) -> str:
    words = plain(text)
    for pattern, kind in _KINDS:
        words = pattern.sub(kind, words)
    return words
