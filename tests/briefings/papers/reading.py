"""Papers read back: what stands in a PDF and in a Word file."""

from __future__ import annotations

import io
import unicodedata

from docx import Document as open_docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from pypdf import PageObject, PdfReader

from briefings.papers import Written


def pages_of(written: Written) -> list[PageObject]:
    """The pages of the PDF."""
    return list(PdfReader(io.BytesIO(written.pdf)).pages)


def pdf_text(written: Written) -> str:
    """All text of the PDF in one line."""
    return one_line(" ".join(page.extract_text() for page in pages_of(written)))


def word_of(written: Written) -> WordDocument:
    """The Word file, opened."""
    return open_docx(io.BytesIO(written.docx))


def docx_text(written: Written) -> str:
    """All text of the Word file in one line, tables included."""
    paragraphs = word_of(written).element.body.iter(qn("w:p"))
    return one_line(" ".join("".join(text.text or "" for text in found.iter(qn("w:t"))) for found in paragraphs))


def one_line(text: str) -> str:
    """Words parted by single spaces, without the places where long words may break."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())
