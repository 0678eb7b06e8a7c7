"""The one formatter: numbers, dates and periods the Vietnamese way. 1.234,5 · 12,5% · 22/11/2026."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

MISSING = "–"
_VIETNAMESE = str.maketrans(",.-", ".,−")
NARROW = "\u00a0"


def format_number(value: Decimal | int, decimals: int = 0, fixed: bool = False) -> str:
    """1234.5 -> '1.234,5', rounded half up to `decimals`; trailing zeros fall unless `fixed`."""
    quantum = Decimal(1).scaleb(-decimals)
    rounded = Decimal(value).quantize(quantum, rounding=ROUND_HALF_UP)
    if rounded == 0:
        rounded = abs(rounded)
    text = f"{rounded:,.{decimals}f}"
    if decimals and not fixed:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_VIETNAMESE)


def format_value(value: Decimal | None, unit: str, decimals: int) -> str:
    """The number with its unit: '12,5%', '1.234 hồ sơ'; a dash when there is none."""
    if value is None:
        return MISSING
    number = format_number(value, decimals)
    return f"{number}%" if unit == "%" else f"{number} {unit}"


def format_date(day: date) -> str:
    """22/11/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def format_moment(moment: datetime) -> str:
    """07 giờ 00 ngày 22/11/2026."""
    return f"{moment.hour:02d} giờ {moment.minute:02d} ngày {format_date(moment.date())}"


def format_age(then: datetime, now: datetime) -> str:
    """How long ago: 'hôm nay', '2 ngày trước', '9 tháng trước'."""
    days = (now.date() - then.date()) // timedelta(days=1)
    if days <= 0:
        return "hôm nay"
    if days == 1:
        return "hôm qua"
    if days < 60:
        return f"{days} ngày trước"
    if days < 730:
        return f"{days // 30} tháng trước"
    return f"{days // 365} năm trước"


def capitalise(text: str) -> str:
    """First letter upper, the rest as it is."""
    return text[:1].upper() + text[1:]
