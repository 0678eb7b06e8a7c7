"""Slides opened again, as an office program would."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from briefings.deck import Deck
from briefings.slides.writing import write_slides


def slides_of(deck: Deck) -> list[Any]:
    """The slides of a deck, written and opened."""
    return list(Presentation(io.BytesIO(write_slides(deck))).slides)


def texts_of(slide: Any) -> list[str]:
    """Every text of a slide, a box each, the cells of tables too."""
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return [" ".join(paragraph.text.strip() for paragraph in frame.paragraphs) for frame in frames] + cells


def sizes_of(slide: Any) -> Iterator[float]:
    """The size of every text, those of tables and of charts too."""
    for element in slide.shapes._spTree.iter("{*}rPr"):
        yield int(element.get("sz")) / 100
    for shape in slide.shapes:
        if shape.has_chart:
            for element in shape.chart._chartSpace.iter("{*}rPr", "{*}defRPr"):
                if element.get("sz"):
                    yield int(element.get("sz")) / 100


def charts_of(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def boxes_of(slide: Any) -> list[tuple[str, float, float, float, float]]:
    """Name and edges in points of everything but hairlines and bands of colour."""
    return [
        (shape.name, *(edge / 12700 for edge in edges_of(shape)))
        for shape in slide.shapes
        if shape.shape_type != MSO_SHAPE_TYPE.LINE and shape.name != "Dải màu"
    ]


def edges_of(shape: Any) -> tuple[int, int, int, int]:
    """Left, top, right, bottom."""
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def notes_of(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)
