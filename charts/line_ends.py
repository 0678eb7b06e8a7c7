"""The names at the ends of lines, kept apart where lines end close together."""

from __future__ import annotations

from itertools import pairwise
from typing import Any


def apart(ends: list[dict[str, Any]], gap: float, low: float, high: float) -> list[dict[str, Any]]:
    """Ends, each at its 'amount', from low to high with at least a gap between two, inside of an axis."""
    ends = sorted(ends, key=lambda end: float(end["amount"]))
    for lower, upper in pairwise(ends):
        missing = gap - (upper["amount"] - lower["amount"])
        if missing > 0:
            lower["amount"] -= missing / 2
            upper["amount"] += missing / 2
    floor = low + gap / 2.2
    for end in ends:
        end["amount"] = floor = max(end["amount"], floor)
        floor += gap
    ceiling = high - gap / 3
    for end in reversed(ends):
        end["amount"] = ceiling = min(end["amount"], ceiling)
        ceiling -= gap
    return ends
