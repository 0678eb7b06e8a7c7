"""Small cells: counts that could point at a person are hidden, and so are those that would give them away."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal


def hide_small(counts: Mapping[str, Decimal], least: int) -> set[str]:
    """The keys whose counts are not shown: those from 1 to below `least`, and enough others to protect them.

    The total of all counts is assumed to be known: what is hidden must be two counts or more, and must add up to
    `least` at least, or a reader could work the small one out by subtraction. A zero is always shown.
    """
    hidden = {key for key, count in counts.items() if 0 < count < least}
    others = sorted((count, key) for key, count in counts.items() if count >= least)
    while hidden and others and (len(hidden) < 2 or sum(counts[key] for key in hidden) < least):
        hidden.add(others.pop(0)[1])
    return hidden
