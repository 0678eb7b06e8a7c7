"""A frozen briefing in, its deck out: the screens in the order of the agenda, and what the two pages say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefings.deck import Deck, Screen
from briefings.report import compose_report
from briefings.screens.changes import change_screens, edition_screens
from briefings.screens.follow_up import follow_up_screens
from briefings.screens.frame import agenda, cover, end
from briefings.screens.overview import overview_screens
from briefings.screens.scene import Scene
from briefings.screens.sector import sector_screens
from briefings.screens.subjects import indicator_screens, text_screens, unit_screens
from briefings.screens.tasks import task_screens
from data.briefings.model import CHANGES, CONCLUSIONS, INDICATOR, OVERVIEW, SECTOR, TASKS, TEXT, UNIT
from data.briefings.snapshots import Frozen, open_edition_before, open_previous, open_snapshot
from data.store import Store

SCREENS: dict[str, Callable[[Scene], list[Screen]]] = {
    CONCLUSIONS: follow_up_screens,
    CHANGES: change_screens,
    OVERVIEW: overview_screens,
    SECTOR: sector_screens,
    INDICATOR: indicator_screens,
    UNIT: unit_screens,
    TASKS: task_screens,
    TEXT: text_screens,
}


def read_deck(store: Store, snapshot_id: str, address: str = "") -> Deck:
    """The deck of a snapshot; address: where the app is reached, for the codes on the screens. Raises SnapshotLost."""
    frozen = open_snapshot(store, snapshot_id)
    return compose_deck(frozen, open_previous(frozen), open_edition_before(frozen), address)


def compose_deck(frozen: Frozen, previous: Frozen | None, before: Frozen | None = None, address: str = "") -> Deck:
    """The deck, the same each time: everything in it was frozen. before: what an edition replaces."""
    snapshot, report = frozen.snapshot, compose_report(frozen)
    items = enumerate(snapshot.briefing.agenda, start=1)
    scenes = (Scene(frozen, previous, item, number) for number, item in items)
    screens = [screen for scene in scenes for screen in SCREENS[scene.item.kind](scene)]
    cut_off = [
        cover(snapshot, report.cutoff),
        *(edition_screens(frozen, before) if before else ()),
        *agenda(snapshot, frozen.catalogue, report.cutoff),
        *(screen if screen.cutoff else replace(screen, cutoff=report.cutoff) for screen in screens),
        end(snapshot, report.cutoff),
    ]
    return Deck(snapshot, frozen.catalogue, tuple(cut_off), report, address)
