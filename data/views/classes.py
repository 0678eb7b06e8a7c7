"""Classes of a map: by the target where places are judged by it, else of equal size with readable edges."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from data.catalogue import Indicator
from data.numbers import format_number
from data.periods import Period
from data.targets import Target
from data.views.judgement import AT_RISK, ATTENTION, ON_TRACK, required_to_date

MOST_CLASSES = 5
LEEWAY = 20
LARGEST_STEP = 15


@dataclass(frozen=True)
class Classes:
    """Ascending edges between classes; the keys and the labels of the classes, from the lowest amounts on.

    Keys are statuses where `goal` says what is required, else the class's number. An amount on an edge belongs to the
    class above it; to the one below under a ceiling.
    """

    edges: tuple[Decimal, ...]
    keys: tuple[str, ...]
    labels: tuple[str, ...]
    goal: str = ""
    ceiling: bool = False

    def of(self, amount: Decimal) -> str:
        """The key of the class that an amount belongs to."""
        return self.keys[(bisect_left if self.ceiling else bisect_right)(self.edges, amount)]


def judged_classes(indicator: Indicator, target: Target, period: Period) -> Classes:
    """Three classes by what the target requires by the end of the period: the statuses of data/views/judgement."""
    rule, required = indicator.judgement, required_to_date(indicator, target, period)
    ceiling = target.bound == "max"
    if rule.compare == "points":
        away = (rule.attention, rule.risk)
        edges = [required + part if ceiling else required - part for part in away]
    else:
        edges = [required / part if ceiling else required * part for part in (rule.attention, rule.risk)]
    keys = (ON_TRACK, ATTENTION, AT_RISK) if ceiling else (AT_RISK, ATTENTION, ON_TRACK)
    said = _said(indicator, required)
    goal = f"không quá {said}" if ceiling else f"từ {said} trở lên"
    ordered = tuple(sorted(edges))
    return Classes(ordered, keys, tuple(_judged_labels(indicator, ordered, ceiling)), goal, ceiling)


def may_judge(indicator: Indicator, target: Target | None) -> bool:
    """Whether a target of the province holds for its communes too: a floor or a ceiling of a percentage does."""
    if target is None or target.value <= 0 or target.bound not in ("min", "max"):
        return False
    return indicator.is_percentage and indicator.direction != "neutral" and indicator.judgement.compare != "band"


def quantile_classes(indicator: Indicator, amounts: Iterable[Decimal]) -> Classes:
    """At most five classes with about as many places each, none empty; equal amounts are never parted."""
    ordered = sorted(amounts)
    edges: list[Decimal] = []
    for edge in sorted({edge for part in range(1, MOST_CLASSES) for edge in _edge(ordered, part)}):
        if bisect_left(ordered, edge) > (bisect_left(ordered, edges[-1]) if edges else 0):
            edges.append(edge)
    keys = tuple(str(number) for number in range(len(edges) + 1))
    return Classes(tuple(edges), keys, tuple(_quantile_labels(indicator, ordered, edges)))


def _edge(ordered: Sequence[Decimal], part: int) -> Iterator[Decimal]:
    """The roundest number within a few ranks of where a class should end; next to the nearest jump among ties."""
    ends, leeway = len(ordered) * part // MOST_CLASSES, len(ordered) // LEEWAY
    low, high = max(ends - 1 - leeway, 0), min(ends + leeway, len(ordered) - 1)
    if ordered and ordered[low] == ordered[high]:
        jumps = [i for i in range(1, len(ordered)) if ordered[i - 1] < ordered[i]]
        high = min(jumps, key=lambda i: abs(i - ends), default=0)
        low = max(high - 1, 0)
    if ordered and ordered[low] < ordered[high]:
        yield roundest(ordered[low], ordered[high])


def roundest(above: Decimal, most: Decimal) -> Decimal:
    """The number with the fewest figures that is greater than `above` and not greater than `most`."""
    for power in range(LARGEST_STEP, -LARGEST_STEP, -1):
        for step in (Decimal(5).scaleb(power), Decimal(2).scaleb(power), Decimal(1).scaleb(power)):
            number = (most // step - (most < 0 and most % step != 0)) * step
            if number > above:
                return number
    return most


def _judged_labels(indicator: Indicator, edges: Sequence[Decimal], ceiling: bool) -> Iterator[str]:
    low, high = (_said(indicator, edge) for edge in edges)
    if ceiling:
        yield from (f"không quá {low}", f"trên {low} đến {high}", f"trên {high}")
    else:
        yield from (f"dưới {low}", f"từ {low} đến dưới {high}", f"từ {high} trở lên")


def _quantile_labels(indicator: Indicator, ordered: Sequence[Decimal], edges: Sequence[Decimal]) -> Iterator[str]:
    if not edges:
        yield _said(indicator, ordered[0]) if ordered else ""
        return
    if indicator.decimals == 0:
        whole = [ordered[0], *edges, ordered[-1] + 1]
        yield from (_whole_label(indicator, low, high - 1) for low, high in pairwise(whole))
        return
    yield f"dưới {_said(indicator, edges[0])}"
    for low, high in pairwise(edges):
        yield f"{_said(indicator, low)} đến dưới {_said(indicator, high)}"
    yield f"từ {_said(indicator, edges[-1])} trở lên"


def _whole_label(indicator: Indicator, low: Decimal, high: Decimal) -> str:
    if low == high:
        return _said(indicator, low)
    return f"{_said(indicator, low)} đến {_said(indicator, high)}"


def _said(indicator: Indicator, amount: Decimal) -> str:
    sign = "%" if indicator.is_percentage else ""
    return f"{format_number(amount, max(indicator.decimals, 2 if sign else 0))}{sign}"
