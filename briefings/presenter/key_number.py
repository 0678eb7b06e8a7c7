"""The key number of a screen: how wide its column is and how large it is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.deck import Figure

LARGE, BESIDE_OTHERS, SMALLEST = 190, 150, 134
DIGIT, SIGN, PERCENT = 0.55, 0.3, 0.38
UNIT_LETTER, UNIT_GAP = 24, 20


@dataclass(frozen=True)
class Key:
    """width of the column and size of the type in pixels; unit_below: the unit has no room beside the number."""

    width: int = 0
    size: int = 0
    unit_below: bool = False


def set_key(figure: Figure, size: int, widths: Sequence[int]) -> Key:
    """The narrowest column that takes the number in its size; in the widest one it is set smaller."""
    ems = sum(DIGIT if sign.isalnum() else SIGN for sign in figure.text) + (PERCENT if figure.unit == "%" else 0)
    width = next((room for room in widths if ems * size <= room), widths[-1])
    fitting = max(min(size, int(width / max(ems, 1))), SMALLEST)
    unit = 0 if figure.unit in ("", "%") else UNIT_GAP + UNIT_LETTER * len(figure.unit)
    return Key(width, fitting, ems * fitting + unit > width and unit > 0)
