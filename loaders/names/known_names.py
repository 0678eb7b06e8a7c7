"""Words of a foreign file -> codes that the catalogue knows, each with how sure that is and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loaders.cells.plain_text import plain

SURE, MAYBE, UNKNOWN = "chắc chắn", "có thể", "chưa nhận ra"
LEFT_OUT = "-"
CLOSE, CLEARLY = 0.6, 0.05
_MARK = re.compile(r"^(?:[-+*•–—]\s*|[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]\s*|[ivx]{1,4}[.)]\s+|[a-zđ][.)]\s+)+")
_BRACKETS = re.compile(r"\([^()]*\)")
_SIGNS = re.compile(r"[^\w%]+")
_TONES = {
    **{"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa"},
    **{"oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe"},
    **{"uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"},
}
_SHORT = {
    "nsnn": "ngân sách nhà nước",
    "ns": "ngân sách",
    "nn": "nhà nước",
    "xk": "xuất khẩu",
    "nk": "nhập khẩu",
    "kn": "kim ngạch",
    "gtsx": "giá trị sản xuất",
    "dn": "doanh nghiệp",
    "vđt": "vốn đầu tư",
    "đtc": "đầu tư công",
    "hh": "hàng hóa",
    "dv": "dịch vụ",
    "dt": "doanh thu",
    "bhyt": "bảo hiểm y tế",
    "bhxh": "bảo hiểm xã hội",
    "tnld": "tai nạn lao động",
    "tngt": "tai nạn giao thông",
    "ubnd": "ủy ban nhân dân",
    "xd": "xây dựng",
    "sl": "số lượng",
    "tmbl": "tổng mức bán lẻ",
}


@dataclass(frozen=True)
class Match:
    """A code ('' for none, LEFT_OUT for what is left out), how sure it is, and why."""

    code: str
    confidence: str
    reason: str


NO_MATCH = Match("", UNKNOWN, "không giống tên nào đã biết")


def fold(text: str) -> str:
    """Words as they are compared: no numbering before them, no brackets, no signs, one way to place tones."""
    words = _BRACKETS.sub(" ", _MARK.sub("", plain(text)))
    for old, new in _TONES.items():
        words = words.replace(old, new)
    return " ".join(_SHORT.get(word, word) for word in _SIGNS.sub(" ", words).split())


def without_tones(text: str) -> str:
    """The letters without their marks: 'Hoằng Giang' -> 'hoang giang'."""
    marks = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


class NameBook:
    """Names and codes of one kind of thing; a name may stand for several, then nothing is sure.

    by_words: whether a name that shares most of its words may be meant; names of places differ by the order of theirs.
    """

    def __init__(self, names: Iterable[tuple[str, str]], by_words: bool = True) -> None:
        self._by_name: dict[str, set[str]] = {}
        self._bare: dict[str, set[str]] = {}
        self._titles: dict[str, str] = {}
        for code, name in names:
            self._by_name.setdefault(fold(name), set()).add(code)
            self._bare.setdefault(without_tones(name), set()).add(code)
            self._titles.setdefault(code, name)
        self._words = [(set(name.split()), codes) for name, codes in self._by_name.items()] if by_words else []
        self._codes = {code.casefold(): code for code in self._titles}
        self._found: dict[str, Match] = {}

    @property
    def titles(self) -> Mapping[str, str]:
        """Code -> its first name."""
        return self._titles

    def title(self, code: str) -> str:
        """The first name of a code."""
        return self._titles.get(code, code)

    def is_code(self, text: str) -> bool:
        """Whether a text is one of the codes."""
        return plain(text).removesuffix(".0") in self._codes

    def find(self, text: str) -> Match:
        """What a text means."""
        if text not in self._found:
            self._found[text] = self._by_code(text) or self._exact(text) or self._close(text) or NO_MATCH
        return self._found[text]

    def _by_code(self, text: str) -> Match | None:
        code = self._codes.get(plain(text).removesuffix(".0"))
        return Match(code, SURE, "đúng mã") if code else None

    def _exact(self, text: str) -> Match | None:
        codes = self._by_name.get(fold(text), set())
        if len(codes) == 1:
            return Match(next(iter(codes)), SURE, "đúng tên")
        if codes:
            return Match("", UNKNOWN, f"tên này chung cho {', '.join(sorted(codes))}")
        alike = self._bare.get(without_tones(text), set())
        return Match(next(iter(alike)), MAYBE, "giống tên khi bỏ dấu") if len(alike) == 1 else None

    def _close(self, text: str) -> Match | None:
        """The one name that shares most words, when it is clearly ahead of the others."""
        words = set(fold(text).split())
        scores: dict[str, float] = {}
        for name, codes in self._words if len(words) > 1 else ():
            score = len(words & name) / len(words | name)
            for code in codes:
                scores[code] = max(score, scores.get(code, 0.0))
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < CLOSE or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEARLY):
            return None
        return Match(ranked[0][0], MAYBE, f"gần giống “{self.title(ranked[0][0])}”")
