"""Values that look like the earlier ones in another unit of measure: a hundred, a thousand, a million times."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from data.catalogue.model import Indicator
from loaders.cells.values import vietnamese

FACTORS = (Decimal(100), Decimal(1_000), Decimal(1_000_000))
NEAR = Decimal("1.4")
LEAST_SWITCH = Decimal(71)  # below FACTORS[0] / NEAR, so that no switch is missed
FEW = 5


def check_switched(value: Decimal, earlier: Collection[Decimal], indicator: Indicator) -> str:
    """'gấp khoảng 1.000 lần' or 'nhỏ hơn khoảng 1.000 lần' where all earlier values say so; '' where they don't.

    A hundred times happens by itself to small things, so it needs a share, or two witnesses.
    """
    least = FEW * Decimal(1).scaleb(-indicator.decimals)
    if indicator.basis == "growth" or any(value * before <= 0 for before in earlier):
        return ""
    for factor in FACTORS:
        sure = factor > FACTORS[0] or indicator.is_percentage or len(earlier) > 1
        for up, word in ((True, "gấp khoảng"), (False, "nhỏ hơn khoảng")):
            pairs = [(value, before) if up else (before, value) for before in earlier]
            enough = min(abs(small) for _, small in pairs) >= least or indicator.is_percentage
            if sure and enough and all(factor / NEAR <= abs(large / small) <= factor * NEAR for large, small in pairs):
                return f"{word} {vietnamese(factor)} lần"
    return ""
