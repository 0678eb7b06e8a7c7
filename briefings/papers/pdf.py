"""A paper as PDF, and where it would end."""

from __future__ import annotations

import math
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from briefings.paper import read_from, typeset
from briefings.papers import look as sizes
from briefings.papers import words
from briefings.papers.document import Document, spread
from briefings.papers.look import Look

TEMPLATE = Path(__file__).with_name("document.typ")
LONG_WORD = re.compile(r"\S{24}(?=\S)")
MAY_BREAK = "\u200b"
SLACK = 12


@dataclass(frozen=True)
class End:
    """The page on which a paper ends, and how far down, in mm."""

    page: int
    y: float

    def keeps_to(self, limit: int) -> bool:
        """Whether it ends so far above the foot of the last page that a text processor's own lines find room too."""
        return self.page < limit or (self.page == limit and self.y <= sizes.PAGE_HEIGHT - sizes.BOTTOM - SLACK)

    def lines_over(self, limit: int, look: Look) -> int:
        """How many lines stand on the pages after `limit`."""
        full = sizes.PAGE_HEIGHT - sizes.TOP - sizes.BOTTOM
        return max(0, math.ceil(((self.page - limit - 1) * full + self.y - sizes.TOP) / look.pitch))


def find_end(document: Document, look: Look) -> End:
    """Where the paper ends in this look."""
    return End(**read_from(TEMPLATE, _told(document, look), "end"))


def write_pdf(document: Document, look: Look) -> bytes:
    """The paper as PDF, with its font in it."""
    return typeset(TEMPLATE, _told(document, look))


def _told(document: Document, look: Look) -> dict[str, Any]:
    frame = {"country": words.COUNTRY, "motto": words.MOTTO, "receivers": words.RECEIVERS}
    margins = {"top": sizes.TOP, "bottom": sizes.BOTTOM, "left": sizes.LEFT, "indent": sizes.INDENT}
    blocks = tuple(asdict(part) for part in spread(document.blocks, look.run_in))
    return {**_breakable({**asdict(document), "blocks": blocks}), "look": {**asdict(look), **margins}, "words": frame}


def _breakable(part: Any) -> Any:
    """The same with places to break in words that no line could hold."""
    if isinstance(part, str):
        return LONG_WORD.sub(lambda word: word[0] + MAY_BREAK, part)
    if isinstance(part, dict):
        return {name: _breakable(item) for name, item in part.items()}
    return [_breakable(item) for item in part] if isinstance(part, tuple) else part
