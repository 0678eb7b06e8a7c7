"""What changed between two moments, the most important first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from data.views.headline import Headline, read_headlines
from data.views.judgement import AT_RISK, ATTENTION, ON_TRACK
from data.views.portfolio import my_sectors
from data.views.reader import Reader, remember

WORSE, BETTER, CORRECTED, NEWER = "worse", "better", "corrected", "newer"
IMPORTANCE = (WORSE, CORRECTED, BETTER, NEWER)
SEVERITY = {ON_TRACK: 0, ATTENTION: 1, AT_RISK: 2}


@dataclass(frozen=True)
class Change:
    """One headline then and now. kind: its status fell or rose, its period's value was corrected, or a newer came."""

    kind: str
    then: Headline
    now: Headline

    @property
    def share(self) -> Decimal:
        """How far the value moved, as a share of the earlier one; 0 where they can't be compared."""
        if self.then.value is None or self.now.value is None or not self.then.value.amount:
            return Decimal(0)
        return abs(self.now.value.amount - self.then.value.amount) / abs(self.then.value.amount)


@dataclass(frozen=True)
class ChangeView:
    """Changes from the end of a day until the moment of the reader."""

    since: date
    changes: tuple[Change, ...]


def read_changes(reader: Reader, since: str, post: str = "") -> ChangeView:
    """What changed in the headlines of all sectors, or of those of a leading post, since the end of an ISO date.

    A made-up value and a published one are never compared.
    """
    day = date.fromisoformat(since)
    as_of = reader.store.as_of(since)
    earlier = replace(reader, as_of=as_of, memory=remember(reader.store, reader.catalogue, as_of))
    codes = list(dict.fromkeys(code for sector in my_sectors(reader.catalogue, post) for code in sector.headline))
    pairs = zip(read_headlines(earlier, codes, day, spark=2), read_headlines(reader, codes, reader.today), strict=True)
    return ChangeView(day, find_changes(pairs))


def find_changes(pairs: Iterable[tuple[Headline, Headline]]) -> tuple[Change, ...]:
    """What changed between headlines then and now, the most important first."""
    changes = [Change(kind, then, now) for then, now in pairs if (kind := _kind(then, now))]
    return tuple(sorted(changes, key=_importance))


def _kind(then: Headline, now: Headline) -> str:
    if then.value is None or now.value is None or then.value.made_up != now.value.made_up:
        return ""
    before, after = SEVERITY.get(then.verdict.status), SEVERITY.get(now.verdict.status)
    if before is not None and after is not None and before != after:
        return WORSE if after > before else BETTER
    if then.period == now.period:
        return CORRECTED if then.value.amount != now.value.amount else ""
    return NEWER if then.value.amount != now.value.amount else ""


def _importance(change: Change) -> tuple[int, Decimal, str]:
    return IMPORTANCE.index(change.kind), -change.share, change.now.indicator.code
