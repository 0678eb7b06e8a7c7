"""What leaders open first is read beside them, at the start and after each write, so that no reader waits for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from data.store import StoreError
from data.views.overview import read_overview
from data.views.reader import Reader, remember
from data.views.sector import read_sector
from pages.parts.resources import fault, fault_of_catalogue, the_catalogue, the_store

EVERY_S = 0.5


@contextmanager
def kept_warm() -> Iterator[None]:
    """Meanwhile a thread of its own looks for a newer revision and reads what has to be read again."""
    ending = threading.Event()
    keeper = threading.Thread(target=_keep, args=(ending,), name="warmth", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ending.set()
        keeper.join()


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


def _keep(ending: threading.Event) -> None:
    warm = 0
    while not ending.wait(EVERY_S):
        if fault() or fault_of_catalogue():
            continue
        try:
            if the_store().last_revision != warm:
                warm = warm_up(warm)
        except StoreError:
            warm = 0
