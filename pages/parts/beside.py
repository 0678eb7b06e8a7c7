"""Work beside the readers: a thread that looks again and again, and outlives whatever goes wrong once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pages.parts.resources import fault, fault_of_catalogue

LOG = logging.getLogger("giao_ban.beside")


@contextmanager
def working_beside(name: str, seconds: float, work: Callable[[], None]) -> Iterator[None]:
    """Meanwhile `work` is done every so many seconds while store and catalogue are open; the last one is finished."""
    over = threading.Event()
    thread = threading.Thread(target=_go_on, args=(over, name, seconds, work), name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _go_on(over: threading.Event, name: str, seconds: float, work: Callable[[], None]) -> None:
    while not over.wait(seconds):
        try:
            if not fault() and not fault_of_catalogue():
                work()
        except Exception:
            LOG.exception("%s was not done", name)
