"""Where things stand on a slide: the number left, the picture beside it, other numbers right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefings import pack_words as words
from briefings.deck import Chart, Deck, Figure, Screen, Table
from briefings.slides.extremes import extremes_chart, gaps_of
from briefings.slides.figures import put_cards, put_key
from briefings.slides.ground import BODY, TITLE
from briefings.slides.letters import LEADING, MANY, SMALLEST, fit, gap_of, height, one_line
from briefings.slides.native_charts import put_chart
from briefings.slides.page import HEIGHT, MARGIN, WIDTH, Box, Page, Run, clean, write
from briefings.slides.tables import put_table
from charts.style import LIGHT

KEY_WIDTH, KEY_WIDTH_BESIDE, CARD_WIDTH = 300.0, 264.0, 204.0
TITLE_SIZES = (30, 28, 26, 24, 22, 20)
COVER_SIZES = (48, 44, 40, 36, 32, 28, 24, 20)
TEXT_SIZES = (28, 26, 24, 22, 20, 18, 16, 15, 14, 13, SMALLEST)
SIDE_SIZES = TEXT_SIZES[4:]
ONE_COLUMN_FROM = 16
OVER_TABLE, OVER_AT_MOST = 16, 64.0
COVER_TITLE = Box(MARGIN, 130, WIDTH - 2 * MARGIN, 120)
COVER_TEXT = Box(MARGIN, 270, WIDTH - 2 * MARGIN, 160)


@dataclass(frozen=True)
class _Picture:
    """What is drawn beside the numbers: a chart or a table, and the names of those missing from it."""

    chart: Chart | None
    table: Table | None
    signs: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


def put_screen(page: Page, screen: Screen, deck: Deck) -> None:
    """Heading, title and body of a screen."""
    cover, picture = screen.kind == "cover", _picture_of(screen, deck)
    alone = cover or not (screen.figures or picture or any(map(clean, screen.lines)))
    title = clean(screen.title) or clean(screen.heading) or words.UNTITLED
    _put_title(page, title, COVER_TITLE if alone else TITLE, COVER_SIZES if alone else TITLE_SIZES)
    _put_heading(page, clean(screen.heading), COVER_TITLE.top - 26 if alone else 22)
    if cover:
        page.band(Box(0, 0, 14, HEIGHT), LIGHT.accent)
        _put_lines(page, COVER_TEXT, screen.lines, TEXT_SIZES[3:])
    elif screen.figures:
        _put_figures(page, screen, picture)
    elif picture:
        _put_picture_alone(page, screen, picture)
    else:
        _put_lines(page, BODY, screen.lines, TEXT_SIZES)


def _put_title(page: Page, text: str, box: Box, sizes: Sequence[int]) -> None:
    """The title in its placeholder, so that the outline has it."""
    found = fit([text], (box.width, box.height), sizes, bold=True)
    page.cut += [text] if found.cut else []
    shape = page.slide.shapes.title
    assert shape is not None
    shape.left, shape.top, shape.width, shape.height = box.placed
    shape.name = words.TITLE
    write(shape.text_frame, [(Run(found.texts[0], found.size, True),)])


def _put_heading(page: Page, heading: str, top: float) -> None:
    if heading:
        run = Run(one_line(heading, BODY.width, 14, bold=True), 14, True, LIGHT.accent)
        page.text(Box(MARGIN, top, BODY.width, 18), words.HEADING, [(run,)])


def _put_figures(page: Page, screen: Screen, picture: _Picture | None) -> None:
    """The first number is the key; the others stand as cards, right of the picture if there is one."""
    key, *others = screen.figures
    marked = _marked(screen.figures)
    if picture is None and not others:
        put_key(page, BODY, key, screen.lines, key in marked)
    elif picture is None:
        left, right = BODY.columns(380, 0, gap=30)
        put_key(page, left, key, screen.lines, key in marked)
        put_cards(page, right, others, 2, marked)
    elif not others:
        left, right = BODY.columns(KEY_WIDTH, 0, gap=24)
        put_key(page, left, key, screen.lines, key in marked)
        _put_picture(page, right, picture)
    else:
        left, middle, right = BODY.columns(KEY_WIDTH_BESIDE, 0, CARD_WIDTH)
        put_key(page, left, key, screen.lines, key in marked)
        _put_picture(page, middle, picture)
        put_cards(page, right, others, 1, marked)


def _put_picture_alone(page: Page, screen: Screen, picture: _Picture) -> None:
    """Lines stand beside a picture; over a table, which needs the width, if they are few."""
    lines = [line for line in map(clean, screen.lines) if line]
    over = height(lines, BODY.width, OVER_TABLE, gap=gap_of(lines)) if picture.table and lines else 0
    if not lines:
        _put_picture(page, BODY, picture)
    elif 0 < over <= OVER_AT_MOST:
        _put_lines(page, replace(BODY, height=over + 0.1), lines, [OVER_TABLE])
        _put_picture(page, BODY.below(over + 10), picture)
    else:
        left, right = BODY.columns(KEY_WIDTH, 0, gap=24)
        _put_lines(page, left, lines, SIDE_SIZES)
        _put_picture(page, right, picture)


def _marked(figures: Sequence[Figure]) -> list[Figure]:
    """The made-up figures among others that are not; where all are, the foot says it."""
    made_up = [figure for figure in figures if figure.made_up]
    return made_up if len(made_up) < len(figures) else []


def _picture_of(screen: Screen, deck: Deck) -> _Picture | None:
    if screen.map:
        chart, signs = extremes_chart(screen.map, deck.catalogue)
        return _Picture(chart, None, signs, gaps_of(screen.map, deck.catalogue))
    if screen.chart or screen.table:
        return _Picture(screen.chart, screen.table)
    return None


def _put_picture(page: Page, box: Box, picture: _Picture) -> None:
    """Chart or table, with the names of what is missing under it in at most four lines."""
    named = min(height(picture.gaps, box.width, SMALLEST, gap=0.35), 4 * SMALLEST * LEADING) if picture.gaps else 0
    above = Box(box.left, box.top, box.width, box.height - named - (6 if named else 0))
    if picture.chart:
        put_chart(page, above, picture.chart, picture.signs)
    elif picture.table:
        put_table(page, above, picture.table)
    gaps = Box(box.left, above.bottom + 6, box.width, named + 0.1)
    page.fitted(gaps, words.GAPS, picture.gaps, [SMALLEST], Run("", SMALLEST, colour=LIGHT.secondary))


def _put_lines(page: Page, box: Box, lines: Sequence[str], sizes: Sequence[int]) -> None:
    """Paragraphs as large as they fit; many short ones in two columns rather than small."""
    texts = [clean(line) for line in lines if clean(line)]
    large = [size for size in sizes if size >= ONE_COLUMN_FROM]
    room = (box.width, box.height)
    if len(texts) < MANY or box.width < BODY.width or not fit(texts, room, large, gap=gap_of(texts)).cut:
        page.fitted(box, words.TEXT, texts, sizes, Run("", sizes[0]))
        return
    half = -(-len(texts) // 2)
    columns = box.columns((box.width - 30) / 2, 0, gap=30)
    parts = [texts[:half], texts[half:]]
    size = min(fit(part, (columns[0].width, box.height), sizes, gap=gap_of(part)).size for part in parts)
    for column, part in zip(columns, parts, strict=True):
        page.fitted(column, words.TEXT, part, [size], Run("", size))
