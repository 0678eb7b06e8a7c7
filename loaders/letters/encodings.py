"""Bytes -> text: which of the encodings that Vietnamese offices use. What could be read two ways is refused."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from loaders.letters.legacy_letters import (
    FEWEST_WORDS,
    SENSIBLE_SHARE,
    LetterTable,
    as_seen_by_windows,
    letter_tables,
    table_of,
)
from loaders.letters.syllables import sense, share_of_sense
from loaders.problems.problem import Place, Problem, make_problem

UTF8 = "UTF-8"
WINDOWS = "windows-1258"
LOOKED_AT = 2_000
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 LE"), (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 BE"))
_WIDER = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(rb"[^\r\n]*[^\r\n\x00-\x7f][^\r\n]*")
_Reader = Callable[[bytes], str | None]


@dataclass(frozen=True)
class Decoded:
    """The text of a file in NFC, and the encoding that it came in."""

    text: str
    encoding: str = UTF8


def decode_text(content: bytes) -> Decoded | Problem:
    """The text, or why its encoding can't be told, with the line."""
    if content.startswith(_WIDER):
        return make_problem("unknown_encoding", found="UTF-32")
    for mark, codec, name in _WIDE:
        if content.startswith(mark):
            return _decode_wide(content.removeprefix(mark), codec, name)
    if b"\0" in content:
        wide = utf16_without_mark(content)
        nul = make_problem("nul_characters", _line_of(content, content.index(0)))
        return _decode_wide(content, *wide) if wide else nul
    try:
        return _look_for_old_letters(content.decode("utf-8-sig"), UTF8)
    except UnicodeDecodeError as error:
        return _decode_single_bytes(content, error.start)


def _decode_wide(content: bytes, codec: str, name: str) -> Decoded | Problem:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return make_problem("unknown_encoding", found=f"{name} nhưng bị cắt mất một phần")
    if "\0" in text:
        return make_problem("nul_characters", _line_after(text[: text.index("\0")]))
    return _look_for_old_letters(text, name)


def utf16_without_mark(content: bytes) -> tuple[str, str] | None:
    """Codec and name for text in UTF-16 whose mark is missing: its letters a-z have NUL always on the same side."""
    head = content[:4096]
    before, after = (head[start::2].count(0) * 2 for start in (0, 1))
    if max(before, after) * 3 < len(head) or min(before, after) * 20 > len(head):
        return None
    codec, name = _WIDE[0][1:] if after > before else _WIDE[1][1:]
    return None if _CONTROL.search(head.decode(codec, "replace")) else (codec, name)


def _look_for_old_letters(text: str, encoding: str) -> Decoded | Problem:
    """Text that is Unicode; a program may have taken an older table for it."""
    text = unicodedata.normalize("NFC", text)
    if "\ufffd" in text:
        return make_problem("lost_characters", _line_after(text[: text.index("\ufffd")]))
    table = table_of(text)
    if table is None:
        return Decoded(text, encoding)
    for number, line in enumerate(_LINE_END.split(text), 1):
        raw = as_seen_by_windows(line)
        if raw is None or (_is_sensible(line) and share_of_sense(table.read(raw)) < 1):
            return make_problem("mixed_encodings", _line(number), found=encoding, wanted=table.name)
    return Decoded(table.read(as_seen_by_windows(text) or text), table.name)


def _decode_single_bytes(content: bytes, start: int) -> Decoded | Problem:
    """Bytes that are no UTF-8: the one reading in which the words make sense, in every line."""
    readings = {name: text for name, read in _READERS.items() if (text := read(content)) is not None}
    scores = {name: sense(text) for name, text in readings.items()}
    best, second = sorted(scores, key=lambda name: -scores[name][0])[:2]
    sensible, words = scores[best]
    lead = sensible - scores[second][0]
    sure = sensible >= max(1, words * SENSIBLE_SHARE) and (lead == sensible or lead >= FEWEST_WORDS)
    if not sure and not (sensible == 0 and scores.get(WINDOWS) == (0, 0)):
        line = _line_of(content, start)
        mixed = _find_mixed(content, _main_reading(content, best), LOOKED_AT)
        return mixed or make_problem("unknown_encoding", line, line.cell)
    name = best if sensible else WINDOWS
    return _find_mixed(content, name) or Decoded(unicodedata.normalize("NFC", readings[name]), name)


def _main_reading(content: bytes, best: str) -> str:
    """UTF-8 where some line makes sense in it."""
    lines = (match.group() for match in islice(_LINE.finditer(content), LOOKED_AT))
    return UTF8 if any(_is_sensible(_utf8(line)) for line in lines) else best


def _find_mixed(content: bytes, name: str, most: int | None = None) -> Problem | None:
    """The first line that makes no sense in this reading but in another one."""
    for match in islice(_LINE.finditer(content), most):
        line = match.group()
        if share_of_sense(_READERS[name](line) or line.decode("latin-1")) == 1:
            continue
        for other, read in _READERS.items():
            if other != name and _is_sensible(read(line)):
                return make_problem("mixed_encodings", _line_of(content, match.start()), found=other, wanted=name)
    return None


def _is_sensible(text: str | None) -> bool:
    sensible, words = sense(text or "")
    return sensible == words > 0


def _utf8(content: bytes) -> str | None:
    return _by_codec(content, "utf-8")


def _windows(content: bytes) -> str | None:
    return _by_codec(content, "cp1258")


def _by_codec(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        return None


def _by_table(table: LetterTable) -> _Reader:
    return lambda content: table.read(content.decode("latin-1"))


_READERS: dict[str, _Reader] = {
    UTF8: _utf8,
    WINDOWS: _windows,
    **{table.name: _by_table(table) for table in letter_tables()},
}


def _line_of(content: bytes, at: int) -> Place:
    return _line(len(_LINE_END.findall(content[:at].decode("latin-1"))) + 1)


def _line_after(text: str) -> Place:
    return _line(len(_LINE_END.findall(text)) + 1)


def _line(number: int) -> Place:
    return Place(row=number, cell=f"dòng {number}")
