"""Small cells: counts that could point at a person are hidden, and so are those that would give them away."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal


def hide_small(counts: Mapping[str, Decimal], least: int) -> set[str]:
    """The keys whose counts are not shown: those from 1 to below `least`, and enough others to protect them.

    The total of all counts is assumed to be known, and so is that of the hidden ones, each of which is 1 at least while
    zeros are shown. So any of them must be able to be `least` or more while the others are 1; where no larger count is
    left to see to that, the zeros are hidden too, and a hidden count may be nothing at all.
    """
    hidden = {key for key, count in counts.items() if 0 < count < least}
    others = sorted((count, key) for key, count in counts.items() if count >= least)
    while hidden and others and not _protected(counts, hidden, least):
        hidden.add(others.pop(0)[1])
    if hidden and not _protected(counts, hidden, least):
        hidden |= {key for key, count in counts.items() if count == 0}
    return hidden


def _protected(counts: Mapping[str, Decimal], hidden: set[str], least: int) -> bool:
    return len(hidden) > 1 and sum(counts[key] for key in hidden) - (len(hidden) - 1) >= least
