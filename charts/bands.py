"""Values on official scales and between limits, as small pieces of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape

from charts.tables import Safe
from data.catalogue import Band
from data.numbers import format_number

ALARMS = (
    ("within", "●", "Dưới báo động I"),
    ("near", "◆", "Đạt báo động I"),
    ("over", "■", "Đạt báo động II"),
    ("over", "■", "Đạt báo động III"),
)


def band_pill(band: Band | None, amount: Decimal | None) -> Safe:
    """A value in the colour of its band, with the band's name; a dash without a value."""
    if band is None or amount is None:
        return Safe("–")
    return Safe(
        f'<span class="gb-pill gb-band" style="background:{band.colour};color:{band.ink}">'
        f"<b>{format_number(amount, 0)}</b> {escape(band.name)}</span>"
    )


def band_scale(bands: Sequence[Band]) -> Safe:
    """The whole scale from good to dangerous, each band with its range."""
    parts = "".join(
        f'<span class="gb-pill gb-band" style="background:{b.colour};color:{b.ink}">{b.low}–{b.high} '
        f"{escape(b.name)}</span>"
        for b in bands
    )
    return Safe(f'<div class="gb-scale">{parts}</div>')


def alarm_pill(alarm: int) -> Safe:
    """How many of its three alarm levels a station has reached, as symbol, word and colour."""
    state, symbol, words = ALARMS[alarm]
    return Safe(f'<span class="gb-pill gb-{state}">{symbol} {words}</span>')


def meter(
    amount: Decimal,
    most: Decimal,
    low: Decimal | None = None,
    high: Decimal | None = None,
    mark: Decimal | None = None,
) -> Safe:
    """A bar from 0 to `most`; where low and high are given the wanted range is behind it. mark: where one should be."""
    zone = ""
    if low is not None and high is not None:
        zone = f'<div class="gb-zone" style="left:{_share(low, most)}%;width:{_share(high - low, most)}%"></div>'
    line = "" if mark is None else f'<div class="gb-mark" style="left:{_share(mark, most)}%"></div>'
    fill = f'<div class="gb-fill" style="width:{_share(amount, most)}%"></div>'
    return Safe(f'<div class="gb-track">{zone}{fill}{line}</div>')


def _share(part: Decimal, whole: Decimal) -> str:
    return f"{min(max(100 * part / whole, Decimal(0)), Decimal(100)):.1f}" if whole else "0"
