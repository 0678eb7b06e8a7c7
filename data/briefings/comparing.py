"""What changed between two snapshots: every indicator's number then and now, the most important first."""

from __future__ import annotations

from data.briefings.snapshots import Frozen
from data.views.changes import Change, find_changes
from data.views.headline import Headline
from data.views.indicator import read_indicator


def changes_between(then: Frozen, now: Frozen) -> tuple[Change, ...]:
    """The changes of all indicators that both snapshots know; one that was not there before has nothing to compare."""
    before = _headlines(then)
    return find_changes((before[code], found) for code, found in _headlines(now).items() if code in before)


def _headlines(frozen: Frozen) -> dict[str, Headline]:
    found = (view.headline for view in frozen.all_of(read_indicator))
    return {headline.indicator.code: headline for headline in found if headline}
