"""What stands at the foot of every slide: snapshot, cut-off, coverage, mark, sources, page and QR code."""

from __future__ import annotations

import io

import segno

from briefings import pack_words as words
from briefings.deck import Deck, Screen
from briefings.slides.figures import MADE_UP
from briefings.slides.letters import LEADING, SMALLEST, fit, line_count
from briefings.slides.page import HEIGHT, MARGIN, WIDTH, Box, Page, Run, clean
from charts.style import LIGHT

RULE = 470.0
TOP = 477.0
QR_SIZE = 50.0
PAGE_WIDTH = 64.0
BETWEEN = "  ·  "
LINES = 3


def put_foot(page: Page, deck: Deck, screen: Screen, at: int, qr: bytes) -> None:
    """The foot of one slide; at: its number."""
    page.rule(MARGIN, RULE, WIDTH - 2 * MARGIN, "#D8DFE6")
    text = Box(MARGIN, TOP, WIDTH - 2 * MARGIN - QR_SIZE - PAGE_WIDTH - 20, LINES * SMALLEST * LEADING)
    runs = _runs(deck, screen)
    taken = line_count("".join(run.text for run in runs), text.width, SMALLEST, bold=True)
    paragraphs = [runs]
    if screen.sources and taken < LINES:
        said = clean(words.SOURCES.format(sources="; ".join(screen.sources)))
        found = fit([said], (text.width, (LINES - taken) * SMALLEST * LEADING + 0.1), [SMALLEST])
        paragraphs.append((Run(found.texts[0], SMALLEST, colour=LIGHT.secondary),))
    page.text(text, words.FOOT, paragraphs)
    number = Run(f"{at}/{len(deck.screens)}", 16, True, LIGHT.accent)
    page.text(Box(text.left + text.width + 8, TOP + 14, PAGE_WIDTH, 20), words.PAGE, [(number,)], right=True)
    _put_qr(page, deck, qr)


def draw_qr(deck: Deck) -> bytes:
    """The code that leads to this snapshot, as PNG; without an address it says which one this is."""
    snapshot = deck.snapshot
    said = deck.link or f"{snapshot.label} SHA-256 {snapshot.sha256}"
    stream = io.BytesIO()
    segno.make(said, error="m").save(stream, kind="png", border=2, scale=6)
    return stream.getvalue()


def _runs(deck: Deck, screen: Screen) -> tuple[Run, ...]:
    """Snapshot, cut-off, coverage and mark in one paragraph."""
    runs = [Run(deck.snapshot.name, SMALLEST, True, LIGHT.accent)]
    for said in filter(None, (clean(screen.cutoff), clean(screen.coverage))):
        runs.append(Run(BETWEEN + said, SMALLEST, colour=LIGHT.secondary))
    if screen.made_up:
        runs.append(Run(BETWEEN, SMALLEST, colour=LIGHT.secondary))
        runs.append(Run(screen.made_up, SMALLEST, True, MADE_UP))
    return tuple(runs)


def _put_qr(page: Page, deck: Deck, qr: bytes) -> None:
    box = Box(WIDTH - MARGIN - QR_SIZE, TOP - 2, QR_SIZE, QR_SIZE)
    assert box.bottom < HEIGHT
    picture = page.slide.shapes.add_picture(io.BytesIO(qr), *box.placed)
    picture.name = words.QR
    picture._element.nvPicPr.cNvPr.set("descr", words.QR_SAYS.format(label=deck.snapshot.label))
