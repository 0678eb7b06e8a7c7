"""Verifying a frozen briefing, as the page and the command line say it."""

from __future__ import annotations

from briefings import pack_words as words
from data.briefings.checking import Difference, find_changed, find_differences
from data.briefings.snapshots import Frozen


def verify_frozen(frozen: Frozen) -> list[Difference]:
    """What was changed since it was stored; where nothing was, what would be computed otherwise today."""
    return find_changed(frozen) or list(find_differences(frozen))


def difference_row(one: Difference) -> tuple[str, ...]:
    """What is wrong, where, what was stored, what is computed now."""
    where = " ".join(filter(None, (one.view, *one.arguments, one.place)))
    return words.DIFFERENCES[one.kind], where, one.stored, one.now
