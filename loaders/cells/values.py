"""Single values: Vietnamese numbers, dates, yes/no and status words, by a declared convention, never by guessing.

In text a comma stands before the decimals and dots part groups of three. Numeric cells are taken as they are.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from data.numbers import format_date
from data.observations import OFFICIAL, SENDABLE
from data.tasks import TARGET, TASK
from loaders.cells.grid import CellValue, is_blank

MOST_DECIMALS = 6
MOST_WHOLE = 10**12
LARGEST = Decimal(MOST_WHOLE)
_LAST_DIGITS = tuple(Decimal(1).scaleb(-decimals) for decimals in range(MOST_DECIMALS + 1))
LONGEST_TEXT = 2000
NOISE = Decimal("1e-9")
NOISE_OF_LAST_DIGIT = Decimal("1e-3")
YES, NO = "có", "không"
TASK_KINDS = {"nhiệm vụ": TASK, "chỉ tiêu": TARGET}
BOUNDS = {"tối thiểu": "min", "tối đa": "max", "khoảng": "range"}

_NUMBER = re.compile(r"[+-]?(?:0|[1-9][0-9]{0,2}(?:([. ])[0-9]{3}(?:\1[0-9]{3})*)?|[1-9][0-9]*)(?:,[0-9]+)?")
_ENGLISH = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.[0-9]+|[+-]?[0-9]{1,3}(?:,[0-9]{3}){2,}")
_ABOUT = re.compile(r"(?:[~<>≈≤≥±]|khoảng|trên|dưới|hơn|gần|ước|xấp xỉ)\s*[0-9].*", re.IGNORECASE)
_BLANK_SIGNS = frozenset(("-", "–", "—", "…", "...", "x", "X", ".", "..", "/", "?", "n/a", "N/A", "na", "NA"))
_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_MOMENT = re.compile(r"([0-9]{1,2}/[0-9]{1,2}/[0-9]{4}) ([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_PERSONAL = re.compile(
    r"(?<![0-9])(?:0[0-9]{2,3}[ .]?[0-9]{3,4}[ .]?[0-9]{3,4}|[0-9]{9}|[0-9]{12})(?![0-9])"
    r"|\S{1,64}@[^\s@]{1,64}\.\w"
)
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2212": "-", "\u2013": "-"})


@dataclass(frozen=True)
class Fault:
    """Why a value can't be taken: a kind of problem with what was found and what was wanted."""

    kind: str
    found: str
    wanted: str = ""


def parse_number(value: CellValue, decimals: int, unit: str = "") -> Decimal | Fault:
    """The exact number of a cell with at most `decimals` decimals; a % sign only where the unit is %."""
    limit = decimals if decimals < MOST_DECIMALS else MOST_DECIMALS
    if type(value) is float and value.is_integer() and -MOST_WHOLE < value < MOST_WHOLE:
        return _whole(value, limit)
    if isinstance(value, bool):
        return Fault("not_a_number", "TRUE" if value else "FALSE")
    if isinstance(value, date):
        return Fault("date_in_number", format_date(value))
    if isinstance(value, str):
        number = _parse_text(value, unit)
        return number if isinstance(number, Fault) else _fit(number, value, limit)
    if not math.isfinite(value):
        return Fault("not_a_number", str(value))
    return _fit(_without_noise(Decimal(repr(value)), limit), value, limit)


def parse_date(value: CellValue) -> date | Fault:
    """A date cell, or text dd/mm/yyyy of a day that exists."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    match = _DATE.fullmatch(str(value).strip())
    if match:
        day, month, year = (int(part) for part in match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            pass
    return Fault("bad_date", parse_code(value))


def parse_moment(value: CellValue) -> datetime | Fault:
    """A date cell with its hour (midnight when it shows none), or text dd/mm/yyyy hh:mm, to the second."""
    if isinstance(value, datetime):
        return (value + timedelta(milliseconds=500)).replace(microsecond=0)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    match = _MOMENT.fullmatch(" ".join(str(value).split()))
    day = parse_date(match[1]) if match else None
    if match and isinstance(day, date):
        hour, minute, second = (int(part or 0) for part in match.groups()[1:])
        if hour < 24 and minute < 60 and second < 60:
            return datetime(day.year, day.month, day.day, hour, minute, second)
    return Fault("bad_moment", parse_code(value))


def parse_yes_no(value: CellValue) -> bool | Fault:
    """có or không; blank is không."""
    word = _word(value)
    return word == YES if word in ("", YES, NO) else Fault("unknown_word", str(value), f"{YES}, {NO}")


def parse_status(value: CellValue) -> str | Fault:
    """One of the four states a figure may be sent in; blank is chính thức."""
    word = _word(value)
    if word in SENDABLE:
        return word
    return Fault("unknown_word", str(value), ", ".join(SENDABLE)) if word else OFFICIAL


def parse_bound(value: CellValue) -> str | Fault:
    """min, max or range of a target."""
    return parse_word(value, BOUNDS)


def parse_word(value: CellValue, words: Mapping[str, str]) -> str | Fault:
    """What one of these words stands for."""
    return words.get(_word(value)) or Fault("unknown_word", str(value), ", ".join(words))


def parse_code(value: CellValue) -> str:
    """A code as text: a whole number loses its '.0', spaces around are dropped."""
    if isinstance(value, str):
        return value.strip() if value.isascii() else unicodedata.normalize("NFC", value).strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def parse_text(value: CellValue) -> str | Fault:
    """Free text: composed letters, no control or direction characters, at most LONGEST_TEXT long."""
    if value == "":
        return ""
    text = format_date(value) if isinstance(value, date) else parse_code(value)
    clean = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") else " " for c in text).strip()
    return clean if len(clean) <= LONGEST_TEXT else Fault("text_too_long", str(len(clean)), str(LONGEST_TEXT))


def parse_public_text(value: CellValue) -> str | Fault:
    """Text that many will read: without telephone or identity numbers and mail addresses."""
    text = parse_text(value)
    found = _PERSONAL.search(text) if isinstance(text, str) else None
    return Fault("personal_data", "số điện thoại, số định danh hoặc địa chỉ thư") if found else text


def vietnamese(number: Decimal) -> str:
    """The number as people write it here, every digit kept but zeros at the end: 1234.50 -> '1.234,5'.

    '5,000' would be read as five thousand by many.
    """
    whole, point, rest = f"{number:,f}".partition(".")
    decimals = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if point and decimals else "")


def vietnamese_to(number: Decimal, decimals: int) -> str:
    """The same with this many decimals, where that loses none: the store keeps six of every number."""
    shorter = number.quantize(_LAST_DIGITS[min(decimals, MOST_DECIMALS)])
    return vietnamese(shorter if shorter == number else number)


def _word(value: CellValue) -> str:
    return "" if value == "" or is_blank(value) else " ".join(parse_code(value).casefold().split())


def _parse_text(text: str, unit: str) -> Decimal | Fault:
    plain = " ".join(text.translate(_SPACES).split())
    if plain in _BLANK_SIGNS:
        return Fault("blank_sign", text)
    if plain.endswith("%"):
        if unit != "%":
            return Fault("percent_sign", text, unit)
        plain = plain[:-1].rstrip()
    if _NUMBER.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(" ", "").replace(",", "."))
    if _ENGLISH.fullmatch(plain):
        return Fault("english_number", text, vietnamese(Decimal(plain.replace(",", ""))))
    return Fault("about_sign" if _ABOUT.fullmatch(plain) else "not_a_number", text)


@lru_cache(10_000)
def _whole(number: float, decimals: int) -> Decimal:
    return Decimal(int(number)).quantize(_LAST_DIGITS[decimals])


def _without_noise(number: Decimal, decimals: int) -> Decimal:
    """0.30000000000000004 means 0.3: binary fractions are off by far less than NOISE."""
    if abs(number) >= LARGEST:
        return number
    last_digit = _LAST_DIGITS[decimals]
    near = number.quantize(last_digit)
    return near if abs(near - number) <= min(NOISE * abs(number), NOISE_OF_LAST_DIGIT * last_digit) else number


def _fit(number: Decimal, shown: CellValue, limit: int) -> Decimal | Fault:
    if abs(number) >= LARGEST:
        return Fault("number_too_large", _found(number, shown), vietnamese(LARGEST))
    fitting = number.quantize(_LAST_DIGITS[limit])
    return fitting + 0 if fitting == number else Fault("too_many_decimals", _found(number, shown), f"{limit} chữ số")


def _found(number: Decimal, shown: CellValue) -> str:
    return shown if isinstance(shown, str) else vietnamese(number)
