"""How personal data look: citizen, telephone and health insurance numbers, names beside days of birth.

What only looks like them stays: codes of places, documents and procedures, tax codes of firms, coordinates.
"""

from __future__ import annotations

import re
from datetime import date

CITIZEN = "số định danh hoặc chứng minh nhân dân"
PHONE = "số điện thoại di động"
HEALTH_CARD = "mã thẻ bảo hiểm y tế"
NAME_AND_BIRTH = "họ tên kèm ngày sinh"
NAMES, BIRTH = "họ tên", "ngày sinh"
MASK = "(đã che)"

_START, _END = r"(?<![0-9A-Za-z.,/_-])", r"(?![0-9A-Za-z]|[.,/_-][0-9A-Za-z])"
_CITIZEN = re.compile(_START + r"0(?:0[1-9]|[1-8][0-9]|9[0-6])[ .]?[0-3][0-9]{2}[ .]?[0-9]{3}[ .]?[0-9]{3}" + _END)
_PHONE = re.compile(
    r"(?<![0-9A-Za-z.,/_-])(?:\+?84[ .-]?|0)(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])(?:[ .-]?[0-9]){7}" + _END
)
_HEALTH_CARD = re.compile(_START + r"[A-Z]{2}[ .-]?[1-5](?:[ .-]?[0-9]){12}" + _END)
_TEN = re.compile(_START + r"[0-9]{10}" + _END)
_NINE = re.compile(_START + r"[0-9]{9}" + _END)
_INSURANCE_WORDS = re.compile(r"(?:BHYT|BHXH|bảo hiểm)\b[^0-9]{0,40}$", re.IGNORECASE)
_OLD_CARD_WORDS = re.compile(r"(?:CMND|CMTND|CCCD|chứng minh|căn cước)\b[^0-9]{0,30}$", re.IGNORECASE)
_TAX_WORDS = re.compile(r"(?:MST|mã số thuế|mã số doanh nghiệp|MSDN|GPKD|ĐKKD)\b[^0-9]{0,30}$", re.IGNORECASE)
_NAME = re.compile(r"(?:[^\W\d_]+ ){1,4}[^\W\d_]+[ ,;:(–-]{1,3}$")
_BORN = re.compile(
    r"\b(?:(?:ngày |năm )?sinh(?: ngày| năm)?|SN)[ :.]{0,3}(?:[0-9]{1,2}[/-]){0,2}(?:19|20)[0-9]{2}\b", re.IGNORECASE
)
_LOOK_BACK = 80
_TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_HEADINGS = (
    (CITIZEN, re.compile(r"CCCD|CMND|CMTND|căn cước|chứng minh (?:nhân dân|thư)|số định danh cá nhân", re.IGNORECASE)),
    (PHONE, re.compile(r"điện thoại|\bSĐT\b|\bĐT\b|di động", re.IGNORECASE)),
    (HEALTH_CARD, re.compile(r"(?:thẻ|mã số?|số) (?:thẻ )?(?:BHYT|BHXH|bảo hiểm)", re.IGNORECASE)),
    (NAMES, re.compile(r"^họ (?:và |, )?(?:chữ đệm(?: và|,) )?tên|^họ tên", re.IGNORECASE)),
    (BIRTH, re.compile(r"(?:ngày|năm)(?:,? tháng,? năm)? sinh", re.IGNORECASE)),
)
_LONGEST_HEADING = 60
_DIGITS = {CITIZEN: (9, 12), HEALTH_CARD: (10, 13)}
_BARE_PHONE = re.compile(r"(?:84|0)?(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])[0-9]{7}")
_DAY = re.compile(r"(?:[0-9]{1,2}[/.-]){0,2}(?:19|20)[0-9]{2}")


def personal_sign(text: str, beside: str = "") -> str:
    """What personal data a text holds; '' for none. beside: the text on its left."""
    if _CITIZEN.search(text) or _after(_NINE, text, beside, _OLD_CARD_WORDS):
        return CITIZEN
    if _HEALTH_CARD.search(text) or _after(_TEN, text, beside, _INSURANCE_WORDS):
        return HEALTH_CARD
    if any(not _is_tax_code(found, text, beside) for found in _PHONE.finditer(text)):
        return PHONE
    return NAME_AND_BIRTH if any(_is_named(found, text) for found in _BORN.finditer(text)) else ""


def sign_of_heading(text: str) -> str:
    """What a column holds by its heading; '' for nothing of a person."""
    plain = " ".join(text.split())
    if len(plain) > _LONGEST_HEADING:
        return ""
    return next((sign for sign, pattern in _HEADINGS if pattern.search(plain)), "")


def stands_under(value: object, sign: str) -> bool:
    """Whether a cell under such a heading is what the heading says; zeros in front may be lost."""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    if sign == NAMES:
        return len(text.split()) > 1 and not any(letter.isdigit() for letter in text)
    if sign == BIRTH:
        return isinstance(value, date) or bool(_DAY.fullmatch(text))
    digits = re.sub(r"[ .\-+]", "", text)
    if sign == PHONE:
        return bool(_BARE_PHONE.fullmatch(digits))
    least, most = _DIGITS[sign]
    bare = digits[2:] if sign == HEALTH_CARD and digits[:2].isalpha() else digits
    return bare.isascii() and bare.isdigit() and least <= len(bare) <= most


def mask(text: str) -> str:
    """The text without the personal data in it."""
    text = _BORN.sub(lambda found: MASK if _is_named(found, found.string) else found[0], text)
    for pattern in (_CITIZEN, _HEALTH_CARD, _PHONE):
        text = pattern.sub(MASK, text)
    return text


def _after(number: re.Pattern[str], text: str, beside: str, words: re.Pattern[str]) -> bool:
    """Whether such a number stands right after such words, in the text or at the start of the next cell."""
    for found in number.finditer(text):
        before = _before(found, text)
        if words.search(before) or (not before.strip() and words.search(beside)):
            return True
    return False


def _before(found: re.Match[str], text: str) -> str:
    return text[max(0, found.start() - _LOOK_BACK) : found.start()]


def _is_named(found: re.Match[str], text: str) -> bool:
    """Whether a name stands before a day of birth: two words or more that begin with capitals."""
    name = _NAME.search(_before(found, text))
    return name is not None and sum(word[0].isupper() for word in name[0].split()[-3:] if word[0].isalpha()) > 1


def _is_tax_code(found: re.Match[str], text: str, beside: str) -> bool:
    """Ten digits in one piece that are said to be a firm's tax code, or that add up like one."""
    digits = found[0]
    if len(digits) != 10 or not digits.isdigit():
        return False
    before = _before(found, text)
    if _TAX_WORDS.search(before) or (not before.strip() and _TAX_WORDS.search(beside)):
        return True
    check = 10 - sum(int(digit) * weight for digit, weight in zip(digits, _TAX_WEIGHTS, strict=False)) % 11
    return int(digits[9]) == check
