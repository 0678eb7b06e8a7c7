"""What leaders open first is read beside them, at the start and after each write, so that no reader waits for it."""

from __future__ import annotations

from contextlib import AbstractContextManager

from data.views.overview import read_overview
from data.views.reader import Reader, remember
from data.views.sector import read_sector
from pages.parts.beside import working_beside
from pages.parts.resources import the_catalogue, the_store

EVERY_S = 0.5


def kept_warm() -> AbstractContextManager[None]:
    """Meanwhile a thread of its own looks for a newer revision and reads what has to be read again."""
    warm = 0

    def keep() -> None:
        nonlocal warm
        if the_store().last_revision != warm:
            since, warm = warm, 0
            warm = warm_up(since)

    return working_beside("warmth", EVERY_S, keep)


def warm_up(since: int) -> int:
    """Read the overview and the sectors that a revision after `since` has touched; returns the newest revision."""
    store, catalogue = the_store(), the_catalogue()
    as_of = store.as_of()
    reader = Reader(store, catalogue, as_of, store.now(), remember(store, catalogue, as_of))
    read_overview(reader)
    touched = {code for (code,) in store.rows("read_touched", since=since)}
    for code in {catalogue.indicators[known].sector for known in touched & catalogue.indicators.keys()}:
        read_sector(reader, code)
    return as_of.revision
