"""How much room a text takes in the slides' typeface, and the size at which it fits."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

FONT = "Arial"
LEADING = 1.2
SMALLEST = 12
MANY = 12
MORE = "…"
_BOLD = 1.1
_WIDEST = 1015
_WIDTHS = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[]\\ft\u00a0",
    334: "{}",
    333: "-()r`−",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckksvxyz",
    556: "#$0123456789?L_abdeghnopqu–đ",
    584: "+<=>~·",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUwĐ",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "…■◆●○▲",
}
_OF = {sign: wide for wide, signs in _WIDTHS.items() for sign in signs}
_MARKED = 1.14  # where a free twin of the typeface lacks a Vietnamese letter, a wider one stands in


@dataclass(frozen=True)
class Fitted:
    """Texts at a size at which they fit; cut: whether something had to be left out."""

    texts: tuple[str, ...]
    size: float
    height: float
    cut: bool = False


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line in points, rather too wide than too narrow."""
    return sum(map(_advance, text)) * size / 1000 * (_BOLD if bold else 1)


@lru_cache(maxsize=1024)
def _advance(sign: str) -> int:
    if sign in _OF:
        return _OF[sign]
    if unicodedata.combining(sign):
        return 0
    parts = unicodedata.normalize("NFD", sign)
    return round(_OF.get(parts[0], _WIDEST) * (_MARKED if len(parts) > 1 else 1))


def line_count(text: str, room: float, size: float, bold: bool = False) -> int:
    """How many lines a text takes; a word longer than a line is broken."""
    count, used = 1, 0.0
    space = width(" ", size, bold)
    for word in text.split(" "):
        wide = width(word, size, bold)
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        used += (space if used else 0) + wide
        if used > room:
            broken = int(used // room)
            count, used = count + broken, used - broken * room
    return count


def height(texts: Sequence[str], room: float, size: float, bold: bool = False, gap: float = 0.0) -> float:
    """The height of paragraphs with a gap, as a share of the size, between them."""
    lines = sum(line_count(text, room, size, bold) for text in texts)
    return lines * size * LEADING + max(len(texts) - 1, 0) * gap * size


def fit(
    texts: Sequence[str], room: tuple[float, float], sizes: Sequence[float], bold: bool = False, gap: float = 0.0
) -> Fitted:
    """The largest of the sizes at which all fit into width and height; at the smallest, as much as fits."""
    wide, high = room
    for size in sizes:
        needed = height(texts, wide, size, bold, gap)
        if needed <= high + 0.01:
            return Fitted(tuple(texts), size, needed)
    size = sizes[-1]
    if high < size * LEADING - 0.01:
        return Fitted((), size, 0.0, cut=True)
    kept = _shortened(list(texts), wide, high, (size, bold, gap))
    return Fitted(tuple(kept), size, height(kept, wide, size, bold, gap), cut=True)


def _shortened(texts: list[str], wide: float, high: float, way: tuple[float, bool, float]) -> list[str]:
    """The first paragraphs, the last of them cut where the room ends."""
    size, bold, gap = way
    high += 0.01
    while len(texts) > 1 and height([*texts[:-1], MORE], wide, size, bold, gap) > high:
        texts.pop()
    least, most = 0, len(texts[-1])
    while least < most:
        middle = (least + most + 1) // 2
        if height([*texts[:-1], texts[-1][:middle] + MORE], wide, size, bold, gap) <= high:
            least = middle
        else:
            most = middle - 1
    return [*texts[:-1], texts[-1][:least].rstrip() + MORE]


def gap_of(texts: Sequence[str]) -> float:
    """The gap between paragraphs, as a share of their size: less between many."""
    return 0.35 if len(texts) <= MANY else 0.15


def one_line(text: str, room: float, size: float, bold: bool = False) -> str:
    """A text cut to one line."""
    return fit([text], (room, size * LEADING), [size], bold).texts[0]
