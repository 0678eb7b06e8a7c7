"""Obligations as HTML: the state of one, and the shares of many as a bar with symbols, words and numbers."""

from __future__ import annotations

from datetime import timedelta

from charts.tables import Safe
from charts.words import OBLIGATION
from data.numbers import format_number
from data.obligations import LATE, MISSING, ON_TIME, SENT, STATES
from data.views.punctuality import Tally

LOOKS = {ON_TIME: "gb-within", LATE: "gb-near", SENT: "gb-sent", MISSING: "gb-over"}


def state_html(state: str, brief: bool = False, about: str = "") -> Safe:
    """A state as a pill: symbol and word, or the symbol alone with the words to be heard and pointed at."""
    symbol, word = OBLIGATION[state]
    look = f"gb-pill {LOOKS.get(state, '')}".strip()
    if not brief:
        return Safe(f'<span class="{look}">{symbol} {word}</span>')
    told = f"{about}: {word.lower()}" if about else word
    return Safe(f'<span class="{look}" role="img" aria-label="{told}" title="{told}">{symbol}</span>')


def shares_html(tally: Tally) -> Safe:
    """A bar of parts that add up to its whole length, and below it their shares in symbols and numbers."""
    if not tally.due:
        return Safe('<span class="gb-caption">chưa có kỳ đến hạn</span>')
    parts = [(state, share) for state, share in zip(STATES, tally.shares, strict=True) if share or state != SENT]
    bar = "".join(f'<span class="{LOOKS[state]}" style="width:{share}%"></span>' for state, share in parts if share)
    told = " ".join(f"{OBLIGATION[state][0]}\u00a0{format_number(share, 1)}%" for state, share in parts)
    heard = ", ".join(f"{OBLIGATION[state][1].lower()} {format_number(share, 1)}%" for state, share in parts)
    return Safe(
        f'<div class="gb-shares" role="img" aria-label="{heard}">{bar}</div>'
        f'<span class="gb-caption" aria-hidden="true">{told}</span>'
    )


def format_delay(delay: timedelta) -> str:
    """'5 ngày', '3 giờ', '20 phút': the largest whole unit, at least a minute."""
    minutes = max(1, int(delay.total_seconds()) // 60)
    if minutes >= 24 * 60:
        return f"{minutes // (24 * 60)} ngày"
    return f"{minutes // 60} giờ" if minutes >= 60 else f"{minutes} phút"
