"""Vietnamese text as it is typed without its signs: for searching, file names and addresses."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Lower case without diacritics: 'Đông Sơn' -> 'dong son'."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Words joined by hyphens, for names of files and addresses: 'Số liệu, quý I' -> 'so-lieu-quy-i'."""
    return _NOT_PLAIN.sub("-", fold(text)).strip("-")


def for_xml(text: str) -> str:
    """A text with spaces for the signs that no XML document may hold, so that office files can be opened."""
    return _NOT_XML.sub(" ", text)
