"""Made-up flows of a year that agree with what was published of it, so that neither contradicts the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def fit_flows(raw: Sequence[int], fixed: Mapping[int, int], to_date: Mapping[int, int]) -> list[int]:
    """The flows of a year's periods: `fixed` ones as they are, the rest scaled to meet each year-to-date value.

    After the last published year-to-date value they stay as drawn. Keys are places in the year, from 0.
    """
    flows = [fixed.get(at, value) for at, value in enumerate(raw)]
    start, reached = 0, 0
    for at in sorted(to_date):
        segment = range(start, at + 1)
        free = [place for place in segment if place not in fixed]
        rest = to_date[at] - reached - sum(fixed[place] for place in segment if place in fixed)
        _spread(flows, free, max(0, rest))
        start, reached = at + 1, to_date[at]
    return flows


def _spread(flows: list[int], places: Sequence[int], total: int) -> None:
    """Share a total out in proportion to what stands there."""
    whole = sum(flows[place] for place in places)
    given = so_far = 0
    for place in places:
        so_far += flows[place]
        upto = total * so_far // whole if whole else 0
        flows[place] = upto - given
        given = upto
