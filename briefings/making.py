"""Each document of a frozen meeting as bytes: what a process of its own is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from briefings.deck import Deck
from briefings.numbers_workbook import write_numbers
from briefings.pack import compose_pack
from briefings.pack_files import zip_pack
from briefings.papers import Written, write_invitation, write_notice, write_report, write_speech
from briefings.presenter.page import present_html
from briefings.slides.writing import write_slides
from data.briefings.model import Briefing, Conclusion
from data.catalogue import Catalogue


def make_page(deck: Deck, token: str = "") -> bytes:
    """The presenter."""
    return present_html(deck, token=token).encode()


def make_report(deck: Deck, kind: str) -> bytes:
    """The report; kind: pdf or docx."""
    return _as(write_report(deck), kind)


def make_speech(deck: Deck, kind: str) -> bytes:
    """The speech."""
    return _as(write_speech(deck), kind)


def make_notice(deck: Deck, conclusions: Sequence[Conclusion], kind: str) -> bytes:
    """The notice of conclusions, as a draft."""
    return _as(write_notice(deck, conclusions), kind)


def make_invitation(briefing: Briefing, catalogue: Catalogue, now: datetime, kind: str) -> bytes:
    """The invitation."""
    return _as(write_invitation(briefing, catalogue, now), kind)


def make_slides(deck: Deck) -> bytes:
    """The slides."""
    return write_slides(deck)


def make_numbers(deck: Deck) -> bytes:
    """The workbook of all numbers."""
    return write_numbers(deck)


def make_zip(deck: Deck) -> bytes:
    """Everything as one file."""
    return zip_pack(compose_pack(deck))


def _as(written: Written, kind: str) -> bytes:
    return written.pdf if kind == "pdf" else written.docx
