"""The key number of a slide with all that is said of it, and the others as cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefings import pack_words as words
from briefings.deck import Figure
from briefings.slides.letters import LEADING, SMALLEST, fit, width
from briefings.slides.page import Box, Page, Run, clean, one_spaced
from charts import style
from charts import words as chart_words
from data.numbers import capitalise, format_moment
from data.views.judgement import AT_RISK, ATTENTION, NO_TARGET, ON_TRACK

KEY_SIZES = (95, 88, 80, 72, 64, 56, 50, 44)
CARD_SIZES = (24, 22, 20, 18, 16)
ROOMY_SIZES = (36, 32, 28, *CARD_SIZES)
ROOMY = 80.0
TEXT_SIZES = (16, 15, 14, 13, SMALLEST)
CARD_HEIGHT = 110.0
GAP = 20.0
UNDER, UNIT_AT_MOST = 22, 36
PILL = 30.0
MADE_UP = "#5B3E8C"
_TINTS = {AT_RISK: "#FBEBEA", ATTENTION: "#FDF1DF", ON_TRACK: "#E6F3EC"}
_COLOURS = {AT_RISK: style.RISK[0], ATTENTION: style.ATTENTION[0], ON_TRACK: style.GOOD[0]}
_SECONDARY = style.LIGHT.secondary
_SMALL = Run("", SMALLEST, colour=_SECONDARY)


def put_key(page: Page, box: Box, figure: Figure, lines: Sequence[str], marked: bool) -> None:
    """The key number: what it is, itself, how it stands, and sentences under it."""
    label = replace(box, height=4 * TEXT_SIZES[0] * LEADING)
    rest = box.below(page.fitted(label, words.INDICATOR, [figure.label], TEXT_SIZES, Run("", 16, True, _SECONDARY)))
    rest = rest.below(_put_number(page, rest, figure, KEY_SIZES) + 4)
    if _status_of(figure):
        rest = rest.below(_put_pill(page, rest, figure) + 10)
    if marked:
        rest = rest.below(page.fitted(rest, words.MARK, [words.MADE_UP], [14], Run("", 14, True, MADE_UP)) + 6)
    page.fitted(rest, words.SAID, [*_said(figure), *lines], TEXT_SIZES, Run("", 16))


def put_cards(page: Page, box: Box, figures: Sequence[Figure], columns: int, marked: Sequence[Figure]) -> None:
    """Figures as cards in columns, row by row, each under a hairline."""
    wide = (box.width - GAP * (columns - 1)) / columns
    high = min(box.height / -(-len(figures) // columns), CARD_HEIGHT)
    for at, figure in enumerate(figures):
        row, column = divmod(at, columns)
        card = Box(box.left + column * (wide + GAP), box.top + row * high, wide, high - 1)
        page.rule(card.left, card.top, card.width)
        _put_card(page, card.below(2.5), figure, figure in marked)


def _put_card(page: Page, box: Box, figure: Figure, marked: bool) -> None:
    """Name, number and status; the change and the goal where they fit whole."""
    size, numbers = (14, ROOMY_SIZES) if box.height >= ROOMY else (SMALLEST, CARD_SIZES)
    line, small = size * LEADING, Run("", size, colour=_SECONDARY)
    mark = [words.MADE_UP] if marked else []
    tail = line * (bool(_status_of(figure)) + len(mark))
    label = replace(box, height=min(2 * line, box.height - tail - CARD_SIZES[-1] * LEADING))
    rest = box.below(page.fitted(label, words.INDICATOR, [figure.label], [size], small))
    fitting = [size for size in numbers if size * LEADING <= rest.height - tail + 0.01] or CARD_SIZES[-1:]
    rest = rest.below(_put_number(page, rest, figure, fitting))
    status = Run("", size, True, _COLOURS.get(figure.status, style.QUIET[0]))
    rest = rest.below(page.fitted(rest, words.STATUS, [_status_of(figure)], [size], status))
    rest = rest.below(page.fitted(rest, words.MARK, mark, [size], Run("", size, True, MADE_UP)))
    for said in map(capitalise, filter(None, (figure.change, figure.goal))):
        if not fit([clean(said)], (rest.width, rest.height), [SMALLEST]).cut:
            rest = rest.below(page.fitted(rest, words.SAID, [said], [SMALLEST], _SMALL))


def _put_number(page: Page, box: Box, figure: Figure, sizes: Sequence[int]) -> float:
    """The number, with its unit beside it or, where that would make it much smaller, under it; gives the height."""
    unit = one_spaced(figure.said.removeprefix(figure.text))
    number = Run(one_spaced(figure.text), _size_of(figure.text, "", box.width, sizes), True)
    beside = _size_of(figure.text, unit, box.width, sizes)
    under = bool(unit) and (beside < number.size * 0.75 or _wide(figure.text, unit, beside) > box.width)
    if not under:
        number = replace(number, size=beside)
    small = Run(unit.strip() if under else unit, UNDER if under else _unit_size(number.size), True, _SECONDARY)
    high = (number.size + (small.size if under else 0)) * LEADING
    paragraphs = [(number,), (small,)] if under else [(number, small) if unit else (number,)]
    page.text(replace(box, height=high), words.NUMBER, paragraphs)
    return high


def _size_of(number: str, unit: str, room: float, sizes: Sequence[int]) -> int:
    """The largest size at which number and unit stand in one line; else the smallest."""
    return next((size for size in sizes if _wide(number, unit, size) <= room), sizes[-1])


def _wide(number: str, unit: str, size: int) -> float:
    return width(number, size, True) + width(unit, _unit_size(size), True)


def _unit_size(size: float) -> int:
    return min(max(round(size * 0.4), SMALLEST), UNIT_AT_MOST)


def _put_pill(page: Page, box: Box, figure: Figure) -> float:
    text = _status_of(figure)
    wide = min(width(text, 16, True) + 24, box.width)
    run = Run(text, 16, True, _COLOURS.get(figure.status, style.QUIET[0]))
    page.pill(Box(box.left, box.top, wide, PILL), words.STATUS, run, _TINTS.get(figure.status, "#EEF1F4"))
    return PILL


def _status_of(figure: Figure) -> str:
    """'■ Nguy cơ không đạt'; nothing where no target was assigned."""
    if figure.status in ("", NO_TARGET):
        return ""
    return " ".join(chart_words.STATUS[figure.status])


def _said(figure: Figure) -> list[str]:
    owned = figure.owner
    if figure.owner and figure.received_at:
        owned = words.OWNED.format(owner=figure.owner, moment=format_moment(figure.received_at))
    where = " · ".join(filter(None, (figure.period, figure.coverage)))
    return [capitalise(part) for part in (figure.goal, figure.change, where, owned) if part]
