"""Watching the drop folder while the app runs: a thread that looks every few seconds and outlives any bad file."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from data import settings
from loaders.inbox import FOLDER, Inbox
from pages.parts.resources import fault, fault_of_catalogue, the_catalogue, the_store

EVERY = 5.0
LOG = logging.getLogger("giao_ban.inbox")


@contextmanager
def watching() -> Iterator[None]:
    """The folder is watched meanwhile; a file that is being taken is finished before the end."""
    over = threading.Event()
    thread = threading.Thread(target=_watch, args=(over,), name="inbox", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _watch(over: threading.Event) -> None:
    inbox = Inbox(settings.var_folder() / FOLDER)
    while not over.wait(EVERY):
        try:
            if inbox.folder.is_dir() and not fault() and not fault_of_catalogue():
                inbox.sweep(the_store(), the_catalogue())
        except Exception:
            LOG.exception("the drop folder was not looked at")
