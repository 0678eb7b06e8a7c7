"""Feedback (PA) by field and month: open before + received = handled + open after, in every field and in all."""

from __future__ import annotations

from collections.abc import Mapping

from data.periods import Period
from loaders.made_up.book import COMMUNES, Book, split
from loaders.made_up.places import chance_of
from loaders.made_up.profiles import Profile

OPENING, RECEIVED, HANDLED, CLOSING = "PA-17", "PA-18", "PA-19", "PA-20"
DAILY_RECEIVED, DAILY_HANDLED, DAILY_OPEN = "PA-01", "PA-02", "PA-03"


class FeedbackMonths:
    """The months in their order: each begins with what the one before left open."""

    def __init__(self, book: Book, profiles: Mapping[str, Profile]) -> None:
        self._book = book
        self._fields = profiles[RECEIVED].parts
        self._months: dict[str, dict[str, dict[str, int]]] = {}

    def tell(self, book: Book) -> None:
        """Let the book know the four indicators."""
        for code in (OPENING, RECEIVED, HANDLED, CLOSING):
            book.made_parts[code] = lambda month, code=code: self._of(month)[code]  # type: ignore[misc]

    def _of(self, month: Period) -> dict[str, dict[str, int]]:
        if not self._months:
            self._fill()
        return self._months[month.code]

    def _fill(self) -> None:
        book = self._book
        months = book.span.complete("month")
        at_first_day = sum(book.opening(DAILY_OPEN, COMMUNES))
        waiting = split(at_first_day, self._fields, chance_of(OPENING))
        for month in months:
            chance = chance_of(RECEIVED, month.code)
            received = split(book.month_of(DAILY_RECEIVED, month), self._fields, chance)
            known_by_day = month.start >= book.span.first_day
            ready = {name: waiting[name] + count for name, count in received.items()}
            handled_in_all = book.month_of(DAILY_HANDLED, month) if known_by_day else sum(ready.values()) - at_first_day
            handled = _share_out(handled_in_all, ready)
            left = {name: ready[name] - handled[name] for name in ready}
            self._months[month.code] = {OPENING: waiting, RECEIVED: received, HANDLED: handled, CLOSING: left}
            waiting = left


def _share_out(total: int, ready: Mapping[str, int]) -> dict[str, int]:
    """A total shared out in proportion, to none more than it has."""
    whole, given, so_far = sum(ready.values()), 0, 0
    shares = {}
    for name, count in ready.items():
        so_far += count
        upto = total * so_far // whole
        shares[name] = upto - given
        given = upto
    return shares
