"""What a meeting usually goes through."""

from __future__ import annotations

from data.briefings.model import CHANGES, CONCLUSIONS, OVERVIEW, SECTOR, TASKS, AgendaItem
from data.catalogue import Catalogue


def usual_agenda(catalogue: Catalogue) -> tuple[AgendaItem, ...]:
    """The conclusions of the meeting before, what changed, the overview, every sector, the tasks."""
    sectors = (AgendaItem(SECTOR, code) for code, sector in catalogue.sectors.items() if sector.page)
    return (AgendaItem(CONCLUSIONS), AgendaItem(CHANGES), AgendaItem(OVERVIEW), *sectors, AgendaItem(TASKS))
