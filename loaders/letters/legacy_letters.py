"""The tables of letters that offices used before Unicode: TCVN3 (ABC, .VnTime) and VNI-Windows, letter by letter.

legacy_letters.tsv holds the 134 letters; TCVN3's capitals with tones stand in TCVN 5712 only, its fonts draw them.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from loaders.letters.syllables import sense, share_of_sense

FEWEST_WORDS = 2
SENSIBLE_SHARE = 0.8
SENSELESS_SHARE = 0.5
_FILE = Path(__file__).with_name("legacy_letters.tsv")
_ANSI = ("cp1252", "cp1258", "latin-1")
_PIECE = re.compile(r"[^\t\r\n;,|]+")
_OLD_LETTERS = re.compile("[¶¸®¡-¦¨ª¬\u00ad¯º»¾¿ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ]")


@dataclass(frozen=True)
class LetterTable:
    """A table: its name for users, how its fonts' names begin, and which characters stand for which letter."""

    name: str
    fonts: str
    letters: Mapping[str, str] = field(repr=False)
    pattern: re.Pattern[str] = field(repr=False)

    def read(self, raw: str) -> str:
        """The text in Unicode; `raw` holds the bytes of the table as Latin-1 characters."""
        return unicodedata.normalize("NFC", self.pattern.sub(lambda match: self.letters[match.group()], raw))

    def write(self, text: str) -> str:
        """The opposite; letters that the table lacks stay."""
        codes = {letter: code for code, letter in self.letters.items()}
        return "".join(codes.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


@cache
def letter_tables() -> tuple[LetterTable, ...]:
    """TCVN3 and VNI."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return (_table("TCVN3 (ABC, phông .VnTime)", ".vn", "tcvn3", rows), _table("VNI", "vni", "vni", rows))


def table_of(text: str) -> LetterTable | None:
    """The table of text that some program took for Unicode; None when it is as it should be, or can't be told."""
    if not _OLD_LETTERS.search(text):
        return None
    pieces = [piece for piece in _PIECE.findall(text) if _OLD_LETTERS.search(piece)]
    raw = "\n".join(seen for piece in pieces if (seen := as_seen_by_windows(piece)) is not None)
    scores = sorted(((*sense(table.read(raw)), table) for table in letter_tables()), key=lambda score: -score[0])
    sensible, words, table = scores[0]
    enough = sensible >= max(FEWEST_WORDS, words * SENSIBLE_SHARE, scores[1][0] + FEWEST_WORDS)
    return table if enough and share_of_sense("\n".join(pieces)) < SENSELESS_SHARE else None


def as_seen_by_windows(text: str) -> str | None:
    """Text of one of the code pages of Windows as Latin-1 characters; None when it holds other letters."""
    for page in _ANSI:
        try:
            return text.encode(page).decode("latin-1")
        except UnicodeEncodeError:
            continue
    return None


def mend_piece(table: LetterTable, text: str, sure: bool = False) -> str:
    """The text in Unicode where it makes more sense in the table, or no less when that is sure; else as it is."""
    before = share_of_sense(text)
    raw = as_seen_by_windows(text) if sure or before < 1 else None
    if raw is None or text.isascii():
        return text
    read = table.read(raw)
    after = share_of_sense(read)
    return read if after > before or (sure and after == before) else text


def _table(name: str, fonts: str, column: str, rows: list[dict[str, str]]) -> LetterTable:
    letters = {bytes.fromhex(row[column]).decode("latin-1"): row["letter"] for row in rows if row[column]}
    codes = sorted(letters, key=len, reverse=True)
    return LetterTable(name, fonts, letters, re.compile("|".join(map(re.escape, codes))))
