"""A paper before it is written: plain parts that the PDF and the Word file are made from alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

HEADING, SUBHEADING, TEXT, NOTE = "heading", "subheading", "text", "note"
LEFT, CENTER, RIGHT = "left", "center", "right"
END = "./."

Part = TypeVar("Part")


@dataclass(frozen=True)
class Head:
    """What stands above the title: left who issues it under whom, and its number; right place and date.

    draft: 'DỰ THẢO' under the number of what is not signed yet.
    """

    above: str
    issuer: tuple[str, ...]
    number: str
    dated: str
    draft: str = ""


@dataclass(frozen=True)
class Line:
    """A heading or a paragraph. lead: its first words, set bold."""

    kind: str
    text: str
    lead: str = ""


@dataclass(frozen=True)
class Column:
    """A column of the table. width: its share of the page in mm."""

    header: str
    width: int
    align: str


@dataclass(frozen=True)
class Grid:
    """The table of a paper."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Listing:
    """Sentences under a bold lead: a dash line each, or in one paragraph where space is short."""

    lead: str
    texts: tuple[str, ...]


Block = Line | Grid | Listing


@dataclass(frozen=True)
class Document:
    """A paper. aside: when, where, which edition, under the subject; mark: 'Có số liệu minh họa' under the title.

    signature: the posts, a line each; tail: small at the end.
    """

    title: str
    subject: tuple[str, ...]
    blocks: tuple[Block, ...]
    head: Head | None = None
    aside: tuple[str, ...] = ()
    mark: str = ""
    signature: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()


def cleaned(part: Part) -> Part:
    """The same, every text without what neither XML nor paper can hold: control and direction marks, half signs."""
    kept: Any = part
    if isinstance(part, str):
        kept = "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in part)
        kept = unicodedata.normalize("NFC", kept)
    elif isinstance(part, tuple):
        kept = tuple(cleaned(item) for item in part)
    elif is_dataclass(part) and not isinstance(part, type):
        kept = replace(part, **{field.name: cleaned(getattr(part, field.name)) for field in fields(part)})
    return kept  # type: ignore[no-any-return]


def spread(blocks: tuple[Block, ...], run_in: bool) -> Iterator[Line | Grid]:
    """What is set, top to bottom; run_in: lists in one paragraph each."""
    for block in blocks:
        if not isinstance(block, Listing):
            yield block
        elif run_in:
            yield Line(TEXT, f"{'; '.join(open_ended(text) for text in block.texts)}.", f"{block.lead} ")
        else:
            yield Line(SUBHEADING, block.lead)
            yield from bullets(block.texts)


def bullets(texts: tuple[str, ...]) -> tuple[Line, ...]:
    """A dash line each."""
    return tuple(Line(TEXT, f"- {text}") for text in texts if text.strip())


def open_ended(text: str) -> str:
    """Without what closes it already."""
    return text.strip().removesuffix(END).rstrip(" .;,")
