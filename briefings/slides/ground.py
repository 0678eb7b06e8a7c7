"""The empty presentation: 16:9, one layout with a real title, our typeface and colours in its theme."""

from __future__ import annotations

import re

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides
from pptx.slide import SlideLayout
from pptx.util import Pt

from briefings import pack_words as words
from briefings.deck import Deck
from briefings.slides.letters import FONT
from briefings.slides.page import HEIGHT, LANGUAGE, MARGIN, WIDTH, Box, clean
from charts import style

TITLE_ONLY = 5
TITLE = Box(MARGIN, 44, WIDTH - 2 * MARGIN, 76)
TITLE_SIZE = 30
BODY = Box(MARGIN, 134, WIDTH - 2 * MARGIN, 330)
_PLACES = {PP_PLACEHOLDER.TITLE: TITLE, PP_PLACEHOLDER.BODY: BODY}
_COLOURS = {
    "dk2": style.LIGHT.ink,
    "lt2": "#F5F7F9",
    "accent1": style.ACCENT[0],
    "accent2": style.LIGHT.secondary,
    "accent3": style.GOOD[0],
    "accent4": style.ATTENTION[0],
    "accent5": style.RISK[0],
    "accent6": "#5B3E8C",
}


def open_slides(deck: Deck) -> Slides:
    """A presentation without slides, with the properties of this deck."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _dress(slides)
    _keep_one_layout(slides)
    _say(slides, deck)
    return slides


def the_layout(slides: Slides) -> SlideLayout:
    """The only layout there is."""
    return slides.slide_layouts[0]


def _say(slides: Slides, deck: Deck) -> None:
    said, snapshot = slides.core_properties, deck.snapshot
    said.title = clean(deck.briefing.title)[:255]
    said.subject = f"{snapshot.label} · SHA-256 {snapshot.sha256}"[:255]
    said.author = said.last_modified_by = "Giao Ban"
    said.language, said.keywords, said.comments = LANGUAGE, snapshot.snapshot_id, ""
    said.created = said.modified = snapshot.viewed_at
    said.revision = 1


def _dress(slides: Slides) -> None:
    """Our typeface and colours, so that what is added by hand looks like the rest."""
    theme = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode("utf-8")
    text = text.replace('<a:latin typeface="Calibri"/>', f'<a:latin typeface="{FONT}"/>')
    for name, code in _COLOURS.items():
        said = f'<a:{name}><a:srgbClr val="{code[1:]}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", said, text, flags=re.DOTALL)
    theme._blob = text.encode("utf-8")


def _keep_one_layout(slides: Slides) -> None:
    """Only the layout with a title alone; its boxes and the master's stand where they stand on 16:9."""
    for at, layout in reversed(list(enumerate(slides.slide_layouts))):
        if at != TITLE_ONLY:
            slides.slide_layouts.remove(layout)
    kept = the_layout(slides)
    for shape in [*kept.placeholders, *slides.slide_master.placeholders]:
        if shape.placeholder_format.type in _PLACES:
            place = _PLACES[shape.placeholder_format.type]
            shape.left, shape.top, shape.width, shape.height = place.placed
        else:
            shape._element.getparent().remove(shape._element)
    kept.name = words.LAYOUT
