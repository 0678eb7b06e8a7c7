"""The styles, page and header of a Word file: Times New Roman, Vietnamese, A4, page numbers in the top margin."""

from __future__ import annotations

from typing import Any

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from briefings.papers import look as sizes
from briefings.papers.look import Look

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
BODY, CELL, FRAME, SIDE, NOTE, TAIL = "Thân bài", "Ô bảng", "Khung văn bản", "Nơi nhận", "Ghi chú bảng", "Cuối văn bản"
HEADING, SUBHEADING, TITLE = "Heading 1", "Heading 2", "Title"
FROM_TOP = 10


def empty_file(look: Look) -> WordDocument:
    """A file without text that is set up for a paper in this look."""
    word = new_document()
    for name in ("Normal", "Header", HEADING, SUBHEADING, TITLE):
        _plain(word.styles[name])
    _defaults(word)
    _define(word, look)
    _page(word, look)
    return word


def element(tag: str, **attributes: str) -> Any:
    """An element of the format, its attributes in the format's own namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _plain(style: Any) -> None:
    """A built-in style in our font and black, without a theme's font, colour or border."""
    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:color", "w:kern", "w:spacing", "w:lang"):
        for found in properties.findall(qn(tag)):
            properties.remove(found)
    for found in style.element.xpath("w:pPr/w:pBdr | w:pPr/w:contextualSpacing"):
        found.getparent().remove(found)
    style.font.name = FONT
    fonts = properties.find(qn("w:rFonts"))
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.color.rgb = RGBColor(0, 0, 0)


def _defaults(word: WordDocument) -> None:
    """What holds where no style says anything; the newest mode of Word, so that nothing is laid out as of old."""
    (properties,) = word.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for found in properties.xpath("w:rFonts | w:lang"):
        properties.remove(found)
    properties.insert(0, element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    properties.append(element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))
    settings = word.settings.element
    for found in settings.xpath("w:themeFontLang"):
        found.getparent().replace(found, element("w:themeFontLang", val=LANGUAGE))
    for mode in settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']"):
        mode.set(qn("w:val"), "15")


def _define(word: WordDocument, look: Look) -> None:
    center, left, both = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
    normal = word.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _set(normal, look.size, left)
    for name, size, align in (
        (BODY, look.size, both),
        (CELL, look.table, left),
        (FRAME, 13, center),
        (SIDE, 11, left),
        (NOTE, 11, both),
        (TAIL, 8, left),
    ):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.quick_style = True
        _set(style, size, align)
    _spaced(word.styles[BODY], look)
    for name in (HEADING, SUBHEADING):
        _set(word.styles[name], look.size, left, bold=True)
        _spaced(word.styles[name], look)
        word.styles[name].paragraph_format.keep_with_next = True
    _set(word.styles[TITLE], look.size, center, bold=True)
    word.styles[NOTE].font.italic = True
    word.styles[NOTE].paragraph_format.space_before = Pt(3)
    word.styles[NOTE].paragraph_format.space_after = Pt(look.gap)
    _set(word.styles["Header"], 13, center)


def _set(style: Any, size: float, align: WD_ALIGN_PARAGRAPH, bold: bool = False) -> None:
    style.font.size, style.font.bold = Pt(size), bold
    shape = style.paragraph_format
    shape.alignment, shape.line_spacing = align, 1.0
    shape.space_before = shape.space_after = Pt(0)
    shape.widow_control = True


def _spaced(style: Any, look: Look) -> None:
    """As the paragraphs of the body stand."""
    shape = style.paragraph_format
    shape.first_line_indent, shape.line_spacing = Mm(sizes.INDENT), look.spacing
    shape.space_before, shape.space_after = Pt(0), Pt(look.gap)


def _page(word: WordDocument, look: Look) -> None:
    """A4 with its margins; the number of the page centred in the top one, none on the first page."""
    (section,) = word.sections
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(sizes.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(sizes.TOP), Mm(sizes.BOTTOM)
    section.left_margin, section.right_margin = Mm(sizes.LEFT), Mm(look.right)
    section.header_distance = section.footer_distance = Mm(FROM_TOP)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.style = word.styles["Header"]
    field = element("w:fldSimple", instr="PAGE")
    number._p.append(field)
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:t"))
    run[0].text = "2"
    field.append(run)
