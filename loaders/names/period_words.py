"""Periods as titles, headers, sheet names and file names say them: 'tháng 10 năm 2026', 'Quý III/2026', 'T10'."""

from __future__ import annotations

import re
from datetime import date

from data.periods import parse_period, period_of
from loaders.cells.plain_text import plain

MONTH, QUARTER, YEAR, WEEK, DAY = "month", "quarter", "year", "week", "day"
_YEAR = r"(?:\s*(?:năm|/|-|\.|_)?\s*((?:19|20)[0-9]{2}))?(?![0-9])"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PATTERNS = {
    MONTH: (
        re.compile(rf"\b(?:tháng|thang|t)\s*0?(1[0-2]|[1-9]){_YEAR}"),
        re.compile(rf"\b(1[0-2]|[2-9])\s*tháng(?:\s*đầu)?{_YEAR}"),
        re.compile(r"(?<![0-9/])0?(1[0-2]|[1-9])[/.-]((?:19|20)[0-9]{2})"),
    ),
    QUARTER: (re.compile(rf"\b(?:quý|quy|q)\s*([1-4]|iv|iii|ii|i)\b{_YEAR}"),),
    YEAR: (re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])()"),),
    WEEK: (re.compile(rf"\b(?:tuần|tuan|w)\s*0?([1-4][0-9]|5[0-3]|[1-9]){_YEAR}"),),
    DAY: (
        re.compile(r"(?<![0-9])(0?[1-9]|[12][0-9]|3[01])[/.-](0?[1-9]|1[0-2])[/.-]((?:19|20)[0-9]{2})"),
        re.compile(r"ngày\s*([0-9]{1,2})\s*tháng\s*([0-9]{1,2})\s*năm\s*((?:19|20)[0-9]{2})"),
    ),
}
_MONTHS_SO_FAR = re.compile(r"\b(3|6|9|12)\s*tháng(?:\s*đầu)?")
_CODE = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:[01][0-9]|Q[1-4]|W[0-5][0-9]))?(?:-[0-3][0-9])?", re.IGNORECASE)
_ANY_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


def period_said_in(text: str, scheme: str, year: int | None = None) -> tuple[str, bool]:
    """The code of the period that a text names and whether it names the year, too; ('', False) for none."""
    words = plain(text)
    if scheme == QUARTER:
        words = _MONTHS_SO_FAR.sub(lambda match: f"quý {int(match[1]) // 3}", words)
    code = _code_in(words, scheme)
    if code:
        return code, True
    for pattern in _PATTERNS.get(scheme, ()):
        match = pattern.search(words)
        if match:
            return _made(scheme, [part for part in match.groups() if part is not None], year)
    return "", False


def year_said_in(text: str) -> int | None:
    """The only year that a text names."""
    found = set(_ANY_YEAR.findall(plain(text)))
    return int(found.pop()) if len(found) == 1 else None


def year_of(period: str) -> int | None:
    """The year of a period code; None for '' and for what is no code."""
    try:
        return parse_period(period).year
    except (ValueError, OverflowError):
        return None


def _code_in(words: str, scheme: str) -> str:
    for match in _CODE.finditer(words.upper()):
        try:
            period = parse_period(match[0])
        except ValueError:
            continue
        if period.scheme == scheme and scheme != YEAR:
            return period.code
    return ""


def _made(scheme: str, parts: list[str], year: int | None) -> tuple[str, bool]:
    parts = [part for part in parts if part]
    try:
        if scheme == YEAR:
            return parse_period(parts[0]).code, True
        if scheme == DAY:
            day, month, said = (int(part) for part in parts)
            return period_of(DAY, date(said, month, day)).code, True
        said_year = int(parts[1]) if len(parts) > 1 else year
        return (_of_year(scheme, parts[0], said_year), len(parts) > 1) if said_year else ("", False)
    except ValueError:
        return "", False


def _of_year(scheme: str, number: str, year: int) -> str:
    if scheme == WEEK:
        return parse_period(f"{year}-W{int(number):02d}").code
    if scheme == MONTH:
        return parse_period(f"{year}-{int(number):02d}").code
    return parse_period(f"{year}-Q{_ROMAN.get(number) or number}").code
