"""A paper written twice: in the roomiest look that keeps to its pages, as PDF and as Word file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from briefings.papers import words
from briefings.papers.document import Document, cleaned
from briefings.papers.look import Look
from briefings.papers.pdf import End, find_end, write_pdf
from briefings.papers.word_file import write_docx


@dataclass(frozen=True)
class Written:
    """A paper as files. pages: of the PDF; warnings: sentences for who has to mend it."""

    pdf: bytes
    docx: bytes
    pages: int
    warnings: tuple[str, ...] = ()


def write(
    document: Document,
    name: str,
    ladder: tuple[Look, ...],
    made_at: datetime,
    limit: int = 0,
    warnings: Iterable[str] = (),
) -> Written:
    """The files of a paper. limit: the pages that it may have, 0 for any number; no text is ever cut to reach it."""
    kept = cleaned(document)
    look, end = _fitting(kept, ladder, limit)
    told = tuple(warnings)
    if limit and end.page > limit:
        over = {"paper": name, "pages": end.page, "limit": limit, "lines": end.lines_over(limit, look)}
        told = (words.TOO_LONG.format_map(over), *told)
    return Written(write_pdf(kept, look), write_docx(kept, look, made_at), end.page, told)


def _fitting(document: Document, ladder: tuple[Look, ...], limit: int) -> tuple[Look, End]:
    """The first look that keeps to the limit, else the last one; far too much text is not tried in all of them."""
    for look in ladder[:-1]:
        end = find_end(document, look)
        if not limit or end.keeps_to(limit):
            return look, end
        if end.page > 2 * limit:
            break
    return ladder[-1], find_end(document, ladder[-1])
