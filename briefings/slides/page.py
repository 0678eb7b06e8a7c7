"""A slide that is being filled: boxes in points, real texts in them, and what had to be cut for the notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Length, Pt

from briefings import pack_words as words
from briefings.slides.letters import FONT, fit, gap_of
from charts.style import LIGHT
from data.plain_text import for_xml

WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 42.0
LANGUAGE = "vi-VN"
_SPACES = re.compile(r"[ \t\n\r\v\f\u2028\u2029]+")


@dataclass(frozen=True)
class Box:
    """A rectangle on the slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    def below(self, used: float) -> Box:
        """What is left of it under its first points."""
        return replace(self, top=self.top + used, height=max(self.height - used, 0))

    def columns(self, *widths: float, gap: float = 20) -> list[Box]:
        """Its columns; a width of 0 takes the rest."""
        rest = self.width - sum(widths) - gap * (len(widths) - 1)
        found, left = [], self.left
        for wide in (wide or rest for wide in widths):
            found.append(replace(self, left=left, width=wide))
            left += wide + gap
        return found

    @property
    def placed(self) -> tuple[Length, Length, Length, Length]:
        """As a shape wants it."""
        left, top, wide, high = (Emu(round(part * 12700)) for part in (self.left, self.top, self.width, self.height))
        return left, top, wide, high


@dataclass(frozen=True)
class Run:
    """A text in one style."""

    text: str
    size: float
    bold: bool = False
    colour: str = LIGHT.ink


Paragraph = tuple[Run, ...]


@dataclass
class Page:
    """One slide and the texts that did not fit on it whole."""

    slide: Slide
    cut: list[str] = field(default_factory=list)

    def text(self, box: Box, name: str, paragraphs: Sequence[Paragraph], gap: float = 0, right: bool = False) -> None:
        """A text box; gap: points between paragraphs."""
        shape = self.slide.shapes.add_textbox(*box.placed)
        shape.name = name
        write(shape.text_frame, paragraphs, gap, right)

    def fitted(self, box: Box, name: str, texts: Sequence[str], sizes: Sequence[float], style: Run) -> float:
        """Texts of one style at the largest size that fits; gives their height. What is cut is kept for the notes."""
        texts = [text for text in map(clean, texts) if text]
        if not texts:
            return 0.0
        gap = gap_of(texts)
        found = fit(texts, (box.width, box.height), sizes, style.bold, gap)
        self.cut += [text for text in texts if text not in found.texts]
        if not found.texts:
            return 0.0
        drawn = replace(box, height=found.height)
        paragraphs = [(replace(style, text=text, size=found.size),) for text in found.texts]
        self.text(drawn, name, paragraphs, gap * found.size)
        return found.height

    def pill(self, box: Box, name: str, run: Run, tint: str) -> None:
        """A text on its tint."""
        shape = self.slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *box.placed)
        shape.name = name
        shape.adjustments[0] = 0.2
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(tint)
        shape.line.fill.background()
        _without_style(shape)
        write(shape.text_frame, [(run,)])
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER

    def rule(self, left: float, top: float, wide: float, tint: str = LIGHT.grid) -> None:
        """A hairline."""
        ends = (Pt(left), Pt(top), Pt(left + wide), Pt(top))
        line = self.slide.shapes.add_connector(1, *ends)
        line.name = words.RULE
        line.line.color.rgb = colour(tint)
        line.line.width = Pt(0.75)
        _without_style(line)

    def band(self, box: Box, tint: str) -> None:
        """A coloured area without words."""
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.placed)
        shape.name = words.BAND
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(tint)
        shape.line.fill.background()
        _without_style(shape)


def _without_style(shape: Any) -> None:
    """Without the shadow that the theme gives to shapes."""
    style = shape._element.find(qn("p:style"))
    shape._element.remove(style)


def write(frame: TextFrame, paragraphs: Sequence[Paragraph], gap: float = 0, right: bool = False) -> None:
    """Paragraphs into a frame without insets that never changes its size."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for at, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        paragraph.space_before = Pt(gap if at else 0)
        for run in runs:
            put_run(paragraph, run)


def put_run(paragraph: _Paragraph, run: Run) -> None:
    """A styled text at the end of a paragraph."""
    put = paragraph.add_run()
    put.text = one_spaced(run.text)
    set_font(put.font, run)


def set_font(font: Any, run: Run) -> None:
    """The style of a run, in Vietnamese."""
    font.name, font.size, font.bold = FONT, Pt(run.size), run.bold
    font.color.rgb = colour(run.colour)
    font._element.set("lang", LANGUAGE)


def colour(code: str) -> RGBColor:
    """'#14202B' as the library wants it."""
    return RGBColor.from_string(code.removeprefix("#"))


def clean(text: str) -> str:
    """A text in one line, without signs that no XML may hold."""
    return one_spaced(text).strip(" ")


def one_spaced(text: str) -> str:
    """The same with a space at its ends where it had some."""
    return _SPACES.sub(" ", for_xml(text))
