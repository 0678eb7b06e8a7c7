"""What a kind of agenda item makes its screens from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from briefings.deck import MOST_ROWS, Screen, Table
from briefings.screens import words
from data.briefings.model import AgendaItem
from data.briefings.snapshots import Frozen
from data.catalogue import Catalogue

T = TypeVar("T")


@dataclass(frozen=True)
class Scene:
    """One agenda item of a frozen briefing. previous: the snapshot of the meeting before; number: from 1."""

    frozen: Frozen
    previous: Frozen | None
    item: AgendaItem
    number: int

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue under which the briefing was frozen."""
        return self.frozen.catalogue

    def screen(self, heading: str, title: str, **more: Any) -> Screen:
        """A screen of this item; the title that was typed comes before the one that was made."""
        notes = tuple(filter(None, self.item.notes.splitlines()))
        return Screen(
            kind=self.item.kind,
            item=self.number,
            heading=heading,
            title=self.item.title or title,
            notes=notes,
            minutes=self.item.minutes,
            **more,
        )

    def tables(
        self,
        heading: str,
        title: str,
        headers: tuple[str, ...],
        rows: Sequence[tuple[str, ...]],
        numeric: tuple[int, ...] = (),
        **more: Any,
    ) -> list[Screen]:
        """A table over as many screens as it needs."""
        parts = batches(rows)
        named = self.item.title or title
        return [
            self.screen(heading, part_title(named, at, len(parts)), table=Table(headers, part, numeric), **more)
            for at, part in enumerate(parts, start=1)
        ]


def batches(rows: Sequence[T]) -> list[tuple[T, ...]]:
    """Rows as many as fit on a screen at a time."""
    return [tuple(rows[at : at + MOST_ROWS]) for at in range(0, len(rows), MOST_ROWS)]


def part_title(title: str, part: int, parts: int) -> str:
    """'Nội dung giao ban (1/2)' where there are several."""
    return words.PART.format(title=title, part=part, parts=parts) if parts > 1 else title
