"""A deck as PPTX: one slide a screen, with notes."""

from __future__ import annotations

import io

from pptx.presentation import Presentation as Slides

from briefings import pack_words as words
from briefings.deck import Deck, Screen
from briefings.slides.foot import draw_qr, put_foot
from briefings.slides.ground import open_slides, the_layout
from briefings.slides.page import Page, clean
from briefings.slides.screens import put_screen


def write_slides(deck: Deck) -> bytes:
    """The presentation's bytes."""
    slides, qr = open_slides(deck), draw_qr(deck)
    for at, screen in enumerate(deck.screens, start=1):
        _add_slide(slides, deck, screen, at, qr)
    stream = io.BytesIO()
    slides.save(stream)
    return stream.getvalue()


def _add_slide(slides: Slides, deck: Deck, screen: Screen, at: int, qr: bytes) -> None:
    page = Page(slides.slides.add_slide(the_layout(slides)))
    put_screen(page, screen, deck)
    put_foot(page, deck, screen, at, qr)
    frame = page.slide.notes_slide.notes_text_frame
    assert frame is not None
    frame.text = "\n".join(_notes(screen, page.cut))


def _notes(screen: Screen, cut: list[str]) -> list[str]:
    """What only the presenter sees: notes, time, what was cut on the slide, all sources."""
    lines = [clean(note) for note in screen.notes]
    if screen.minutes:
        lines.append(words.MINUTES.format(minutes=screen.minutes))
    if cut:
        lines += [words.NOTES_CUT, *dict.fromkeys(map(clean, cut))]
    if screen.sources:
        lines += [words.NOTES_SOURCES, *map(clean, screen.sources)]
    return lines
