"""Units of measure as people write them, and exact conversion between those of one kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from loaders.cells.plain_text import plain
from loaders.cells.values import vietnamese

_PREFIXES = {
    "nghìn tỷ": 12,
    "tỷ": 9,
    "trăm triệu": 8,
    "triệu": 6,
    "tr": 6,
    "trăm nghìn": 5,
    "chục nghìn": 4,
    "nghìn": 3,
    "1000": 3,
    "1.000": 3,
    "trăm": 2,
}
_SCALED = {
    "tấn": ("kg", 3),
    "tạ": ("kg", 2),
    "yến": ("kg", 1),
    "kilôgam": ("kg", 0),
    "ha": ("m2", 4),
    "héc ta": ("m2", 4),
    "km2": ("m2", 6),
    "km": ("m", 3),
    "kwh": ("kwh", 0),
    "mwh": ("kwh", 3),
    "gwh": ("kwh", 6),
}
_SAME = {
    "đ": "đồng",
    "vnđ": "đồng",
    "vnd": "đồng",
    "đô la mỹ": "usd",
    "đô la": "usd",
    "$": "usd",
    "phần trăm": "%",
    "m²": "m2",
    "km²": "km2",
    "m³": "m3",
    "hecta": "ha",
    "hộ gia đình": "hộ",
    "lượt khách": "lượt",
    "lượt người": "lượt",
    "nhân khẩu": "người",
}
_WRITTEN = (("ngàn", "nghìn"), ("tỉ", "tỷ"), ("tr.", "tr "), ("trđ", "tr đồng"))
_IN_BRACKETS = re.compile(r"\(([^()]{1,24})\)")
_AFTER_MARK = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*[:.]?\s*(.{1,24})")


@dataclass(frozen=True)
class Measure:
    """A unit as a power of ten of a base: nghìn tấn is 10^6 kg."""

    base: str
    power: int


def read_measure(text: str) -> Measure | None:
    """The unit that a text names; None when it names none."""
    words = plain(text).strip(" .:;()[]")
    for written, meant in _WRITTEN:
        words = words.replace(written, meant)
    words = " ".join(words.split())
    power = 0
    for prefix, more in _PREFIXES.items():
        if words == prefix or words.startswith(prefix + " "):
            words, power = words.removeprefix(prefix).strip(), more
            break
    words = _SAME.get(words, words)
    base, more = _SCALED.get(words, (words, 0))
    if not base and power in (6, 9):
        base = "đồng"
    return Measure(base, power + more) if base and len(base) <= 24 else None


def conversion(source: str, target: str) -> Decimal | None:
    """What a number in one unit is multiplied with to be in the other; None when they are of different kinds."""
    one, other = read_measure(source), read_measure(target)
    if one is None or other is None or one.base != other.base:
        return None
    return Decimal(1).scaleb(one.power - other.power)


def convert(number: Decimal, factor: Decimal) -> Decimal:
    """The exact product, without needless zeros."""
    product = number.scaleb(factor.adjusted())
    whole = product.to_integral_value()
    return whole.quantize(Decimal(1)) if product == whole else product.normalize()


def unit_said_in(text: str, target: str) -> str:
    """The unit that a header or a title names and that converts to the target: 'Thu (triệu đồng)'; '' for none."""
    words = plain(text)
    candidates = [*_IN_BRACKETS.findall(words), *_AFTER_MARK.findall(words), *words.split(","), *words.split(" - ")]
    return next((said.strip(" .:") for said in candidates if conversion(said, target) is not None), "")


def units_like(target: str) -> list[str]:
    """Units that convert to the target, for a choice; the target comes first."""
    families = (
        ("đồng", "nghìn đồng", "triệu đồng", "tỷ đồng", "nghìn tỷ đồng"),
        ("USD", "nghìn USD", "triệu USD", "tỷ USD"),
        ("kg", "tạ", "tấn", "nghìn tấn", "triệu tấn"),
        ("m2", "ha", "nghìn ha", "km2"),
        ("kWh", "MWh", "triệu kWh"),
    )
    likes = [unit for family in families for unit in family if conversion(unit, target) is not None]
    measure = read_measure(target)
    if not likes and measure and measure.base != "%":
        likes = [f"{prefix}{measure.base}" for prefix in ("", "nghìn ", "triệu ")]
    return [target, *(unit for unit in likes if read_measure(unit) != measure)]


def example(source: str, target: str, number: Decimal = Decimal(1234)) -> str:
    """A conversion as it is shown: '1.234 triệu đồng → 1,234 tỷ đồng'."""
    factor = conversion(source, target)
    after = convert(number, factor) if factor is not None else number
    return f"{vietnamese(number)} {source} → {vietnamese(after)} {target}"
