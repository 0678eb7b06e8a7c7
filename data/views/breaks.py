"""Breaks: from when on a series means something else; what a trend marks and a comparison notes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data.catalogue import Break, Catalogue, Indicator
from data.numbers import format_date
from data.periods import Period

NEW_COMMUNES = "xã, phường hiện nay có từ ngày này"
FROM_COMMUNES = "từ ngày này số toàn tỉnh cộng từ các xã, phường mới"


def breaks_of(catalogue: Catalogue, indicator: Indicator, place: str = "") -> tuple[Break, ...]:
    """The breaks of the province's series, or of one commune's, oldest first.

    Of one day the declared one counts before that of the communes, and a merger before both.
    """
    mergers = () if place else catalogue.mergers
    every = (*_of_areas(catalogue, indicator, place), *indicator.breaks, *mergers)
    found = {declared.start: declared for declared in every}
    return tuple(found[day] for day in sorted(found))


def break_between(indicator: Indicator, breaks: Iterable[Break], earlier: Period, later: Period) -> Break | None:
    """The newest break that parts two periods. A flow is told of every day of a period, all else of its last one."""
    since = earlier.start if indicator.basis in ("flow", "cumulative", "growth") else earlier.end
    parting = [found for found in breaks if since < found.start <= later.end]
    return parting[-1] if parting else None


def merged_between(breaks: Iterable[Break], earlier: Period, later: Period) -> bool:
    """Whether the earlier period was over before the province merged with another one, and the later one was not."""
    return any(found.merger and earlier.end < found.start <= later.end for found in breaks)


def communes_since(catalogue: Catalogue) -> date:
    """The day from which the communes exist."""
    return min(area.valid_from for area in catalogue.communes.values())


def break_phrase(found: Break) -> str:
    """'01/07/2025: không còn cấp huyện'; with the document that says so where one is named."""
    source = f" ({found.source})" if found.source else ""
    return f"{format_date(found.start)}: {found.reason}{source}"


def _of_areas(catalogue: Catalogue, indicator: Indicator, place: str) -> tuple[Break, ...]:
    """Where the places behind a series came into being."""
    if place:
        return (Break(catalogue.areas[place].valid_from, NEW_COMMUNES),)
    adds_up = "commune" in indicator.levels and not indicator.entity and indicator.province_value == "computed"
    return (Break(communes_since(catalogue), FROM_COMMUNES),) if adds_up and catalogue.communes else ()
