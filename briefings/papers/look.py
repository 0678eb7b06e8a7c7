"""How large and how wide a paper is set: ladders from roomy to tight, all within NĐ 30/2020."""

from __future__ import annotations

from dataclasses import dataclass

TOP, BOTTOM, LEFT = 20, 20, 30
PAGE_HEIGHT = 297
INDENT = 10
NATURAL = 1.149
POINT = 25.4 / 72


@dataclass(frozen=True)
class Look:
    """Sizes in points, the right margin in mm. spacing: of lines, 1 is single.

    gap: after a paragraph; pad: above and below the text of a cell; run_in: lists in one paragraph each.
    """

    size: float
    table: float
    spacing: float
    right: int = 20
    gap: float = 6
    pad: float = 3
    run_in: bool = False

    @property
    def pitch(self) -> float:
        """From one line to the next, in mm."""
        return self.size * NATURAL * self.spacing * POINT


PAPER = (Look(14, 12, 1.15),)
TWO_PAGES = (
    Look(14, 12, 1.3, gap=8),
    Look(14, 12, 1.2),
    Look(14, 12, 1.1),
    Look(14, 12, 1),
    Look(14, 12, 1, pad=2, run_in=True),
    Look(13, 12, 1.05, pad=2, run_in=True),
    Look(13, 12, 1, pad=2, right=15, run_in=True),
    Look(13, 11, 1, pad=1, right=15, run_in=True),
)
SPOKEN = (
    Look(18, 14, 1.35, gap=10),
    Look(17, 14, 1.3, gap=9),
    Look(16, 14, 1.3, gap=8),
    Look(16, 14, 1.15),
    Look(16, 14, 1.15, run_in=True),
    Look(15, 13, 1.15, run_in=True),
    Look(15, 13, 1, run_in=True),
    Look(14, 12, 1, run_in=True),
    Look(14, 12, 1, right=15, run_in=True),
)
