"""Places of one value: where they are more than are shown at an end of an order, they are one row that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")


def gather_ties(ordered: Iterable[T], amount: Callable[[T], Decimal], most: int) -> list[list[T]]:
    """The rows of an order: each one alone, and together those of one value that are more than `most`."""
    gathered: list[list[T]] = []
    for _, tied in groupby(ordered, amount):
        same = list(tied)
        gathered += [same] if len(same) > most else [[one] for one in same]
    return gathered
